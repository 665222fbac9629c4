// SPDX-License-Identifier: MIT
#pragma once
// contracts/new_text.h - the words that an amendment puts into its contract.
//
//   Section 4 shall read: "4. The fee is 6%."    the text 4. The fee is 6%.
//   "5%" is replaced with "6%"                   replace 5% with 6%
#include <optional>
#include <string>
#include <vector>

#include "contracts/agreement.h"
#include "contracts/reading.h"

namespace inforce::contracts {

struct NewText {
  std::string words;
  Span span;  // where it stands in the amendment: from its quotation mark or colon on
};

// The new text behind a finding: from the first quotation mark to the one that closes it; without
// any, from the colon, unless quotes are needed.
[[nodiscard]] std::optional<NewText> new_text(const Reading& reading, const Finding& finding,
                                              bool quotes_needed);

// "the words A are replaced with B": a change for each pair of quoted words, to the end of the
// finding's sentence, made from `change`.
[[nodiscard]] std::vector<Change> replacements(const Reading& reading, const Finding& finding,
                                               Change change);

// The day from which new words say that they hold: "From April 1 Birch shall".
[[nodiscard]] Day start_of(const Reading& reading, Span block, const Agreement& agreement);

}  // namespace inforce::contracts
