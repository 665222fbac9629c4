// SPDX-License-Identifier: MIT
#pragma once
// ledger/relate.h - how versions stand to each other in valid time.
//
//   [2015-01-01, 2016-01-01) to [2016-01-01, 2017-01-01)   meets
//   [2015, 2016) whose end is some day of 2016              meets, overlaps, ... all that may be so
#include <cstddef>
#include <string_view>
#include <vector>

#include "ledger/ask.h"

namespace inforce::ledger {

// Allen's thirteen relations of the first interval to the second.
enum class Relation {
  before,
  meets,
  overlaps,
  starts,
  during,
  finishes,
  equals,
  finished_by,
  contains,
  started_by,
  overlapped_by,
  met_by,
  after,
};
[[nodiscard]] std::string_view to_string(Relation relation);  // "met-by"

// Every relation that some reading of the four ends gives: one where all are known to the day, none
// where a version holds for no day.
[[nodiscard]] std::vector<Relation> relations(const Version& a, const Version& b);

// A stretch of days between the first start and the last end of some versions that none of them
// covers, or that several do. Not `sure`: so on some readings of their ends only.
struct Stretch {
  enum class Kind { gap, overlap } kind = Kind::gap;
  bool sure = true;
  Day from = 0, until = 0;  // [from, until)
  bool operator==(const Stretch&) const = default;
};
[[nodiscard]] std::vector<Stretch> gaps_and_overlaps(const std::vector<Version>& versions);

}  // namespace inforce::ledger
