// SPDX-License-Identifier: MIT
#pragma once
// render/mermaid.h - the chronology as a Mermaid timeline, the picture a code forge draws in
// Markdown.
//
//   timeline
//     title Licence and joint venture
//     section 2026
//       27 April 2026 : the agreement is amended : ends exclusivity
//
// A model too long to be drawn is told year by year, with numbers.
#include <string>

#include "model/model.h"

namespace inforce::render {

[[nodiscard]] std::string mermaid(const model::Model& model);  // empty: nothing has a date

}  // namespace inforce::render
