// SPDX-License-Identifier: MIT
#include "claims/name_place.h"

#include <algorithm>

#include "claims/cues.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kTopBlocks = 4;   // where a text says whose it is,
constexpr std::size_t kShortLine = 24;  // in so many words and signs

}  // namespace

bool NamePlace::is_heading(const Sentence& sentence) const {
  const text::Block::Kind kind = document_.blocks[sentence.block].kind;
  return kind == text::Block::Kind::heading ||
         (kind == text::Block::Kind::meta && !sentence.tokens.empty() &&
          is_cue(pack_, "titled", sentence.tokens.front().word));
}

// "A License, Option and Supply Agreement": behind the whole name of a paper; `begin`: none
// begins there.
std::size_t NamePlace::behind_paper(const Sentence& sentence, std::size_t begin) const {
  const std::vector<Token>& tokens = sentence.tokens;
  std::size_t end = begin;
  if (tokens[begin].pos == 0) return begin;  // "the Acme and Beta Agreement"
  while (end < tokens.size() &&
         (tokens[end].tag == Tag::comma || pack::has(tokens[end].pos, pack::Pos::conjunction) ||
          shape_.can_be_name(sentence, end))) {
    ++end;
    if (is_cue(pack_, "named_papers", tokens[end - 1].word)) return end;
  }
  return begin;
}

// Behind "CHICAGO and OSLO, May 12, 2016 (Wire) --", "OSLO, Norway - The mill said"; 0: neither
// stands there.
std::size_t NamePlace::behind_dateline(const Sentence& sentence) const {
  constexpr std::size_t kLongest = 20;  // tokens
  const std::vector<Token>& tokens = sentence.tokens;
  bool day = false;
  for (std::size_t i = 0; i < std::min(tokens.size(), kLongest); ++i) {
    const std::string_view written = shape_.words(sentence, i, i + 1);
    const bool dash = written == "-" || written == "--" || written == "–" || written == "—";
    if (dash) return day || (i > 0 && opens_news(sentence, i)) ? i + 1 : 0;
    day = day || tokens[i].timex >= 0;
    const bool place = tokens[i].capital || tokens[i].timex >= 0 || tokens[i].tag == Tag::comma ||
                       tokens[i].tag == Tag::mark || tokens[i].tag == Tag::number ||
                       written == "." || pack::has(tokens[i].pos, pack::Pos::conjunction);
    if (!place) return 0;
  }
  return day && tokens.size() <= kLongest ? tokens.size() : 0;  // "Oslo, 6 February 2018."
}

// Does a place in capitals stand alone before the dash at `dash`, and a sentence behind it?
bool NamePlace::opens_news(const Sentence& sentence, std::size_t dash) const {
  constexpr std::size_t kShortest = 10;  // tokens of a sentence
  const std::string_view place = shape_.words(sentence, 0, 1);
  const text::Block& block = document_.blocks[sentence.block];
  return block.kind == text::Block::Kind::paragraph && sentence.span.begin == block.span.begin &&
         place.size() > 2 && NameShape::all_capitals(place) &&
         sentence.tokens.size() > dash + kShortest;
}

// "Arden to buy out its partner": a title that writes ordinary words as a sentence does.
bool NamePlace::is_name_in_title(const Sentence& sentence, std::size_t begin,
                                 std::size_t end) const {
  constexpr auto kOpen = static_cast<std::uint32_t>(pack::Pos::noun) |
                         static_cast<std::uint32_t>(pack::Pos::verb) |
                         static_cast<std::uint32_t>(pack::Pos::adjective);
  const bool opens = begin == 0 && end < sentence.tokens.size() &&
                     !pack::has(sentence.tokens[end].pos, pack::Pos::conjunction);
  if (opens || document_.blocks[sentence.block].span != document_.title) return false;
  if (end - begin > 1) return begin > 0 && shape_.is_body(sentence.tokens, begin, end);
  return sentence.tokens[begin].word == pack::kUnknown &&
         std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                     [](const Token& token) { return !token.capital && (token.pos & kOpen) != 0; });
}

// "From: Ann Lee (Acme Foods)".
bool NamePlace::is_correspondent(const Sentence& sentence, std::size_t begin,
                                 std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  if (!is_head(sentence) || begin < 3 || end >= tokens.size() || !tokens[begin - 2].capital)
    return false;
  const bool bracketed = shape_.words(sentence, begin - 1, begin) == "(" &&
                         shape_.words(sentence, end, end + 1) == ")";
  const bool of_firm =
      pack::has(tokens[begin - 1].pos, pack::Pos::preposition) &&
      (is_cue(pack_, "letter_from", tokens[0].word) || is_cue(pack_, "letter_to", tokens[0].word));
  return (bracketed || of_firm) && (end - begin > 1 || tokens[begin].word == pack::kUnknown);
}

std::size_t NamePlace::publisher_end(const Sentence& sentence, std::size_t begin, std::size_t end,
                                     const Sentence* below) const {
  const std::vector<Token>& tokens = sentence.tokens;
  if (sentence.block >= kTopBlocks || tokens.size() > kShortLine) return begin;
  const auto place = cue_at(pack_, "place", tokens, begin, end);  // "Our work in Peru: fact sheet"
  if (place && place->end == end) return begin;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (cue_at(pack_, "own_papers", tokens, i)) return i;  // "Acme Help Centre"
  }
  std::size_t next = shape_.behind_suffix(sentence, end);
  while (next < tokens.size() && (tokens[next].tag == Tag::comma || tokens[next].tag == Tag::mark ||
                                  tokens[next].tag == Tag::stop || tokens[next].timex >= 0 ||
                                  tokens[next].tag == Tag::possessive)) {
    ++next;  // "Acme plc - [Annual] Report"
  }
  if (next < tokens.size()) return cue_at(pack_, "own_papers", tokens, next) ? end : begin;
  if (begin != 0 || below == nullptr || below->block - sentence.block > 1) return begin;
  std::size_t first = 0;
  while (first < below->tokens.size() && below->tokens[first].timex >= 0) ++first;  // "Annual"
  const bool titled =
      first < below->tokens.size() && cue_at(pack_, "own_papers", below->tokens, first);
  return titled ? end : begin;
}

bool NamePlace::is_byline(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  const bool full = end > begin + 1 || shape_.behind_suffix(sentence, end) > end;
  if (!full || sentence.block >= kTopBlocks || tokens.size() > kShortLine) return false;
  const auto place = cue_at(pack_, "place", tokens, begin, end);  // "Buenos Aires, 3 May 2020"
  if (place && place->end == end) return false;
  const auto is_star = [&](const Token& token) {
    return token.span.of(document_.text).find_first_not_of("*_") == std::string_view::npos;
  };
  if (!std::all_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(begin), is_star) ||
      cue_at(pack_, "advises", tokens, end - 1)) {
    return false;
  }
  std::size_t next = shape_.behind_suffix(sentence, end);
  if (next >= tokens.size() || tokens[next].tag != Tag::comma) return false;
  // "The Ledger, a weekly on trade": a paper.
  if (next + 1 < tokens.size() && pack::has(tokens[next + 1].pos, pack::Pos::determiner))
    return false;
  bool dated = false;
  for (; next < tokens.size(); ++next) {
    if (NameShape::does(tokens[next]) || pack::has(tokens[next].pos, pack::Pos::be)) return false;
    dated = dated || tokens[next].timex >= 0;
  }
  return dated;
}

bool NamePlace::is_issuer(const Sentence& sentence, std::size_t begin) const {
  return begin == 2 && is_head(sentence) &&
         is_cue(pack_, "issued_by", sentence.tokens.front().word);
}

bool NamePlace::is_asked(const Sentence& sentence, std::size_t end) const {
  constexpr std::size_t kOffice = 4;  // words, "chief executive officer"
  const std::vector<Token>& tokens = sentence.tokens;
  if (sentence.block >= kTopBlocks || end >= tokens.size() || tokens[end].tag != Tag::possessive) {
    return false;
  }
  for (std::size_t i = end + 1; i < std::min(tokens.size(), end + 1 + kOffice); ++i) {
    if (tokens[i].capital && i > end + 1) break;
    if (is_cue(pack_, "offices", tokens[i].word)) return asks();
  }
  return false;
}

// An interview has questions in paragraphs of their own.
bool NamePlace::asks() const {
  constexpr int kQuestions = 3;
  int questions = 0;
  for (const text::Block& block : document_.blocks) {
    std::string_view words = block.span.of(document_.text);
    while (!words.empty() && (words.back() == '*' || words.back() == '"' || words.back() == ' '))
      words.remove_suffix(1);
    questions += words.ends_with('?') ? 1 : 0;
  }
  return questions >= kQuestions;
}

bool NamePlace::is_head(const Sentence& sentence) const {
  return document_.blocks[sentence.block].kind == text::Block::Kind::meta;
}

bool NamePlace::is_only_suffix(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  if (begin == 0 ||
      (sentence.tokens[begin - 1].tag != Tag::comma && !sentence.tokens[begin - 1].capital)) {
    return false;
  }
  return std::all_of(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     sentence.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](const Token& token) { return is_cue(pack_, "name_suffix", token.word); });
}

}  // namespace inforce::claims
