// SPDX-License-Identifier: MIT
#pragma once
// contracts/reading.h - a contract with everything found in it once: words, values, sentences,
// wordings, defined terms. The passes that answer questions only look here.
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "contracts/layout.h"

namespace inforce::contracts {

// A rule that fired.
struct Finding {
  const Rule* rule = nullptr;
  std::uint32_t sentence = 0;  // index into Layout::sentences
  bool turned = false;         // one of the rule's `turned` phrases stands in the sentence
  Match match;
};

// (the "Effective Date") after its meaning, or "Effective Date" means ...
struct Definition {
  std::string_view term;   // without quotes
  Span words;              // the term's bytes
  std::uint32_t word = 0;  // its first word
  std::uint32_t sentence = 0;
  bool bracketed = false;
  std::optional<std::uint32_t> value;  // the date it stands for: index into Values
};

struct Reading {
  std::string_view text;
  const Wordings* wordings = nullptr;
  Words words;
  Values values;
  Layout layout;
  std::vector<Finding> findings;        // in the order of the text, then of the rules
  std::vector<Definition> definitions;  // in the order of the text

  [[nodiscard]] Span bytes(std::uint32_t first,
                           std::uint32_t last) const;  // of words [first, last)
  [[nodiscard]] Span sentence(std::uint32_t index) const;
  [[nodiscard]] std::string_view words_of(Span span) const { return span.of(text); }
  // What rules of this label found, the most believable first: by rank, then as the text goes on.
  [[nodiscard]] std::vector<const Finding*> of(std::string_view label) const;
  [[nodiscard]] const Value* captured(const Finding& finding, ValueKind kind,
                                      Role role = Role::value) const;
  [[nodiscard]] const Definition* find(std::string_view term) const;
};

[[nodiscard]] Reading read(std::string_view text, const Wordings& wordings);

}  // namespace inforce::contracts
