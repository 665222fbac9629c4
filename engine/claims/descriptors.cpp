// SPDX-License-Identifier: MIT
#include "claims/descriptors.h"

#include <algorithm>
#include <map>
#include <set>

#include "claims/cues.h"

namespace inforce::claims {
namespace {

// The noun that says what sort of body a name is: "Handball League", "Port of Rostvik"; the end of
// the name where there is none.
std::size_t head_of_name(const pack::Pack& pack, const std::vector<Token>& tokens,
                         std::size_t begin, std::size_t end) {
  if (end - begin < 2) return end;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (is_cue(pack, "of", tokens[i].word)) return may_describe(pack, tokens[i - 1]) ? i - 1 : end;
  }
  std::size_t head = end - 1;
  while (head > begin && is_cue(pack, "name_suffix", tokens[head].word)) --head;
  return head > begin && may_describe(pack, tokens[head]) ? head : end;
}

// "Acme will be Beta's exclusive distributor": the noun behind the verb; the end where there is
// none.
std::size_t said_of(const pack::Pack& pack, const std::vector<Token>& tokens, std::size_t i) {
  constexpr std::size_t kPredicateWords = 6;
  const std::size_t none = tokens.size();
  while (i < none && (tokens[i].tag == Tag::modal || tokens[i].tag == Tag::adverb ||
                      tokens[i].tag == Tag::have)) {
    ++i;
  }
  const auto is = i < none ? pack.actions.find(tokens[i].lemma) : pack.actions.end();
  if (is == pack.actions.end() || !is->second.copula) return none;
  for (std::size_t n = i + 1; n < std::min(none, i + kPredicateWords); ++n) {
    const Token& token = tokens[n];
    if (token.no_longer || token.tag == Tag::negation || token.tag == Tag::preposition ||
        token.tag == Tag::stop) {
      return none;
    }
    const bool owns = n + 1 < none && tokens[n + 1].tag == Tag::possessive;
    const bool noun =
        !pack::has(token.pos, pack::Pos::pronoun) && !pack::has(token.pos, pack::Pos::determiner);
    if (noun && token.party < 0 && !owns && may_describe(pack, token)) return n;
  }
  return none;
}

// "Chile's Health Ministry": behind where a body is from.
std::size_t behind_home(const pack::Pack& pack, const std::vector<Token>& tokens, std::size_t i) {
  const auto place = i < tokens.size() ? cue_at(pack, "place", tokens, i) : std::nullopt;
  const bool owns = place && place->end < tokens.size() &&
                    tokens[place->end].tag == Tag::possessive && tokens[i].party < 0;
  return owns ? place->end + 1 : i;
}

}  // namespace

bool is_reference(const pack::Pack& pack, pack::Word word) {
  return std::find(pack.single_references.begin(), pack.single_references.end(), word) !=
         pack.single_references.end();
}

bool may_describe(const pack::Pack& pack, const Token& token) {
  return is_reference(pack, token.word) || is_reference(pack, token.lemma) ||
         is_cue(pack, "side", token.lemma);
}

const Token* side_noun(const pack::Pack& pack, const Label& label) {
  const Token* noun = nullptr;
  for (std::size_t i = label.begin; i < label.end; ++i) {
    const Token& token = (*label.tokens)[i];
    if (may_describe(pack, token) || is_cue(pack, "either_side", token.lemma)) noun = &token;
    if (token.timex >= 0 || is_cue(pack, "of", token.word)) return nullptr;
  }
  return noun;
}

void find_sides(const std::vector<Sentence>& sentences, const text::Document& document,
                const pack::Pack& pack, Parties& parties) {
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Label label = label_of(document, sentences, s);
    const Token* noun = label.tokens == nullptr ? nullptr : side_noun(pack, label);
    if (noun == nullptr) continue;
    const std::vector<Token>& tokens = sentences[s].tokens;
    const std::size_t first = behind_home(pack, tokens, label.value);
    if (first >= tokens.size() || tokens[first].party < 0) continue;
    int last = -1;
    for (std::size_t i = first; i < tokens.size(); ++i) {
      if (tokens[i].party < 0 || tokens[i].party == last) continue;
      last = tokens[i].party;
      parties.sides.push_back({group_of(document, sentences[s]), noun->lemma, last});
    }
  }
}

void find_descriptors(const std::vector<Sentence>& sentences, const pack::Pack& pack,
                      Parties& parties) {
  std::map<pack::Word, std::set<int>> pairs;
  for (const Sentence& sentence : sentences) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].party >= 0 && (i == 0 || tokens[i - 1].party != tokens[i].party)) {
        std::size_t end = i + 1;
        while (end < tokens.size() && tokens[end].party == tokens[i].party) ++end;
        if (const std::size_t head = head_of_name(pack, tokens, i, end); head < end)
          pairs[tokens[head].lemma].insert(tokens[i].party);
        if (const std::size_t noun = said_of(pack, tokens, end); noun < tokens.size())
          pairs[tokens[noun].word].insert(tokens[i].party);
      }
      if (!pack::has(tokens[i].pos, pack::Pos::noun) || !is_reference(pack, tokens[i].word) ||
          pack::has(tokens[i].pos, pack::Pos::pronoun)) {
        continue;
      }
      if (i + 1 < tokens.size() && tokens[i + 1].party >= 0) {
        pairs[tokens[i].word].insert(tokens[i + 1].party);
      }
      for (std::size_t back = 2; back <= 6 && back <= i; ++back) {
        if (tokens[i - back].party < 0) continue;
        if (tokens[i - back + 1].tag == Tag::comma && tokens[i - back + 2].tag == Tag::determiner) {
          pairs[tokens[i].word].insert(tokens[i - back].party);
        }
        break;
      }
    }
  }
  for (const Parties::Side& side : parties.sides) pairs[side.noun].insert(side.party);
  for (const auto& [word, named] : pairs) {
    if (named.size() == 1) parties.descriptors[word] = *named.begin();
  }
}

}  // namespace inforce::claims
