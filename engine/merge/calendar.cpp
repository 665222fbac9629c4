// SPDX-License-Identifier: MIT
#include "merge/calendar.h"

#include <algorithm>

namespace inforce::merge {
namespace {

constexpr int kMost = 40000;  // of any unit; a hundred years of days

struct Length {
  int months = 0, days = 0, business = 0;
};

std::optional<Length> parse(std::string_view text) {
  if (text.size() < 3 || text.front() != 'P') return std::nullopt;
  text.remove_prefix(1);
  Length length;
  while (!text.empty()) {
    int count = 0;
    std::size_t i = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
      count = count * 10 + (text[i] - '0');
      if (count > kMost) return std::nullopt;
    }
    if (i == 0 || i == text.size()) return std::nullopt;
    switch (text[i]) {
      case 'Y':
        length.months += 12 * count;
        break;
      case 'M':
        length.months += count;
        break;
      case 'W':
        length.days += 7 * count;
        break;
      case 'D':
        length.days += count;
        break;
      case 'B':
        length.business += count;
        break;
      default:
        return std::nullopt;
    }
    text.remove_prefix(i + 1);
  }
  return length;
}

date::sys_days add_months(date::sys_days day, int months) {
  const date::year_month_day start{day};
  const date::year_month_day moved = start + date::months{months};
  return moved.ok() ? date::sys_days{moved}
                    : date::sys_days{moved.year() / moved.month() / date::last};
}

date::sys_days add_business(date::sys_days day, int count, int sign) {
  const auto is_weekend = [](date::sys_days d) { return date::weekday{d}.iso_encoding() > 5; };
  while (count > 0) {
    day += date::days{sign};
    if (!is_weekend(day)) --count;
  }
  return day;
}

}  // namespace

std::optional<date::sys_days> count_from(date::sys_days day, std::string_view text, int sign) {
  const std::optional<Length> length = parse(text);
  if (!length) return std::nullopt;
  const date::sys_days moved =
      add_business(add_months(day, sign * length->months) + date::days{sign * length->days},
                   length->business, sign);
  const auto year = static_cast<int>(date::year_month_day{moved}.year());
  if (year < 1 || year > 9999) return std::nullopt;
  return moved;
}

}  // namespace inforce::merge
