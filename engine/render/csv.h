// SPDX-License-Identifier: MIT
#pragma once
// render/csv.h - one table (RFC 4180) of everything dated: a row for each event and each version of
// a term.
//
//   record,id,kind,label,agreement,holder,bound,parties,from,from_earliest,...,quotes
//
// A cell that a spreadsheet would take for a formula is preceded by an apostrophe.
#include <string>

#include "render/render.h"

namespace inforce::render {

[[nodiscard]] std::string csv(const model::Model& model);

}  // namespace inforce::render
