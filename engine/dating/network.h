// SPDX-License-Identifier: MIT
#pragma once
// dating/network.h - days that are known only by what bounds them, and by how far apart they are.
//
//   points       signing, closing                       (numbers; the room knows no meaning)
//   constraints  0  signing in [2015-03-03, 2015-03-05]  from the epoch
//                1  closing 30 days after signing, or fewer
//                2  closing not before 2015-03-31
//   solution     signing [2015-03-03, 2015-03-05]  closing [2015-03-31, 2015-04-04]
//                closing's latest day rests on 0, then 1
//
// A simple temporal network: the tightest bounds are shortest paths, a contradiction is a negative
// cycle. Constraints are given strongest first, and one is kept exactly when it agrees with all the
// stronger ones that were kept; so the kept set is as large as the order of strength allows.
#include <cstdint>
#include <optional>
#include <vector>

#include "edtf/when.h"

namespace inforce::dating {

using Point = std::uint32_t;
inline constexpr Point kEpoch = UINT32_MAX;  // 1970-01-01; a constraint from here bounds a day

// What YYYY-MM-DD can say; a bound beyond is open.
inline constexpr date::sys_days kFirstDay{date::year{0} / 1 / 1};
inline constexpr date::sys_days kLastDay{date::year{9999} / 12 / 31};

// least <= to - from <= most, in days; nothing = open.
struct Constraint {
  Point from = kEpoch, to = kEpoch;
  std::optional<std::int32_t> least, most;
};

[[nodiscard]] Constraint bounded(Point point, edtf::Bounds bounds);

struct Contradiction {
  std::size_t dropped;             // index of the constraint that was left out
  std::vector<std::size_t> cycle;  // the kept ones it contradicts, in the order of the cycle
};

// The constraint that gives a bound, and the point it reaches back to.
struct Step {
  std::size_t constraint = SIZE_MAX;  // SIZE_MAX: nothing bounds it
  Point before = kEpoch;
};

struct Solution {
  std::vector<edtf::Bounds> bounds;           // of each point
  std::vector<Contradiction> contradictions;  // by `dropped`
  std::vector<Step> earliest, latest;         // of each point: the last step of the chain

  // The constraints that give a point's bound, from the one that names a day to the point's own.
  [[nodiscard]] std::vector<std::size_t> why_earliest(Point point) const;
  [[nodiscard]] std::vector<std::size_t> why_latest(Point point) const;
};

// Constraints are strongest first. Points and constraints fall into components that do not touch;
// the cost is near linear in their number, whatever the size of the largest
// (tests/bench/dating).
[[nodiscard]] Solution solve(std::size_t points, const std::vector<Constraint>& constraints);

}  // namespace inforce::dating
