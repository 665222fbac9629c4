// SPDX-License-Identifier: MIT
#pragma once
// edtf/duration.h - lengths of calendar time, as ISO 8601 and TIMEX3 write them.
//
//   "P2Y6M"    two years and six months
//   "PT36H"    thirty-six hours
//   "P1.5Y"    one year and six months: a fraction that comes out whole in the next unit
//   "PXW"      not a Duration: how many weeks is not said
//
// A month has no fixed length, so months and days are kept apart and have no order.
#include <date/date.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inforce::edtf {

struct Duration {
  std::int64_t years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0;
  bool operator==(const Duration&) const = default;
};

[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);
[[nodiscard]] std::string to_string(const Duration& length);

// 31 January + 1 month: clamp gives the last day of February, spill the days left over into March.
// English and American law clamp ("corresponding day, or the last of the month"); some contracts
// spill.
enum class MonthEnd { clamp, spill };

// `sign` +1 counts forward, -1 back. Years and months are counted first, as one number of months,
// then weeks and days; hours and less count by their whole days. Nothing when it leaves the years
// -9999..9999.
[[nodiscard]] std::optional<date::sys_days> add(date::sys_days day, const Duration& length,
                                                int sign, MonthEnd rule);

// `count` days that are no Saturday or Sunday, forward, or back where it is below 0. From a weekend
// the Friday before it counts on, the Monday behind it back.
[[nodiscard]] date::sys_days add_business_days(date::sys_days day, std::int64_t count);

}  // namespace inforce::edtf
