// SPDX-License-Identifier: MIT
#include "claims/parties.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "claims/collect_names.h"
#include "claims/cues.h"
#include "claims/document_words.h"
#include "claims/name_shape.h"
#include "claims/party_names.h"
#include "claims/relate_parties.h"
#include "text/tokens.h"

namespace inforce::claims {
namespace {

constexpr int kOwnDeeds = 2;  // that make "the bakery brand Acme" a firm

NameKey last_word(const NameKey& name) { return name.substr(name.rfind(' ') + 1); }

// The first token of a name, as the tokenizer parts it: "amazon.com" -> "amazon".
std::string_view first_token(std::string_view name) {
  std::vector<text::Token> tokens;
  const std::string_view word = first_word(name);
  text::tokenize(word, {0, static_cast<std::uint32_t>(word.size())}, tokens);
  return tokens.empty() ? word : tokens.front().span.of(word);
}

// Those who own or do something, under all their names; whose names a pack has go first.
Parties name_parties(const FoundNames& found, const pack::Pack& pack, PartyNames& names) {
  const Candidates& candidates = found.candidates;
  Parties parties;
  for (const pack::Name& name : pack.parties) parties.list.push_back({name.name, {}, 0});
  const auto in_pack = [&](const NameKey& key) {
    const auto known =
        std::lower_bound(pack.party_names.begin(), pack.party_names.end(), key,
                         [](const pack::KnownName& a, const NameKey& b) { return a.words < b; });
    return known != pack.party_names.end() && known->words == key ? &*known : nullptr;
  };
  std::unordered_map<std::size_t, int> numbers;  // root candidate -> party
  std::set<std::size_t> actors;
  std::unordered_map<std::size_t, int> names_of;  // root candidate -> how many
  std::set<NameKey> surnames;                     // "Pruitt", of chairman Leon Pruitt
  for (const auto& [key, c] : candidates.in_order()) {
    ++names_of[candidates.root(c)];
    if (candidates[c].person && !is_one_word(key)) surnames.insert(last_word(key));
  }
  for (const auto& [key, c] : candidates.in_order()) {
    const Candidate& candidate = candidates[c];
    if ((candidate.acts || candidate.defined) && !candidates.is_paper(key))
      actors.insert(candidates.root(c));
    if (const pack::KnownName* known = in_pack(key))
      numbers.emplace(candidates.root(c), known->party);
  }
  for (const pack::KnownName& name : pack.party_names)
    names.add(name.words, name.first, name.party);
  for (const auto& [key, c] : candidates.in_order()) {
    const Candidate& candidate = candidates[c];
    if (in_pack(key) != nullptr) continue;
    const std::size_t r = candidates.root(c);
    if (candidate.inside == 0 && !candidate.defined && candidate.total < 2 && names_of[r] == 1)
      continue;
    if (actors.count(r) == 0) continue;
    if (candidates.is_paper(key) || (found.datelines.count(key) > 0 && !candidate.defined))
      continue;
    if (candidates.is_named_after(key, candidate) || candidate.person ||
        (surnames.count(key) > 0 && !candidate.defined) || (candidate.titled && names_of[r] == 1) ||
        (candidate.product && !candidate.defined && candidate.deeds < kOwnDeeds)) {
      continue;
    }
    if (!is_one_word(key) && candidate.quoted && candidate.as_title >= candidate.total &&
        !candidate.defined && candidate.same_as < 0 &&
        candidates.without_suffix(key).size() == key.size()) {
      continue;
    }
    const auto [entry, is_new] = numbers.emplace(r, static_cast<int>(parties.list.size()));
    if (is_new) parties.list.push_back({candidate.written, {}, 0});
    names.add(key, first_token(key), entry->second);
  }
  if (const auto head = candidates.find(found.sender); found.sender_is_firm && head) {
    const auto party = numbers.find(candidates.root(*head));
    if (party != numbers.end()) parties.head = party->second;
  }
  return parties;
}

// "Licensor", "Company": a defined short form that is an ordinary word names a role, not the
// party.
bool is_role_word(const std::string& name, const pack::Pack& pack) {
  const NameKey key = folded(name);
  const pack::Word word = pack.vocabulary.find(key);
  return is_one_word(key) && (pack.info(word).pos != 0 || is_cue(pack, "own_name", word) ||
                              is_cue(pack, "name_of", word) || is_cue(pack, "side", word));
}

// The name most often used; of equals the shorter. A name that a pack gives is kept.
void name_usually(Parties::One& party, const std::map<std::string, int>& names,
                  const Candidates& candidates, const pack::Pack& pack) {
  const bool from_pack =
      std::any_of(pack.parties.begin(), pack.parties.end(),
                  [&](const pack::Name& name) { return name.name == party.name; });
  if (!from_pack) {
    const auto usual =
        std::max_element(names.begin(), names.end(), [&](const auto& a, const auto& b) {
          const bool a_defined = is_role_word(a.first, pack),
                     b_defined = is_role_word(b.first, pack);
          if (a_defined != b_defined) return a_defined;
          if (a.second != b.second) return a.second < b.second;
          return a.first.size() != b.first.size() ? a.first.size() > b.first.size()
                                                  : a.first > b.first;
        });
    party.name = usual->first.substr(0, candidates.without_suffix(folded(usual->first)).size());
  }
  for (const auto& [name, times] : names) {
    if (name != party.name) party.aliases.push_back(name);
  }
}

}  // namespace

Parties find_parties(std::vector<Sentence>& sentences, const text::Document& document,
                     const pack::Pack& pack) {
  const NameShape shape(document, pack);
  const DocumentWords words(sentences, document, pack);
  FoundNames found = collect_names(sentences, document, pack, shape, words);
  found.candidates.join(found.sender);
  PartyNames names(document, shape, words);
  Parties parties = name_parties(found, pack, names);
  const PartyNames::Spoken spoken = names.mark(sentences, parties);
  for (std::size_t p = 0; p < spoken.size(); ++p) {
    if (!spoken[p].empty()) name_usually(parties.list[p], spoken[p], found.candidates, pack);
  }
  for (Sentence& sentence : sentences) tag(sentence, pack);
  relate_parties(sentences, document, pack, parties);
  return parties;
}

}  // namespace inforce::claims
