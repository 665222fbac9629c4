// SPDX-License-Identifier: MIT
#pragma once
// render/chronology.h - under each date: what happened, which terms start, change and end there,
// and what is in force from then on.
//
//   27 April 2026   the agreement is amended
//                   starts   distribution right (Corvus)
//                   changes  licence: exclusive -> not exclusive
//                   ends     exclusivity, after 26 April 2026
//                   in force from then on: licence, distribution right, revenue share
//
// It tells the model as it is known now: versions that later documents replaced are left out.
#include <cstddef>
#include <string>
#include <vector>

#include "model/model.h"
#include "query/query.h"

namespace inforce::render {

struct Turn {
  enum class Kind { starts, changes, ends } kind = Kind::starts;
  const model::Term* term = nullptr;
  const model::Version* version = nullptr;  // the one that starts, or ends
  const model::Version* before = nullptr;   // of `changes`: the one it replaces
};

struct Entry {
  edtf::When when;
  std::vector<const model::Event*> events;
  std::vector<Turn> turns;
  query::Day place;  // in the order of entries
  query::Day day;    // by which all of it has surely come about
};

// How many rows of holdings a page states before it leaves them to the asking commands.
inline constexpr std::size_t kMostHoldings = 5'000;

// From how many rows on a table is left to the page's script, which shows it in pages. Its rows
// then stand in <noscript>, where they cost nothing while they are not looked at.
inline constexpr std::size_t kMostRows = 3'000;

// Borrows from the model and must not outlive it.
struct Chronology {
  std::vector<Entry> entries;  // by first possible day, then last; of years, by the last day
  std::vector<const model::Event*> undated;  // events without any date
};

[[nodiscard]] Chronology chronology(const model::Model& model);

// "2019 to 31 December 2032": from the first entry to the last, as surely as their days are known.
[[nodiscard]] std::string say(const Chronology& told);

// What is in force from the entry on.
[[nodiscard]] std::vector<query::Standing> holdings(const model::Model& model, const Entry& entry);

// The first and last day the model speaks of, and the one a reader most likely asks about: the day
// the newest document was published, else the last event's.
struct Extent {
  query::Days days;
  query::Day reference;
};
[[nodiscard]] Extent extent(const model::Model& model);

}  // namespace inforce::render
