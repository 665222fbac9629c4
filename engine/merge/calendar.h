// SPDX-License-Identifier: MIT
#pragma once
// merge/calendar.h - counting lengths of time from a day, as agreements do.
//
//   31 January + P1M     the last day of February: a day a month lacks is its last
//   29 February + P1Y    28 February
//   Friday + P2B         Tuesday: business days are Monday to Friday, and the first day is not
//   counted
#include <date/date.h>

#include <optional>
#include <string_view>

namespace inforce::merge {

// `length` is an ISO 8601 duration of whole years, months, weeks and days, or P<n>B for business
// days; `sign` -1 counts back. Nothing for any other length, or when it leaves the calendar.
[[nodiscard]] std::optional<date::sys_days> count_from(date::sys_days day, std::string_view length,
                                                       int sign);

}  // namespace inforce::merge
