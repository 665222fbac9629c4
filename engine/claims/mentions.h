// SPDX-License-Identifier: MIT
#pragma once
// claims/mentions.h - inside find_mentions().
#include <vector>

#include "claims/reading.h"

namespace inforce::claims {

// Where several rules found one thing, the mention that says most of it; of a row whose label names
// a term, that of the label.
void keep_one_of_each(const Reading& reading, std::size_t sentence, std::vector<Mention>& found);

}  // namespace inforce::claims
