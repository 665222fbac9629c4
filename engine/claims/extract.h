// SPDX-License-Identifier: MIT
#pragma once
// claims/extract.h - one document, from its text to its claims: the rooms text, timex and claims in
// a row.
#include <string>

#include "claims/claims.h"
#include "pack/pack.h"
#include "text/document.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::claims {

// Times are read against the day the document says it was published on; without one they stay open.
// `published`, where given, is used instead of the document's own.
[[nodiscard]] Extraction extract(const text::Document& document, const timex::Grammar& grammar,
                                 const pack::Pack& pack,
                                 const std::optional<edtf::When>& published = {});
// The same with a reader of times that goes from one document to the next.
[[nodiscard]] Extraction extract(const text::Document& document, timex::Reader& reader,
                                 const pack::Pack& pack,
                                 const std::optional<edtf::When>& published = {});

// What stands in the quotes of claims as a date and can be none: "31 June 2019", "June 3O, 2O19".
// It dated nothing; who wrote or scanned the text should know.
[[nodiscard]] Diagnostics doubtful_dates(const Extraction& extraction, timex::Reader& reader);

}  // namespace inforce::claims
