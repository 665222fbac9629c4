// SPDX-License-Identifier: MIT
#pragma once
// merge/known.h - the second axis: which versions the documents had, and from when to when.
//
//   published 2015-01-10   royalty: from the making, no end            known 2015-01-10 ..
//   2015-03-08 published 2015-03-08   royalty: from the making, until 2015-03-02  known 2015-03-08
//   ..
//
// A document counts from the last day on which it may have been published.
#include <optional>
#include <vector>

#include "merge/drafts.h"

namespace inforce::merge {

struct KnownDraft {
  Draft draft;
  std::optional<date::sys_days> known_from, known_to;
  bool is_replaced = false;  // by documents that nobody can date: no known_to
  bool is_current = false;   // what all documents together say
  std::size_t index = 0;     // of a current one: its place among Drafts::versions
};

struct KnownTerm {
  Index term = kNone;
  std::vector<KnownDraft> versions;  // by the start of the term, then by when they were known
  std::vector<Dispute> disputes;     // of the current ones
};

// The terms of one agreement, step by step as its documents came out.
[[nodiscard]] std::vector<KnownTerm> find_known(const Work& work, const Agreement& agreement,
                                                const Dates& dates,
                                                const std::vector<Decided>& decided,
                                                const std::vector<Preference>& preferences);

}  // namespace inforce::merge
