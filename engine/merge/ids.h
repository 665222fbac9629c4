// SPDX-License-Identifier: MIT
#pragma once
// merge/ids.h - short ids that do not depend on the order of documents, nor on days that may yet
// change.
//
//   revenue-share-openai                  kind and holder; with the bound, the object or a number
//                                         where two are alike
//   agreement-amended-microsoft-openai    kind and parties; with the day
#include <set>
#include <string>
#include <vector>

#include "merge/facts.h"

namespace inforce::merge {

struct Ids {
  std::vector<std::string> agreements, events, terms;  // by index
};

// At most 80 bytes, cut between words where there are any.
[[nodiscard]] std::string short_id(std::string id);
// `words` (or `otherwise`, when there are none) as an id that is not among `taken`, which it joins.
[[nodiscard]] std::string free_id(const std::string& words, const std::string& otherwise,
                                  std::set<std::string>& taken);

[[nodiscard]] Ids make_ids(const Work& work, const Days& days);

}  // namespace inforce::merge
