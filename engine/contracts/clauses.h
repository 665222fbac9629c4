// SPDX-License-Identifier: MIT
#pragma once
// contracts/clauses.h - the sentences that make a term stand: whose it is, who owes it, its
// attributes.
//
//   "Licensor grants Licensee an exclusive license"  license  holder Licensee  bound Licensor
//                                                    exclusive=true
#include <optional>
#include <string>
#include <vector>

#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

// In the order of the text, one a kind and sentence. `agreement` has parties and dates.
[[nodiscard]] std::vector<Clause> read_clauses(const Reading& reading, const Agreement& agreement);

// The place whose law governs the contract.
[[nodiscard]] std::optional<Quoted<std::string>> read_law(const Reading& reading);

// A share, sum or number of things as an attribute has it: "6%", "1200000 EUR", "40000".
[[nodiscard]] std::string amount_of(const Reading& reading, const Value& value);

}  // namespace inforce::contracts
