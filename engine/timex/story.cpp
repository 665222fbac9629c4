// SPDX-License-Identifier: MIT
#include "timex/story.h"

#include <cstdlib>

#include "timex/clock.h"
#include "timex/resolver.h"

namespace inforce::timex {
namespace {

constexpr int kChapter = 10;  // years; farther in passing is no step of a story

// Is it seen from the document's own day: "Friday", "last week", "two days ago"?
bool is_seen_from_now(const Fields& fields) {
  return fields.has(Field::rel) || fields.has(Field::sign) ||
         (fields.has(Field::weekday) && !fields.has(Field::month));
}

// "Two years earlier", "the previous winter", "in 1868 they had burned it", "a fort of 1909",
// "since 1974", "he said in 2004": the story does not go there.
bool is_aside(Stretch at, const Fields& fields, Setting setting, const Story& story) {
  if (is_since(setting.tense) || setting.bracketed || setting.naming != Naming::none ||
      at.grain > Unit::decade)
    return true;
  if (!story.told || !story.told->firm) return false;
  // "War had broken out on 8 February 1904", behind the summary that an article opens with.
  const bool background = story.chapters == 1 && !story.paragraph.has_last &&
                          at.grain <= Unit::year && setting.tense == Tense::before_past &&
                          !fields.has(Field::sign) && !fields.has(Field::rel);
  if (background) return false;
  const Stretch told = story.told->at;
  const int onward = year_in(at) - year_in(told);
  const bool counted = fields.number(Field::sign) > 0 || fields.number(Field::rel) > 0;
  if (at.grain >= Unit::year && !setting.opens &&
      (onward > kChapter || (counted && setting.trails)))
    return true;
  if (last_day(at) >= first_day(told)) return false;
  const bool coarse = at.grain > told.grain || (at.grain == told.grain && at.grain >= Unit::year);
  const bool in_passing = coarse && !setting.opens && year_in(last_day(at)) < year_in(told);
  return in_passing || setting.tense == Tense::before_past || fields.number(Field::sign) < 0 ||
         fields.number(Field::rel) < 0;
}

// "They landed thirty years ago today": a day of the story, as good as one with its year.
bool is_jubilee(Stretch at, const Fields& fields, const Context& context) {
  return at.grain == Unit::day && fields.has(Field::count) && context.anchor &&
         year_in(at) < year_in(*context.anchor) && fields.unit(Field::unit) >= Unit::year &&
         fields.unit(Field::unit) <= Unit::millennium;
}

// A month or a day, or a year that is more than a mention.
bool is_firm(Stretch at, Setting setting) {
  return at.grain < Unit::year || (setting.opens && setting.naming == Naming::none) ||
         setting.heads;
}

// How many dates are of other years, and how many of the document's own days.
void count_years(const Found& found, const Fields& fields, const Context& context, Setting setting,
                 Story& story) {
  const Stretch at = *found.at;
  const std::optional<int> now =
      context.anchor ? std::optional(year_in(*context.anchor)) : std::nullopt;
  const bool named = found.stated || is_jubilee(at, fields, context) ||
                     (found.of_story && !fields.has(Field::from));
  if (named && !(now && year_in(at) >= *now)) {
    ++story.other_years;
    const bool near = !now || std::abs(year_in(at) - *now) <= Story::kGeneration;
    if (at.grain < Unit::year || (is_firm(at, setting) && !near) || setting.heads)
      ++story.firm_years;
    story.headed = story.headed || (setting.heads && at.grain >= Unit::month);
  } else if (named) {
    ++story.own_years;
  } else if (!found.of_story && !fields.has(Field::from)) {
    story.paragraph.seen_from_now = true;
    const bool ahead =
        setting.tense == Tense::future || setting.tense == Tense::must || looks_on(setting.tense);
    if (is_seen_from_now(fields) || ahead) ++story.own_years;
  }
}

// Is its year in the words, or does it follow from what was told?
bool is_stated(const Found& found, const Fields& fields, const Context& context,
               const Story& story) {
  const bool known = story.last && story.last->stated;
  const bool same_year =
      known && story.paragraph.has_last && year_in(story.last->at) == year_in(*found.at);
  const bool follows = found.of_story && (known || !fields.has(Field::from));
  return found.stated || is_jubilee(*found.at, fields, context) || follows || same_year;
}

// Nothing is told from "since 2009", nor from a comparison of the news ("from $4 million in the
// prior year", "against last year's third quarter").
bool tells_nothing(const Fields& fields, const Context& context, Setting setting,
                   const Story& story) {
  if (is_since(setting.tense) && story.last) return true;
  const bool back = fields.number(Field::sign) < 0 || fields.number(Field::rel) < 0;
  const bool compares = fields.has(Field::from) || fields.has(Field::quarter);
  return context.anchor && back && compares && !story.narrative();
}

// The story stands at `last` now, if that is a step of it.
void move_on(const Fields& fields, Setting setting, Story& story) {
  const Told& last = *story.last;
  // A "last week" leaves a narrative where it was, and a range at its begin.
  const bool closes = story.range.has_value();
  if (closes && setting.heads && story.told) story.told->firm = story.headed = true;
  const bool step = last.stated && !closes && !is_aside(last.at, fields, setting, story);
  const bool follows_on = (!story.told || !story.narrative()) && !is_since(setting.tense) &&
                          setting.naming == Naming::none && last.at.grain <= Unit::decade;
  if (!step && !follows_on) return;
  story.told = last;
  story.sentence.has_told = true;
  story.is_old = last.stated && year_in(last.at) < 1000;
}

void note_day(const Found& found, const Fields& fields, Setting setting, Story& story) {
  const date::sys_days day = first_day(*found.at);
  if (story.day != day) {
    story.minute.reset();
    story.paragraph.part.reset();
  }
  const DayPart part = fields.part();
  if (part != DayPart::none && part != DayPart::midday && part != DayPart::day)
    story.paragraph.part = part;
  if (found.minute) story.minute = found.minute;
  story.day = day;
  if (!setting.closes) story.begun = story.range.value_or(day);
  story.day_unsaid = false;
  story.paragraph.has_day = true;
  // The day in a heading, of what stands below it, until a later day is told of.
  const bool later = story.over_all && day > *story.over_all &&
                     setting.tense != Tense::before_past && !setting.bracketed;
  if (setting.heads || later) story.over_all = setting.heads ? story.day : std::nullopt;
  const bool dated = fields.has(Field::weekday) && (fields.has(Field::day) || found.of_story);
  if (dated && !story.range) story.paragraph.dated = day;
  if (found.stated && fields.has(Field::weekday))
    story.named[static_cast<std::size_t>(weekday_of(day))] = day;
}

}  // namespace

void remember(const Found& found, const Fields& fields, const Context& context, Setting setting,
              Story& story) {
  if (setting.naming == Naming::any) return;
  const Stretch at = *found.at;
  count_years(found, fields, context, setting, story);
  if (fields.has(Field::aside)) return;  // "the quake of March 11"
  if (setting.says && story.paragraph.has_day) return;
  const bool stated = is_stated(found, fields, context, story);
  story.sentence.since.reset();
  if (is_since(setting.tense)) story.sentence.since = at;
  if (tells_nothing(fields, context, setting, story)) return;
  story.last = Told{.at = at,
                    .stated = stated,
                    .part = static_cast<Mod>(fields.get(Field::mod)),
                    .past = looks_back(setting.tense),
                    .firm = is_firm(at, setting),
                    .in_passing = setting.bracketed || is_since(setting.tense),
                    .names_year = at.grain == Unit::year && fields.has(Field::rel) &&
                                  fields.get(Field::rel) >= 0 && !fields.has(Field::from),
                    .in_name = setting.naming != Naming::none};
  if (at.grain > Unit::day && !setting.closes) story.begun.reset();
  move_on(fields, setting, story);
  story.paragraph.has_last = story.sentence.has_last = true;
  if (at.grain == Unit::day && !(setting.bracketed && names_clock(fields)))
    note_day(found, fields, setting, story);
}

}  // namespace inforce::timex
