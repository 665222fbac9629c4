// SPDX-License-Identifier: MIT
#include "claims/relate_parties.h"

#include <algorithm>
#include <map>
#include <set>

#include "claims/cues.h"

namespace inforce::claims {

bool is_reference(const pack::Pack& pack, pack::Word word) {
  return std::find(pack.single_references.begin(), pack.single_references.end(), word) !=
         pack.single_references.end();
}

namespace {

// "drugmaker Acme", "Acme, the retailer,": the noun stands for the party from then on.
void find_descriptors(const std::vector<Sentence>& sentences, const pack::Pack& pack,
                      Parties& parties) {
  std::map<pack::Word, std::set<int>> pairs;
  for (const Sentence& sentence : sentences) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!pack::has(tokens[i].pos, pack::Pos::noun) || !is_reference(pack, tokens[i].word)) {
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
  for (const auto& [word, named] : pairs) {
    if (named.size() == 1) parties.descriptors[word] = *named.begin();
  }
}

// The pair most often named together in sentences about an agreement, the title and lead counting
// more.
void find_main(const std::vector<Sentence>& sentences, const pack::Pack& pack, Parties& parties) {
  std::map<std::pair<int, int>, int> together;
  std::map<int, int> alone;
  std::vector<int> here;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    here.clear();
    for (const Token& token : sentence.tokens) {
      if (token.party >= 0) here.push_back(token.party);
    }
    if (here.empty()) continue;
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    int weight = s < 4 ? 3 : 1;
    if (find_cue(pack, "about_agreement", sentence.tokens)) weight *= 2;
    for (const int party : here) alone[party] += weight;
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
  if (best != together.end()) parties.main = {best->first.first, best->first.second};
}

// Who writes a letter or a notice: a body whose full name stands alone at its head or foot, in a
// text that says "we". Where no two parties are named together, it is one of them.
void find_signer(const std::vector<Sentence>& sentences, const pack::Pack& pack, Parties& parties) {
  constexpr std::size_t kFoot = 4;        // sentences
  constexpr std::size_t kSignature = 16;  // words
  std::set<int> signers;
  bool says_we = false;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const std::vector<Token>& tokens = sentences[s].tokens;
    const bool at_edge = s == 0 || s + kFoot >= sentences.size();
    const bool tells = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
      return token.tag == Tag::verb || token.tag == Tag::be || token.tag == Tag::have;
    });
    for (const Token& token : tokens) {
      const auto& we = pack.first_references;
      says_we = says_we || (token.word != pack::kUnknown &&
                            std::find(we.begin(), we.end(), token.word) != we.end());
      const bool named = token.party >= 0 && is_cue(pack, "name_suffix", token.word);
      if (named && at_edge && !tells && tokens.size() <= kSignature) signers.insert(token.party);
    }
  }
  if (!says_we || signers.size() != 1) return;
  if (!parties.main.empty() &&
      std::count(parties.main.begin(), parties.main.end(), *signers.begin()) == 0) {
    return;
  }
  parties.author = *signers.begin();
  if (!parties.main.empty()) return;
  int other = -1;
  for (int p = 0; p < static_cast<int>(parties.list.size()); ++p) {
    const int mentions = parties.list[static_cast<std::size_t>(p)].mentions;
    if (p != parties.author && mentions > 0 &&
        (other < 0 || mentions > parties.list[static_cast<std::size_t>(other)].mentions)) {
      other = p;
    }
  }
  if (other >= 0) parties.main = {std::min(other, parties.author), std::max(other, parties.author)};
}

}  // namespace

void relate_parties(const std::vector<Sentence>& sentences, const pack::Pack& pack,
                    Parties& parties) {
  find_descriptors(sentences, pack, parties);
  find_main(sentences, pack, parties);
  find_signer(sentences, pack, parties);
}

}  // namespace inforce::claims
