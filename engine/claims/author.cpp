// SPDX-License-Identifier: MIT
// For whom "we" and "our" stand: the party that publishes the text, or whoever is quoted.
#include <algorithm>
#include <array>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

// So many clauses must set the other party against "we", so that a chance word does not decide.
constexpr int kSurely = 2;

bool is_first_person(const Reading& reading, const Token& token) {
  const auto& words = reading.pack.first_references;
  return token.word != pack::kUnknown &&
         std::find(words.begin(), words.end(), token.word) != words.end();
}

// Which tokens of a sentence stand between quotation marks.
std::vector<bool> quoted(const Sentence& sentence) {
  std::vector<bool> inside(sentence.tokens.size(), false);
  bool open = false;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (sentence.tokens[i].tag == Tag::quote) open = !open;
    inside[i] = open;
  }
  return inside;
}

}  // namespace

int find_author(const Reading& reading) {
  if (reading.parties.author >= 0) return reading.parties.author;  // by the signature
  const std::vector<int>& main = reading.parties.main;
  if (main.size() != 2) return -1;
  std::array<int, 2> against{};  // clauses in which "we" deals with that party
  for (std::size_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    const bool any =
        std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                    [&](const Token& token) { return is_first_person(reading, token); });
    if (!any || find_cue(reading.pack, "opinion", sentence.tokens)) continue;
    const std::vector<bool> inside = quoted(sentence);
    const std::vector<std::uint16_t>& segment = reading.grammars[s].segment;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      if (inside[i] || !is_first_person(reading, sentence.tokens[i])) continue;
      for (std::size_t side = 0; side < 2; ++side) {
        for (std::size_t k = 0; k < sentence.tokens.size(); ++k) {
          if (segment[k] == segment[i] && sentence.tokens[k].party == main[side]) {
            ++against[side];
            break;
          }
        }
      }
    }
  }
  if (std::max(against[0], against[1]) < kSurely || against[0] == against[1]) return -1;
  return against[0] < against[1] ? main[0] : main[1];
}

int speaker_at(const Reading& reading, std::size_t s, std::size_t token) {
  const Sentence& sentence = reading.sentences[s];
  if (!is_first_person(reading, sentence.tokens[token])) return -1;
  const std::vector<bool> inside = quoted(sentence);
  if (!inside[token]) return reading.parties.author;
  // "We are free," said Ada Lund, chief executive of Acme.
  for (std::size_t i = sentence.tokens.size(); i-- > 0;) {
    if (!inside[i] && sentence.tokens[i].party >= 0) return sentence.tokens[i].party;
  }
  return -1;
}

}  // namespace inforce::claims
