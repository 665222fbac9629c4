// SPDX-License-Identifier: MIT
#pragma once
// timex/grammar.h - the language of time, read from packs: a lexicon and rules, checked when
// loaded.
//
// A pack folder may hold time-words.yaml (classes of words, slots), time.yaml (patterns, rules) and
// time/*.yaml (more of both, in the order of their names); later packs are laid over earlier ones.
// A grammar is immutable: copies share it, and so may threads.
#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"

namespace inforce::timex {

struct Tables;

class Grammar {
 public:
  explicit Grammar(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  std::shared_ptr<const Tables> tables_;
};

// Compiles the grammar of these packs, or takes it from `stored`, a folder of grammars that
// store_grammar() has compiled, each named after the very bytes it was made from.
[[nodiscard]] Result<Grammar> load_grammar(const std::vector<std::filesystem::path>& pack_dirs,
                                           const std::filesystem::path& stored = {});
[[nodiscard]] Diagnostics store_grammar(const std::vector<std::filesystem::path>& pack_dirs,
                                        const std::filesystem::path& folder);

}  // namespace inforce::timex
