// SPDX-License-Identifier: MIT
#include <algorithm>

#include "claims/cues.h"
#include "claims/pronouns.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

// Is the clause's subject a bare pronoun ("it", "which", "they")?
bool pronoun_subject(const Reading& reading, std::size_t sentence, const Clause& clause) {
  if (clause.subjects.size() != 1) return false;
  const Grammar& grammar = reading.grammars[sentence];
  const Chunk& subject = grammar.chunks[static_cast<std::size_t>(clause.subjects.front())];
  return reading.sentences[sentence].tokens[subject.head].tag == Tag::pronoun;
}

// "It runs until 2030", "it is exclusive", "it was granted in May"; but what pays or buys is no
// term.
bool may_be_of_term(const Reading& reading, const Clause& clause) {
  const auto action = reading.pack.actions.find(clause.verb);
  return clause.passive || is_cue(reading.pack, "lasts", clause.verb) ||
         (action != reading.pack.actions.end() &&
          (action->second.copula || action->second.subject != pack::Effect::none));
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
  const bool is_subject = contains(own.subjects, mention.chunk);
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
    const bool told = clause.relative && mention.chunk >= 0 &&  // "the pact, which Acme signed"
                      clause.antecedent == mention.chunk;
    const bool same = hangs_on || told ||
                      (mention.chunk >= 0 && contains(clause.subjects, mention.chunk) &&
                       (contains(own.subjects, mention.chunk) || clause.relative));
    // "The licence is exclusive; it runs until 2030": no party does.
    const bool takes_up = (is_object && may_be_of_term(reading, clause)) ||
                          (is_subject && is_cue(reading.pack, "lasts", clause.verb));
    const bool again = clause.subjects.size() == 1 && may_be_of_term(reading, clause) &&
                       claims::takes_up(reading, mention.sentence, clause.subjects.front());
    const bool pronoun = takes_up && pronoun_subject(reading, mention.sentence, clause) &&
                         clause.subjects.front() > own.verb_chunk;
    const bool shared = goes_on && !clause.subjects.empty() &&
                        clause.subjects.front() < clause.verb_chunk &&
                        pronoun_subject(reading, mention.sentence, clause);
    if (!same && !pronoun && !shared && !again) continue;
    goes_on = goes_on || pronoun;
    reach.clauses.push_back(static_cast<int>(k));
    take_segment(verb_at(clause));
  }
  return reach;
}

bool in_other_item(const Reading& reading, const Mention& mention, std::size_t at) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto kind = [&](std::size_t i) {
    return grammar.chunks[static_cast<std::size_t>(grammar.chunk_of[i])].kind;
  };
  // A comma or "and" between two places, and no verb that would bind them.
  const auto parted = [&](std::size_t from, std::size_t to) {
    bool mark = false;
    for (std::size_t i = from; i < to; ++i) {
      if (kind(i) == Chunk::Kind::verb) return false;
      mark = mark || kind(i) == Chunk::Kind::comma || kind(i) == Chunk::Kind::conjunction ||
             kind(i) == Chunk::Kind::stop;
    }
    return mark;
  };
  // "Entitles Acme, from 1 May, to leave": behind the comma that closes what the first one opened.
  const auto behind_aside = [&](std::size_t from) {
    const auto c = static_cast<std::size_t>(grammar.chunk_of[from]);
    const auto& chunks = grammar.chunks;
    const auto is_comma = [&](std::size_t i) {
      return i < chunks.size() && chunks[i].kind == Chunk::Kind::comma;
    };
    const bool opens = (c > 0 && is_comma(c - 1)) ||
                       (c > 1 && chunks[c - 1].kind == Chunk::Kind::preposition && is_comma(c - 2));
    return opens && is_comma(c + 1) ? chunks[c + 1].end : from;
  };
  // "The licence and the royalty ended on 1 May": what a verb says of both.
  const auto shares_verb = [&](const Mention& other) {
    return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& in) {
      return contains(in.subjects, mention.chunk) && contains(in.subjects, other.chunk) &&
             at > grammar.chunks[static_cast<std::size_t>(in.verb_chunk)].begin;
    });
  };
  return std::any_of(reading.here.begin(), reading.here.end(), [&](const Mention& other) {
    if (!other.frame->verbs.empty() || other.begin == mention.begin || shares_verb(other) ||
        reading.kind_of(other).is_gap) {  // "whose terms are secret, was signed on 3 May"
      return false;
    }
    if (at >= mention.end) {  // behind: the other item begins between
      return mention.end <= other.begin && other.begin <= at && parted(mention.end, other.begin);
    }
    if (at < mention.begin) {  // before: the other item has it, or stands between
      const std::size_t from = std::max(behind_aside(at), other.begin);
      return other.begin < mention.begin && parted(from, mention.begin) &&
             (other.begin <= at || at > other.end);
    }
    return false;
  });
}

std::optional<Found> bracket_of(const Reading& reading, std::size_t sentence, std::size_t token) {
  const auto& tokens = reading.sentences[sentence].tokens;
  const auto is = [&](std::size_t i, std::string_view mark) {
    return reading.words(tokens[i].span) == mark;
  };
  std::size_t begin = token;
  while (begin > 0 && !is(begin, "(") && (begin == token || !is(begin, ")"))) --begin;
  if (!is(begin, "(")) return std::nullopt;
  std::size_t end = token;
  while (end < tokens.size() && !is(end, ")")) ++end;
  return Found{begin, std::min(end + 1, tokens.size())};
}

}  // namespace inforce::claims
