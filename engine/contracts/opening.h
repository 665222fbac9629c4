// SPDX-License-Identifier: MIT
#pragma once
// contracts/opening.h - what a contract says of itself at its top: title, parties, dates.
#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

// Fills title, parties, agreement_date and effective_date.
void read_opening(const Reading& reading, Agreement& agreement);

// The day a date's words mean: a calendar date, or a name such as "the Effective Date" looked up in
// what the contract defines. Not known: an empty Day.
[[nodiscard]] Day resolve(const Reading& reading, const Value& value, const Agreement& agreement);

}  // namespace inforce::contracts
