// SPDX-License-Identifier: MIT
#pragma once
// pack/vocabulary.h - words and their numbers, from 1 in the order they were added.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pattern.h"

namespace inforce::pack {

class Vocabulary {
 public:
  Word add(std::string_view word);                       // lower-case
  [[nodiscard]] Word find(std::string_view word) const;  // kUnknown when absent
  [[nodiscard]] const std::string& text(Word word) const { return texts_[word]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  // Cells in open addressing, a power of two of them, at most half of them taken.
  struct Cell {
    std::uint32_t tag = 0;  // of the hash, so that most other words need no look at their text
    Word word = kUnknown;
  };
  [[nodiscard]] std::size_t cell_of(std::string_view word, std::uint64_t hash) const;
  void grow();

  std::vector<Cell> cells_ = std::vector<Cell>(64);
  std::vector<std::string> texts_ = {""};
};

}  // namespace inforce::pack
