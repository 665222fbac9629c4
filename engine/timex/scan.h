// SPDX-License-Identifier: MIT
#pragma once
// timex/scan.h - bytes to tokens, a paragraph at a time, each word looked up as it is found.
//
//   "Q1 2026, on 5 May"   [Q] [1 glued] [2026] [, glued] [on] [5] [May capital]
//
// Any bytes will do: what is not UTF-8 counts as letters. Typographic dashes, quotes and blanks are
// read as their plain relatives. The buffer is reused, so a scan needs the same memory for any
// text.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "timex/tables.h"

namespace inforce::timex {

struct Token {
  enum Flag : std::uint8_t {
    glued = 1,    // nothing stands between it and the token before
    capital = 2,  // its first letter is one
    upper = 4,    // all its letters are
    line = 8,     // a line ends before it
    word = 16,
    number = 32,
    sign = 64,
  };
  std::uint32_t begin = 0, end = 0;
  std::uint32_t value = 0;  // of a number; 0xFFFFFFFF when it has more than nine digits
  Id id = kUnknown;
  std::uint8_t digits = 0;
  std::uint8_t flags = 0;
  [[nodiscard]] bool is(Flag flag) const { return (flags & flag) != 0; }
  [[nodiscard]] bool is_sign(char c) const { return id == kSign + static_cast<Id>(c); }
};

using Tokens = std::span<const Token>;  // of a paragraph

class Scanner {
 public:
  Scanner(std::string_view text, const WordTable& words) : text_(text), words_(words) {}

  // The tokens of the next paragraph, or of a part of a very long one; none at the end of the text.
  // They are in `room`, until it is given again.
  Tokens next(std::vector<Token>& room);

 private:
  std::string_view text_;
  const WordTable& words_;
  std::size_t at_ = 0;
};

}  // namespace inforce::timex
