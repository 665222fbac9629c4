// SPDX-License-Identifier: MIT
#include "timex/stretch.h"

#include <array>
#include <string_view>

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

// Months of one stretch, and how many months lie between the year's start and the first one's; no
// months where it is made of days.
struct Span {
  std::int64_t months, offset;
};
using Spans = std::array<Span, static_cast<std::size_t>(Unit::business_day) + 1>;
constexpr Spans kSpans = [] {
  Spans spans{};
  const auto span = [&](Unit unit) -> Span& { return spans[static_cast<std::size_t>(unit)]; };
  span(Unit::month) = {1, 0};
  span(Unit::quarter) = {3, 0};
  span(Unit::season) = {3, 2};  // spring begins in March
  span(Unit::half) = {6, 0};
  span(Unit::year) = {12, 0};
  span(Unit::decade) = {120, 0};
  span(Unit::century) = {1200, 0};
  span(Unit::millennium) = {12000, 0};
  return spans;
}();
const Span& months_of(Unit grain) { return kSpans[static_cast<std::size_t>(grain)]; }

date::year_month_day month_start(std::int64_t month) {
  const std::int64_t year = floor_div(month, 12);
  return date::year{static_cast<int>(year)} /
         date::month{static_cast<unsigned>(month - year * 12) + 1} / 1;
}

// The month in which a stretch of months begins. Before the common era years count down: the 420s
// BC are 429 to 420, the first century BC is 100 to 1, and 1 BC is the year 0.
std::int64_t counted_down(Unit grain) {
  return grain < Unit::decade ? 0 : grain == Unit::decade ? 24 : 12;
}

std::int64_t first_month(Stretch stretch) {
  const Span span = months_of(stretch.grain);
  const std::int64_t late = stretch.index < 0 ? counted_down(stretch.grain) : 0;
  return stretch.index * span.months + span.offset + late;
}

sys_days start_of(Stretch stretch) {
  const Span span = months_of(stretch.grain);
  if (span.months != 0) return sys_days{month_start(first_month(stretch))};
  if (stretch.grain == Unit::week) return from_number(stretch.index * 7 + kMonday);
  if (stretch.grain == Unit::weekend) return from_number(stretch.index * 7 + kMonday + 5);
  return from_number(stretch.index);
}

// Year, month and day of its first day.
date::year_month_day begin_of(Stretch stretch) {
  const Span span = months_of(stretch.grain);
  if (span.months != 0) return month_start(first_month(stretch));
  return {start_of(stretch)};
}

// Year and week of ISO 8601, which names a week after the year of its Thursday.
std::pair<int, int> iso_week(sys_days monday) {
  const int year = year_in(monday + days{3});
  const sys_days january4{date::year{year} / 1 / 4};
  const Stretch first = containing(january4, Unit::week);
  const Stretch here = containing(monday, Unit::week);
  return {year, static_cast<int>(here.index - first.index) + 1};
}

// A value as it is written. Every expression has one or two; printed by a general library they
// took longer than finding out what they mean.
class Text {
 public:
  Text& put(std::string_view text) {
    for (const char c : text) bytes_[size_++] = c;
    return *this;
  }
  Text& number(std::int64_t number, std::size_t width) {  // with zeros before it up to `width`
    std::int64_t past = 10;
    for (std::size_t i = 1; i < width; ++i) past *= 10;
    for (; number >= past; past *= 10) ++width;
    for (std::size_t at = size_ += width; width > 0; --width, number /= 10)
      bytes_[--at] = static_cast<char>('0' + number % 10);
    return *this;
  }
  [[nodiscard]] std::string done() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 64> bytes_;
  std::size_t size_ = 0;
};

Text year_text(int year) {
  return year > 0 ? Text().number(year, 4) : Text().put("BC").number(1 - year, 4);
}
Text edtf_year(int year) {
  return year >= 0 ? Text().number(year, 4) : Text().put("-").number(-year, 4);
}
std::string day_text(Text text, const date::year_month_day& day) {
  return text.put("-")
      .number(unsigned{day.month()}, 2)
      .put("-")
      .number(unsigned{day.day()}, 2)
      .done();
}

}  // namespace

int year_in(sys_days day) { return int{date::year_month_day{day}.year()}; }
int year_in(Stretch stretch) { return int{begin_of(stretch).year()}; }

int weekday_of(sys_days day) {
  const int year = year_in(day);
  // Old dates are those of the Julian calendar, whose days have other weekdays.
  const std::int64_t behind =
      year < kGregorian ? floor_div(year, 100) - floor_div(year, 400) - 2 : 0;
  return static_cast<int>(date::weekday{day + days{static_cast<int>(behind)}}.iso_encoding());
}

Stretch containing(sys_days day, Unit grain) {
  const date::year_month_day ymd{day};
  const std::int64_t month = std::int64_t{int{ymd.year()}} * 12 + unsigned{ymd.month()} - 1;
  const Span span = months_of(grain);
  const std::int64_t late = int{ymd.year()} <= 0 ? counted_down(grain) : 0;
  if (span.months != 0) return {grain, floor_div(month - span.offset - late, span.months)};
  if (grain == Unit::week || grain == Unit::weekend)
    return {grain, floor_div(day_number(day) - kMonday, 7)};
  return {Unit::day, day_number(day)};
}

sys_days first_day(Stretch stretch) { return start_of(stretch); }

sys_days last_day(Stretch stretch) {
  if (stretch.grain == Unit::weekend) return start_of(stretch) + days{1};
  if (const Span span = months_of(stretch.grain); span.months != 0)
    return sys_days{month_start(first_month(stretch) + span.months)} - days{1};
  return start_of({stretch.grain, stretch.index + 1}) - days{1};
}

bool in_calendar(Stretch stretch) {
  constexpr int kLast = 9999;
  constexpr std::int64_t kMonths = 12;
  if (const Span span = months_of(stretch.grain); span.months != 0) {
    const std::int64_t first = first_month(stretch);
    return first >= -kLast * kMonths && first + span.months <= (kLast + 1) * kMonths;
  }
  constexpr sys_days kBegin{date::year{-kLast} / 1 / 1}, kEnd{date::year{kLast} / 12 / 31};
  const bool week = stretch.grain == Unit::week || stretch.grain == Unit::weekend;
  const std::int64_t first = week ? stretch.index * 7 + kMonday : stretch.index;
  return first >= day_number(kBegin) && first + (week ? 6 : 0) <= day_number(kEnd);
}

Stretch day_of(sys_days day) { return {Unit::day, day_number(day)}; }
Stretch month_of(int year, int month) { return {Unit::month, std::int64_t{year} * 12 + month - 1}; }
Stretch year_of(int year) { return {Unit::year, year}; }

std::string timex_text(Stretch stretch) {
  const date::year_month_day first = begin_of(stretch);
  const int year = int{first.year()};
  const unsigned month = unsigned{first.month()};
  Text text = year_text(year);
  switch (stretch.grain) {
    case Unit::year:
      return text.done();
    case Unit::month:
      return text.put("-").number(month, 2).done();
    case Unit::quarter:
      return text.put("-Q").number((month - 1) / 3 + 1, 1).done();
    case Unit::half:
      return text.put("-H").number((month - 1) / 6 + 1, 1).done();
    case Unit::season: {
      constexpr const char* kNames[] = {"-SP", "-SU", "-FA", "-WI"};
      return text.put(kNames[month / 3 - 1]).done();
    }
    case Unit::week:
    case Unit::weekend: {
      const auto [week_year, week] = iso_week(first_day({Unit::week, stretch.index}));
      text = year_text(week_year).put("-W").number(week, 2);
      return text.put(stretch.grain == Unit::weekend ? "-WE" : "").done();
    }
    case Unit::decade:  // before the common era years count down
      text = year >= 0 ? Text().number(stretch.index, 3)
                       : Text().put("BC").number(-stretch.index - 1, 3);
      return text.put("X").done();
    case Unit::century:  // and its last gives the name
      if (year < 0) return year_text(year_in(last_day(stretch))).done().substr(0, 4) + "XX";
      return Text().number(stretch.index, 2).put("XX").done();
    case Unit::millennium:
      return year < 0 ? text.done().substr(0, 3) + "XXX"
                      : Text().number(stretch.index, 1).put("XXX").done();
    default:
      return day_text(text, first);
  }
}

std::string day_text_in(Stretch stretch) {
  return timex_text(stretch) + (stretch.grain == Unit::month  ? "-XX"
                                : stretch.grain == Unit::year ? "-XX-XX"
                                                              : "");
}

std::string edtf_text(Stretch stretch) {
  const date::year_month_day first = begin_of(stretch);
  const int year = int{first.year()};
  const unsigned month = unsigned{first.month()};
  Text text = edtf_year(year);
  switch (stretch.grain) {
    case Unit::year:
      return text.done();
    case Unit::month:
      return text.put("-").number(month, 2).done();
    case Unit::quarter:
      return text.put("-").number(33 + (month - 1) / 3, 2).done();
    case Unit::half:
      return text.put("-").number(40 + (month - 1) / 6, 2).done();
    case Unit::season:
      return text.put("-").number(20 + month / 3, 2).done();
    case Unit::decade:
      return year < 0 ? std::string() : text.done().substr(0, 3) + "X";
    case Unit::century:
      return year < 0 ? std::string() : text.done().substr(0, 2) + "XX";
    case Unit::millennium:
      return year < 0 ? std::string() : text.done().substr(0, 1) + "XXX";
    case Unit::week:
    case Unit::weekend:
      return edtf::to_string(sys_days{first}) + "/" + edtf::to_string(last_day(stretch));
    default:
      return day_text(text, first);
  }
}

date::sys_days holiday_in(std::int64_t holiday, int year) {
  const date::year y{year};
  if (holiday >= 100000) {
    return holiday_in(holiday % 100000, year) + days{static_cast<int>(holiday / 100000)};
  }
  if (holiday >= 20000 && year < kGregorian) {  // days from Easter Sunday of the Julian calendar
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
