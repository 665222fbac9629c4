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

// "capped, rate 20%, not transferable"
[[nodiscard]] std::string attribute_words(const model::Version& version);

}  // namespace inforce::query
