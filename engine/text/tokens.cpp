// SPDX-License-Identifier: MIT
#include "text/tokens.h"

#include <array>
#include <cstdint>

namespace inforce::text {
namespace {

enum class Class : std::uint8_t { space, letter, digit, mark, high };

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) {
    Class is = Class::mark;
    if (c <= ' ') is = Class::space;
    if (c >= '0' && c <= '9') is = Class::digit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) is = Class::letter;
    if (c >= 0x80) is = Class::high;
    classes[c] = is;
  }
  return classes;
}();

// Marks of several bytes; any other sequence of high bytes is a letter.
constexpr std::string_view kMarks[] = {"—", "–", "“", "”", "‘", "’", "…", "•", "€", "£", "→",
                                       "«", "»", "¥", "©", "®", "™", "§", "−", "·", "†", "‡"};
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kCurlyApostrophe = "’";

class Scanner {
 public:
  Scanner(std::string_view text, Span span, std::vector<Token>& tokens)
      : text_(text.substr(0, span.end)), at_(span.begin), tokens_(tokens) {}

  void scan() {
    bool space = true;
    while (at_ < text_.size()) {
      const Class c = class_at(at_);
      if (c == Class::space) {
        ++at_;
        space = true;
        continue;
      }
      if (c == Class::high && starts_with(kNoBreakSpace)) {
        at_ += kNoBreakSpace.size();
        space = true;
        continue;
      }
      const std::size_t begin = at_;
      const Token::Kind kind = take(c);
      tokens_.push_back(
          {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}, kind, space});
      space = false;
    }
  }

 private:
  Class class_at(std::size_t i) const {
    return i < text_.size() ? kClasses[static_cast<unsigned char>(text_[i])] : Class::space;
  }
  bool starts_with(std::string_view words, std::size_t at) const {
    return text_.substr(at, words.size()) == words;
  }
  bool starts_with(std::string_view words) const { return starts_with(words, at_); }

  // Bytes of a multi-byte mark at `at`; 0 when a letter or something else stands there.
  std::size_t mark_at(std::size_t at) const {
    if (class_at(at) != Class::high) return 0;
    for (const std::string_view mark : kMarks) {
      if (starts_with(mark, at)) return mark.size();
    }
    return 0;
  }
  bool letter_at(std::size_t at) const {
    const Class c = class_at(at);
    return c == Class::letter ||
           (c == Class::high && mark_at(at) == 0 && !starts_with(kNoBreakSpace, at));
  }
  bool word_at(std::size_t at) const { return letter_at(at) || class_at(at) == Class::digit; }

  // Bytes of an apostrophe, straight or curly, at `at`; 0: none.
  std::size_t apostrophe_at(std::size_t at) const {
    if (at >= text_.size()) return 0;
    if (text_[at] == '\'') return 1;
    return starts_with(kCurlyApostrophe, at) ? kCurlyApostrophe.size() : 0;
  }
  // A possessive: 's at the end of a word.
  bool possessive_at(std::size_t at) const {
    const std::size_t mark = apostrophe_at(at);
    return mark > 0 && at + mark < text_.size() &&
           (text_[at + mark] == 's' || text_[at + mark] == 'S') && !word_at(at + mark + 1);
  }

  Token::Kind take(Class first) {
    if (possessive_at(at_)) {
      at_ += apostrophe_at(at_) + 1;
      return Token::Kind::word;
    }
    if (first == Class::digit) return number();
    if (letter_at(at_)) return word();
    const std::size_t mark = mark_at(at_);
    at_ += mark > 0 ? mark : 1;
    if (first == Class::mark && text_[at_ - 1] == '_') {  // emphasis, or a blank to be filled in
      while (at_ < text_.size() && text_[at_] == '_') ++at_;
    }
    return Token::Kind::mark;
  }

  Token::Kind number() {
    while (at_ < text_.size()) {
      if (class_at(at_) == Class::digit) {
        ++at_;
      } else if ((text_[at_] == '.' || text_[at_] == ',') && class_at(at_ + 1) == Class::digit) {
        ++at_;
      } else {
        break;
      }
    }
    // "365-day", "3M" and "20th" are words that begin with a number.
    if (letter_at(at_) || (at_ < text_.size() && text_[at_] == '-' && letter_at(at_ + 1))) {
      return word();
    }
    return Token::Kind::number;
  }

  static bool is_joint(char c) { return c == '-' || c == '&' || c == '_'; }

  Token::Kind word() {
    while (at_ < text_.size()) {
      if (word_at(at_)) {
        ++at_;
      } else if (is_joint(text_[at_]) && word_at(at_ + 1)) {
        ++at_;
      } else if (text_[at_] == '.' && letter_at(at_ + 1) && !letter_at(at_ + 2) && single()) {
        ++at_;  // U.S., e.g., J.P.
      } else if (const std::size_t mark = apostrophe_at(at_);
                 mark > 0 && letter_at(at_ + mark) && !possessive_at(at_)) {
        at_ += mark;  // O'Neill, don't
      } else {
        break;
      }
    }
    return Token::Kind::word;
  }
  // Does a single letter stand before the full stop at at_?
  bool single() const { return at_ < 2 || !word_at(at_ - 2); }

  std::string_view text_;
  std::size_t at_;
  std::vector<Token>& tokens_;
};

}  // namespace

void tokenize(std::string_view text, Span span, std::vector<Token>& tokens) {
  Scanner(text, span, tokens).scan();
}

}  // namespace inforce::text
