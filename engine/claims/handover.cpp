// SPDX-License-Identifier: MIT
// "Acme bought Beta's stake in Gamma", "Acme took over Beta's licence": what one had another has
// from then on.
#include <algorithm>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

bool owner_is_holder(const Reading& reading, const Mention& mention) {
  const auto is_owner = [](const pack::RoleAt& at) { return at.position == "owner"; };
  for (const auto* roles : {&mention.frame->roles, &reading.kind_of(mention).roles}) {
    const auto owner = std::find_if(roles->begin(), roles->end(), is_owner);
    if (owner != roles->end()) return owner->role == pack::Role::holder;
  }
  return false;
}

// "Acme bought [the stake]", "[the stake] was bought by Acme", "transferred [the stake] to Acme":
// what is done to it, and who has it then.
struct Deed {
  const pack::Action* action = nullptr;
  std::vector<int> taker;
};

Deed done_to(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.clause < 0) return {};
  const Clause& in =
      reading.grammars[mention.sentence].clauses[static_cast<std::size_t>(mention.clause)];
  const auto& undergoes = in.passive ? in.subjects : in.objects;
  if (std::count(undergoes.begin(), undergoes.end(), chunk) == 0) return {};
  const auto action = reading.pack.actions.find(in.verb);
  const bool known = action != reading.pack.actions.end();
  const bool to_another = known && gives_to_holder(action->second);
  Deed deed{known ? &action->second : nullptr, {}};
  if (!in.passive && !to_another && in.subjects.size() == 1)
    deed.taker = parties_of(reading, mention.sentence, in.subjects[0]);
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  for (const Clause::Complement& complement : in.complements) {
    const pack::Word word = tokens[complement.preposition].word;
    if (to_another ? is_cue(reading.pack, "bare_to", word)
                   : in.passive && is_cue(reading.pack, "agent", word)) {
      deed.taker = parties_of(reading, mention.sentence, complement.noun);
    }
  }
  return deed;
}

// "Acme completed the purchase of [Beta's stake]".
Deed named_for(const Reading& reading, const Mention& mention) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto at = [&](int c) -> const Chunk& {
    return grammar.chunks[static_cast<std::size_t>(c)];
  };
  int c = mention.chunk;
  while (at(c).owner >= 0) c = at(c).owner;
  if (c < 2 || at(c - 1).kind != Chunk::Kind::preposition ||
      !is_cue(reading.pack, "of", tokens[at(c - 1).begin].word)) {
    return {};
  }
  const auto deed = reading.pack.deeds.find(tokens[at(c - 2).head].lemma);
  if (deed == reading.pack.deeds.end() || gives_to_holder(deed->second)) return {};
  std::vector<int> taker = owners_of(reading, mention.sentence, c - 2, at(c - 2).end);
  if (taker.empty()) taker = done_to(reading, mention, c - 2).taker;
  return {&deed->second, taker};
}

// "[The stake] that Gamma had owned": who had it, by a relative clause.
std::vector<int> had_by(const Reading& reading, const Mention& mention) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  for (const Clause& in : grammar.clauses) {
    if (in.antecedent < 0 || in.antecedent != mention.chunk || in.passive ||
        in.tense != Tense::past_perfect) {
      continue;
    }
    const auto action = reading.pack.actions.find(in.verb);
    if (action == reading.pack.actions.end() || action->second.object != pack::Effect::holds)
      continue;
    std::vector<int> owner;
    for (const int c : in.subjects) {
      const std::vector<int> named = parties_of(reading, mention.sentence, c);
      owner.insert(owner.end(), named.begin(), named.end());
    }
    return owner;
  }
  return {};
}

}  // namespace

bool gives_to_holder(const pack::Action& action) {
  return std::any_of(action.roles.begin(), action.roles.end(), [](const pack::RoleAt& at) {
    return at.position == "to" && at.role == pack::Role::holder;
  });
}

std::optional<Handover> handover_of(const Reading& reading, const Mention& mention) {
  if (mention.chunk < 0 || !mention.frame->verbs.empty() || mention.frame->relation ||
      !reading.kind_of(mention).is_term || !owner_is_holder(reading, mention)) {
    return std::nullopt;
  }
  Deed deed = named_for(reading, mention);
  if (deed.action == nullptr) deed = done_to(reading, mention, mention.chunk);
  if (deed.action == nullptr || deed.action->others != pack::Effect::ends) return std::nullopt;
  std::vector<int> owner = owners_of(reading, mention.sentence, mention.chunk, mention.end);
  if (owner.empty()) owner = had_by(reading, mention);
  if (deed.taker.size() != 1 || owner.size() != 1 || deed.taker == owner) return std::nullopt;
  return Handover{owner[0], deed.taker[0]};
}

std::vector<Claim> take_handover(const Reading& reading, const Mention& mention,
                                 const Claim& claim) {
  const auto handover = handover_of(reading, mention);
  if (!handover || claim.effect != Effect::ends) return {};
  const std::string taker = reading.party_name(handover->to);
  if (taker.empty() || claim.bound.empty() || claim.bound == taker) return {};
  Claim taken = claim;
  taken.effect = Effect::starts;
  taken.holder = taker;
  taken.parties = {taken.holder, taken.bound};
  const auto is_old = [](const Time& time) { return time.role == Time::Role::from; };
  taken.times.erase(std::remove_if(taken.times.begin(), taken.times.end(), is_old),
                    taken.times.end());  // "that Beta had held since 2016"
  for (Time& time : taken.times) {
    if (time.role == Time::Role::within) time.role = Time::Role::from;
  }
  return {taken};
}

}  // namespace inforce::claims
