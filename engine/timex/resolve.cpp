// SPDX-License-Identifier: MIT
#include "timex/resolve.h"

#include <fmt/compile.h>

#include <algorithm>

#include "timex/resolver.h"
#include "timex/values.h"

namespace inforce::timex {
namespace {

void reference(Kind kind, const Fields& fields, const Context& context, Timex& timex) {
  timex.type = Type::date;
  timex.origin = Origin::open;
  timex.value = kind == Kind::past_ref     ? "PAST_REF"
                : kind == Kind::future_ref ? "FUTURE_REF"
                                           : "PRESENT_REF";
  // "between March and now": this now is a day.
  if (kind == Kind::present_ref && fields.has(Field::rel) && context.anchor) {
    timex.bounds = {context.anchor, context.anchor};
    timex.edtf = edtf::to_string(*context.anchor);
    timex.origin = Origin::resolved;
  }
}

// "Less than three days ago": between then and now; "more than": before.
std::optional<edtf::Bounds> compared_bounds(const Found& found, Mod mod, int sign) {
  if (!found.from || sign == 0) return std::nullopt;
  edtf::Bounds bounds;
  if (mod == Mod::less_than || mod == Mod::equal_or_less) {
    bounds = {std::min(first_day(*found.from), first_day(*found.at)),
              std::max(last_day(*found.from), last_day(*found.at))};
  } else if (mod == Mod::more_than || mod == Mod::equal_or_more) {
    if (sign < 0)
      bounds.latest = last_day(*found.at);
    else
      bounds.earliest = first_day(*found.at);
  } else {
    return std::nullopt;
  }
  return bounds;
}

void set_bounds(const Found& found, Mod mod, bool clock, int sign, Timex& timex) {
  const Stretch at = *found.at;
  timex.edtf = edtf_text(at);
  if (found.other) {
    timex.edtf = "[" + timex.edtf + "," + edtf_text(*found.other) + "]";
    timex.bounds = {std::min(first_day(at), first_day(*found.other)),
                    std::max(first_day(at), first_day(*found.other))};
    return;
  }
  const std::optional<edtf::Bounds> compared = compared_bounds(found, mod, sign);
  timex.bounds = compared ? *compared : bounds_of(at, clock ? Mod::none : mod);
  const bool circa = at.grain == Unit::day || at.grain == Unit::month || at.grain == Unit::year;
  if (mod == Mod::approx && !clock && circa) timex.edtf += "~";
}

// "In five years" is how long it took unless the verb looks ahead, and "in ten minutes" tells no
// more than that where the minute is not known.
bool is_length(const Fields& fields, const Context& context, Setting setting, const Story& story) {
  if (fields.unit(Field::unit) <= Unit::hour && !context.minute) return true;
  // "He had promised to finish in a year", in a history: ahead of him, not of the document.
  return !looks_ahead(setting.tense) || story.history();
}

constexpr int kHalfDay = 12, kDay = 24;  // hours

// "One evening in November" is of a day that is not told.
const char* some_day(Unit grain) {
  return grain == Unit::month ? "-XX" : grain == Unit::year ? "-XX-XX" : "";
}

// Of "T22:35".
int minute_of(std::string_view clock) {
  const auto two = [&](std::size_t at) { return (clock[at] - '0') * 10 + clock[at + 1] - '0'; };
  return two(1) * 60 + two(4);
}

// "Stamps which are today much sought after", in a text that tells of long ago: nowadays.
bool is_nowadays(const Fields& fields, Setting setting, const Story& story) {
  return fields.has(Field::rel) && fields.get(Field::rel) == 0 && !fields.has(Field::from) &&
         !fields.has(Field::sign) && fields.has(Field::runit) &&
         fields.unit(Field::runit) == Unit::day && !fields.has(Field::hour) &&
         !fields.has(Field::part) && !looks_back(setting.tense) && story.firm_years > 0 &&
         story.history() && story.own_years == 0;
}

// Which part of the day a bare hour is in. "They met on Thursday evening. Doors opened at 6:30": of
// the evening. "At 2:30 p.m. it began, at 3:45 it was over", "at 9 a.m. ... by 3:30": the hours go
// on. "They came at 3:30": of the afternoon, unless somebody wakes; "I'll be there by 6:30", too,
// and "a gig on Friday at 9" is one of the evening.
std::optional<DayPart> part_of_hour(const Fields& fields, const Found& found, Setting setting,
                                    const Story& story) {
  const int hour = fields.number(Field::hour), minutes = hour * 60 + fields.number(Field::minute);
  const bool bare = fields.has(Field::hour) && !fields.has(Field::meridiem) &&
                    !fields.has(Field::part) && hour >= 1 && hour < 12;
  if (!bare || !found.at || found.at->grain != Unit::day) return std::nullopt;
  if (setting.padded) return std::nullopt;  // "01:23"
  constexpr int kNoon = kHalfDay * 60, kApart = 120, kBack = 7, kLate = 6, kFirst = 5,
                kLatestInHistory = 3;
  const bool same_day = story.day == first_day(*found.at);
  if (same_day && story.paragraph.part && !fields.has(Field::past)) {
    const bool later = *story.paragraph.part == DayPart::afternoon ? hour <= kLate : hour >= kFirst;
    if (later) return story.paragraph.part;
  }
  const bool in_words = fields.has(Field::past);  // "half past six", among 14:20 and 15:48, too
  const bool of_12 = (!story.of_24_hours || in_words) && setting.tense != Tense::before_past;
  if (!of_12) return std::nullopt;
  if (same_day && story.minute) {
    const int last = *story.minute;
    const bool on =
        last >= kNoon ? minutes + kNoon >= last : minutes + kApart <= last && hour <= kBack;
    return on ? std::optional(DayPart::afternoon) : std::nullopt;
  }
  if (story.sentence.waking || setting.tense == Tense::since) return std::nullopt;
  const bool history = story.other_years > 0;  // battles begin at 3:15, or at four in the morning
  if (history && fields.has(Field::minute)) return std::nullopt;
  if (!history && story.sentence.outing && hour >= kFirst) return DayPart::evening;
  const int latest = history ? kLatestInHistory : story.paragraph.personal ? kLate : kFirst;
  return hour <= latest ? std::optional(DayPart::afternoon) : std::nullopt;
}
Fields in_part(Fields fields, DayPart part) {
  fields.set(Field::part, static_cast<std::int64_t>(part));
  return fields;
}

bool names_no_day(const Fields& fields) {
  return !fields.has(Field::day) && !fields.has(Field::weekday) && !fields.has(Field::rel) &&
         !fields.has(Field::from) && !fields.has(Field::holiday);
}

// "She struck at 11:40 p.m. At 2:20 a.m. she sank": of the next day.
bool is_past_midnight(const Fields& fields, const Found& found, Setting setting,
                      const Story& story) {
  constexpr int kEvening = 18 * 60, kMorning = 6 * 60, kMidnight = 24 * 60, kNoon = 12 * 60;
  const bool on = names_no_day(fields) && found.of_story && found.at &&
                  found.at->grain == Unit::day && story.day == first_day(*found.at) &&
                  setting.tense != Tense::before_past;
  if (!on) return false;
  if (!found.minute)  // "on the night of 5 May they marched; at dawn they were there"
    return fields.part() == DayPart::morning && story.paragraph.part >= DayPart::afternoon;
  if (!story.minute) return *found.minute < kMorning && story.paragraph.part >= DayPart::evening;
  return *story.minute >= kEvening &&
         *found.minute < (*story.minute == kMidnight ? kNoon : kMorning);
}

// "The contract expired at midnight", of a day that is not over.
bool is_midnight_before(const Fields& fields, const Found& found, Setting setting,
                        const Context& context) {
  return fields.number(Field::hour) == 24 && !fields.has(Field::part) && !fields.has(Field::past) &&
         names_no_day(fields) && found.at && context.anchor &&
         *found.at == day_of(*context.anchor) && looks_back(setting.tense);
}

// "Each year", "every six months".
bool is_of_year(const Fields& fields) {
  if (!fields.has(Field::unit)) return false;
  const Unit unit = fields.unit(Field::unit);
  const std::int64_t many = fields.get(Field::count, 1000) * fields.times(Field::unit);
  return unit == Unit::year || (unit == Unit::month && (many == 6000 || many == 12000));
}

// "From 9 a.m. to 5 p.m., Monday to Friday": the hours are no sets themselves.
bool is_clock_of_set(const Fields& fields) {
  return fields.has(Field::every) && fields.has(Field::hour) && !fields.has(Field::weekday);
}

bool date(const Fields& fields, const Context& context, Setting setting, Story& story,
          Timex& timex) {
  constexpr int kCentury = 100;
  if (story.paragraph.weather && fields.has(Field::decade) &&
      fields.number(Field::decade) < kCentury)
    return false;  // "temperatures in the 70s"
  Found found;
  Resolver resolver(fields, context, setting.tense, story);
  const bool damaged = fields.number(Field::flaw) != 0;
  if (!damaged && !resolver.run(found)) return false;
  timex.flaw = damaged ? Flaw::damaged : resolver.impossible() ? Flaw::no_such_day : Flaw::none;

  const std::optional<DayPart> part = part_of_hour(fields, found, setting, story);
  std::string clock = time_text(part ? in_part(fields, *part) : fields);
  if (fields.has(Field::hour) || fields.has(Field::hhmm)) found.minute = minute_of(clock);
  if (resolver.shifted_minute()) {
    found.minute = resolver.shifted_minute();
    clock = fmt::format(FMT_COMPILE("T{:02}:{:02}"), *found.minute / 60, *found.minute % 60);
  }
  if (is_midnight_before(fields, found, setting, context)) {
    clock = "T00:00";
    found.minute = 0;
  }
  // "Shortly after midnight" begins a day: the one named, or the one behind "tonight".
  const bool after_midnight = clock == "T24:00" && found.at && found.at->grain == Unit::day &&
                              static_cast<Mod>(fields.get(Field::mod)) == Mod::after;
  if (after_midnight) {
    clock = "T00:00";
    found.minute = 0;
    const bool next = names_no_day(fields) && (found.of_story || looks_ahead(setting.tense));
    if (next || fields.part() == DayPart::night) ++found.at->index;
  }
  if (clock.empty() && found.at && resolver.lost_minute()) clock = "TXX:XX";
  if (is_past_midnight(fields, found, setting, story)) ++found.at->index;
  timex.type = clock.empty() ? Type::date : Type::time;
  story.paragraph.has_hours = story.paragraph.has_hours || timex.type == Type::time;
  if (found.any_week) {
    timex.type = Type::set;
    story.sentence.again = true;
  }
  const bool bare = fields.has(Field::hour) && !fields.has(Field::meridiem);
  story.of_24_hours =
      story.of_24_hours || (bare && (setting.padded || (fields.number(Field::hour) > kHalfDay &&
                                                        fields.number(Field::hour) < kDay)));
  story.sentence.any_year = story.sentence.any_year || found.any_year;
  if (timex.flaw != Flaw::none || !found.at) {
    timex.value = damaged ? "XXXX-XX-XX" : found.open + clock;
    timex.origin = Origin::open;
    const bool seen = fields.has(Field::weekday) || fields.has(Field::rel);
    story.from_now = story.from_now || (seen && !fields.has(Field::from));
    return !timex.value.empty();
  }
  timex.value = timex_text(*found.at) + (clock.empty() ? "" : some_day(found.at->grain)) + clock;
  timex.origin = found.stated ? Origin::stated : Origin::resolved;
  set_bounds(found, static_cast<Mod>(fields.get(Field::mod)), !clock.empty(),
             fields.number(Field::sign), timex);
  if (!fields.has(Field::aside))
    remember(found, fields, context, setting, story);
  else if (!story.last)
    story.last = story.told = Told{*found.at, found.stated};
  return true;
}

}  // namespace

bool asks_tense(const Fields& fields, Kind kind, const Context& context) {
  if (kind == Kind::past_ref || kind == Kind::future_ref || kind == Kind::present_ref)
    return fields.has(Field::from);
  if (kind == Kind::date && fields.has(Field::year)) {
    return context.anchor ? fields.number(Field::year) < year_in(*context.anchor)
                          : !fields.has(Field::month);
  }
  return kind == Kind::date && !fields.has(Field::year) && !fields.has(Field::year2) &&
         !fields.has(Field::decade) && !fields.has(Field::century) &&
         (!fields.has(Field::rel) || fields.get(Field::rel) >= 0 ||
          fields.get(Field::from) >= std::int64_t{static_cast<int>(From::named_past)});
}

bool resolve(const Fields& fields, Kind kind, const Context& context, Setting setting, Story& story,
             Timex& timex) {
  timex.business_days = fields.unit(Field::unit) == Unit::business_day;
  timex.mod = mod_name(static_cast<Mod>(fields.get(Field::mod)));
  timex.bounds = {};
  timex.edtf.clear();
  switch (kind) {
    case Kind::none:
      return false;
    case Kind::past_ref:
      // "It will be paid at that time": of no past.
      if (fields.has(Field::from) &&
          (story.rules() || (looks_ahead(setting.tense) && !looks_on(setting.tense))))
        return false;
      reference(kind, fields, context, timex);
      return true;
    case Kind::present_ref:
      // "At this time", in a history: then.
      reference(fields.has(Field::from) && looks_back(setting.tense) && story.history()
                    ? Kind::past_ref
                    : kind,
                fields, context, timex);
      return true;
    case Kind::future_ref:
      // "Weeks later the house was sold": ahead of what was told, but over.
      reference(fields.has(Field::from) && (looks_back(setting.tense) ||
                                            (story.history() && !looks_ahead(setting.tense)))
                    ? Kind::past_ref
                    : kind,
                fields, context, timex);
      return true;
    case Kind::duration:
      timex.type = Type::duration;
      timex.value = duration_text(fields);
      timex.origin = Origin::stated;
      return true;
    case Kind::set:
      if (is_clock_of_set(fields)) {
        story.sentence.again = true;
        return date(fields, context, setting, story, timex);
      }
      timex.type = Type::set;
      timex.value = set_text(fields);
      timex.origin = Origin::stated;
      story.sentence.again =
          story.sentence.again || fields.has(Field::every) || !is_of_year(fields);
      story.sentence.weekly = story.sentence.weekly || fields.has(Field::weekday) ||
                              fields.has(Field::runit) ||
                              (fields.has(Field::every) && fields.has(Field::unit) &&
                               fields.unit(Field::unit) == Unit::day);
      story.paragraph.timetable = story.paragraph.timetable || fields.has(Field::weekday);
      story.sentence.yearly =
          story.sentence.yearly || (fields.has(Field::every) && is_of_year(fields));
      return true;
    case Kind::date:
      if (fields.has(Field::ahead) && is_length(fields, context, setting, story))
        return resolve(fields, Kind::duration, context, setting, story, timex);
      if (is_nowadays(fields, setting, story)) {
        reference(Kind::present_ref, Fields{}, context, timex);
        return true;
      }
      return date(fields, context, setting, story, timex);
  }
  return false;
}

}  // namespace inforce::timex
