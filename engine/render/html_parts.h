// SPDX-License-Identifier: MIT
#pragma once
// render/html_parts.h - pieces of markup that the sections of the page share. All words come out
// escaped, except what is called markup.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"
#include "query/query.h"

namespace inforce::render {

[[nodiscard]] std::string summary_of(const model::Event& event);  // not escaped

template <typename Item>
[[nodiscard]] std::size_t place_in(const std::vector<Item>& list, const Item& item) {
  return static_cast<std::size_t>(&item - list.data());
}

// A badge says what is not plain fact; plain facts need none.
[[nodiscard]] std::string badges(model::Confidence confidence, model::Basis basis);

// A link that opens something beside its source: ("event", "3", "Acme buys Beta").
[[nodiscard]] std::string opener(std::string_view what, std::string_view place,
                                 std::string_view words);

// "1.0": the first version of the second term
[[nodiscard]] std::string version_place(const model::Model& model, const model::Term& term,
                                        const model::Version& version);

// "7 terms: 5 in force, 1 disputed, 1 possible"; a term counts once, by its surest version.
[[nodiscard]] std::string count_by_state(const std::vector<query::Standing>& held);

// A cell that knows its column, for where the table is too narrow for columns; `words` is markup.
[[nodiscard]] std::string cell(std::string_view label, std::string_view words);

// `head` is "Term|From|Until", `rows` is markup; of more than kMostRows a browser with a script
// gets them as text.
[[nodiscard]] std::string table(std::string_view id, std::string_view caption,
                                std::string_view head, const std::string& rows,
                                std::size_t count_of_rows);

}  // namespace inforce::render
