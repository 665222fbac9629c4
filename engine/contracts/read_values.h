// SPDX-License-Identifier: MIT
#pragma once
// contracts/read_values.h - finds every date, length, place, share and sum among a contract's
// words.
#include "contracts/wordings.h"

namespace inforce::contracts {

[[nodiscard]] Values read_values(std::string_view text, const Words& words,
                                 const Wordings& wordings);

}  // namespace inforce::contracts
