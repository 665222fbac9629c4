// SPDX-License-Identifier: MIT
#pragma once
// claims/make_claim.h - what one mention claims by itself: roles, standing, times and values
// together, and whether that says anything at all.
#include <optional>
#include <string>

#include "claims/reading.h"

namespace inforce::claims {

// Nothing: it is denied, supposed, or says nothing of its own.
[[nodiscard]] std::optional<Claim> make_claim(const Reading& reading, const Mention& mention);

// A line for people, of a quote.
[[nodiscard]] std::string summary_of(const Reading& reading, Span quote);

}  // namespace inforce::claims
