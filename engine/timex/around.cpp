// SPDX-License-Identifier: MIT
#include "timex/around.h"

namespace inforce::timex {

bool is_padded(Tokens tokens, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (!tokens[at].is(Token::number) || tokens[at].digits != 2 || tokens[at].value >= 10) continue;
    const auto is = [&](std::size_t next, char sign) {
      return next < end && tokens[next].is_sign(sign);
    };
    // "03.15", but not "03.05.2016".
    const bool dotted = is(at + 1, '.') && at + 2 < end && tokens[at + 2].digits == 2;
    if (is(at + 1, ':') || (dotted && !is(at + 3, '.'))) return true;
  }
  return false;
}

bool possesses(Tokens tokens, std::size_t end) {
  return end + 1 < tokens.size() && tokens[end].is_sign('\'') && tokens[end].is(Token::glued) &&
         tokens[end + 1].is(Token::glued);
}

bool Quotation::around(Tokens tokens, std::size_t at) {
  if (at < counted_) *this = {};
  for (; counted_ < at; ++counted_) open_ ^= tokens[counted_].is_sign('"');
  return open_;
}

}  // namespace inforce::timex
