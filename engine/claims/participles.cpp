// SPDX-License-Identifier: MIT
#include "claims/participles.h"

#include <algorithm>

#include "claims/cues.h"

namespace inforce::claims {

bool takes(const Clause& clause, int chunk) {
  return std::count(clause.times.begin(), clause.times.end(), chunk) > 0 ||
         std::any_of(clause.complements.begin(), clause.complements.end(),
                     [&](const auto& complement) { return complement.noun == chunk; });
}

int first_time(const Reading& reading, std::size_t sentence, const Clause& clause) {
  const auto& tokens = reading.sentences[sentence].tokens;
  const auto& chunks = reading.grammars[sentence].chunks;
  int first = clause.times.empty() ? -1 : clause.times.front();
  for (const Clause::Complement& of : clause.complements) {
    const bool is_time = tokens[chunks[static_cast<std::size_t>(of.noun)].head].timex >= 0;
    if (is_time && (first < 0 || of.noun < first)) first = of.noun;
  }
  return first;
}

bool takes_time(const Reading& reading, std::size_t sentence, const Clause& clause) {
  return first_time(reading, sentence, clause) >= 0;
}

// Is the time at this chunk that of a participle behind another noun: "the pact, signed in May,
// ..."?
bool of_participle(const Reading& reading, const Mention& mention, const Reach& reach, int chunk) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const bool is_act = !reading.kind_of(mention).is_term && !mention.frame->verbs.empty();
  for (std::size_t k = 0; k < grammar.clauses.size(); ++k) {
    const Clause& clause = grammar.clauses[k];
    if (clause.finite || !clause.passive || static_cast<int>(k) == mention.clause) continue;
    if (std::count(reach.clauses.begin(), reach.clauses.end(), static_cast<int>(k)) > 0) continue;
    const bool own = std::count(clause.subjects.begin(), clause.subjects.end(), mention.chunk) > 0;
    // "Sold the stake bought in 2015 on 3 May 2024": the first is the stake's.
    if (own && (!is_act || first_time(reading, mention.sentence, clause) != chunk)) continue;
    if (takes(clause, chunk)) return true;
  }
  return false;
}

// "Sold the stake bought in 2015 on 3 May 2024": of what was bought only the first is.
bool is_of_seller(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.clause < 0 || mention.frame->verbs.empty()) return false;
  const auto& clauses = reading.grammars[mention.sentence].clauses;
  const Clause& own = clauses[static_cast<std::size_t>(mention.clause)];
  if (own.finite || !own.passive || own.subjects.size() != 1 || !takes(own, chunk)) return false;
  const bool is_object = std::any_of(clauses.begin(), clauses.end(), [&](const Clause& in) {
    return std::count(in.objects.begin(), in.objects.end(), own.subjects.front()) > 0;
  });
  return is_object && first_time(reading, mention.sentence, own) != chunk;
}

// "The sale, first reported in April, closed in May"; but "the amendment, signed in April, ends in
// May": the participle tells the day of the act, and the main verb does not.
bool in_participle(const Reading& reading, const Mention& mention, int chunk) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const pack::Word main = grammar.clauses[static_cast<std::size_t>(mention.clause)].verb;
  const auto dates = [&](pack::Word verb) { return is_cue(reading.pack, "dates_it", verb); };
  return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& clause) {
    return !clause.finite && clause.passive && (dates(main) || !dates(clause.verb)) &&
           std::count(clause.subjects.begin(), clause.subjects.end(), mention.chunk) > 0 &&
           takes(clause, chunk);
  });
}

// "The deal, signed in 2019, expires in 2024", "Having signed in 2019, they parted in 2024": each
// verb has its own day, where a comma stands between them and neither rules the other. A participle
// need not tell one: "the deal, amended twice, expires in 2024".
bool of_aside(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.clause < 0 || mention.frame->verbs.empty()) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  const bool participle = own.passive && !own.finite;
  if (!participle && !takes_time(reading, mention.sentence, own)) return false;
  const auto parted = [&](const Clause& other) {
    const auto [first, last] = std::minmax(own.verb_chunk, other.verb_chunk);
    return std::any_of(grammar.chunks.begin() + first, grammar.chunks.begin() + last,
                       [](const Chunk& mark) { return mark.kind == Chunk::Kind::comma; });
  };
  return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& other) {
    const auto index = static_cast<int>(&other - grammar.clauses.data());
    const Clause& aside = own.finite ? other : own;
    return own.finite != other.finite && own.controller != index &&
           other.controller != mention.clause &&
           (aside.subjects.empty() || other.subjects == own.subjects) && parted(other) &&
           takes(other, chunk);
  });
}

// "Signed in 2019 and amended twice", "signed in 2019 and renewed in 2021": of two participles the
// second has not the day of the first, nor the first that of the second where it has its own.
bool of_sibling(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.clause < 0 || mention.frame->verbs.empty()) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  if (!own.passive || own.finite || own.subjects.empty()) return false;
  return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& other) {
    return &other != &own && other.passive && !other.finite && other.subjects == own.subjects &&
           takes(other, chunk) &&
           (other.verb_chunk < own.verb_chunk || takes_time(reading, mention.sentence, own));
  });
}

// "The amendment, signed on Monday and disclosed on Friday": its day is Monday.
bool of_telling(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.chunk < 0 || !mention.frame->verbs.empty()) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto is_its = [&](const Clause& clause) {
    return !clause.finite && clause.passive &&
           std::count(clause.subjects.begin(), clause.subjects.end(), mention.chunk) > 0 &&
           takes_time(reading, mention.sentence, clause);
  };
  const auto signs = [&](const Clause& clause) {
    return is_its(clause) && is_cue(reading.pack, "signs", clause.verb) && !takes(clause, chunk);
  };
  const auto tells = [&](const Clause& clause) {
    return is_its(clause) && !is_cue(reading.pack, "signs", clause.verb) && takes(clause, chunk);
  };
  return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), signs) &&
         std::any_of(grammar.clauses.begin(), grammar.clauses.end(), tells);
}

}  // namespace inforce::claims
