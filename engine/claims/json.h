// SPDX-License-Identifier: MIT
#pragma once
// claims/json.h - extractions as JSON lines, and back. The order of the lines never matters.
//
//   {"schema":"inforce/1","record":"document","doc":"wire","title":"…","text":"…","published":"2015-03-04",…}
//   {"schema":"inforce/1","record":"claim","doc":"wire","id":3,"of":"term","kind":"license","effect":"starts",
//    "holder":"Acme","bound":"Beta","start":10,"end":42,"quote":"…","change":0,"times":[…],…}
//
// Older mails that a document quotes stand in its line as "messages":[{"under":0,"published":…},…],
// and a claim that the first of them makes has "message":1.
//
// A claim is named by its document and `id`; `change` and a time's `anchor` name other claims of
// the same document. Fields with nothing in them are left out. A stream may lack document lines:
// then the documents are as much as their claims tell.
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "claims/claims.h"

namespace inforce::claims {

// The document's line, then one for each claim, each with its line break.
[[nodiscard]] std::string to_json_lines(const Extraction& extraction);

// By document id, claims by `id`. A line that cannot be read is an error at its line and column,
// and is left out. The rules' names of time expressions are not carried.
[[nodiscard]] std::vector<Extraction> from_json_lines(std::string_view lines,
                                                      const std::string& file,
                                                      Diagnostics& diagnostics);

}  // namespace inforce::claims
