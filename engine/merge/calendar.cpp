// SPDX-License-Identifier: MIT
#include "merge/calendar.h"

#include "dating/network.h"
#include "edtf/duration.h"

namespace inforce::merge {
namespace {

constexpr std::int64_t kMost = 100000;  // of any unit

std::optional<edtf::Duration> parse(const timex::Timex& length) {
  if (length.type != timex::Type::duration) return std::nullopt;
  const auto parsed = edtf::parse_duration(length.value);
  if (!parsed) return std::nullopt;
  for (const std::int64_t count : {parsed->years, parsed->months, parsed->weeks, parsed->days,
                                   parsed->hours, parsed->minutes, parsed->seconds}) {
    if (count < 0 || count > kMost) return std::nullopt;
  }
  return parsed;
}

}  // namespace

std::optional<date::sys_days> count_from(date::sys_days day, const timex::Timex& length, int sign) {
  const auto parsed = parse(length);
  if (!parsed) return std::nullopt;
  if (length.business_days) {
    const date::sys_days there = edtf::add_business_days(day, sign * parsed->days);
    if (there < dating::kFirstDay || there > dating::kLastDay) return std::nullopt;
    return there;
  }
  return edtf::add(day, *parsed, sign, edtf::MonthEnd::clamp);
}

std::optional<date::sys_days> later(std::optional<date::sys_days> day, std::string_view length) {
  const auto parsed = edtf::parse_duration(length);
  if (!day || !parsed) return std::nullopt;
  // From the first day outside, so that a whole month ends with a month.
  const auto outside = edtf::add(*day + date::days{1}, *parsed, 1, edtf::MonthEnd::clamp);
  return outside ? std::optional(*outside - date::days{1}) : std::nullopt;
}

bool ends_month(date::sys_days day) {
  return date::year_month_day(day + date::days{1}).day() == date::day{1};
}

std::optional<Apart> days_apart(const timex::Timex& length) {
  const auto parsed = parse(length);
  if (!parsed) return std::nullopt;
  const auto days = static_cast<int>(parsed->days);
  if (length.business_days) {
    const int weeks = days / 5;
    return Apart{days + 2 * weeks - (days % 5 == 0 && weeks > 0 ? 2 : 0), days + 2 * (weeks + 1)};
  }
  const auto months = static_cast<int>(parsed->years * 12 + parsed->months);
  const int exact =
      days + 7 * static_cast<int>(parsed->weeks) + static_cast<int>(parsed->hours / 24);
  Apart apart{exact, exact};
  if (parsed->hours % 24 != 0 || parsed->minutes != 0 || parsed->seconds != 0) ++apart.most;
  if (months == 0) return apart;
  const int unit = parsed->months != 0 ? 1 : 12;  // the finer of the two that are counted
  const auto by_months = [](int n, int year, int month) { return n / 12 * year + n % 12 * month; };
  apart.least += by_months(months - unit, 365, 28) + 1;
  apart.most += by_months(months + unit, 366, 31) - 1;
  return apart;
}

}  // namespace inforce::merge
