// SPDX-License-Identifier: MIT
#include "timex/scan.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
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

double seconds_to_read(const std::string& text, const std::string& day) {
  const std::clock_t start = std::clock();
  Context context;
  context.anchor = edtf::parse_day(day);
  CHECK(from_text(text, english(), context).size() < text.size());
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
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

TEST_CASE("Paragraphs have an end, and so has the time that they take", "[timex]") {
  const WordTable none;
  for (const std::string piece : {"(", "a(", "a (", "a. B "}) {
    CAPTURE(piece);
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += piece;
    Scanner scanner(text, none);
    std::vector<Token> room;
    std::size_t most = 0;
    for (Tokens tokens = scanner.next(room); !tokens.empty(); tokens = scanner.next(room))
      most = std::max(most, tokens.size());
    CHECK(most <= 16'384);
  }
  std::string quotes = "On 3 June 1940 he left. In 1941 he told them: \"";
  for (int i = 0; i < 20'000; ++i) quotes += "(tomorrow\")";
  CHECK(seconds_to_read(quotes, "2016-06-10") < 2);
}

TEST_CASE("Words of numbers are read as fast as others", "[timex]") {
  for (const std::string words : {"hundred ", "twenty ", "one and ", "one-"}) {
    CAPTURE(words);
    std::string text;
    while (text.size() < 1'000'000) text += words;
    CHECK(seconds_to_read(text, "2016-06-10") < 0.5);
  }
}

}  // namespace inforce::timex
