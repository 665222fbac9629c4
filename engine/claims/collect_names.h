// SPDX-License-Identifier: MIT
#pragma once
// claims/collect_names.h - inside find_parties(): the names that stand in a document, and whose
// text it is.
//
//   "HARLAN, Maine - Acme will pay Beta."    Acme, Beta; Harlan, where it was written
#include <set>

#include "claims/candidates.h"
#include "claims/document_words.h"
#include "claims/name_shape.h"
#include "claims/sentence.h"

namespace inforce::claims {

struct FoundNames {
  Candidates candidates;             // not joined yet
  std::set<NameKey> datelines = {};  // places where the text was written
  NameKey sender = {};               // whose letter or report it is
  bool sender_is_firm = false;       // "Acme Inc.", and no newspaper
};
[[nodiscard]] FoundNames collect_names(const std::vector<Sentence>& sentences,
                                       const text::Document& document, const pack::Pack& pack,
                                       const NameShape& shape, const DocumentWords& words);

}  // namespace inforce::claims
