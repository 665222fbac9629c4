// SPDX-License-Identifier: MIT
#pragma once
// timex/meaning.h - what words mean as members of the classes that packs put them in.
//
//   "will" (class future)          1
//   "is likely to" (class future)  1: the phrase, which ends three tokens on
#include <cstdint>
#include <optional>

#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

struct Reading {
  std::int64_t value = 0;
  std::size_t end = 0;  // first token behind it
};

// What the longest phrase of these classes that stands here means, else the word; and where it
// ends.
[[nodiscard]] std::optional<Reading> read_meaning(const Tables& tables, Tokens tokens,
                                                  std::size_t at, const Classes& classes);

// The entry of a word in one of these classes; nullptr when it has none. Most words have none.
[[nodiscard]] const Entry* search_entries(const Tables& tables, const Token& token,
                                          const Classes& classes);
[[nodiscard]] inline const Entry* find_entry(const Tables& tables, const Token& token,
                                             const Classes& classes) {
  if (!tables.classes[token.id].meets(classes)) return nullptr;
  return search_entries(tables, token, classes);
}

}  // namespace inforce::timex
