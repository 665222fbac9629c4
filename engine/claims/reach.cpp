// SPDX-License-Identifier: MIT
#include <algorithm>

#include "claims/reading.h"

namespace inforce::claims {
namespace {

bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Is the clause's subject a bare pronoun ("it", "which", "they")?
bool pronoun_subject(const Reading& reading, std::size_t sentence, const Clause& clause) {
  if (clause.subjects.size() != 1) return false;
  const Grammar& grammar = reading.grammars[sentence];
  const Chunk& subject = grammar.chunks[static_cast<std::size_t>(clause.subjects.front())];
  return reading.sentences[sentence].tokens[subject.head].tag == Tag::pronoun;
}

}  // namespace

Reach reach_of(const Reading& reading, const Mention& mention) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  Reach reach;
  reach.token.assign(tokens.size(), false);
  const auto take_segment = [&](std::size_t at) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (grammar.segment[i] == grammar.segment[at]) reach.token[i] = true;
    }
  };
  take_segment(mention.begin);
  if (mention.clause < 0) return reach;
  reach.clauses.push_back(mention.clause);
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  const auto verb_at = [&](const Clause& clause) {
    return grammar.chunks[static_cast<std::size_t>(clause.verb_chunk)].begin;
  };
  take_segment(verb_at(own));
  bool goes_on = false;  // a pronoun has taken the mention up; a clause that shares it, too
  const bool is_object = contains(own.objects, mention.chunk) || !mention.frame->verbs.empty();
  for (std::size_t k = static_cast<std::size_t>(mention.clause) + 1; k < grammar.clauses.size();
       ++k) {
    const Clause& clause = grammar.clauses[k];
    if (!clause.finite) continue;
    // "a deal with Beta, which included": the relative may hang on the end of the mention's group.
    bool hangs_on = false;
    if (mention.chunk >= 0 && clause.relative && clause.subjects.size() == 1) {
      for (const auto& complement :
           complements_of(grammar, reading.sentences[mention.sentence], mention.chunk)) {
        hangs_on = hangs_on || complement.noun == clause.subjects.front();
      }
    }
    const bool same = hangs_on || (mention.chunk >= 0 && contains(clause.subjects, mention.chunk) &&
                                   (contains(own.subjects, mention.chunk) || clause.relative));
    const bool pronoun = is_object && pronoun_subject(reading, mention.sentence, clause) &&
                         clause.subjects.front() > own.verb_chunk;
    const bool shared = goes_on && !clause.subjects.empty() &&
                        clause.subjects.front() < clause.verb_chunk &&
                        pronoun_subject(reading, mention.sentence, clause);
    if (!same && !pronoun && !shared) continue;
    goes_on = goes_on || pronoun;
    reach.clauses.push_back(static_cast<int>(k));
    take_segment(verb_at(clause));
  }
  return reach;
}

bool in_other_item(const Reading& reading, const Mention& mention, std::size_t at) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const std::size_t begin = std::min(at, mention.begin), end = std::max(at, mention.end);
  // What opens the sentence ("In March, the deal ended") is said of all of it.
  if (at < mention.begin && reading.sentences[mention.sentence].tokens[at].timex >= 0) {
    bool opening = true;
    for (std::size_t i = 0; i < at; ++i) {
      const Chunk::Kind kind = grammar.chunks[static_cast<std::size_t>(grammar.chunk_of[i])].kind;
      const bool own = grammar.chunk_of[i] == grammar.chunk_of[at];
      if (kind != Chunk::Kind::preposition && kind != Chunk::Kind::other && !own) opening = false;
    }
    if (opening) return false;
  }
  bool apart = false;
  for (std::size_t i = begin; i < end; ++i) {
    const Chunk::Kind kind = grammar.chunks[static_cast<std::size_t>(grammar.chunk_of[i])].kind;
    if (kind == Chunk::Kind::verb) return false;
    if (kind == Chunk::Kind::comma || kind == Chunk::Kind::conjunction) apart = true;
  }
  // Commas inside a date or amount ("April 27, 2026") part nothing.
  return apart && reading.sentences[mention.sentence].tokens[begin].timex !=
                      reading.sentences[mention.sentence].tokens[end - 1].timex;
}

}  // namespace inforce::claims
