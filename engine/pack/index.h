// SPDX-License-Identifier: MIT
#pragma once
// pack/index.h - which patterns may begin at a word, so that reading tries no others.
//
//   "?annual royalty|fee of"     may begin with annual, royalty, fee
//   "<party> licence"            may begin with any name
//   "* of sales"                 may begin with anything
//
// A token is looked up by its word and by its base form, since a pattern takes either.
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "pack/pattern.h"

namespace inforce::pack {

// What the first token of a match may be.
struct Opening {
  std::vector<Word> words;
  std::vector<Element::Class> classes;
  bool anything = false;  // a gap stands first
};
[[nodiscard]] Opening opening_of(const Pattern& pattern);

// Phrases that are looked for together.
struct Phrases {
  std::vector<Pattern> patterns;
  std::vector<bool> opens;   // by Word: a phrase may begin with it
  std::vector<bool> alone;   // by Word: it is a phrase by itself; "run out" is a word as a verb
  bool opens_class = false;  // a phrase may begin with a token of a class
  bool opens_any = false;    // with anything

  // Once all patterns are there; `words`: size of the vocabulary; phrasals: {run, out} -> run out.
  void index(std::size_t words, const std::map<std::pair<Word, Word>, Word>& phrasals);
};

// Lists of numbers by word, side by side in memory.
class WordLists {
 public:
  using Entry = std::pair<Word, std::uint32_t>;
  WordLists() = default;
  WordLists(std::vector<Entry> entries, std::size_t words);

  [[nodiscard]] std::span<const std::uint32_t> of(Word word) const {
    if (word + std::size_t{1} >= begins_.size()) return {};
    return {numbers_.data() + begins_[word], numbers_.data() + begins_[word + 1]};
  }

 private:
  std::vector<std::uint32_t> begins_, numbers_;
};

// Frames by what they may begin with, as indices of Pack::frames in ascending order.
struct FrameIndex {
  WordLists by_verb;        // clause frames
  std::vector<bool> heads;  // by Word: the verb of a clause frame, or the first word of one
  WordLists by_word;        // noun frames
  std::array<std::vector<std::uint32_t>, Element::kClasses> by_class;
  std::vector<std::uint32_t> by_gap;

  [[nodiscard]] const std::vector<std::uint32_t>& of(Element::Class wanted) const {
    return by_class[static_cast<std::size_t>(wanted)];
  }
};

}  // namespace inforce::pack
