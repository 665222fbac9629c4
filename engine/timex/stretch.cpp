// SPDX-License-Identifier: MIT
#include "timex/stretch.h"

#include <fmt/compile.h>

namespace inforce::timex {
namespace {

using date::days;
using date::sys_days;

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a >= 0 ? a / b : -((-a + b - 1) / b);
}

std::int64_t day_number(sys_days day) { return day.time_since_epoch().count(); }
sys_days from_number(std::int64_t number) { return sys_days{days{static_cast<int>(number)}}; }

constexpr std::int64_t kMonday = 4;  // 1970-01-05

sys_days month_start(std::int64_t month) {
  const std::int64_t year = floor_div(month, 12);
  return sys_days{date::year{static_cast<int>(year)} /
                  date::month{static_cast<unsigned>(month - year * 12) + 1} / 1};
}

// Months of one stretch, and how many months lie between the year's start and the first one's.
struct Span {
  std::int64_t months, offset;
};
Span months_of(Unit grain) {
  switch (grain) {
    case Unit::month:
      return {1, 0};
    case Unit::quarter:
      return {3, 0};
    case Unit::season:
      return {3, 2};  // spring begins in March
    case Unit::half:
      return {6, 0};
    case Unit::year:
      return {12, 0};
    case Unit::decade:
      return {120, 0};
    case Unit::century:
      return {1200, 0};
    case Unit::millennium:
      return {12000, 0};
    default:
      return {0, 0};
  }
}

sys_days start_of(Stretch stretch) {
  const Span span = months_of(stretch.grain);
  if (span.months != 0) return month_start(stretch.index * span.months + span.offset);
  if (stretch.grain == Unit::week) return from_number(stretch.index * 7 + kMonday);
  if (stretch.grain == Unit::weekend) return from_number(stretch.index * 7 + kMonday + 5);
  return from_number(stretch.index);
}

// Year and week of ISO 8601, which names a week after the year of its Thursday.
std::pair<int, int> iso_week(sys_days monday) {
  const int year = year_in(monday + days{3});
  const sys_days january4{date::year{year} / 1 / 4};
  const Stretch first = containing(january4, Unit::week);
  const Stretch here = containing(monday, Unit::week);
  return {year, static_cast<int>(here.index - first.index) + 1};
}

std::string year_text(int year) {
  return year > 0 ? fmt::format(FMT_COMPILE("{:04}"), year)
                  : fmt::format(FMT_COMPILE("BC{:04}"), 1 - year);
}
std::string edtf_year(int year) {
  return year >= 0 ? fmt::format(FMT_COMPILE("{:04}"), year)
                   : fmt::format(FMT_COMPILE("-{:04}"), -year);
}

}  // namespace

int year_in(sys_days day) { return int{date::year_month_day{day}.year()}; }

int weekday_of(sys_days day) { return static_cast<int>(date::weekday{day}.iso_encoding()); }

Stretch containing(sys_days day, Unit grain) {
  const date::year_month_day ymd{day};
  const std::int64_t month = std::int64_t{int{ymd.year()}} * 12 + unsigned{ymd.month()} - 1;
  const Span span = months_of(grain);
  if (span.months != 0) return {grain, floor_div(month - span.offset, span.months)};
  if (grain == Unit::week || grain == Unit::weekend)
    return {grain, floor_div(day_number(day) - kMonday, 7)};
  return {Unit::day, day_number(day)};
}

sys_days first_day(Stretch stretch) { return start_of(stretch); }

sys_days last_day(Stretch stretch) {
  if (stretch.grain == Unit::weekend) return start_of(stretch) + days{1};
  return start_of({stretch.grain, stretch.index + 1}) - days{1};
}

bool in_calendar(Stretch stretch) {
  const Span span = months_of(stretch.grain);
  const std::int64_t limit = span.months != 0             ? std::int64_t{9999} * 12 / span.months
                             : stretch.grain == Unit::day ? 2'900'000
                                                          : 400'000;
  return stretch.index >= -limit && stretch.index < limit;
}

Stretch day_of(sys_days day) { return {Unit::day, day_number(day)}; }
Stretch month_of(int year, int month) { return {Unit::month, std::int64_t{year} * 12 + month - 1}; }
Stretch year_of(int year) { return {Unit::year, year}; }

std::string timex_text(Stretch stretch) {
  const sys_days first = first_day(stretch);
  const date::year_month_day ymd{first};
  const int year = int{ymd.year()};
  std::string name = year_text(year);
  switch (stretch.grain) {
    case Unit::year:
      return name;
    case Unit::month:
      return fmt::format(FMT_COMPILE("{}-{:02}"), name, unsigned{ymd.month()});
    case Unit::quarter:
      return fmt::format(FMT_COMPILE("{}-Q{}"), name, (unsigned{ymd.month()} - 1) / 3 + 1);
    case Unit::half:
      return fmt::format(FMT_COMPILE("{}-H{}"), name, (unsigned{ymd.month()} - 1) / 6 + 1);
    case Unit::season: {
      constexpr const char* kNames[] = {"SP", "SU", "FA", "WI"};
      return fmt::format(FMT_COMPILE("{}-{}"), name, kNames[(unsigned{ymd.month()} / 3) - 1]);
    }
    case Unit::week:
    case Unit::weekend: {
      const auto [week_year, week] = iso_week(first_day({Unit::week, stretch.index}));
      return fmt::format(FMT_COMPILE("{}-W{:02}{}"), year_text(week_year), week,
                         stretch.grain == Unit::weekend ? "-WE" : "");
    }
    case Unit::decade:  // before the common era years count down
      return year >= 0 ? fmt::format(FMT_COMPILE("{:03}X"), stretch.index)
                       : fmt::format(FMT_COMPILE("BC{:03}X"), -stretch.index - 1);
    case Unit::century:  // and its last gives the name
      return year >= 0 ? fmt::format(FMT_COMPILE("{:02}XX"), stretch.index)
                       : year_text(year_in(last_day(stretch))).substr(0, 4) + "XX";
    case Unit::millennium:
      return name.substr(0, 1) + "XXX";
    default:
      return fmt::format(FMT_COMPILE("{}-{:02}-{:02}"), name, unsigned{ymd.month()},
                         unsigned{ymd.day()});
  }
}

std::string edtf_text(Stretch stretch) {
  const sys_days first = first_day(stretch);
  const date::year_month_day ymd{first};
  const int year = int{ymd.year()};
  std::string name = edtf_year(year);
  switch (stretch.grain) {
    case Unit::year:
      return name;
    case Unit::month:
      return fmt::format(FMT_COMPILE("{}-{:02}"), name, unsigned{ymd.month()});
    case Unit::quarter:
      return fmt::format(FMT_COMPILE("{}-{}"), name, 33 + (unsigned{ymd.month()} - 1) / 3);
    case Unit::half:
      return fmt::format(FMT_COMPILE("{}-{}"), name, 40 + (unsigned{ymd.month()} - 1) / 6);
    case Unit::season:
      return fmt::format(FMT_COMPILE("{}-{}"), name, 20 + unsigned{ymd.month()} / 3);
    case Unit::decade:
      return year < 0 ? std::string() : name.substr(0, 3) + "X";
    case Unit::century:
      return year < 0 ? std::string() : name.substr(0, 2) + "XX";
    case Unit::millennium:
      return year < 0 ? std::string() : name.substr(0, 1) + "XXX";
    case Unit::week:
    case Unit::weekend:
      return edtf::to_string(first) + "/" + edtf::to_string(last_day(stretch));
    default:
      return fmt::format(FMT_COMPILE("{}-{:02}-{:02}"), name, unsigned{ymd.month()},
                         unsigned{ymd.day()});
  }
}

date::sys_days holiday_in(std::int64_t holiday, int year) {
  const date::year y{year};
  if (holiday >= 100000) {
    return holiday_in(holiday % 100000, year) + days{static_cast<int>(holiday / 100000)};
  }
  if (holiday >= 20000 && year < 1583) {  // days from Easter Sunday of the Julian calendar
    const int d = (19 * (year % 19) + 15) % 30;
    const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int n = d + e + 114;
    return sys_days{y / (n / 31) / (n % 31 + 1)} + days{static_cast<int>(holiday - 20500)};
  }
  if (holiday >= 20000) {  // of the Gregorian one, by the anonymous rule
    const int a = year % 19, b = year / 100, c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return sys_days{y / (n / 31) / (n % 31 + 1)} + days{static_cast<int>(holiday - 20500)};
  }
  if (holiday >= 10000) {
    const auto month = static_cast<unsigned>(holiday - 10000) / 100;
    const auto weekday = date::weekday{static_cast<unsigned>(holiday % 100 / 10) % 7};
    const auto nth = static_cast<unsigned>(holiday % 10);
    if (nth == 9) return sys_days{y / date::month{month} / weekday[date::last]};
    return sys_days{y / date::month{month} / weekday[nth]};
  }
  const auto month = static_cast<unsigned>(holiday / 100),
             day = static_cast<unsigned>(holiday % 100);
  return sys_days{y / date::month{month} / 1} + days{static_cast<int>(day) - 1};
}

}  // namespace inforce::timex
