// SPDX-License-Identifier: MIT
#pragma once
// contracts/amended_contract.h - which earlier contract an amendment is of.
//
//   "Section 9.3 of the Supply Agreement dated May 2, 2016"   Supply Agreement, 2016-05-02
#include <cstdint>
#include <optional>
#include <vector>

#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

// Whether its title, or what its opening says of itself, is that of an amendment. Needs the title.
[[nodiscard]] bool is_amendment(const Reading& reading, const Agreement& agreement);

// The dates, by index among the values, of the contracts that an amendment names: not its own.
[[nodiscard]] std::vector<std::uint32_t> dates_of_amended(const Reading& reading);

// The first that is named, and is older than the amendment. Needs the amendment's own dates.
[[nodiscard]] std::optional<Amended> amended_contract(const Reading& reading,
                                                      const Agreement& agreement);

}  // namespace inforce::contracts
