// SPDX-License-Identifier: MIT
#pragma once
// model/when.h - how the model file writes a date, as short as it can be.
//
//   2019                 EDTF: some day of 2019
//   through 2030         the last day of 2030
//   unknown              no date is known
//   {date: 2026-04, latest: 2026-04-26}   EDTF, with bounds that are tighter than its words
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "edtf/when.h"

namespace inforce::model {

// The one-word forms. Nothing for what is not one of them.
[[nodiscard]] std::optional<edtf::When> parse_when(std::string_view words);

// The same in one word. Nothing where the bounds need saying.
[[nodiscard]] std::optional<std::string> to_words(const edtf::When& when);

// What is wrong with a date that is written as one: no calendar has it, or it ends before it
// begins. Nothing for what is no date at all.
[[nodiscard]] std::optional<std::string> fault_of_date(std::string_view words);

// What is wrong with words that parse_when() refuses, and what to write instead.
[[nodiscard]] std::string why_no_when(std::string_view words);

}  // namespace inforce::model
