// SPDX-License-Identifier: MIT
#pragma once
// contracts/parties.h - who makes a contract, and where its sentences name them.
//
//   between Alder Components, Inc., a Delaware corporation ("Supplier"), and Birch Ltd.
//     name "Alder Components, Inc."  short form "Supplier"  usual "Alder Components"
//     name "Birch Ltd."                                     usual "Birch"
#include <vector>

#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

[[nodiscard]] std::vector<PartyName> read_parties(const Reading& reading);

struct Mention {
  std::size_t party = 0;             // index
  std::uint32_t word = 0, last = 0;  // words [word, last)
};

// Where words [first, last) name a party by its name, usual name or short form.
[[nodiscard]] std::vector<Mention> find_mentions(const Reading& reading,
                                                 const std::vector<PartyName>& parties,
                                                 std::uint32_t first, std::uint32_t last);

}  // namespace inforce::contracts
