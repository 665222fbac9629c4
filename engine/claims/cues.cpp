// SPDX-License-Identifier: MIT
#include "claims/cues.h"

#include <algorithm>

namespace inforce::claims {

std::optional<Found> cue_at(const pack::Pack& pack, pack::Cue list,
                            const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  const pack::Phrases& phrases = pack.phrases(list);
  const Token& token = tokens[at];
  if (!phrases.opens[token.word] && !phrases.opens[token.lemma] && !phrases.opens_any &&
      !(phrases.opens_class && is_of_class(token))) {
    return std::nullopt;
  }
  std::size_t longest = 0;
  for (const pack::Pattern& phrase : phrases.patterns) {
    longest = std::max(longest, match_at(phrase, tokens, at, end).value_or(0));
  }
  return longest == 0 ? std::nullopt : std::optional<Found>({at, at + longest});
}

std::optional<Found> find_cue(const pack::Pack& pack, pack::Cue list,
                              const std::vector<Token>& tokens, std::size_t begin,
                              std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (const auto found = cue_at(pack, list, tokens, at, end)) return found;
  }
  return std::nullopt;
}

bool cue_before(const pack::Pack& pack, pack::Cue list, const std::vector<Token>& tokens,
                std::size_t at, std::size_t reach) {
  for (std::size_t begin = at - std::min(reach, at); begin < at; ++begin) {
    const auto found = cue_at(pack, list, tokens, begin, at);
    if (found && found->end == at) return true;
  }
  return false;
}

bool is_cue(const pack::Pack& pack, pack::Cue list, pack::Word word) {
  return word != pack::kUnknown && pack.phrases(list).alone[word];
}

}  // namespace inforce::claims
