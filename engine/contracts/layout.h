// SPDX-License-Identifier: MIT
#pragma once
// contracts/layout.h - where a contract's sentences end, and which section each stands in.
//
//   "9. TERM. 9.1 Initial Term. This Agreement ..."
//     section 9    "TERM"          at the document's top level
//     section 9.1  "Initial Term"  its sentences begin at "This"
#include <cstdint>
#include <string>
#include <vector>

#include "contracts/wordings.h"

namespace inforce::contracts {

struct Section {
  std::string number;                 // "9.1", "IV", "2(a)"; empty before the first
  std::uint32_t first = 0, last = 0;  // words of its heading, without the number
  std::uint32_t begin = 0, end = 0;   // words of the whole section, up to the next of any level
};

struct Sentence {
  std::uint32_t first = 0, last = 0;  // words
  std::uint32_t section = 0;          // index of its section
};

struct Layout {
  std::vector<Section> sections;  // the first holds what stands before any number
  std::vector<Sentence> sentences;
};

[[nodiscard]] Layout to_layout(std::string_view text, const Words& words, const Wordings& wordings);

}  // namespace inforce::contracts
