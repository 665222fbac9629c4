// SPDX-License-Identifier: MIT
#pragma once
// render/html.h - the report as one page that works from disk: readable without its script, and
// with it a chart to move in and a date to move the answer by.
//
// Nothing is loaded from anywhere. Styles and script are named to the browser by their hash, so
// words of a document that look like a script are shown and cannot run.
#include <string>

#include "render/render.h"

namespace inforce::render {

enum class Home {
  disk,    // answers come from the page
  server,  // answers come from the engine behind /api/
};

[[nodiscard]] std::string html(const model::Model& model, const Texts& texts,
                               Home home = Home::disk);

// The Content-Security-Policy of such a page, also for the header of a server.
[[nodiscard]] std::string content_security_policy(Home home);

}  // namespace inforce::render
