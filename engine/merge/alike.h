// SPDX-License-Identifier: MIT
#pragma once
// merge/alike.h - whether the amounts, objects and words of two claims can be those of one thing.
#include <set>
#include <string>
#include <vector>

#include "claims/claims.h"
#include "merge/work.h"

namespace inforce::merge {

enum class Amounts { unknown, same, differ };

// The same when one amount is given by both, different when both give amounts and share none. "More
// than 120" and "122" are the same, within a tenth.
[[nodiscard]] Amounts compare_amounts(const std::vector<claims::Amount>& claimed,
                                      const std::vector<model::Amount>& known);

// Adds an amount, or keeps the more exact of two that are the same; true when it was new.
bool add_amount(std::vector<model::Amount>& known, const claims::Amount& amount);

// Whether two of them may be one amount that sources give differently: "$85m" and "$80 million".
[[nodiscard]] bool are_near(const std::vector<claims::Amount>& claimed,
                            const std::vector<model::Amount>& known);
[[nodiscard]] bool is_near(const model::Amount& a, const model::Amount& b);

// "IP" is not "brand"; "IP" and "IP for models" agree, as does an object nobody named.
[[nodiscard]] bool objects_agree(const std::string& object, const std::string& other);
[[nodiscard]] bool objects_agree(const std::string& object, const std::vector<std::string>& others);

// The longer words of a claim's sentence, without the names of parties.
[[nodiscard]] std::set<std::string> content_words(const Work& work, const Said& said);
// Half of the words of the shorter side, and at least three, stand in the other.
[[nodiscard]] bool words_alike(const std::set<std::string>& a, const std::set<std::string>& b);

}  // namespace inforce::merge
