// SPDX-License-Identifier: MIT
#include "timex/around.h"

#include <algorithm>

#include "timex/numbers.h"

namespace inforce::timex {

bool is_padded(Tokens tokens, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (tokens[at].is(Token::number)) return tokens[at].digits == 2 && tokens[at].value < 10;
  }
  return false;
}

bool possesses(Tokens tokens, std::size_t end) {
  return end + 1 < tokens.size() && tokens[end].is_sign('\'') && tokens[end].is(Token::glued) &&
         tokens[end + 1].is(Token::glued);
}

bool stops_sentence(Tokens tokens, std::size_t at) {
  const Token& word = tokens[at - 1];
  return tokens[at].is_sign('.') && word.is(Token::word) && word.end - word.begin > 1 &&
         (at + 1 == tokens.size() || tokens[at + 1].is(Token::line) ||
          tokens[at + 1].is(Token::capital) || !word.is(Token::capital) ||
          (tokens[at + 1].is(Token::sign) && !tokens[at + 1].is(Token::glued)));
}

bool is_quoted(Tokens tokens, std::size_t at) {
  const auto marks = std::count_if(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                   [](const Token& token) { return token.is_sign('"'); });
  return marks % 2 != 0;
}

bool is_inserted(const Tables& tables, std::string_view text, Tokens tokens, std::size_t begin,
                 std::size_t end) {
  if (begin < 3 || end >= tokens.size() || !tokens[end].is_sign(',') ||
      !tokens[begin - 3].is_sign(','))
    return false;
  const Token& verb = tokens[begin - 2];
  const std::string_view word = text.substr(verb.begin, verb.end - verb.begin);
  return find_entry(tables, verb, tables.past) != nullptr ||
         std::any_of(tables.past_endings.begin(), tables.past_endings.end(),
                     [&](const std::string& ending) { return word.ends_with(ending); });
}

}  // namespace inforce::timex
