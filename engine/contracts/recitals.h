// SPDX-License-Identifier: MIT
#pragma once
// contracts/recitals.h - the sentences that tell what was so before.
#include <vector>

#include "contracts/reading.h"

namespace inforce::contracts {

// By sentence: from "Whereas" or "Background" to "it is agreed", else to the first numbered
// section.
[[nodiscard]] std::vector<bool> recitals(const Reading& reading);

}  // namespace inforce::contracts
