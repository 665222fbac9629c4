// SPDX-License-Identifier: MIT
#pragma once
// render/markdown.h - the chronology as Markdown that reads well as plain text and on a code forge.
#include <string>

#include "render/render.h"

namespace inforce::render {

[[nodiscard]] std::string markdown(const model::Model& model);

}  // namespace inforce::render
