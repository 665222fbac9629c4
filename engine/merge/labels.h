// SPDX-License-Identifier: MIT
#pragma once
// merge/labels.h - how things are called in ids, reasons and lists.
#include <string>

#include "merge/work.h"

namespace inforce::merge {

[[nodiscard]] std::string label(const Work& work, const Event& event);  // "amendment of A and B"
[[nodiscard]] std::string label(const Work& work, const Agreement& agreement);  // "A and B"
[[nodiscard]] std::string names(const Work& work, const Indices& parties);      // "A, B and C"
[[nodiscard]] std::string kind_label(const Work& work, const std::string& kind, bool is_term);

// The quote on one line, cut at a word to a length that fits a list.
[[nodiscard]] std::string short_quote(const Work& work, const Said& said);

}  // namespace inforce::merge
