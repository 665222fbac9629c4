// SPDX-License-Identifier: MIT
#include "contracts/from_text.h"

#include "contracts/amendments.h"
#include "contracts/clauses.h"
#include "contracts/duration.h"
#include "contracts/opening.h"

namespace inforce::contracts {
Agreement from_text(std::string_view text, const Wordings& wordings) {
  const Reading reading = read(text, wordings);
  Agreement agreement;
  read_opening(reading, agreement);
  read_duration(reading, agreement);
  agreement.governing_law = read_law(reading);
  agreement.clauses = read_clauses(reading, agreement);
  read_amendments(reading, agreement);
  agreement.speaks_as_one =
      (agreement.amends && !agreement.changes.empty()) ||
      (!reading.of("contract-itself").empty() && !reading.of("contract-words").empty());
  return agreement;
}

}  // namespace inforce::contracts
