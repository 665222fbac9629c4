// SPDX-License-Identifier: MIT
#include "edtf/duration.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace inforce::edtf {
namespace {

constexpr std::int64_t kMost = 1'000'000'000'000;  // any part of a duration

struct Unit {
  char letter;
  bool of_day;  // after the T
  std::int64_t Duration::*part;
  std::int64_t Duration::*next;  // where a fraction goes, and how many of them make one
  std::int64_t many;
};
constexpr std::array<Unit, 7> kUnits{{
    {'Y', false, &Duration::years, &Duration::months, 12},
    {'M', false, &Duration::months, nullptr, 0},
    {'W', false, &Duration::weeks, &Duration::days, 7},
    {'D', false, &Duration::days, &Duration::hours, 24},
    {'H', true, &Duration::hours, &Duration::minutes, 60},
    {'M', true, &Duration::minutes, &Duration::seconds, 60},
    {'S', true, &Duration::seconds, nullptr, 0},
}};

struct Number {
  std::int64_t whole = 0, fraction = 0, scale = 1;  // whole + fraction / scale
};

std::optional<Number> take_number(std::string_view& text) {
  Number number;
  std::size_t at = 0;
  const auto digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (; digit(); ++at) {
    number.whole = number.whole * 10 + (text[at] - '0');
    if (number.whole > kMost) return std::nullopt;
  }
  if (at == 0) return std::nullopt;
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    const std::size_t point = at++;
    for (; digit() && at - point <= 6; ++at) {
      number.fraction = number.fraction * 10 + (text[at] - '0');
      number.scale *= 10;
    }
    if (at == point + 1 || digit()) return std::nullopt;
  }
  text.remove_prefix(at);
  return number;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  if (text.empty() || text.front() != 'P') return std::nullopt;
  text.remove_prefix(1);
  Duration length;
  bool of_day = false, any = false;
  auto unit = kUnits.begin();
  while (!text.empty()) {
    if (!of_day && text.front() == 'T') {
      of_day = true;
      any = false;  // something has to follow the T
      text.remove_prefix(1);
      continue;
    }
    const std::optional<Number> number = take_number(text);
    if (!number || text.empty()) return std::nullopt;
    unit = std::find_if(unit, kUnits.end(), [&](const Unit& each) {
      return each.letter == text.front() && each.of_day == of_day;
    });
    if (unit == kUnits.end()) return std::nullopt;
    text.remove_prefix(1);
    length.*unit->part = number->whole;
    if (number->fraction != 0) {
      const std::int64_t finer = number->fraction * unit->many;
      if (unit->next == nullptr || finer % number->scale != 0 || !text.empty()) return std::nullopt;
      length.*unit->next = finer / number->scale;
    }
    any = true;
    ++unit;
  }
  if (!any) return std::nullopt;
  return length;
}

std::string to_string(const Duration& length) {
  std::string out = "P";
  for (const Unit& unit : kUnits) {
    if (unit.of_day && unit.letter == 'H' &&
        (length.hours != 0 || length.minutes != 0 || length.seconds != 0)) {
      out += 'T';
    }
    if (const std::int64_t many = length.*unit.part; many != 0) {
      out += fmt::format("{}{}", many, unit.letter);
    }
  }
  return out == "P" ? "P0D" : out;
}

std::optional<date::sys_days> add(date::sys_days day, const Duration& length, int sign,
                                  MonthEnd rule) {
  constexpr std::int64_t kDaysMost = 20'000LL * 366;
  const std::int64_t months = length.years * 12 + length.months;
  const std::int64_t hours = length.hours + (length.minutes + length.seconds / 60) / 60;
  if (length.years > kDaysMost || length.months > kDaysMost || length.weeks > kDaysMost ||
      length.days > kDaysMost || length.hours > kDaysMost * 24) {
    return std::nullopt;
  }
  const std::int64_t days = length.weeks * 7 + length.days + hours / 24;
  if (months > 20'000 * 12 || days > kDaysMost) return std::nullopt;

  const date::year_month_day start{day};
  const std::int64_t index =
      std::int64_t{int{start.year()}} * 12 + (unsigned{start.month()} - 1) + sign * months;
  const std::int64_t year = index >= 0 ? index / 12 : (index - 11) / 12;
  if (year < -9999 || year > 9999) return std::nullopt;
  const date::year_month month = date::year{static_cast<int>(year)} /
                                 date::month{static_cast<unsigned>(index - year * 12) + 1};
  const unsigned last = unsigned{(month / date::last).day()};
  const unsigned wanted = unsigned{start.day()};
  date::sys_days there{month / static_cast<int>(std::min(wanted, last))};
  if (rule == MonthEnd::spill && wanted > last) there += date::days{wanted - last};
  there += date::days{static_cast<int>(sign * days)};
  const int reached = int{date::year_month_day{there}.year()};
  if (reached < -9999 || reached > 9999) return std::nullopt;
  return there;
}

date::sys_days add_business_days(date::sys_days day, std::int64_t count) {
  constexpr int kOfWeek = 5;
  const int sign = count < 0 ? -1 : 1;
  const auto rests = [&] { return date::weekday{day}.iso_encoding() > kOfWeek; };
  while (rests()) day -= date::days{sign};
  day += date::days{static_cast<int>(count / kOfWeek * 7)};
  for (std::int64_t left = count % kOfWeek * sign; left > 0; --left) {
    do {
      day += date::days{sign};
    } while (rests());
  }
  return day;
}

}  // namespace inforce::edtf
