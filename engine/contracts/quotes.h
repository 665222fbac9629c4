// SPDX-License-Identifier: MIT
#pragma once
// contracts/quotes.h - quotation marks, straight and curved.
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"

namespace inforce::contracts {

// A quotation mark at `at`: its length, else 0.
[[nodiscard]] std::size_t quote_at(std::string_view text, std::size_t at);

// The words inside the quotation marks from `at` on; moves `at` behind them.
[[nodiscard]] std::optional<Span> next_quoted(std::string_view text, std::uint32_t& at,
                                              std::uint32_t end);

// The mark that closes the one at `first`: one opens behind a blank or a bracket, and closes
// else. Where none does (each paragraph is opened anew), the last one.
[[nodiscard]] std::uint32_t closing_quote(std::string_view text, std::uint32_t first,
                                          std::uint32_t end);

}  // namespace inforce::contracts
