// SPDX-License-Identifier: MIT
#pragma once
// contracts/phrases.h - wordings as patterns over words, all matched in one pass.
//
//   shall|will ..2 automatically {renew} ..12 <length>
//
//   word        that word, in any case        a|b|{class}   any of these
//   ..8         up to eight words between,
//               those of insertions aside     <length>      a value of that kind, kept
//   ..8^turn    none in list `turn`;
//               passes over insertions whole  <when:until>  kept under a name of its own
//   word?       may be missing                ^ word        first in its sentence
//   word:       with a colon behind it        'word         with a quotation mark before it
//
// A pattern never leaves its sentence. Each start has a bounded number of steps, whatever the text.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contracts/values.h"
#include "contracts/words.h"

namespace inforce::contracts {

using PhraseId = std::uint32_t;

// What a slot's value is to its phrase.
enum class Role : std::uint8_t { value, from, until };

struct Element {
  enum class Kind : std::uint8_t { words, slot, gap } kind = Kind::words;
  bool optional = false;
  ValueKind value = ValueKind::when;
  Role role = Role::value;
  std::uint16_t reach = 0;         // of a gap
  std::uint16_t before = 0;        // marks before the word, one of which it needs; 0: any
  std::uint16_t behind = 0;        // the same of those behind it
  std::vector<WordId> ids;         // of words; of a gap, those it does not cross
  std::vector<std::uint64_t> set;  // the same, one bit an id
};

struct Capture {
  Role role = Role::value;
  std::uint32_t value = 0;  // index into Values
};

struct Match {
  PhraseId phrase = 0;
  std::uint32_t first = 0, last = 0;  // words [first, last)
  std::array<Capture, 4> captures{};
  std::uint8_t count = 0;  // of captures

  [[nodiscard]] std::optional<std::uint32_t> capture(ValueKind kind, Role role,
                                                     const Values& values) const;
};

struct WordClass {
  std::string name;
  std::vector<WordId> ids;
};

class Phrases {
 public:
  // Adds a pattern; gives its id, or says in `problem` why it is not one.
  std::optional<PhraseId> add(std::string_view pattern, const std::vector<WordClass>& classes,
                              Vocabulary& vocabulary, std::string& problem);
  void finish();  // after the last add

  // All matches that start and end in words [first, last), in the order of their first words.
  void match(const Words& words, std::uint32_t first, std::uint32_t last, const Values& values,
             std::vector<Match>& matches) const;

  [[nodiscard]] std::size_t size() const { return phrases_.size(); }

 private:
  struct Phrase {
    std::string pattern;
    std::vector<Element> elements;
    bool leads = false;   // only as a sentence's first words
    bool second = false;  // its first two elements are words
  };
  struct Walk;
  bool step(Walk& walk, std::size_t element, std::uint32_t at) const;
  bool step_to_value(Walk& walk, std::size_t element, std::uint32_t at) const;

  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> starts_;  // by word id: where its phrases begin in by_word_
  std::vector<PhraseId> by_word_;
  std::array<std::vector<PhraseId>, kValueKinds> by_value_;
};

[[nodiscard]] std::optional<ValueKind> value_kind(std::string_view name);

}  // namespace inforce::contracts
