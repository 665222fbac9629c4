// SPDX-License-Identifier: MIT
#include <algorithm>

#include "claims/sentence.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kGap = 4;  // words that "*" may stand for

bool is_open_word(const Token& token) {
  return token.tag != Tag::comma && token.tag != Tag::stop && token.tag != Tag::quote;
}

// Is the token's word, or its base form, among the words? None of them is kUnknown.
bool contains(const std::vector<pack::Word>& words, const Token& token) {
  constexpr std::size_t kFew = 8;
  if (words.size() <= kFew) {
    for (const pack::Word word : words) {
      if (word == token.word || word == token.lemma) return true;
    }
    return false;
  }
  return std::binary_search(words.begin(), words.end(), token.word) ||
         std::binary_search(words.begin(), words.end(), token.lemma);
}

// Tokens that a word class takes at `at`; 0: it does not stand there.
std::size_t take(pack::Element::Class wanted, const std::vector<Token>& tokens, std::size_t at,
                 std::size_t end) {
  using Class = pack::Element::Class;
  const Token& token = tokens[at];
  const auto run = [&](const auto& goes_on) {
    std::size_t length = 0;
    while (at + length < end && goes_on(tokens[at + length])) ++length;
    return length;
  };
  switch (wanted) {
    case Class::party:
      return token.party < 0 ? 0
                             : run([&](const Token& next) { return next.party == token.party; });
    case Class::name:
      return run([](const Token& next) { return next.tag == Tag::name || next.party >= 0; });
    case Class::number:
      return token.tag == Tag::number ? 1 : 0;
    case Class::time:
      return token.timex < 0 ? 0
                             : run([&](const Token& next) { return next.timex == token.timex; });
    case Class::count:
      return token.amount == Token::Amount::count && token.timex < 0 ? token.amount_length : 0;
    case Class::percent:
      return token.amount == Token::Amount::percent ? token.amount_length : 0;
    case Class::money:
      return token.amount == Token::Amount::money ? token.amount_length : 0;
  }
  return 0;
}

// Tokens the element takes at `at`; 0: it does not stand there.
std::size_t take(const pack::Element& element, const std::vector<Token>& tokens, std::size_t at,
                 std::size_t end) {
  if (at >= end) return 0;
  if (contains(element.words, tokens[at])) return 1;
  std::size_t longest = 0;
  for (const pack::Element::Class wanted : element.classes) {
    longest = std::max(longest, take(wanted, tokens, at, end));
  }
  return longest;
}

std::optional<std::size_t> match_from(const pack::Pattern& pattern, std::size_t element,
                                      const std::vector<Token>& tokens, std::size_t at,
                                      std::size_t end) {
  if (element == pattern.size()) return at;
  const pack::Element& now = pattern[element];
  if (now.gap) {
    if (now.optional) {  // one word more, if that fits: "primary cloud partner" before "primary
                         // cloud"
      if (at < end && is_open_word(tokens[at])) {
        if (const auto rest = match_from(pattern, element + 1, tokens, at + 1, end)) return rest;
      }
      return match_from(pattern, element + 1, tokens, at, end);
    }
    for (std::size_t words = 0; words <= kGap; ++at) {
      if (const auto rest = match_from(pattern, element + 1, tokens, at, end)) return rest;
      if (at >= end || !is_open_word(tokens[at])) break;
      // The "'s" of "Acme's" and the stop of "U.S." are none.
      const Tag tag = tokens[at].tag;
      words += tag == Tag::mark || tag == Tag::possessive ? 0 : 1;
    }
    return std::nullopt;
  }
  if (const std::size_t length = take(now, tokens, at, end); length > 0) {
    if (const auto rest = match_from(pattern, element + 1, tokens, at + length, end)) return rest;
  }
  return now.optional ? match_from(pattern, element + 1, tokens, at, end) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> match_at(const pack::Pattern& pattern, const std::vector<Token>& tokens,
                                    std::size_t at, std::size_t end) {
  const auto last = match_from(pattern, 0, tokens, at, end);
  if (!last || *last == at) return std::nullopt;
  return *last - at;
}

std::optional<Found> find_pattern(const pack::Pattern& pattern, const std::vector<Token>& tokens,
                                  std::size_t begin, std::size_t end) {
  // Most patterns begin with a word, and most words are another.
  if (pattern.empty()) return std::nullopt;
  const pack::Element& first = pattern.front();
  const bool by_word = !first.gap && !first.optional && first.classes.empty();
  for (std::size_t at = begin; at < end; ++at) {
    if (by_word && !contains(first.words, tokens[at])) continue;
    if (const auto length = match_at(pattern, tokens, at, end)) return Found{at, at + *length};
  }
  return std::nullopt;
}

}  // namespace inforce::claims
