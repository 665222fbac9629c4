// SPDX-License-Identifier: MIT
#include "contracts/read_values.h"

#include <algorithm>
#include <optional>

#include "contracts/dates.h"
#include "contracts/numbers.h"

namespace inforce::contracts {
namespace {

constexpr int kMostTurns = 30;              // years of a contract that are counted one by one
constexpr std::uint32_t kLeastCount = 100;  // smaller ones count days, clauses, copies

// A number, a word for one, or a blank before a unit.
bool starts_number(const ValueWords& w, std::uint32_t at) {
  const Word& word = w[at];
  return word.digits || w.number(at) != 0 || w.ordinal(at) != 0 ||
         ((word.before & (kBlank | kBracket)) != 0 && w.unit(at) != 0);
}

void read_names(const ValueWords& w, Values& values) {
  std::vector<Match> matches;
  w.wordings.name_phrases.match(w.words, 0, w.size, {}, matches);
  for (const Match& match : matches) {
    const Name& name = w.wordings.names[match.phrase];
    Value value{name.kind, match.first, match.last, {}, {}, name.value};
    value.length = name.length;
    // Places are proper names; "the laws of the parties' state" names none.
    if (name.kind == ValueKind::place && !w[match.first].capital) continue;
    values.push_back(value);
  }
}

// ---- lengths and anniversaries

std::optional<Value> length_at(const ValueWords& w, std::uint32_t at) {
  if (const auto nth = ordinal_at(w, at); nth && w.is(w.anniversary, nth->last)) {
    return Value{ValueKind::nth, at, nth->last + 1, {}, {nth->value, 'Y'}, {}};
  }
  if (w.unit(at) != 0) {  // "[***] days"
    if ((w[at].before & kBlank) == 0) return std::nullopt;
    return Value{ValueKind::length, at, at + 1, {}, {0, w.unit(at)}, {}};
  }
  const auto count = number_at(w, at);
  if (!count || count->value > 2000) return std::nullopt;
  std::uint32_t next = count->last;
  for (int skip = 0; skip < 2 && w.is(w.modifiers, next); ++skip) ++next;
  if (w.unit(next) == 0) return std::nullopt;
  if ((w[next].before & (kSemicolon | kColon | kMoney | kPercent)) != 0) return std::nullopt;
  return Value{ValueKind::length, at, next + 1, {}, {count->value, w.unit(next)}, {}};
}

// "Year 2", "Years 2 to 4", "the third Contract Year", "each Contract Year thereafter".
std::optional<Value> turn_at(const ValueWords& w, std::uint32_t at) {
  const auto made = [&](std::uint32_t last, int year) {
    return Value{ValueKind::turn, at, last, {}, {year, 'Y'}, {}};
  };
  if (w.is(w.year_word, at)) {
    if (w.is(w.thereafter, at + 1)) return made(at + 2, 0);
    const auto count = at + 1 < w.size ? number_at(w, at + 1) : std::nullopt;
    if (!count || count->value > kMostTurns || w[at + 1].before != 0) return std::nullopt;
    std::uint32_t last = count->last;
    const std::uint32_t joined = w.is(w.to_words, last) ? last + 1 : last;
    const bool range = joined != last || (last < w.size && w[last].before == kHyphen);
    if (const auto end = range && joined < w.size ? number_at(w, joined) : std::nullopt)
      last = end->last;
    return made(last, count->value);
  }
  const auto nth = ordinal_at(w, at);
  if (!nth || nth->value > kMostTurns) return std::nullopt;
  std::uint32_t next = nth->last;
  if (w.is(w.modifiers, next)) ++next;
  return w.is(w.year_word, next) ? std::optional(made(next + 1, nth->value)) : std::nullopt;
}

// ---- shares of something, sums of money

// The word after "percent" or "per cent" at `next`; `next`: it stands not there.
std::uint32_t percent_name(const ValueWords& w, std::uint32_t next) {
  if (w.is(w.percent, next)) return next + 1;
  return w.is(w.per, next) && w.is(w.cent, next + 1) ? next + 2 : next;
}

// "2.5 million": the word after it.
std::uint32_t scaled(const ValueWords& w, std::uint32_t next) {
  const bool near = next < w.size && (w[next].before & ~(kNewline | kHyphen)) == 0;
  return near && (w.is(w.thousand, next) || w.is(w.million, next) || w.is(w.billion, next))
             ? next + 1
             : next;
}

std::optional<Value> share_or_sum(const ValueWords& w, std::uint32_t at) {
  const Word& word = w[at];
  if (word.digits && (word.before & kMoney) != 0) {
    return Value{ValueKind::sum, at, scaled(w, at + 1), {}, {static_cast<int>(word.number), 0}, {}};
  }
  std::uint32_t next = at + 1;
  int amount = static_cast<int>(word.number);
  if (const auto count = number_at(w, at)) {
    next = count->last;
    amount = count->value;
  }
  while (next < w.size && next - at < 8 && w[next].digits && (w[next].before & kOpen) != 0) ++next;
  const bool sign = (w[next].before & kPercent) != 0 || (w[at + 1].before & kPercent) != 0;
  const std::uint32_t name = percent_name(w, next);
  if (sign || name != next) {
    std::uint32_t last = name;  // "six percent (6%)"
    if (last < w.size && w[last].digits && (w[last].before & kOpen) != 0 &&
        (w[last + 1].before & kPercent) != 0)
      ++last;
    return Value{ValueKind::share, at, last, {}, {amount, '%'}, {}};
  }
  next = scaled(w, next);
  if (w.is(w.currencies, next) || (at > 0 && word.digits && w.is(w.currencies, at - 1))) {
    return Value{ValueKind::sum, at, next, {}, {static_cast<int>(word.number), 0}, {}};
  }
  return std::nullopt;
}

// "40,000 tonnes": a number of things, and no number of a section.
std::optional<Value> count_at(const ValueWords& w, std::uint32_t at) {
  const Word& word = w[at];
  if (!w.plain_digits(at) || word.ordinal || word.number < kLeastCount) return std::nullopt;
  if (at > 0 && w.is(w.section_words, at - 1)) return std::nullopt;
  std::uint32_t next = scaled(w, at + 1);
  if (next < w.size && (w[next].before & kOpen) != 0) {
    if (const auto again = spelled_number(w, next)) next = again->last;
  }
  // Quoted alone, it says nothing of what is counted.
  const std::uint16_t behind = w[next].before;
  const bool ends = (behind & ~(kQuote | kComma | kNewline | kClose)) != 0;
  if (ends || next >= w.size || w[next].digits) return std::nullopt;
  return Value{ValueKind::count, at, next, {}, {static_cast<int>(word.number), 0}, {}};
}

}  // namespace

Values read_values(std::string_view text, const Words& words, const Wordings& wordings) {
  const ValueWords w{text, words, wordings};
  Values values;
  read_names(w, values);
  std::uint32_t free = 0;  // words before it belong to a date already
  for (std::uint32_t at = 0; at < w.size; ++at) {
    if (at >= free) {
      if (const auto value = date_at(w, at)) {
        free = value->last;
        values.push_back(*value);
        continue;
      }
    }
    if (const auto value = named_date(w, at)) values.push_back(*value);
    if (const auto value = turn_at(w, at)) values.push_back(*value);
    if (!starts_number(w, at)) continue;
    const auto run = length_at(w, at), amount = share_or_sum(w, at);
    if (run) values.push_back(*run);
    if (amount) values.push_back(*amount);
    if (run || amount || at < free) continue;
    if (const auto value = count_at(w, at)) values.push_back(*value);
  }
  std::stable_sort(values.begin(), values.end(), [](const Value& a, const Value& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  return values;
}

}  // namespace inforce::contracts
