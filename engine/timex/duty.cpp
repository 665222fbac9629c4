// SPDX-License-Identifier: MIT
#include "timex/duty.h"

#include "timex/meaning.h"

namespace inforce::timex {
namespace {

constexpr std::int64_t kNorm = 2;   // of the class `duty`: "permitted", behind "is" alone
constexpr std::int64_t kMust = 3;   // of it: "must"
constexpr std::int64_t kTitle = 1;  // of the class `law`: where all its letters are capitals
constexpr std::int64_t kParty = 2;  // of it: a party by its part

}  // namespace

Duty duty_at(const Tables& tables, Tokens tokens, std::size_t at) {
  const Entry* entry = find_entry(tables, tokens[at], tables.duty);
  if (entry == nullptr) return Duty::none;
  const auto stands = [&](std::size_t before, const Classes& classes) {
    return before <= at && find_entry(tables, tokens[at - before], classes) != nullptr;
  };
  if (entry->value == kNorm) {
    const bool is = stands(1, tables.progressive) ||
                    (stands(1, tables.negative | tables.between) && stands(2, tables.progressive));
    return is ? Duty::shall : Duty::none;
  }
  if (stands(1, tables.first_person)) return Duty::own;
  return entry->value == kMust ? Duty::must : Duty::shall;
}

int law_of(const Tables& tables, const Token& token, bool opens) {
  const Entry* entry = find_entry(tables, token, tables.law);
  if (entry == nullptr) return 0;
  if (entry->value == kTitle) return token.is(Token::upper) ? 1 : 0;
  return entry->value != kParty ? 2 : opens ? 0 : 1;
}

}  // namespace inforce::timex
