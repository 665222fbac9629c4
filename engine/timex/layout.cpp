// SPDX-License-Identifier: MIT
#include "timex/layout.h"

#include <algorithm>

#include "timex/meaning.h"
#include "timex/sentence.h"
#include "timex/tense.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kHeadingWords = 12;  // and signs

}  // namespace

bool Layout::opens_sentence(std::size_t at) const {
  const auto begins = [&](std::size_t first) {
    return first == sentence || tokens[first].is(Token::line);
  };
  return begins(at) || (tokens[at - 1].is(Token::word) && begins(at - 1));
}

// The first token of the line that `at` stands on; nothing beyond kHeadingWords before it.
std::optional<std::size_t> Layout::line_start(std::size_t at) const {
  for (std::size_t first = at;; --first) {
    if (first == 0 || tokens[first].is(Token::line)) return first;
    if (at - first == kHeadingWords) return std::nullopt;
  }
}

bool Layout::ends_line(std::size_t end) const {
  return end == tokens.size() || tokens[end].is(Token::line);
}

Naming Layout::naming(std::size_t begin, std::size_t end) const {
  const auto is = [&](std::size_t at, const Classes& classes) {
    return find_entry(tables, tokens[at], classes) != nullptr;
  };
  const bool stands = begin > sentence && end == begin + 1 && end < tokens.size() &&
                      is(begin - 1, tables.article) && tokens[end].is(Token::word) &&
                      !tokens[end].is(Token::glued) && !tokens[end].is(Token::line) &&
                      !is(end, tables.stops | tables.past);
  if (!stands) return Naming::none;
  return is(begin - 1, tables.indefinite) ? Naming::any : Naming::one;
}

bool Layout::names_event(std::size_t at, std::size_t end) const {
  // "Haiti's devastating Jan. 12 earthquake", "the March 11 quake".
  if (end < tokens.size() && at > sentence &&
      find_entry(tables, tokens[end], tables.happened) != nullptr) {
    return tokens[at - 1].is(Token::word) &&
           find_entry(tables, tokens[at - 1], tables.stops) == nullptr;
  }
  return at > sentence + 1 && find_entry(tables, tokens[at - 1], tables.naming) != nullptr &&
         tokens[at - 2].is(Token::word) &&
         find_entry(tables, tokens[at - 2], tables.stops) == nullptr;  // "as of March 11"
}

bool Layout::trails(std::size_t at) const {
  return at > sentence && tokens[at - 1].is(Token::word) &&
         find_entry(tables, tokens[at - 1], tables.stops | tables.article) == nullptr;
}

bool Layout::ranks(std::size_t at) const {
  constexpr std::size_t kWords = 9;
  const auto is = [&](std::size_t i, const Classes& classes) {
    return find_entry(tables, tokens[i], classes) != nullptr;
  };
  for (std::size_t i = at; i-- > sentence && at - i <= kWords;) {
    // But "the first of them will open in two years".
    if (!tokens[i].is(Token::word) || is(i, tables.clause | tables.future)) return false;
    if (is(i, tables.ranked)) return i > sentence && is(i - 1, tables.article | tables.ranked);
  }
  return false;
}

bool Layout::heads(std::size_t begin, std::size_t end) const {
  const std::size_t stop = end < tokens.size() && tokens[end].is_sign(')') ? end + 1 : end;
  const bool runs_in =
      stop + 1 < tokens.size() && tokens[stop].is_sign('.') && tokens[stop + 1].is_sign('-');
  const std::optional<std::size_t> first = line_start(begin);
  if (first && *first + 1 == begin && stands_in_margin(begin, end)) return true;
  if (!runs_in && !ends_line(end)) return false;
  return first && (runs_in || *first == begin || (*first == 0 && end == tokens.size()));
}

// "[1916.] We broke camp": the year that old books print beside their text.
bool Layout::stands_in_margin(std::size_t begin, std::size_t end) const {
  if (begin == 0 || !tokens[begin - 1].is_sign('[')) return false;
  const std::size_t close = end < tokens.size() && tokens[end].is_sign('.') ? end + 1 : end;
  return close < tokens.size() && tokens[close].is_sign(']');
}

bool Layout::heads_letter(std::size_t begin, std::size_t end) const {
  const bool stops = end < tokens.size() && (tokens[end].is_sign('.') || tokens[end].is_sign(':') ||
                                             tokens[end].is_sign('-'));
  if (!stops && !ends_line(end)) return false;
  const std::optional<std::size_t> first = line_start(begin);
  if (!first) return false;
  const std::size_t mark = tokens[*first].is_sign('_') || tokens[*first].is_sign('*') ? 1 : 0;
  if (*first + mark == begin) {  // "_Nov. 1._--I set up my tent", too
    const bool entry = *first == sentence;
    return ends_line(end) || entry || ends_line(end + 1);
  }
  const bool runs_on = stops && *first == 0;  // "Rome, April 5, 1840. I saw the Pope"
  return begin > 0 && (runs_on || ends_line(stops ? end + 1 : end)) &&
         tokens[begin - 1].is_sign(',') && tokens[*first].is(Token::capital) &&
         std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(*first),
                     tokens.begin() + static_cast<std::ptrdiff_t>(begin), [](const Token& token) {
                       return token.is(Token::word) || token.is_sign(',');
                     });
}

bool Layout::heads_news(std::size_t begin, std::size_t end) const {
  const std::optional<std::size_t> first = line_start(begin);
  if (!first) return false;
  const auto is_of_place = [&](const Token& token) {
    constexpr std::string_view kSigns = ",./()-";
    if (token.is(Token::word))
      return token.is(Token::capital) && find_entry(tables, token, tables.stops) == nullptr;
    return std::any_of(kSigns.begin(), kSigns.end(),
                       [&](char sign) { return token.is_sign(sign); });
  };
  const auto from = tokens.begin() + static_cast<std::ptrdiff_t>(*first);
  if (!std::all_of(from, tokens.begin() + static_cast<std::ptrdiff_t>(begin), is_of_place))
    return false;
  // "LONDON, Oct. 1 -", "LONDON (Oct. 1) -", "LONDON - Oct. 1 -", "Oct. 1 (Wire) -".
  const bool alone = *first == begin;
  const bool parted =
      !alone && (tokens[begin - 1].is_sign(',') || tokens[begin - 1].is_sign('(') ||
                 (tokens[begin - 1].is_sign('-') && tokens[*first].is(Token::upper)));
  if (!alone && !parted) return false;
  std::size_t stop = end;
  const auto pass = [&](char sign) {  // up to behind the sign
    while (stop < tokens.size() && stop - end < kHeadingWords && !tokens[stop].is_sign(sign))
      ++stop;
    ++stop;
  };
  if (!alone && tokens[begin - 1].is_sign('(')) {
    if (stop >= tokens.size() || !tokens[stop].is_sign(')')) return false;
    ++stop;
  }
  const std::size_t wire = stop;
  if (stop < tokens.size() && tokens[stop].is_sign('(')) {
    pass(')');
  } else if (stop < tokens.size() && tokens[stop].is_sign('/')) {
    ++stop;
    pass('/');
  }
  return (!alone || stop > wire) && stop < tokens.size() && tokens[stop].is_sign('-');
}

Tense Layout::tense_of_item(std::size_t begin, std::size_t end) const {
  if (end < tokens.size() && ends_line(end) && line_start(begin) == begin) return Tense::future;
  if (begin <= sentence + 1 || !tokens[begin - 1].is_sign(':')) return Tense::unknown;
  const bool back = looks_back(tense_at(tables, text, tokens, begin - 1, begin, false));
  return back ? Tense::past : Tense::future;
}

bool Layout::heads_clause(std::size_t at) const {
  return tokens[at].is(Token::number) && (at == 0 || tokens[at].is(Token::line)) &&
         tokens[at].digits <= 2 && at + 2 < tokens.size() && tokens[at + 1].is_sign('.') &&
         (tokens[at + 2].is(Token::capital) || tokens[at + 2].is(Token::number));
}

bool Layout::heads_subclause(std::size_t at) const {
  return heads_clause(at) && tokens[at + 2].is(Token::number) && tokens[at + 2].digits == 1 &&
         at + 3 < tokens.size() && tokens[at + 3].is(Token::capital);
}

}  // namespace inforce::timex
