// SPDX-License-Identifier: MIT
#pragma once
// pack/pattern.h - a row of places, each of which takes a word of a list or a class.
//
//   "{share} of ?its|their * <money>"     share|cut  of  (its|their)  *  <money>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace inforce::pack {

using Word = std::uint32_t;  // index into Vocabulary; 0: a word no pack mentions
inline constexpr Word kUnknown = 0;

// One place of a pattern: any of some words, or of some classes of words.
struct Element {
  enum class Class : std::uint8_t { party, percent, money, count, number, name, time };
  static constexpr std::size_t kClasses = 7;
  bool gap = false;       // "*": up to a few words, whatever they are
  bool optional = false;  // "?"
  std::vector<Class> classes;
  std::vector<Word> words;  // sorted
};
using Pattern = std::vector<Element>;

}  // namespace inforce::pack
