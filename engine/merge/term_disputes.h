// SPDX-License-Identifier: MIT
#pragma once
// merge/term_disputes.h - on what the sources of one version of a term disagree: its days, whether
// it stands, its attributes. Each names the side that is followed first.
#include <string>
#include <vector>

#include "merge/course.h"
#include "merge/drafts.h"

namespace inforce::merge {

// The run of regimes [begin, end) in which one version stands.
struct Spell {
  const Work& work;
  const Snapshot& snapshot;
  const Course& course;
  const Wishes& wishes;
  std::size_t begin = 0, end = 0;
};

// Other days that were stated for one end of it; none where all agree.
[[nodiscard]] std::vector<Dispute> day_disputes(const Wishes& wishes, const StatedEnd& stated,
                                                const std::string& field);
// It is said to have ended before the day on which others have it begin.
[[nodiscard]] Dispute early_end_dispute(const Spell& spell, const StatedEnd& stated,
                                        const Draft& draft);
// Some say it stands in the last regime or the first one after, some that it does not.
[[nodiscard]] std::vector<Dispute> standing_disputes(const Spell& spell, const Draft& draft);
[[nodiscard]] std::vector<Dispute> attribute_disputes(const Spell& spell);

}  // namespace inforce::merge
