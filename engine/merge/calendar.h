// SPDX-License-Identifier: MIT
#pragma once
// merge/calendar.h - counting lengths of time from a day, as agreements do.
//
//   31 January + P1M            the last day of February: a day a month lacks is its last
//   29 February + P1Y           28 February
//   Friday + 2 business days    Tuesday: Monday to Friday count, and the first day does not
#include <date/date.h>

#include <optional>
#include <string_view>

#include "timex/timex.h"

namespace inforce::merge {

// `sign` -1 counts back. Nothing when the length is no whole number of days, or leaves the
// calendar.
[[nodiscard]] std::optional<date::sys_days> count_from(date::sys_days day,
                                                       const timex::Timex& length, int sign);

// "P12M" after the last day of a term; nothing when that is not known.
[[nodiscard]] std::optional<date::sys_days> later(std::optional<date::sys_days> day,
                                                  std::string_view length);

[[nodiscard]] bool ends_month(date::sys_days day);

// How far apart two events are when a text says "two months": less than one unit either way for
// months and years, which people count by the calendar's pages; weeks and days exactly; business
// days by the weekends they may have between them.
struct Apart {
  int least = 0, most = 0;
};
[[nodiscard]] std::optional<Apart> days_apart(const timex::Timex& length);

}  // namespace inforce::merge
