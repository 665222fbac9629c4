// SPDX-License-Identifier: MIT
#pragma once
// contracts/party_names.h - where the name of a company or a person begins and ends, and which of
// its words only lawyers say.
//
//   "3M Company, Inc., a company"         name "3M Company, Inc."  usual "3M"
//   "Ash and Sons Ltd and Birch S.A."     name "Ash and Sons Ltd"  usual "Ash and Sons"
#include <string_view>

#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

// A capitalised word, or a number that one goes with; not in brackets or quotes.
[[nodiscard]] bool starts_name(const Reading& r, std::uint32_t at);

// Up to the comma that no company suffix follows, or the first small word.
[[nodiscard]] std::uint32_t name_end(const Reading& r, std::uint32_t at, std::uint32_t end);

// The party that words [first, last) name; it has no short form yet.
[[nodiscard]] PartyName named(const Reading& r, std::uint32_t first, std::uint32_t last);

// "Inc.", "plc", and "AS" in capitals.
[[nodiscard]] bool is_suffix(const Reading& r, std::uint32_t at);

// "B.V.", "S. A.": the letters before `end` that are a suffix together; 0: none.
[[nodiscard]] std::uint32_t initials_before(const Reading& r, std::uint32_t end,
                                            std::uint32_t floor);

// Whether a suffix stands among the capitalised words from `at` on.
[[nodiscard]] bool ends_in_suffix(const Reading& r, std::uint32_t at, std::uint32_t end);

// The same in any case.
[[nodiscard]] bool same_words(std::string_view a, std::string_view b);

}  // namespace inforce::contracts
