// SPDX-License-Identifier: MIT
#pragma once
// model/names.h - the words of the model file and of every answer for what the model counts in
// enums.
#include <optional>
#include <string>
#include <string_view>

#include "model/model.h"

namespace inforce::model {

[[nodiscard]] std::string_view name(Confidence confidence);  // "confirmed"
[[nodiscard]] std::string_view name(Basis basis);            // "stated"

[[nodiscard]] std::optional<Confidence> find_confidence(std::string_view name);
[[nodiscard]] std::optional<Basis> find_basis(std::string_view name);

// "50000000000 USD", "more than 20%", "7500000": how people write amounts. Nothing where there is
// no number at the end.
[[nodiscard]] std::optional<Amount> parse_amount(std::string_view words);
[[nodiscard]] std::string to_words(const Amount& amount);

// What to call it when the model gives no label: the kind with its hyphens as spaces.
[[nodiscard]] std::string label_of(const Term& term);

}  // namespace inforce::model
