// SPDX-License-Identifier: MIT
#include "pack/index.h"

#include <algorithm>

namespace inforce::pack {

Opening opening_of(const Pattern& pattern) {
  Opening opening;
  for (const Element& element : pattern) {
    if (element.gap) {
      opening.anything = true;
      break;
    }
    opening.classes.insert(opening.classes.end(), element.classes.begin(), element.classes.end());
    opening.words.insert(opening.words.end(), element.words.begin(), element.words.end());
    if (!element.optional) break;
  }
  return opening;
}

void Phrases::index(std::size_t words, const std::map<std::pair<Word, Word>, Word>& phrasals) {
  opens.assign(words, false);
  alone.assign(words, false);
  opens_class = opens_any = false;
  for (const Pattern& pattern : patterns) {
    const Opening opening = opening_of(pattern);
    opens_class = opens_class || !opening.classes.empty();
    opens_any = opens_any || opening.anything;
    for (const Word word : opening.words) opens[word] = true;
    if (pattern.size() == 1) {
      for (const Word word : pattern.front().words) alone[word] = true;
    } else if (pattern.size() == 2 && !pattern[0].optional && !pattern[1].optional) {
      for (const Word verb : pattern[0].words) {
        for (const Word particle : pattern[1].words) {
          const auto whole = phrasals.find({verb, particle});
          if (whole != phrasals.end()) alone[whole->second] = true;
        }
      }
    }
  }
}

WordLists::WordLists(std::vector<Entry> entries, std::size_t words) : begins_(words + 1) {
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  numbers_.reserve(entries.size());
  for (const auto& [word, number] : entries) {
    ++begins_[word + 1];
    numbers_.push_back(number);
  }
  for (std::size_t word = 0; word < words; ++word) begins_[word + 1] += begins_[word];
}

}  // namespace inforce::pack
