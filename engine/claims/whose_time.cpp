// SPDX-License-Identifier: MIT
#include "claims/whose_time.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/others_time.h"
#include "claims/participles.h"

namespace inforce::claims {
namespace {

// Does the clause that an act's noun stands in tell when the act was? "The pact was signed in May"
// does, "the pact runs out in May" does not.
bool tells_day(const Reading& reading, const Mention& mention) {
  if (!mention.frame->verbs.empty()) return true;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause* own =
      mention.clause < 0 ? nullptr : &grammar.clauses[static_cast<std::size_t>(mention.clause)];
  // "In the amendment Acme waives all claims up to May", "under the pact signed in May Acme pays".
  if (own == nullptr || (own->passive && !own->finite)) {
    const auto next =
        std::find_if(grammar.clauses.begin(), grammar.clauses.end(),
                     [](const Clause& clause) { return clause.finite && !clause.relative; });
    const bool opens = next != grammar.clauses.end() && !next->subjects.empty() &&
                       mention.chunk >= 0 && mention.chunk < next->subjects.front() &&
                       grammar.chunks[0].kind == Chunk::Kind::preposition;
    if (opens) return is_cue(reading.pack, "dates_it", next->verb);
    if (own == nullptr) return true;
  }
  const Clause& in = *own;
  const auto stands_in = [&](const std::vector<int>& chunks) {
    return std::count(chunks.begin(), chunks.end(), mention.chunk) > 0;
  };
  const auto is_it = [&](const auto& complement) { return complement.noun == mention.chunk; };
  const auto has_phrase = [&](int c) {  // "the clause in their contract was removed in May"
    const auto of = complements_of(grammar, reading.sentences[mention.sentence], c);
    return std::any_of(of.begin(), of.end(), is_it);
  };
  const bool of_subject = std::any_of(in.subjects.begin(), in.subjects.end(), has_phrase);
  // "The end of their contract was announced in May": the day of that, not of the contract.
  const auto is_act = [&](int c) {
    const Chunk& group = grammar.chunks[static_cast<std::size_t>(c)];
    return reading.pack.deeds.count(reading.sentences[mention.sentence].tokens[group.head].lemma) >
           0;
  };
  if (of_subject && std::any_of(in.subjects.begin(), in.subjects.end(), is_act)) return false;
  const bool is_phrase = takes(in, mention.chunk) || of_subject;
  if (!stands_in(in.subjects) && !stands_in(in.objects) && !is_phrase) return true;
  return is_cue(reading.pack, "dates_it", in.verb);
}

// "Their 2020 pact": a group that has its own time, and takes none of its sentence.
bool bears_year(const Reading& reading, const Mention& mention) {
  if (mention.chunk < 0 || !mention.frame->verbs.empty()) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Chunk& group = grammar.chunks[static_cast<std::size_t>(mention.chunk)];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  for (std::size_t i = group.begin; i < group.head; ++i) {
    if (tokens[i].timex < 0) continue;
    const timex::Timex& when = reading.timexes[static_cast<std::size_t>(tokens[i].timex)];
    if (when.type == timex::Type::date && when.origin == timex::Origin::stated) return true;
  }
  return false;
}

// Does the time at `at` stand before the noun of a group, as part of its name?
bool names_other(const Reading& reading, std::size_t sentence, std::size_t at) {
  const Grammar& grammar = reading.grammars[sentence];
  const Chunk& group = grammar.chunks[static_cast<std::size_t>(grammar.chunk_of[at])];
  const auto& tokens = reading.sentences[sentence].tokens;
  return group.kind == Chunk::Kind::noun && group.head > at && tokens[group.head].timex < 0;
}

// Is the token part of the mention's noun group, its phrases or a participle behind it?
bool in_own_group(const Reading& reading, const Mention& mention, int chunk) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  // "Assigned its contract with Acme to Beta on 1 June": the verb's.
  const bool verbs = mention.clause >= 0 &&
                     takes(grammar.clauses[static_cast<std::size_t>(mention.clause)], chunk);
  const auto is = [&](const Clause::Complement& complement) {
    return complement.noun == chunk &&
           !(verbs && is_cue(reading.pack, "time_in", tokens[complement.preposition].word));
  };
  const auto own = complements_of(grammar, reading.sentences[mention.sentence], mention.chunk);
  if (std::any_of(own.begin(), own.end(), is)) return true;
  for (const Clause& clause : grammar.clauses) {
    const bool behind = !clause.finite && clause.passive &&
                        std::count(clause.subjects.begin(), clause.subjects.end(), mention.chunk);
    if (behind && chunk == clause.verb_chunk + 1) return true;  // "an amendment dated 1 July"
    const bool about = clause.antecedent >= 0 && clause.antecedent == mention.chunk;
    if ((behind || about) && takes(clause, chunk)) return true;
  }
  return false;
}

bool owned_by(const Grammar& grammar, int chunk, int owner) {
  for (int c = chunk; c >= 0; c = grammar.chunks[static_cast<std::size_t>(c)].owner) {
    if (c == owner) return true;
  }
  return false;
}

// "In June, after a complaint, they agreed": the time is not the complaint's.
bool is_circumstance(const Reading& reading, const Mention& mention) {
  if (mention.chunk < 0 || !mention.frame->verbs.empty()) return false;
  const auto& chunks = reading.grammars[mention.sentence].chunks;
  int first = mention.chunk;
  while (chunks[static_cast<std::size_t>(first)].owner >= 0)
    first = chunks[static_cast<std::size_t>(first)].owner;
  if (first == 0) return false;
  const Chunk& before = chunks[static_cast<std::size_t>(first) - 1];
  return before.kind == Chunk::Kind::preposition &&
         is_cue(reading.pack, "circumstance",
                reading.sentences[mention.sentence].tokens[before.begin].word);
}

// "90,000 tonnes a year from Acme": no year counts from a party; nor can be told what "it" is in
// "ten years before it was to end".
bool counts_from_nothing(const std::vector<Token>& tokens, const timex::Timex& when) {
  if (!when.distance) return false;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return (token.party >= 0 || token.tag == Tag::pronoun) &&
           token.span.begin == when.distance->from.begin;
  });
}

// Does the clause that a noun is the subject of tell a time itself: "the sale closed on 31 May"?
bool clause_has_time(const Reading& reading, const Mention& mention) {
  if (mention.clause < 0 || !mention.frame->verbs.empty()) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause& in = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  if (!in.finite || !std::count(in.subjects.begin(), in.subjects.end(), mention.chunk))
    return false;
  return takes_time(reading, mention.sentence, in);
}

// The group that stands before ", when": "in 2017, when Acme took a stake"; -1: none does.
int day_before_when(const Reading& reading, const Grammar& grammar, const Clause& clause) {
  if (!is_cue(reading.pack, "on_that_day", clause.subordinator)) return -1;
  const auto kind = [&](int c) { return grammar.chunks[static_cast<std::size_t>(c)].kind; };
  int opener = clause.verb_chunk;
  while (opener > 0 && kind(opener) != Chunk::Kind::subordinator) --opener;
  int before = opener - 1;
  if (before > 0 && kind(before) == Chunk::Kind::comma) --before;
  return before;
}

// "In 2017, when Acme took a stake, the licence became exclusive": the main clause's, too.
bool opens_before_when(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.clause < 1 || chunk > 1) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto is_main = [](const Clause& in) {
    return in.finite && !in.relative && in.subordinator == pack::kUnknown;
  };
  const auto first = std::find_if(grammar.clauses.begin(), grammar.clauses.end(), is_main);
  return first - grammar.clauses.begin() == mention.clause &&
         day_before_when(reading, grammar, grammar.clauses.front()) == chunk;
}

// "Further to our meeting in July, Acme has ended the deal": when they met.
bool is_of_reference(const pack::Pack& pack, const std::vector<Token>& tokens, std::size_t at) {
  const auto comma = [](const Token& token) { return token.tag == Tag::comma; };
  return cue_at(pack, "refers_back", tokens, 0) &&
         std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at), comma);
}

// "The licence ended [when Gamma bought Acme on 1 July]", "has held [since the plant opened on 3
// May]": the clause behind tells the day of both; null: none does.
const Clause* day_clause_of(const Reading& reading, const Mention& mention) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  if (mention.clause < 0) return nullptr;
  const auto own = static_cast<std::size_t>(mention.clause);
  if (own + 1 >= grammar.clauses.size() || !grammar.clauses[own].finite) return nullptr;
  const Clause& behind = grammar.clauses[own + 1];
  const bool tells = is_cue(reading.pack, "on_that_day", behind.subordinator) ||
                     is_cue(reading.pack, "since_then", behind.subordinator);
  const bool has_own = takes_time(reading, mention.sentence, grammar.clauses[own]);
  if (!tells || !behind.finite || has_own) return nullptr;
  // Of an act, only as what was done with it: "the contract ended when the mine closed in May".
  const bool done = grammar.clauses[own].tense == Tense::past && behind.tense == Tense::past &&
                    is_cue(reading.pack, "on_that_day", behind.subordinator) &&
                    !mention.frame->verbs.empty();
  return done || reading.kind_of(mention).is_term ? &behind : nullptr;
}

}  // namespace

WhoseTime::WhoseTime(const Reading& reading, const Mention& mention)
    : reading_(reading),
      mention_(mention),
      tokens_(reading.sentences[mention.sentence].tokens),
      grammar_(reading.grammars[mention.sentence]),
      reach_(reach_of(reading, mention)) {
  const pack::Kind& kind = reading.kind_of(mention);
  is_act_ = !kind.is_term;
  group_only_ =
      is_act_ &&
      ((kind.is_agreement && (!tells_day(reading, mention) || bears_year(reading, mention))) ||
       is_circumstance(reading, mention));
  clause_has_one_ = is_act_ && clause_has_time(reading, mention);
  day_clause_ = day_clause_of(reading, mention);
}

bool WhoseTime::is_since(std::size_t at) const {
  if (day_clause_ == nullptr || !takes(*day_clause_, grammar_.chunk_of[at])) return false;
  return is_cue(reading_.pack, "since_then", day_clause_->subordinator) ||
         grammar_.clauses[static_cast<std::size_t>(mention_.clause)].tense == Tense::future;
}

bool WhoseTime::is_when(std::size_t at) const {
  if (mention_.clause < 0) return false;
  if (day_clause_ != nullptr && takes(*day_clause_, grammar_.chunk_of[at])) return true;
  const Clause& own = grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
  return day_before_when(reading_, grammar_, own) == grammar_.chunk_of[at];
}

bool WhoseTime::is_under(std::size_t at) const {
  if (mention_.chunk < 1 || !mention_.frame->verbs.empty()) return false;
  const Chunk& before = grammar_.chunks[static_cast<std::size_t>(mention_.chunk) - 1];
  if (before.kind != Chunk::Kind::preposition ||
      !is_cue(reading_.pack, "under_change", tokens_[before.begin].word)) {
    return false;
  }
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    const std::size_t verb = grammar_.chunks[static_cast<std::size_t>(in.verb_chunk)].begin;
    return in.finite && !in.relative && grammar_.segment[verb] == grammar_.segment[at];
  });
}

bool WhoseTime::is_inside(std::size_t at) const {
  const int chunk = grammar_.chunk_of[at];
  if (mention_.chunk >= 0 && chunk == mention_.chunk) return true;
  // "Their agreement dated 3 May".
  if (mention_.frame->verbs.empty() && at >= mention_.begin && at < mention_.end) return true;
  // "Signed a five-year deal with Acme": the deal is what was signed.
  if (mention_.clause < 0 || mention_.frame->verbs.empty() ||
      reading_.kind_of(mention_).change != pack::Change::made) {
    return false;
  }
  const auto& made = grammar_.clauses[static_cast<std::size_t>(mention_.clause)].objects;
  return std::count(made.begin(), made.end(), chunk) > 0;
}

// "An amendment to the agreement dated as of 3 May": from that day the agreement is.
bool WhoseTime::dates_other(std::size_t at) const {
  const int chunk = grammar_.chunk_of[at];
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    if (!is_cue(reading_.pack, "bears_date", in.verb) || in.finite ||
        contains(in.subjects, mention_.chunk)) {
      return false;
    }
    return contains(in.times, chunk) ||
           std::any_of(in.complements.begin(), in.complements.end(),
                       [&](const auto& complement) { return complement.noun == chunk; });
  });
}

bool WhoseTime::is_mentions(std::size_t at) const {
  const timex::Timex& when = reading_.timexes[static_cast<std::size_t>(tokens_[at].timex)];
  if (is_told_behind(at) || is_of_reference(reading_.pack, tokens_, at)) return false;
  const int chunk = grammar_.chunk_of[at];
  const bool inside = is_inside(at);
  if (counts_from_nothing(tokens_, when) || counts_from_mention(when)) return false;
  if (is_when(at) || opens_before_when(reading_, mention_, chunk)) return true;
  if (!inside && (!reach_.token[at] || in_other_item(reading_, mention_, at))) return false;
  // "EUR 6 million a year": how much, and not how long.
  const bool behind_amount =
      chunk > 0 &&
      tokens_[grammar_.chunks[static_cast<std::size_t>(chunk) - 1].begin].amount !=
          Token::Amount::none &&
      grammar_.chunks[static_cast<std::size_t>(chunk) - 1].end == at;
  if (behind_amount && pack::has(tokens_[at].pos, pack::Pos::determiner) &&
      when.type != timex::Type::date) {
    return false;
  }
  // "on 30 June 2026 instead of 30 June 2027"
  if (at > 0 &&
      find_cue(reading_.pack, "not_then", tokens_, at - std::min<std::size_t>(2, at), at) &&
      !cue_before(reading_.pack, "no_earlier", tokens_, at, 2)) {
    return false;
  }
  // "under the 2015 contract": a year that names another thing is that thing's; "renegotiated their
  // 2019 deal": and of the deal, that of its making.
  if (names_other(reading_, mention_.sentence, at)) {
    const bool alters = is_act_ && reading_.kind_of(mention_).change > pack::Change::made &&
                        !mention_.frame->verbs.empty();
    if (!inside || alters) return false;
  }
  if (!inside) {
    const bool own = is_possessive(at) && owned_by(grammar_, mention_.chunk, chunk);
    if (group_only_ && !own && !in_own_group(reading_, mention_, chunk)) return false;
    if (of_participle(reading_, mention_, reach_, chunk)) return false;
    if (is_act_ && is_of_seller(reading_, mention_, chunk)) return false;
    const bool is_length = when.type == timex::Type::duration &&  // "for a term of three years"
                           cue_before(reading_.pack, "time_length", tokens_, at, 5);
    if (!is_length && is_of_other_noun(reading_, mention_, chunk)) return false;
    const bool undoes = is_act_ && !mention_.frame->verbs.empty() &&
                        reading_.kind_of(mention_).change == pack::Change::ended;
    if (was_to_be(reading_, mention_, chunk) || of_its_state(reading_, mention_)) return false;
    if (is_act_ && of_next_verb(grammar_, mention_, chunk)) return false;
    if (is_act_ && (of_aside(reading_, mention_, chunk) || of_sibling(reading_, mention_, chunk))) {
      return false;
    }
    if (is_act_ && (is_of_paper(reading_, mention_, chunk) ||
                    in_other_relative(grammar_, mention_, chunk, undoes))) {
      return false;
    }
  }
  if (is_act_ && of_telling(reading_, mention_, chunk)) return false;
  if (clause_has_one_ && in_participle(reading_, mention_, chunk)) return false;
  // An act has the time of its own clause: "renewed the deal, which was to end in 2026".
  if (!inside && is_act_ && mention_.clause >= 0 && !mention_.frame->verbs.empty()) {
    const Clause& own = grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
    const std::size_t verb = grammar_.chunks[static_cast<std::size_t>(own.verb_chunk)].begin;
    if (grammar_.segment[at] != grammar_.segment[verb]) return false;
    // "Was fined on 3 May for ending the deal": not the day on which it was ended.
    const bool apart = own.ing && !own.finite && own.controller < 0 && verb > 0 &&
                       is_cue(reading_.pack, "sets_apart", tokens_[verb - 1].word);
    const bool takes = contains(own.times, chunk) ||
                       std::any_of(own.complements.begin(), own.complements.end(),
                                   [&](const auto& phrase) { return phrase.noun == chunk; });
    if (apart && !takes) return false;
  }
  // "Monday's vote" is the vote's day, and nothing else's.
  return !is_possessive(at) || owned_by(grammar_, mention_.chunk, chunk);
}

// "On the same day, 15 March 2019,", "a month early, on 31 December 2019": the date itself follows.
bool WhoseTime::is_told_behind(std::size_t at) const {
  const auto when = [&](std::size_t i) -> const timex::Timex& {
    return reading_.timexes[static_cast<std::size_t>(tokens_[i].timex)];
  };
  std::size_t next = at;
  while (next < tokens_.size() && tokens_[next].timex == tokens_[at].timex) ++next;
  if (next >= tokens_.size() || tokens_[next].tag != Tag::comma) return false;
  ++next;
  if (next < tokens_.size() && is_cue(reading_.pack, "time_in", tokens_[next].word)) ++next;
  if (next >= tokens_.size() || tokens_[next].timex < 0) return false;
  return when(at).type == timex::Type::date && when(at).origin == timex::Origin::resolved &&
         when(next).type == timex::Type::date && when(next).origin == timex::Origin::stated &&
         when(next).value.size() >= 10;
}

bool WhoseTime::is_possessive(std::size_t at) const {
  std::size_t behind = at;
  while (behind < tokens_.size() && tokens_[behind].timex == tokens_[at].timex) ++behind;
  return behind < tokens_.size() && tokens_[behind].tag == Tag::possessive;
}

// What a distance counts from has no such time itself.
bool WhoseTime::counts_from_mention(const timex::Timex& when) const {
  if (!when.distance || mention_.chunk < 0) return false;
  const auto at = [&](int c) -> const Chunk& {
    return grammar_.chunks[static_cast<std::size_t>(c)];
  };
  const Chunk& group = at(mention_.chunk);
  std::size_t first = group.begin;
  for (int c = group.owner; c >= 0; c = at(c).owner) first = at(c).begin;
  const Span own{tokens_[first].span.begin, tokens_[group.end - 1].span.end};
  return when.distance->from.overlaps(own);
}

}  // namespace inforce::claims
