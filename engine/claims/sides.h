// SPDX-License-Identifier: MIT
#pragma once
// claims/sides.h - inside find_roles(): the two whose agreement a mention is of, so that who is
// named on one side leaves the other one for the other side.
//
//   the main parties of the document, or those of its table, or of the paper that it names:
//   "Under its contract with Gamma, Acme pays a fee"   Acme, Gamma
#include <string>
#include <vector>

#include "claims/reading.h"

namespace inforce::claims {

// Those of `from` that `to` does not have.
void add(std::vector<int>& to, const std::vector<int>& from);

class Sides {
 public:
  Sides(const Reading& reading, const Mention& mention)
      : reading_(reading),
        mention_(mention),
        sentence_(reading.sentences[mention.sentence]),
        grammar_(reading.grammars[mention.sentence]) {}

  // Until then they are the main ones.
  void find();
  // Of the two; of three or more that the document is about, the only other one here; -1: none.
  [[nodiscard]] int other(int party) const;
  // Whom the row for a side names in the table or list of facts: "Licensee: Acme"; -1: none.
  [[nodiscard]] int called(const std::string& noun) const;
  [[nodiscard]] bool are_known() const;  // and not only the main ones
  [[nodiscard]] const std::vector<int>& pair() const { return pair_; }

 private:
  [[nodiscard]] const Chunk& chunk(int c) const {
    return grammar_.chunks[static_cast<std::size_t>(c)];
  }
  [[nodiscard]] const Clause* clause() const;
  [[nodiscard]] std::vector<int> pair_with_other();
  [[nodiscard]] int named_paper() const;
  [[nodiscard]] std::vector<int> parties_to(int paper) const;
  [[nodiscard]] int in_title() const;
  [[nodiscard]] int only_other_here(int party) const;

  const Reading& reading_;
  const Mention& mention_;
  const Sentence& sentence_;
  const Grammar& grammar_;
  std::vector<int> pair_;   // of the table, list or paper
  bool of_others_ = false;  // the mention names a side that is none of the main ones
};

}  // namespace inforce::claims
