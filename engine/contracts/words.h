// SPDX-License-Identifier: MIT
#pragma once
// contracts/words.h - a contract's text as words, each with what stands before it.
//
//   five (5) years' prior      five | "(" 5 | ")" years | prior
//   non- transferable          nontransferable           one word: a prefix and its hyphen are
//   joined 1s t day of [___], 2020    1 (ordinal) | day | of | "[" REDACTED | "]," 2020
//
// Punctuation is no word of its own: it is a set of marks before the next word, so that wordings
// match across brackets and line breaks. Words that no wording names all have the id 0.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace inforce::contracts {

using WordId = std::uint16_t;
inline constexpr WordId kUnknownWord = 0;

// The words that wordings name. Lower case, without hyphens and possessive s.
class Vocabulary {
 public:
  Vocabulary();
  WordId add(std::string_view word);                        // kUnknownWord when it is full
  [[nodiscard]] WordId find(std::string_view lower) const;  // absent: kUnknownWord
  [[nodiscard]] WordId find(std::string_view lower, std::uint32_t hash) const;
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  // "non" in "non-exclusive": a first part that is joined to the word after its hyphen.
  void add_prefix(std::string_view prefix);
  [[nodiscard]] bool is_prefix(WordId id) const { return id < prefix_.size() && prefix_[id]; }

  [[nodiscard]] static std::uint32_t hash(std::string_view lower);

 private:
  void grow();
  std::vector<std::string> words_;
  std::vector<bool> prefix_;
  std::vector<WordId> slots_;  // open addressing; a power of two
};

// The marks before a word, as bits.
inline constexpr std::uint16_t kComma = 1;
inline constexpr std::uint16_t kSemicolon = 2;
inline constexpr std::uint16_t kColon = 4;
inline constexpr std::uint16_t kStop = 8;  // . ! ?
inline constexpr std::uint16_t kOpen = 16;
inline constexpr std::uint16_t kClose = 32;
inline constexpr std::uint16_t kQuote = 64;
inline constexpr std::uint16_t kBracket = 128;
inline constexpr std::uint16_t kNewline = 256;
inline constexpr std::uint16_t kBlankLine = 512;
inline constexpr std::uint16_t kMoney = 1024;  // the sign of a currency
inline constexpr std::uint16_t kPercent = 2048;
inline constexpr std::uint16_t kHyphen = 4096;
inline constexpr std::uint16_t kSlash = 8192;
inline constexpr std::uint16_t kBlank =
    16384;  // a rule of underscores or asterisks: words left out or blacked out

struct Word {
  std::uint32_t begin = 0, end = 0;  // bytes
  std::uint32_t number = 0;          // of a word that begins with digits
  WordId id = kUnknownWord;
  std::uint16_t before = 0;   // Marks between the word before and this one
  bool capital : 1 = false;   // begins with a capital letter
  bool upper : 1 = false;     // at least two letters, all capital
  bool digits : 1 = false;    // begins with a digit: `number` is its value, commas left out
  bool ordinal : 1 = false;   // "1st", "2nd"
  bool inserted : 1 = false;  // in a clause between commas or in brackets
};

using Words = std::vector<Word>;

// `text` is UTF-8. The last word is a sentinel that stands at the end of the text and marks what
// closes it.
[[nodiscard]] Words to_words(std::string_view text, const Vocabulary& vocabulary);

// The key of a wording's word, as to_words would look it up.
[[nodiscard]] std::string word_key(std::string_view word);

}  // namespace inforce::contracts
