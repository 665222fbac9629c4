// SPDX-License-Identifier: MIT
// Verbs whose subject stands with another verb: "pays a fee and drops its complaint", "agreed not
// to produce or distribute", "has the right to sell", ", ending exclusivity".
#include <algorithm>

#include "claims/parser.h"

namespace inforce::claims {

using pack::Form;
using pack::has;
using pack::kUnknown;

void Parser::share_subject(std::size_t k) {
  const int comma = grammar_.clauses[k].verb_chunk - 1;
  if (k > 0 && comma >= 0 && chunk(comma).kind == Kind::comma) {
    // "Exclusivity, which Acme had had since 2014, lapsed": the relative ends at its comma.
    std::size_t before = k - 1;
    while (before > 0 && !grammar_.clauses[before].finite) --before;
    const Clause& inner = grammar_.clauses[before];
    const auto is_comma = [](const Chunk& group) { return group.kind == Kind::comma; };
    if (inner.relative && inner.antecedent >= 0 &&
        std::any_of(grammar_.chunks.begin() + inner.antecedent,
                    grammar_.chunks.begin() + inner.verb_chunk, is_comma)) {
      // "Its licence from Acme, which had hesitated, runs": the licence does.
      grammar_.clauses[k].subjects = {whole_of(inner.antecedent)};
      return;
    }
  }
  if (goes_on_with_verb(k) || goes_on_participle(k)) return;
  for (std::size_t before = k; before-- > 0;) {
    const Clause& other = grammar_.clauses[before];
    if (!other.finite && !other.infinitive) continue;
    if (!other.finite && grammar_.clauses[k].finite) continue;
    Clause& clause = grammar_.clauses[k];
    clause.subjects = other.subjects;
    clause.subordinator = other.subordinator;
    clause.content_of = other.content_of;
    const Token& verb = tokens_[chunk(clause.verb_chunk).head];
    if (verb.tag == Tag::verb && verb.form == Form::base && clause.modal == kUnknown) {
      clause.modal = other.modal;  // "would pay a fee and [drop] its complaint"
      if (other.modal != kUnknown) clause.tense = other.tense;
    }
    return;
  }
}

// "Agreed not to produce or distribute", "will not be renewed or extended": two verbs side by side
// share all that stands before them.
bool Parser::goes_on_with_verb(std::size_t k) {
  if (k == 0) return false;
  Clause& clause = grammar_.clauses[k];
  const Clause& before = grammar_.clauses[k - 1];
  const Token& verb = tokens_[chunk(clause.verb_chunk).head];
  const bool beside = before.verb_chunk + 2 == clause.verb_chunk &&
                      chunk(before.verb_chunk + 1).kind == Kind::conjunction;
  if (!beside || verb.tag != Tag::verb || clause.modal != kUnknown) return false;
  const bool base = verb.form == Form::base && (before.infinitive || before.modal != kUnknown);
  if (!base && !shares_participle(clause, before)) return false;
  if (!base) clause.passive = before.passive;
  clause.subjects = before.subjects;
  clause.subordinator = before.subordinator;
  clause.content_of = before.content_of;
  clause.finite = before.finite;
  clause.infinitive = before.infinitive;
  clause.controller = before.controller;
  clause.modal = before.modal;
  clause.tense = before.tense;
  clause.negated = clause.negated || before.negated;
  clause.no_longer = clause.no_longer || before.no_longer;
  return true;
}

// "Was bought or sold", "has granted and sold"; but "was fined and sold its stake", "was not
// renewed and lapsed".
bool Parser::shares_participle(const Clause& clause, const Clause& before) const {
  const Chunk& group = chunk(clause.verb_chunk);
  const Token& verb = tokens_[group.head];
  if (group.end - group.begin > 1 || !has(verb.forms, Form::participle)) return false;
  const Chunk& conjunction = chunk(clause.verb_chunk - 1);
  if (before.negated && !is_cue(pack_, "alternative", tokens_[conjunction.begin].word))
    return false;
  const bool perfect = before.tense == Tense::perfect || before.tense == Tense::past_perfect;
  if (!before.passive) return perfect;
  if (reduced(before.verb_chunk) || is_cue(pack_, "runs_out", verb.lemma)) return false;
  const auto next = static_cast<std::size_t>(clause.verb_chunk) + 1;
  return next >= grammar_.chunks.size() || chunk(next).kind != Kind::noun;
}

// "The pact, signed in 2009 and renewed in 2014, ...": what two participles are said of.
bool Parser::goes_on_participle(std::size_t k) {
  if (k == 0 || !reduced(grammar_.clauses[k].verb_chunk)) return false;
  const Clause& before = grammar_.clauses[k - 1];
  if (!reduced(before.verb_chunk)) return false;
  grammar_.clauses[k].subjects = before.subjects;
  return true;
}

// "Stop", "prevent": a verb behind which its object does not do what follows.
bool Parser::keeps_from(pack::Word verb) const {
  const auto control = pack_.controls.find(verb);
  return control != pack_.controls.end() &&
         (control->second == pack::Control::stops || control->second == pack::Control::unable);
}

// "Entitles us, from 1 May, to leave": what stands before the aside that ends at chunk i.
int Parser::before_time_aside(int i) const {
  if (i < 3 || chunk(i).kind != Kind::comma || tokens_[chunk(i - 1).head].timex < 0) return i;
  const int first = chunk(i - 2).kind == Kind::preposition ? i - 2 : i - 1;
  return first > 1 && chunk(first - 1).kind == Kind::comma ? first - 2 : i;
}

// Infinitives and -ing forms: the subject is the object, or else the subject, of the verb before.
void Parser::rule_from_before(std::size_t k, int i) {
  Clause& clause = grammar_.clauses[k];
  if (k == 0) {
    if (const int n = noun_before(clause.verb_chunk); n >= 0) clause.subjects = list_ending(n);
    return;
  }
  i = before_time_aside(i);
  if (i > 0 && chunk(i).kind == Kind::noun && tokens_[chunk(i).head].timex >= 0) {
    const int back = chunk(i - 1).kind == Kind::preposition ? 2 : 1;  // "voted on Monday to end"
    if (i >= back && chunk(i - back).kind == Kind::verb) i -= back;
  }
  Clause& before = grammar_.clauses[k - 1];
  if (i == before.verb_chunk ||
      (chunk(i).kind == Kind::preposition && i - 1 == before.verb_chunk) ||
      only_adverbs_between(before.verb_chunk, i)) {
    clause.controller = static_cast<int>(k - 1);
    clause.subjects = before.subjects;
    return;
  }
  // "stopped Acme from ending the deal"
  if (clause.ing && chunk(i).kind == Kind::preposition && i - 1 > before.verb_chunk &&
      keeps_from(before.verb) &&
      std::count(before.objects.begin(), before.objects.end(), i - 1) > 0) {
    clause.controller = static_cast<int>(k - 1);
    clause.subjects = list_ending(i - 1);
    return;
  }
  if (chunk(i).kind == Kind::conjunction && before.finite == clause.finite) {
    clause.controller = before.controller;
    clause.subjects = before.subjects;
    return;
  }
  if (chunk(i).kind == Kind::noun) {
    clause.subjects = list_ending(i);
    if (clause.infinitive && is_behind_that(i)) {
      if (chunk(i).owner >= 0) clause.subjects = {chunk(i).owner};
    } else if (clause.infinitive) {
      clause.controller = static_cast<int>(k - 1);
      // "has the right to sell", "threatened legal action to stop": the subject acts.
      const int object = clause.subjects.front();
      if (is_cue(pack_, "pledges", before.verb) && !before.passive && !before.subjects.empty()) {
        clause.subjects = before.subjects;  // "promised Beta not to sell"
      } else if (chunk(object).owner >= 0) {
        clause.subjects = {chunk(object).owner};  // "Acme's promise to pay"
      } else if (tokens_[chunk(object).head].party < 0 &&
                 tokens_[chunk(object).head].tag != Tag::name &&
                 tokens_[chunk(object).head].tag != Tag::pronoun && !before.subjects.empty()) {
        clause.subjects = before.subjects;
      }
    } else if (i > 0 && chunk(i - 1).kind != Kind::preposition) {
      clause.subjects = before.finite ? before.subjects : clause.subjects;
    }
    return;
  }
  // ", ending exclusivity": what the main clause tells does it.
  clause.subjects = before.subjects;
}

bool Parser::only_adverbs_between(int verb, int i) const {
  if (verb >= i) return false;
  for (int c = verb + 1; c <= i; ++c) {
    if (chunk(c).kind != Kind::other) return false;
  }
  return true;
}

}  // namespace inforce::claims
