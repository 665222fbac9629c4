// SPDX-License-Identifier: MIT
#include "contracts/values.h"

#include <date/date.h>
#include <fmt/format.h>

namespace inforce::contracts {

std::string to_string(Day day) {
  if (!day.known()) return "";
  if (day.month == 0) return fmt::format("{:04}", day.year);
  if (day.day == 0) return fmt::format("{:04}-{:02}", day.year, day.month);
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string to_string(Length length) {
  return length.count > 0 ? fmt::format("P{}{}", length.count, length.unit) : "";
}

bool is_real(Day day) {
  if (day.year < 1900 || day.year > 2200) return false;
  if (day.month == 0) return day.day == 0;
  if (day.month < 1 || day.month > 12) return false;
  if (day.day == 0) return true;
  return date::year_month_day(date::year(day.year), date::month(static_cast<unsigned>(day.month)),
                              date::day(static_cast<unsigned>(day.day)))
      .ok();
}

Day add(Day day, Length length) {
  if (!day.known() || length.count <= 0) return {};
  if (length.unit == 'Y' || length.unit == 'M') {
    if (length.unit == 'M' && day.month == 0 && length.count % 12 != 0) return {};
    const int months = length.unit == 'Y' ? length.count * 12 : length.count;
    const int sum = day.year * 12 + (day.month == 0 ? 0 : day.month - 1) + months;
    Day moved{sum / 12, day.month == 0 ? 0 : sum % 12 + 1, day.day};
    while (moved.day > 28 && !is_real(moved)) --moved.day;
    return is_real(moved) ? moved : Day{};
  }
  if (day.day == 0) return {};
  const date::sys_days start = date::year(day.year) / day.month / day.day;
  const date::year_month_day end(start + date::days(length.count * (length.unit == 'W' ? 7 : 1)));
  return {int(end.year()), int(unsigned(end.month())), int(unsigned(end.day()))};
}

Day day_before(Day day) {
  if (day.day == 0) return {};
  const date::sys_days then = date::year(day.year) / day.month / day.day;
  const date::year_month_day before(then - date::days(1));
  return {int(before.year()), int(unsigned(before.month())), int(unsigned(before.day()))};
}

}  // namespace inforce::contracts
