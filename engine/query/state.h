// SPDX-License-Identifier: MIT
#pragma once
// query/state.h - whether a version holds on a day, and whether sources agree on that.
//
//   from 2019, until 2026-04-26:    2018-12-31 not in force    2019-06-01 possible
//                                   2020-01-01 in force        2026-04-26 in force
//                                   2026-04-27 not in force
//   ... and a side that ends it on 2026-04-25:                 2026-04-26 disputed
#include <optional>
#include <vector>

#include "query/index.h"
#include "query/query.h"

namespace inforce::query {

// The days of a version as one side of the sources has them.
struct Reading {
  bool exists = true;
  edtf::Bounds from;
  std::optional<edtf::Bounds> until;  // nothing: no end
};

[[nodiscard]] State state_on(Day day, const Reading& reading);

[[nodiscard]] Reading reading_of(const model::Version& version);

// The other readings of a version, each with the conflict that offers it.
struct Other {
  const model::Conflict* conflict = nullptr;
  Reading reading;
};
[[nodiscard]] std::vector<Other> other_readings(const model::Term& term,
                                                const model::Version& version, const Index& index,
                                                std::optional<Day> known);

// The states over `days`, each run as long as it is. `makes` gets the conflicts that matter there.
[[nodiscard]] std::vector<Part> parts_of(const Days& days, const Reading& reading,
                                         const std::vector<Other>& others,
                                         std::vector<const model::Conflict*>* makes = nullptr);

}  // namespace inforce::query
