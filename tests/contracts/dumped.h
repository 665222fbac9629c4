// SPDX-License-Identifier: MIT
#pragma once
// A contract from its text, and what contracts claim, as one line a claim.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "claims/names.h"
#include "contracts/from_text.h"
#include "contracts/to_claims.h"
#include "loaded.h"

namespace inforce::contracts {

inline Contract contract(std::string doc, std::string text) {
  Contract made;
  made.doc = std::move(doc);
  made.text = std::move(text);
  made.agreement = from_text(made.text, wordings());
  return made;
}

inline std::string dump(const claims::Extraction& extraction) {
  std::string out;
  for (const claims::Claim& claim : extraction.claims) {
    REQUIRE(claim.quote.end <= extraction.text.size());
    REQUIRE(claim.quote.begin < claim.quote.end);
    out += fmt::format("{} {}", claim.kind, claims::name_of(claims::kEffects, claim.effect));
    if (!claim.holder.empty()) out += fmt::format(" {}<{}", claim.holder, claim.bound);
    for (const auto& [name, value] : claim.attributes) out += fmt::format(" {}={}", name, value);
    for (const auto& [name, value] : claim.was) out += fmt::format(" was {}={}", name, value);
    for (const claims::Time& time : claim.times) {
      out += fmt::format(" {} {}", claims::name_of(claims::kRoles, time.role), time.when.value);
    }
    out += '\n';
  }
  return out;
}

}  // namespace inforce::contracts
