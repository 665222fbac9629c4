// SPDX-License-Identifier: MIT
#pragma once
// merge/reasons.h - why a version has the days and attributes it has, in words for people.
#include <string>
#include <vector>

#include "merge/term_disputes.h"

namespace inforce::merge {

// `draft` has everything but its reasons.
[[nodiscard]] std::vector<std::string> reasons_for(const Spell& spell, const Draft& draft);

}  // namespace inforce::merge
