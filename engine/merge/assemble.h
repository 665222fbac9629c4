// SPDX-License-Identifier: MIT
#pragma once
// merge/assemble.h - the tables of merging as a model: ids, quotes, reasons, conflicts and
// prospects.
#include <vector>

#include "merge/ids.h"
#include "merge/known.h"

namespace inforce::merge {

[[nodiscard]] model::Model assemble(const Work& work, const Dates& dates,
                                    const std::vector<KnownTerm>& terms, const Ids& ids);

[[nodiscard]] std::vector<model::Prospect> find_prospects(const Work& work, const Dates& dates,
                                                          const Ids& ids);

// "The contract runs until 2030", and nobody says when it was made: no event, but what waits for
// its day.
[[nodiscard]] bool only_runs(const Work& work, const Dates& dates, Index event);

// The quotes of claims, in order, each place once.
[[nodiscard]] std::vector<model::Evidence> evidence_of(const Work& work, const Indices& said);

// What the dates of an event disagree on: one side a date, the followed one first.
[[nodiscard]] std::vector<Dispute> date_disputes(const Dates& dates, std::vector<Index>& events);

// Amounts of one event that sources give differently, the followed one first.
[[nodiscard]] std::vector<Dispute> amount_disputes(const Work& work, const Event& event);

}  // namespace inforce::merge
