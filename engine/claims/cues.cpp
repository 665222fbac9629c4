// SPDX-License-Identifier: MIT
#include "claims/cues.h"

#include <algorithm>

namespace inforce::claims {

std::optional<Found> find_cue(const pack::Pack& pack, std::string_view list,
                              const std::vector<Token>& tokens, std::size_t begin,
                              std::size_t end) {
  const auto cues = pack.cues.find(list);
  if (cues == pack.cues.end()) return std::nullopt;
  std::optional<Found> first;
  for (const pack::Pattern& cue : cues->second) {
    const auto found = find_pattern(cue, tokens, begin, end);
    if (found && (!first || found->begin < first->begin ||
                  (found->begin == first->begin && found->end > first->end))) {
      first = found;
    }
  }
  return first;
}

bool is_cue(const pack::Pack& pack, std::string_view list, pack::Word word) {
  const auto cues = pack.cues.find(list);
  if (cues == pack.cues.end() || word == pack::kUnknown) return false;
  return std::any_of(cues->second.begin(), cues->second.end(), [&](const pack::Pattern& cue) {
    return cue.size() == 1 && std::binary_search(cue[0].words.begin(), cue[0].words.end(), word);
  });
}

}  // namespace inforce::claims
