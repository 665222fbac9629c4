// SPDX-License-Identifier: MIT
#include "claims/others_time.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/participles.h"

namespace inforce::claims {

bool of_its_state(const Reading& reading, const Mention& mention) {
  if (!mention.frame->verbs.empty() || mention.clause < 0 || mention.chunk < 0 ||
      reading.kind_of(mention).change != pack::Change::made) {
    return false;
  }
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Clause& in = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  const auto behind = static_cast<std::size_t>(in.verb_chunk) + 1;
  if (in.passive || behind >= grammar.chunks.size() || !contains(in.subjects, mention.chunk) ||
      tokens[grammar.chunks[behind - 1].head].tag != Tag::be) {
    return false;
  }
  const Chunk& state = grammar.chunks[behind];
  return state.kind == Chunk::Kind::other ||
         (state.kind == Chunk::Kind::noun && tokens[state.head].timex < 0);
}

bool is_of_paper(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.frame->verbs.empty() || mention.chunk < 0 || chunk < 1 ||
      reading.kind_of(mention).change <= pack::Change::made) {
    return false;
  }
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto at = [&](int c) -> const Chunk& {
    return grammar.chunks[static_cast<std::size_t>(c)];
  };
  for (const Clause::Complement& complement :
       complements_of(grammar, reading.sentences[mention.sentence], mention.chunk)) {
    if (complement.noun == chunk &&
        is_cue(reading.pack, "of", tokens[complement.preposition].word)) {
      return true;
    }
  }
  const Chunk& verb = at(chunk - 1);
  if (verb.kind != Chunk::Kind::verb || chunk < 2 ||
      !is_cue(reading.pack, "bears_date", tokens[verb.head].lemma)) {
    return false;
  }
  int before = chunk - 2;  // "by Amendment No. 2"
  while (before > 0 && at(before).kind != Chunk::Kind::preposition &&
         at(before).kind != Chunk::Kind::verb && tokens[at(before).head].party < 0) {
    --before;
  }
  return at(before).kind != Chunk::Kind::preposition ||
         !is_cue(reading.pack, "agent", tokens[at(before).begin].word);
}

bool is_of_other_noun(const Reading& reading, const Mention& mention, int chunk) {
  if (chunk < 2) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  if (mention.clause >= 0) {
    const auto& acts = grammar.clauses[static_cast<std::size_t>(mention.clause)].subjects;
    if (std::count(acts.begin(), acts.end(), chunk - 2) > 0) return false;
  }
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Chunk& of = grammar.chunks[static_cast<std::size_t>(chunk) - 1];
  const Chunk& noun = grammar.chunks[static_cast<std::size_t>(chunk) - 2];
  return of.kind == Chunk::Kind::preposition && is_cue(reading.pack, "of", tokens[of.begin].word) &&
         noun.kind == Chunk::Kind::noun && chunk - 2 != mention.chunk &&
         tokens[noun.head].timex < 0 && !is_cue(reading.pack, "bears_date", tokens[noun.head].word);
}

bool in_other_relative(const Grammar& grammar, const Mention& mention, int chunk, bool undoes) {
  return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& clause) {
    if (!takes(clause, chunk)) return false;
    const Clause* in = &clause;
    if (in->infinitive && in->controller >= 0)
      in = &grammar.clauses[static_cast<std::size_t>(in->controller)];
    return in->relative && in->antecedent >= 0 && (undoes || in->antecedent != mention.chunk) &&
           mention.clause != static_cast<int>(in - grammar.clauses.data()) &&
           mention.clause != static_cast<int>(&clause - grammar.clauses.data());
  });
}

bool was_to_be(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.clause < 0) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  const Chunk& verb = grammar.chunks[static_cast<std::size_t>(own.verb_chunk)];
  const bool is = reading.sentences[mention.sentence].tokens[verb.head].tag == Tag::be;
  return own.finite &&
         std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& in) {
           if (!in.infinitive || !takes(in, chunk)) return false;
           if (in.controller < 0) {  // "the licence, due to run until 2022, ended in 2020"
             if (is || in.verb_chunk == 0) return false;  // but "..., is exclusive"
             const Chunk& before = grammar.chunks[static_cast<std::size_t>(in.verb_chunk) - 1];
             return before.kind == Chunk::Kind::other && contains(in.subjects, mention.chunk) &&
                    contains(own.subjects, mention.chunk) && own.verb_chunk > in.verb_chunk;
           }
           const Clause& over = grammar.clauses[static_cast<std::size_t>(in.controller)];
           return over.relative && &over != &own &&
                  (over.tense == Tense::past || over.tense == Tense::past_perfect) &&
                  own.verb_chunk > over.verb_chunk;
         });
}

bool of_next_verb(const Grammar& grammar, const Mention& mention, int chunk) {
  if (mention.clause < 0 || !mention.frame->verbs.empty()) return false;
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  return own.finite && takes(own, mention.chunk) &&
         std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& other) {
           return &other != &own && other.finite && !other.relative &&
                  other.verb_chunk > mention.chunk && own.verb_chunk < mention.chunk &&
                  takes(other, chunk);
         });
}

}  // namespace inforce::claims
