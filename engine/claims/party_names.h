// SPDX-License-Identifier: MIT
#pragma once
// claims/party_names.h - inside find_parties(): the names of those who are parties, found and
// marked in the sentences.
//
//   "Acme Foods sold ... Acme"    Acme Foods and Acme, of party 0: two tokens marked, and one
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/candidates.h"
#include "claims/document_words.h"
#include "claims/name_shape.h"
#include "claims/parties.h"

namespace inforce::claims {

class PartyNames {
 public:
  // Party -> a name of it as written -> times.
  using Spoken = std::vector<std::map<std::string, int>>;

  PartyNames(const text::Document& document, const NameShape& shape, const DocumentWords& words)
      : document_(document), shape_(shape), words_(words) {}

  // `key` stays the caller's; `first` is its first token.
  void add(std::string_view key, std::string_view first, int party);
  // Marks the tokens of all names, and what stands behind them as "Inc." does; counts the mentions
  // of each party.
  Spoken mark(std::vector<Sentence>& sentences, Parties& parties);

 private:
  using Word = DocumentWords::Word;
  struct Named {
    std::string_view key;
    int party = -1;
  };
  // The longest name that begins at tokens[i].
  struct Marked {
    std::size_t length = 0;
    int party = -1;
  };
  [[nodiscard]] Marked name_at(const Sentence& sentence, std::size_t i);

  const text::Document& document_;
  const NameShape& shape_;
  const DocumentWords& words_;
  std::vector<bool> starts_name_;                       // by Word: a party's name begins with it
  std::unordered_map<Word, std::vector<Named>> named_;  // those names
  std::size_t longest_ = 0;                             // words of a name
  NameKey key_;                                         // of a name in the making
};

}  // namespace inforce::claims
