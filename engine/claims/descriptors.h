// SPDX-License-Identifier: MIT
#pragma once
// claims/descriptors.h - nouns that stand for a party, and for whom each does.
//
//   "drugmaker Acme ... the drugmaker"      the noun stands for Acme from then on
//   "Licensee: Acme ... the licensee"       so does the side that a row names
#include <vector>

#include "claims/parties.h"
#include "claims/rows.h"
#include "claims/sentence.h"

namespace inforce::claims {

// Is it a noun that may stand for a party: "retailer", "company"?
[[nodiscard]] bool is_reference(const pack::Pack& pack, pack::Word word);

// May the noun stand for a party: "the retailer", "the licensee"?
[[nodiscard]] bool may_describe(const pack::Pack& pack, const Token& token);

// The noun of a label that names a side ("Licensee", "Rights owner"); null: it names none.
[[nodiscard]] const Token* side_noun(const pack::Pack& pack, const Label& label);

// "Licensee: Acme", "Parties: Acme and Beta".
void find_sides(const std::vector<Sentence>& sentences, const text::Document& document,
                const pack::Pack& pack, Parties& parties);

// "drugmaker Acme", "Acme, the retailer,", "Acme Bank", "Acme is the distributor": the noun stands
// for the party from then on. So do the nouns of sides, which are found before.
void find_descriptors(const std::vector<Sentence>& sentences, const pack::Pack& pack,
                      Parties& parties);

}  // namespace inforce::claims
