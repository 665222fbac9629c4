// SPDX-License-Identifier: MIT
#pragma once
// timex/numbers.h - numbers in digits and words, as every language with our digits builds them.
//
//   "1,250" "2.5" "2 1/2" "thirty-six" "two hundred and fifty"   counts, in thousandths
//   "5th" "twenty-fifth"                                         ordinals
//   "nineteen ninety-nine" "two thousand and fifteen"            years
#include <optional>

#include "timex/meaning.h"
#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

[[nodiscard]] std::optional<Reading> read_count(const Tables& tables, Tokens tokens,
                                                std::size_t at);
[[nodiscard]] std::optional<Reading> read_ordinal(const Tables& tables, Tokens tokens,
                                                  std::size_t at);
[[nodiscard]] std::optional<Reading> read_year(const Tables& tables, Tokens tokens, std::size_t at);

}  // namespace inforce::timex
