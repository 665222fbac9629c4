// SPDX-License-Identifier: MIT
#pragma once
// claims/places.h - inside find_roles(): whom a place around a mention names. Packs name the
// places.
//
//   "Acme granted Beta [a licence] to its patents"   subject: Acme, indirect: Beta
//   "Acme's [licence] from Beta"                     owner: Acme, from: Beta
//   "Acme, Beta's [sole supplier]"                   predicate: Acme, owner: Beta
//   "[the amount] that Acme must buy"                relative: Acme
//   "Acme promised that [nobody pays less]"          promiser: Acme
#include <string>
#include <vector>

#include "claims/reading.h"
#include "claims/sides.h"

namespace inforce::claims {

class Places {
 public:
  Places(const Reading& reading, const Mention& mention, const Sides& sides)
      : reading_(reading),
        mention_(mention),
        sentence_(reading.sentences[mention.sentence]),
        grammar_(reading.grammars[mention.sentence]),
        sides_(sides) {}

  // "Has committed [to buy coal from Acme]": what the verb of a term rules; nullptr: nothing.
  [[nodiscard]] const Clause* ruled() const;
  // "Subject", "to", "owner", "to's": whose is what stands behind "to".
  [[nodiscard]] std::vector<int> parties_at(const std::string& position) const;
  // "Acme's licence", "the licence": whose it is may stand in the group itself.
  [[nodiscard]] bool has_possessive() const;
  // "Pays Acme royalties": the name that stands in the group is whom the verb gives to; -1: none.
  [[nodiscard]] int given_to() const;
  // "The royalty that Acme pays", "the share of the sales that Acme pays"; but what Acme earns in
  // "the share of the sales that Acme earns" are the sales.
  [[nodiscard]] bool is_about_it(const Clause& in) const;

  // The nouns behind a preposition, of a clause or of the mention's own words ("the licence to X").
  [[nodiscard]] std::vector<int> behind(const std::string& preposition,
                                        const std::vector<Clause::Complement>& complements) const;
  [[nodiscard]] std::vector<Clause::Complement> own() const;
  // Who does what is done in a passive: "was granted by Acme".
  [[nodiscard]] std::vector<int> agents(const Clause& in) const;

 private:
  [[nodiscard]] const Chunk& chunk(int c) const {
    return grammar_.chunks[static_cast<std::size_t>(c)];
  }
  [[nodiscard]] const Clause* clause() const {
    return mention_.clause < 0 ? nullptr
                               : &grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
  }
  [[nodiscard]] std::vector<int> nouns_at(const std::string& place) const;
  [[nodiscard]] std::vector<int> named_at(int c, const std::string& place) const;
  [[nodiscard]] std::vector<int> owners_at(int c) const;
  [[nodiscard]] std::vector<int> apposed(int c) const;
  [[nodiscard]] int at_arrow(const std::string& place) const;
  [[nodiscard]] bool is_thing_of_party(int c) const;
  [[nodiscard]] bool has_owner_place(const std::string& place) const;
  [[nodiscard]] std::vector<int> named_by_cell() const;
  [[nodiscard]] std::vector<int> owners() const;
  [[nodiscard]] std::vector<int> predicated() const;
  [[nodiscard]] std::vector<int> named_by_relative() const;
  [[nodiscard]] std::vector<int> given_by_relative() const;

  const Reading& reading_;
  const Mention& mention_;
  const Sentence& sentence_;
  const Grammar& grammar_;
  const Sides& sides_;
};

}  // namespace inforce::claims
