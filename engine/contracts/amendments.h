// SPDX-License-Identifier: MIT
#pragma once
// contracts/amendments.h - what an amendment does to its contract, operation by operation.
//
//   "Section 9.3 of the Supply Agreement dated May 2, 2016 is deleted in its entirety."
//     amends Supply Agreement, 2016-05-02      remove section 9.3
#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

// Fills amends and changes; reads what the opening says.
void read_amendments(const Reading& reading, Agreement& agreement);

}  // namespace inforce::contracts
