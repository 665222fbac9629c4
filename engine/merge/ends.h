// SPDX-License-Identifier: MIT
#pragma once
// merge/ends.h - the first and last day that claims state for a term.
//
//   "through 2032"                 its last day is the last of 2032   2032-12-31
//   "expires in 2032"              its last day lies in 2032          [2032-01-01, 2032-12-31]
//   together                                                          2032-12-31
//   "for two years from closing"   the day before the second anniversary of closing
#include <string>
#include <vector>

#include "merge/facts.h"
#include "merge/voices.h"

namespace inforce::merge {

// An act may be given effect from a day before it, but not from years before.
inline constexpr int kBackdated = 366;

struct StatedEnd {
  struct Side {
    edtf::Bounds days;
    Indices said;
  };
  edtf::Bounds days;          // all claims that agree, together; open: nothing stated
  bool is_counted = false;    // only by a length from the start
  Indices said;               // the claims that agree
  std::vector<Side> against;  // the claims that do not
  std::string because;
};

[[nodiscard]] StatedEnd stated_start(const Work& work, const Indices& claims, const Days& days,
                                     const edtf::Bounds& made, const std::string& preferred);
// `preferred`: the date a person prefers, as EDTF; `from`: the term's own start, for "for five
// years".
[[nodiscard]] StatedEnd stated_end(const Work& work, const Indices& claims, const Days& days,
                                   const edtf::Bounds& from, const std::string& preferred);

// Stated as fact or by several sources, or only reported.
[[nodiscard]] model::Confidence confidence(const Work& work, const Indices& said);

}  // namespace inforce::merge
