// SPDX-License-Identifier: MIT
#pragma once
// claims/relate_parties.h - what the parties of a document are to it: which two it is about, who
// writes it, and for whom words such as "the retailer" stand.
#include <vector>

#include "claims/parties.h"
#include "claims/rows.h"
#include "claims/sentence.h"

namespace inforce::claims {

// Is it a noun that may stand for a party: "retailer", "company"?
[[nodiscard]] bool is_reference(const pack::Pack& pack, pack::Word word);

// May the noun stand for a party: "the retailer", "the licensee"?
[[nodiscard]] bool may_describe(const pack::Pack& pack, const Token& token);

// Fills descriptors, main and author of parties that are already named and marked in the sentences.
void relate_parties(const std::vector<Sentence>& sentences, const text::Document& document,
                    const pack::Pack& pack, Parties& parties);

// Who writes one message of a mail that holds several, and to whom; -1: nobody says. Fills author
// and addressee, and main where they are others. `assumed` stands where the message has no head.
struct Letter {
  int from = -1, to = -1;
};
Letter relate_to_message(const std::vector<Sentence>& sentences, const text::Document& document,
                         std::size_t message, const pack::Pack& pack, Letter assumed,
                         Parties& parties);

// The noun of a label that names a side ("Licensee", "Rights owner"); null: it names none.
[[nodiscard]] const Token* side_noun(const pack::Pack& pack, const Label& label);

}  // namespace inforce::claims
