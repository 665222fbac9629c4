// SPDX-License-Identifier: MIT
#include "contracts/mentions.h"

#include "contracts/party_names.h"

namespace inforce::contracts {
namespace {

bool ends_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
}

}  // namespace

std::vector<Mention> find_mentions(const Reading& r, const std::vector<PartyName>& parties,
                                   std::uint32_t first, std::uint32_t last) {
  std::vector<Mention> mentions;
  for (std::uint32_t at = first; at < last; ++at) {
    if (!r.words[at].capital && !r.words[at].digits) continue;
    const std::string_view rest = r.text.substr(r.words[at].begin);
    const auto starts = [&](const std::string& name) {
      return name.size() > 1 && rest.size() >= name.size() &&
             same_words(rest.substr(0, name.size()), name) && ends_word(rest, name.size());
    };
    for (std::size_t i = 0; i < parties.size(); ++i) {
      const bool defined = starts(parties[i].short_form);
      if (!defined && !starts(parties[i].usual)) continue;
      const std::string& name = defined ? parties[i].short_form : parties[i].usual;
      std::uint32_t end = at + 1;
      while (end < last && r.words[end].begin < r.words[at].begin + name.size()) ++end;
      mentions.push_back({i, at, end});
      break;
    }
  }
  return mentions;
}

}  // namespace inforce::contracts
