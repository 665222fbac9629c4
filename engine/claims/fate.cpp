// SPDX-License-Identifier: MIT
// What became of an act that a noun names: blocked, annulled, fallen through, or only wanted.
#include <algorithm>

#include "claims/judge.h"
#include "claims/notice.h"

namespace inforce::claims {

// The mention's group and the acts it is part of: of "the sale of its stake" the stake and the
// sale.
std::vector<int> Judge::acts_around() const {
  std::vector<int> found;
  for (int c = mention_.chunk; c >= 0;) {
    found.push_back(c);
    const int outer = outer_noun(c);
    if (outer < 0) break;
    const bool is_act = is_named("act_noun", outer) || is_named("aim_noun", outer) ||
                        is_named("notice", outer) || is_deed(outer);
    c = is_act ? outer : -1;
  }
  return found;
}

// Does the list have the head of a group, as it stands ("signing") or as a base form ("sales")?
bool Judge::is_named(pack::Cue list, int c) const {
  const Token& head = tokens_[chunk(c).head];
  return is_cue(reading_.pack, list, head.word) || is_cue(reading_.pack, list, head.lemma);
}
bool Judge::is_deed(int c) const {
  return reading_.pack.deeds.find(tokens_[chunk(c).head].lemma) != reading_.pack.deeds.end();
}

// The noun in whose phrase a group stands: of "the sale of Acme's stake", for the stake, the sale;
// -1: none.
int Judge::outer_noun(int c) const {
  while (chunk(c).owner >= 0) c = chunk(c).owner;
  const bool inner = c >= 2 && chunk(c - 1).kind == Chunk::Kind::preposition &&
                     chunk(c - 2).kind == Chunk::Kind::noun;
  return inner ? c - 2 : -1;
}

// "Blocked the sale", "annulled the termination", "the takeover fell through", "offered a licence":
// what became of an act that a noun names, and of a term that somebody wanted.
void Judge::by_fate() {
  const pack::Kind& kind = reading_.kind_of(mention_);
  if (!kind.is_term && !kind.is_agreement && !kind.is_refusable) return;
  if (!mention_.frame->verbs.empty()) {
    by_own_verb();
    return;
  }
  for (const int c : acts_around()) {
    // "Talks about a licence"; but "an offer for Acme's stake" is one for what there is.
    const bool is_aim =
        c != mention_.chunk && !has_owner(mention_.chunk) && is_named("aim_noun", c);
    if (is_aim) weaken(Modality::possible);
    // "Talks about a merger were broken off in May": of an act that was none there is no day.
    if (is_aim && !kind.is_term && is_named("talks", c)) standing_.stated = false;
    const bool is_act = c != mention_.chunk || (!kind.is_term && kind.change != pack::Change::made);
    for (const Clause& in : grammar_.clauses) {
      if (!in.relative || in.antecedent != c) by_fate_in(in, c, is_act);
    }
  }
  // "Proposed an amendment with a minimum of $2 million".
  for (int c = outer_noun(mention_.chunk); c >= 0; c = outer_noun(c)) {
    if (is_paper(c)) by_paper(c);
  }
}

// "An amendment", "a clause".
bool Judge::is_paper(int c) const {
  return find_cue(reading_.pack, "about_agreement", tokens_, chunk(c).begin, chunk(c).end) ||
         find_cue(reading_.pack, "of_another_paper", tokens_, chunk(c).begin, chunk(c).end);
}

// "Acme's stake", "its stake".
bool Judge::has_owner(int c) const {
  const Token& first = tokens_[chunk(c).begin];
  const auto& names = reading_.pack.single_references;
  return chunk(c).owner >= 0 || (pack::has(first.pos, pack::Pos::determiner) &&
                                 std::find(names.begin(), names.end(), first.word) != names.end());
}

void Judge::by_fate_in(const Clause& in, int c, bool is_act) {
  const bool is_object = contains(in.passive ? in.subjects : in.objects, c) ||
                         (in.passive && contains(in.objects, c));  // "was offered a licence"
  const bool is_subject = !in.passive && contains(in.subjects, c);
  const Control by = control(in.verb);
  const auto found = reading_.pack.actions.find(in.verb);
  const pack::Action does = found == reading_.pack.actions.end() ? pack::Action{} : found->second;
  if (is_act && (is_object || is_subject) && is_nearly(in)) standing_.stated = false;
  if (is_object && !in.negated) {
    if (by == Control::fails) standing_.stated = false;
    const bool undone = does.object == pack::Effect::ends &&
                        standing_.effect != Effect::resumes;  // "lifted the suspension"
    if (is_act && (undone || is_called_void(in, c))) standing_.stated = false;
  }
  if (is_subject && !in.negated) {
    const bool alone = by == Control::fails && in.objects.empty() && !rules_another(in);
    if (does.subject == pack::Effect::fails || (is_act && alone)) standing_.stated = false;
    if (is_act && does.copula && predicate_is("void", in)) standing_.stated = false;
    if (does.copula && predicate_is("open_yet", in)) weaken(Modality::possible);
  }
  // "Will sign an exclusive agreement on 1 June": not before it is signed.
  if (is_object && in.tense == Tense::future && is_cue(reading_.pack, "signs", in.verb))
    weaken(Modality::planned);
  const auto aim = std::find_if(
      in.complements.begin(), in.complements.end(), [&](const Clause::Complement& complement) {
        return complement.noun == c &&
               is_cue(reading_.pack, "aims_at", tokens_[complement.preposition].word);
      });
  const bool is_aim =
      aim != in.complements.end() && (!in.passive || is_cue(reading_.pack, "talks_over", in.verb));
  // "Was offered the brand at a royalty of 7%".
  if (in.passive && by == Control::possible && !in.objects.empty() &&
      std::any_of(in.complements.begin(), in.complements.end(),
                  [&](const auto& complement) { return complement.noun == c; })) {
    weaken(Modality::possible);
  }
  if (!is_object && !is_aim) return;
  if (!reading_.kind_of(mention_).is_term && in.tense != Tense::future &&
      is_cue(reading_.pack, "talks_over", in.verb)) {
    standing_.stated = false;  // "discussed a merger", "approached it about a takeover"
  }
  if (is_aim && is_cue(reading_.pack, "aims", in.verb)) {
    weaken(Modality::possible);
    if (is_cue(reading_.pack, "opposes", tokens_[aim->preposition].word)) standing_.stated = false;
  }
  if (by != Control::planned && by != Control::possible) return;
  // "Is set to expire", "set the royalty at 4%": that is laid down.
  const bool lays_down = standing_.expires ||
                         (reading_.kind_of(mention_).is_term && (!in.passive || names_amount(in)));
  if (by == Control::planned && lays_down && is_cue(reading_.pack, "arranged", in.verb)) return;
  if (is_met(in, c)) {
    if (standing_.effect == Effect::holds) standing_.effect = Effect::starts;
    return;
  }
  if (is_refused(in, c)) standing_.stated = false;
  if (standing_.moved) return;  // "its start was put off to 1 July"
  weaken(by == Control::planned ? Modality::planned : Modality::possible);
}

// "Its option to buy 10% lapsed in March", "runs until March": nothing was bought then.
bool Judge::lapses(const Clause& own) const {
  if (own.subjects.empty() || own.subjects.front() > own.verb_chunk) return false;
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    const auto found = reading_.pack.actions.find(in.verb);
    if (!in.finite || in.passive || in.verb_chunk < own.verb_chunk || in.subjects != own.subjects)
      return false;
    if (is_cue(reading_.pack, "lasts", in.verb)) return true;
    if (found == reading_.pack.actions.end()) return false;
    const pack::Effect does = found->second.subject;
    return does == pack::Effect::ends || does == pack::Effect::expires;
  });
}

// Of a clause: "offered its rights to Beta" gives none; "withdrew its notice of termination of the
// contract" does nothing to the contract.
void Judge::by_own_verb() {
  if (mention_.clause < 0) return;
  const Clause& own = clause(mention_.clause);
  const Control by = control(own.verb);
  const bool gives = mention_.frame->says == pack::Effect::starts;
  if (gives && by == Control::possible) weaken(Modality::possible);
  if (gives && by == Control::fails) standing_.stated = false;
  if (gives && own.infinitive && lapses(own)) standing_.stated = false;
  if (reading_.kind_of(mention_).change <= pack::Change::made || mention_.chunk < 0) return;
  for (int c = outer_noun(mention_.chunk); c >= 0; c = outer_noun(c)) {
    const bool is_other = is_deed(c) || is_named("intent", c);
    if (is_other && contains(own.objects, outermost(c))) standing_.stated = false;
  }
  // "Took back its notice terminating the contract".
  const int before = own.verb_chunk - 1;
  if (own.ing && before >= 0 && chunk(before).kind == Chunk::Kind::noun &&
      is_named("intent", before)) {
    for (const Clause& in : grammar_.clauses) by_fate_in(in, before, true);
  }
}

// "Gave notice to end it": it ends on the day that is named or counts from the notice, or is meant
// to end some day.
void Judge::by_notice() {
  const pack::Kind& kind = reading_.kind_of(mention_);
  const bool ends =
      kind.is_term ? standing_.effect == Effect::ends : kind.change == pack::Change::ended;
  if (!ends || mention_.chunk < 0) return;
  const auto notice = notice_to_end(reading_, mention_);
  if (!notice) return;
  if (standing_.modality != Modality::reported)
    standing_.modality = notice->end ? Modality::fact : Modality::planned;
}

// "Agreed to bring forward the end of the licence to 2026": it does not end with that.
void Judge::by_moved_end() {
  if (mention_.chunk < 0 || !mention_.frame->verbs.empty()) return;
  const pack::Kind& kind = reading_.kind_of(mention_);
  const bool is_end = kind.change == pack::Change::ended;
  for (const int c : acts_around()) {
    if (!is_deed(c) && !is_end) continue;
    const auto moves = [&](const Clause& in) {
      return !in.negated && contains(in.passive ? in.subjects : in.objects, c) &&
             (is_cue(reading_.pack, "moves", in.verb) ||
              cue_at(reading_.pack, "moves", tokens_, chunk(in.verb_chunk).head));
    };
    if (std::none_of(grammar_.clauses.begin(), grammar_.clauses.end(), moves)) continue;
    standing_.moved = true;
    standing_.runs = is_end;
    if (kind.is_term && standing_.effect == Effect::ends) {
      standing_.effect = Effect::continues;
      standing_.expires = true;
    }
  }
}

// "The obligation to buy 9,000 tonnes was lifted": what became of the noun became of the term.
void Judge::by_duty() {
  if (!reading_.kind_of(mention_).is_term || mention_.clause < 0) return;
  const Clause& own = clause(mention_.clause);
  int before = own.verb_chunk - 1;
  while (before > 0 && chunk(before).kind == Chunk::Kind::other) --before;  // "not to sell"
  if (!own.infinitive || before < 0 || chunk(before).kind != Chunk::Kind::noun) return;
  int duty = -1;  // "the duty of Acme to pay"
  for (int c = before; c >= 0 && duty < 0; c = outer_noun(c)) {
    if (is_named("duty", c)) duty = c;
  }
  if (duty < 0) return;
  for (const Clause& in : grammar_.clauses) {
    const bool is_object = contains(in.passive ? in.subjects : in.objects, duty);
    const bool is_subject = !in.passive && contains(in.subjects, duty);
    const auto found = reading_.pack.actions.find(in.verb);
    if (!in.negated && frees_from(in, duty)) standing_.effect = Effect::ends;
    if (in.negated || found == reading_.pack.actions.end() || (!is_object && !is_subject)) continue;
    const pack::Effect effect = is_object ? found->second.object : found->second.subject;
    if (effect == pack::Effect::none) continue;
    standing_.effect = effect_of(effect);
    standing_.expires = standing_.expires || effect == pack::Effect::expires;
    if (effect == pack::Effect::expires && in.tense != Tense::future)
      standing_.effect = Effect::ends;
    if (is_subject && in.infinitive && is_ruled_by_be(in)) {  // "was to end in 2019"
      standing_.effect = Effect::holds;
      standing_.expires = true;
    }
    if (in.modal == pack::kUnknown) standing_.modality = Modality::fact;
  }
}

int Judge::outermost(int c) const {
  for (int outer = outer_noun(c); outer >= 0; outer = outer_noun(c)) c = outer;
  return c;
}

// "Failed to sign": the verb rules another.
bool Judge::rules_another(const Clause& in) const {
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& other) {
    return other.controller >= 0 && &clause(other.controller) == &in;
  });
}

// "Offered a licence, and Beta accepted it": what was aimed at was had.
bool Judge::is_met(const Clause& aim, int c) const {
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    if (in.verb_chunk <= aim.verb_chunk || in.negated || !is_cue(reading_.pack, "meets", in.verb))
      return false;
    const std::vector<int>& things = in.passive ? in.subjects : in.objects;
    return std::any_of(things.begin(), things.end(), [&](int thing) {
      return outermost(thing) == outermost(c) || tokens_[chunk(thing).head].tag == Tag::pronoun;
    });
  });
}

// "Offered a licence, but Beta turned it down"; "approved the deal; Beta's board refused".
bool Judge::is_refused(const Clause& aim, int c) const {
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    if (in.verb_chunk <= aim.verb_chunk || in.negated || control(in.verb) != Control::fails)
      return false;
    const std::vector<int>& things = in.passive ? in.subjects : in.objects;
    return (things.empty() && !rules_another(in)) ||
           std::any_of(things.begin(), things.end(), [&](int thing) {
             return thing == c || tokens_[chunk(thing).head].tag == Tag::pronoun;
           });
  });
}

// "Declared the termination of the contract void".
bool Judge::is_called_void(const Clause& in, int c) const {
  const std::uint16_t segment = grammar_.segment[chunk(in.verb_chunk).begin];
  std::size_t end = chunk(c).end;
  while (end < tokens_.size() && grammar_.segment[end] == segment) ++end;
  return c > in.verb_chunk &&
         find_cue(reading_.pack, "void", tokens_, chunk(c).end, end).has_value();
}

}  // namespace inforce::claims
