// SPDX-License-Identifier: MIT
#pragma once
// claims/rows.h - facts in two columns: rows of tables, and items that stand as "Label: value".
//
//   | Licensee | Acme |            Royalty: 5% of net sales
//   label        value             label    value
#include <vector>

#include "claims/sentence.h"

namespace inforce::claims {

// Marks the items of lists that are such facts: what stands before the colon is their label.
void mark_items(const text::Document& document, std::vector<Sentence>& sentences);

// A row's cell is read behind the row's label: "Licence | exclusive" says "Licence: exclusive".
void join_labels(const text::Document& document, std::vector<Sentence>& sentences);

// The tokens of the label that sentence `s` stands under, before labels are joined; empty for none.
struct Label {
  const std::vector<Token>* tokens = nullptr;
  std::size_t begin = 0, end = 0;
  std::size_t value = 0;  // where the value begins in sentence `s`
};
[[nodiscard]] Label label_of(const text::Document& document, const std::vector<Sentence>& sentences,
                             std::size_t s);

// Which facts belong together: those of one table, or of the items under one heading.
[[nodiscard]] int group_of(const text::Document& document, const Sentence& sentence);

}  // namespace inforce::claims
