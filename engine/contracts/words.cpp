// SPDX-License-Identifier: MIT
#include "contracts/words.h"

#include <array>
#include <limits>
#include <utility>

#include "base/text.h"

namespace inforce::contracts {
namespace {

enum class Kind : std::uint8_t { other, letter, digit, space, newline, mark, high };

struct Table {
  std::array<Kind, 256> kind{};
  std::array<std::uint16_t, 256> mark{};
  std::array<char, 256> lower{};

  constexpr Table() {
    for (std::size_t i = 0; i < 256; ++i) {
      const char c = static_cast<char>(i);
      lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '&') kind[i] = Kind::letter;
      if (c >= '0' && c <= '9') kind[i] = Kind::digit;
      if (i >= 128) kind[i] = Kind::high;
    }
    for (const char c : {' ', '\t', '\r', '\f', '\v'})
      kind[static_cast<unsigned char>(c)] = Kind::space;
    kind['\n'] = Kind::newline;
    constexpr std::pair<char, std::uint16_t> marks[] = {
        {',', kComma},   {';', kSemicolon}, {':', kColon},   {'.', kStop},   {'!', kStop},
        {'?', kStop},    {'(', kOpen},      {')', kClose},   {'"', kQuote},  {'[', kBracket},
        {']', kBracket}, {'$', kMoney},     {'%', kPercent}, {'-', kHyphen}, {'/', kSlash},
        {'_', kBlank},   {'*', kBlank},
    };
    for (const auto& [c, bit] : marks) {
      kind[static_cast<unsigned char>(c)] = Kind::mark;
      mark[static_cast<unsigned char>(c)] = bit;
    }
  }
};
constexpr Table kTable;

constexpr unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

struct Sign {
  std::size_t length;
  std::uint16_t mark;  // 0: none, and no letter either
  bool letter;
};

// The sign at a byte above 127: quotes, dashes and wide forms are marks, blanks are blanks, the
// rest letters.
Sign high_sign(std::string_view text, std::size_t i) {
  const auto at = [&](std::size_t k) { return i + k < text.size() ? byte_at(text, i + k) : 0U; };
  const unsigned lead = at(0);
  if (lead == 0xC2) {
    const bool blank = at(1) == 0xA0 || at(1) == 0xAD;
    const bool letter = at(1) == 0xAA || at(1) == 0xB5 || at(1) == 0xBA;
    const bool money = at(1) == 0xA3 || at(1) == 0xA5;  // of pounds and yen
    return {2, money ? kMoney : std::uint16_t{0}, letter && !blank};
  }
  if (lead == 0xE2 && at(1) == 0x80) {
    switch (at(2)) {
      case 0x90:
      case 0x91:
      case 0x92:
      case 0x93:
      case 0x94:
      case 0x95:
        return {3, kHyphen, false};
      case 0x9C:
      case 0x9D:
      case 0x9E:
      case 0x9F:
        return {3, kQuote, false};
      default:
        return {3, 0, false};
    }
  }
  if (lead == 0xE2 && at(1) == 0x82 && at(2) == 0xAC) return {3, kMoney, false};  // the euro's sign
  if (lead == 0xE2) return {3, at(1) == 0x97 ? std::uint16_t{kBlank} : std::uint16_t{0}, false};
  if (lead == 0xEF && at(1) == 0xBC) {
    switch (at(2)) {
      case 0x88:
        return {3, kOpen, false};
      case 0x89:
        return {3, kClose, false};
      case 0x8C:
        return {3, kComma, false};
      case 0x9A:
        return {3, kColon, false};
      case 0x9B:
        return {3, kSemicolon, false};
      default:
        return {3, 0, false};
    }
  }
  if (lead >= 0xF0) return {4, 0, true};
  return {lead >= 0xE0 ? std::size_t{3} : std::size_t{2}, 0, true};
}

// ' or its curly form, at i: its length; else 0.
std::size_t apostrophe(std::string_view text, std::size_t i) {
  if (i >= text.size()) return 0;
  if (text[i] == '\'') return 1;
  const bool curly = i + 2 < text.size() && byte_at(text, i) == 0xE2 &&
                     byte_at(text, i + 1) == 0x80 &&
                     (byte_at(text, i + 2) == 0x98 || byte_at(text, i + 2) == 0x99);
  return curly ? 3 : 0;
}

constexpr std::uint32_t kHashSeed = 2166136261U;
constexpr std::uint32_t mix(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}

class Reader {
 public:
  Reader(std::string_view text, const Vocabulary& vocabulary)
      : text_(text), vocabulary_(vocabulary) {
    words_.reserve(text.size() / 6 + 8);
  }

  Words read() {
    while (at_ < text_.size()) {
      switch (kTable.kind[byte_at(text_, at_)]) {
        case Kind::letter:
          letters();
          break;
        case Kind::digit:
          digits();
          break;
        case Kind::newline:
          before_ |= (before_ & kNewline) != 0 ? kBlankLine : kNewline;
          ++at_;
          break;
        case Kind::mark:
          before_ |= kTable.mark[byte_at(text_, at_)];
          ++at_;
          break;
        case Kind::high:
          high();
          break;
        case Kind::space:
        case Kind::other:
          ++at_;
          break;
      }
    }
    Word last;
    last.begin = last.end = offset(text_.size());
    last.before = static_cast<std::uint16_t>(before_ | kStop | kBlankLine | kNewline);
    words_.push_back(last);
    return std::move(words_);
  }

 private:
  static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

  void high() {
    if (apostrophe(text_, at_) != 0) {
      at_ += 3;
      return;
    }
    const Sign sign = high_sign(text_, at_);
    if (sign.letter) return letters();
    before_ |= sign.mark;
    at_ = std::min(at_ + sign.length, text_.size());
  }

  void letters() {
    Word word;
    word.begin = offset(at_);
    const char first = text_[at_];
    word.capital = first >= 'A' && first <= 'Z';
    key_.clear();
    std::uint32_t hash = kHashSeed;
    bool lower = false;
    std::size_t count = 0;
    while (at_ < text_.size()) {
      const unsigned char c = byte_at(text_, at_);
      const Kind kind = kTable.kind[c];
      if (kind == Kind::letter || kind == Kind::digit) {
        const char folded = kTable.lower[c];
        lower |= c >= 'a' && c <= 'z';
        hash = mix(hash, folded);
        key_ += folded;
        ++at_;
        ++count;
        continue;
      }
      if (const std::size_t length = apostrophe(text_, at_); length != 0) {
        const bool more = at_ + length < text_.size() &&
                          kTable.kind[byte_at(text_, at_ + length)] == Kind::letter;
        if (!more) break;
        const bool possessive = kTable.lower[byte_at(text_, at_ + length)] == 's' &&
                                !(at_ + length + 1 < text_.size() &&
                                  kTable.kind[byte_at(text_, at_ + length + 1)] == Kind::letter);
        at_ += length;
        if (possessive) {
          ++at_;
          break;
        }
        continue;
      }
      if (kind != Kind::high) break;
      const Sign sign = high_sign(text_, at_);
      if (!sign.letter) break;
      for (std::size_t k = 0; k < sign.length && at_ < text_.size(); ++k, ++at_) {
        hash = mix(hash, text_[at_]);
        key_ += text_[at_];
      }
      ++count;
    }
    word.end = offset(at_);
    word.upper = !lower && count >= 2;
    word.id = vocabulary_.find(key_, hash);
    if (!join(word)) push(word);
  }

  // "non-" stands before this word: both become one.
  bool join(const Word& word) {
    if (words_.empty() || (before_ & ~(kNewline | kBlankLine)) != kHyphen) return false;
    Word& prefix = words_.back();
    if (!vocabulary_.is_prefix(prefix.id)) return false;
    const std::string_view first = text_.substr(prefix.begin, prefix.end - prefix.begin);
    std::string joined = word_key(first) + key_;
    prefix.id = vocabulary_.find(joined);
    prefix.end = word.end;
    before_ = 0;
    return true;
  }

  void digits() {
    Word word;
    word.begin = offset(at_);
    word.digits = true;
    std::uint64_t number = 0;
    bool whole = true;        // before a decimal point
    std::size_t group = at_;  // where the digits begin that no blank parts
    while (at_ < text_.size()) {
      const unsigned char c = byte_at(text_, at_);
      const bool digit_follows =
          at_ + 1 < text_.size() && kTable.kind[byte_at(text_, at_ + 1)] == Kind::digit;
      if (kTable.kind[c] == Kind::digit) {
        if (whole && number < 100'000'000) number = number * 10 + (c - '0');
        ++at_;
      } else if (c == '.' && digit_follows) {
        whole = false;
        ++at_;
      } else if (c == ',' && digit_follows && thousands()) {
        ++at_;
      } else if (const std::size_t blank = whole ? thousands_blank(text_, at_) : 0;
                 blank > 0 && at_ - group <= 3) {
        at_ += blank;  // "12 000 tonnes"
        group = at_;
      } else {
        break;
      }
    }
    word.number = static_cast<std::uint32_t>(number);
    suffix(word);
    word.end = offset(at_);
    word.id = vocabulary_.find(word_key(text_.substr(word.begin, word.end - word.begin)));
    push(word);
  }

  // "1,000": a comma with exactly three digits after it.
  [[nodiscard]] bool thousands() const {
    std::size_t count = 0;
    while (at_ + 1 + count < text_.size() &&
           kTable.kind[byte_at(text_, at_ + 1 + count)] == Kind::digit) {
      ++count;
    }
    return count == 3;
  }

  // "st", "nd", "rd", "th" after digits, and what scanners make of them: "1s t", "5t h".
  void suffix(Word& word) {
    std::array<char, 2> letters{};
    std::size_t count = 0;
    std::size_t end = at_;
    for (std::size_t i = at_; i < text_.size() && count < 2; ++i) {
      const char c = kTable.lower[byte_at(text_, i)];
      if (c >= 'a' && c <= 'z') {
        letters[count++] = c;
        end = i + 1;
      } else if (c != ' ' || count != 1) {
        break;
      }
    }
    const std::string_view pair(letters.data(), count);
    const bool more = end < text_.size() && kTable.kind[byte_at(text_, end)] == Kind::letter;
    if (!more && (pair == "st" || pair == "nd" || pair == "rd" || pair == "th")) {
      word.ordinal = true;
      at_ = end;
      return;
    }
    while (at_ < text_.size() && kTable.kind[byte_at(text_, at_)] == Kind::letter) ++at_;
  }

  void push(Word& word) {
    word.before = before_;
    before_ = 0;
    words_.push_back(word);
  }

  std::string_view text_;
  const Vocabulary& vocabulary_;
  Words words_;
  std::string key_;
  std::size_t at_ = 0;
  std::uint16_t before_ = kNewline | kBlankLine;
};

}  // namespace

Vocabulary::Vocabulary() : words_(1), slots_(1024, kUnknownWord) {}

std::uint32_t Vocabulary::hash(std::string_view lower) {
  std::uint32_t value = kHashSeed;
  for (const char c : lower) value = mix(value, c);
  return value;
}

WordId Vocabulary::find(std::string_view lower, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = (hash ^ (hash >> 15)) & mask;; at = (at + 1) & mask) {
    const WordId id = slots_[at];
    if (id == kUnknownWord || words_[id] == lower) return id;
  }
}

WordId Vocabulary::find(std::string_view lower) const { return find(lower, hash(lower)); }

WordId Vocabulary::add(std::string_view word) {
  if (word.empty()) return kUnknownWord;
  if (const WordId id = find(word); id != kUnknownWord) return id;
  if (words_.size() > std::numeric_limits<WordId>::max()) return kUnknownWord;
  words_.emplace_back(word);
  if (words_.size() * 4 > slots_.size()) grow();
  const auto id = static_cast<WordId>(words_.size() - 1);
  const std::uint32_t value = hash(word);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (value ^ (value >> 15)) & mask;
  while (slots_[at] != kUnknownWord && slots_[at] != id) at = (at + 1) & mask;
  slots_[at] = id;
  return id;
}

void Vocabulary::grow() {
  slots_.assign(slots_.size() * 2, kUnknownWord);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t id = 1; id < words_.size(); ++id) {
    const std::uint32_t value = hash(words_[id]);
    std::size_t at = (value ^ (value >> 15)) & mask;
    while (slots_[at] != kUnknownWord) at = (at + 1) & mask;
    slots_[at] = static_cast<WordId>(id);
  }
}

void Vocabulary::add_prefix(std::string_view prefix) {
  const WordId id = add(prefix);
  if (prefix_.size() <= id) prefix_.resize(std::size_t{id} + 1);
  prefix_[id] = true;
}

Words to_words(std::string_view text, const Vocabulary& vocabulary) {
  return Reader(text, vocabulary).read();
}

std::string word_key(std::string_view word) {
  std::string key;
  for (std::size_t i = 0; i < word.size();) {
    if (const std::size_t length = apostrophe(word, i); length != 0) {
      const std::string_view rest = word.substr(i + length);
      if (rest == "s" || rest == "S") break;
      i += length;
      continue;
    }
    const unsigned char c = byte_at(word, i);
    const Kind kind = kTable.kind[c];
    if (kind == Kind::letter || kind == Kind::digit || kind == Kind::high || c == '.') {
      key += kTable.lower[c];
    }
    ++i;
  }
  return key;
}

}  // namespace inforce::contracts
