// SPDX-License-Identifier: MIT
#include "claims/relate_parties.h"

#include <algorithm>
#include <map>
#include <span>

#include "claims/correspondents.h"
#include "claims/cues.h"
#include "claims/descriptors.h"
#include "claims/named_in_part.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kMostTogether = 12;  // more names in one sentence are a list of members
constexpr int kJoined = 3;  // how much more it tells to be named as one than in one sentence

// "Acme and Beta have amended": the pairs that "and" joins.
std::vector<std::pair<int, int>> joined_pairs(const std::vector<Token>& tokens) {
  std::vector<std::pair<int, int>> pairs;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const int a = tokens[i - 1].party, b = tokens[i + 1].party;
    if (a >= 0 && b >= 0 && a != b && pack::has(tokens[i].pos, pack::Pos::conjunction))
      pairs.push_back(std::minmax(a, b));
  }
  return pairs;
}

// "Replaces [Acme] as sponsor": the party whose name begins at tokens[i] is no side any more.
bool is_superseded(const pack::Pack& pack, const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || tokens[i - 1].party == tokens[i].party) return false;
  std::size_t end = i + 1;
  while (end < tokens.size() && tokens[end].party == tokens[i].party) ++end;
  if (end >= tokens.size() || !is_cue(pack, "as", tokens[end].word)) return false;
  return cue_before(pack, "supersedes", tokens, i, 3);
}

// The two that alone are named more than once, and often; empty: there are none such.
std::vector<int> named_often(const Parties& parties) {
  constexpr int kOften = 6;  // between them
  std::vector<int> again;
  int mentions = 0;
  for (std::size_t p = 0; p < parties.list.size(); ++p) {
    if (parties.list[p].mentions < 2) continue;
    again.push_back(static_cast<int>(p));
    mentions += parties.list[p].mentions;
  }
  return again.size() == 2 && mentions >= kOften ? again : std::vector<int>{};
}

// The pair most often named together in sentences about an agreement, the title and lead counting
// more.
void find_main(const std::vector<Sentence>& sentences, std::string_view text,
               const pack::Pack& pack, Parties& parties) {
  std::map<std::pair<int, int>, int> together;
  std::map<int, int> alone;
  std::vector<int> here, gone;
  const bool letter = std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& line) {
    return !line.tokens.empty() && is_cue(pack, "salutation", line.tokens.front().word);
  });
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    here.clear();
    gone.clear();
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      if (token.party >= 0) here.push_back(token.party);
      if (token.party >= 0 && is_superseded(pack, sentence.tokens, i)) gone.push_back(token.party);
      if (i == 0 || sentence.tokens[i - 1].tag != Tag::determiner) continue;
      const auto meant = parties.descriptors.find(token.word);  // "the port"
      if (meant != parties.descriptors.end()) here.push_back(meant->second);
    }
    for (std::size_t i = 2; i < sentence.tokens.size(); ++i) {  // "the steel maker"
      if (sentence.tokens[i - 2].tag != Tag::determiner) continue;
      const int party =
          named_in_part(std::span(sentence.tokens).subspan(i - 1, 2), text, pack, parties);
      if (party >= 0) here.push_back(party);
    }
    here.erase(std::remove_if(here.begin(), here.end(),
                              [&](int party) {
                                return std::find(gone.begin(), gone.end(), party) != gone.end();
                              }),
               here.end());
    if (here.empty()) continue;
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    int weight = s < 4 ? 3 : 1;
    const bool of_deal = find_cue(pack, "about_agreement", sentence.tokens).has_value();
    if (of_deal) weight *= 2;
    // "The agreement with Acme ended", in a firm's own report: its agreement.
    if (of_deal && !letter && here.size() == 1 && parties.head >= 0 && here[0] != parties.head)
      ++together[std::minmax(here[0], parties.head)];
    if (of_deal && sentence.cell < 0) {
      for (const auto& pair : joined_pairs(sentence.tokens)) together[pair] += kJoined;
    }
    for (const int party : here) alone[party] += weight;
    if (here.size() > kMostTogether) continue;
    for (const int a : here) {
      for (const int b : here) {
        if (a < b) together[{a, b}] += weight;
      }
    }
  }
  const auto best =
      std::max_element(together.begin(), together.end(), [&](const auto& a, const auto& b) {
        const auto score = [&](const auto& pair) {
          return pair.second * 4 + alone[pair.first.first] + alone[pair.first.second];
        };
        return score(a) < score(b);
      });
  parties.main = best != together.end() ? std::vector{best->first.first, best->first.second}
                                        : named_often(parties);
}

}  // namespace

void relate_parties(const std::vector<Sentence>& sentences, const text::Document& document,
                    const pack::Pack& pack, Parties& parties) {
  find_sides(sentences, document, pack, parties);
  note_name_words(parties);
  find_descriptors(sentences, pack, parties);
  find_main(sentences, document.text, pack, parties);
  if (document.messages.empty()) {
    find_correspondents(sentences, document.text, pack, parties);
  } else {
    find_people(sentences, document, pack, parties);
  }
}

}  // namespace inforce::claims
