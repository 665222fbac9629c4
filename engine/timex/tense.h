// SPDX-License-Identifier: MIT
#pragma once
// timex/tense.h - does a time lie before or after the document's day, going by the verbs around it?
// The answers are in setting.h.
#include <cstddef>
#include <string_view>

#include "timex/scan.h"
#include "timex/setting.h"
#include "timex/tables.h"

namespace inforce::timex {

// Of the words from token `begin` up to `end`. `day`: they name one.
[[nodiscard]] Tense tense_at(const Tables& tables, std::string_view text, Tokens tokens,
                             std::size_t begin, std::size_t end, bool day);

// "Runs until [31 October]".
[[nodiscard]] bool closes_at(const Tables& tables, std::string_view text, Tokens tokens,
                             std::size_t begin);

// "The club, founded in [1899], won": between commas, behind a participle.
[[nodiscard]] bool follows_participle(const Tables& tables, std::string_view text, Tokens tokens,
                                      std::size_t begin, std::size_t end);

// "Have dropped the case", "has been held"; not "could have", "to have" nor "I have".
[[nodiscard]] bool has_done(const Tables& tables, std::string_view text, Tokens tokens,
                            std::size_t at);

}  // namespace inforce::timex
