// SPDX-License-Identifier: MIT
#pragma once
// merge/ids.h - short ids that do not depend on the order of documents, nor on days that may yet
// change.
//
//   revenue-share-openai      kind and holder; with the bound, the object or a number where two are
//   alike agreement-amended-microsoft-openai
#include <string>
#include <vector>

#include "merge/facts.h"

namespace inforce::merge {

struct Ids {
  std::vector<std::string> agreements, events, terms;  // by index
};

[[nodiscard]] Ids make_ids(const Work& work, const Days& days);

}  // namespace inforce::merge
