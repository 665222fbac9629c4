// SPDX-License-Identifier: MIT
#pragma once
// contracts/dates.h - dates in a contract's words, as far as they are written, and names for one.
//
//   "June 21, 1999", "6/21/99"        1999-06-21
//   "[ ] day of May, 2020"            2020-05
//   "the last day of May, 2020"       2020-05-31
//   "the Commencement Date"           a name that the contract may define
#include <optional>

#include "contracts/value_words.h"

namespace inforce::contracts {

// The date that begins at the word, or the year, where no more is written.
[[nodiscard]] std::optional<Value> date_at(const ValueWords& w, std::uint32_t at);

// "Commencement Date": a name that the contract may define; ends at the word `at`.
[[nodiscard]] std::optional<Value> named_date(const ValueWords& w, std::uint32_t at);

}  // namespace inforce::contracts
