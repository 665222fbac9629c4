// SPDX-License-Identifier: MIT
#pragma once
// claims/cues.h - the pack's lists of cue phrases, found in sentences.
#include <optional>
#include <vector>

#include "claims/sentence.h"

namespace inforce::claims {

// Does a phrase of the list stand in tokens [begin, end)?
[[nodiscard]] std::optional<Found> find_cue(const pack::Pack& pack, pack::Cue list,
                                            const std::vector<Token>& tokens, std::size_t begin,
                                            std::size_t end);
[[nodiscard]] inline std::optional<Found> find_cue(const pack::Pack& pack, pack::Cue list,
                                                   const std::vector<Token>& tokens) {
  return find_cue(pack, list, tokens, 0, tokens.size());
}
// Does one stand at tokens[at]? The longest of them.
[[nodiscard]] std::optional<Found> cue_at(const pack::Pack& pack, pack::Cue list,
                                          const std::vector<Token>& tokens, std::size_t at,
                                          std::size_t end);
[[nodiscard]] inline std::optional<Found> cue_at(const pack::Pack& pack, pack::Cue list,
                                                 const std::vector<Token>& tokens, std::size_t at) {
  return cue_at(pack, list, tokens, at, tokens.size());
}
// Does one stand just before tokens[at], of at most `reach` tokens?
[[nodiscard]] bool cue_before(const pack::Pack& pack, pack::Cue list,
                              const std::vector<Token>& tokens, std::size_t at, std::size_t reach);
// Is this word, all by itself, in the list?
[[nodiscard]] bool is_cue(const pack::Pack& pack, pack::Cue list, pack::Word word);

}  // namespace inforce::claims
