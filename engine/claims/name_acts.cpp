// SPDX-License-Identifier: MIT
// Whether who bears a name is a party: who owns, does, or is dealt with as only parties are.
#include <algorithm>

#include "claims/cues.h"
#include "claims/descriptors.h"
#include "claims/name_shape.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kDealingWords = 12;  // from "pays" to the "to" of "pays ... to Acme"

}  // namespace

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

// "Acme Foods of Leeds signed": behind the "of" and where somebody comes from.
std::size_t NameShape::behind_home(const std::vector<Token>& tokens, std::size_t begin) const {
  if (begin + 2 >= tokens.size() || !is_cue(pack_, "of", tokens[begin].word)) return begin;
  std::size_t end = begin + 1;
  while (end < tokens.size() && tokens[end].capital && tokens[end].timex < 0) ++end;
  return end > begin + 1 ? end : begin;
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

// Things with names are many, parties are those that own, do, or are dealt with.
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
  next = behind_home(tokens, next);
  // "The licence to Xenix will end": the verb is another's.
  const bool in_phrase = begin > 0 && pack::has(tokens[begin - 1].pos, pack::Pos::preposition) &&
                         !pack::has(tokens[begin - 1].pos, pack::Pos::subordinator);
  if (next < tokens.size() && !(in_phrase && tokens[next].tag != Tag::possessive)) {
    const Token& after = tokens[next];
    if (tells_news(tokens, next)) return false;
    // "The Shareholders' Agreement": of all of them.
    if (after.tag == Tag::possessive && end == begin + 1 && tokens[begin].pos != 0 &&
        next + 1 < tokens.size() && tokens[next + 1].capital &&
        is_cue(pack_, "about_agreement", tokens[next + 1].lemma)) {
      return false;
    }
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
  if (opens_list(sentence, begin, end)) return true;
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

// "[Acme], Beta and Gamma signed", "between [Acme], Beta and Gamma".
bool NameShape::opens_list(const Sentence& sentence, std::size_t begin, std::size_t end) const {
  const std::vector<Token>& tokens = sentence.tokens;
  const auto is_and = [&](std::size_t i) {
    return i < tokens.size() && pack::has(tokens[i].pos, pack::Pos::conjunction);
  };
  std::size_t at = end;
  bool ends = false;
  while (!ends) {
    if (at >= tokens.size() || (tokens[at].tag != Tag::comma && !is_and(at))) return false;
    ends = is_and(at) || is_and(at + 1);
    const std::size_t name = at + (tokens[at].tag == Tag::comma && is_and(at + 1) ? 2 : 1);
    if (name >= tokens.size() || !can_be_name(sentence, name) || tokens[name].pos != 0)
      return false;
    at = behind_suffix(sentence, name_end(sentence, name));
  }
  std::size_t first = begin;
  while (first > 0 &&
         (tokens[first - 1].capital || tokens[first - 1].tag == Tag::comma || is_and(first - 1))) {
    --first;
  }
  if (first > 0 && is_cue(pack_, "party_before", tokens[first - 1].word)) return true;
  // But "the railway of western Jutland, and Hagel have signed".
  const bool opens = first == 0 || is_cue(pack_, "that", tokens[first - 1].word) ||
                     is_cue(pack_, "says_that", tokens[first - 1].lemma);
  return opens && tokens[begin].pos == 0 && at < tokens.size() && does(tokens[at]);
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
  if (begin > 2 && is_cue(pack_, "bare_to", tokens[begin - 1].word) &&
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

}  // namespace inforce::claims
