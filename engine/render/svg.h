// SPDX-License-Identifier: MIT
#pragma once
// render/svg.h - the timeline as a picture: events above, a lane for each term, a bar for each
// version.
//
// Solid: surely in force. Hatched: possibly. Fading: no end is known. A mark: sources disagree. The
// page's script draws the same picture again when it is zoomed; without a script this one stands.
#include <string>
#include <string_view>

#include "model/model.h"

namespace inforce::render {

[[nodiscard]] std::string timeline_svg(
    const model::Model& model);          // a file of its own, with its styles
[[nodiscard]] std::string chart_defs();  // what every chart of a page draws with, once a page
[[nodiscard]] std::string timeline_figure(
    const model::Model& model);  // to stand in a page that has them

}  // namespace inforce::render
