// SPDX-License-Identifier: MIT
#pragma once
// claims/whose_time.h - of several things in a sentence, whose is a time that stands there?
//
//   "Their pact of 3 May 2012, signed in Oslo and due to run out in 2024, was renewed in June."
//   the renewal   June only
#include "claims/reading.h"

namespace inforce::claims {

class WhoseTime {
 public:
  WhoseTime(const Reading& reading, const Mention& mention);

  // Is the time that begins at this token the mention's?
  [[nodiscard]] bool is_mentions(std::size_t at) const;
  // Does it stand in the mention's own noun group: "a five-year licence"?
  [[nodiscard]] bool is_inside(std::size_t at) const;
  // Is it told by what happened: "in 2017, when Acme took a stake", "ended when Gamma left in
  // 2017"?
  [[nodiscard]] bool is_when(std::size_t at) const;
  // ... or from when on: "has held since the plant opened in May", "will hold when it opens"?
  [[nodiscard]] bool is_since(std::size_t at) const;
  // Is it of the clause that tells what is done under the mention's paper: "under an amendment the
  // right ends on 3 May"?
  [[nodiscard]] bool is_under(std::size_t at) const;
  // Does it date another paper: "an amendment to the agreement dated as of 3 May"?
  [[nodiscard]] bool dates_other(std::size_t at) const;
  [[nodiscard]] bool is_told_behind(std::size_t at) const;
  [[nodiscard]] bool is_possessive(std::size_t at) const;  // "Monday's"

 private:
  [[nodiscard]] bool counts_from_mention(const timex::Timex& when) const;

  const Reading& reading_;
  const Mention& mention_;
  const std::vector<Token>& tokens_;
  const Grammar& grammar_;
  const Reach reach_;
  bool is_act_ = false;                 // an event, not a term
  bool group_only_ = false;             // its clause tells of something else
  bool clause_has_one_ = false;         // its clause has a time for it
  const Clause* day_clause_ = nullptr;  // the clause behind that tells its day, if one does
};

}  // namespace inforce::claims
