// SPDX-License-Identifier: MIT
// Who benefits, who owes, who takes part: read from where names stand around a mention.
#include <algorithm>
#include <optional>

#include "claims/cues.h"
#include "claims/places.h"
#include "claims/reading.h"
#include "claims/sides.h"

namespace inforce::claims {
namespace {

class Finder {
 public:
  Finder(const Reading& reading, const Mention& mention)
      : reading_(reading),
        mention_(mention),
        sentence_(reading.sentences[mention.sentence]),
        grammar_(reading.grammars[mention.sentence]),
        sides_(reading, mention),
        places_(reading, mention, sides_) {}

  Roles run() {
    const pack::Kind& kind = reading_.kind_of(mention_);
    const auto handover = handover_of(reading_, mention_);
    if (handover) roles_.holders = {handover->from};
    if (kind.is_term && mention_.frame->verbs.empty()) fill_from_participle();
    // The frame's own places first, then the kind's, then those of the verb that governs it.
    for (const pack::RoleAt& at : mention_.frame->roles) fill(at);
    // "keeps Acme patent rights": a name inside the group owns less than "keeps" tells.
    const bool verb_first =
        kind.is_term && mention_.frame->verbs.empty() && !places_.has_possessive();
    if (kind.is_term && mention_.frame->verbs.empty()) fill_from_relatives();
    if (verb_first) fill_from_action();
    for (const pack::RoleAt& at : kind.roles) {
      if (!given(at.position) && !is_other_by_verb(at)) fill(at);
    }
    if (kind.is_term && mention_.frame->verbs.empty()) fill_from_action();
    if (handover && roles_.bounds.empty() && clause() != nullptr &&
        is_cue(reading_.pack, "buys_back", clause()->verb)) {
      roles_.bounds = {handover->to};  // a stake in itself
    }
    sides_.find();
    if (kind.is_term) fill_other();
    if ((kind.is_term || kind.is_agreement) && sides_.are_known()) roles_.parties = sides_.pair();
    return std::move(roles_);
  }

 private:
  const Chunk& chunk(int c) const { return grammar_.chunks[static_cast<std::size_t>(c)]; }
  const Clause* clause() const {
    return mention_.clause < 0 ? nullptr
                               : &grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
  }
  bool given(const std::string& position) const {
    return std::any_of(mention_.frame->roles.begin(), mention_.frame->roles.end(),
                       [&](const pack::RoleAt& at) { return at.position == position; });
  }

  // "Surrendered the licence to Acme": the verb's "to" names who gave it, not who has it.
  [[nodiscard]] bool is_other_by_verb(const pack::RoleAt& at) const {
    const Clause* in = clause();
    if (in == nullptr || !mention_.frame->verbs.empty()) return false;
    const auto action = reading_.pack.actions.find(in->verb);
    if (action == reading_.pack.actions.end()) return false;
    const std::vector<pack::RoleAt>& roles = action->second.roles;
    return std::any_of(roles.begin(), roles.end(), [&](const pack::RoleAt& by_verb) {
      return by_verb.position == at.position && by_verb.role != at.role;
    });
  }

  std::vector<int>& of(pack::Role role) {
    return role == pack::Role::holder  ? roles_.holders
           : role == pack::Role::bound ? roles_.bounds
                                       : roles_.parties;
  }

  void fill(const pack::RoleAt& at) {
    std::vector<int>& role = of(at.role);
    if (at.role != pack::Role::party && !role.empty()) return;
    std::vector<int> found = places_.parties_at(at.position);
    if (found.empty() && at.position == "subject") note_outsiders(at.role);
    if (found.empty()) {
      if (const Clause* in = clause())
        note_outsider(places_.behind(at.position, in->complements), at.role);
      if (const Clause* ruled = places_.ruled(); ruled != nullptr && !mention_.frame->verbs.empty())
        note_outsider(places_.behind(at.position, ruled->complements), at.role);
      note_outsider(places_.behind(at.position, places_.own()), at.role);
    }
    // "The maker remains our supplier": not we ourselves.
    if (at.position == "predicate" && found.size() == 1 && found[0] == speaker()) {
      found = {sides_.other(found[0])};
      if (found[0] < 0) found.clear();
    }
    if (at.role != pack::Role::party) leave_out_other_side(at.role, found);
    add(role, found);
  }

  // One party cannot owe itself.
  void leave_out_other_side(pack::Role role, std::vector<int>& found) {
    const std::vector<int>& other =
        of(role == pack::Role::holder ? pack::Role::bound : pack::Role::holder);
    const auto is_other = [&](int party) {
      return std::find(other.begin(), other.end(), party) != other.end();
    };
    found.erase(std::remove_if(found.begin(), found.end(), is_other), found.end());
  }

  // Whom "our" before the mention means; -1: it stands nowhere there.
  int speaker() const {
    if (mention_.chunk < 0) return -1;
    return speaker_at(reading_, mention_.sentence, chunk(mention_.chunk).begin);
  }

  // "the royalty that Acme pays Beta": the relative's verb says who is who.
  void fill_from_relatives() {
    if (mention_.chunk < 0) return;
    for (const Clause& in : grammar_.clauses) {
      if (!places_.is_about_it(in)) continue;
      const auto action = reading_.pack.actions.find(in.verb);
      if (action == reading_.pack.actions.end()) continue;
      for (const pack::RoleAt& at : action->second.roles) fill_action(in, at);
    }
  }

  // "The share of sales paid by Acme to Beta": as surely as a verb.
  void fill_from_participle() {
    for (const Clause& in : grammar_.clauses) {
      if (in.finite || !in.passive || mention_.chunk < 0 ||
          std::count(in.subjects.begin(), in.subjects.end(), mention_.chunk) == 0) {
        continue;
      }
      const auto action = reading_.pack.actions.find(in.verb);
      if (action == reading_.pack.actions.end()) continue;
      // But in "the share of the tickets sold by Acme" the share is not what was sold.
      const bool is_near = in.verb_chunk == mention_.chunk + 1;
      if (!is_near && action->second.object != pack::Effect::holds) continue;
      for (const pack::RoleAt& at : action->second.roles) fill_action(in, at);
    }
  }

  // "Acme pays Beta $4 million under [the licence]": what it has for the money.
  bool is_paid_for() const {
    const Clause* in = clause();
    const auto& attributes = reading_.kind_of(mention_).attributes;
    const bool is_payment =
        std::any_of(attributes.begin(), attributes.end(), [](const pack::AttributeRule& rule) {
          return rule.value == "<money>" || rule.value == "<percent>";
        });
    if (in == nullptr || in->objects.empty() || is_payment ||
        !is_cue(reading_.pack, "pays", in->verb))
      return false;
    return std::any_of(in->complements.begin(), in->complements.end(), [&](const auto& at) {
      return at.noun == mention_.chunk &&
             is_cue(reading_.pack, "paid_for", sentence_.tokens[at.preposition].word);
    });
  }
  // "gave Acme the exclusive right in exchange for [5% of its sales]": the other way round.
  bool stands_in_return() const {
    if (mention_.chunk < 0) return false;
    if (is_paid_for()) return true;
    const std::size_t at = chunk(mention_.chunk).begin;
    const auto cue = find_cue(reading_.pack, "in_return", sentence_.tokens,
                              at - std::min<std::size_t>(at, 2), at);
    return cue && cue->end == at;
  }

  // "Acme pays Beta [a royalty]": the verb says who is who.
  void fill_from_action() {
    const Clause* in = clause();
    for (int steps = 0; in != nullptr && steps < 3; ++steps) {
      const auto action = reading_.pack.actions.find(in->verb);
      if (action != reading_.pack.actions.end() && !action->second.roles.empty()) {
        const bool untold = roles_.holders.empty() && roles_.bounds.empty();
        for (const pack::RoleAt& at : action->second.roles) fill_action(*in, at);
        if (untold && stands_in_return()) std::swap(roles_.holders, roles_.bounds);
        return;
      }
      in = in->controller >= 0 ? &grammar_.clauses[static_cast<std::size_t>(in->controller)]
                               : nullptr;
    }
  }

  void fill_action(const Clause& in, const pack::RoleAt& at) {
    std::vector<int>& role = of(at.role);
    if (!role.empty()) return;
    std::vector<int> found;
    const auto take = [&](const std::vector<int>& nouns) {
      for (const int c : nouns)
        if (c != mention_.chunk) add(found, parties_of(reading_, mention_.sentence, c));
    };
    if (at.position == "subject") take(in.passive ? places_.agents(in) : in.subjects);
    if (found.empty() && at.position == "subject" && !in.passive) note_outsiders(at.role);
    if (at.position == "object") {
      take(in.passive ? in.subjects : in.objects);
      if (!in.passive && in.indirect >= 0) take({in.indirect});
    }
    if (at.position == "indirect") {
      if (in.indirect >= 0) take({in.indirect});
      if (const int party = places_.given_to(); party >= 0) add(found, {party});
      if (in.passive && !in.objects.empty()) take(in.subjects);
    }
    const std::vector<int> behind = places_.behind(at.position, in.complements);
    take(behind);
    if (found.empty()) note_outsider(behind, at.role);
    leave_out_other_side(at.role, found);
    add(role, found);
  }

  // "Other firms pay Acme": a side that is neither of the two.
  void note_outsiders(pack::Role role) {
    const Clause* in = clause();
    if (in == nullptr) return;
    for (const int c : in->subjects) {
      for (std::size_t i = chunk(c).begin; i < chunk(c).head; ++i) {
        if (is_cue(reading_.pack, "not_same", sentence_.tokens[i].word)) outside_ = role;
      }
    }
  }

  // "Brands licensed from third parties", "pays royalties to others".
  void note_outsider(const std::vector<int>& nouns, pack::Role role) {
    if (!of(role).empty()) return;
    for (const int c : nouns) {
      // "Has committed to buy $10 billion of computing from Oracle": not from the partner.
      const Token& head = sentence_.tokens[chunk(c).head];
      const bool is_named = head.tag == Tag::name && head.capital && head.party < 0 &&
                            head.timex < 0 && !is_cue(reading_.pack, "place", head.word);
      const bool is_dealt_with =
          chunk(c).begin > 0 &&
          is_cue(reading_.pack, "dealt_with", sentence_.tokens[chunk(c).begin - 1].word);
      const bool is_body = reading_.kind_of(mention_).outlasts &&  // "60% of the venture"
                           is_cue(reading_.pack, "own_body", head.lemma);
      if ((is_named && is_dealt_with) || is_body) outside_ = role;
      if (!find_cue(reading_.pack, "outsiders", sentence_.tokens, chunk(c).begin, chunk(c).end))
        continue;
      outside_ = role;
      roles_.with_outsider = true;
    }
  }

  // An agreement between two: who is named on one side leaves the other one for the other side.
  void fill_other() {
    std::vector<int>&holders = roles_.holders, &bounds = roles_.bounds;
    if (handover_of(reading_, mention_)) return;  // "bought Beta's stake": in whom is not told
    if (outside_ == (holders.empty() ? pack::Role::holder : pack::Role::bound)) return;
    if (holders.size() == 1 && bounds.empty() && sides_.other(holders[0]) >= 0) {
      bounds = {sides_.other(holders[0])};
    } else if (bounds.size() == 1 && holders.empty() && sides_.other(bounds[0]) >= 0) {
      holders = {sides_.other(bounds[0])};
    }
  }

  const Reading& reading_;
  const Mention& mention_;
  const Sentence& sentence_;
  const Grammar& grammar_;
  Roles roles_;
  Sides sides_;
  Places places_;
  std::optional<pack::Role> outside_;  // played by somebody who is no party
};

}  // namespace

Roles find_roles(const Reading& reading, const Mention& mention) {
  return Finder(reading, mention).run();
}

}  // namespace inforce::claims
