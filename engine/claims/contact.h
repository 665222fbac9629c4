// SPDX-License-Identifier: MIT
#pragma once
// claims/contact.h - relative clauses that no word opens.
//
//   The stake [Acme bought in 2018] was sold.
//   The licence [the two companies signed] has ended.
#include "claims/sentence.h"

namespace inforce::claims {

inline constexpr std::size_t kNoActor = static_cast<std::size_t>(-1);

// Where the one begins who does the verb at tokens[verb], if the noun before is what that is done
// to; only what stands before the verb is looked at.
[[nodiscard]] std::size_t contact_actor(const std::vector<Token>& tokens, std::size_t verb,
                                        const pack::Pack& pack);

// The same for a name at tokens[name], when behind its verb another follows that the noun goes
// with: not in "the brewer Acme bought a licence".
[[nodiscard]] bool opens_contact(const std::vector<Token>& tokens, std::size_t name,
                                 const pack::Pack& pack);

}  // namespace inforce::claims
