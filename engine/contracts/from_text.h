// SPDX-License-Identifier: MIT
#pragma once
// contracts/from_text.h - a contract's text in, what it says about itself out.
#include <string_view>

#include "contracts/agreement.h"
#include "contracts/wordings.h"

namespace inforce::contracts {

// `text` is UTF-8 of any size; nothing in it is an error.
[[nodiscard]] Agreement from_text(std::string_view text, const Wordings& wordings);

}  // namespace inforce::contracts
