// SPDX-License-Identifier: MIT
#pragma once
// claims/claim_parties.h - inside make_claim(): whose a claim is, where its roles do not say all.
//
//   "The contract ended in May"                      the main parties'
//   "Gamma runs Acme's shop under a new contract"    Gamma's and Acme's
//   "The hockey club's lease ran out"                somebody else's
#include <vector>

#include "claims/reading.h"

namespace inforce::claims {

class ClaimParties {
 public:
  ClaimParties(const Reading& reading, const Mention& mention)
      : reading_(reading),
        mention_(mention),
        sentence_(reading.sentences[mention.sentence]),
        grammar_(reading.grammars[mention.sentence]) {}

  // Of an event: those of its roles, and who is on the other side.
  [[nodiscard]] std::vector<int> of_event(const Roles& roles) const;
  // The main ones, unless the only side that is told is none of them.
  [[nodiscard]] std::vector<int> main_with(const Roles& roles) const;
  // "Acme gave notice on 3 May. The contract will end in July": of a text that names one party.
  [[nodiscard]] std::vector<int> of_text() const;
  // Does the sentence name parties, and none of the main ones? But "it ended when Gamma came in".
  [[nodiscard]] bool names_others_only() const;
  // "The hockey club's lease ran out": that of somebody the text has no name for.
  [[nodiscard]] bool is_somebody_elses() const;

 private:
  [[nodiscard]] std::vector<int> of_agreement(std::vector<int> parties) const;
  [[nodiscard]] std::vector<int> with_other_side(int only) const;
  [[nodiscard]] std::vector<int> with_listed(std::vector<int> parties) const;
  [[nodiscard]] std::vector<int> only_named() const;
  [[nodiscard]] int only_other() const;
  [[nodiscard]] bool names(int party) const;
  [[nodiscard]] bool speaks_of_us() const;
  [[nodiscard]] bool is_one_more() const;
  [[nodiscard]] bool is_with_stranger() const;

  const Reading& reading_;
  const Mention& mention_;
  const Sentence& sentence_;
  const Grammar& grammar_;
};

}  // namespace inforce::claims
