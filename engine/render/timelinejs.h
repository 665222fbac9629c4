// SPDX-License-Identifier: MIT
#pragma once
// render/timelinejs.h - the JSON that TimelineJS shows: a slide for each event, an era for each
// term.
#include <string>

#include "render/render.h"

namespace inforce::render {

[[nodiscard]] std::string timelinejs(const model::Model& model);

}  // namespace inforce::render
