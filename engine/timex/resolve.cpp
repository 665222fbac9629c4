// SPDX-License-Identifier: MIT
#include "timex/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "edtf/duration.h"

namespace inforce::timex {
namespace {

using date::days;
using date::sys_days;

constexpr std::int64_t kNearDays = 45;  // so near, a date without its year needs no tense
constexpr int kYearsAround = 8;  // a day that comes only in leap years is looked for this far

constexpr const char* kModNames[] = {
    "",          "START",         "MID",          "END",         "APPROX",
    "BEFORE",    "AFTER",         "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN",
    "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};
constexpr const char* kPartNames[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};

// Where the calendar part of an expression came out.
struct Found {
  std::optional<Stretch> at;
  std::string open;              // the TIMEX3 value when it is not known
  bool stated = false;           // nothing had to be filled in
  std::optional<Stretch> other;  // what it means if day and month are swapped
};

class Resolver {
 public:
  Resolver(const Fields& fields, const Context& context, Tense tense, const Story& story)
      : f_(fields), context_(context), tense_(tense), story_(story) {}

  // False where the words make no date after all.
  bool run(Found& found) {
    if (f_.has(Field::first) && !order_numbers()) return false;
    widen_years();
    if (!base(found)) return false;
    if (f_.has(Field::ordinal) && (f_.has(Field::ounit) || f_.has(Field::weekday))) within(found);
    if (f_.has(Field::sign)) shift(found);
    if (found.at && !in_calendar(*found.at)) return false;
    return true;
  }

  [[nodiscard]] bool impossible() const { return impossible_; }
  [[nodiscard]] std::optional<int> shifted_minute() const { return shifted_minute_; }

 private:
  [[nodiscard]] std::optional<sys_days> anchor() const { return context_.anchor; }

  // What a time without its year or day is near to: the story where it has left the document's
  // year.
  [[nodiscard]] std::optional<Stretch> reference() const {
    if (!anchor() && !story_is_dated()) return std::nullopt;
    const bool narrative = story_.other_years >= 3 && story_.other_years > 2 * story_.seen_from_now;
    if (story_.last && story_.last_stated && tense_ != Tense::future &&
        (!anchor() || year_in(first_day(*story_.last)) != year_in(*anchor())) &&
        (!anchor() || narrative || story_.same_sentence)) {
      return story_.last;
    }
    if (anchor()) return day_of(*anchor());
    return std::nullopt;
  }
  // In a text of no known date, "the 2019 deal" and "through 2032" tell no year of what stands near
  // them; "in February 2026" and "on April 27, 2026" do.
  [[nodiscard]] bool story_is_dated() const { return story_.last && is_dated(*story_.last); }
  static bool is_dated(Stretch stretch) {
    return last_day(stretch) - first_day(stretch) < std::chrono::days{92};
  }
  [[nodiscard]] bool in_story() const {
    const std::optional<Stretch> near = reference();
    return near && (!anchor() || *near != day_of(*anchor()));
  }
  // The day from which "that day", "two days later" count.
  [[nodiscard]] std::optional<Stretch> told() const {
    const std::optional<Stretch> known = story_.last ? story_.last : story_.told;
    if (known && (anchor() || is_dated(*known))) return known;
    if (anchor()) return day_of(*anchor());
    return std::nullopt;
  }

  // 27/04 and 04/27 say which is the day; 03/04 does not, and the order that is usual where the
  // text comes from decides.
  bool order_numbers() {
    int month = f_.number(Field::first), day = f_.number(Field::second_number);
    const bool both = month <= 12 && day <= 12 && month != day;
    if (month > 12 || (both && context_.order == Context::Order::day_first)) std::swap(month, day);
    if (month > 12 || month < 1 || day < 1 || day > 31) return false;
    f_.set(Field::month, month);
    f_.set(Field::day, day);
    if (both && context_.order == Context::Order::unsaid) swapped_ = true;
    return true;
  }

  void widen_years() {
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
  std::optional<Stretch> in_year(int year) const {
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
  [[nodiscard]] bool has_target() const {
    for (const Field field :
         {Field::month, Field::holiday, Field::season, Field::quarter, Field::half, Field::week}) {
      if (f_.has(field)) return true;
    }
    return false;
  }

  bool base(Found& found) {
    if (f_.has(Field::year)) {
      const int said = f_.number(Field::year);
      const int year = f_.number(Field::bce) != 0 ? 1 - said : said;
      found.stated = true;
      found.at = in_year(year);
      if (!found.at)
        return flaw(fmt::format("{:04}-{:02}-XX", year, f_.number(Field::month)), found);
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
    if (f_.has(Field::rel))
      return f_.has(Field::runit) ? relative_unit(found) : relative_target(found);
    if (has_target()) return nearest(found);
    if (f_.has(Field::weekday)) return weekday(found);
    if (f_.has(Field::day)) return day_of_month(found);
    if (f_.has(Field::runit)) return the_weekend(found);
    if (f_.has(Field::sign)) return true;  // counted from the document or the story
    if (f_.has(Field::hour) || f_.has(Field::part)) {
      if (story_.day && (anchor() || story_.same_sentence))
        found.at = day_of(*story_.day);
      else if (anchor())
        found.at = day_of(*anchor());
      found.open = "XXXX-XX-XX";
      return true;
    }
    return false;
  }

  bool flaw(std::string text, Found& found) {
    impossible_ = true;
    found.open = std::move(text);
    return true;
  }

  // "last week", "next year", "that day", and with more: "June of next year", "Monday of last
  // week".
  bool relative_unit(Found& found) {
    const Unit unit = f_.unit(Field::runit);
    const int rel = f_.number(Field::rel);
    std::optional<Stretch> from = f_.number(Field::from) == 1 ? told() : std::optional<Stretch>{};
    if (f_.number(Field::from) == 0 && anchor()) from = day_of(*anchor());
    if (!from) {
      found.open = open_text(unit);
      return true;
    }
    Stretch at = containing(first_day(*from), unit == Unit::business_day ? Unit::day : unit);
    at.index += rel;
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
  bool relative_target(Found& found) {
    const std::optional<Stretch> near = f_.number(Field::from) == 1 ? told()
                                        : anchor() ? std::optional(day_of(*anchor()))
                                                   : std::nullopt;
    if (!near) {
      found.open = open_text(Unit::day);
      return true;
    }
    const sys_days now = first_day(*near);
    const int rel = f_.number(Field::rel);
    if (f_.has(Field::weekday) && !has_target()) {
      const int target = f_.number(Field::weekday), today = weekday_of(now);
      int ahead = target - today;
      if (rel < 0) ahead = ahead >= 0 ? ahead - 7 : ahead;
      if (rel > 0)
        ahead = f_.number(Field::near) != 0 ? (ahead <= 0 ? ahead + 7 : ahead) : ahead + 7;
      if (rel < -1) ahead = target - today - 7;
      if (rel == 0 && f_.number(Field::near) != 0 && ahead < 0) ahead += 7;
      found.at = day_of(now + days{ahead});
      return true;
    }
    if (!has_target()) return false;
    const int year = year_in(now);
    if (rel == 0) {
      found.at = in_year(year);
    } else if (rel < 0) {
      for (int y = year; y >= year - kYearsAround && !found.at; --y) {
        const std::optional<Stretch> at = in_year(y);
        if (at && last_day(*at) < now) found.at = at;
      }
    } else {
      for (int y = year; y <= year + kYearsAround && !found.at; ++y) {
        const std::optional<Stretch> at = in_year(y);
        if (at && first_day(*at) > now) found.at = at;
      }
    }
    if (!found.at) return flaw("XXXX-XX-XX", found);
    return true;
  }

  static std::int64_t apart(Stretch a, Stretch b) {
    if (last_day(a) < first_day(b)) return (first_day(b) - last_day(a)).count();
    if (last_day(b) < first_day(a)) return (first_day(a) - last_day(b)).count();
    return 0;
  }

  // A month, day, season, ... without its year: the one the tense points to, or the nearest.
  bool nearest(Found& found) {
    const std::optional<Stretch> near = reference();
    if (f_.has(Field::month) && f_.has(Field::day) && !in_year(2000)) {
      return flaw(fmt::format("XXXX-{:02}-XX", f_.number(Field::month)), found);
    }
    if (!near) {
      found.open = open_text(Unit::day);
      return true;
    }
    const sys_days now = first_day(*near);
    const Tense tense = in_story() ? Tense::unknown : tense_;
    const int year = year_in(now);
    const auto choose = [&](Tense by) {
      std::int64_t least = 0;
      found.at.reset();
      for (int y = year - kYearsAround; y <= year + kYearsAround; ++y) {
        const std::optional<Stretch> at = in_year(y);
        if (!at) continue;
        // "Friday, Oct. 23" is of a year in which that is a Friday, if one is about.
        const bool fits =
            f_.has(Field::weekday) && weekday_of(first_day(*at)) == f_.number(Field::weekday);
        if (!fits && (by == Tense::past || by == Tense::since) && first_day(*at) > now) continue;
        if (!fits && by == Tense::future && last_day(*at) < now) continue;
        const std::int64_t far = apart(*at, *near) + (f_.has(Field::weekday) && !fits ? 400 : 0);
        if (found.at && far >= least) continue;
        found.at = at;
        least = far;
      }
      return least;
    };
    if (tense == Tense::since || choose(Tense::unknown) > kNearDays) choose(tense);
    if (!found.at) return flaw("XXXX-XX-XX", found);
    return true;
  }

  bool weekday(Found& found) {
    const int target = f_.number(Field::weekday);
    if (f_.has(Field::day)) {  // "Tuesday the 11th": the nearest month in which they meet
      if (!anchor()) {
        found.open = open_text(Unit::day);
        return true;
      }
      for (int far = 0; far <= 24 && !found.at; ++far) {
        for (const int side : {1, -1}) {
          Stretch month = containing(*anchor(), Unit::month);
          month.index += (side > 0 ? far : -far);
          const sys_days day = first_day(month) + days{f_.number(Field::day) - 1};
          if (day <= last_day(month) && weekday_of(day) == target) found.at = day_of(day);
          if (found.at) break;
        }
      }
      return found.at.has_value();
    }
    if (!anchor()) {
      if (story_.named[static_cast<std::size_t>(target)]) {
        found.at = day_of(*story_.named[static_cast<std::size_t>(target)]);
      } else {
        found.open = open_text(Unit::day);
      }
      return true;
    }
    sys_days now = *anchor();
    if (in_story() && story_.day) {
      now = *story_.day;
      found.at = day_of(now + days{(target - weekday_of(now) + 7) % 7});
      return true;
    }
    const int back = (weekday_of(now) - target + 7) % 7;
    found.at = day_of(tense_ == Tense::future ? now + days{(7 - back) % 7} : now - days{back});
    return true;
  }

  // "the 18th": of the month of the story, or of the document's.
  bool day_of_month(Found& found) {
    const std::optional<Stretch> near =
        story_.last && (anchor() || story_is_dated()) ? story_.last : reference();
    if (!near) {
      found.open = open_text(Unit::day);
      return true;
    }
    Stretch month = containing(first_day(*near), Unit::month);
    const int day = f_.number(Field::day);
    sys_days at = first_day(month) + days{day - 1};
    if (!story_.last && tense_ == Tense::past && at > first_day(*near)) --month.index;
    if (!story_.last && tense_ == Tense::future && at < first_day(*near)) ++month.index;
    at = first_day(month) + days{day - 1};
    if (at > last_day(month)) return flaw(timex_text(month) + "-XX", found);
    found.at = day_of(at);
    return true;
  }

  // "over the weekend", "the quarter": the one at hand, or just over.
  bool the_weekend(Found& found) {
    const Unit unit = f_.unit(Field::runit);
    if (!anchor()) {
      found.open = open_text(unit);
      return true;
    }
    Stretch at = containing(*anchor(), unit);
    if (tense_ != Tense::future && first_day(at) > *anchor()) --at.index;
    found.at = at;
    return true;
  }

  // "the first week of January", "the last day of the month".
  void within(Found& found) {
    if (!found.at) {
      found.open += "-XX";
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
    Stretch at = containing(ordinal < 0 ? last_day(whole) : first_day(whole), unit);
    if (unit == Unit::weekend && first_day(at) < first_day(whole)) ++at.index;
    if (unit == Unit::week && whole.grain == Unit::year) {  // weeks of a year have numbers
      const date::year year{static_cast<int>(whole.index)};
      at = containing(sys_days{year / 1 / 4}, unit);
      if (ordinal < 0)
        at = {unit, containing(sys_days{(year + date::years{1}) / 1 / 4}, unit).index};
    }
    if (f_.has(Field::weekday)) {  // "the first Monday of May"
      const int target = f_.number(Field::weekday);
      const sys_days edge = ordinal < 0 ? last_day(whole) : first_day(whole);
      const int away = ordinal < 0 ? -((weekday_of(edge) - target + 7) % 7)
                                   : (target - weekday_of(edge) + 7) % 7;
      at = day_of(edge + days{away + 7 * (ordinal < 0 ? ordinal + 1 : ordinal - 1)});
    } else {
      const bool numbered = unit == Unit::week && whole.grain == Unit::year;
      at.index += ordinal < 0 ? ordinal + (numbered ? 0 : 1) : ordinal - 1;
    }
    if (first_day(at) > last_day(whole) || last_day(at) < first_day(whole)) return;
    found.at = at;
  }

  // "two years ago", "a month later", "three weeks from tomorrow".
  void shift(Found& found) {
    const bool from_story = f_.number(Field::from) == 1;
    std::optional<Stretch> base = found.at;
    if (!base && found.open.empty()) {
      base = from_story ? told() : anchor() ? std::optional(day_of(*anchor())) : std::nullopt;
    }
    const std::int64_t coded = f_.get(Field::unit, static_cast<std::int64_t>(Unit::day));
    const auto unit = static_cast<Unit>(coded % kUnitFactor);
    const std::int64_t times = coded >= kUnitFactor ? coded / kUnitFactor : 1;
    if (!base) {
      found.open = open_text(unit);
      return;
    }
    found.stated = found.stated && base == found.at;
    const int sign = f_.number(Field::sign);
    const std::optional<edtf::Duration> length = edtf::parse_duration(duration_text(f_));
    if (!length || f_.number(Field::vague) != 0) {
      found.at.reset();
      found.open = sign < 0 ? "PAST_REF" : "FUTURE_REF";
      return;
    }
    if (unit <= Unit::hour) {
      if (!context_.minute || from_story) {
        if (unit == Unit::hour && length->hours >= 24) {
          base = day_of(first_day(*base) + days{static_cast<int>(sign * (length->hours / 24))});
        }
        found.at = base;
        return;
      }
      const std::int64_t minutes = *context_.minute + sign * (length->hours * 60 + length->minutes);
      const std::int64_t day = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440);
      shifted_minute_ = static_cast<int>(minutes - day * 1440);
      found.at = day_of(first_day(*base) + days{static_cast<int>(day)});
      return;
    }
    // A single unit that is no finer than the base counts in stretches of it.
    const bool single = !f_.has(Field::unit2) && f_.get(Field::count, 1000) % 1000 == 0 &&
                        !f_.has(Field::half_more);
    Unit grain = unit == Unit::decade || unit == Unit::century || unit == Unit::millennium
                     ? Unit::year
                     : unit;
    if (grain == Unit::business_day) grain = Unit::day;
    const bool exact_base = found.at.has_value();
    if (single && !exact_base) {
      // In a report on a quarter, a year earlier is a quarter; from a day, it is a year.
      const bool finer =
          from_story && grain == Unit::year &&
          (base->grain == Unit::quarter || base->grain == Unit::half || base->grain == Unit::month);
      if (!finer) {
        const std::int64_t many = f_.get(Field::count, 1000) / 1000 * times *
                                  (unit == Unit::decade       ? 10
                                   : unit == Unit::century    ? 100
                                   : unit == Unit::millennium ? 1000
                                                              : 1);
        if (many > 100'000) {
          found.at.reset();
          found.open = sign < 0 ? "PAST_REF" : "FUTURE_REF";
          return;
        }
        found.at = containing(first_day(*base), grain);
        found.at->index += sign * many;
        return;
      }
    }
    const std::optional<sys_days> moved =
        edtf::add(first_day(*base), *length, sign, edtf::MonthEnd::clamp);
    if (!moved) {
      found.at.reset();
      found.open = sign < 0 ? "PAST_REF" : "FUTURE_REF";
      return;
    }
    found.at = containing(*moved, base->grain);
    if (found.at->grain == Unit::day && f_.has(Field::weekday) && !f_.has(Field::rel)) return;
  }

  // The TIMEX3 value with X for what is not known.
  [[nodiscard]] std::string open_text(Unit unit) const {
    if (f_.has(Field::month)) {
      std::string text = fmt::format("XXXX-{:02}", f_.number(Field::month));
      if (f_.has(Field::day)) text += fmt::format("-{:02}", f_.number(Field::day));
      return text;
    }
    if (f_.has(Field::weekday)) return fmt::format("XXXX-WXX-{}", f_.number(Field::weekday));
    if (f_.has(Field::season))
      return "XXXX-" + timex_text({Unit::season, 8000 + f_.number(Field::season) - 1}).substr(5);
    if (f_.has(Field::quarter)) return fmt::format("XXXX-Q{}", f_.number(Field::quarter));
    if (f_.has(Field::half)) return fmt::format("XXXX-H{}", f_.number(Field::half));
    if (f_.has(Field::week)) return fmt::format("XXXX-W{:02}", f_.number(Field::week));
    if (f_.has(Field::day)) return fmt::format("XXXX-XX-{:02}", f_.number(Field::day));
    if (f_.has(Field::holiday) && f_.get(Field::holiday) < 10000) {
      return fmt::format("XXXX-{:02}-{:02}", f_.get(Field::holiday) / 100,
                         f_.get(Field::holiday) % 100);
    }
    switch (unit) {
      case Unit::week:
        return "XXXX-WXX";
      case Unit::weekend:
        return "XXXX-WXX-WE";
      case Unit::month:
        return "XXXX-XX";
      case Unit::quarter:
        return "XXXX-QX";
      case Unit::half:
        return "XXXX-HX";
      case Unit::year:
      case Unit::decade:
      case Unit::century:
      case Unit::millennium:
        return "XXXX";
      case Unit::season:
        return "XXXX-XX";
      default:
        return "XXXX-XX-XX";
    }
  }

  Fields f_;
  const Context& context_;
  Tense tense_;
  const Story& story_;
  bool swapped_ = false, impossible_ = false;
  std::optional<int> shifted_minute_;
};

// Bounds of a part of a stretch: early, mid and late are its thirds.
edtf::Bounds bounds_of(Stretch stretch, Mod mod) {
  const sys_days first = first_day(stretch), last = last_day(stretch);
  const int third = static_cast<int>((last - first).count() + 1) / 3;
  switch (mod) {
    case Mod::start:
      return {first, first + days{std::max(third, 1) - 1}};
    case Mod::mid:
      return {first + days{third}, last - days{third}};
    case Mod::end:
      return {last - days{std::max(third, 1) - 1}, last};
    case Mod::before:
      return {std::nullopt, first - days{1}};
    case Mod::after:
      return {last + days{1}, std::nullopt};
    case Mod::on_or_before:
      return {std::nullopt, last};
    case Mod::on_or_after:
      return {first, std::nullopt};
    case Mod::approx: {
      const Stretch before{stretch.grain, stretch.index - 1},
          after{stretch.grain, stretch.index + 1};
      return {first_day(before), last_day(after)};
    }
    default:
      return {first, last};
  }
}

// "T10:35", "TEV", or nothing.
std::string time_text(const Fields& f) {
  const int part = f.number(Field::part);
  if (!f.has(Field::hour)) return part > 0 ? std::string("T") + kPartNames[part] : "";
  int hour = f.number(Field::hour);
  if (f.has(Field::meridiem)) {
    hour = hour % 12 + f.number(Field::meridiem);
  } else if (hour < 12 && hour > 0 && (part == 3 || part == 4 || (part == 5 && hour >= 6))) {
    hour += 12;
  } else if (hour == 12 && part == 5) {
    hour = 24;
  }
  int minute = f.number(Field::minute);
  if (f.has(Field::past)) {
    minute = f.number(Field::past);
    if (minute < 0) {
      minute += 60;
      hour = (hour + 23) % 24;
    }
  }
  if (hour == 24 && minute != 0) hour = 0;
  if (f.has(Field::second))
    return fmt::format("T{:02}:{:02}:{:02}", hour, minute, f.number(Field::second));
  return fmt::format("T{:02}:{:02}", hour, minute);
}

std::string set_text(const Fields& f) {
  if (f.has(Field::unit)) return duration_text(f);
  std::string text = "XXXX";
  if (f.has(Field::month)) {
    text += fmt::format("-{:02}", f.number(Field::month));
    if (f.has(Field::day)) text += fmt::format("-{:02}", f.number(Field::day));
  } else if (f.has(Field::weekday)) {
    text += fmt::format("-WXX-{}", f.number(Field::weekday));
  } else if (f.has(Field::season)) {
    constexpr const char* kSeasons[] = {"SP", "SU", "FA", "WI"};
    text += std::string("-") + kSeasons[f.number(Field::season) - 1];
  } else if (f.has(Field::day)) {
    text += fmt::format("-XX-{:02}", f.number(Field::day));
  } else if (f.has(Field::holiday)) {
    if (f.get(Field::holiday) >= 10000) return "P1Y";
    text += fmt::format("-{:02}-{:02}", f.get(Field::holiday) / 100, f.get(Field::holiday) % 100);
  } else {
    text += "-XX-XX";
  }
  return text + time_text(f);
}

}  // namespace

std::string duration_text(const Fields& f) {
  struct Part {
    const char* letter;
    bool of_day;
    std::int64_t times;
    const char* finer;  // where a fraction goes
    std::int64_t finer_many;
  };
  // By Unit.
  constexpr Part kParts[] = {
      {"S", true, 1, nullptr, 0},  {"M", true, 1, "S", 60},     {"H", true, 1, "M", 60},
      {"D", false, 1, "H", 24},    {"D", false, 2, nullptr, 0}, {"W", false, 1, "D", 7},
      {"M", false, 1, nullptr, 0}, {"M", false, 3, nullptr, 0}, {"M", false, 6, nullptr, 0},
      {"M", false, 3, nullptr, 0}, {"Y", false, 1, "M", 12},    {"Y", false, 10, "M", 12},
      {"Y", false, 100, "M", 12},  {"Y", false, 1000, "M", 12}, {"D", false, 1, "H", 24},
      {"D", false, 1, "H", 24}};
  std::string text = "P";
  bool of_day = false;
  const auto put = [&](Field unit_field, Field count_field, std::int64_t more) {
    if (!f.has(unit_field)) return;
    const std::int64_t coded = f.get(unit_field);
    const Part& part = kParts[coded % kUnitFactor];
    const std::int64_t times = part.times * (coded >= kUnitFactor ? coded / kUnitFactor : 1);
    if (part.of_day && !of_day) {
      text += 'T';
      of_day = true;
    }
    if (f.number(Field::vague) != 0) {
      text += std::string("X") + (part.times == 10 ? "DE" : part.times == 100 ? "CE" : part.letter);
      return;
    }
    const std::int64_t thousandths = (f.get(count_field, 1000) + more) * times;
    const std::int64_t whole = thousandths / 1000, rest = thousandths % 1000;
    if (rest == 0) {
      text += fmt::format("{}{}", whole, part.letter);
      return;
    }
    const std::int64_t finer = part.finer == nullptr ? 0 : rest * part.finer_many;
    if (part.finer != nullptr && finer % 1000 == 0) {
      if (whole != 0) text += fmt::format("{}{}", whole, part.letter);
      if (part.finer[0] == 'H') text += 'T';
      text += fmt::format("{}{}", finer / 1000, part.finer);
      return;
    }
    std::string decimals = fmt::format("{:03}", rest);
    while (decimals.back() == '0') decimals.pop_back();
    text += fmt::format("{}.{}{}", whole, decimals, part.letter);
  };
  const std::int64_t more = f.get(Field::half_more);
  const int units = f.has(Field::unit3) ? 3 : f.has(Field::unit2) ? 2 : 1;
  put(Field::unit, Field::count, units == 1 ? more : 0);
  put(Field::unit2, Field::count2, units == 2 ? more : 0);
  put(Field::unit3, Field::count3, units == 3 ? more : 0);
  return text;
}

bool resolve(const Fields& fields, Kind kind, const Context& context, Tense tense, Story& story,
             Timex& timex) {
  timex.business_days =
      fields.has(Field::unit) &&
      fields.get(Field::unit) % kUnitFactor == std::int64_t{static_cast<int>(Unit::business_day)};
  const auto mod = static_cast<Mod>(fields.get(Field::mod));
  timex.mod = kModNames[static_cast<std::size_t>(mod)];
  timex.bounds = {};
  timex.edtf.clear();
  switch (kind) {
    case Kind::none:
      return false;
    case Kind::past_ref:
    case Kind::present_ref:
    case Kind::future_ref:
      timex.type = Type::date;
      timex.value = kind == Kind::past_ref     ? "PAST_REF"
                    : kind == Kind::future_ref ? "FUTURE_REF"
                                               : "PRESENT_REF";
      timex.origin = Origin::open;
      return true;
    case Kind::duration:
      timex.type = Type::duration;
      timex.value = duration_text(fields);
      timex.origin = Origin::stated;
      return true;
    case Kind::set:
      timex.type = Type::set;
      timex.value = set_text(fields);
      timex.origin = Origin::stated;
      return true;
    case Kind::date:
      break;
  }
  Found found;
  Resolver resolver(fields, context, tense, story);
  if (fields.number(Field::flaw) == 0 && !resolver.run(found)) return false;
  const bool damaged = fields.number(Field::flaw) != 0;
  timex.flaw = damaged ? Flaw::damaged : resolver.impossible() ? Flaw::no_such_day : Flaw::none;

  std::string clock = time_text(fields);
  if (const std::optional<int> minute = resolver.shifted_minute()) {
    clock = fmt::format("T{:02}:{:02}", *minute / 60, *minute % 60);
  }
  const bool day = found.at && (found.at->grain == Unit::day);
  timex.type = clock.empty() ? Type::date : Type::time;
  if (timex.flaw != Flaw::none || !found.at) {
    timex.value = damaged ? "XXXX-XX-XX" : found.open + clock;
    timex.origin = Origin::open;
    return !timex.value.empty();
  }
  timex.value = timex_text(*found.at) + clock;
  timex.origin = found.stated ? Origin::stated : Origin::resolved;
  timex.bounds = bounds_of(*found.at, clock.empty() ? mod : Mod::none);
  timex.edtf = edtf_text(*found.at);
  if (found.other) {
    timex.edtf = "[" + timex.edtf + "," + edtf_text(*found.other) + "]";
    timex.bounds = {std::min(first_day(*found.at), first_day(*found.other)),
                    std::max(first_day(*found.at), first_day(*found.other))};
  } else if (mod == Mod::approx && clock.empty() &&
             (day || found.at->grain == Unit::month || found.at->grain == Unit::year)) {
    timex.edtf += "~";
  }
  if (found.stated && context.anchor && year_in(first_day(*found.at)) != year_in(*context.anchor)) {
    ++story.other_years;
  } else if (!found.stated && (fields.has(Field::weekday) || fields.has(Field::rel)) &&
             !fields.has(Field::from)) {
    ++story.seen_from_now;
  }
  const bool in_same_year =
      story.last && year_in(first_day(*story.last)) == year_in(first_day(*found.at));
  story.last = story.told = found.at;
  story.same_sentence = true;
  story.last_stated = found.stated || (story.last_stated && in_same_year);
  if (day) {
    story.day = first_day(*found.at);
    if (found.stated && fields.has(Field::weekday)) {
      story.named[static_cast<std::size_t>(weekday_of(*story.day))] = *story.day;
    }
  }
  return true;
}

}  // namespace inforce::timex
