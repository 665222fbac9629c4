// SPDX-License-Identifier: MIT
#pragma once
// render/page_data.h - the model as the page's script reads it: one JSON object.
//
//   days      whole numbers, days since 1970-01-01; null where open
//   dates     {"said": "2030", "edtf": "2030", "a": 21915, "z": 22279}
//   evidence  one table; everything else names its rows (render/quotes.h):
//             [document, piece, start, end, quote, rule, asserted by], places in UTF-16 units of
//             the piece, piece -1 where the text is not at hand or the words no longer stand there
//   states    of a version, as the engine answers: [[known day or null for now, [[first, last,
//   state]]]];
//             the first and last run go on for ever, days between runs are not in force
//
// The engine's answers are carried, not their rules, so the page cannot come to another answer.
#include <string>

#include "render/quotes.h"
#include "render/render.h"

namespace inforce::render {

// Safe inside a <script type="application/json"> element.
[[nodiscard]] std::string page_data(const model::Model& model, const Texts& texts,
                                    const Quotes& quotes);

}  // namespace inforce::render
