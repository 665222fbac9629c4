// SPDX-License-Identifier: MIT
#pragma once
// timex/around.h - what stands around an expression, that its meaning may depend on.
#include "timex/scan.h"

namespace inforce::timex {

// Their hour is "03:15", not "3:15".
[[nodiscard]] bool is_padded(Tokens tokens, std::size_t begin, std::size_t end);

// "Friday's".
[[nodiscard]] bool possesses(Tokens tokens, std::size_t end);

// Within quotation marks that have opened in this paragraph.
[[nodiscard]] bool is_quoted(Tokens tokens, std::size_t at);

}  // namespace inforce::timex
