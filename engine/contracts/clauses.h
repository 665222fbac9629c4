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

// In the order of the text, one a kind and sentence.
[[nodiscard]] std::vector<Clause> read_clauses(const Reading& reading,
                                               const std::vector<PartyName>& parties);

// The place whose law governs the contract.
[[nodiscard]] std::optional<Quoted<std::string>> read_law(const Reading& reading);

}  // namespace inforce::contracts
