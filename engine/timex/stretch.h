// SPDX-License-Identifier: MIT
#pragma once
// timex/stretch.h - a stretch of the calendar: one day, week, month, ... of those that follow each
// other.
//
//   {month, 2026 * 12 + 3}   April 2026    TIMEX3 2026-04   EDTF 2026-04   2026-04-01 to 2026-04-30
//   {week, 2938}             the week of Monday 2026-04-20  2026-W17       2026-04-20/2026-04-26
//
// Counting on or back is adding to the index; weeks begin on Monday; seasons are those of the
// north, winter is named after the year in which it begins.
#include <date/date.h>

#include <cstdint>
#include <optional>
#include <string>

#include "edtf/when.h"
#include "timex/fields.h"

namespace inforce::timex {

inline constexpr int kGregorian = 1583;  // the first whole year of its calendar

struct Stretch {
  Unit grain = Unit::day;
  std::int64_t index = 0;
  bool operator==(const Stretch&) const = default;
};

// The stretch of this grain that a day lies in. Grains finer than a day give the day.
[[nodiscard]] Stretch containing(date::sys_days day, Unit grain);
[[nodiscard]] date::sys_days first_day(Stretch stretch);
[[nodiscard]] date::sys_days last_day(Stretch stretch);
[[nodiscard]] bool in_calendar(Stretch stretch);  // years -9999 to 9999

[[nodiscard]] Stretch day_of(date::sys_days day);
[[nodiscard]] Stretch month_of(int year, int month);
[[nodiscard]] Stretch year_of(int year);
[[nodiscard]] int year_in(date::sys_days day);
[[nodiscard]] int year_in(Stretch stretch);        // in which it begins
[[nodiscard]] int weekday_of(date::sys_days day);  // [1:7] from Monday

[[nodiscard]] std::string timex_text(Stretch stretch);
[[nodiscard]] std::string edtf_text(Stretch stretch);
// Of some day in a month or a year: "2019-02-XX", "2019-XX-XX"; of anything else, its own text.
[[nodiscard]] std::string day_text_in(Stretch stretch);

// The value of a holiday (fields.h) in a year.
[[nodiscard]] date::sys_days holiday_in(std::int64_t holiday, int year);

}  // namespace inforce::timex
