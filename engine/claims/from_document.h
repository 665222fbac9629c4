// SPDX-License-Identifier: MIT
#pragma once
// claims/from_document.h - the pass: a document and its time expressions in, what it claims out.
#include <vector>

#include "claims/claims.h"
#include "pack/pack.h"
#include "text/document.h"
#include "timex/timex.h"

namespace inforce::claims {

// `published`: the words that date the document, and each older message in it, where it has such.
[[nodiscard]] Extraction from_document(const text::Document& document,
                                       const timex::Timexes& timexes, const pack::Pack& pack,
                                       const std::vector<Span>& published = {});

// The day (or month) the document says it was published on: front matter, a dateline, a line of its
// own at the top; of an older message in it, the day of its head.
struct Published {
  edtf::When when;
  Span words;
  bool is_stretch = false;  // of some day in `when`: a month's issue, or a text that was updated
};
[[nodiscard]] std::optional<Published> find_published(const text::Document& document,
                                                      const timex::Timexes& timexes,
                                                      const pack::Pack& pack, int message = 0);

// Words, noun groups and clauses of every sentence, for tests and for those who add rules.
[[nodiscard]] std::string dump_grammar(const text::Document& document,
                                       const timex::Timexes& timexes, const pack::Pack& pack);

}  // namespace inforce::claims
