// SPDX-License-Identifier: MIT
#pragma once
// claims/chunks.h - noun groups, verb groups and the small words between them.
#include "claims/clauses.h"

namespace inforce::claims {

[[nodiscard]] std::vector<Chunk> chunks_of(const Sentence& sentence, const pack::Pack& pack);

}  // namespace inforce::claims
