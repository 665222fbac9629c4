// SPDX-License-Identifier: MIT
#pragma once
// claims/prepare.h - inside from_document(): the sentences of a document, and what is marked in
// them before anybody is named.
#include <string_view>
#include <vector>

#include "claims/sentence.h"
#include "timex/timex.h"

namespace inforce::claims {

// The sentences of the blocks whose words are the document's own.
[[nodiscard]] std::vector<Sentence> own_sentences(const text::Document& document,
                                                  const pack::Pack& pack);
void mark_times(Sentence& sentence, const timex::Timexes& timexes);
void mark_phrases(Sentence& sentence, const pack::Pack& pack);
// "For twenty years, that is, until 2026".
void mark_meaning(Sentence& sentence, const pack::Pack& pack);
// "A License, Supply and Share Issue Agreement" is one thing, "No. 3" a number.
void join_paper_names(Sentence& sentence, const pack::Pack& pack);
void join_number_signs(Sentence& sentence, const pack::Pack& pack, std::string_view text);
// "Its exclusivity, [but not its licence,] ends".
void mark_denied_asides(Sentence& sentence, const pack::Pack& pack);
// "Acme–Beta deal": marks that part no clauses.
void join_marks(Sentence& sentence, std::string_view text);

}  // namespace inforce::claims
