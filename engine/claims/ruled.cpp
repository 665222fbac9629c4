// SPDX-License-Identifier: MIT
// What negation, modals and the verbs that rule a clause make of what it says: "will not renew",
// "agreed to stop paying".
#include <algorithm>

#include "claims/judge.h"
#include "claims/times.h"

namespace inforce::claims {

using pack::Control;

// Negation, modals and the verbs that rule this one.
void Judge::through_clauses(int k, Effect effect) {
  if (k >= 0 && stands_behind_but(clause(k))) {
    standing_.effect = clause(k).no_longer ? Effect::starts : effect;
    tense_clause_ = k;
    return;
  }
  for (int steps = 0; k >= 0 && steps < 4; ++steps) {
    const Clause& in = clause(k);
    if (steps == 0 && is_lacking(in)) standing_.stated = false;
    const bool forbidden =  // the "not" is the term: "may not sell", "is not allowed to sell"
        mention_.frame->forbids &&
        (steps == 0 || ((in.negated || in.no_longer) && control(in.verb) == Control::able));
    // "is not bound any more": the two words stand apart.
    if (forbidden) {
      if (in.no_longer) effect = Effect::starts;
    } else if (steps == 0 && in.negated && effect == Effect::suspends && waives_for_time(in)) {
      // "does not apply for 2018": that is what it says
    } else if (steps == 0 && (in.negated || in.no_longer) && denies_reach(in)) {
      effect = in.no_longer ? Effect::changes : Effect::holds;
    } else if (in.no_longer ||
               (in.negated && find_cue(reading_.pack, "any_more", tokens_,
                                       chunk(in.verb_chunk).begin, tokens_.size()))) {
      standing_.says_now = true;
      effect = effect == Effect::ends ? Effect::continues : Effect::ends;
    } else if (steps == 0 && in.negated && passes_on(in)) {
      effect = Effect::holds;  // "may not be transferred": it stands all the same
    } else if (steps == 0 && in.negated && hangs_on_subject(in)) {
      effect = Effect::holds;  // "nothing in the licence obliges Acme"
    } else if (in.negated && !(steps == 0 && denies_something_else(in))) {
      const bool is_open = in.finite && (in.tense == Tense::present || in.tense == Tense::future);
      if (!reading_.kind_of(mention_).is_term) {
        // What did not happen is no event; but "was not signed until 2015".
        if (steps > 0 || !comes_late(in)) standing_.stated = false;
      } else if (steps == 0 && leaves_alone(in)) {
        standing_.stated = false;
      } else if (steps == 0 && is_told_by_relative()) {
        effect = Effect::holds;  // "has not paid the royalty that it owes"
      } else if (!is_open && !in.infinitive && !in.ing && !is_over_since(in) &&
                 (effect == Effect::starts || in.tense == Tense::perfect || !in.finite)) {
        standing_.stated = false;  // "has never granted a licence": nothing ended
      } else if (steps == 0 && mention_.frame->ability && waits_for_day(in)) {
        standing_.awaits = true;
        effect = Effect::starts;
      } else if (effect == Effect::holds || effect == Effect::starts) {
        effect = Effect::ends;
        denied_ = true;
      } else if (effect == Effect::ends) {
        effect = Effect::continues;
      } else if (in.infinitive ||  // "agreed not to raise its stake"
                 (effect == Effect::continues && in.tense == Tense::future)) {
        effect = Effect::holds;  // "will not be renewed": it stands until then
      } else {
        standing_.stated = false;
      }
    }
    if (in.modal != pack::kUnknown) {
      const Control by = control(in.modal);
      const bool event = !reading_.kind_of(mention_).is_term;
      const bool kept = steps == 0 && in.negated && passes_on(in);
      if (!mention_.frame->ability && !kept && !forbidden &&
          mention_.frame->says == pack::Effect::none &&
          (by == Control::possible ||
           (is_cue(reading_.pack, "possible", in.modal) && !is_reported_future(in)) ||
           (by == Control::able && effect == Effect::ends && !in.negated && !in.no_longer) ||
           (event && by == Control::able))) {
        standing_.modality = Modality::possible;
      }
    }
    if (is_cue(reading_.pack, "supposition", in.subordinator)) standing_.stated = false;
    // "Once the contract has been signed", "when it grants a licence": that is yet to come.
    const bool to_come = in.tense == Tense::present || in.tense == Tense::perfect;
    if (to_come && !has_own_day(in) && is_cue(reading_.pack, "awaits", in.subordinator))
      standing_.stated = false;
    if (steps == 0 && lies_ahead(in)) {
      const bool is_end = reading_.kind_of(mention_).change == pack::Change::ended;
      standing_.runs = is_end && has_own_day(in) && in.controller < 0 && !in.passive &&
                       is_subject(in) && !is_early_end(in);
      if (!is_end || !has_own_day(in) || !is_early_end(in)) standing_.modality = Modality::planned;
    }
    if (steps == 0 && is_case_of_rule(k)) standing_.stated = false;
    if (steps == 0 && is_let_end(in)) {
      k = in.controller;
      tense_clause_ = k;
      continue;
    }
    const bool pledged = forbidden && in.controller >= 0 &&
                         is_cue(reading_.pack, "pledges", clause(in.controller).verb);
    const Control by = control_over(k);
    const bool narrows = by == Control::stops && steps == 0 && is_subject(in) &&
                         !in.objects.empty() && reading_.kind_of(mention_).is_term &&
                         reading_.pack.actions.find(in.verb) == reading_.pack.actions.end();
    // "Is due to expire in May", "was set to end then": an end that is laid down.
    const bool laid_down = (by == Control::planned || is_ruled_by_be(in)) && steps == 0 &&
                           in.infinitive && is_subject(in) && reading_.kind_of(mention_).is_term &&
                           (standing_.expires || effect == Effect::ends) && has_own_day(in) &&
                           in.controller >= 0 &&
                           is_cue(reading_.pack, "arranged", clause(in.controller).verb);
    if (narrows) {
      effect = Effect::changes;  // "the licence ceases to cover Asia"
    } else if (laid_down) {
      effect = Effect::holds;
      standing_.expires = true;
    } else if (!(forbidden && by == Control::unable) && !pledged) {
      apply(by, effect);
    }
    k = in.controller;
    if (k >= 0 && steps == 0) tense_clause_ = k;
  }
  standing_.effect = effect;
}

// "Was not signed until 2015": then it was; but "did not extend it until 2022" may name its end.
bool Judge::comes_late(const Clause& in) const {
  return in.finite && reading_.kind_of(mention_).change != pack::Change::extended &&
         in.tense == Tense::past &&
         std::any_of(in.complements.begin(), in.complements.end(), [&](const auto& complement) {
           return is_cue(reading_.pack, "not_until", tokens_[complement.preposition].word) &&
                  tokens_[chunk(complement.noun).head].timex >= 0;
         });
}

// "Was to end in May".
bool Judge::is_ruled_by_be(const Clause& in) const {
  return in.controller >= 0 && !in.passive &&
         tokens_[chunk(clause(in.controller).verb_chunk).head].tag == Tag::be &&
         clause(in.controller).verb_chunk + 1 == in.verb_chunk;
}

// "Expired without being renewed", "instead of renewing it": what was not done.
bool Judge::is_lacking(const Clause& in) const {
  return in.ing && cue_before(reading_.pack, "without", tokens_, chunk(in.verb_chunk).begin, 2);
}

// "Must give notice before ending it", "may leave by ending it": what is done in such a case.
bool Judge::is_case_of_rule(int k) const {
  const Clause& in = clause(k);
  if (!in.ing || reading_.kind_of(mention_).is_term || k == 0 || in.verb_chunk == 0 ||
      chunk(in.verb_chunk - 1).kind != Chunk::Kind::preposition) {
    return false;
  }
  const Clause& rule = clause(k - 1);
  return rule.finite && rule.tense == Tense::future && !has_own_day(in);
}

// "The contract was allowed to lapse": it did.
bool Judge::is_let_end(const Clause& in) const {
  if (!in.infinitive || in.passive || !is_subject(in) || in.controller < 0) return false;
  const Clause& over = clause(in.controller);
  const auto action = reading_.pack.actions.find(in.verb);
  return over.passive && control(over.verb) == Control::able &&
         action != reading_.pack.actions.end() &&
         (action->second.subject == pack::Effect::expires ||
          action->second.subject == pack::Effect::ends);
}

// "May not end it without cause before 2019": there is a day from which it may.
bool Judge::waits_for_day(const Clause& in) const {
  if (in.modal == pack::kUnknown || control(in.modal) != Control::able) return false;
  const std::size_t verb = chunk(in.verb_chunk).begin;
  for (std::size_t i = verb; i < tokens_.size() && grammar_.segment[i] == grammar_.segment[verb];
       ++i) {
    if (tokens_[i].timex >= 0 && cue_before(reading_.pack, "awaits_day", tokens_, i, 3))
      return true;
  }
  return false;
}

// "The licence does not extend to Asia", "Asia is not covered by it": how far it goes, and no end.
bool Judge::denies_reach(const Clause& in) const {
  if (!reading_.kind_of(mention_).is_term || !is_cue(reading_.pack, "covers", in.verb))
    return false;
  const auto is_time = [&](int c) { return tokens_[chunk(c).head].timex >= 0; };
  const auto by_it = [&](const Clause::Complement& complement) {
    return complement.noun == mention_.chunk;
  };
  const auto beyond = [&](const Clause::Complement& complement) {
    return is_cue(reading_.pack, "bare_to", tokens_[complement.preposition].word) &&
           !is_time(complement.noun);
  };
  if (in.passive) return std::any_of(in.complements.begin(), in.complements.end(), by_it);
  return is_subject(in) &&
         (std::any_of(in.objects.begin(), in.objects.end(), [&](int c) { return !is_time(c); }) ||
          std::any_of(in.complements.begin(), in.complements.end(), beyond));
}

// "Is no longer the sole, but [the primary provider]": what was denied stands before.
bool Judge::stands_behind_but(const Clause& in) const {
  const std::size_t verb = chunk(in.verb_chunk).end;
  return (in.negated || in.no_longer) && mention_.begin > verb &&
         find_cue(reading_.pack, "but", tokens_, verb, mention_.begin).has_value();
}

// "Do not regard the licence as material": of a verb that does nothing to terms.
bool Judge::leaves_alone(const Clause& in) const {
  const auto action = reading_.pack.actions.find(in.verb);
  return mention_.frame->verbs.empty() && !is_subject(in) && control(in.verb) == Control::none &&
         action == reading_.pack.actions.end();
}

// "Has not been its supplier since May", "has not paid a royalty since": it was so until then.
bool Judge::is_over_since(const Clause& in) const {
  if (in.tense != Tense::perfect || in.passive) return false;
  const std::size_t verb = chunk(in.verb_chunk).begin;
  for (std::size_t i = verb; i < tokens_.size() && grammar_.segment[i] == grammar_.segment[verb];
       ++i) {
    if (tokens_[i].timex >= 0 && i > 0 && is_cue(reading_.pack, "since_then", tokens_[i - 1].word))
      return true;
  }
  return false;
}

// "The licence may be transferred to Beta": is it given to another there?
bool Judge::passes_on(const Clause& in) const {
  const auto action = reading_.pack.actions.find(in.verb);
  return mention_.frame->verbs.empty() && action != reading_.pack.actions.end() &&
         action->second.others == pack::Effect::ends && gives_to_holder(action->second);
}

// "[Nothing in the licence] obliges Acme": what is denied is not said of the licence; but "none of
// the licences was renewed".
bool Judge::hangs_on_subject(const Clause& in) const {
  if (!mention_.frame->verbs.empty() || mention_.chunk < 0) return false;
  const int outer = outer_noun(mention_.chunk);
  if (outer < 0 || !contains(in.subjects, outer)) return false;
  const bool is_of = is_cue(reading_.pack, "of", tokens_[chunk(outer + 1).begin].word);
  return !is_of || !is_cue(reading_.pack, "none", tokens_[chunk(outer).head].word);
}

// "The licence is not exclusive", "is not at risk": it stands all the same.
bool Judge::denies_something_else(const Clause& in) const {
  if (!mention_.frame->verbs.empty() || !is_subject(in)) return false;
  const auto action = reading_.pack.actions.find(in.verb);
  if (action == reading_.pack.actions.end() ||
      (action->second.object == pack::Effect::none && action->second.subject == pack::Effect::none))
    return true;
  return action->second.copula && !in.passive && !predicate_is("in_force", in);
}

// "The deal runs out in 2030", "was to expire": an end that is laid down is no event yet.
bool Judge::lies_ahead(const Clause& in) const {
  const pack::Kind& kind = reading_.kind_of(mention_);
  if (kind.is_term || standing_.modality != Modality::fact) return false;
  if (mention_.frame->times != pack::Frame::Times::any) return false;  // that is what it says
  if (in.infinitive && in.controller >= 0 &&
      clause(in.controller).verb_chunk + 1 == in.verb_chunk &&  // but "was wrong to end the deal"
      is_cue(reading_.pack, "arranged", clause(in.controller).verb)) {
    return true;
  }
  const bool is_its = !mention_.frame->verbs.empty() || is_subject(in) || acts_on(in);
  const bool is_signed = kind.change != pack::Change::ended && mention_.frame->verbs.empty() &&
                         mention_.chunk >= 0 && bears_day();  // "the change of 1 May will end"
  // "The termination will take effect on 4 November": that it ends then is settled.
  if (kind.change == pack::Change::ended && mention_.frame->verbs.empty() && is_subject(in) &&
      is_cue(reading_.pack, "takes_effect", in.verb)) {
    return false;
  }
  if (is_its && !is_signed && in.tense == Tense::future && has_own_day(in)) return true;
  if (kind.change != pack::Change::ended) return false;
  if (!in.finite) return !in.infinitive && !in.passive && in.objects.empty();  // "expiring in May"
  const bool is_state = tokens_[chunk(in.verb_chunk).head].tag == Tag::be;
  if (is_state && in.tense == Tense::present && !has_own_day(in)) return false;  // "is over"
  return in.tense == Tense::future ||
         (in.tense == Tense::present && (in.passive || in.objects.empty()));
}

// "They signed a termination agreement. Their contract will end on 31 October": it was ended, and
// does not only run out.
bool Judge::is_early_end(const Clause& in) const {
  const std::size_t begin = chunk(in.verb_chunk).begin;
  std::size_t end = begin;
  while (end < tokens_.size() && tokens_[end].tag != Tag::stop) ++end;
  if (in.finite && find_cue(reading_.pack, "ends_ahead", tokens_, begin, end)) return true;
  constexpr std::size_t kSentencesBack = 4;
  const std::size_t last = mention_.sentence;
  for (std::size_t s = last - std::min(last, kSentencesBack); s <= last; ++s) {
    if (find_cue(reading_.pack, "ends_early", reading_.sentences[s].tokens)) return true;
  }
  return false;
}

// "Will be amended by June": a day of the act, not one until or from when it applies.
bool Judge::has_own_day(const Clause& in) const {
  return std::any_of(in.complements.begin(), in.complements.end(),
                     [&](const auto& complement) {
                       if (complement.noun < 0) return false;
                       const std::size_t at = chunk(complement.noun).begin;
                       if (tokens_[at].timex < 0) return false;
                       const timex::Timex& when =
                           reading_.timexes[static_cast<std::size_t>(tokens_[at].timex)];
                       if (when.type != timex::Type::date && when.type != timex::Type::time)
                         return false;
                       const auto role = introduced(reading_, tokens_, at);
                       const bool ends_then =
                           role == Time::Role::until && complement.preposition + 1 == at &&
                           chunk(in.verb_chunk).end == complement.preposition;  // "ends on 3 May"
                       return !role || *role == Time::Role::by || *role == Time::Role::within ||
                              ends_then;
                     }) ||
         has_day_apart(in);
}

// "Will end early, on 30 September".
bool Judge::has_day_apart(const Clause& in) const {
  const std::size_t count = grammar_.chunks.size();
  auto c = static_cast<std::size_t>(in.verb_chunk) + 1;
  bool comma = false;
  while (c < count && (grammar_.chunks[c].kind == Chunk::Kind::other ||
                       grammar_.chunks[c].kind == Chunk::Kind::comma)) {
    comma = comma || grammar_.chunks[c].kind == Chunk::Kind::comma;
    ++c;
  }
  return comma && c + 1 < count && grammar_.chunks[c].kind == Chunk::Kind::preposition &&
         tokens_[grammar_.chunks[c + 1].head].timex >= 0;
}

// "Has until June to leave", "was given six months to leave": nobody knows whether it will.
bool Judge::has_time_to(const Clause& in) const {
  std::size_t time = chunk(in.verb_chunk).begin;
  if (in.controller < 0 || time == 0 || tokens_[time - 1].timex < 0) return false;
  while (time > 0 && tokens_[time - 1].timex >= 0) --time;
  const Clause& over = clause(in.controller);
  const bool is_limit = time > 0 && is_cue(reading_.pack, "awaits_day", tokens_[time - 1].word);
  return is_cue(reading_.pack, "gives_time", over.verb) &&
         (is_limit || time == chunk(over.verb_chunk).end);
}

// The verb that rules clause k: "stop [paying]", "[are expected] to launch", "free [to sell]".
Control Judge::control_over(int k) const {
  const Clause& in = clause(k);
  if (in.infinitive && has_time_to(in)) return Control::possible;
  if (in.infinitive) {  // an adjective or noun before "to"
    std::size_t to = chunk(in.verb_chunk).begin;
    if (to > 0 && tokens_[to - 1].timex >= 0) {  // "a plan on Monday to end"
      while (to > 0 && tokens_[to - 1].timex >= 0) --to;
      if (to > 0 && pack::has(tokens_[to - 1].pos, pack::Pos::preposition)) --to;
    }
    if (to > 1 && tokens_[to - 1].tag == Tag::comma) {  // "a proposal, put to Acme in May, to end"
      std::size_t opening = to - 2;
      while (opening > 0 && tokens_[opening].tag != Tag::comma) --opening;
      if (opening > 0 && tokens_[opening - 1].tag == Tag::noun) to = opening;
    }
    if (to > 0 && tokens_[to - 1].tag != Tag::verb) {
      const pack::Word before = tokens_[to - 1].word;
      if (to > 1 && is_cue(reading_.pack, "too", tokens_[to - 2].word))
        return Control::fails;  // "was too late to renew it"
      if (is_exercised(grammar_.chunk_of[to - 1])) return Control::none;
      if (const Control by = control(before); by != Control::none) return by;
      // "Gave notice to end it"; but a notice that names the day makes it end.
      if (is_cue(reading_.pack, "intent", before) && !has_own_day(in)) return Control::planned;
    }
  }
  if (in.ing && in.verb_chunk > 1 && chunk(in.verb_chunk - 1).kind == Chunk::Kind::preposition &&
      chunk(in.verb_chunk - 2).kind == Chunk::Kind::noun) {  // "the option of selling"
    if (const Control by = control(tokens_[chunk(in.verb_chunk - 2).head].word);
        by != Control::none) {
      return by;
    }
  }
  if (in.controller < 0) return Control::none;
  return control(clause(in.controller).verb);
}

void Judge::apply(Control by, Effect& effect) {
  switch (by) {
    case Control::continues:
      effect = effect == Effect::ends ? Effect::ends : Effect::continues;
      break;
    case Control::stops:
      effect = effect == Effect::ends ? Effect::continues : Effect::ends;
      if (!reading_.kind_of(mention_).is_term) standing_.stated = false;
      break;
    case Control::starts:
    case Control::able:
      if (effect == Effect::holds) effect = Effect::starts;
      if (!reading_.kind_of(mention_).is_term) standing_.modality = Modality::possible;
      break;
    case Control::unable:
      effect = effect == Effect::ends ? Effect::holds : Effect::ends;
      if (!reading_.kind_of(mention_).is_term) standing_.stated = false;
      break;
    case Control::planned:
      if (standing_.modality == Modality::fact) standing_.modality = Modality::planned;
      break;
    case Control::possible:
      standing_.modality = Modality::possible;
      break;
    case Control::reported:
      if (standing_.modality == Modality::fact) standing_.modality = Modality::reported;
      break;
    case Control::fails:
      standing_.stated = false;
      break;
    case Control::bound: {  // "agreed to buy" has not bought; but "agreed to amend their deal"
      const pack::Kind& kind = reading_.kind_of(mention_);
      const bool acts = kind.is_term ? kind.outlasts || mention_.frame->says == pack::Effect::starts
                                     : !kind.is_agreement;
      if (acts && standing_.modality == Modality::fact) standing_.modality = Modality::planned;
      break;
    }
    case Control::none:
      break;
  }
}

}  // namespace inforce::claims
