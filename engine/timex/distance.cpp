// SPDX-License-Identifier: MIT
#include "timex/distance.h"

#include "timex/numbers.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kEventWords = 8;

}  // namespace

std::optional<Distance> distance_from(const Tables& tables, Tokens tokens, std::size_t at) {
  if (at >= tokens.size() || !tables.classes[tokens[at].id].meets(tables.shift_from))
    return std::nullopt;
  const Entry* entry = find_entry(tables, tokens[at], tables.shift_from);
  std::size_t from = at + 1;
  std::int64_t sign = entry == nullptr ? 0 : entry->value;
  for (const Phrase& phrase : tables.phrases[tokens[at].id - kFirstWord]) {
    if (!tables.shift_from.has(phrase.entry.word_class)) continue;
    std::size_t next = at + 1;
    for (const Id id : phrase.tail) {
      if (next < tokens.size() && tokens[next].id == id) ++next;
    }
    if (next != at + 1 + phrase.tail.size()) continue;
    from = next;
    sign = phrase.entry.value;
    break;
  }
  if (sign == 0) return std::nullopt;
  std::size_t to = from;
  for (; to < tokens.size() && to - from < kEventWords; ++to) {
    const Token& token = tokens[to];
    if (token.is(Token::sign) && !token.is_sign('-') && !token.is_sign('\'')) break;
    if (find_entry(tables, token, tables.stops) != nullptr) break;
  }
  if (to == from) return std::nullopt;
  return Distance{sign < 0 ? -1 : 1, Span{tokens[from].begin, tokens[to - 1].end}};
}

}  // namespace inforce::timex
