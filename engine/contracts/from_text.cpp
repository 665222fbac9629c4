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
  const auto says = [&](std::string_view label) { return !reading.of(label).empty(); };
  const bool names_itself = says("contract-itself");
  const bool changes_one =
      agreement.amends && !agreement.changes.empty() && (names_itself || !says("contract-report"));
  agreement.speaks_as_one = changes_one || (names_itself && says("contract-words"));
  return agreement;
}

}  // namespace inforce::contracts
