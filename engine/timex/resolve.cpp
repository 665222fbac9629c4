// SPDX-License-Identifier: MIT
#include "timex/resolve.h"

#include <fmt/compile.h>

#include <algorithm>
#include <cstdlib>

#include "timex/resolver.h"
#include "timex/values.h"

namespace inforce::timex {
namespace {

constexpr int kGeneration = 25;  // years
constexpr int kChapter = 10;     // years; farther in passing is no step of a story

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

// Is it seen from the document's own day: "Friday", "last week", "two days ago"?
bool is_seen_from_now(const Fields& fields) {
  return fields.has(Field::rel) || fields.has(Field::sign) ||
         (fields.has(Field::weekday) && !fields.has(Field::month));
}

// "Two years earlier", "in 1868 they had burned it", "a fort of 1909", "since 1974", "he said in
// 2004": the story does not go there.
bool is_aside(Stretch at, const Fields& fields, Setting setting, const Story& story) {
  if (setting.tense == Tense::since || setting.bracketed || at.grain > Unit::decade) return true;
  if (!story.told || !story.told->firm) return false;
  const Stretch told = story.told->at;
  const int onward = year_in(first_day(at)) - year_in(first_day(told));
  if (at.grain >= Unit::year && onward > kChapter && !setting.opens) return true;
  if (last_day(at) >= first_day(told)) return false;
  const bool in_passing =
      at.grain > told.grain && !setting.opens && year_in(last_day(at)) < year_in(first_day(told));
  return in_passing || setting.tense == Tense::before_past || fields.number(Field::sign) < 0;
}

// What comes later in the text may be told from here.
void remember(const Found& found, const Fields& fields, const Context& context, Setting setting,
              Story& story) {
  const Stretch at = *found.at;
  const int year = year_in(first_day(at));
  const bool firm = at.grain < Unit::year || setting.opens || setting.heads;
  const bool named = found.stated || (found.of_story && !fields.has(Field::from));
  if (named && !(context.anchor && year >= year_in(*context.anchor))) {
    ++story.other_years;
    const bool near = !context.anchor || std::abs(year - year_in(*context.anchor)) <= kGeneration;
    if (at.grain < Unit::year || (firm && !near) || setting.heads) ++story.firm_years;
    story.headed = story.headed || (setting.heads && at.grain >= Unit::month);
  } else if (named) {
    ++story.own_years;
  } else if (!found.of_story && !fields.has(Field::from)) {
    story.now_here = true;
    if (is_seen_from_now(fields) || setting.tense == Tense::future) ++story.own_years;
  }
  const bool known = story.last && story.last->stated;
  const bool same_year =
      known && story.same_paragraph && year_in(first_day(story.last->at)) == year;
  const bool follows = found.of_story && (known || !fields.has(Field::from));
  const bool stated = found.stated || follows || same_year;
  if (setting.tense == Tense::since && story.last) return;
  story.last =
      Told{at, stated, static_cast<Mod>(fields.get(Field::mod)), looks_back(setting.tense), firm};
  // A "last week" leaves a narrative where it was, and "1996 to 1998" at its begin.
  const bool closes_years = story.range && at.grain >= Unit::year;
  const bool aside = is_aside(at, fields, setting, story);
  const bool follows_on = !story.told || !story.narrative();
  if ((stated && !closes_years && !aside) ||
      (follows_on && setting.tense != Tense::since && at.grain <= Unit::decade)) {
    story.told = story.last;
    story.is_old = stated && year < 1000;
  }
  story.same_paragraph = story.same_sentence = true;
  if (at.grain != Unit::day) return;
  if (story.day != first_day(at)) story.minute.reset();
  if (found.minute) story.minute = found.minute;
  story.day = first_day(at);
  story.day_here = true;
  if (found.stated && fields.has(Field::weekday)) {
    story.named[static_cast<std::size_t>(weekday_of(*story.day))] = *story.day;
  }
}

// "In five years" is how long it took unless the verb looks ahead, and "in ten minutes" tells no
// more than that where the minute is not known.
bool is_length(const Fields& fields, const Context& context, Setting setting) {
  if (fields.get(Field::unit) % kUnitFactor <= static_cast<int>(Unit::hour) && !context.minute)
    return true;
  return !looks_ahead(setting.tense);
}

// Of "T22:35".
int minute_of(std::string_view clock) {
  const auto two = [&](std::size_t at) { return (clock[at] - '0') * 10 + clock[at + 1] - '0'; };
  return two(1) * 60 + two(4);
}

// "Stamps which are today much sought after", in a text that tells of long ago: nowadays.
bool is_nowadays(const Fields& fields, Setting setting, const Story& story) {
  return fields.has(Field::rel) && fields.get(Field::rel) == 0 && !fields.has(Field::from) &&
         fields.has(Field::runit) && fields.unit(Field::runit) == Unit::day &&
         !fields.has(Field::hour) && !fields.has(Field::part) && !looks_back(setting.tense) &&
         story.other_years > 0 && story.history() && story.own_years == 0;
}

bool date(const Fields& fields, const Context& context, Setting setting, Story& story,
          Timex& timex) {
  Found found;
  Resolver resolver(fields, context, setting.tense, story);
  const bool damaged = fields.number(Field::flaw) != 0;
  if (!damaged && !resolver.run(found)) return false;
  timex.flaw = damaged ? Flaw::damaged : resolver.impossible() ? Flaw::no_such_day : Flaw::none;

  std::string clock = time_text(fields);
  if (fields.has(Field::hour) || fields.has(Field::hhmm)) found.minute = minute_of(clock);
  if (resolver.shifted_minute()) {
    found.minute = resolver.shifted_minute();
    clock = fmt::format(FMT_COMPILE("T{:02}:{:02}"), *found.minute / 60, *found.minute % 60);
  }
  timex.type = clock.empty() ? Type::date : Type::time;
  if (timex.flaw != Flaw::none || !found.at) {
    timex.value = damaged ? "XXXX-XX-XX" : found.open + clock;
    timex.origin = Origin::open;
    const bool seen = fields.has(Field::weekday) || fields.has(Field::rel);
    story.from_now = story.from_now || (seen && !fields.has(Field::from));
    return !timex.value.empty();
  }
  timex.value = timex_text(*found.at) + clock;
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
  if (kind == Kind::future_ref) return fields.has(Field::from);
  if (kind == Kind::date && fields.has(Field::year)) {
    return context.anchor ? fields.number(Field::year) < year_in(*context.anchor)
                          : !fields.has(Field::month);
  }
  return kind == Kind::date && !fields.has(Field::year) && !fields.has(Field::year2) &&
         !fields.has(Field::decade) && !fields.has(Field::century) &&
         (!fields.has(Field::rel) || fields.get(Field::rel) == 0 ||
          fields.get(Field::from) >= std::int64_t{static_cast<int>(From::named_past)});
}

bool resolve(const Fields& fields, Kind kind, const Context& context, Setting setting, Story& story,
             Timex& timex) {
  timex.business_days =
      fields.has(Field::unit) &&
      fields.get(Field::unit) % kUnitFactor == std::int64_t{static_cast<int>(Unit::business_day)};
  timex.mod = mod_name(static_cast<Mod>(fields.get(Field::mod)));
  timex.bounds = {};
  timex.edtf.clear();
  switch (kind) {
    case Kind::none:
      return false;
    case Kind::past_ref:
    case Kind::present_ref:
      reference(kind, fields, context, timex);
      return true;
    case Kind::future_ref:
      // "Weeks later the house was sold": ahead of what was told, but over.
      reference(fields.has(Field::from) && looks_back(setting.tense) ? Kind::past_ref : kind,
                fields, context, timex);
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
      if (fields.has(Field::ahead) && is_length(fields, context, setting))
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
