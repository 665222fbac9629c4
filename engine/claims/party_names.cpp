// SPDX-License-Identifier: MIT
#include "claims/party_names.h"

#include <algorithm>

#include "base/text.h"

namespace inforce::claims {

void PartyNames::add(std::string_view key, std::string_view first, int party) {
  longest_ = std::max(longest_, count_words(key));
  const Word word = words_.find(first);
  if (word == pack::kUnknown) return;
  starts_name_.resize(std::max<std::size_t>(starts_name_.size(), word + 1));
  starts_name_[word] = true;
  named_[word].push_back({key, party});
}

PartyNames::Spoken PartyNames::mark(std::vector<Sentence>& sentences, Parties& parties) {
  Spoken spoken(parties.list.size());
  for (Sentence& sentence : sentences) {
    std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 0; i < tokens.size();) {
      const auto [length, party] = tokens[i].timex < 0 ? name_at(sentence, i) : Marked{};
      for (std::size_t k = i; k < i + length; ++k) tokens[k].party = party;
      if (length > 0) {
        for (std::size_t k = i + length; k < shape_.behind_suffix(sentence, i + length); ++k)
          tokens[k].tag = Tag::mark;
      }
      if (length > 0) {
        const auto p = static_cast<std::size_t>(party);
        ++parties.list[p].mentions;
        ++spoken[p][one_line(shape_.words(sentence, i, i + length))];
      }
      i += std::max<std::size_t>(length, 1);
    }
  }
  return spoken;
}

PartyNames::Marked PartyNames::name_at(const Sentence& sentence, std::size_t i) {
  const Word word = words_.at(sentence, i);
  if (word >= starts_name_.size() || !starts_name_[word]) return {};
  const std::vector<Token>& tokens = sentence.tokens;
  const std::vector<Named>& names = named_.find(word)->second;
  Marked best;
  bool capital = false;
  key_.clear();
  std::uint32_t from = tokens[i].span.begin;
  for (std::size_t n = 1; n <= std::min(longest_, tokens.size() - i); ++n) {
    const Token& last = tokens[i + n - 1];
    append_folded(key_, Span{from, last.span.end}.of(document_.text));
    from = last.span.end;
    capital = capital || last.capital;
    for (const Named& name : names) {
      if (name.key == key_ && (capital || !is_one_word(key_))) best = {n, name.party};
    }
  }
  return best;
}

}  // namespace inforce::claims
