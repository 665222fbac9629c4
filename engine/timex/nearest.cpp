// SPDX-License-Identifier: MIT
// What is named without all that it needs - "June 3", "Friday", "the 18th", "at 10 p.m.", "the
// weekend" - is the one that lies nearest, by the tense and the story.
#include <fmt/format.h>

#include <chrono>

#include "timex/resolver.h"
#include "timex/values.h"

namespace inforce::timex {
namespace {

using date::days;
using date::sys_days;

constexpr std::int64_t kNearDays = 30;    // so near, a date without its year needs no tense
constexpr std::int64_t kFarDays = 90;     // so far from the story, a day may belong to an aside
constexpr std::int64_t kOnwardDays = 60;  // that stands so shortly before
constexpr std::int64_t kLongOver = 270;   // so long ago, a day would have its year with it
constexpr int kSoonDays = 3;              // likelier than what is over, where no verb says
constexpr std::int64_t kBackward = 3;     // times as far as the same way ahead

std::int64_t apart(Stretch a, Stretch b) {
  if (last_day(a) < first_day(b)) return (first_day(b) - last_day(a)).count();
  if (last_day(b) < first_day(a)) return (first_day(a) - last_day(b)).count();
  return 0;
}

}  // namespace

// What ends a range of months or days that begins so.
std::optional<Stretch> Resolver::range_last(Stretch first) const {
  if (story_.range_end == nullptr || !story_.range_end->has(Field::month)) return std::nullopt;
  const Resolver last(*story_.range_end, context_, setting_, story_);
  for (const int year : {year_in(first), year_in(first) + 1}) {
    const std::optional<Stretch> end = last.in_year(year);
    if (end && last_day(*end) >= first_day(first)) return end;
  }
  return std::nullopt;
}

// "Between February and October" is as near as all of it is.
std::int64_t Resolver::away(Stretch at, Stretch near) const {
  const std::int64_t far = apart(at, near);
  const std::optional<Stretch> end = range_last(at);
  if (!end) return far;
  const bool during = first_day(at) <= first_day(near) && last_day(near) <= last_day(*end);
  return during ? 0 : std::min(far, apart(*end, near));
}

// How far from what it is near to. A story goes on: what lies behind it in another year is farther,
// unless the verb goes back. What was planned is likelier ahead.
std::int64_t Resolver::cost(Stretch at, Stretch near, bool onward) const {
  const std::int64_t far = away(at, near);
  const bool on =
      onward && tense_ != Tense::before_past && !is_since(tense_) && year_in(at) != year_in(near);
  const bool back = (on || tense_ == Tense::planned) && last_day(at) < first_day(near);
  return back ? kBackward * far : far;
}

// Does the tense allow it?
bool Resolver::fits(Stretch at, sys_days now, Tense tense) const {
  // "First-half profit rose" tells of a half that is over, and so is the "third quarter ended 3
  // July" of a firm.
  if (looks_back(tense) && (at.grain == Unit::quarter || at.grain == Unit::half))
    return (setting_.ended ? first_day(at) : last_day(at)) <= now;
  // "It ran from May to July", told in June, is over.
  const std::optional<Stretch> end = tense == Tense::done ? range_last(at) : std::nullopt;
  if (looks_back(tense) || is_since(tense)) return first_day(end ? *end : at) <= now;
  return !looks_ahead(tense) || tense == Tense::planned || last_day(at) >= now;
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

// Of a list of days ahead: "12 July Leeds / 29 November York".
bool Resolver::comes_after() const {
  return anchor() && story_.paragraph.has_day && *story_.day > *anchor();
}

// "Reports shall be sent by 1 June", "on the Friday following": as often as it comes.
bool Resolver::of_any_year() const {
  // "It is held each year in the last week of July."
  if (story_.sentence.yearly && !looks_back(tense_) && !is_since(tense_) &&
      tense_ != Tense::deadline)
    return true;
  // "You shall not pass, he said on Friday."
  const bool told = looks_back(tense_) && story_.duties + story_.laws <= 1;
  // "Heat is on from 1 October to 31 May", among duties.
  const bool present = tense_ == Tense::unknown || tense_ == Tense::owned ||
                       tense_ == Tense::always || tense_ == Tense::duty || tense_ == Tense::must;
  const bool due = looks_on(tense_) && !has_target();
  if (story_.sentence.any_year && !looks_back(tense_)) return true;
  const int ruled = story_.duties + story_.musts + story_.laws;
  if (ruled > 1 && (story_.duties + story_.laws > 0 || ruled > 2 * story_.own_years) &&
      (present || due) && !f_.has(Field::weekday) && !story_.sentence.has_last && !in_story())
    return true;
  return story_.rules() && !told && !story_.sentence.has_last && !in_story();
}

// A month, day, season, ... without its year: the one the tense points to, or the nearest.
bool Resolver::nearest(Found& found) {
  const std::optional<Stretch> near = reference();
  if (f_.has(Field::month) && f_.has(Field::day) && !in_year(2000)) {
    return flaw(fmt::format("XXXX-{:02}-XX", f_.number(Field::month)), found);
  }
  const bool always = tense_ == Tense::always && story_.history();
  // "It began in the 1980s. In June it closed": no year is told.
  const bool of_decade = near && near->grain > Unit::year;
  if (!near || of_decade || of_any_year() || always) {
    found.open = open_text(f_, Unit::day);
    found.any_year = near && !of_decade;
    return true;
  }
  if (story_.range) return first_from(*story_.range, found);
  // "In a Jan. 12 letter, the regulator gave it until Feb. 1", "said in January it would open in
  // May".
  if ((tense_ == Tense::deadline || looks_on(tense_)) && story_.sentence.has_last && story_.last &&
      story_.last->at.grain <= Unit::month && story_.last->past &&
      first_day(story_.last->at) < first_day(*near))
    return first_from(first_day(story_.last->at), found);
  // "Their fifth win this year, after one in June."
  if (story_.sentence.has_last && story_.last && story_.last->names_year) {
    found.at = in_year(static_cast<int>(story_.last->at.index));
    if (found.at) return true;
  }
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
      const bool named = f_.has(Field::weekday) && f_.has(Field::day) && !f_.has(Field::sign);
      const bool agrees = named && weekday_of(first_day(*at)) == f_.number(Field::weekday);
      if (!agrees && !fits(*at, now, by)) continue;
      const std::int64_t far = cost(*at, *near, story) + (named && !agrees ? 400 : 0);
      if (found.at && far >= least) continue;
      found.at = at;
      least = far;
    }
    return least;
  };
  Tense tense = story && !is_since(tense_) ? Tense::unknown : tense_;
  if (!story && tense == Tense::unknown && comes_after()) tense = Tense::future;
  const bool reported = looks_back(tense) && (f_.has(Field::quarter) || f_.has(Field::half));
  const bool near_by = choose(Tense::unknown) <= kNearDays && !reported &&
                       !(tense == Tense::done && !fits(*found.at, now, tense));
  if (is_since(tense) || !near_by) choose(tense);
  // "The board voted to ask the meeting on 23 April", in February: the coming one.
  const bool long_over = !story && !setting_.opens && f_.has(Field::day) && looks_back(tense) &&
                         tense != Tense::done && found.at &&
                         (now - last_day(*found.at)).count() > kLongOver;
  if (long_over) choose(Tense::unknown);
  if (!found.at) return flaw("XXXX-XX-XX", found);
  if (const std::optional<Stretch> on = story ? after_aside(*found.at, *near) : std::nullopt)
    found.at = on;
  if (swapped_) {  // "on 03/04"
    const date::year_month_day other =
        date::year{year_in(*found.at)} / f_.number(Field::day) / f_.number(Field::month);
    found.other = day_of(sys_days{other});
  }
  return true;
}

// "They landed in April 1915. In October 1914 the straits had been shut; on 3 November ships came":
// what is far from the story goes on from the day named last.
std::optional<Stretch> Resolver::after_aside(Stretch at, Stretch near) const {
  const Told& last = *story_.last;
  if (!story_.paragraph.has_last || !last.stated || last.in_passing ||
      last.at.grain > Unit::month || year_in(last.at) == year_in(near) ||
      (last_day(at) >= first_day(near) && apart(at, near) <= kFarDays))
    return std::nullopt;
  for (const int year : {year_in(last.at), year_in(last.at) + 1}) {
    const std::optional<Stretch> on = in_year(year);
    if (on && last_day(*on) >= first_day(last.at) && apart(*on, last.at) <= kOnwardDays) return on;
  }
  return std::nullopt;
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
      found.of_story = in_story();
      return true;
    }
  }
  return false;
}

// "On Monday, March 4, the trial began. The jury came back on Friday", written in May.
std::optional<sys_days> Resolver::day_after_dated(int weekday) const {
  const std::optional<sys_days>& dated = story_.paragraph.dated;
  if (!dated || story_.range || (*anchor() - *dated).count() <= kNewsDays || looks_ahead(tense_))
    return std::nullopt;
  return *dated + days{(weekday - weekday_of(*dated) + 6) % 7 + 1};
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
  // "Sued in 2015, it paid on Tuesday", behind another day of this week.
  const bool past = story_.day && (*anchor() - *story_.day).count() > kNewsDays;
  // "Born on 3 June 1936, she died Sunday": news says it so.
  const bool of_news =
      setting_.trails && looks_back(tense_) && !f_.has(Field::part) && !f_.has(Field::hour);
  if (in_story() && past && !of_news && (story_.paragraph.has_day || story_.history())) {
    const sys_days now = *story_.day;
    found.of_story = true;
    const int on = (target - weekday_of(now) + 7) % 7;
    const bool next =
        on == 0 && looks_ahead(tense_);  // "on 3 May, a Friday, he said he would sail on Friday"
    found.at = day_of(now + days{next ? 7 : on});
    return true;
  }
  if (const std::optional<sys_days> on = day_after_dated(target)) {
    found.of_story = true;
    found.at = day_of(*on);
    return true;
  }
  if (in_story() && story_.headed && !story_.day) {  // "Malta, 1565. On Friday they landed"
    found.open = open_text(f_, Unit::day);
    return true;
  }
  if (story_.range) {
    found.at = day_of(*story_.range + days{(target - weekday_of(*story_.range) + 7) % 7});
    return true;
  }
  // "From 8 to 6, Monday to Friday, and from 9 to 1 on Saturday. Sunday 10-2."
  const bool clock = f_.has(Field::hour) || f_.has(Field::hhmm);
  const bool weekly = (story_.sentence.weekly || (story_.paragraph.timetable && clock)) &&
                      !looks_back(tense_) && tense_ != Tense::future && tense_ != Tense::must;
  // One "is not allowed back until Monday" makes no house rules.
  const bool ruled = story_.duties + story_.laws > 1 && (story_.duties > 0 || !looks_back(tense_));
  if ((of_any_year() && ruled) || weekly) {
    found.open = open_text(f_, Unit::day);
    found.any_week = weekly;
    return true;
  }
  const sys_days now = *anchor();
  const int back = (weekday_of(now) - target + 7) % 7, ahead = (7 - back) % 7;
  // Without a verb the nearer day is likelier, and what comes after days ahead: "the match is on
  // Thursday, a party Saturday". "Monday's ruling" is likelier over.
  const bool owned = tense_ == Tense::owned;
  const bool soon = ahead <= (owned ? kSoonDays - 1 : kSoonDays) || comes_after();
  const bool on = tense_ == Tense::planned
                      ? ahead <= kBackward * back
                      : looks_ahead(tense_) || tense_ == Tense::always ||  // "Sunday is a rest day"
                            ((tense_ == Tense::unknown || owned) && soon);
  // "It lasted from Friday to Tuesday", told on a Monday: all of it is over.
  const bool over = !on && tense_ == Tense::done && range_days(target) > back;
  found.at = day_of(on ? now + days{ahead} : now - days{over ? back + 7 : back});
  return true;
}

// How many days after the weekday that a range begins with it ends; 0 where none does.
int Resolver::range_days(int weekday) const {
  const Fields* end = story_.range_end;
  const bool ends = end != nullptr && end->has(Field::weekday) && !end->has(Field::rel);
  return ends ? (end->number(Field::weekday) - weekday + 7) % 7 : 0;
}

// "The trip is on Sunday. [...] The bus will leave at 11:30": of the day that the text has named.
bool Resolver::is_of_told_day() const {
  if (!story_.day) return false;
  // "Aid came on Thursday. Temperatures overnight fell": news of the last night.
  const bool last_night = f_.has(Field::near) && f_.part() == DayPart::night && anchor();
  if (last_night && !story_.sentence.has_last && !in_story()) return false;
  // Not so "Born on 2 June 1931 in Reno. Visitation will be at 5 p.m."
  const bool near = anchor() && std::abs((*story_.day - *anchor()).count()) <= kNearDays;
  const bool coming = anchor() && *story_.day > *anchor();  // "[...] on 4 November. Doors 7pm"
  // "The next meeting is on June 19. They left at 8 p.m.", "He was killed on Saturday. A vigil will
  // be held at 7 p.m."
  const bool over = anchor() && *story_.day < *anchor() && !story_.minute && !story_.paragraph.part;
  const bool other = coming ? looks_back(tense_) : over && tense_ == Tense::future;
  if (other && !story_.sentence.has_last && !story_.history()) return false;
  if (story_.paragraph.has_day &&
      (near || coming || story_.sentence.has_last || looks_back(tense_) || story_.narrative()))
    return true;
  return (near && coming && looks_ahead(tense_)) || (f_.has(Field::hour) && goes_on_in_day()) ||
         (anchor() && story_.history());
}

// "at 10 p.m.", "in the morning": of the day that is told of, or of the document's.
bool Resolver::time_of_day(Found& found) {
  found.open = "XXXX-XX-XX";
  if (story_.sentence.again)
    return true;  // "open every day from 9 a.m.", and what a contract says of hours
  const bool ruled = tense_ == Tense::duty || of_rules();
  if (ruled && !story_.sentence.has_last) return true;  // "must be paid by 5 p.m.", of no day
  if (story_.over_all && !story_.paragraph.has_day) {
    found.of_story = true;
    found.at = day_of(*story_.over_all);
  } else if (is_of_told_day()) {
    found.of_story = true;
    const Stretch last = story_.last->at;
    const bool ahead = anchor() && first_day(last) > *anchor();  // "oil for August. At 5"
    // "In July they went on. At 5"
    if (last.grain <= Unit::month && first_day(last) > *story_.day && !ahead)
      found.open = last.grain == Unit::month ? day_text_in(last) : found.open;
    else
      found.at = day_of(*story_.day);
  } else if (anchor() && !in_story() && !ruled) {
    // "It snowed overnight": in the night before. "I'll call you in the morning": on the next.
    const bool before = f_.has(Field::near) && looks_back(tense_);
    const bool next = story_.paragraph.personal && tense_ == Tense::future &&
                      f_.part() == DayPart::morning && !f_.has(Field::hour);
    found.at = day_of(*anchor() + days{next ? 1 : before ? -1 : 0});
  }
  return true;
}

// "Raised in mid-July, it will be reviewed on the 15th": ahead of the document, not of what was
// told; and in news "on the 7th" is not of the "August 1999" of another sentence.
bool Resolver::is_of_now() const {
  if (!anchor() || in_story()) return false;
  const auto since = (*anchor() - last_day(story_.last->at)).count();
  if (tense_ == Tense::future || tense_ == Tense::must) return since > 0;
  return !story_.sentence.has_last && since > kFarDays;
}

// "the 18th": of the month of the story, or of the document's.
bool Resolver::day_of_month(Found& found) {
  const bool told_here = story_.paragraph.has_last && story_.last->at.grain <= Unit::month &&
                         (anchor() || tells_year(story_.last->at)) && !is_of_now();
  // "Nice had been ceded on 24 March. On the 27th ...": of the month where the story stands.
  const bool resumes = story_.told && story_.told->at.grain <= Unit::month &&
                       last_day(story_.last->at) < first_day(story_.told->at) &&
                       tense_ != Tense::before_past && in_story();
  const std::optional<Stretch> near = !told_here ? reference()
                                      : resumes  ? std::optional(story_.told->at)
                                                 : std::optional(story_.last->at);
  if (!near || near->grain > Unit::month || of_any_year()) {
    found.open = open_text(f_, Unit::day);
    found.any_year = near && near->grain <= Unit::month;
    return true;
  }
  found.of_story = told_here;
  Stretch month = containing(first_day(*near), Unit::month);
  const int day = f_.number(Field::day);
  const sys_days at = first_day(month) + days{day - 1};
  const bool of_now = !told_here && !in_story();
  // "They marched on the 28th. On the 4th it rained": the story goes on into the next month.
  const Stretch following{Unit::month, month.index + 1};
  const sys_days told = first_day(*near), next = first_day(following) + days{day - 1};
  const bool goes_on = !of_now && near->grain == Unit::day && tense_ != Tense::before_past &&
                       next - told < told - at && next <= last_day(following);
  if (goes_on) month = following;
  if (of_now && looks_back(tense_) && at > first_day(*near)) --month.index;
  if (of_now && looks_ahead(tense_) && at < first_day(*near)) ++month.index;
  const sys_days found_day = first_day(month) + days{day - 1};
  if (found_day > last_day(month)) return flaw(day_text_in(month), found);
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
  const bool back = looks_back(tense_) ? ahead > 0 : ahead > kSoonDays;
  if (back && !looks_ahead(tense_)) --at.index;
  found.at = at;
  return true;
}

}  // namespace inforce::timex
