// SPDX-License-Identifier: MIT
// Lengths of time: whether one is how long a term or an agreement lasts, and what it counts from.
#include <algorithm>

#include "claims/cues.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

// "Acme has extended Beta's licence by two years", "agreed to renew it for another two": a length
// is added; but an option to do so adds none. Nothing where no such verb rules the term.
std::optional<bool> is_extended(const Reading& reading, const Mention& mention) {
  if (!reading.kind_of(mention).is_term) return std::nullopt;
  const auto& clauses = reading.grammars[mention.sentence].clauses;
  const int governing = governing_clause(reading, mention);
  if (governing < 0) return std::nullopt;
  const Clause& clause = clauses[static_cast<std::size_t>(governing)];
  if (!is_cue(reading.pack, "extending", clause.verb)) return std::nullopt;
  if (!clause.infinitive) return true;
  if (clause.controller < 0) return false;
  const pack::Word ruler = clauses[static_cast<std::size_t>(clause.controller)].verb;
  const auto control = reading.pack.controls.find(ruler);
  return control != reading.pack.controls.end() && control->second == pack::Control::bound;
}

}  // namespace

// Is the length at `at` how long the mention lasts: "a five-year licence", "signed for five years",
// "has a term of five years"? Not "has been the sponsor for five years".
bool is_its_length(const Reading& reading, const Mention& mention, const Standing& standing,
                   std::size_t at, bool inside) {
  if (inside) return at < mention.end;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  // "As long as it lasts and for two years thereafter": nobody knows when those begin.
  std::size_t behind = at;
  while (behind < tokens.size() && tokens[behind].timex == tokens[at].timex) ++behind;
  if (behind < tokens.size() && cue_at(reading.pack, "after_that", tokens, behind)) return false;
  constexpr std::size_t kReach = 5;  // "for an initial term of"
  if (const auto extended = is_extended(reading, mention))
    return *extended && cue_before(reading.pack, "time_added", tokens, at, kReach);
  // "Exclusivity | ten years from signing", "Non-compete | 30 km; ten years"
  const std::size_t label = reading.sentences[mention.sentence].label;
  const bool opens_cell = at >= label && mention.end <= label &&
                          (at == label || tokens[at - 1].tag == Tag::comma ||
                           tokens[at - 1].tag == Tag::stop || tokens[at - 1].tag == Tag::mark);
  if (opens_cell) return true;
  if (!cue_before(reading.pack, "time_length", tokens, at, kReach)) return false;
  const timex::Timex& length = reading.timexes[static_cast<std::size_t>(tokens[at].timex)];
  if (length.distance && counts_from_date(tokens, length)) return true;
  if (mention.clause < 0 || !reading.kind_of(mention).is_term) return true;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Tense tense = grammar.clauses[static_cast<std::size_t>(mention.clause)].tense;
  return standing.effect == Effect::starts || standing.effect == Effect::suspends ||
         tense == Tense::present || tense == Tense::future;
}

// "For ten years from 1 July 2015": the day has its own place.
bool counts_from_date(const std::vector<Token>& tokens, const timex::Timex& when) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.timex >= 0 && token.span.begin == when.distance->from.begin;
  });
}

// "Six months' notice": of such a term a length is what it says, not how long it stands.
bool is_measured(const pack::Kind& kind) {
  return std::any_of(kind.attributes.begin(), kind.attributes.end(),
                     [](const pack::AttributeRule& rule) { return rule.value == "<length>"; });
}

bool counts_from_own_start(const Reading& reading, const std::vector<Token>& tokens,
                           const timex::Timex& when) {
  if (!when.distance) return false;
  const auto from = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.span.begin == when.distance->from.begin;
  });
  return from != tokens.end() &&
         cue_at(reading.pack, "own_start", tokens, static_cast<std::size_t>(from - tokens.begin()));
}

}  // namespace inforce::claims
