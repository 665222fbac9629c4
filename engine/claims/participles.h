// SPDX-License-Identifier: MIT
#pragma once
// claims/participles.h - inside WhoseTime: where participles stand, which verb has a time.
//
//   "The pact, signed in 2019, ended in 2024."    "sold the stake bought in 2015 on 3 May 2024"
#include "claims/reading.h"

namespace inforce::claims {

// Is the group a clause's own, as a time or behind a preposition: "expired Monday", "signed in
// 2019"?
[[nodiscard]] bool takes(const Clause& clause, int chunk);
// The first time among such groups; -1: there is none.
[[nodiscard]] int first_time(const Reading& reading, std::size_t sentence, const Clause& clause);
[[nodiscard]] bool takes_time(const Reading& reading, std::size_t sentence, const Clause& clause);

// Each says that a time is not the mention's.
[[nodiscard]] bool of_participle(const Reading& reading, const Mention& mention, const Reach& reach,
                                 int chunk);
[[nodiscard]] bool is_of_seller(const Reading& reading, const Mention& mention, int chunk);
[[nodiscard]] bool in_participle(const Reading& reading, const Mention& mention, int chunk);
[[nodiscard]] bool of_aside(const Reading& reading, const Mention& mention, int chunk);
[[nodiscard]] bool of_sibling(const Reading& reading, const Mention& mention, int chunk);
[[nodiscard]] bool of_telling(const Reading& reading, const Mention& mention, int chunk);

}  // namespace inforce::claims
