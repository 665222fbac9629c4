// SPDX-License-Identifier: MIT
#pragma once
// timex/distance.h - the event that a length is counted from.
//
//   "two months" | "after the signing of it"   +1, "the signing of it"
//   "ten days" | "before it"                   -1, "it"
#include <optional>

#include "timex/scan.h"
#include "timex/tables.h"
#include "timex/timex.h"

namespace inforce::timex {

// Named behind a length that ends before token `at`.
[[nodiscard]] std::optional<Distance> distance_from(const Tables& tables, Tokens tokens,
                                                    std::size_t at);

}  // namespace inforce::timex
