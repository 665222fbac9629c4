// SPDX-License-Identifier: MIT
#pragma once
// text/blocks.h - lines become the blocks of a document, and its title.
#include <vector>

#include "text/document.h"
#include "text/lines.h"

namespace inforce::text {

void read_blocks(Document& document, std::vector<Line> lines);

}  // namespace inforce::text
