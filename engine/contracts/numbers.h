// SPDX-License-Identifier: MIT
#pragma once
// contracts/numbers.h - whole numbers in a contract's words: in digits, in letters, or in both.
//
//   "five (5)", "12 (twelve)", "one hundred and eighty"   5, 12, 180
//   "fifth (5th)", "5th", "twenty-first"                  5, 5, 21
#include <optional>

#include "contracts/value_words.h"

namespace inforce::contracts {

struct Number {
  int value = 0;           // 0: left blank
  std::uint32_t last = 0;  // the word after it
};

// "one hundred and eighty": the words of one number below a thousand.
[[nodiscard]] std::optional<Number> spelled_number(const ValueWords& w, std::uint32_t at);

// "five (5)", "5", "five", "[__] (5)", "(5)": the digits decide, where both stand.
[[nodiscard]] std::optional<Number> number_at(const ValueWords& w, std::uint32_t at);

// "fifth (5th)", "5th", "twenty-first"
[[nodiscard]] std::optional<Number> ordinal_at(const ValueWords& w, std::uint32_t at);

}  // namespace inforce::contracts
