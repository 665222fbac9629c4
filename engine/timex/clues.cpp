// SPDX-License-Identifier: MIT
#include "timex/clues.h"

#include <algorithm>

#include "timex/duty.h"
#include "timex/sentence.h"

namespace inforce::timex {
namespace {

// Of the class `past`, as packs number it.
constexpr std::int64_t kAsks = 3;         // what they want is ahead
constexpr std::int64_t kMoves = 4;        // to a day ahead of what is told
constexpr std::int64_t kLasts = 5;        // until a day that is over
constexpr std::int64_t kCallsOff = 6;     // what was to be
constexpr std::int64_t kShuts = 7;        // through a day
constexpr std::int64_t kInfinitive = 1;   // of what is not, or not yet: "to"
constexpr std::int64_t kOnCondition = 1;  // of the class `clause`: "unless renewed by 30 November"
constexpr std::size_t kVerbGroup = 3;     // words between an auxiliary and its participle, and one

}  // namespace

Lead Clues::lead(std::size_t at) const {
  const Entry* entry = find_entry(tables, tokens[at], tables.lead);
  return entry == nullptr ? Lead::none : static_cast<Lead>(entry->value);
}

bool Clues::is_present(std::size_t at) const {
  const bool glued = tokens[at].is(Token::glued) && at > 0 && !tokens[at - 1].is_sign('\'');
  return !glued && is(at, tables.progressive);
}

bool Clues::denies(std::size_t at) const {
  for (std::size_t i = at; i-- > 0 && at - i <= kCluesLeft;) {
    if (ends_sentence(tables, tokens, i)) return false;
    if (is(i, tables.negative)) return true;
  }
  return false;
}

std::optional<std::size_t> Clues::infinitive(std::size_t stop) const {
  for (std::size_t i = stop; i-- > 0 && stop - i <= kCluesLeft && at(i) == Tense::unknown;) {
    if (ends_sentence(tables, tokens, i)) break;
    if (is(i, tables.unreal) && ahead(i) == Ahead::none && !tokens[i + 1].is(Token::number) &&
        !is(i + 1, tables.article))
      return i;
  }
  return std::nullopt;
}

bool Clues::has_verb_before(std::size_t stop) const {
  for (std::size_t i = stop; i-- > 0 && stop - i <= kCluesLeft;) {
    if (ends_sentence(tables, tokens, i)) return false;
    if (at(i) != Tense::unknown) return true;
  }
  return false;
}

bool Clues::is_past_of(std::size_t verb, std::int64_t value) const {
  const Entry* entry = find_entry(tables, tokens[verb], tables.past);
  return entry != nullptr && entry->value == value;
}

bool Clues::owns(std::size_t verb) const {
  return is_past_of(verb, kAuxiliary) && !has_participle(verb);
}

bool Clues::bids(std::size_t verb) const {
  const std::size_t first = verb > 0 && tokens[verb - 1].is_sign('"') ? verb - 1 : verb;
  return is(verb, tables.imperative) &&
         (first == 0 || tokens[first].is(Token::line) || ends_sentence(tables, tokens, first - 1));
}

bool Clues::asks(std::size_t verb, std::size_t stop) const {
  const std::optional<std::size_t> asked = infinitive(stop);
  return is_past_of(verb, kAsks) && asked && *asked > verb;
}

bool Clues::moves(std::size_t verb) const { return is_past_of(verb, kMoves); }

bool Clues::calls_off(std::size_t verb) const { return is_past_of(verb, kCallsOff); }

bool Clues::shuts(std::size_t verb) const { return calls_off(verb) || is_past_of(verb, kShuts); }

bool Clues::lasts(std::size_t verb) const { return is_past_of(verb, kLasts); }

Tense Clues::at(std::size_t at) const {
  const Token& token = tokens[at];
  if (!token.is(Token::word)) return Tense::unknown;
  switch (duty_at(tables, tokens, at)) {
    case Duty::none:
      break;
    case Duty::own:
      return Tense::future;
    case Duty::shall:
      return Tense::duty;
    case Duty::must:
      return Tense::must;
  }
  const Ahead ahead = this->ahead(at);
  if (ahead != Ahead::none && ahead != Ahead::under_way) return of_future(at, ahead);
  if (is(at, tables.unreal) && contracted(at)) return Tense::future;
  if (!token.is(Token::capital) && at > 0 && at != end && ends(token, tables.progressive_endings)) {
    if (is(at - 1, tables.progressive)) return Tense::future;
    const bool owned = end < tokens.size() && tokens[end].is_sign('\'');  // "from Monday's fall"
    const bool on_the_way = begin > at + 1 && is(begin - 1, tables.onward) && !owned;
    if (on_the_way && is(at - 1, tables.planned_once)) return Tense::would;
  }
  return is_past(at) ? of_past(at) : Tense::unknown;
}

Tense Clues::of_future(std::size_t at, Ahead ahead) const {
  const bool named = at > 0 && is(at - 1, tables.article);  // "the plan"
  switch (ahead) {
    case Ahead::none:
    case Ahead::under_way:
      return Tense::unknown;
    case Ahead::always:
      return named ? Tense::unknown : Tense::future;
    case Ahead::told:
      // "Was due in May", "had originally been set for Monday"; "is due", "are expected".
      return named                            ? Tense::unknown
             : leads(tables.planned_once, at) ? Tense::planned
             : leads(tables.progressive, at)  ? Tense::future
                                              : Tense::would;
    case Ahead::present:
      if (at > 0 && at != end && this->ahead(at - 1) == Ahead::told)
        return of_future(at - 1, Ahead::told);  // "would leave"
      // "The decision Thursday ends the row", "beat the hosts".
      return named || governed(at) || at == end ? Tense::unknown : Tense::future;
    case Ahead::ought:
      if (at >= end) return Tense::unknown;
      [[fallthrough]];
    case Ahead::maybe:
    case Ahead::could:
      if (tokens[at].is(Token::capital)) return Tense::unknown;  // "from 2 May to 3 July"
      if (!is_modal(at)) return Tense::past;
      return ahead == Ahead::could ? Tense::would : Tense::must;
  }
  return Tense::unknown;
}

// A word of these classes stands at `at` or leads the verb there.
bool Clues::leads(const Classes& classes, std::size_t at) const {
  for (std::size_t back = 0; back <= kVerbGroup && back <= at; ++back) {
    if (!tokens[at - back].is(Token::word)) return false;
    if (is(at - back, classes)) return true;
  }
  return false;
}

// Of a verb in the past or a participle: what the words before it make of it.
Tense Clues::of_past(std::size_t at) const {
  if (at > 0 && is(at - 1, tables.article)) return Tense::unknown;  // "the signed copy"
  bool beyond = false;   // of "been" in "had been built", of "today" in "are today sought after"
  bool other = false;    // a word that is no part of a verb
  bool perfect = false;  // "have" stands between
  std::size_t before = at;
  for (std::size_t back = 1; back <= kVerbGroup;) {
    if (before == end) {
      before = begin;
      beyond = true;
    }
    if (before-- == 0) break;
    if (tokens[before].is_sign('\'')) continue;  // of "can't be sent"
    if (!tokens[before].is(Token::word)) break;
    ++back;
    const bool month = tokens[before].is(Token::capital);  // "in May they met"
    if (is(before, tables.perfect)) return Tense::before_past;
    if (is(before, tables.progressive)) return Tense::unknown;  // "is cut": now, or from then on
    if (const Entry* clause = find_entry(tables, tokens[before], tables.clause)) {
      if (clause->value == kOnCondition && before + 1 == at) return Tense::unknown;
      break;
    }
    // "Could be released"; not "neither could be found", "could have been found".
    if (!other && ahead(before) == Ahead::could)
      return perfect || denies(at) ? Tense::past : Tense::would;
    perfect = perfect || is(before, tables.past);
    // "To be held", "will stay closed"; not "to owners fell".
    const Entry* unreal = find_entry(tables, tokens[before], tables.unreal);
    if (!beyond && !month && unreal != nullptr && (!other || is(before, tables.future))) {
      const bool supposed = perfect && is(before, tables.duty);  // "must have left"
      if (ahead(before) == Ahead::always && !supposed) return Tense::future;
      // "Should have been held"; but "was to have been held".
      return perfect && unreal->value != kInfinitive ? Tense::past : Tense::would;
    }
    other = other || !is(before, tables.past | tables.negative | tables.between);
    if (const Entry* entry = find_entry(tables, tokens[before], tables.past))
      beyond = beyond || entry->value != kAuxiliary;
  }
  // "had long been built": the participle stands behind.
  if (!is(at, tables.perfect)) return Tense::past;
  for (std::size_t next = at + 1; next <= at + kVerbGroup && next < tokens.size(); ++next) {
    if (!tokens[next].is(Token::word)) break;
    if (is_past(next)) return Tense::before_past;
  }
  return Tense::past;
}

Ahead Clues::ahead(std::size_t at) const {
  const std::optional<Reading> meaning = read_meaning(tables, tokens, at, tables.future);
  return meaning ? static_cast<Ahead>(meaning->value) : Ahead::none;
}

// "May come", but not "may have come"; "could", but not "could not".
bool Clues::is_modal(std::size_t at) const {
  const bool denied = at + 1 < tokens.size() && is(at + 1, tables.negative);
  if (denied && ahead(at) == Ahead::could) return false;
  const std::size_t next = denied ? at + 2 : at + 1;
  return next >= tokens.size() || !is(next, tables.past);
}

// "Hoped to see him", "could not join": another verb says when.
bool Clues::governed(std::size_t at) const {
  if (at == 0 || at == end) return false;
  const bool denied = at > 1 && is(at - 1, tables.negative);
  const std::size_t before = denied ? at - 2 : at - 1;
  if (denied && ahead(before) == Ahead::could) return true;
  return is(before, tables.unreal | tables.past) && ahead(before) == Ahead::none;
}

// The "won" of "won't".
bool Clues::contracted(std::size_t at) const {
  return at + 2 < tokens.size() && tokens[at + 1].is_sign('\'') &&
         tokens[at + 1].is(Token::glued) && is(at + 2, tables.negative);
}

bool Clues::is_past(std::size_t at) const {
  if (at > 0 && tokens[at].is(Token::glued) && tokens[at - 1].is_sign('-'))
    return false;  // "the party-led vote"
  if (const Entry* entry = find_entry(tables, tokens[at], tables.past))
    return entry->value != kAuxiliary || has_participle(at);
  // "Elected in September, he leads the party."
  const bool heads = tokens[at].is(Token::capital) && begin - at <= 2 && begin > at &&
                     (at == 0 || ends_sentence(tables, tokens, at - 1));
  return (heads || !tokens[at].is(Token::capital)) && ends(tokens[at], tables.past_endings);
}

// "Has since agreed"; not "has offers through May".
bool Clues::has_participle(std::size_t at) const {
  std::size_t next = at + 1;
  for (std::size_t words = 0; words <= kVerbGroup; ++words, ++next) {
    if (next == begin) next = end;
    if (next >= tokens.size() || !tokens[next].is(Token::word)) return false;
    if (const Entry* entry = find_entry(tables, tokens[next], tables.past)) {
      if (entry->value != kAuxiliary) return true;
    } else if (ends(tokens[next], tables.past_endings)) {
      return true;
    }
  }
  return false;
}

bool Clues::ends(const Token& token, const std::vector<std::string>& endings) const {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
  });
}

}  // namespace inforce::timex
