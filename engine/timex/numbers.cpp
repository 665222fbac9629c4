// SPDX-License-Identifier: MIT
#include "timex/numbers.h"

#include <algorithm>
#include <string>

namespace inforce::timex {
namespace {

bool glued_sign(Tokens tokens, std::size_t at, char sign) {
  return at < tokens.size() && tokens[at].is_sign(sign) && tokens[at].is(Token::glued);
}
bool glued_mark(Tokens tokens, std::size_t at, const std::string& marks) {
  return at < tokens.size() && tokens[at].is(Token::glued) &&
         std::any_of(marks.begin(), marks.end(),
                     [&](char mark) { return tokens[at].is_sign(mark); });
}
bool glued_number(Tokens tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].is(Token::number) && tokens[at].is(Token::glued);
}

// "1,250,000", "2.5", "2 1/2", a glyph for a half: in thousandths.
std::optional<Reading> read_digits(const Tables& tables, Tokens tokens, std::size_t at) {
  const Token& first = tokens[at];
  if (first.id == kFraction) return Reading{std::int64_t{first.value} * 10, at + 1};
  if (!first.is(Token::number) || first.digits > 9) return std::nullopt;
  std::int64_t whole = first.value;
  const std::size_t grouped = ++at;
  if (first.digits <= 3) {
    for (int groups = 0; groups < 2 && glued_mark(tokens, at, tables.group_marks) &&
                         tokens[at].id == tokens[grouped].id && glued_number(tokens, at + 1) &&
                         tokens[at + 1].digits == 3;
         ++groups) {
      whole = whole * 1000 + tokens[at + 1].value;
      at += 2;
    }
  }
  std::int64_t value = whole * 1000;
  const bool new_mark =
      at == grouped || (at < tokens.size() && tokens[at].id != tokens[grouped].id);
  if (new_mark && glued_mark(tokens, at, tables.decimal_marks) && glued_number(tokens, at + 1) &&
      tokens[at + 1].digits <= 3) {
    constexpr std::int64_t kScale[] = {0, 100, 10, 1};
    return Reading{value + tokens[at + 1].value * kScale[tokens[at + 1].digits], at + 2};
  }
  if (at < tokens.size() && tokens[at].id == kFraction)
    return Reading{value + std::int64_t{tokens[at].value} * 10, at + 1};
  const std::size_t top = at < tokens.size() && tokens[at].is_sign('-') ? at + 1 : at;  // "2-1/2"
  if (top + 2 < tokens.size() && tokens[top].is(Token::number) &&
      glued_sign(tokens, top + 1, '/') && glued_number(tokens, top + 2) &&
      tokens[top + 2].value > 1 && tokens[top + 2].value <= 10 &&
      tokens[top].value < tokens[top + 2].value) {
    return Reading{value + tokens[top].value * 1000 / tokens[top + 2].value, top + 3};
  }
  return Reading{value, at};
}

// "two hundred and fifty": whole numbers in words.
std::optional<Reading> read_words(const Tables& tables, Tokens tokens, std::size_t at) {
  constexpr std::size_t kMostWords = 12;
  const WordsRead read = take_words(
      tables, at, std::min(tokens.size(), at + kMostWords),
      [&](std::size_t word) { return tokens[word].id; },
      [&](std::size_t word) -> std::optional<std::int64_t> {
        const Entry* entry = find_entry(tables, tokens[word], tables.number_words);
        if (entry == nullptr) return std::nullopt;
        return entry->value;
      });
  const std::optional<std::int64_t> value = read.number.value();
  if (read.end == at || !value) return std::nullopt;
  return Reading{*value, read.end};
}

}  // namespace

std::optional<Reading> read_count(const Tables& tables, Tokens tokens, std::size_t at) {
  std::optional<Reading> digits = read_digits(tables, tokens, at);
  if (digits) {
    if (digits->end < tokens.size()) {                         // "2 million"
      constexpr std::int64_t kMost = 100'000'000'000'000'000;  // thousandths
      const Entry* scale = find_entry(tables, tokens[digits->end], tables.number_words);
      if (scale != nullptr && scale->value >= 100 && digits->value <= kMost / scale->value) {
        digits->value *= scale->value;
        ++digits->end;
      }
    }
    return digits;
  }
  std::optional<Reading> words = read_words(tables, tokens, at);
  if (words) words->value *= 1000;
  return words;
}

std::optional<Reading> read_ordinal(const Tables& tables, Tokens tokens, std::size_t at) {
  if (const Entry* entry = find_entry(tables, tokens[at], tables.ordinals)) {
    if (entry->value > 0) return Reading{entry->value, at + 1};
  }
  const Entry* tens = find_entry(tables, tokens[at], tables.number_words);
  if (tens == nullptr || tens->value < 20 || tens->value > 90) return std::nullopt;
  const std::size_t next = at + 1 < tokens.size() && tokens[at + 1].is_sign('-') ? at + 2 : at + 1;
  if (next >= tokens.size()) return std::nullopt;
  const Entry* one = find_entry(tables, tokens[next], tables.ordinals);
  if (one == nullptr || one->value < 1 || one->value > 9) return std::nullopt;
  return Reading{tens->value + one->value, next + 1};
}

std::optional<Reading> read_year(const Tables& tables, Tokens tokens, std::size_t at) {
  const std::optional<Reading> first = read_words(tables, tokens, at);
  if (!first) return std::nullopt;
  if (first->value >= 1100 && first->value <= 2999) return first;
  if (first->value < 10 || first->value > 29 || first->end >= tokens.size()) return std::nullopt;
  const std::size_t next = tokens[first->end].is_sign('-') ? first->end + 1 : first->end;
  if (next >= tokens.size()) return std::nullopt;
  const std::optional<Reading> second = read_words(tables, tokens, next);
  if (!second || second->value < 10 || second->value > 99) return std::nullopt;
  constexpr int kHours = 12, kMinutes = 60;
  if (first->value <= kHours && second->value < kMinutes) return std::nullopt;  // "eleven-thirty"
  return Reading{first->value * 100 + second->value, second->end};
}

}  // namespace inforce::timex
