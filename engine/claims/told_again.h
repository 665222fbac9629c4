// SPDX-License-Identifier: MIT
#pragma once
// claims/told_again.h - inside from_document(): what a document says once more, so that it is
// claimed once.
//
//   "Acme pays Beta a fee of 12%. The fee ..."    the fee takes its sides from the sentence before
//   "Acme's royalty rises to 21% of sales"        the royalty, and no share besides
#include <string>
#include <vector>

#include "claims/reading.h"

namespace inforce::claims {

// "its obligation to pay" says what is paid only behind a sentence that did.
[[nodiscard]] bool is_echo(const Mention& mention, const std::vector<Mention>& before);

// "those payments": of whom and to whom, the sentence before said.
void take_roles(Claim& claim, const std::vector<Claim>& before);

// "Acme's royalty rises to 21% of sales": the share of the sales is the royalty, said once more
// and without its sides.
[[nodiscard]] bool is_repeated(const Claim& claim, std::size_t sentence,
                               const std::vector<Mention>& mentions,
                               const std::vector<Claim>& claims);

// What a claim says, as one line: an event named again with nothing added, or a term claimed
// twice by one sentence, says nothing new. Empty: what it says is never said again.
[[nodiscard]] std::string gist(const Claim& claim);

// "Acme to end exclusive pact", where the text has it that the exclusivity ends: no more than
// that does.
void drop_exclusive_ends(const Reading& reading, std::vector<Mention>& mentions,
                         std::vector<Claim>& claims);

}  // namespace inforce::claims
