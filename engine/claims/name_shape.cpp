// SPDX-License-Identifier: MIT
#include "claims/name_shape.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/descriptors.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kHeadBlocks = 2;     // of a letter, where its sender stands
constexpr std::size_t kAddressBlocks = 6;  // and whom it is to

}  // namespace

std::string_view NameShape::words(const Sentence& sentence, std::size_t begin,
                                  std::size_t end) const {
  const std::uint32_t first = sentence.tokens[begin].span.begin;
  return std::string_view(document_.text).substr(first, sentence.tokens[end - 1].span.end - first);
}

bool NameShape::can_be_name(const Sentence& sentence, std::size_t i) const {
  const Token& token = sentence.tokens[i];
  if (!token.capital || token.timex >= 0 || token.tag == Tag::number) return false;
  const std::string_view word = token.span.of(document_.text);
  if (const std::size_t hyphen = word.find('-');  // "Acme-based", "XJ-5"
      hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
      !begins_with_capital(word.substr(hyphen + 1))) {
    return false;
  }
  if (is_cue(pack_, "not_name", token.word) || is_plural_short(word)) return false;
  // Words of a closed class are no names; at the start of a sentence no word of a list is.
  constexpr auto kClosed = static_cast<std::uint32_t>(pack::Pos::determiner) |
                           static_cast<std::uint32_t>(pack::Pos::preposition) |
                           static_cast<std::uint32_t>(pack::Pos::pronoun) |
                           static_cast<std::uint32_t>(pack::Pos::conjunction) |
                           static_cast<std::uint32_t>(pack::Pos::subordinator) |
                           static_cast<std::uint32_t>(pack::Pos::modal) |
                           static_cast<std::uint32_t>(pack::Pos::be) |
                           static_cast<std::uint32_t>(pack::Pos::have);
  return (token.pos & kClosed) == 0;
}

// Where a name that begins at i ends: capitalised words, an "&" between two of them, and an "of"
// where the word before is a body's: "Port of Rostvik", "Bank of the North".
std::size_t NameShape::name_end(const Sentence& sentence, std::size_t i) const {
  std::size_t end = i;
  while (end < sentence.tokens.size() && can_be_name(sentence, end) &&
         !(end > i && new_line_between(sentence.tokens[end - 1], sentence.tokens[end]))) {
    ++end;
    if (end + 1 < sentence.tokens.size() && words(sentence, end, end + 1) == "&" &&
        can_be_name(sentence, end + 1)) {
      ++end;
    }
    if (end < sentence.tokens.size() && sentence.tokens[end].capital &&
        is_cue(pack_, "name_tail", sentence.tokens[end].word)) {
      ++end;  // "Harbour TV"
    }
    if (end + 1 < sentence.tokens.size() && sentence.tokens[end].capital &&
        is_cue(pack_, "not_name", sentence.tokens[end].word) && sentence.tokens[end + 1].capital &&
        is_cue(pack_, "name_suffix", sentence.tokens[end + 1].word)) {
      ++end;  // "Lotus Table Ltd"
    }
    const std::size_t home = behind_of(sentence, end);
    if (home > end && can_be_name(sentence, home)) end = home;
  }
  return end;
}

// A short line ends what stands on it: a signature's "P. Arkwright" is no part of the firm below.
bool NameShape::new_line_between(const Token& left, const Token& right) const {
  constexpr std::size_t kShortLine = 45;
  const std::string_view text = document_.text;
  const std::size_t line_end = text.find('\n', left.span.end);
  if (line_end >= right.span.begin) return false;
  const std::size_t before = text.rfind('\n', left.span.begin);
  return line_end - (before == std::string_view::npos ? 0 : before + 1) < kShortLine;
}

bool NameShape::is_body(const Sentence& sentence, std::size_t begin) const {
  return behind_of(sentence, begin + 1) > begin + 1;
}

std::size_t NameShape::behind_of(const Sentence& sentence, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  if (end >= tokens.size() || !is_cue(pack_, "name_of", tokens[end - 1].word) ||
      words(sentence, end, end + 1) != "of") {
    return end;
  }
  const bool article = end + 1 < tokens.size() && words(sentence, end + 1, end + 2) == "the";
  if (article && is_cue(pack_, "organ", tokens[end - 1].word)) return end;  // "Board of the Port"
  return std::min(end + (article ? 2 : 1), tokens.size() - 1);
}

// Behind ", Inc." and the full stop of "Co.", which belong to the name before.
std::size_t NameShape::behind_suffix(const Sentence& sentence, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  const auto is_suffix = [&](std::size_t i) {
    return i < tokens.size() && is_cue(pack_, "name_suffix", tokens[i].word);
  };
  if (end < tokens.size() && words(sentence, end, end + 1) == "(") {  // "Acme (Australia) Pty Ltd"
    constexpr std::size_t kPlace = 3;
    std::size_t close = end + 1;
    while (close < std::min(tokens.size(), end + 1 + kPlace) && tokens[close].capital) ++close;
    const bool bracketed = close > end + 1 && close < tokens.size() &&
                           words(sentence, close, close + 1) == ")" && is_suffix(close + 1);
    if (bracketed) end = close + 1;
    while (bracketed && is_suffix(end)) ++end;
  }
  if (end < tokens.size() && tokens[end].tag == Tag::comma && is_suffix(end + 1)) {
    while (is_suffix(end + 1)) ++end;
    ++end;
  }
  const auto apart = end < tokens.size() ? cue_at(pack_, "name_suffix", tokens, end)  // "A/S"
                                         : std::nullopt;
  // "The Acme group", "an Ohio corporation".
  const bool plain =
      apart && !tokens[end].capital &&
      (is_reference(pack_, tokens[end].word) || is_cue(pack_, "own_name", tokens[end].word));
  if (apart && (apart->end > end + 1 || !plain)) end = apart->end;
  if (end < tokens.size() && words(sentence, end, end + 1) == "." && is_suffix(end - 1)) ++end;
  return end;
}

// "Ms Rae", "Mr. Rae".
bool NameShape::behind_title(const Sentence& sentence, std::size_t begin) const {
  std::size_t title = begin;
  if (title > 1 && words(sentence, title - 1, title) == ".") --title;
  return title > 0 && is_cue(pack_, "titles", sentence.tokens[title - 1].word);
}

// "Chief executive Ann Lee", "Ann Lee, who founded it", "Ann Lee, an analyst at Acme".
bool NameShape::is_person(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  constexpr std::size_t kAside = 7;  // words
  const std::vector<Token>& tokens = sentence.tokens;
  if (behind_suffix(sentence, end) > end) return false;
  if (begin > 0 && !tokens[begin - 1].capital && is_cue(pack_, "offices", tokens[begin - 1].word)) {
    return true;
  }
  if (end + 1 >= tokens.size() || tokens[end].tag != Tag::comma) return false;
  if (is_cue(pack_, "person_who", tokens[end + 1].word)) return true;
  for (std::size_t i = end + 1; i < std::min(tokens.size(), end + kAside); ++i) {
    if (tokens[i].tag == Tag::comma || tokens[i].party >= 0) return false;
    if (is_cue(pack_, "offices", tokens[i].word)) return end - begin > 1;
  }
  return false;
}

// "Its hives drug Xenix", "Xenix(R)": what is sold.
bool NameShape::is_product(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  if (behind_suffix(sentence, end) > end) return false;
  if (begin > 0 && !tokens[begin - 1].capital && is_cue(pack_, "product", tokens[begin - 1].word))
    return true;
  const auto text = [&](std::size_t i) {
    return i < tokens.size() ? words(sentence, i, i + 1) : std::string_view{};
  };
  return text(end) == "®" || text(end) == "™" ||
         (text(end) == "(" && (text(end + 1) == "R" || text(end + 1) == "TM") &&
          text(end + 2) == ")");
}

// "H. Marsh", but "A. Lund ApS" is a firm.
bool NameShape::behind_initial(const Sentence& sentence, std::size_t begin) const {
  return begin > 1 && words(sentence, begin - 1, begin) == "." &&
         words(sentence, begin - 2, begin - 1).size() == 1 && sentence.tokens[begin - 2].capital;
}

// "Governed by Dutch law": what a name before a noun describes.
bool NameShape::describes_noun(const std::vector<Token>& tokens, std::size_t end) {
  return end < tokens.size() && !tokens[end].capital && tokens[end].forms == 0 &&
         tokens[end].pos == static_cast<std::uint32_t>(pack::Pos::noun);
}

// "CTs", "EVs": things of a kind.
bool NameShape::is_plural_short(std::string_view word) {
  return word.size() > 2 && word.back() == 's' &&
         std::all_of(word.begin(), word.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "U.S", "N.C": of a country or state; its last stop is a token of its own.
bool NameShape::is_initials(std::string_view word) {
  if (word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool letter = word[i] >= 'A' && word[i] <= 'Z';
    if (i % 2 == 0 ? !letter : word[i] != '.') return false;
  }
  return word.size() > 1;
}

bool NameShape::is_all(const Sentence& sentence, pack::Cue list, std::size_t begin,
                       std::size_t end) const {
  const auto cue = cue_at(pack_, list, sentence.tokens, begin, end);
  return cue && cue->end == end;
}

bool NameShape::all_capitals(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Its", "our", "your".
bool NameShape::is_owning(const Token& token) const {
  if (!pack::has(token.pos, pack::Pos::determiner)) return false;
  const std::array lists{&pack_.first_references, &pack_.second_references,
                         &pack_.single_references, &pack_.plural_references};
  return std::any_of(lists.begin(), lists.end(), [&](const std::vector<pack::Word>* words) {
    return std::find(words->begin(), words->end(), token.word) != words->end();
  });
}

// A body's full name alone on the first line is whose letter it is: "Rostvik Football League".
bool NameShape::heads_letter(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  const auto is_star = [&](std::size_t i) {  // of "**Acme Inc.**"
    return i < tokens.size() &&
           words(sentence, i, i + 1).find_first_not_of('*') == std::string::npos;
  };
  std::size_t first = 0;
  while (is_star(first)) ++first;
  if (begin > first || sentence.block >= kHeadBlocks) return false;
  std::size_t next = behind_suffix(sentence, end);
  if (next < first + 2) return false;
  while (is_star(next)) ++next;
  const bool alone = next >= tokens.size() || new_line_between(tokens[next - 1], tokens[next]) ||
                     words(sentence, next, next + 1) == "-";  // "Acme Inc. - Annual report"
  if (!alone) return false;
  return std::any_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(next),
                     [&](const Token& token) {
                       return may_describe(pack_, token) || is_cue(pack_, "name_of", token.word) ||
                              is_cue(pack_, "name_suffix", token.word);
                     });
}

// "Rostvik Football League", "University of Rostvik".
bool NameShape::is_body(const std::vector<Token>& tokens, std::size_t begin,
                        std::size_t end) const {
  if (may_describe(pack_, tokens[end - 1])) return true;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (is_cue(pack_, "of", tokens[i].word)) return may_describe(pack_, tokens[i - 1]);
  }
  return false;
}

// "To Rostvik Software", "To the director of Rostvik Museum": at a letter's head, and no person's
// name.
bool NameShape::is_address(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  constexpr std::size_t kOffice = 6;  // words: "to the managing director of"
  const std::vector<Token>& tokens = sentence.tokens;
  if (sentence.block >= kAddressBlocks || begin == 0) return false;
  std::size_t to = begin - 1;
  if (pack::has(tokens[to].pos, pack::Pos::preposition) &&
      !is_cue(pack_, "letter_to", tokens[to].word)) {
    while (to > 0 && begin - to < kOffice && !is_cue(pack_, "letter_to", tokens[to].word)) --to;
    const bool officer =
        std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(to),
                    tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                    [&](const Token& token) { return is_cue(pack_, "offices", token.word); });
    if (!officer) return false;
  }
  if (!is_cue(pack_, "letter_to", tokens[to].word)) return false;
  if (to > 0 && !new_line_between(tokens[to - 1], tokens[to])) return false;
  const bool to_somebody_there = end + 1 < tokens.size() && tokens[end].tag == Tag::comma &&
                                 is_cue(pack_, "attention", tokens[end + 1].word);
  return to_somebody_there || to + 1 < begin || tokens[end - 1].word != pack::kUnknown;
}

}  // namespace inforce::claims
