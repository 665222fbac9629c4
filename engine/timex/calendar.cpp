// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <utility>

#include "edtf/duration.h"
#include "timex/resolver.h"
#include "timex/values.h"

namespace inforce::timex {
namespace {

using date::days;
using date::sys_days;

constexpr int kJustOver = 4;       // days before the next weekend
constexpr int kGrandparents = 70;  // years, that are not remembered
constexpr int kCentury = 100;      // years; a story goes back no further in passing
constexpr int kReportDays = 60;    // a quarter is reported within so many
constexpr auto kHalfYear = date::days{183};
constexpr int kFewYears = 5;  // a story so near has no "this year" of its own

}  // namespace

bool Resolver::run(Found& found) {
  constexpr int kMostMinutes = 59;
  if (f_.number(Field::hhmm) % 100 > kMostMinutes || std::abs(f_.get(Field::past)) > kMostMinutes)
    return false;
  if (f_.has(Field::first) && !order_numbers()) return false;
  widen_years();
  if (!base(found)) return false;
  if (f_.has(Field::ordinal) && (f_.has(Field::ounit) || f_.has(Field::weekday))) within(found);
  if (beside_named(found))
    beside(found);
  else if (f_.has(Field::sign))
    shift(found);
  return !found.at || in_calendar(*found.at);
}

// 27/04 and 04/27 say which is the day; 03/04 does not, and the order that is usual where the
// text comes from decides.
bool Resolver::order_numbers() {
  int month = f_.number(Field::first), day = f_.number(Field::second_number);
  const bool both = month <= 12 && day <= 12 && month != day;
  // "Sunday 3/11": the order in which it is one.
  const bool is_on_it = both && is_weekday(month, day), swapped_is = both && is_weekday(day, month);
  const bool told = is_on_it != swapped_is;
  if (month > 12 || (told ? swapped_is : both && context_.order == Context::Order::day_first)) {
    std::swap(month, day);
  }
  if (month > 12 || month < 1 || day < 1 || day > 31) return false;
  f_.set(Field::month, month);
  f_.set(Field::day, day);
  if (both && !told && context_.order == Context::Order::unsaid) swapped_ = true;
  return true;
}

// In the year that the words give, or the document's.
bool Resolver::is_weekday(int month, int day) const {
  if (!f_.has(Field::weekday) || (!f_.has(Field::year) && !anchor())) return false;
  const int year = f_.has(Field::year) ? f_.number(Field::year) : year_in(*anchor());
  const date::year_month_day when{date::year{year}, date::month{static_cast<unsigned>(month)},
                                  date::day{static_cast<unsigned>(day)}};
  return when.ok() && static_cast<int>(date::weekday{date::sys_days{when}}.iso_encoding()) ==
                          f_.number(Field::weekday);
}

void Resolver::widen_years() {
  if (!f_.has(Field::year2) && !f_.has(Field::decade)) return;
  // "Built in 1836. A store was added in '38": of the story's century.
  const bool long_ago = anchor() && story_.history() && story_.told && story_.told->stated &&
                        year_in(*anchor()) - year_in(story_.told->at) > kGrandparents;
  const int now = long_ago ? year_in(story_.told->at) : anchor() ? year_in(*anchor()) : 2000;
  if (f_.has(Field::year2) && !f_.has(Field::year)) {
    const int two = f_.number(Field::year2);
    int year = now / 100 * 100 + two;
    if (!anchor())
      year = two < 50 ? 2000 + two : 1900 + two;
    else if (year > now + (long_ago ? kGrandparents : 20))
      year -= 100;
    else if (year <= now - (long_ago ? 30 : 80))
      year += 100;
    f_.set(Field::year, year);
  }
  if (f_.has(Field::decade) && f_.number(Field::decade) < 100 && f_.number(Field::bce) == 0) {
    const int decade = f_.number(Field::decade) + now / 100 * 100;
    f_.set(Field::decade, decade >= now + (long_ago ? kGrandparents : 0) ? decade - 100 : decade);
  }
}

// The stretch that the finer fields name in a year.
std::optional<Stretch> Resolver::in_year(int year) const {
  const date::year y{year};
  if (f_.has(Field::month)) {
    const auto month = static_cast<unsigned>(f_.number(Field::month));
    if (!f_.has(Field::day)) return month_of(year, static_cast<int>(month));
    const date::year_month_day ymd{y, date::month{month},
                                   date::day{static_cast<unsigned>(f_.number(Field::day))}};
    if (!ymd.ok()) return std::nullopt;
    return day_of(sys_days{ymd});
  }
  if (f_.has(Field::holiday)) return day_of(holiday_in(f_.get(Field::holiday), year));
  if (f_.has(Field::season))
    return Stretch{Unit::season, std::int64_t{year} * 4 + f_.number(Field::season) - 1};
  if (f_.has(Field::quarter))
    return Stretch{Unit::quarter, std::int64_t{year} * 4 + f_.number(Field::quarter) - 1};
  if (f_.has(Field::half))
    return Stretch{Unit::half, std::int64_t{year} * 2 + f_.number(Field::half) - 1};
  if (f_.has(Field::week)) {
    Stretch week = containing(sys_days{y / 1 / 4}, Unit::week);
    week.index += f_.number(Field::week) - 1;
    if (first_day(week) + days{3} > sys_days{y / 12 / 31}) return std::nullopt;
    if (f_.has(Field::weekday))
      return day_of(first_day(week) + days{f_.number(Field::weekday) - 1});
    return week;
  }
  if (f_.has(Field::rel) && f_.number(Field::rel) == 0)
    return same_in_year(y,
                        f_.has(Field::runit) ? std::optional(f_.unit(Field::runit)) : std::nullopt);
  return year_of(year);
}

// "On this day in 1927", "the third quarter of 2020 [...] the same quarter of 2019", and "the same
// period" of whatever was told, from a month to a half year.
std::optional<Stretch> Resolver::same_in_year(date::year year, std::optional<Unit> unit) const {
  const std::optional<Stretch> from = counted_from();
  const int as_year = static_cast<int>(year);
  if (!from || (!unit && from->grain < Unit::month)) return year_of(as_year);
  const Unit grain = unit.value_or(from->grain);
  if (from->grain > grain || grain >= Unit::season) return year_of(as_year);
  const date::year_month_day day{first_day(*from)};
  if (grain > Unit::day) return containing(sys_days{year / day.month() / 1}, grain);
  const date::year_month_day then{year, day.month(), day.day()};
  return then.ok() ? std::optional(day_of(sys_days{then})) : std::nullopt;
}

bool Resolver::has_target() const {
  for (const Field field :
       {Field::month, Field::holiday, Field::season, Field::quarter, Field::half, Field::week}) {
    if (f_.has(field)) return true;
  }
  return false;
}

bool Resolver::base(Found& found) {
  if (f_.has(Field::year)) {
    const int said = f_.number(Field::year);
    // "Livy has it in 302 B.C. In 290 they rose"; not "in 452 the Huns burned it".
    const bool goes_on =
        f_.has(Field::old) && story_.told && year_in(story_.told->at) <= 0 &&
        (tense_ == Tense::before_past || said <= 1 - year_in(story_.told->at) + kCentury);
    const bool before_era = f_.number(Field::bce) != 0 || goes_on;
    const int year = before_era ? 1 - said : said;
    found.stated = true;
    found.at = in_year(year);
    if (!found.at) return flaw(left_in_year(year), found);
    if (swapped_) {
      found.other =
          day_of(sys_days{date::year{year} / f_.number(Field::day) / f_.number(Field::month)});
    }
    return true;
  }
  if (f_.has(Field::decade)) {
    found.stated = true;
    const int decade = f_.number(Field::decade);
    if (decade % 100 == 0 && decade < 2000) {  // "the 1800s" are a century, the 2000s ten years
      found.at =
          Stretch{Unit::century, f_.number(Field::bce) != 0 ? -decade / 100 - 1 : decade / 100};
      return true;
    }
    found.at = Stretch{Unit::decade, f_.number(Field::bce) != 0 ? -decade / 10 - 1 : decade / 10};
    return true;
  }
  if (f_.has(Field::century)) {
    found.stated = true;
    const int century = f_.number(Field::century);
    found.at = Stretch{Unit::century, f_.number(Field::bce) != 0 ? -century : century - 1};
    return true;
  }
  if (f_.has(Field::every)) {  // "on a Friday", "the third business day after the notice"
    found.open = open_text(f_, f_.has(Field::runit) ? f_.unit(Field::runit) : Unit::day);
    return true;
  }
  if (f_.has(Field::rel))
    return f_.has(Field::runit) ? relative_unit(found) : relative_target(found);
  if (has_target()) return nearest(found);
  if (f_.has(Field::weekday)) return weekday(found);
  if (f_.has(Field::day)) return day_of_month(found);
  if (f_.has(Field::runit)) return unit_at_hand(found);
  if (f_.has(Field::sign)) return true;  // counted from the document or the story
  if (f_.has(Field::hour) || f_.has(Field::hhmm) || f_.has(Field::part)) return time_of_day(found);
  return false;
}

// What is known of a day or week that this year does not have.
std::string Resolver::left_in_year(int year) const {
  if (f_.has(Field::month)) return day_text_in(month_of(year, f_.number(Field::month)));
  return f_.has(Field::week) ? timex_text(year_of(year)) + "-WXX" : day_text_in(year_of(year));
}

bool Resolver::flaw(std::string text, Found& found) {
  impossible_ = true;
  found.open = std::move(text);
  return true;
}

// "This year also saw the fall of the fort", "and went home next spring": seen from the story.
bool Resolver::tells_on() const {
  return counts_from() == From::document && looks_back(tense_) && story_.history() &&
         story_.own_years == 0 && in_story();
}

// "In 2014 sales fell, but this year they rose": so near, this year is the document's.
bool Resolver::tells_of_long_ago() const {
  const std::optional<Stretch> at = reference();
  return !anchor() || !at || year_in(*anchor()) - year_in(*at) > kFewYears;
}

// "last week", "next year", "that day", and with more: "June of next year", "Monday of last
// week".
bool Resolver::relative_unit(Found& found) {
  const Unit unit = f_.unit(Field::runit);
  const int rel = f_.number(Field::rel);
  const bool told_now = (rel == 0 || rel == 1) && unit == Unit::year && tells_on() &&
                        !f_.has(Field::part) && tells_of_long_ago() &&
                        (story_.firm_years > 0 || !story_.sentence.has_last);
  const std::optional<Stretch> from = told_now ? reference() : counted_from();
  found.of_story = told_now || from_story() || (counts_from() == From::story && in_story());
  if (!from) {
    found.open = open_text(f_, unit);
    return true;
  }
  // "Within ten days after the end of the preceding month", said of what shall be done.
  const bool ruled = counts_from() == From::story ? story_.rules() : from_story() && of_rules();
  if (ruled && !story_.sentence.has_last) {
    found.open = open_text(f_, unit);
    return true;
  }
  // "Until the day on which it opens. From that day": nobody says which.
  if (counts_from() == From::named && unit == Unit::day && rel == 0 && story_.day_unsaid) {
    found.open = open_text(f_, Unit::day);
    return true;
  }
  if (from_story() && unit <= Unit::day && from->grain > Unit::day) {
    // "That day", where only a month or a year was told.
    const bool told = from->grain == Unit::month || from->grain == Unit::year;
    found.open = told ? day_text_in(*from) : open_text(f_, Unit::day);
    return true;
  }
  // "It arrived the next day", where no day was told.
  if (from_story() && rel > 0 && unit <= Unit::week && !story_.last && looks_back(tense_)) {
    found.open = open_text(f_, unit);
    return true;
  }
  if (unit == Unit::business_day) {
    found.at = day_of(edtf::add_business_days(first_day(*from), rel));
    return true;
  }
  Stretch at = containing(first_day(*from), unit);
  at.index += rel;
  if ((unit == Unit::century || unit == Unit::millennium) && f_.has(Field::near)) {
    const int many = unit == Unit::century ? kCentury : 10 * kCentury;  // "its turn": the nearest
    const int middle = year_in(*from) + many / 2;
    found.at = year_of(middle - (middle % many + many) % many + rel * many);
    return true;
  }
  // "They met this weekend", on a Monday or Tuesday.
  const bool just_over = unit == Unit::weekend && rel == 0 && looks_back(tense_) &&
                         (first_day(at) - first_day(*from)).count() >= kJustOver;
  if (just_over) --at.index;
  // "Orders rose at year's end", some time after it.
  const bool just_ended = f_.has(Field::near) && rel == 0 && looks_back(tense_) && !found.of_story;
  if (just_ended && last_day(at) > first_day(*from)) --at.index;
  // Early in a quarter, "sales for the quarter" are those of the one before.
  const bool early = unit == Unit::quarter && rel == 0 && from_story() && anchor() &&
                     *from == day_of(*anchor()) &&
                     (*anchor() - first_day(at)).count() < kReportDays;
  if (early && !looks_ahead(tense_)) --at.index;
  if (unit == Unit::year && has_target()) {
    const int year = static_cast<int>(at.index);
    const std::optional<Stretch> finer = in_year(year);
    if (!finer) return flaw(left_in_year(year), found);
    at = *finer;
  } else if (unit == Unit::month && f_.has(Field::day)) {
    const sys_days day = first_day(at) + days{f_.number(Field::day) - 1};
    if (day > last_day(at)) return flaw(day_text_in(at), found);
    at = day_of(day);
  } else if (unit == Unit::week && f_.has(Field::weekday)) {
    at = day_of(first_day(at) + days{f_.number(Field::weekday) - 1});
  }
  found.at = at;
  return true;
}

// "last Friday", "next June", "this summer".
bool Resolver::relative_target(Found& found) {
  const int rel = f_.number(Field::rel);
  // "Unveiled this July" is news in a history, too.
  const bool told_now =
      rel >= 0 && has_target() && tells_on() && !(rel == 0 && f_.has(Field::month));
  const std::optional<Stretch> near = told_now ? reference() : counted_from();
  found.of_story = told_now || from_story();
  if (!near || (from_story() && of_rules() && !story_.sentence.has_last)) {
    found.open = open_text(f_, Unit::day);
    return true;
  }
  const sys_days now = first_day(*near);
  if (f_.has(Field::weekday) && !has_target()) {
    const int target = f_.number(Field::weekday), today = weekday_of(now);
    int ahead = target - today;
    if (rel < 0) {  // "last Monday" is not yesterday, "this past Monday" may be
      const int latest = f_.number(Field::near) != 0 ? -1 : -2;
      if (ahead > latest) ahead -= 7;
    }
    if (rel > 0) ahead = f_.number(Field::near) != 0 ? (ahead <= 0 ? ahead + 7 : ahead) : ahead + 7;
    if (rel == -2) ahead = target - today - 7;  // of last week
    if (rel < -2) ahead -= 7;                   // "the Friday before last"
    if (rel > 1) ahead += 7;                    // "the Friday after next"
    if (rel == 0 && f_.number(Field::near) != 0 && ahead < 0) ahead += 7;
    found.at = day_of(now + days{ahead});
    return true;
  }
  if (!has_target()) return false;
  const int year = year_in(now);
  if (rel == 0) {
    // "This winter" is the one that goes on, or has just ended; so is what began "this fall".
    const bool winter = f_.number(Field::season) == 4 && now < sys_days{date::year{year} / 5 / 1};
    const bool over = f_.has(Field::season) && counts_from() == From::document &&
                      looks_back(tense_) &&
                      first_day(*in_year(year)) - now > now - last_day(*in_year(year - 1));
    // "It opens this February", told in November.
    const std::optional<Stretch> here = in_year(year);
    const bool next = here && f_.has(Field::month) && looks_ahead(tense_) && !told_now &&
                      now - last_day(*here) > kHalfYear;
    found.at = in_year(winter || over ? year - 1 : next ? year + 1 : year);
  } else if (rel < 0) {
    for (int y = year; y >= year - kYearsAround && !found.at; --y) {
      const std::optional<Stretch> at = in_year(y);
      if (at && last_day(*at) < now) found.at = at;
    }
    if (rel == -2 && found.at) found.at = in_year(year_in(*found.at) - 1);  // "before last"
  } else {
    for (int y = year; y <= year + kYearsAround && !found.at; ++y) {
      const std::optional<Stretch> at = in_year(y);
      if (at && first_day(*at) > (at->grain < near->grain ? last_day(*near) : now)) found.at = at;
    }
  }
  if (!found.at) return flaw("XXXX-XX-XX", found);
  return true;
}

}  // namespace inforce::timex
