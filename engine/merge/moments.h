// SPDX-License-Identifier: MIT
#pragma once
// merge/moments.h - of which days a claim speaks, and where one value follows another.
//
//   "pays 20%"                        2020-01-10: 20% at 2020-01-10
//   "has paid 12% since May 2020"     2021-12-01: 12% over 2020-05-01..2021-12-01
//   "15% from 1 July 2021"            2021-06-01: 15% at 2021-07-01
//
// (each with the day it was written): the 15% follow the 20%, and disagree with the 12%.
#include <optional>
#include <string>
#include <vector>

#include "merge/regimes.h"

namespace inforce::merge {

// Statements without a day that were published no further apart speak of one moment.
inline constexpr int kOneMoment = 92;

// What one claim says of one field of a term.
struct Told {
  Index said = kNone, doc = kNone, source = kNone;  // the source: the file of the document
  const Indices* held_in = nullptr;                 // other files that have its words in them
  std::string value;
  edtf::Bounds end;            // of the field that is the term's last day; open for a length
  bool adds = false;           // a length by which it is extended
  edtf::Bounds begin;          // from which day it says so; open: it gives none
  date::sys_days first, last;  // it speaks of these days and those between
  bool by_then = false;        // and nobody says on which, or before
  bool changes = false;        // it tells that this is new
  bool starts = false;         // it tells how the term began
  std::optional<date::sys_days> written;  // the day by which it was published
  [[nodiscard]] bool is_dated() const { return !is_open(begin); }
};

// The days of a claim in a regime of the snapshot, without a value; nothing where nobody knows
// them.
[[nodiscard]] std::optional<Told> moment_of(const Work& work, Index said, std::size_t regime,
                                            const Snapshot& snapshot, const edtf::Bounds& start);

// A stretch in which a field has one value, or several that disagree.
struct Stage {
  edtf::Bounds begin;      // open: from the start of the regime
  std::vector<Told> told;  // those who speak of it
  Indices brought;         // those who say that it begins; sorted
  date::sys_days last;     // the last day that is spoken of
  bool is_mixed = false;   // several values are told
  [[nodiscard]] bool says(const Told& other) const;
};

// In the order of their days.
[[nodiscard]] std::vector<Stage> find_stages(std::vector<Told> told);

}  // namespace inforce::merge
