// SPDX-License-Identifier: MIT
#include "claims/named_in_part.h"

#include <algorithm>

#include "base/text.h"
#include "claims/relate_parties.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kShortest = 4;  // bytes of a word that may describe

bool has_word(std::string_view name, std::string_view lower) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find(' '), name.size());
    if (to_lower_ascii(name.substr(0, end)) == lower) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

}  // namespace

int named_in_part(std::span<const Token> group, std::string_view text, const pack::Pack& pack,
                  const Parties& parties) {
  if (group.size() < 2 || !is_reference(pack, group.back().word)) return -1;
  int found = -1;
  for (const Token& token : group.first(group.size() - 1)) {
    const std::string_view word = token.span.of(text);
    const bool describes = token.tag == Tag::noun && !token.capital && word.size() >= kShortest;
    for (std::size_t p = 0; describes && p < parties.list.size(); ++p) {
      const Parties::One& one = parties.list[p];
      const bool here = has_word(one.name, word) ||
                        std::any_of(one.aliases.begin(), one.aliases.end(),
                                    [&](const auto& alias) { return has_word(alias, word); });
      if (!here || found == static_cast<int>(p)) continue;
      if (found >= 0) return -1;
      found = static_cast<int>(p);
    }
  }
  return found;
}

}  // namespace inforce::claims
