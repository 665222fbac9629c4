// SPDX-License-Identifier: MIT
#pragma once
// timex/duty.h - the wording of what rules, by which a text is told from news.
//
//   "shall", "is not permitted"   shall
//   "must"                        must: it, too, but a single day may be meant
//   "we shall see", "I must go"   own: they say it of themselves, ahead
#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

enum class Duty { none, own, shall, must };

[[nodiscard]] Duty duty_at(const Tables& tables, Tokens tokens, std::size_t at);

// How surely the text is one that rules: "hereby", and less so "LEASE", as in its title, and
// "Lessee", unless that word opens a sentence.
[[nodiscard]] int law_of(const Tables& tables, const Token& token, bool opens);

}  // namespace inforce::timex
