// SPDX-License-Identifier: MIT
#include "contracts/dates.h"

#include "contracts/numbers.h"

namespace inforce::contracts {
namespace {

int full_year(std::uint32_t number, std::size_t digits) {
  if (digits == 4) return static_cast<int>(number);
  if (digits == 2) return static_cast<int>(number) + (number < 70 ? 2000 : 1900);
  return 0;
}

int year(const ValueWords& w, std::uint32_t at) {
  if (!w.plain_digits(at) || w[at].ordinal || w[at].end - w[at].begin != 4) return 0;
  const auto number = static_cast<int>(w[at].number);
  return number >= 1900 && number <= 2200 ? number : 0;
}

int day_of_month(const ValueWords& w, std::uint32_t at) {
  if (at >= w.size) return 0;
  const int number = w[at].digits ? static_cast<int>(w[at].number) : w.ordinal(at);
  return number >= 1 && number <= 31 && (w.plain_digits(at) || !w[at].digits) ? number : 0;
}

// Words such as "day", "of", "in the year" that may stand inside a date.
std::uint32_t skip(const ValueWords& w, std::uint32_t at) {
  for (int i = 0; i < 4 && w.is(w.fillers, at); ++i) ++at;
  return at;
}

std::optional<Value> made(std::uint32_t first, std::uint32_t last, Day day) {
  if (!is_real(day)) return std::nullopt;
  const bool bare = day.month == 0;
  return Value{bare ? ValueKind::year : ValueKind::when, first, last, day, {}, {}};
}

// "the last day of May, 2020"
Day day_of(const ValueWords& w, Day month, std::uint32_t at) {
  if (at == 0 || !w.is(w.last, at - 1)) return month;
  for (month.day = 31; !is_real(month);) --month.day;
  return month;
}

// "June 21, 1999", "March ___, 1999", "July 2013"
std::optional<Value> after_month(const ValueWords& w, std::uint32_t at, int m) {
  if (const int y = year(w, at + 1); y != 0) return made(at, at + 2, {y, m, 0});
  const int day = day_of_month(w, at + 1);
  if (day == 0 || (w[at + 1].before & (kStop | kOpen)) == kOpen) return std::nullopt;
  const std::uint32_t next = skip(w, at + 2);
  if (const int y = year(w, next); y != 0) return made(at, next + 1, {y, m, day});
  return std::nullopt;
}

// "22 day of June 2018", "1st day of --- November, 2003", "02 June, 2015"
std::optional<Value> before_month(const ValueWords& w, std::uint32_t first, std::uint32_t at,
                                  int day) {
  std::uint32_t next = at;
  if (next < w.size && (w[next].before & kOpen) != 0 && w[next].ordinal) ++next;
  next = skip(w, next);
  const int m = w.month(next);
  if (m == 0 || (w[at].before & (kSemicolon | kColon)) != 0) return std::nullopt;
  const std::uint32_t then = skip(w, next + 1);
  if (const int y = year(w, then); y != 0) return made(first, then + 1, {y, m, day});
  return std::nullopt;
}

// "6/21/99", "2015-06-02", "05.05.1998"
std::optional<Value> by_numbers(const ValueWords& w, std::uint32_t at) {
  if (at + 2 >= w.size || !w.plain_digits(at) || !w.plain_digits(at + 1) ||
      !w.plain_digits(at + 2)) {
    return std::nullopt;
  }
  const std::uint16_t first = w[at + 1].before;
  const std::uint16_t second = w[at + 2].before;
  if (first != second || (first != kSlash && first != kHyphen)) return std::nullopt;
  const auto digits = [&](std::uint32_t i) { return std::size_t{w[i].end - w[i].begin}; };
  const auto number = [&](std::uint32_t i) { return static_cast<int>(w[i].number); };
  if (const int y = year(w, at); y != 0)
    return made(at, at + 3, {y, number(at + 1), number(at + 2)});
  const int y = full_year(w[at + 2].number, digits(at + 2));
  if (y == 0 || digits(at) > 2 || digits(at + 1) > 2) return std::nullopt;
  const int a = number(at);
  const int b = number(at + 1);
  return a > 12 ? made(at, at + 3, {y, b, a}) : made(at, at + 3, {y, a, b});
}

}  // namespace

std::optional<Value> date_at(const ValueWords& w, std::uint32_t at) {
  if (const int m = w.month(at); m != 0) return after_month(w, at, m);
  if (w[at].digits) {
    if (const auto value = by_numbers(w, at)) return value;
  }
  if (const int day = day_of_month(w, at); day != 0) {
    if (const auto value = before_month(w, at, at + 1, day)) return value;
  }
  if (w.number(at) >= 20) {
    if (const auto nth = ordinal_at(w, at); nth && nth->value <= 31) {
      if (const auto value = before_month(w, at, nth->last, nth->value)) return value;
    }
  }
  if (w.is(w.day, at)) {  // "[ ] day of May, 2020", "the last day of May, 2020"
    const std::uint32_t next = skip(w, at);
    if (const int m = w.month(next); m != 0) {
      const std::uint32_t then = skip(w, next + 1);
      if (const int y = year(w, then); y != 0) return made(at, then + 1, day_of(w, {y, m, 0}, at));
    }
    if (const int y = year(w, next); y != 0) return made(at, next + 1, {y, 0, 0});
  }
  if (const int y = year(w, at); y != 0) return made(at, at + 1, {y, 0, 0});
  return std::nullopt;
}

std::optional<Value> named_date(const ValueWords& w, std::uint32_t at) {
  if (!w.is(w.date, at) || !w[at].capital) return std::nullopt;
  std::uint32_t first = at;
  while (first > 0 && at - first < 4 && w[first].before == 0 && w[first - 1].capital &&
         !w.is(w.not_names, first - 1)) {
    --first;
  }
  if (first == at) return std::nullopt;
  return Value{ValueKind::when, first, at + 1, {}, {}, "defined"};
}

}  // namespace inforce::contracts
