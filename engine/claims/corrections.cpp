// SPDX-License-Identifier: MIT
// Papers that put right what was printed: "An earlier version of this story said that Acme pays
// 15%. The correct figure is 12%".
#include <algorithm>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {

bool told_by_mistake(const Reading& reading, std::size_t sentence, std::size_t at) {
  const std::vector<Sentence>& sentences = reading.sentences;
  const auto& tokens = sentences[sentence].tokens;
  if (find_cue(reading.pack, "earlier_paper", tokens, 0, at)) return true;
  if (!find_cue(reading.pack, "printed", tokens, 0, at)) return false;
  const std::size_t next = sentence + 1;
  return next < sentences.size() && sentences[next].block == sentences[sentence].block &&
         find_cue(reading.pack, "corrects", sentences[next].tokens).has_value();
}

bool corrects(const Reading& reading, std::size_t sentence) {
  const std::vector<Sentence>& sentences = reading.sentences;
  const auto begins_so = [&](const Sentence& s) {
    return cue_at(reading.pack, "correction", s.tokens, 0).has_value();
  };
  const auto is_correction = [&](const Sentence& s) {
    return begins_so(s) || find_cue(reading.pack, "corrects", s.tokens) ||
           find_cue(reading.pack, "earlier_paper", s.tokens);
  };
  if (begins_so(sentences.front())) return true;  // its title
  const auto same =
      std::equal_range(sentences.begin(), sentences.end(), sentences[sentence],
                       [](const Sentence& a, const Sentence& b) { return a.block < b.block; });
  return std::any_of(same.first, same.second, is_correction);
}

}  // namespace inforce::claims
