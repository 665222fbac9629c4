// SPDX-License-Identifier: MIT
#pragma once
// timex/sentence.h - where a sentence ends.
//
//   "It was shut. They left"        ends_sentence
//   "on Sept. 5", "J. Ross"         not there
//   "closed until 17 Sept. We met"  stops_sentence: the stop may be the abbreviation's, too
//   "home by 12am.Today we rest"    is_glued_stop
#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

// A full stop, unless it belongs to an abbreviation or an initial; '!', '?' and ';'.
[[nodiscard]] bool ends_sentence(const Tables& tables, Tokens tokens, std::size_t at);

// Behind an abbreviation that may end the sentence; not the stop of "5 p.m."
[[nodiscard]] bool stops_sentence(Tokens tokens, std::size_t at);

// A full stop with no space behind it; not "today.com" nor "Dec.Ltd".
[[nodiscard]] bool is_glued_stop(Tokens tokens, std::size_t at);

}  // namespace inforce::timex
