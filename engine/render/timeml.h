// SPDX-License-Identifier: MIT
#pragma once
// render/timeml.h - the chronology as one TimeML document: its own sentences, with EVENT and TIMEX3
// in them and TLINKs between.
#include <string>

#include "render/render.h"

namespace inforce::render {

[[nodiscard]] std::string timeml(const model::Model& model);

}  // namespace inforce::render
