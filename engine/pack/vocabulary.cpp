// SPDX-License-Identifier: MIT
#include "pack/vocabulary.h"

#include "base/hash.h"

namespace inforce::pack {
namespace {

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

// Where the word stands, or the free cell it would be put in.
std::size_t Vocabulary::cell_of(std::string_view word, std::uint64_t hash) const {
  const std::size_t mask = cells_.size() - 1;
  std::size_t at = static_cast<std::size_t>(hash) & mask;
  while (cells_[at].word != kUnknown &&
         (cells_[at].tag != tag_of(hash) || texts_[cells_[at].word] != word)) {
    at = (at + 1) & mask;
  }
  return at;
}

Word Vocabulary::find(std::string_view word) const {
  return cells_[cell_of(word, hash_word(word))].word;
}

Word Vocabulary::add(std::string_view word) {
  const std::uint64_t hash = hash_word(word);
  std::size_t at = cell_of(word, hash);
  if (cells_[at].word != kUnknown) return cells_[at].word;
  if (2 * texts_.size() >= cells_.size()) {
    grow();
    at = cell_of(word, hash);
  }
  const auto number = static_cast<Word>(texts_.size());
  cells_[at] = {tag_of(hash), number};
  texts_.emplace_back(word);
  return number;
}

void Vocabulary::grow() {
  const std::size_t size = cells_.size() * 2;
  cells_.assign(size, {});
  for (Word word = 1; word < texts_.size(); ++word) {
    const std::uint64_t hash = hash_word(texts_[word]);
    cells_[cell_of(texts_[word], hash)] = {tag_of(hash), word};
  }
}

}  // namespace inforce::pack
