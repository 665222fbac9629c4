// SPDX-License-Identifier: MIT
// What an expression is read from: the document's day, the story's, or the date named last.
#include "timex/resolver.h"

namespace inforce::timex {

namespace {

// "Late 1942" is its last quarter.
Stretch where(const Told& told) {
  const bool late = told.part == Mod::end && told.at.grain == Unit::year;
  return late ? Stretch{Unit::quarter, told.at.index * 4 + 3} : told.at;
}

}  // namespace

bool tells_year(Stretch stretch) { return last_day(stretch) - first_day(stretch) < date::days{92}; }

// What a time without its year or day is near to: the story where it has left the document's
// year. A document that mostly tells of other years is a narrative, and keeps its year until the
// paragraph ends or speaks from now, a history even from paragraph to paragraph; elsewhere only the
// sentence that named it does.
std::optional<Stretch> Resolver::reference() const {
  const std::optional<Stretch> now = anchor() ? std::optional(day_of(*anchor())) : std::nullopt;
  if (setting_.datelines) return now;  // "OSLO, Oct. 1 -": the document's
  // "When he invaded the kingdom in 1415, winning on 25 October": of the year that the sentence
  // names.
  const std::optional<Told>& last = story_.last;
  const bool named = story_.sentence.has_last && !story_.sentence.has_told && last->stated &&
                     !last->in_passing && last->at.grain == Unit::year && goes_on(last->at);
  const bool told = story_.told && story_.told->stated;
  if (!(named || told) || tense_ == Tense::duty) return now;
  // A chronicle in the present tense; what "would open in May" in a history.
  const bool within = story_.headed || (story_.history() && story_.firm_years > 1);
  if ((tense_ == Tense::future || tense_ == Tense::must) && !(within && story_.own_years == 0))
    return now;
  const bool here = story_.sentence.has_told && story_.told->at.grain < Unit::year;
  if (looks_on(tense_) && !story_.headed && !story_.history() && !here) return now;
  if (is_since(tense_) && anchor() && (tense_ == Tense::since || !story_.narrative())) return now;
  if (named) return last->in_name && is_just_over() ? now : where(*last);
  const Stretch near = where(*story_.told);
  return goes_on(near) ? std::optional(near) : now;
}

// "They amended their 2019 deal on 4 March", written the next day.
bool Resolver::is_just_over() const {
  constexpr date::days kJust{14};
  if (!anchor() || !looks_back(tense_) || !f_.has(Field::month) || !f_.has(Field::day))
    return false;
  const std::optional<Stretch> at = in_year(year_in(*anchor()));
  return at && last_day(*at) <= *anchor() && *anchor() - first_day(*at) <= kJust;
}

bool Resolver::goes_on(Stretch told) const {
  const bool told_past =
      tense_ != Tense::unknown && tense_ != Tense::owned && tense_ != Tense::always;  // looks back
  const Story& s = story_;
  if (!anchor()) {
    const bool dated = tells_year(told);
    // "On Sunday they parted; the deal of 2019 is dead. In February ...": of no year that is said.
    if (s.from_now && !(s.sentence.has_last && dated)) return false;
    const bool both_past = told_past && s.told && s.told->past;
    return s.paragraph.has_last ? dated || both_past
                                : told_past && s.history() && (dated || both_past);
  }
  const int ahead = year_in(told) - year_in(*anchor());
  if (ahead >= 0) return ahead > 0 && s.sentence.has_last && !told_past;
  if (s.sentence.has_last) return true;
  if (!s.paragraph.has_last) return s.history() && (told_past || s.own_years == 0);
  return (s.paragraph.seen_from_now ? s.history() : s.narrative()) &&
         (told_past || s.firm_years > 0);
}

bool Resolver::in_story() const {
  const std::optional<Stretch> near = reference();
  return near && (!anchor() || *near != day_of(*anchor()));
}

// The day from which "that day", "two days later" count.
std::optional<Stretch> Resolver::told() const {
  const Field unit = f_.has(Field::runit) ? Field::runit : Field::unit;
  const bool by_years = f_.has(unit) && f_.unit(unit) >= Unit::year;
  const bool by_days = f_.has(unit) && f_.unit(unit) <= Unit::week;
  const std::optional<Told>& last = story_.last;
  // "From 1 July 2020 to 30 June 2026; from the same day": when that begins.
  if (counts_from() == From::begun && story_.begun) return day_of(*story_.begun);
  // "Has held it since 2018, by a contract signed in April of that year".
  const std::optional<Stretch>& since = story_.sentence.since;
  if (since && by_years && f_.has(Field::rel) && f_.number(Field::rel) == 0) return since;
  // "They play on Sunday; Italy won a day earlier": before the document.
  const bool ahead = anchor() && last && first_day(last->at) > *anchor();
  if (ahead && f_.number(Field::sign) < 0 && looks_back(tense_)) return day_of(*anchor());
  if (by_days && last && last->at.grain > Unit::month) {  // "since the 1990s. The next morning"
    if (story_.day && (story_.paragraph.has_day || story_.history() || goes_on_in_day()))
      return day_of(*story_.day);
    return anchor() && !story_.history() ? std::optional(day_of(*anchor())) : std::nullopt;
  }
  // "On 5 May 1912 they revoked the law of 1908. Two months later ..."
  const bool coarse = last && story_.told && f_.has(unit) && last->at.grain > f_.unit(unit) &&
                      story_.told->at.grain < last->at.grain &&
                      year_in(last->at) <= year_in(story_.told->at);
  if (coarse && (anchor() || by_years || tells_year(story_.told->at))) return story_.told->at;
  if (last && (anchor() || by_years || tells_year(last->at))) return last->at;
  if (anchor()) return day_of(*anchor());
  return std::nullopt;
}

// Where the text says what shall be done, and not what was.
bool Resolver::of_rules() const {
  // One "hereby" will do, or two names of parties.
  return story_.rules() || (story_.duties + story_.laws / 2 > 0 && !looks_back(tense_));
}

// "A quake hit on Sunday. It struck at 4:30 p.m.": news of a day that is just over.
bool Resolver::goes_on_in_day() const {
  return anchor() && story_.day && looks_back(tense_) && *story_.day <= *anchor() &&
         (*anchor() - *story_.day).count() < kNewsDays;
}

// What "last week", "that day", "the end of the year" are seen from.
std::optional<Stretch> Resolver::counted_from() const {
  if (from_story()) return told();
  const bool of_day = f_.has(Field::runit) && f_.unit(Field::runit) == Unit::day;
  if (counts_from() == From::story)
    return of_day && goes_on_in_day() ? std::optional(day_of(*story_.day)) : reference();
  return anchor() ? std::optional(day_of(*anchor())) : std::nullopt;
}

bool Resolver::from_story() const {
  return counts_from() == From::named || counts_from() == From::begun ||
         (counts_from() == From::named_past && (looks_back(tense_) || story_.history()));
}

}  // namespace inforce::timex
