// SPDX-License-Identifier: MIT
// What a relative clause is about, and which noun a phrase hangs on.
#include <algorithm>
#include <utility>

#include "claims/contact.h"
#include "claims/parser.h"

namespace inforce::claims {

using pack::Form;
using pack::has;
using pack::kUnknown;

// "The royalty that Acme pays Beta, which is 5%": the royalty is, and no party.
int Parser::what_amounts(std::size_t k, int nearest) const {
  const auto next = static_cast<std::size_t>(grammar_.clauses[k].verb_chunk) + 1;
  const bool amounts = next < grammar_.chunks.size() && chunk(next).kind == Kind::noun &&
                       tokens_[chunk(next).begin].amount != Token::Amount::none;
  if (!amounts || k == 0 || tokens_[chunk(nearest).head].party < 0) return nearest;
  const Clause& before = grammar_.clauses[k - 1];
  return before.relative && before.antecedent >= 0 && before.verb_chunk < nearest
             ? before.antecedent
             : nearest;
}

// "The agreement", "an amendment".
bool Parser::is_paper(int c) const {
  return find_cue(pack_, "about_agreement", tokens_, chunk(c).begin, chunk(c).end) ||
         find_cue(pack_, "of_another_paper", tokens_, chunk(c).begin, chunk(c).end);
}

// "its window on Beta's films, which began in 2021": what begins and ends is the window, unless
// the nearer noun is one that does, too.
int Parser::what_lives(const Clause& clause, int nearest) const {
  const auto action = pack_.actions.find(clause.verb);
  if (clause.passive || action == pack_.actions.end()) return nearest;
  const pack::Effect effect = action->second.subject;
  if (effect != pack::Effect::starts && effect != pack::Effect::ends &&
      effect != pack::Effect::expires) {
    return nearest;
  }
  const Token& near = tokens_[chunk(nearest).head];
  // "Its contract with Acme, which expired": a party does not.
  if (near.party >= 0 && is_cue(pack_, "runs_out", clause.verb)) {
    const int whole = whole_of(nearest);
    return find_cue(pack_, "about_agreement", tokens_, chunk(whole).begin, chunk(whole).end)
               ? whole
               : nearest;
  }
  const bool plural = near.word != near.lemma;
  if (near.party >= 0 ||
      find_cue(pack_, "about_agreement", tokens_, chunk(nearest).begin, chunk(nearest).end)) {
    return nearest;
  }
  if (plural && has(tokens_[chunk(clause.verb_chunk).head].forms, Form::base)) return nearest;
  int n = nearest;
  while (chunk(n).owner >= 0) n = chunk(n).owner;
  const bool inner =
      n >= 2 && chunk(n - 1).kind == Kind::preposition && chunk(n - 2).kind == Kind::noun;
  return inner ? n - 2 : nearest;
}

// The noun that clause k hangs on, if nothing parts it from chunk c; -1: none. "The amount that
// Acme is required to pay": with its infinitive.
int Parser::told_before(std::size_t k, int c) const {
  if (connector_between(grammar_.clauses[k].verb_chunk, c)) return -1;
  const Clause* before = &grammar_.clauses[k];
  if (before->infinitive && before->antecedent < 0 && before->controller >= 0)
    before = &grammar_.clauses[static_cast<std::size_t>(before->controller)];
  const int noun = before->finite || before->infinitive ? told_of(*before) : -1;
  if (noun < 0) return -1;
  int whole = noun;  // "the share of sales [that Acme pays] rises": the share does
  while (whole >= 2 && chunk(whole - 1).kind == Kind::preposition &&
         is_cue(pack_, "of", tokens_[chunk(whole - 1).begin].word) &&
         chunk(whole - 2).kind == Kind::noun) {
    whole -= 2;
  }
  return whole;
}

// The noun that a clause hangs on: "the fee [that Acme pays]", "the report [that Acme left]"; -1:
// none.
int Parser::told_of(const Clause& clause) {
  return clause.relative ? clause.antecedent : clause.content_of;
}

// What stands before a clause's subject: a subordinator or relative opens it.
void Parser::opener(Clause& clause, int subject) {
  int i = subject;
  while (chunk(i).owner >= 0) i = chunk(i).owner;
  --i;
  while (i >= 0 && chunk(i).kind == Kind::other) --i;
  if (i >= 0 && chunk(i).kind == Kind::subordinator) {
    clause.subordinator = tokens_[chunk(i).begin].word;
  }
  if (i < 0 || !clause.finite) return;
  const bool relative = chunk(i).kind == Kind::relative;
  const bool that = is_cue(pack_, "that", tokens_[chunk(i).begin].word);
  if (relative || that) {
    int noun = i - 1;
    while (noun >= 2 && tokens_[chunk(noun).head].timex >= 0 &&
           chunk(noun - 1).kind == Kind::preposition) {
      noun -= 2;  // "notice on Monday that"
    }
    if (noun >= 0 && chunk(noun).kind == Kind::noun && that &&
        (is_cue(pack_, "hearsay", tokens_[chunk(noun).head].lemma) ||
         is_cue(pack_, "notice", tokens_[chunk(noun).head].lemma))) {
      clause.content_of = noun;  // "reports that Acme left"
      return;
    }
  }
  if (relative) {
    clause.relative = true;
    clause.led = i > 0 && chunk(i - 1).kind == Kind::preposition;
    i -= clause.led ? 2 : 1;
    if (i >= 0 && chunk(i).kind == Kind::comma) --i;
    if (clause.led && i >= 0 && chunk(i).kind == Kind::noun) {
      clause.antecedent = whole_of(i);
      return;
    }
  }
  if (i < 0 || chunk(i).kind != Kind::noun || tokens_[chunk(i).head].timex >= 0) return;
  // "the licence it gave Beta", without a word between; but "under the deal Acme pays Beta".
  if (!relative) {
    const Token& actor = tokens_[chunk(subject).head];
    const Token& thing = tokens_[chunk(i).head];
    const bool acts =
        actor.party >= 0 || actor.tag == Tag::name || actor.tag == Tag::pronoun ||
        contact_actor(tokens_, chunk(clause.verb_chunk).head, pack_) == chunk(subject).begin;
    if (!acts || thing.tag != Tag::noun || thing.party >= 0 || opens_with_phrase(i)) return;
    clause.relative = true;
  }
  clause.antecedent = i;
  // "The pact with Acme, which Beta signed": a party is not signed.
  const auto action = pack_.actions.find(clause.verb);
  const bool of_papers =
      is_cue(pack_, "signs", clause.verb) ||
      (action != pack_.actions.end() && action->second.object != pack::Effect::none);
  if (relative && of_papers && tokens_[chunk(i).head].party >= 0) clause.antecedent = whole_of(i);
  if (relative && is_cue(pack_, "signs", clause.verb))
    clause.antecedent = other_paper(clause.antecedent);
}

// "An amendment to the lease, which they signed in May": the amendment is signed.
int Parser::other_paper(int c) const {
  int first = c;
  while (chunk(first).owner >= 0) first = chunk(first).owner;
  const bool of_another =
      first >= 2 && chunk(first - 1).kind == Kind::preposition &&
      chunk(first - 2).kind == Kind::noun && is_paper(c) &&
      find_cue(pack_, "of_another_paper", tokens_, chunk(first - 2).begin, chunk(first - 2).end);
  return of_another ? first - 2 : c;
}

// The noun whose phrase ends at chunk c: of "its agreement with Acme", "the agreement between Acme
// and Beta" the agreement. Up to a paper: of "clause 4 of the agreement with Acme" that, too.
int Parser::whole_of(int c, bool up_to_paper) const {
  while (c >= 2) {
    int first = c;
    while (chunk(first).owner >= 0) first = chunk(first).owner;
    if (first >= 4 && chunk(first - 1).kind == Kind::conjunction &&
        is_cue(pack_, "of_both", tokens_[chunk(first - 3).begin].word)) {
      first -= 2;
    }
    if (first < 2 || chunk(first - 1).kind != Kind::preposition ||
        chunk(first - 2).kind != Kind::noun) {
      break;
    }
    c = first - 2;
    if (up_to_paper && find_cue(pack_, "about_agreement", tokens_, chunk(c).begin, chunk(c).end)) {
      break;
    }
  }
  return c;
}

// Does chunk c end a prepositional phrase that opens a clause?
bool Parser::opens_with_phrase(int c) const {
  while (chunk(c).owner >= 0) c = chunk(c).owner;
  if (c < 1 || chunk(c - 1).kind != Kind::preposition) return false;
  return c < 2 || chunk(c - 2).kind != Kind::noun || opens_with_phrase(c - 2);
}

// What a relative is about is also what its verb is done to, if that has no object of its own:
// "the fee that Acme pays Beta".
void Parser::take_antecedent(std::size_t k) {
  Clause& clause = grammar_.clauses[k];
  // "The fee that Acme has [to pay Beta]": it is paid, and not had.
  const auto has_to = [&](const Clause& in) {
    const auto next = static_cast<std::size_t>(in.verb_chunk) + 1;
    return in.antecedent >= 0 && tokens_[chunk(in.verb_chunk).head].tag == Tag::have &&
           next < grammar_.chunks.size() && tokens_[chunk(next).begin].tag == Tag::to;
  };
  if (has_to(clause)) return;
  if (k > 0 && clause.infinitive && has_to(grammar_.clauses[k - 1])) {
    clause.antecedent = std::exchange(grammar_.clauses[k - 1].antecedent, -1);
    clause.relative = true;
  }
  if (clause.antecedent < 0 || clause.passive || clause.led) return;
  if (std::find(clause.subjects.begin(), clause.subjects.end(), clause.antecedent) !=
      clause.subjects.end()) {
    return;
  }
  if (clause.objects.size() == 1 && clause.indirect < 0) {
    const Token& head = tokens_[chunk(clause.objects[0]).head];
    if (head.party < 0 && head.tag != Tag::name && head.tag != Tag::pronoun) return;
    clause.indirect = clause.objects[0];
    clause.objects.clear();
  }
  if (clause.objects.empty()) clause.objects = {clause.antecedent};
}

}  // namespace inforce::claims
