// SPDX-License-Identifier: MIT
#include "edtf/when.h"

#include <fmt/compile.h>

#include <algorithm>
#include <cstdlib>

namespace inforce::edtf {
namespace {

std::optional<int> digits(std::string_view text) {
  if (text.empty() ||
      !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

// Four digits of a year, and the sign of those before the year 0.
std::string four_digits(date::year year) {
  const int number = static_cast<int>(year);
  return fmt::format(FMT_COMPILE("{}{:04}"), number < 0 ? "-" : "", std::abs(number));
}

}  // namespace

When on(date::sys_days day) { return {to_string(day), {day, day}}; }

When between(Bounds bounds) {
  const auto& [earliest, latest] = bounds;
  if (earliest && latest) {
    if (*earliest == *latest) return on(*earliest);
    const date::year_month_day first{*earliest}, last{*latest};
    const bool month_start = first.day() == date::day{1};
    const bool month_end = last == last.year() / last.month() / date::last;
    if (month_start && month_end && first.year() == last.year()) {
      const std::string year = four_digits(first.year());
      if (first.month() == last.month()) {
        return {fmt::format(FMT_COMPILE("{}-{:02}"), year, static_cast<unsigned>(first.month())),
                bounds};
      }
      if (first.month() == date::January && last.month() == date::December) {
        return {year, bounds};
      }
    }
  }
  const auto side = [](const std::optional<date::sys_days>& day) {
    return day ? to_string(*day) : std::string("..");
  };
  return {side(earliest) + "/" + side(latest), bounds};
}

std::string to_string(date::sys_days day) {
  const date::year_month_day ymd{day};
  return fmt::format(FMT_COMPILE("{}-{:02}-{:02}"), four_digits(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

std::optional<date::sys_days> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const std::optional<int> year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
                           day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const date::year_month_day ymd = date::year{*year} / *month / *day;
  if (!ymd.ok()) return std::nullopt;
  return date::sys_days{ymd};
}

}  // namespace inforce::edtf
