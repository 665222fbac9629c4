// SPDX-License-Identifier: MIT
#pragma once
// text/tokens.h - the words, numbers and marks of a span, each where it stands.
//
//   "Acme's $7.5 billion, 20%"  ->  Acme 's $ 7.5 billion , 20 %
//
// A hyphen or an inner apostrophe stays in its word (non-exclusive, O'Neill); the possessive 's is
// a token of its own. An en or em dash is a mark, and parts the words around it.
#include <string_view>
#include <vector>

#include "base/span.h"

namespace inforce::text {

struct Token {
  enum class Kind { word, number, mark };
  Span span;
  Kind kind = Kind::mark;
  bool after_space = true;  // white space, or nothing, stands before it
};

// Tokens of text[span]. Offsets are those of `text`.
void tokenize(std::string_view text, Span span, std::vector<Token>& tokens);

}  // namespace inforce::text
