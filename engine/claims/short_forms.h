// SPDX-License-Identifier: MIT
#pragma once
// claims/short_forms.h - inside find_parties(): the short forms that a text gives in brackets.
//
//   Northgate Foods plc ("Northgate"), Acme Inc., an Ohio corporation (the "Licensor" or "Acme"),
//   National Gas Board (NGB)
#include <optional>
#include <vector>

#include "claims/candidates.h"
#include "claims/name_place.h"
#include "claims/name_shape.h"

namespace inforce::claims {

class ShortForms {
 public:
  ShortForms(const NameShape& shape, const NamePlace& place, Candidates& candidates)
      : shape_(shape), place_(place), candidates_(candidates) {}

  struct Placed {
    std::size_t candidate = 0, end = 0;  // behind its last word
    bool is_firm = false;                // "Acme Inc."
  };
  // `names` are those of the sentence, in its order, the last one of the line before ahead of them
  // where that ends it.
  void define(const Sentence& sentence, const std::vector<Placed>& names);

 private:
  void define(const Sentence& sentence, const std::vector<Placed>& names, std::size_t open,
              std::size_t begin, std::size_t end, bool quoted);
  [[nodiscard]] std::optional<std::size_t> owner_of(const Sentence& sentence,
                                                    const std::vector<Placed>& names,
                                                    std::size_t open, const NameKey& key,
                                                    bool quoted) const;
  [[nodiscard]] bool is_short_for(const NameKey& key, std::size_t c) const;
  [[nodiscard]] std::string_view text_at(const Sentence& sentence, std::size_t i) const;

  const NameShape& shape_;
  const NamePlace& place_;
  Candidates& candidates_;
};

}  // namespace inforce::claims
