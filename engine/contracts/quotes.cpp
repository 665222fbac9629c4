// SPDX-License-Identifier: MIT
#include "contracts/quotes.h"

namespace inforce::contracts {

std::size_t quote_at(std::string_view text, std::size_t at) {
  if (text[at] == '"') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\x9C" || three == "\xE2\x80\x9D" ? 3 : 0;
}

std::optional<Span> next_quoted(std::string_view text, std::uint32_t& at, std::uint32_t end) {
  while (at < end && quote_at(text, at) == 0) ++at;
  if (at >= end) return std::nullopt;
  Span words;
  words.begin = at + static_cast<std::uint32_t>(quote_at(text, at));
  at = words.begin;
  while (at < end && quote_at(text, at) == 0) ++at;
  if (at >= end) return std::nullopt;
  words.end = at;
  at += static_cast<std::uint32_t>(quote_at(text, at));
  return words;
}

std::uint32_t closing_quote(std::string_view text, std::uint32_t first, std::uint32_t end) {
  int depth = 0;
  std::uint32_t last = first;
  for (std::uint32_t at = first; at < end; ++at) {
    if (quote_at(text, at) == 0) continue;
    last = at;
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool opens = before == ' ' || before == '\n' || before == '\t' || before == '(';
    depth += opens ? 1 : -1;
    if (depth == 0) return at;
  }
  return last;
}

}  // namespace inforce::contracts
