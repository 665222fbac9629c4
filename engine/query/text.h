// SPDX-License-Identifier: MIT
#pragma once
// query/text.h - states, dates and terms in the words that every output uses.
#include <string>
#include <string_view>

#include "query/query.h"

namespace inforce::query {

[[nodiscard]] std::string_view name(State state);  // "in-force", as in JSON

// A date as short as it can be said, with its bounds where they are tighter than its words:
// "2026-04-27", "2019", "2026-04-20/2026-04-26"; "unknown" for none.
[[nodiscard]] std::string to_words(const edtf::When& when);

// The same for people: "2026-04-27 or later" for "2026-04-27/..".
[[nodiscard]] std::string said(const edtf::When& when);

[[nodiscard]] std::string from_words(const model::Version& version);
[[nodiscard]] std::string until_words(const model::Version& version);  // "open": no end is known

// Amounts and lengths for people; JSON and YAML keep them as the model has them.
[[nodiscard]] std::string grouped(std::string_view digits);   // "1,234,567", "7.5 billion"
[[nodiscard]] std::string said(const model::Amount& amount);  // "about $400 million"
[[nodiscard]] std::string said_value(
    std::string_view value);  // the same for "400000000 USD", "P1Y"

// "capped, rate 20%, not transferable"
[[nodiscard]] std::string attribute_words(const model::Version& version);

}  // namespace inforce::query
