// SPDX-License-Identifier: MIT
#include "timex/scan.h"

#include <catch2/catch.hpp>
#include <string>

#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::timex {
namespace {

const Grammar& english() {
  static const Grammar grammar = *load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
  return grammar;
}

// "[On][5 glued]"
std::string tokens_of(std::string_view text) {
  const WordTable none;
  Scanner scanner(text, none);
  std::vector<Token> room;
  std::string out;
  for (Tokens tokens = scanner.next(room); !tokens.empty(); tokens = scanner.next(room)) {
    for (const Token& token : tokens) {
      CHECK(token.end <= text.size());
      out += '[';
      out += text.substr(token.begin, token.end - token.begin);
      out += token.is(Token::sign) ? " sign]" : "]";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("What is not UTF-8 counts as letters and ends with the text", "[timex]") {
  struct Row {
    std::string_view text, tokens;
  };
  const Row rows[] = {
      {"On 5\xE2\x80\x93"
       "6 May",
       "[On][5][\xE2\x80\x93 sign][6][May]"},
      {"\xE2\x80May 5", "[\xE2\x80May][5]"},
      {"5\xE2\x82May", "[5][\xE2\x82May]"},
      {"\xE3\x80May", "[\xE3\x80May]"},
      {"May 5\xE2\x80", "[May][5][\xE2\x80]"},
      {"5\xE2\x82", "[5][\xE2\x82]"},
      {"5\xE3\x80", "[5][\xE3\x80]"},
      {"5\xC2", "[5][\xC2]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(tokens_of(row.text) == row.tokens);
  }
}

}  // namespace inforce::timex
