// SPDX-License-Identifier: MIT
#pragma once
// ledger/columns.h - term versions as they come in: one entry a version in every column.
//
//   {"id":7,"agreement":"A1","kind":"lease","holder":"P1","counterparty":"P2",
//    "from":"2015-03-03","to":"2016-07-01","known_from":"2015-01-05","known_to":null}
//
//   id 7   agreement 0   kind 0   holder 0   counterparty 1   from 16497   until 16983   ...
//
// Two axes of time, each a half-open range of days: valid [from, until) and known [known_from,
// known_to). Where an end is not known to the day, `from` and `until` are its outermost readings
// and a Doubt holds the innermost.
#include <date/date.h>

#include <cstdint>
#include <limits>
#include <vector>

#include "ledger/names.h"
#include "model/model.h"

namespace inforce::ledger {

using Day = std::int32_t;  // days since 1970-01-01

inline constexpr Day kNoStart = std::numeric_limits<Day>::min();  // holds since nobody knows when
inline constexpr Day kOpen = std::numeric_limits<Day>::max();     // no end is known
inline constexpr Day kSomeDay = kOpen - 1;  // of known_to: replaced, and nobody knows when

// How a model says that a version holds since ever: it started by then, and no one asks when.
inline constexpr date::sys_days kSinceEver = date::year{0} / date::January / date::day{1};

// Surely in force on [from_latest, until_earliest), which may be empty.
struct Doubt {
  std::uint32_t version = 0;  // index into the columns
  Day from_latest = 0, until_earliest = 0;
};

struct Columns {
  Names agreements, kinds, parties;  // "" is the name of what is not said
  std::vector<std::int32_t> id;      // unique, not negative
  std::vector<std::uint32_t> agreement, kind, holder, counterparty;
  std::vector<Day> from, until, known_from, known_to;  // known_from kOpen: since an unknown day
  std::vector<Doubt> doubts;                           // by version

  // Of a model only: the term of each version by name, and the version's own name at its id.
  // Without them a term is what one agreement gives one holder against one counterparty of one
  // kind.
  Names terms, versions;
  std::vector<std::uint32_t> term;
  std::vector<model::Confidence> confidence;  // of a model only: else all are confirmed

  [[nodiscard]] std::size_t size() const { return id.size(); }
};

}  // namespace inforce::ledger
