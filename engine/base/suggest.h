// SPDX-License-Identifier: MIT
#pragma once
// base/suggest.h - "did you mean": the known word a mistyped one is closest to.
//
//   closest("exclusivty", kinds)  "exclusivity"
//   closest("rent", kinds)        ""   nothing is near enough to be worth naming
#include <string>
#include <string_view>
#include <vector>

namespace inforce {

// Near enough: at most one change, or swap of neighbours, for every three letters; case does not
// count. Ties: the first.
[[nodiscard]] std::string_view closest(std::string_view word,
                                       const std::vector<std::string_view>& known);

// "; did you mean 'exclusivity'?", or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string_view>& known);

}  // namespace inforce
