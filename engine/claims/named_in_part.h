// SPDX-License-Identifier: MIT
#pragma once
// claims/named_in_part.h - "the steel maker", where one party alone has steel in its name.
#include <span>
#include <string_view>

#include "claims/parties.h"

namespace inforce::claims {

void note_name_words(Parties& parties);

// The party that a noun and the words before it describe by a word of its name; -1: none, or
// several.
[[nodiscard]] int named_in_part(std::span<const Token> group, std::string_view text,
                                const pack::Pack& pack, const Parties& parties);

}  // namespace inforce::claims
