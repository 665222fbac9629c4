// SPDX-License-Identifier: MIT
// Who benefits, who owes, who takes part: read from where names stand around a mention.
#include <algorithm>
#include <optional>

#include "claims/cues.h"
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
        sides_(reading, mention) {}

  Roles run() {
    const pack::Kind& kind = reading_.kind_of(mention_);
    if (const auto handover = handover_of(reading_, mention_)) {
      roles_.holders = {handover->from};
      if (clause() != nullptr && is_cue(reading_.pack, "buys_back", clause()->verb))
        roles_.bounds = {handover->to};  // a stake in itself
    }
    if (kind.is_term && mention_.frame->verbs.empty()) fill_from_participle();
    // The frame's own places first, then the kind's, then those of the verb that governs it.
    for (const pack::RoleAt& at : mention_.frame->roles) fill(at);
    // "keeps Acme patent rights": a name inside the group owns less than "keeps" tells.
    const bool verb_first = kind.is_term && mention_.frame->verbs.empty() && !has_possessive();
    if (kind.is_term && mention_.frame->verbs.empty()) fill_from_relatives();
    if (verb_first) fill_from_action();
    for (const pack::RoleAt& at : kind.roles) {
      if (!given(at.position) && !is_other_by_verb(at)) fill(at);
    }
    if (kind.is_term && mention_.frame->verbs.empty()) fill_from_action();
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
    std::vector<int> found = parties_at(at.position);
    if (found.empty() && at.position == "subject") note_outsiders(at.role);
    if (found.empty()) {
      const auto note = [&](int c) { note_outsider(c, at.role); };
      if (const Clause* in = clause()) take_complements(*in, at.position, note);
      for (const auto& complement : own_complements()) {
        if (preposition(complement) == at.position) note(complement.noun);
      }
    }
    // "The maker remains our supplier": not we ourselves.
    if (at.position == "predicate" && found.size() == 1 && found[0] == speaker()) {
      found = {sides_.other(found[0])};
      if (found[0] < 0) found.clear();
    }
    if (at.role != pack::Role::party) {
      // One party cannot owe itself.
      const std::vector<int>& other =
          of(at.role == pack::Role::holder ? pack::Role::bound : pack::Role::holder);
      found.erase(std::remove_if(found.begin(), found.end(),
                                 [&](int party) {
                                   return std::find(other.begin(), other.end(), party) !=
                                          other.end();
                                 }),
                  found.end());
    }
    add(role, found);
  }

  std::vector<int> parties_at(const std::string& position) const {
    const bool owner_wanted = position.size() > 2 && position.substr(position.size() - 2) == "'s";
    const std::string place = owner_wanted ? position.substr(0, position.size() - 2) : position;
    if (place == "owner" || place == "owner-else") return owners();  // "Acme's licence to Beta"
    if (place == "predicate") return predicated();
    if (place == "relative") return named_by_relative();
    if (place == "relative-to") return given_by_relative();
    if (const int side = sides_.called(place); side >= 0) return {side};
    std::vector<int> found;
    if (sentence_.cell > 0 && !owner_wanted) {
      if (const int party = at_arrow(place); party >= 0) return {party};
    }
    const auto take = [&](int c) {
      if (owner_wanted) {
        const bool named = sentence_.tokens[chunk(c).head].party >= 0;  // "to Acme": no owner
        const std::size_t before = named ? chunk(c).begin : chunk(c).end;
        add(found, owners_of(reading_, mention_.sentence, c, before));
        return;
      }
      if (has_owner_place(place) && is_thing_of_party(c))
        return;  // "a licence to the Acme archive"
      std::vector<int> named = parties_of(reading_, mention_.sentence, c);
      if (named.empty()) named = apposed(c);
      // "Acme's plant", but not "Acme's parent".
      const bool other = is_cue(reading_.pack, "kin", sentence_.tokens[chunk(c).head].lemma);
      if (named.empty() && !other && !has_owner_place(place)) {
        named = owners_of(reading_, mention_.sentence, c, chunk(c).end);
      }
      add(found, named);
    };
    if (const Clause* in = mention_.frame->verbs.empty() ? nullptr : clause()) {
      if (place == "subject" && !in->passive)
        for (const int c : in->subjects) take(c);
      if (place == "object") {
        for (const int c : in->passive ? in->subjects : in->objects) take(c);
      }
      if (place == "indirect" && in->indirect >= 0) take(in->indirect);
      if (place == "agent" || (place == "subject" && in->passive)) take_agent(*in, take);
      take_complements(*in, place, take);
    }
    // "Acme threatened arbitration": who does what a noun names.
    const pack::Kind& kind = reading_.kind_of(mention_);
    if (const Clause* in = clause(); in != nullptr && place == "subject" && !kind.is_term &&
                                     !kind.is_agreement && mention_.frame->verbs.empty() &&
                                     !in->passive) {
      if (std::count(in->objects.begin(), in->objects.end(), mention_.chunk) > 0)
        for (const int c : in->subjects) take(c);
    }
    if (mention_.frame->verbs.empty() || mention_.chunk >= 0) {
      for (const auto& complement : own_complements()) {
        if (preposition(complement) == place) take(complement.noun);
      }
    }
    return found;
  }

  // "two rivals, Acme and Beta": the names behind the comma.
  std::vector<int> apposed(int c) const {
    std::vector<int> found;
    const int last = static_cast<int>(grammar_.chunks.size()) - 1;
    if (c + 2 > last || chunk(c + 1).kind != Chunk::Kind::comma) return found;
    for (int n = c + 2; n <= last && chunk(n).kind == Chunk::Kind::noun; n += 2) {
      if (sentence_.tokens[chunk(n).head].party < 0) break;
      add(found, parties_of(reading_, mention_.sentence, n));
      if (n + 1 > last || (chunk(n + 1).kind != Chunk::Kind::comma &&
                           chunk(n + 1).kind != Chunk::Kind::conjunction)) {
        break;
      }
    }
    return found;
  }

  // In a table, "Acme → Beta" in a row's label says from whom to whom; -1: no arrow stands there.
  int at_arrow(const std::string& place) const {
    const auto& tokens = sentence_.tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (tokens[i].party < 0 || tokens[i + 1].party == tokens[i].party) continue;
      const auto arrow =
          find_cue(reading_.pack, "arrow", tokens, i + 1, std::min(i + 4, tokens.size()));
      if (!arrow || arrow->begin != i + 1 || arrow->end >= tokens.size()) continue;
      if (tokens[arrow->end].party < 0) continue;
      if (is_cue(reading_.pack, "arrow_from", reading_.pack.vocabulary.find(place)))
        return tokens[i].party;
      if (is_cue(reading_.pack, "arrow_to", reading_.pack.vocabulary.find(place)))
        return tokens[arrow->end].party;
    }
    return -1;
  }

  // "the Acme archive", but not "the Acme group".
  bool is_thing_of_party(int c) const {
    const auto& tokens = sentence_.tokens;
    const Chunk& group = chunk(c);
    const auto& names = reading_.pack.single_references;
    if (tokens[group.head].party >= 0 ||
        std::find(names.begin(), names.end(), tokens[group.head].word) != names.end()) {
      return false;
    }
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(group.begin),
                       tokens.begin() + static_cast<std::ptrdiff_t>(group.head),
                       [](const Token& token) { return token.party >= 0; });
  }
  bool has_owner_place(const std::string& place) const {
    const auto is = [&](const pack::RoleAt& at) { return at.position == place + "'s"; };
    const pack::Kind& kind = reading_.kind_of(mention_);
    return std::any_of(mention_.frame->roles.begin(), mention_.frame->roles.end(), is) ||
           std::any_of(kind.roles.begin(), kind.roles.end(), is);
  }

  template <typename Take>
  void take_complements(const Clause& in, const std::string& place, const Take& take) const {
    for (const auto& complement : in.complements) {
      if (preposition(complement) == place) take(complement.noun);
    }
  }
  // "was granted by Acme": who does what is done in a passive.
  template <typename Take>
  void take_agent(const Clause& in, const Take& take) const {
    for (const auto& complement : in.complements) {
      if (is_cue(reading_.pack, "agent", sentence_.tokens[complement.preposition].word)) {
        take(complement.noun);
      }
    }
  }
  std::string preposition(const Clause::Complement& complement) const {
    return reading_.pack.vocabulary.text(sentence_.tokens[complement.preposition].word);
  }

  // Prepositional phrases of the mention itself: "the licence to X", and those inside its own
  // words.
  std::vector<Clause::Complement> own_complements() const {
    if (mention_.chunk < 0) return {};
    return complements_of(grammar_, sentence_, mention_.chunk);
  }

  bool has_possessive() const {
    if (mention_.chunk < 0) return false;
    const Chunk& group = chunk(mention_.chunk);
    return group.owner >= 0 || sentence_.tokens[group.begin].tag == Tag::determiner;
  }

  // Whom "our" before the mention means; -1: it stands nowhere there.
  int speaker() const {
    if (mention_.chunk < 0) return -1;
    return speaker_at(reading_, mention_.sentence, chunk(mention_.chunk).begin);
  }

  // "pays Acme royalties": the name that stands in the group is whom the verb gives to; -1: none.
  int given_to() const {
    const Clause* in = clause();
    if (in == nullptr || mention_.chunk < 0 || in->indirect >= 0) return -1;
    const Chunk& group = chunk(mention_.chunk);
    std::size_t first = group.begin;  // "the Company royalties"
    if (sentence_.tokens[first].tag == Tag::determiner && first + 1 < group.end) ++first;
    const int party = sentence_.tokens[first].party;
    const bool object =
        std::find(in->objects.begin(), in->objects.end(), mention_.chunk) != in->objects.end();
    if (party < 0 || !object || group.owner >= 0) return -1;
    const auto action = reading_.pack.actions.find(in->verb);
    if (action == reading_.pack.actions.end()) return -1;
    const std::vector<pack::RoleAt>& roles = action->second.roles;
    const bool gives = std::any_of(roles.begin(), roles.end(), [](const pack::RoleAt& at) {
      return at.position == "indirect";
    });
    return gives ? party : -1;
  }

  // "Non-compete | Acme, for two years": a cell that names a party says whose the label's term is.
  std::vector<int> named_by_cell() const {
    const std::size_t first = sentence_.label;
    if (first == 0 || mention_.begin >= first || first >= sentence_.tokens.size()) return {};
    const int c = grammar_.chunk_of[first];
    if (c < 0 || sentence_.tokens[chunk(c).head].party < 0) return {};
    const std::size_t next = chunk(c).end;
    const bool alone = next >= sentence_.tokens.size() ||
                       sentence_.tokens[next].tag == Tag::comma ||
                       sentence_.tokens[next].tag == Tag::stop;
    return alone ? parties_of(reading_, mention_.sentence, c) : std::vector<int>{};
  }

  std::vector<int> owners() const {
    if (mention_.chunk < 0 || given_to() >= 0) return {};
    if (std::vector<int> named = named_by_cell(); !named.empty() && !mention_.frame->relation) {
      return named;
    }
    return owners_of(reading_, mention_.sentence, mention_.chunk, mention_.end);
  }

  // Of whom a noun such as "sponsor" is said.
  std::vector<int> predicated() const {
    if (mention_.chunk < 0) return {};
    if (std::vector<int> named = named_by_cell(); !named.empty()) return named;
    int c = mention_.chunk;
    while (chunk(c).owner >= 0) c = chunk(c).owner;
    const int before = c - 1;
    if (before < 0) return {};
    if (chunk(before).kind == Chunk::Kind::comma && before > 0 &&
        chunk(before - 1).kind == Chunk::Kind::noun) {  // "Acme, Beta's sole supplier,"
      return parties_of(reading_, mention_.sentence, before - 1);
    }
    const bool as = chunk(before).kind == Chunk::Kind::preposition;
    if (as && before > 0 && chunk(before - 1).kind == Chunk::Kind::noun) {
      // "Acme's status as the sole supplier", "named Acme as its sole supplier"
      std::vector<int> found =
          owners_of(reading_, mention_.sentence, before - 1, chunk(before - 1).end);
      if (found.empty()) found = parties_of(reading_, mention_.sentence, before - 1);
      const Clause* in = clause();
      const bool is_object =
          in != nullptr && std::count(in->objects.begin(), in->objects.end(), before - 1) > 0;
      if (!found.empty() || is_object) return found;  // "uses them as its sole supplier"
    }
    const Clause* in = clause();
    if (in == nullptr) return {};
    std::vector<int> found;
    const auto action = reading_.pack.actions.find(in->verb);
    const bool copula = action != reading_.pack.actions.end() && action->second.copula;
    if (!copula && !in->passive) {
      for (const int object : in->objects) {  // "named Acme its sole supplier"
        if (object != mention_.chunk) add(found, parties_of(reading_, mention_.sentence, object));
      }
      if (in->indirect >= 0) add(found, parties_of(reading_, mention_.sentence, in->indirect));
      if (!found.empty()) return found;
    }
    for (const int subject : in->subjects)
      add(found, parties_of(reading_, mention_.sentence, subject));
    return found;
  }

  // "The royalty that Acme pays", "the share of the sales that Acme pays"; but what Acme earns in
  // "the share of the sales that Acme earns" are the sales.
  bool is_about_it(const Clause& in) const {
    if (in.antecedent < 0 || in.antecedent == mention_.chunk) return in.antecedent >= 0;
    const auto action = reading_.pack.actions.find(in.verb);
    const auto owes = [](const pack::RoleAt& at) {
      return at.position == "subject" && at.role == pack::Role::bound;
    };
    if (action == reading_.pack.actions.end() ||
        std::none_of(action->second.roles.begin(), action->second.roles.end(), owes)) {
      return false;
    }
    const auto own = own_complements();
    return std::any_of(own.begin(), own.end(), [&](const Clause::Complement& complement) {
      return complement.noun == in.antecedent &&
             is_cue(reading_.pack, "of", sentence_.tokens[complement.preposition].word);
    });
  }
  // "The amount that Acme must buy": who does what a relative clause tells.
  std::vector<int> named_by_relative() const {
    std::vector<int> found;
    for (const Clause& in : grammar_.clauses) {
      if (!is_about_it(in) || in.passive) continue;
      for (const int c : in.subjects) add(found, parties_of(reading_, mention_.sentence, c));
    }
    return found;
  }

  // "The sum that Acme guarantees (to) Beta".
  std::vector<int> given_by_relative() const {
    std::vector<int> found;
    for (const Clause& in : grammar_.clauses) {
      if (!is_about_it(in) || in.passive) continue;
      if (in.indirect >= 0) add(found, parties_of(reading_, mention_.sentence, in.indirect));
      for (const auto& complement : in.complements) {
        if (preposition(complement) == "to")
          add(found, parties_of(reading_, mention_.sentence, complement.noun));
      }
    }
    return found;
  }

  // "the royalty that Acme pays Beta": the relative's verb says who is who.
  void fill_from_relatives() {
    if (mention_.chunk < 0) return;
    for (const Clause& in : grammar_.clauses) {
      if (!is_about_it(in)) continue;
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
    const auto take = [&](int c) {
      if (c == mention_.chunk) return;
      add(found, parties_of(reading_, mention_.sentence, c));
    };
    if (at.position == "subject" && !in.passive) {
      for (const int c : in.subjects) take(c);
      if (found.empty()) note_outsiders(at.role);
    }
    if (at.position == "subject" && in.passive) take_agent(in, take);
    if (at.position == "object") {
      for (const int c : in.passive ? in.subjects : in.objects) take(c);
      if (!in.passive && in.indirect >= 0) take(in.indirect);
    }
    if (at.position == "indirect") {
      if (in.indirect >= 0) take(in.indirect);
      if (const int party = given_to(); party >= 0) add(found, {party});
      if (in.passive && !in.objects.empty())
        for (const int c : in.subjects) take(c);
    }
    take_complements(in, at.position, take);
    if (found.empty()) take_complements(in, at.position, [&](int c) { note_outsider(c, at.role); });
    const std::vector<int>& other =
        of(at.role == pack::Role::holder ? pack::Role::bound : pack::Role::holder);
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](int party) {
                                 return std::find(other.begin(), other.end(), party) != other.end();
                               }),
                found.end());
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
  void note_outsider(int c, pack::Role role) {
    if (!of(role).empty()) return;
    if (!find_cue(reading_.pack, "outsiders", sentence_.tokens, chunk(c).begin, chunk(c).end))
      return;
    outside_ = role;
    roles_.with_outsider = true;
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
  std::optional<pack::Role> outside_;  // played by somebody who is no party
};

}  // namespace

Roles find_roles(const Reading& reading, const Mention& mention) {
  return Finder(reading, mention).run();
}

}  // namespace inforce::claims
