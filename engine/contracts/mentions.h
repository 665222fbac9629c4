// SPDX-License-Identifier: MIT
#pragma once
// contracts/mentions.h - where a contract's sentences name its parties.
//
//   "Birch shall pay the Supplier at least"   words 0 and 4, where Alder is ("Supplier")
#include <vector>

#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

struct Mention {
  std::size_t party = 0;             // index
  std::uint32_t word = 0, last = 0;  // words [word, last)
};

// Where words [first, last) name a party by its name, usual name or short form.
[[nodiscard]] std::vector<Mention> find_mentions(const Reading& reading,
                                                 const std::vector<PartyName>& parties,
                                                 std::uint32_t first, std::uint32_t last);

}  // namespace inforce::contracts
