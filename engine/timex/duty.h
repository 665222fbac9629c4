// SPDX-License-Identifier: MIT
#pragma once
// timex/duty.h - the words of rules, by which contracts and house rules are told from news.
//
//   "shall", "is not permitted"   shall: every time
//   "must"                        must: every time, or on one day
//   "we shall see", "I must go"   own: somebody says it of himself, ahead
#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

enum class Duty { none, own, shall, must };

[[nodiscard]] Duty duty_at(const Tables& tables, Tokens tokens, std::size_t at);

// How surely a text with this word rules: 2 for "hereby", 1 for "LEASE", as in its title, and for
// "Lessee", unless it opens a sentence; 0 for others.
[[nodiscard]] int law_of(const Tables& tables, const Token& token, bool opens);

}  // namespace inforce::timex
