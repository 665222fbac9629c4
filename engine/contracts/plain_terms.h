// SPDX-License-Identifier: MIT
#pragma once

#include "contracts/wordings.h"
#include "contracts/words.h"

namespace inforce::contracts {

// Terms that are defined without quotes, "Alder Foods plc (Alder)", "(the **Agreement**)",
// "**Services** means ...", get the marks that quotes would have put around them.
void mark_plain_terms(Words& words, const Wordings& wordings);

}  // namespace inforce::contracts
