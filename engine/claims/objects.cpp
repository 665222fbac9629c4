// SPDX-License-Identifier: MIT
// What a verb is done to, and the phrases behind it.
#include <algorithm>

#include "claims/parser.h"

namespace inforce::claims {

using pack::Form;
using pack::has;
using pack::kUnknown;

// From chunk c on: the objects, then prepositional phrases, up to the next verb or clause.
void Parser::find_objects(std::size_t k) {
  Clause& clause = grammar_.clauses[k];
  std::size_t c = static_cast<std::size_t>(clause.verb_chunk) + 1;
  bool direct = true;
  const Token& verb = tokens_[chunk(clause.verb_chunk).head];
  if (clause.verb != verb.lemma && c < grammar_.chunks.size() &&
      (chunk(c).kind == Kind::noun || chunk(c).kind == Kind::preposition) &&
      chunk(c).end - chunk(c).begin == 1) {
    ++c;  // "take effect", "take over": a part of the verb
  }
  c = skip_time_aside(clause, c);
  while (c < grammar_.chunks.size()) {
    const Chunk& next = chunk(c);
    if (next.kind == Kind::noun) {
      const bool measured = c + 1 < grammar_.chunks.size() &&  // "four years of litigation"
                            chunk(c + 1).kind == Kind::preposition && direct &&
                            is_cue(pack_, "inner", tokens_[chunk(c + 1).begin].word) &&
                            next.end - next.begin > 1;
      const bool owner = followed_by_possessive(c);
      if (owner || (tokens_[next.head].timex >= 0 && !measured)) {
        if (!owner) clause.times.push_back(static_cast<int>(c));  // "signed Monday"
        ++c;
        continue;
      }
      // "Says the licence from Acme ended": what is said, and no object.
      if (direct && is_cue(pack_, "says_that", clause.verb) && begins_clause(c)) return;
      // But in "the pact under which Acme pays Beta a fee ends" the fee is an object.
      if (direct && !clause.led && !clause.objects.empty() && begins_clause_at_once(c)) return;
      if (direct) {
        add_object(clause, static_cast<int>(c));
      } else {
        return;  // a noun that no preposition brings in belongs to the next clause
      }
    } else if (next.kind == Kind::preposition) {
      std::size_t n = c + 1;
      while (n < grammar_.chunks.size() &&
             (chunk(n).kind == Kind::other || followed_by_possessive(n) ||
              chunk(n).kind == Kind::preposition)) {
        ++n;
      }
      if (n < grammar_.chunks.size() && chunk(n).kind == Kind::noun) {
        clause.complements.push_back({chunk(c).begin, static_cast<int>(n)});
        add_list(clause, c, n);
        // "Extended on Friday their deal", "pays to Beta a royalty".
        const bool given = n == c + 1 && n == static_cast<std::size_t>(clause.verb_chunk) + 2 &&
                           tokens_[chunk(n).head].party >= 0 && opens_object(n + 1);
        direct = direct && (tokens_[chunk(n).head].timex >= 0 || given);
        c = n;
      } else {
        direct = false;
      }
    } else if (next.kind == Kind::conjunction || next.kind == Kind::comma) {
      // "ends X and Y": more objects, unless a verb shows that a new clause begins.
      std::size_t n = c + 1;
      while (n < grammar_.chunks.size() &&
             (chunk(n).kind == Kind::other || chunk(n).kind == Kind::conjunction))
        ++n;
      if (n >= grammar_.chunks.size()) return;
      if (chunk(n).kind == Kind::preposition && !clause.complements.empty()) {
        if (next.kind == Kind::comma && resumes(k, c, n)) return;
        c = n;
        continue;
      }
      if (chunk(n).kind != Kind::noun || begins_clause(n)) return;
      while (followed_by_possessive(n) && n + 2 < grammar_.chunks.size()) n += 2;
      if (clause.complements.empty() && !clause.objects.empty()) {
        clause.objects.push_back(static_cast<int>(n));
      } else {
        return;
      }
      c = n;
      direct = false;
    } else if (next.kind != Kind::other || tokens_[next.begin].tag == Tag::to) {
      return;
    }
    ++c;
  }
}

// "Has[, with effect from 1 May and until 30 June 2021,] a right": behind the aside that opens at
// chunk c, its times the clause's; c: there is none.
std::size_t Parser::skip_time_aside(Clause& clause, std::size_t c) const {
  constexpr std::size_t kLong = 12;  // chunks
  const std::size_t count = grammar_.chunks.size();
  if (c + 2 >= count || chunk(c).kind != Kind::comma || chunk(c + 1).kind != Kind::preposition)
    return c;
  std::size_t end = c + 1;
  bool timed = false;
  for (; end < std::min(count, c + kLong) && chunk(end).kind != Kind::comma; ++end) {
    const Kind kind = chunk(end).kind;
    if (kind != Kind::preposition && kind != Kind::noun && kind != Kind::other &&
        kind != Kind::conjunction) {
      return c;
    }
    timed = timed || tokens_[chunk(end).head].timex >= 0;
  }
  if (!timed || end + 1 >= count || chunk(end).kind != Kind::comma || !opens_object(end + 1))
    return c;
  for (std::size_t n = c + 2; n < end; ++n) {
    if (chunk(n).kind == Kind::noun && chunk(n - 1).kind == Kind::preposition)
      clause.complements.push_back({chunk(n - 1).begin, static_cast<int>(n)});
  }
  return end + 1;
}

// "Has since 2015 been the supplier": one verb, though a time stands within.
void Parser::join_perfect(std::size_t k) {
  if (k == 0) return;
  Clause &clause = grammar_.clauses[k], &have = grammar_.clauses[k - 1];
  const Chunk &verb = chunk(clause.verb_chunk), &auxiliary = chunk(have.verb_chunk);
  const Token& head = tokens_[verb.head];
  const bool participle = has(head.forms, Form::participle) && verb.end - verb.begin == 1;
  const bool only_times = have.objects.empty() && have.indirect < 0 && !have.complements.empty() &&
                          std::all_of(have.complements.begin(), have.complements.end(),
                                      [&](const Clause::Complement& complement) {
                                        return tokens_[chunk(complement.noun).head].timex >= 0 &&
                                               complement.noun < clause.verb_chunk;
                                      });
  if (!participle || !only_times || tokens_[auxiliary.head].tag != Tag::have) return;
  clause.complements.insert(clause.complements.end(), have.complements.begin(),
                            have.complements.end());
  clause.tense = have.tense == Tense::past ? Tense::past_perfect : Tense::perfect;
  clause.finite = true;
  have.finite = false;
}

// "Was signed as planned on 1 June": the day is the signing's.
void Parser::give_back(std::size_t k) {
  Clause& clause = grammar_.clauses[k];
  const int before = clause.verb_chunk - 1;
  if (k == 0 || before < 0 || chunk(before).kind != Kind::subordinator ||
      !is_cue(pack_, "as", tokens_[chunk(before).begin].word) || !clause.subjects.empty()) {
    return;
  }
  std::vector<Clause::Complement>& told = grammar_.clauses[k - 1].complements;
  told.insert(told.end(), clause.complements.begin(), clause.complements.end());
  clause.complements.clear();
  clause.finite = false;
}

// "renewed the deal, which was to end in 2026, until 2036": behind the comma that closes a
// relative with a time of its own, another time is the main clause's.
bool Parser::resumes(std::size_t k, std::size_t comma, std::size_t preposition) {
  const Clause& clause = grammar_.clauses[k];
  const auto is_time = [&](int noun) { return tokens_[chunk(noun).head].timex >= 0; };
  if (preposition + 1 >= grammar_.chunks.size()) return false;
  const int time = static_cast<int>(preposition) + 1;
  if (chunk(time).kind != Kind::noun || !is_time(time)) return false;
  if (std::none_of(clause.complements.begin(), clause.complements.end(),
                   [&](const auto& complement) { return is_time(complement.noun); })) {
    return false;
  }
  std::size_t relative = k;
  while (relative > 0 && !grammar_.clauses[relative].relative) --relative;
  const int antecedent = grammar_.clauses[relative].antecedent;
  if (relative == 0 || antecedent < 0 || chunk(antecedent + 1).kind != Kind::comma) return false;
  for (std::size_t main = relative; main-- > 0;) {
    Clause& other = grammar_.clauses[main];
    if (!other.finite || other.verb_chunk > antecedent) continue;
    other.complements.push_back({chunk(preposition).begin, time});
    resumed_.emplace_back(chunk(comma).begin, main);
    return true;
  }
  return false;
}

// "on A and B", "between A and B": each of them is the preposition's.
void Parser::add_list(Clause& clause, std::size_t preposition, std::size_t& n) {
  const auto is_name = [&](std::size_t c) {  // "between Acme, Beta and Gamma"
    return c < grammar_.chunks.size() && chunk(c).kind == Kind::noun &&
           tokens_[chunk(c).head].party >= 0;
  };
  while (n + 2 < grammar_.chunks.size() &&
         (chunk(n + 1).kind == Kind::conjunction ||
          (chunk(n + 1).kind == Kind::comma && is_name(n) && is_name(n + 2))) &&
         chunk(n + 2).kind == Kind::noun && !begins_clause(n + 2)) {
    n += 2;
    while (followed_by_possessive(n) && n + 2 < grammar_.chunks.size()) n += 2;
    clause.complements.push_back({chunk(preposition).begin, static_cast<int>(n)});
  }
}

bool Parser::followed_by_possessive(std::size_t c) const {
  return c + 1 < grammar_.chunks.size() && chunk(c).kind == Kind::noun &&
         tokens_[chunk(c + 1).begin].tag == Tag::possessive;
}

// Does "a royalty" stand at chunk c, and no clause begin with it?
bool Parser::opens_object(std::size_t c) const {
  return c < grammar_.chunks.size() && chunk(c).kind == Kind::noun &&
         tokens_[chunk(c).begin].tag == Tag::determiner && !begins_clause(c);
}

bool Parser::begins_clause_at_once(std::size_t c) const {
  return c + 1 < grammar_.chunks.size() && chunk(c + 1).kind == Kind::verb &&
         finite_verb(static_cast<int>(c) + 1);
}

// Does a finite verb follow this noun group, its own phrases and ", signed in May," passed over?
bool Parser::begins_clause(std::size_t c) const {
  for (++c; c < grammar_.chunks.size(); ++c) {
    const Kind kind = chunk(c).kind;
    if (kind == Kind::verb) return finite_verb(static_cast<int>(c));
    if (kind == Kind::comma && c + 1 < grammar_.chunks.size() && chunk(c + 1).kind == Kind::verb &&
        reduced(static_cast<int>(c) + 1)) {
      c += 2;
      while (c < grammar_.chunks.size() && chunk(c).kind != Kind::comma) ++c;
      continue;
    }
    if (kind != Kind::preposition && kind != Kind::noun && kind != Kind::other) return false;
  }
  return false;
}

void Parser::add_object(Clause& clause, int c) {
  if (clause.objects.size() == 1 && clause.indirect < 0) {
    const Token& head = tokens_[chunk(clause.objects[0]).head];
    if (head.party >= 0 || head.tag == Tag::name || head.tag == Tag::pronoun) {
      clause.indirect = clause.objects[0];  // "paid Beta a share"
      clause.objects.clear();
    }
  }
  clause.objects.push_back(c);
}

}  // namespace inforce::claims
