// SPDX-License-Identifier: MIT
#include "timex/story.h"

#include <cstdlib>

#include "timex/resolver.h"

namespace inforce::timex {
namespace {

constexpr int kChapter = 10;  // years; farther in passing is no step of a story

// Is it seen from the document's own day: "Friday", "last week", "two days ago"?
bool is_seen_from_now(const Fields& fields) {
  return fields.has(Field::rel) || fields.has(Field::sign) ||
         (fields.has(Field::weekday) && !fields.has(Field::month));
}

// "Two years earlier", "in 1868 they had burned it", "a fort of 1909", "since 1974", "he said in
// 2004": the story does not go there.
bool is_aside(Stretch at, const Fields& fields, Setting setting, const Story& story) {
  if (setting.tense == Tense::since || setting.bracketed || setting.naming != Naming::none ||
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
  return in_passing || setting.tense == Tense::before_past || fields.number(Field::sign) < 0;
}

}  // namespace

void remember(const Found& found, const Fields& fields, const Context& context, Setting setting,
              Story& story) {
  if (setting.naming == Naming::any) return;
  const Stretch at = *found.at;
  const int year = year_in(at);
  const bool firm =
      at.grain < Unit::year || (setting.opens && setting.naming == Naming::none) || setting.heads;
  const std::optional<int> now =
      context.anchor ? std::optional(year_in(*context.anchor)) : std::nullopt;
  // "They landed thirty years ago today": a day of the story, as good as one with its year.
  const bool jubilee = at.grain == Unit::day && fields.has(Field::count) && now && year < *now &&
                       fields.unit(Field::unit) >= Unit::year &&
                       fields.unit(Field::unit) <= Unit::millennium;
  const bool named = found.stated || jubilee || (found.of_story && !fields.has(Field::from));
  if (named && !(now && year >= *now)) {
    ++story.other_years;
    const bool near = !now || std::abs(year - *now) <= Story::kGeneration;
    if (at.grain < Unit::year || (firm && !near) || setting.heads) ++story.firm_years;
    story.headed = story.headed || (setting.heads && at.grain >= Unit::month);
  } else if (named) {
    ++story.own_years;
  } else if (!found.of_story && !fields.has(Field::from)) {
    story.paragraph.seen_from_now = true;
    const bool ahead =
        setting.tense == Tense::future || setting.tense == Tense::must || looks_on(setting.tense);
    if (is_seen_from_now(fields) || ahead) ++story.own_years;
  }
  const bool known = story.last && story.last->stated;
  const bool same_year = known && story.paragraph.has_last && year_in(story.last->at) == year;
  const bool follows = found.of_story && (known || !fields.has(Field::from));
  const bool stated = found.stated || jubilee || follows || same_year;
  if (setting.tense == Tense::since && story.last) return;
  // A comparison of the news ("from $4 million in the prior year") is what nothing is told from.
  const bool back = fields.number(Field::sign) < 0 || fields.number(Field::rel) < 0;
  if (context.anchor && back && fields.has(Field::from) && !story.narrative()) return;
  story.last = Told{at,
                    stated,
                    static_cast<Mod>(fields.get(Field::mod)),
                    looks_back(setting.tense),
                    firm,
                    setting.bracketed || setting.tense == Tense::since,
                    at.grain == Unit::year && fields.has(Field::rel) &&
                        fields.get(Field::rel) >= 0 && !fields.has(Field::from)};
  // A "last week" leaves a narrative where it was, and a range at its begin.
  const bool closes = story.range.has_value();
  if (closes && setting.heads && story.told) story.told->firm = story.headed = true;
  const bool aside = is_aside(at, fields, setting, story);
  const bool follows_on = !story.told || !story.narrative();
  if ((stated && !closes && !aside) ||
      (follows_on && setting.tense != Tense::since && setting.naming == Naming::none &&
       at.grain <= Unit::decade)) {
    story.told = story.last;
    story.sentence.has_told = true;
    story.is_old = stated && year < 1000;
  }
  story.paragraph.has_last = story.sentence.has_last = true;
  const bool clock = fields.has(Field::hour) || fields.has(Field::hhmm);
  if (at.grain != Unit::day || (setting.bracketed && clock)) return;
  if (story.day != first_day(at)) {
    story.minute.reset();
    story.paragraph.part.reset();
  }
  const DayPart part = fields.part();
  if (part >= DayPart::afternoon && part <= DayPart::night) story.paragraph.part = part;
  if (found.minute) story.minute = found.minute;
  story.day = first_day(at);
  story.paragraph.has_day = true;
  // The day in a heading, of what stands below it, until a later day is told of.
  if (setting.heads || (story.over_all && *story.day > *story.over_all &&
                        setting.tense != Tense::before_past && !setting.bracketed))
    story.over_all = setting.heads ? story.day : std::nullopt;
  if (found.stated && fields.has(Field::weekday)) {
    story.named[static_cast<std::size_t>(weekday_of(*story.day))] = *story.day;
  }
}

}  // namespace inforce::timex
