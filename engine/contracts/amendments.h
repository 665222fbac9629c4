// SPDX-License-Identifier: MIT
#pragma once
// contracts/amendments.h - which earlier document a contract amends, and what it does to it.
//
//   "Section 9.3 of the Supply Agreement dated May 2, 2016 is deleted in its entirety."
//     amends Supply Agreement, 2016-05-02      remove section 9.3
#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

// Whether its title, or what its opening says of itself, is that of an amendment. Needs the title.
[[nodiscard]] bool is_amendment(const Reading& reading, const Agreement& agreement);

// The dates, by index among the values, of the contracts that an amendment names: not its own.
[[nodiscard]] std::vector<std::uint32_t> dates_of_amended(const Reading& reading);

// Fills amends and changes; reads what the opening says.
void read_amendments(const Reading& reading, Agreement& agreement);

}  // namespace inforce::contracts
