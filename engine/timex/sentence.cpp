// SPDX-License-Identifier: MIT
#include "timex/sentence.h"

#include "timex/meaning.h"

namespace inforce::timex {

bool ends_sentence(const Tables& tables, Tokens tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.is_sign('!') || token.is_sign('?') || token.is_sign(';')) return true;
  if (!token.is_sign('.')) return false;
  if (is_glued_stop(tokens, at)) return true;
  if (at + 1 < tokens.size() && tokens[at + 1].is(Token::glued)) return tokens[at + 1].is_sign('"');
  if (at == 0 || !tokens[at - 1].is(Token::word)) return true;
  const Token& word = tokens[at - 1];
  // An initial; not the end of "since the 1930s." or "at Smith's."
  const bool ends_word = word.is(Token::glued) && at > 1 &&
                         (tokens[at - 2].is(Token::number) || tokens[at - 2].is_sign('\''));
  if (word.end - word.begin == 1) return ends_word;
  return find_entry(tables, word, tables.abbreviations) == nullptr;
}

bool stops_sentence(Tokens tokens, std::size_t at) {
  const Token& word = tokens[at - 1];
  return tokens[at].is_sign('.') && word.is(Token::word) && word.end - word.begin > 1 &&
         (at + 1 == tokens.size() || tokens[at + 1].is(Token::line) ||
          tokens[at + 1].is(Token::capital) || !word.is(Token::capital) ||
          (tokens[at + 1].is(Token::sign) && !tokens[at + 1].is(Token::glued)));
}

bool is_glued_stop(Tokens tokens, std::size_t at) {
  if (!tokens[at].is_sign('.') || at == 0 || at + 1 >= tokens.size()) return false;
  const Token &last = tokens[at - 1], &next = tokens[at + 1];
  return last.is(Token::word) && !last.is(Token::capital) && next.is(Token::glued) &&
         next.is(Token::word) && next.is(Token::capital) && !next.is(Token::upper);
}

}  // namespace inforce::timex
