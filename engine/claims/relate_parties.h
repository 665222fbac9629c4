// SPDX-License-Identifier: MIT
#pragma once
// claims/relate_parties.h - what the parties of a document are to it: which two it is about, who
// writes it, and for whom words such as "the retailer" stand.
#include <vector>

#include "claims/parties.h"
#include "claims/sentence.h"

namespace inforce::claims {

// Fills descriptors, main and author of parties that are already named and marked in the sentences.
void relate_parties(const std::vector<Sentence>& sentences, const text::Document& document,
                    const pack::Pack& pack, Parties& parties);

}  // namespace inforce::claims
