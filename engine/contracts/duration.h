// SPDX-License-Identifier: MIT
#pragma once
// contracts/duration.h - how long a contract runs: its end, its renewal, the notice that stops a
// renewal.
#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

// Fills expiration_date, renewal and notice; reads the dates of the opening.
void read_duration(const Reading& reading, Agreement& agreement);

}  // namespace inforce::contracts
