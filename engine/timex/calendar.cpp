// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "timex/resolver.h"
#include "timex/values.h"

namespace inforce::timex {
namespace {

using date::days;
using date::sys_days;

constexpr std::int64_t kNearDays = 30;  // so near, a date without its year needs no tense
constexpr int kSoonDays = 2;
constexpr int kJustOver = 4;           // days before the next weekend
constexpr int kReportDays = 60;        // a quarter is reported within so many
constexpr std::int64_t kBackward = 3;  // times as far as the same way ahead
constexpr int kYearsAround = 8;        // a day that comes only in leap years is looked for this far

std::int64_t apart(Stretch a, Stretch b) {
  if (last_day(a) < first_day(b)) return (first_day(b) - last_day(a)).count();
  if (last_day(b) < first_day(a)) return (first_day(a) - last_day(b)).count();
  return 0;
}

}  // namespace

bool Resolver::run(Found& found) {
  if (f_.number(Field::hhmm) % 100 > 59) return false;
  if (f_.has(Field::first) && !order_numbers()) return false;
  widen_years();
  if (!base(found)) return false;
  if (f_.has(Field::ordinal) && (f_.has(Field::ounit) || f_.has(Field::weekday))) within(found);
  if (f_.has(Field::sign)) shift(found);
  return !found.at || in_calendar(*found.at);
}

// 27/04 and 04/27 say which is the day; 03/04 does not, and the order that is usual where the
// text comes from decides.
bool Resolver::order_numbers() {
  int month = f_.number(Field::first), day = f_.number(Field::second_number);
  const bool both = month <= 12 && day <= 12 && month != day;
  if (month > 12 || (both && context_.order == Context::Order::day_first)) std::swap(month, day);
  if (month > 12 || month < 1 || day < 1 || day > 31) return false;
  f_.set(Field::month, month);
  f_.set(Field::day, day);
  if (both && context_.order == Context::Order::unsaid) swapped_ = true;
  return true;
}

void Resolver::widen_years() {
  const int now = anchor() ? year_in(*anchor()) : 2000;
  if (f_.has(Field::year2) && !f_.has(Field::year)) {
    const int two = f_.number(Field::year2);
    int year = now / 100 * 100 + two;
    if (!anchor())
      year = two < 50 ? 2000 + two : 1900 + two;
    else if (year > now + 20)
      year -= 100;
    else if (year <= now - 80)
      year += 100;
    f_.set(Field::year, year);
  }
  if (f_.has(Field::decade) && f_.number(Field::decade) < 100) {
    const int decade = f_.number(Field::decade) + now / 100 * 100;
    f_.set(Field::decade, decade >= now ? decade - 100 : decade);
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
    if (f_.has(Field::weekday))
      return day_of(first_day(week) + days{f_.number(Field::weekday) - 1});
    return week;
  }
  return year_of(year);
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
    const bool before_era =
        f_.number(Field::bce) != 0 || (f_.has(Field::old) && year_in(story_.told->at) <= 0);
    const int year = before_era ? 1 - said : said;
    found.stated = true;
    found.at = in_year(year);
    if (!found.at) return flaw(fmt::format("{:04}-{:02}-XX", year, f_.number(Field::month)), found);
    if (swapped_) {
      found.other =
          day_of(sys_days{date::year{year} / f_.number(Field::day) / f_.number(Field::month)});
    }
    return true;
  }
  if (f_.has(Field::decade)) {
    found.stated = true;
    const int decade = f_.number(Field::decade);
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
    found.open = open_text(f_, Unit::day);
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

// "last week", "next year", "that day", and with more: "June of next year", "Monday of last
// week".
bool Resolver::relative_unit(Found& found) {
  const Unit unit = f_.unit(Field::runit);
  const int rel = f_.number(Field::rel);
  const bool told_now =
      (rel == 0 || rel == 1) && unit == Unit::year && tells_on() && !f_.has(Field::part);
  const std::optional<Stretch> from = told_now ? reference() : counted_from();
  found.of_story = told_now || from_story() || (counts_from() == From::story && in_story());
  if (!from) {
    found.open = open_text(f_, unit);
    return true;
  }
  if (from_story() && unit <= Unit::day && from->grain > Unit::day) {
    // "That day", where only a month or a year was told.
    found.open = from->grain == Unit::month  ? timex_text(*from) + "-XX"
                 : from->grain == Unit::year ? timex_text(*from) + "-XX-XX"
                                             : open_text(f_, Unit::day);
    return true;
  }
  Stretch at = containing(first_day(*from), unit == Unit::business_day ? Unit::day : unit);
  at.index += rel;
  // "They met this weekend", on a Monday or Tuesday.
  const bool just_over = unit == Unit::weekend && rel == 0 && looks_back(tense_) &&
                         (first_day(at) - first_day(*from)).count() >= kJustOver;
  if (just_over) --at.index;
  // Early in a quarter, "sales for the quarter" are those of the one before.
  const bool early = unit == Unit::quarter && rel == 0 && from_story() && anchor() &&
                     *from == day_of(*anchor()) &&
                     (*anchor() - first_day(at)).count() < kReportDays;
  if (early && !looks_ahead(tense_)) --at.index;
  if (unit == Unit::year && has_target()) {
    const std::optional<Stretch> finer = in_year(static_cast<int>(at.index));
    if (!finer) return flaw("XXXX-XX-XX", found);
    at = *finer;
  } else if (unit == Unit::month && f_.has(Field::day)) {
    const sys_days day = first_day(at) + days{f_.number(Field::day) - 1};
    if (day > last_day(at)) return flaw(timex_text(at) + "-XX", found);
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
  const bool told_now = rel >= 0 && has_target() && tells_on();
  const std::optional<Stretch> near = told_now ? reference() : counted_from();
  found.of_story = told_now || from_story();
  if (!near) {
    found.open = open_text(f_, Unit::day);
    return true;
  }
  const sys_days now = first_day(*near);
  if (f_.has(Field::weekday) && !has_target()) {
    const int target = f_.number(Field::weekday), today = weekday_of(now);
    int ahead = target - today;
    if (rel < 0) ahead = ahead >= 0 ? ahead - 7 : ahead;
    if (rel > 0) ahead = f_.number(Field::near) != 0 ? (ahead <= 0 ? ahead + 7 : ahead) : ahead + 7;
    if (rel == -2) ahead = target - today - 7;  // of last week
    if (rel < -2) ahead -= 7;                   // "the Friday before last"
    if (rel == 0 && f_.number(Field::near) != 0 && ahead < 0) ahead += 7;
    found.at = day_of(now + days{ahead});
    return true;
  }
  if (!has_target()) return false;
  const int year = year_in(now);
  if (rel == 0) {
    // "This winter" is the one that goes on, or has just ended.
    const bool winter = f_.number(Field::season) == 4 && now < sys_days{date::year{year} / 5 / 1};
    found.at = in_year(winter ? year - 1 : year);
  } else if (rel < 0) {
    for (int y = year; y >= year - kYearsAround && !found.at; --y) {
      const std::optional<Stretch> at = in_year(y);
      if (at && last_day(*at) < now) found.at = at;
    }
  } else {
    for (int y = year; y <= year + kYearsAround && !found.at; ++y) {
      const std::optional<Stretch> at = in_year(y);
      if (at && first_day(*at) > (at->grain < near->grain ? last_day(*near) : now)) found.at = at;
    }
  }
  if (!found.at) return flaw("XXXX-XX-XX", found);
  return true;
}

// How far from what it is near to. A story goes on: what lies behind it in another year is farther,
// unless the verb goes back.
std::int64_t Resolver::cost(Stretch at, Stretch near, bool onward) const {
  const std::int64_t far = apart(at, near);
  const bool back = onward && tense_ != Tense::before_past && tense_ != Tense::since &&
                    last_day(at) < first_day(near) && year_in(at) != year_in(near);
  return back ? kBackward * far : far;
}

// Does the tense allow it?
bool Resolver::fits(Stretch at, sys_days now, Tense tense) const {
  if (looks_back(tense) || tense == Tense::since) return first_day(at) <= now;
  return !looks_ahead(tense) || last_day(at) >= now;
}

// The end of a range: the first that is not over when the range begins.
bool Resolver::first_from(sys_days begin, Found& found) {
  found.of_story = true;
  for (int y = year_in(begin) - 1; y <= year_in(begin) + kYearsAround; ++y) {
    found.at = in_year(y);
    if (found.at && last_day(*found.at) >= begin) return true;
  }
  return flaw("XXXX-XX-XX", found);
}

// A month, day, season, ... without its year: the one the tense points to, or the nearest.
bool Resolver::nearest(Found& found) {
  const std::optional<Stretch> near = reference();
  if (f_.has(Field::month) && f_.has(Field::day) && !in_year(2000)) {
    return flaw(fmt::format("XXXX-{:02}-XX", f_.number(Field::month)), found);
  }
  if (!near) {
    found.open = open_text(f_, Unit::day);
    return true;
  }
  if (story_.range) return first_from(*story_.range, found);
  const sys_days now = first_day(*near);
  const bool story = in_story();
  found.of_story = story;
  const int year = year_in(now);
  const auto choose = [&](Tense by) {
    std::int64_t least = 0;
    found.at.reset();
    for (int y = year - kYearsAround; y <= year + kYearsAround; ++y) {
      const std::optional<Stretch> at = in_year(y);
      if (!at) continue;
      // "Friday, Oct. 23" is of a year in which that is a Friday, if one is about.
      const bool named = f_.has(Field::weekday);
      const bool agrees = named && weekday_of(first_day(*at)) == f_.number(Field::weekday);
      if (!agrees && !fits(*at, now, by)) continue;
      const std::int64_t far = cost(*at, *near, story) + (named && !agrees ? 400 : 0);
      if (found.at && far >= least) continue;
      found.at = at;
      least = far;
    }
    return least;
  };
  const Tense tense = story && tense_ != Tense::since ? Tense::unknown : tense_;
  if (tense == Tense::since || choose(Tense::unknown) > kNearDays) choose(tense);
  if (!found.at) return flaw("XXXX-XX-XX", found);
  return true;
}

// "Tuesday the 11th": the nearest month in which they meet.
bool Resolver::weekday_and_day(Found& found) {
  const std::optional<Stretch> near = reference();
  if (!near) {
    found.open = open_text(f_, Unit::day);
    return true;
  }
  for (int far = 0; far <= 24; ++far) {
    for (const int side : {1, -1}) {
      Stretch month = containing(first_day(*near), Unit::month);
      month.index += std::int64_t{side} * far;
      const sys_days day = first_day(month) + days{f_.number(Field::day) - 1};
      if (day > last_day(month) || weekday_of(day) != f_.number(Field::weekday)) continue;
      found.at = day_of(day);
      return true;
    }
  }
  return false;
}

bool Resolver::weekday(Found& found) {
  if (f_.has(Field::day)) return weekday_and_day(found);
  const int target = f_.number(Field::weekday);
  if (!anchor()) {
    const std::optional<sys_days>& named = story_.named[static_cast<std::size_t>(target)];
    if (named)
      found.at = day_of(*named);
    else
      found.open = open_text(f_, Unit::day);
    return true;
  }
  if (in_story() && story_.day && (story_.day_here || story_.history())) {
    const sys_days now = *story_.day;
    found.of_story = true;
    found.at = day_of(now + days{(target - weekday_of(now) + 7) % 7});
    return true;
  }
  if (story_.range) {
    found.at = day_of(*story_.range + days{(target - weekday_of(*story_.range) + 7) % 7});
    return true;
  }
  const sys_days now = *anchor();
  const int back = (weekday_of(now) - target + 7) % 7, ahead = (7 - back) % 7;
  // Without a verb the past is likelier, but tomorrow is likelier than six days ago.
  const bool on = looks_ahead(tense_) || (tense_ == Tense::unknown && ahead <= kSoonDays);
  found.at = day_of(on ? now + days{ahead} : now - days{back});
  return true;
}

// "at 10 p.m.", "in the morning": of the day that is told of, or of the document's.
bool Resolver::time_of_day(Found& found) {
  found.open = "XXXX-XX-XX";
  if (story_.again) return true;  // "open every day from 9 a.m.", and what a contract says of hours
  const bool ruled = tense_ == Tense::duty || (story_.ruled && !looks_back(tense_));
  // "Born on 2 June 1931 in Reno. Visitation will be at 5 p.m.": not that day.
  const bool near =
      story_.day && anchor() && std::abs((*story_.day - *anchor()).count()) <= kNearDays;
  const bool told_here =
      story_.day_here && (near || story_.same_sentence || looks_back(tense_) || story_.narrative());
  if (story_.day && (told_here || (anchor() && story_.history()))) {
    found.of_story = true;
    const Stretch last = story_.last->at;
    if (last.grain <= Unit::month && first_day(last) > *story_.day)  // "in July they went on. At 5"
      found.open = last.grain == Unit::month ? timex_text(last) + "-XX" : found.open;
    else
      found.at = day_of(*story_.day);
  } else if (anchor() && !in_story() && !ruled) {
    // "It snowed overnight": in the night before.
    found.at = day_of(*anchor() - days{f_.has(Field::near) && looks_back(tense_) ? 1 : 0});
  }
  return true;
}

// "the 18th": of the month of the story, or of the document's.
bool Resolver::day_of_month(Found& found) {
  const bool told_here = story_.same_paragraph && story_.last->at.grain <= Unit::month &&
                         (anchor() || tells_year(story_.last->at));
  const std::optional<Stretch> near = told_here ? std::optional(story_.last->at) : reference();
  if (!near || near->grain > Unit::month) {
    found.open = open_text(f_, Unit::day);
    return true;
  }
  found.of_story = told_here;
  Stretch month = containing(first_day(*near), Unit::month);
  const int day = f_.number(Field::day);
  const sys_days at = first_day(month) + days{day - 1};
  const bool of_now = !told_here && !in_story();
  if (of_now && looks_back(tense_) && at > first_day(*near)) --month.index;
  if (of_now && looks_ahead(tense_) && at < first_day(*near)) ++month.index;
  const sys_days found_day = first_day(month) + days{day - 1};
  if (found_day > last_day(month)) return flaw(timex_text(month) + "-XX", found);
  found.at = day_of(found_day);
  return true;
}

// "over the weekend", "the quarter": the one at hand, or just over.
bool Resolver::unit_at_hand(Found& found) {
  const Unit unit = f_.unit(Field::runit);
  if (!anchor()) {
    found.open = open_text(f_, unit);
    return true;
  }
  Stretch at = containing(*anchor(), unit);
  const auto ahead = (first_day(at) - *anchor()).count();
  const bool back = looks_back(tense_) ? ahead > 0 : ahead > kSoonDays + 1;
  if (back && !looks_ahead(tense_)) --at.index;
  found.at = at;
  return true;
}

}  // namespace inforce::timex
