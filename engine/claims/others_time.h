// SPDX-License-Identifier: MIT
#pragma once
// claims/others_time.h - for whose_time: times that are of something else in the sentence than the
// mention, by the noun, relative clause or verb they belong to.
#include "claims/reading.h"

namespace inforce::claims {

// "Its deal with Beta was front-page news in May": what the deal was then says not when it was
// made.
[[nodiscard]] bool of_its_state(const Reading& reading, const Mention& mention);

// "Their pact of 3 May 2012 was ended", "dated 3 May 2012": the day of what an act is done to; but
// "ended by notice dated 8 January" has the act's.
[[nodiscard]] bool is_of_paper(const Reading& reading, const Mention& mention, int chunk);

// "Bought a stake under the pact of 3 May 2012": that is the pact's day, not the purchase's. But
// "the protocol of 3 May 2012 amends": the paper and what it does have one day.
[[nodiscard]] bool is_of_other_noun(const Reading& reading, const Mention& mention, int chunk);

// "A renewal of their pact, which was to end in 2024", "ended the pact that they had signed in
// 2014": that is the pact's.
[[nodiscard]] bool in_other_relative(const Grammar& grammar, const Mention& mention, int chunk,
                                     bool undoes);

// "The licence, which was to run until 2022, ended in 2020": what had been meant, and is told of in
// passing.
[[nodiscard]] bool was_to_be(const Reading& reading, const Mention& mention, int chunk);

// "That right came with the signature and expires in June": the signature's is not the second
// verb's time.
[[nodiscard]] bool of_next_verb(const Grammar& grammar, const Mention& mention, int chunk);

}  // namespace inforce::claims
