// SPDX-License-Identifier: MIT
#pragma once
// merge/own_changes.h - the days on which a term changes by what is said of itself, without an act.
//
//   2020  "pays 20%"                     regime 0   rate=20%
//   2021  "falls to 15% on 1 July 2021"  regime 1   rate=15%   from 2021-07-01
//   2023  "pays 12%"                     regime 2   rate=12%   from a day between 2021 and 2023
#include <optional>

#include "merge/regimes.h"

namespace inforce::merge {

// The snapshot with these days in its chain, and the claims that speak of each stretch; nothing
// where the term has no changes of its own.
[[nodiscard]] std::optional<Snapshot> part_by_own_changes(const Work& work, const Term& term,
                                                          const Snapshot& snapshot);

}  // namespace inforce::merge
