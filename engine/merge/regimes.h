// SPDX-License-Identifier: MIT
#pragma once
// merge/regimes.h - how a term stood between the changes of its agreement.
//
//   regime 0   made .. first change      stands, exclusive=true    (2 say so)
//   regime 1   first change .. second    stands, exclusive=false   (3 say so, 1 that it ended)
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "merge/dates.h"
#include "merge/ends.h"

namespace inforce::merge {

// A side of a conflict that a person prefers.
struct Preference {
  Index said = kNone;  // any claim of the term
  std::string field, value, because;
};

// An agreement as some documents know it.
struct Snapshot {
  const Days* days = nullptr;
  const Indices* docs = nullptr;  // sorted; only these speak
  std::map<Index, int> told;      // document -> regimes behind the last change it tells of
  Indices made_in;                // documents that tell of the making
  Indices chain;                  // changes in the order of their days; they part the regimes
  std::vector<edtf::Bounds> chain_days, effects;  // beside it; from when each has effect
  std::unordered_map<Index, int> places;          // event -> its place in the chain; -1: made it
  Indices made;                                   // the acts that made it, the earliest first
  edtf::Bounds made_effect;                       // from when the first of them has effect
  std::vector<StatedEnd> runs;  // of each regime: how long the agreement runs; open: not said
  const std::vector<Preference>* preferences = nullptr;
  bool is_current = false;  // all documents speak: what they disagree on is asked

  // Of one term with changes of its own (own_changes.h), which stand in the chain as kNone.
  struct Place {
    int first = 0, last = 0;  // regimes
    bool brings = false;      // the claim tells of the change that the first one begins with
  };
  std::vector<Indices> brought;             // beside the chain: who tells of such a change
  std::unordered_map<Index, Place> spoken;  // claim -> the regimes it speaks of

  // The act a claim stands by: its place in the chain, -1 for the making of the agreement.
  [[nodiscard]] std::optional<int> act_of(const Work& work, Index said) const;
};

[[nodiscard]] Snapshot take_snapshot(const Work& work, const Agreement& agreement, const Days& days,
                                     const Indices& docs);

struct Regime {
  Voices stands, gone;
  // It stood from the very start of the regime: said of the terms as they were agreed.
  bool from_start = false;
  // Everything known of it looks back from the change that ends the regime.
  bool only_looking_back = true;
  std::map<std::string, std::map<std::string, Voices>> attributes;  // name -> value -> who
  std::map<std::string, std::string> inferred;  // "capped": "false", where it is "now capped" after
  Indices untils, froms;                        // claims with times of its end and start
  Indices conditions;                           // claims with a condition
  Indices pauses;                               // claims that suspend it or let it go on
};

// The first day from which a claim says itself that something stands.
[[nodiscard]] std::optional<date::sys_days> first_told(const claims::Claim& claim);
// The last day on which, by a claim's own words, something stands.
[[nodiscard]] std::optional<date::sys_days> over_by(const claims::Claim& claim);
// The day on which, by its own words, a claim has it altered, suspended or resumed.
[[nodiscard]] std::optional<date::sys_days> altered_on(const claims::Claim& claim);

// One for each regime of the snapshot.
[[nodiscard]] std::vector<Regime> find_regimes(const Work& work, const Term& term,
                                               const Snapshot& snapshot);

}  // namespace inforce::merge
