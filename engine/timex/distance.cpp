// SPDX-License-Identifier: MIT
#include "timex/distance.h"

#include "timex/meaning.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kEventWords = 8;

}  // namespace

std::optional<Distance> distance_from(const Tables& tables, Tokens tokens, std::size_t at) {
  if (at >= tokens.size()) return std::nullopt;
  const std::optional<Reading> shift = read_meaning(tables, tokens, at, tables.shift_from);
  if (!shift) return std::nullopt;
  const std::size_t from = shift->end;
  std::size_t to = from;
  for (; to < tokens.size() && to - from < kEventWords; ++to) {
    const Token& token = tokens[to];
    if (token.is(Token::sign) && !token.is_sign('-') && !token.is_sign('\'')) break;
    if (find_entry(tables, token, tables.stops) != nullptr) break;
  }
  if (to == from) return std::nullopt;
  return Distance{shift->value < 0 ? -1 : 1, Span{tokens[from].begin, tokens[to - 1].end}};
}

}  // namespace inforce::timex
