// SPDX-License-Identifier: MIT
// The clause that tells what becomes of a mention.
#include <algorithm>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {

int governing_clause(const Reading& reading, const Mention& mention) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  if (mention.chunk < 0) return -1;
  const auto holds = [&](const Clause& clause, int c) {
    const auto in = [&](const std::vector<int>& list) {
      return std::find(list.begin(), list.end(), c) != list.end();
    };
    if (in(clause.objects) || in(clause.subjects) || clause.indirect == c) return true;
    return std::any_of(clause.complements.begin(), clause.complements.end(),
                       [&](const auto& complement) { return complement.noun == c; });
  };
  // As an object before as a subject: the verb that acts on it says most.
  int relative = -1;  // "the fee that Acme pays ends": the main clause says what becomes of it
  for (std::size_t k = 0; k < grammar.clauses.size(); ++k) {
    const Clause& clause = grammar.clauses[k];
    if (std::find(clause.objects.begin(), clause.objects.end(), mention.chunk) !=
        clause.objects.end()) {
      if (clause.antecedent != mention.chunk) return static_cast<int>(k);
      relative = static_cast<int>(k);
    }
  }
  // "A new contract was signed on 3 May and replaces the old one": what tells when it was.
  if (!reading.kind_of(mention).is_term) {
    for (std::size_t k = 0; k < grammar.clauses.size(); ++k) {
      const Clause& clause = grammar.clauses[k];
      if (clause.finite && !clause.relative && is_cue(reading.pack, "signs", clause.verb) &&
          std::count(clause.subjects.begin(), clause.subjects.end(), mention.chunk) > 0)
        return static_cast<int>(k);
    }
  }
  int c = mention.chunk;
  for (int steps = 0; steps < 4; ++steps) {
    for (std::size_t k = grammar.clauses.size(); k-- > 0;) {
      const Clause& clause = grammar.clauses[k];
      // "the royalty that Acme pays ends": the main verb of a subject, not the relative's.
      if (clause.relative && (clause.antecedent == c ||
                              (clause.antecedent < 0 &&
                               std::count(clause.subjects.begin(), clause.subjects.end(), c))))
        continue;
      // "The licence lapsed, allowing Acme to sell", "lapsed without being used": the main verb.
      const auto before = static_cast<std::size_t>(clause.verb_chunk);  // chunks
      const auto kind = [&](std::size_t back) {
        return before < back ? Chunk::Kind::other : grammar.chunks[before - back].kind;
      };
      const bool on_its_own =  // and not "in danger of being revoked"
          kind(2) == Chunk::Kind::verb ||
          (kind(2) == Chunk::Kind::noun &&
           reading.sentences[mention.sentence].tokens[grammar.chunks[before - 2].head].timex >= 0);
      const bool follows =
          clause.ing &&
          (kind(1) == Chunk::Kind::comma ||
           (kind(1) == Chunk::Kind::preposition && clause.passive && on_its_own)) &&
          std::count(clause.subjects.begin(), clause.subjects.end(), c) > 0 &&
          std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& main) {
            return main.finite && !main.relative && holds(main, c);
          });
      if (follows) continue;
      if (holds(clause, c)) return static_cast<int>(k);
    }
    // A group inside a prepositional phrase, or an owner: what it belongs to.
    int up = -1;
    for (std::size_t i = 0; i < grammar.chunks.size(); ++i) {
      if (grammar.chunks[i].owner == c) up = static_cast<int>(i);
    }
    if (up < 0) {
      int first = c;
      while (grammar.chunks[static_cast<std::size_t>(first)].owner >= 0) {
        first = grammar.chunks[static_cast<std::size_t>(first)].owner;
      }
      if (first >= 2 &&
          grammar.chunks[static_cast<std::size_t>(first - 1)].kind == Chunk::Kind::preposition &&
          grammar.chunks[static_cast<std::size_t>(first - 2)].kind == Chunk::Kind::noun) {
        up = first - 2;
      }
    }
    if (up < 0) break;
    c = up;
  }
  return relative;
}

}  // namespace inforce::claims
