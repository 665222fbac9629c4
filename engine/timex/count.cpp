// SPDX-License-Identifier: MIT
#include "edtf/duration.h"
#include "timex/resolver.h"
#include "timex/values.h"

namespace inforce::timex {
namespace {

using date::days;
using date::sys_days;

constexpr std::int64_t kMostShifted = 100'000;  // units; farther is out of the calendar

}  // namespace

// "the first week of January", "the last day of the month".
void Resolver::within(Found& found) {
  if (!found.at) {
    const bool weekday = f_.has(Field::weekday);
    if (f_.has(Field::month) && !f_.has(Field::day))
      found.open += "-XX";
    else
      found.open = open_text(weekday ? f_ : Fields{}, weekday ? Unit::day : f_.unit(Field::ounit));
    return;
  }
  const Unit unit = f_.unit(Field::ounit);
  const int ordinal = f_.number(Field::ordinal);
  const Stretch whole = *found.at;
  if (whole.grain ==
      Unit::day) {  // "Easter week", "Labor Day weekend": the one it lies in or beside
    Stretch around = containing(first_day(whole), unit);
    if (unit == Unit::weekend && weekday_of(first_day(whole)) <= 2) --around.index;
    found.at = around;
    return;
  }
  // A week belongs to the month that has most of it, and "the 190s" to the second century BC, which
  // begins with the year 200.
  const bool down = unit == Unit::decade && whole.index < 0;
  const days inside{unit == Unit::week ? 3 : down ? 366 : 0};
  Stretch at = containing(ordinal < 0 ? last_day(whole) - inside : first_day(whole) + inside, unit);
  if (unit == Unit::weekend && first_day(at) < first_day(whole)) ++at.index;
  if (unit == Unit::weekend && first_day(at) > last_day(whole)) --at.index;
  if (unit == Unit::week && whole.grain == Unit::year) {  // weeks of a year have numbers
    const date::year year{static_cast<int>(whole.index)};
    at = containing(sys_days{year / 1 / 4}, unit);
    if (ordinal < 0) at = {unit, containing(sys_days{(year + date::years{1}) / 1 / 4}, unit).index};
  }
  if (f_.has(Field::weekday)) {  // "the first Monday of May"
    const int target = f_.number(Field::weekday);
    const sys_days edge = ordinal < 0 ? last_day(whole) : first_day(whole);
    const int away =
        ordinal < 0 ? -((weekday_of(edge) - target + 7) % 7) : (target - weekday_of(edge) + 7) % 7;
    at = day_of(edge + days{away + 7 * (ordinal < 0 ? ordinal + 1 : ordinal - 1)});
  } else if (unit == Unit::business_day) {
    const sys_days outside = ordinal < 0 ? last_day(whole) + days{1} : first_day(whole) - days{1};
    at = day_of(edtf::add_business_days(outside, ordinal));
  } else {
    const bool numbered = unit == Unit::week && whole.grain == Unit::year;
    at.index += ordinal < 0 ? ordinal + (numbered ? 0 : 1) : ordinal - 1;
  }
  found.at = at;
  if (first_day(at) <= last_day(whole) && last_day(at) >= first_day(whole)) return;
  found.at.reset();  // "the fifth Monday of February 2024"
  flaw(day_text_in(whole), found);
}

// "in five hours", "forty minutes later", where the minute they count from is known; else whole
// days of them.
void Resolver::shift_hours(Found& found, std::int64_t hours, std::int64_t minutes) {
  const sys_days day = first_day(*found.from);
  const bool of_last = found.from->grain == Unit::day && story_.day == day;
  const std::optional<int> from = counts_from() != From::named ? context_.minute
                                  : of_last                    ? story_.minute
                                                               : std::nullopt;
  if (!from) {
    const std::int64_t whole = f_.unit(Field::unit) == Unit::hour ? hours / 24 : 0;
    found.at = whole == 0 ? *found.from : day_of(day + days{static_cast<int>(whole)});
    lost_minute_ = whole == 0 && found.from->grain == Unit::day;
    return;
  }
  const std::int64_t minute = *from + hours * 60 + minutes;
  const std::int64_t over = minute >= 0 ? minute / 1440 : -((1439 - minute) / 1440);
  shifted_minute_ = static_cast<int>(minute - over * 1440);
  found.at = day_of(day + days{static_cast<int>(over)});
}

// A whole number of one unit counts in stretches of it: two years before 3 June 2016 is 2014. Not
// so from something longer: twenty years after the 1930s are the 1950s.
std::optional<Stretch> Resolver::shift_single(Stretch base) const {
  if (f_.has(Field::unit2) || f_.get(Field::count) / 1000 > kMostShifted) return std::nullopt;
  std::int64_t many =
      (f_.get(Field::count, 1000) + f_.get(Field::half_more)) * f_.times(Field::unit);
  Unit grain = f_.unit(Field::unit, Unit::day);
  if (grain == Unit::decade || grain == Unit::century || grain == Unit::millennium) {
    many *= grain == Unit::decade ? 10 : grain == Unit::century ? 100 : 1000;
    grain = Unit::year;
  }
  if (grain == Unit::year && many % 1000 != 0) {  // a year and a half ago: a month
    many *= 12;
    grain = Unit::month;
  }
  if (many % 1000 != 0) return std::nullopt;
  many /= 1000;
  // In a report on a quarter, a year earlier is a quarter, and so of months; else it is a year.
  const bool report = base.grain == Unit::quarter || base.grain == Unit::half ||
                      (base.grain == Unit::month && f_.number(Field::sign) < 0 && many == 1);
  if (counts_from() == From::named && grain == Unit::year && report) return std::nullopt;
  if (many > kMostShifted) return std::nullopt;
  many *= f_.number(Field::sign);
  if (grain == Unit::business_day) {
    if (base.grain > Unit::day) return std::nullopt;
    return day_of(edtf::add_business_days(first_day(base), many));
  }
  if (base.grain > grain) return std::nullopt;
  Stretch at = containing(first_day(base), grain);
  at.index += many;
  if (!in_calendar(at)) return std::nullopt;  // "45,000 years ago"
  return at;
}

// "The Sunday before Christmas", "the week after 3 May".
bool Resolver::beside_named(const Found& found) const {
  return f_.has(Field::sign) && !f_.has(Field::unit) && found.at &&
         (f_.has(Field::weekday) || f_.has(Field::runit));
}
void Resolver::beside(Found& found) const {
  const int sign = f_.number(Field::sign);
  const sys_days from = sign > 0 ? last_day(*found.at) : first_day(*found.at);
  found.from = found.at;
  if (f_.has(Field::weekday)) {
    const int apart = (sign * (f_.number(Field::weekday) - weekday_of(from)) + 6) % 7 + 1;
    found.at = day_of(from + days{sign * apart});
    return;
  }
  Stretch at = containing(from, f_.unit(Field::runit));
  while (sign > 0 ? first_day(at) <= from : last_day(at) >= from) at.index += sign;
  found.at = at;
}

// "two years ago", "a month later", "three weeks from tomorrow".
void Resolver::shift(Found& found) {
  const int sign = f_.number(Field::sign);
  if (f_.has(Field::ordinal) && f_.has(Field::unit))  // "the tenth day after 1 March"
    f_.set(Field::count, f_.get(Field::ordinal) * 1000);
  const bool named = found.at.has_value();  // "six months after May 2014"
  const bool of_story = from_story();
  found.from = found.at;
  if (!named && found.open.empty()) {
    found.from = counted_from();
    found.of_story = of_story;
    found.stated = false;
  }
  const Unit unit = f_.unit(Field::unit, Unit::day);
  const Unit counted = unit == Unit::business_day ? Unit::day : unit;
  if (!found.from) {
    found.open = open_text(Fields{}, unit);
    return;
  }
  const auto nowhere = [&] {
    found.at.reset();
    found.open = sign < 0 ? "PAST_REF" : "FUTURE_REF";
  };
  if (f_.number(Field::vague) != 0) return nowhere();
  // What is told as past does not lie after the document's day.
  const auto over = [&] {
    if (!found.at || sign < 0 || !of_story || !looks_back(tense_) || !anchor()) return;
    if (first_day(*found.at) <= *anchor()) return;
    found.at.reset();
    found.open = open_text(f_, unit);
  };
  // "Two weeks after May 2024": behind its last day, told as finely as they are counted.
  const bool finer = named && found.from->grain > counted && found.from->grain <= Unit::year;
  const Stretch base =
      finer ? day_of(sign > 0 ? last_day(*found.from) : first_day(*found.from)) : *found.from;
  if ((!named && unit > Unit::hour) || unit == Unit::business_day) {
    found.at = shift_single(base);
    if (found.at) return over();
  }
  const std::optional<edtf::Duration> length = edtf::parse_duration(duration_text(f_));
  if (!length) return nowhere();
  if (unit <= Unit::hour) return shift_hours(found, sign * length->hours, sign * length->minutes);
  const days middle{base.grain == Unit::week ? 3 : 0};  // "two years ago this week"
  const std::optional<sys_days> moved =
      edtf::add(first_day(base) + middle, *length, sign, edtf::MonthEnd::clamp);
  if (!moved) return nowhere();
  found.at = containing(*moved, finer ? counted : base.grain);
  over();
}

}  // namespace inforce::timex
