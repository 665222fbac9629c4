// SPDX-License-Identifier: MIT
#include "claims/name_shape.h"

#include <algorithm>
#include <array>

#include "claims/cues.h"
#include "claims/relate_parties.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kDealingWords = 12;  // from "pays" to the "to" of "pays ... to Acme"
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
      !(word[hyphen + 1] >= 'A' && word[hyphen + 1] <= 'Z')) {
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

// "Grants", "has", "will": what parties do.
bool NameShape::does(const Token& token) {
  constexpr auto kDoes =
      static_cast<std::uint8_t>(pack::Form::third) | static_cast<std::uint8_t>(pack::Form::past);
  return pack::has(token.pos, pack::Pos::modal) || pack::has(token.pos, pack::Pos::have) ||
         ((token.forms & kDoes) != 0 && !pack::has(token.pos, pack::Pos::be));
}

// "Kept Acme as its sole supplier".
bool NameShape::stands_as(const std::vector<Token>& tokens, std::size_t end) const {
  constexpr std::size_t kWords = 5;
  if (end + 1 >= tokens.size() || !is_cue(pack_, "as", tokens[end].word) ||
      !pack::has(tokens[end + 1].pos, pack::Pos::determiner)) {
    return false;
  }
  for (std::size_t i = end + 2; i < std::min(tokens.size(), end + 2 + kWords); ++i) {
    if (tokens[i].capital || pack::has(tokens[i].pos, pack::Pos::preposition)) return false;
    if (may_describe(pack_, tokens[i])) return true;
  }
  return false;
}

// "The Owl writes that Acme left", "a paper that the Owl has seen": what newspapers do.
bool NameShape::tells_news(const std::vector<Token>& tokens, std::size_t at) const {
  if (pack::has(tokens[at].pos, pack::Pos::have)) ++at;
  return at < tokens.size() && is_cue(pack_, "tells_news", pack_.info(tokens[at].word).verb);
}

// Behind "on Tuesday" and ", the carmaker," between a name and its verb.
std::size_t NameShape::behind_aside(const std::vector<Token>& tokens, std::size_t begin) {
  constexpr std::size_t kLongest = 8;
  std::size_t end = begin;
  if (tokens[end].tag == Tag::comma) {
    while (++end < std::min(begin + kLongest, tokens.size())) {
      if (tokens[end].tag == Tag::comma) return end + 1;
    }
    return begin;
  }
  if (pack::has(tokens[end].pos, pack::Pos::preposition)) ++end;
  const std::size_t time = end;
  while (end < tokens.size() && tokens[end].timex >= 0) ++end;
  return end > time ? end : begin;
}

// "Ms Rae", "Mr. Rae".
bool NameShape::behind_title(const Sentence& sentence, std::size_t begin) const {
  std::size_t title = begin;
  if (title > 1 && words(sentence, title - 1, title) == ".") --title;
  return title > 0 && is_cue(pack_, "titles", sentence.tokens[title - 1].word);
}

// Things with names are many, parties are those that own, do, or are dealt with.
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

// "Its ticketing partner Beta", behind "Acme and".
bool NameShape::stands_with_partner(const Sentence& sentence, std::size_t i) const {
  constexpr std::size_t kWords = 4;
  const std::vector<Token>& tokens = sentence.tokens;
  if (i >= tokens.size() || !pack::has(tokens[i].pos, pack::Pos::determiner)) return false;
  std::size_t name = i + 1;
  while (name < tokens.size() && name < i + kWords && !tokens[name].capital) ++name;
  return name > i + 1 && name < tokens.size() && can_be_name(sentence, name) &&
         pack::has(tokens[name - 1].pos, pack::Pos::noun);
}

bool NameShape::acts(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  if (end - begin > 2 && is_cue(pack_, "state_of", tokens[begin].word)) return true;
  if (is_all(sentence, "people", begin, end)) return false;
  const bool organ = std::all_of(
      tokens.begin() + static_cast<std::ptrdiff_t>(begin),
      tokens.begin() + static_cast<std::ptrdiff_t>(end), [&](const Token& token) {
        return is_cue(pack_, "organ", token.word) || pack::has(token.pos, pack::Pos::preposition);
      });
  if (organ) return false;  // "the Board of Directors"
  if (begin > 0 && end - begin == 1 && tokens[begin - 1].tag == Tag::number &&
      tokens[begin - 1].timex < 0) {
    return false;  // "180,000 MWh"
  }
  if (behind_title(sentence, begin)) return false;
  if (behind_initial(sentence, begin) && behind_suffix(sentence, end) == end) return false;
  if (is_all(sentence, "place", begin, end) || is_initials(words(sentence, begin, end)))
    return deals_as_state(sentence, begin, end);
  if (end < tokens.size() && tokens[end].tag == Tag::number && tokens[end].timex < 0 &&
      tokens[end].amount != Token::Amount::percent && tokens[end].amount != Token::Amount::money &&
      words(sentence, end, end + 1).find(',') == std::string_view::npos) {
    return false;  // a thing with a number: "Xenix 0932"; but "buys from Acme 30,000 tonnes"
  }
  // "with Chinese company Acme", "the English football club Acme": only Acme is one.
  std::size_t noun = end;
  while (noun < tokens.size() && noun < end + 3 && !tokens[noun].capital &&
         pack::has(tokens[noun].pos, pack::Pos::noun)) {
    ++noun;
  }
  if (noun > end && noun < tokens.size() && tokens[noun].capital &&
      is_reference(pack_, tokens[noun - 1].word)) {
    return false;
  }
  if (begin > 0 && !tokens[begin - 1].capital && is_reference(pack_, tokens[begin - 1].word) &&
      pack::has(tokens[begin - 1].pos, pack::Pos::noun)) {
    return true;
  }
  // "The new tenant, Acme, pays"
  if (begin > 1 && end < tokens.size() && tokens[begin - 1].tag == Tag::comma &&
      tokens[end].tag == Tag::comma &&
      (is_reference(pack_, tokens[begin - 2].word) ||
       is_cue(pack_, "side", tokens[begin - 2].word) ||
       is_cue(pack_, "kin", tokens[begin - 2].word))) {
    return true;
  }
  if (end < tokens.size() && begin > 0 && is_cue(pack_, "party_behind", tokens[end].word) &&
      tokens[begin].pos == 0 && !all_capitals(words(sentence, begin, end))) {
    return true;
  }
  std::size_t next = behind_suffix(sentence, end);
  while (next < tokens.size() &&
         (pack::has(tokens[next].pos, pack::Pos::adverb) || tokens[next].no_longer ||
          tokens[next].tag == Tag::mark ||
          (tokens[next].capital && is_cue(pack_, "not_name", tokens[next].word)))) {
    ++next;
  }
  // "The licence to Xenix will end": the verb is another's.
  const bool in_phrase = begin > 0 && pack::has(tokens[begin - 1].pos, pack::Pos::preposition) &&
                         !pack::has(tokens[begin - 1].pos, pack::Pos::subordinator);
  if (next < tokens.size() && !(in_phrase && tokens[next].tag != Tag::possessive)) {
    const Token& after = tokens[next];
    if (tells_news(tokens, next)) return false;
    if (after.tag == Tag::possessive || does(after)) return true;
    const std::size_t behind = behind_aside(tokens, next);
    if (behind > next && behind < tokens.size() && does(tokens[behind])) return true;
    if (after.tag == Tag::comma && next + 1 < tokens.size() &&
        is_cue(pack_, "party_relative", tokens[next + 1].word)) {
      return true;  // "Acme, which ..."
    }
    if (after.tag == Tag::comma && next + 2 < tokens.size() &&
        pack::has(tokens[next + 1].pos, pack::Pos::determiner) && !tokens[next + 2].capital &&
        is_reference(pack_, tokens[next + 2].word)) {
      return true;  // "Acme, the maker of the drug"
    }
    if (pack::has(after.pos, pack::Pos::be)) {  // but "AGI is near"
      return tokens[begin].pos == 0 && !all_capitals(words(sentence, begin, end));
    }
    if (pack::has(after.pos, pack::Pos::conjunction) && next + 1 < tokens.size() &&
        can_be_name(sentence, next + 1) && tokens[next + 1].pos == 0) {
      const bool things = all_capitals(words(sentence, begin, end)) &&  // "CT and MRI scanners"
                          describes_noun(tokens, name_end(sentence, next + 1));
      return !things;  // "Acme and Beta"
    }
    if (pack::has(after.pos, pack::Pos::conjunction) && stands_with_partner(sentence, next + 1))
      return true;  // "Acme and its partner Beta"
  }
  if (stands_as(tokens, end)) return true;
  if (is_cue(pack_, "name_suffix", tokens[end - 1].word)) return true;
  if (behind_suffix(sentence, end) > end) return true;  // "Acme plc"
  if (end - begin > 1 && (is_body(tokens, begin, end) || is_address(sentence, begin, end)))
    return true;
  if (begin == 0) return false;
  if (begin > 1 && pack::has(tokens[begin - 1].pos, pack::Pos::conjunction) &&
      can_be_name(sentence, begin - 2) && tokens[begin - 2].pos == 0) {
    const bool things = all_capitals(words(sentence, begin, end)) && describes_noun(tokens, end);
    return !things && !lists_places(tokens, begin - 1);
  }
  return (is_cue(pack_, "party_before", tokens[begin - 1].word) && !describes_noun(tokens, end) &&
          !is_author(tokens, begin)) ||
         is_dealt_with(tokens, begin, end);
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

// "Works by Ravn"; but "granted by Acme", "a licence by Acme".
bool NameShape::is_author(const std::vector<Token>& tokens, std::size_t begin) const {
  if (begin < 2 || !is_cue(pack_, "agent", tokens[begin - 1].word)) return false;
  const Token& work = tokens[begin - 2];
  constexpr auto kDone = static_cast<std::uint8_t>(pack::Form::past) |
                         static_cast<std::uint8_t>(pack::Form::participle);
  return pack::has(work.pos, pack::Pos::noun) && (work.forms & kDone) == 0 && !work.capital &&
         !is_cue(pack_, "dealing", work.lemma) &&
         pack_.deeds.find(work.lemma) == pack_.deeds.end() &&
         !is_cue(pack_, "act_noun", work.lemma);
}

bool NameShape::is_all(const Sentence& sentence, pack::Cue list, std::size_t begin,
                       std::size_t end) const {
  const auto cue = cue_at(pack_, list, sentence.tokens, begin, end);
  return cue && cue->end == end;
}

// "Norway signed a treaty with Sweden", "the treaty between Norway and Sweden": else a country is
// where things are.
bool NameShape::deals_as_state(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  if (!find_cue(pack_, "about_agreement", tokens)) return false;
  const auto is_and = [&](std::size_t i) {
    return i < tokens.size() && pack::has(tokens[i].pos, pack::Pos::conjunction);
  };
  std::size_t first = begin;  // of "Norway, Sweden and Denmark"
  while (first > 0 &&
         (tokens[first - 1].capital || tokens[first - 1].tag == Tag::comma || is_and(first - 1))) {
    --first;
  }
  if (first > 0 && is_cue(pack_, "of_both", tokens[first - 1].word)) return true;
  if (first > 0 && pack::has(tokens[first - 1].pos, pack::Pos::preposition)) {
    return is_cue(pack_, "party_before", tokens[first - 1].word) &&
           (end >= tokens.size() || tokens[end].tag != Tag::possessive);
  }
  while (end < tokens.size() &&
         (tokens[end].capital || tokens[end].tag == Tag::comma || is_and(end))) {
    ++end;
  }
  if (end >= tokens.size()) return false;
  const std::size_t behind = behind_aside(tokens, end);
  return does(tokens[end]) || (behind < tokens.size() && does(tokens[behind]));
}

// "in Varda and Orsini": a preposition that parties seldom stand behind, before names up to `end`.
bool NameShape::lists_places(const std::vector<Token>& tokens, std::size_t end) const {
  std::size_t at = end;
  while (at > 0 && (tokens[at - 1].capital || tokens[at - 1].tag == Tag::comma ||
                    pack::has(tokens[at - 1].pos, pack::Pos::conjunction))) {
    --at;
  }
  if (at == 0 || !pack::has(tokens[at - 1].pos, pack::Pos::preposition)) return false;
  return !is_cue(pack_, "party_before", tokens[at - 1].word) &&
         !is_cue(pack_, "party_toward", tokens[at - 1].word);
}

// "sued Acme", "pays Acme a royalty", "grants a licence to Acme": what only a party is the object
// of.
bool NameShape::is_dealt_with(const std::vector<Token>& tokens, std::size_t begin,
                              std::size_t end) const {
  if (is_cue(pack_, "party_object", tokens[begin - 1].lemma)) return true;
  const bool in = is_cue(pack_, "party_within", tokens[begin - 1].word);
  if (!in && !is_cue(pack_, "party_toward", tokens[begin - 1].word)) return false;
  if (end < tokens.size() && !tokens[end].capital && tokens[end].forms == 0 &&
      pack::has(tokens[end].pos, pack::Pos::noun)) {
    return false;  // "4 percent of European sales"
  }
  // "Its licence to Xenix": what somebody has a licence to is a thing; but "its royalty to Acme".
  if (begin > 2 && is_cue(pack_, "arrow_to", tokens[begin - 1].word) &&
      is_cue(pack_, "dealing", tokens[begin - 2].lemma) &&
      !is_cue(pack_, "due_to", tokens[begin - 2].lemma)) {
    const Token& owner = tokens[begin - 3];
    if (owner.tag == Tag::possessive || is_owning(owner)) return false;
  }
  for (std::size_t back = 2; back <= std::min<std::size_t>(begin, kDealingWords); ++back) {
    const Token& token = tokens[begin - back];
    if (token.tag == Tag::stop) return false;
    if (in ? is_cue(pack_, "invested", token.lemma) || token.amount == Token::Amount::money
           : is_cue(pack_, "dealing", token.lemma))
      return true;
  }
  return false;
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
  if (begin > first || end < first + 2 || sentence.block >= kHeadBlocks) return false;
  std::size_t next = behind_suffix(sentence, end);
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

// "To Rostvik Software": at a letter's head, and no person's name.
bool NameShape::is_address(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  if (sentence.block >= kAddressBlocks || begin == 0) return false;
  if (!is_cue(pack_, "letter_to", tokens[begin - 1].word)) return false;
  if (begin > 1 && !new_line_between(tokens[begin - 2], tokens[begin - 1])) return false;
  const bool to_somebody_there = end + 1 < tokens.size() && tokens[end].tag == Tag::comma &&
                                 is_cue(pack_, "attention", tokens[end + 1].word);
  return to_somebody_there || tokens[end - 1].word != pack::kUnknown;
}

}  // namespace inforce::claims
