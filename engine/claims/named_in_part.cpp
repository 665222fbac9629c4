// SPDX-License-Identifier: MIT
#include "claims/named_in_part.h"

#include "base/text.h"
#include "claims/descriptors.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kShortest = 4;  // bytes of a word that may describe

void note_words(std::string_view name, int party, Parties& parties) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    if (end >= kShortest) {
      const auto [known, is_new] =
          parties.by_word.emplace(to_lower_ascii(name.substr(0, end)), party);
      if (!is_new && known->second != party) known->second = -1;
    }
    name.remove_prefix(std::min(end + 1, name.size()));
  }
}

}  // namespace

void note_name_words(Parties& parties) {
  for (std::size_t p = 0; p < parties.list.size(); ++p) {
    note_words(parties.list[p].name, static_cast<int>(p), parties);
    for (const std::string& alias : parties.list[p].aliases)
      note_words(alias, static_cast<int>(p), parties);
  }
}

int named_in_part(std::span<const Token> group, std::string_view text, const pack::Pack& pack,
                  const Parties& parties) {
  if (group.size() < 2 || !is_reference(pack, group.back().word)) return -1;
  int found = -1;
  for (const Token& token : group.first(group.size() - 1)) {
    if (token.tag != Tag::noun || token.capital) continue;
    const auto known = parties.by_word.find(std::string(token.span.of(text)));
    if (known == parties.by_word.end() || known->second == found) continue;
    if (found >= 0 || known->second < 0) return -1;
    found = known->second;
  }
  return found;
}

}  // namespace inforce::claims
