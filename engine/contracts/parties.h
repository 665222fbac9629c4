// SPDX-License-Identifier: MIT
#pragma once
// contracts/parties.h - who makes a contract.
//
//   between Alder Components, Inc., a Delaware corporation ("Supplier"), and Birch Ltd.
//     name "Alder Components, Inc."  short form "Supplier"  usual "Alder Components"
//     name "Birch Ltd."                                     usual "Birch"
#include <vector>

#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

[[nodiscard]] std::vector<PartyName> read_parties(const Reading& reading);

}  // namespace inforce::contracts
