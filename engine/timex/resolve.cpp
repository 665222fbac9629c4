// SPDX-License-Identifier: MIT
#include "timex/resolve.h"

#include <algorithm>

#include "timex/clock.h"
#include "timex/resolver.h"
#include "timex/values.h"

namespace inforce::timex {
namespace {

void set_reference(Kind kind, const Fields& fields, const Context& context, Timex& timex) {
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
  return setting.ranked || !looks_ahead(setting.tense) || story.history();
}

// "Stamps which are today much sought after", in a text that tells of long ago: nowadays.
bool is_nowadays(const Fields& fields, Setting setting, const Story& story) {
  return fields.has(Field::rel) && fields.get(Field::rel) == 0 && !fields.has(Field::from) &&
         !fields.has(Field::sign) && fields.has(Field::runit) &&
         fields.unit(Field::runit) == Unit::day && !fields.has(Field::hour) &&
         !fields.has(Field::part) && !looks_back(setting.tense) && story.firm_years > 0 &&
         story.history() && story.own_years == 0;
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

bool resolve_date(const Fields& fields, const Context& context, Setting setting, Story& story,
                  Timex& timex) {
  constexpr int kCentury = 100;
  if (story.paragraph.weather && fields.has(Field::decade) &&
      fields.number(Field::decade) < kCentury)
    return false;  // "temperatures in the 70s"
  Found found;
  Resolver resolver(fields, context, setting, story);
  const bool damaged = fields.number(Field::flaw) != 0;
  if (!damaged && !resolver.run(found)) return false;
  timex.flaw = damaged ? Flaw::damaged : resolver.impossible() ? Flaw::no_such_day : Flaw::none;

  const std::string clock = clock_of(fields, resolver, context, setting, story, found);
  if (found.at && !in_calendar(*found.at)) return false;  // 1 a.m. behind the last evening
  timex.type = clock.empty() ? Type::date : Type::time;
  story.paragraph.has_hours = story.paragraph.has_hours || timex.type == Type::time;
  if (found.any_week) {
    timex.type = Type::set;
    story.sentence.again = true;
  }
  story.of_24_hours = story.of_24_hours || is_of_24_hours(fields, setting);
  story.sentence.any_year = story.sentence.any_year || found.any_year;
  if (timex.flaw != Flaw::none || !found.at) {
    timex.value = damaged ? "XXXX-XX-XX" : found.open + clock;
    timex.origin = Origin::open;
    const bool seen = fields.has(Field::weekday) || fields.has(Field::rel);
    story.from_now = story.from_now || (seen && !fields.has(Field::from));
    return !timex.value.empty();
  }
  // "One evening in November" is of a day that is not told.
  timex.value = clock.empty() ? timex_text(*found.at) : day_text_in(*found.at) + clock;
  timex.origin = found.stated ? Origin::stated : Origin::resolved;
  set_bounds(found, static_cast<Mod>(fields.get(Field::mod)), !clock.empty(),
             fields.number(Field::sign), timex);
  if (!fields.has(Field::aside) || (story.last && fields.has(Field::day)))
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
  if (kind == Kind::date && (fields.has(Field::decade) || fields.has(Field::century)))
    return context.anchor.has_value();  // "the worst month since the 1930s"
  return kind == Kind::date && !fields.has(Field::year) && !fields.has(Field::year2) &&
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
      set_reference(kind, fields, context, timex);
      return true;
    case Kind::present_ref:
      // "At this time", in a history: then.
      set_reference(fields.has(Field::from) && looks_back(setting.tense) && story.history()
                        ? Kind::past_ref
                        : kind,
                    fields, context, timex);
      return true;
    case Kind::future_ref:
      // "Weeks later the house was sold": ahead of what was told, but over.
      set_reference(fields.has(Field::from) && (looks_back(setting.tense) ||
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
        return resolve_date(fields, context, setting, story, timex);
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
        set_reference(Kind::present_ref, Fields{}, context, timex);
        return true;
      }
      return resolve_date(fields, context, setting, story, timex);
  }
  return false;
}

}  // namespace inforce::timex
