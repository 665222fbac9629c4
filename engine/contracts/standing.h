// SPDX-License-Identifier: MIT
#pragma once
// contracts/standing.h - the text of a contract as it stands after some amendments, section by
// section.
#include <optional>
#include <string>
#include <vector>

#include "contracts/agreement.h"
#include "contracts/wordings.h"

namespace inforce::contracts {

class Standing {
 public:
  Standing(std::string_view text, const Agreement& agreement, const Wordings& wordings);

  // What a section says of terms before and after a change.
  struct Difference {
    std::vector<Clause> before, after;
    std::string law_before, law_after;  // empty: the section names none
  };
  Difference apply(const Change& change);

  // The terms that a section makes stand now.
  [[nodiscard]] std::vector<Clause> clauses(const std::string& section) const;

  // The whole contract, read again.
  [[nodiscard]] Agreement whole() const;

 private:
  struct Piece {
    std::string number, text, heading;
  };
  struct Place {
    Piece* piece = nullptr;
    Span words;
  };
  struct Said {
    std::vector<Clause> clauses;
    std::string law;
  };
  [[nodiscard]] Said read(const std::string& text) const;
  [[nodiscard]] std::optional<Place> value_of(const Change& change);
  [[nodiscard]] Piece* find(const std::string& number);

  const Wordings& wordings_;
  Agreement agreement_;  // parties and dates
  std::vector<Piece> pieces_;
};

}  // namespace inforce::contracts
