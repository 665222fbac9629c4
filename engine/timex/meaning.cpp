// SPDX-License-Identifier: MIT
#include "timex/meaning.h"

#include <algorithm>

namespace inforce::timex {

const Entry* search_entries(const Tables& tables, const Token& token, const Classes& classes) {
  for (const Entry& entry : tables.entries[token.id - kFirstWord]) {
    if (classes.has(entry.word_class) && (!entry.capital || token.is(Token::capital))) {
      return &entry;
    }
  }
  return nullptr;
}

std::optional<Reading> read_meaning(const Tables& tables, Tokens tokens, std::size_t at,
                                    const Classes& classes) {
  if (!tables.classes[tokens[at].id].meets(classes)) return std::nullopt;
  for (const Phrase& phrase : tables.phrases[tokens[at].id - kFirstWord]) {  // the longest first
    const Tokens rest = tokens.subspan(at + 1);
    if (classes.has(phrase.entry.word_class) && phrase.tail.size() <= rest.size() &&
        std::equal(phrase.tail.begin(), phrase.tail.end(), rest.begin(),
                   [](Id id, const Token& token) { return token.id == id; }))
      return Reading{phrase.entry.value, at + 1 + phrase.tail.size()};
  }
  const Entry* entry = search_entries(tables, tokens[at], classes);
  return entry == nullptr ? std::nullopt : std::optional(Reading{entry->value, at + 1});
}

}  // namespace inforce::timex
