// SPDX-License-Identifier: MIT
// Amounts: a number with a currency sign or name, a scale, or a percent sign around it.
#include <algorithm>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/sentence.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kCurrencyWords = 2;  // before a number: "US $"
constexpr std::size_t kNumberDigits = 3;   // of the number of a section or an amendment

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1.2m" -> "1.2" and "m"; "40" -> "40" and "".
std::pair<std::string_view, std::string_view> number_and_unit(std::string_view word) {
  std::size_t i = 0;
  while (i < word.size() && (is_digit(word[i]) || word[i] == '.' || word[i] == ',')) ++i;
  return {word.substr(0, i), word.substr(i)};
}

// "1.25" with 9 zeros -> "1250000000". Empty when it is no decimal number.
std::string write_out(std::string_view number, int zeros) {
  std::string whole, fraction;
  bool point = false;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const char c = number[i];
    if (is_digit(c)) {
      (point ? fraction : whole) += c;
    } else if (c == '.' && !point) {
      point = true;
    } else if (c == ',' && !point && i + 3 < number.size()) {
      continue;  // "50,000"
    } else {
      return {};
    }
  }
  while (zeros > 0) {
    whole += fraction.empty() ? '0' : fraction.front();
    if (!fraction.empty()) fraction.erase(0, 1);
    --zeros;
  }
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  const std::size_t first = whole.find_first_not_of('0');
  whole.erase(0, first == std::string::npos ? whole.size() : first);
  if (whole.empty()) whole.assign(1, '0');
  return fraction.empty() ? whole : whole + "." + fraction;
}

struct Reading {
  Measure measure;
  Token::Amount kind = Token::Amount::none;
  std::size_t length = 0;
  int zeros = 0;  // of its scale
};

std::string currency_of(std::string_view word, const pack::Pack& pack) {
  const std::string lower = to_lower_ascii(word);
  for (const auto& [sign, code] : pack.currencies) {
    if (word == sign || lower == sign) return code;
  }
  return {};
}

// "12 [000] tonnes", "1 250 [000]".
bool goes_on_in_thousands(const std::vector<Token>& tokens, std::size_t i, std::string_view text) {
  constexpr std::size_t kGroup = 3;
  if (i == 0 || i >= tokens.size() || tokens[i].timex >= 0 || tokens[i - 1].timex >= 0)
    return false;
  const std::string_view before = tokens[i - 1].span.of(text);
  const std::size_t blank = thousands_blank(text, tokens[i - 1].span.end);
  return before.size() <= kGroup && std::all_of(before.begin(), before.end(), is_digit) &&
         blank > 0 && tokens[i].span.begin == tokens[i - 1].span.end + blank;
}

// A number in words: "twelve", "twenty-five", "a hundred and ten", "two and a half".
struct Spelt {
  std::string number;
  std::size_t end = 0;  // behind its tokens; 0: there is none
};
Spelt read_words(const std::vector<Token>& tokens, std::size_t at, std::string_view text,
                 const pack::Pack& pack) {
  const auto value = [&](std::string_view word) {
    return pack.number(pack.vocabulary.find(to_lower_ascii(word)));
  };
  int total = 0;
  std::size_t i = at;
  const auto add = [&](int next) {
    constexpr int kHundred = 100;
    const bool fits = next == kHundred               ? total < kHundred
                      : total % kHundred == 0        ? true
                      : total % 10 == 0 && next < 10 ? total % kHundred >= 20
                                                     : false;
    if (next == 0 || !fits) return false;
    total = next == kHundred ? std::max(total, 1) * kHundred : total + next;
    return true;
  };
  const auto is_and = [&](std::size_t k) {  // "a hundred [and] ten"
    return total > 0 && total % 100 == 0 && k + 1 < tokens.size() &&
           pack::has(tokens[k].pos, pack::Pos::conjunction) &&
           pack.number(tokens[k + 1].word) > 0 && pack.number(tokens[k + 1].word) < 100;
  };
  for (; i < tokens.size() && tokens[i].timex < 0; ++i) {
    if (is_and(i)) continue;
    const std::string_view word = tokens[i].span.of(text);
    const std::size_t hyphen = word.find('-');
    if (hyphen != std::string_view::npos && value(word.substr(0, hyphen)) > 0) {  // "twenty-five"
      if (!add(value(word.substr(0, hyphen))) || !add(value(word.substr(hyphen + 1)))) return {};
    } else if (!add(pack.number(tokens[i].word))) {
      break;
    }
  }
  if (total == 0) return {};
  const auto half = i < tokens.size() ? cue_at(pack, "and_a_half", tokens, i) : std::nullopt;
  return half ? Spelt{std::to_string(total) + ".5", half->end} : Spelt{std::to_string(total), i};
}

// `ranges`: "18 to 12 million" may follow.
Reading read_amount(const Sentence& sentence, std::size_t at, std::string_view text,
                    const pack::Pack& pack, bool ranges = true) {
  const std::vector<Token>& tokens = sentence.tokens;
  std::size_t i = at;
  const auto word = [&](std::size_t k) {
    return k < tokens.size() ? tokens[k].span.of(text) : std::string_view{};
  };
  std::string currency;
  const bool has_digits = !word(i).empty() && is_digit(word(i)[0]);
  const Spelt spelt = has_digits ? Spelt{} : read_words(tokens, i, text, pack);
  if (!word(i).empty() && !has_digits && spelt.end == 0) {
    // "A$" is a word and a mark for the tokenizer.
    if (i + 1 < tokens.size() && tokens[i].span.end == tokens[i + 1].span.begin) {
      currency = currency_of(Span{tokens[i].span.begin, tokens[i + 1].span.end}.of(text), pack);
    }
    i += currency.empty() ? 0 : 1;
    if (currency.empty()) currency = currency_of(word(i), pack);
    if (currency.empty()) return {};
    ++i;
    if (word(i) == ".") ++i;  // "Rs. 240"
    if (const std::string next = currency_of(word(i), pack); !next.empty()) {
      currency = next;
      ++i;
    }
  }
  if (spelt.end == 0 && (word(i).empty() || !is_digit(word(i)[0]))) return {};
  const auto [first, unit] =
      spelt.end == 0 ? number_and_unit(word(i)) : std::pair<std::string_view, std::string_view>{};
  std::string number = spelt.end == 0 ? std::string(first) : spelt.number;
  int zeros = 0;
  i = spelt.end == 0 ? i + 1 : spelt.end;
  while (unit.empty() && goes_on_in_thousands(tokens, i, text)) number += word(i++);
  const auto scale_of = [&](std::string_view name) {
    const auto scale = pack.scales.find(pack.vocabulary.find(to_lower_ascii(name)));
    return scale == pack.scales.end() ? 0 : scale->second;
  };
  const std::string_view scale_or_sign = unit.starts_with('-') ? unit.substr(1) : unit;
  if (is_cue(pack, "percent", pack.vocabulary.find(to_lower_ascii(scale_or_sign)))) {
    currency = "%";  // "5pc"
  } else if (!unit.empty()) {
    zeros = scale_of(scale_or_sign);
    if (zeros == 0) return {};
  } else if (word(i) == "-" && scale_of(word(i + 1)) > 0) {
    zeros = scale_of(word(i + 1));  // "$50-billion"
    i += 2;
  } else if (const int scale = scale_of(word(i)); scale > 0) {
    zeros = scale;
    ++i;
  }
  Reading reading;
  reading.measure.value = write_out(number, zeros);
  if (reading.measure.value.empty()) return {};
  if (currency.empty()) {
    const auto sign = i < tokens.size() ? cue_at(pack, "percent", tokens, i) : std::nullopt;
    if (sign) {
      currency = "%";
      i = sign->end;
    } else if (std::string named = currency_of(word(i), pack); !named.empty()) {
      currency = std::move(named);
      ++i;
    }
  }
  reading.measure.currency = currency;
  reading.measure.words = {tokens[at].span.begin, tokens[i - 1].span.end};
  reading.length = i - at;
  // "Amendment No. 2", "Section 4", "clause 8.4" number something, and count nothing.
  const bool numbers = at > 0 && zeros == 0 && number.size() <= kNumberDigits &&
                       (tokens[at - 1].capital || is_cue(pack, "numbered", tokens[at - 1].word) ||
                        (word(at - 1) == "." && at > 1 && tokens[at - 1].tag == Tag::mark));
  reading.kind = currency == "%"     ? Token::Amount::percent
                 : !currency.empty() ? Token::Amount::money
                 : numbers           ? Token::Amount::none
                                     : Token::Amount::count;
  reading.zeros = zeros;
  const bool is_small = spelt.number.size() < 3 || spelt.number.find('.') != std::string::npos;
  if (spelt.end > 0 && is_small && zeros == 0 && currency.empty()) return {};  // "two companies"
  // "from 18 to 12 million euros": scale and currency are those of the amount behind.
  if (ranges && reading.kind == Token::Amount::count && zeros == 0 && i + 1 < tokens.size() &&
      tokens[at].timex < 0 && tokens[i + 1].timex < 0 && is_cue(pack, "bare_to", tokens[i].word)) {
    const Reading next = read_amount(sentence, i + 1, text, pack, false);
    if (next.zeros > 0 || next.kind == Token::Amount::percent ||
        next.kind == Token::Amount::money) {
      reading.measure.value = write_out(number, next.zeros);
      reading.measure.currency = next.measure.currency;
      reading.kind = next.kind;
    }
  }
  return reading;
}

bool begins_number(const Token& token, std::string_view text, const pack::Pack& pack) {
  if (is_digit(text[token.span.begin]) || pack.number(token.word) > 0) return true;
  const std::string_view word = token.span.of(text);  // "twenty-five"
  const std::size_t hyphen = token.word == pack::kUnknown ? word.find('-') : std::string_view::npos;
  return hyphen != std::string_view::npos &&
         pack.number(pack.vocabulary.find(to_lower_ascii(word.substr(0, hyphen)))) > 0;
}

}  // namespace

std::string written(const Measure& measure) {
  if (measure.currency.empty()) return measure.value;
  return measure.currency == "%" ? measure.value + "%" : measure.value + " " + measure.currency;
}

std::optional<Measure> measure_at(const Sentence& sentence, std::size_t at, std::string_view text,
                                  const pack::Pack& pack) {
  Reading reading = read_amount(sentence, at, text, pack);
  if (reading.length == 0) return std::nullopt;
  return std::move(reading.measure);
}

void mark_amounts(Sentence& sentence, std::string_view text, const pack::Pack& pack) {
  std::size_t number = 0;  // the next token that begins with a digit
  const std::size_t end = sentence.tokens.size();
  for (std::size_t at = 0; at < end;) {
    number = std::max(number, at);
    while (number < end && !begins_number(sentence.tokens[number], text, pack)) ++number;
    if (number == end) return;
    at = std::max(at, number - std::min(number, kCurrencyWords));
    const Reading reading = read_amount(sentence, at, text, pack);
    if (reading.length == 0) {
      ++at;
      continue;
    }
    sentence.tokens[at].amount = reading.kind;
    sentence.tokens[at].amount_length = static_cast<std::uint8_t>(reading.length);
    for (std::size_t i = at; i < at + reading.length; ++i) sentence.tokens[i].tag = Tag::number;
    at += reading.length;
  }
}

}  // namespace inforce::claims
