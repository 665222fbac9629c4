// SPDX-License-Identifier: MIT
#pragma once
// cli/api.h - the questions a server answers: a path and its parameters in, a status and bytes out.
//
//   /api/at?date=2026-05-15&known=2026-03-31    200, what `inforce at ... --format json` prints
//   /api/at?date=2026-02-30                     400, {"error": {"code": "no-such-date", ...}}
//   /api/documents/wire                         200, the text of a document of the model; of no
//   other file
//
// No sockets here, so that every answer can be tested as a value. The OpenAPI description is
// page/openapi.json.
#include <map>
#include <string>

#include "cli/command.h"
#include "model/model.h"
#include "render/render.h"

namespace inforce::cli {

// A model as it is served, made once a rebuild.
struct Site {
  Project project;  // whose packs read dates in words
  model::Model model;
  render::Texts texts;
  std::string page;     // the report, asking this server
  std::string version;  // changes when the model or a text does
};

[[nodiscard]] Site make_site(Project project, model::Model model, render::Texts texts);

struct Reply {
  int status = 200;
  std::string body;
  std::string type = "application/json";
};

using Parameters = std::multimap<std::string, std::string>;

[[nodiscard]] Reply answer(const Site& site, const std::string& path, const Parameters& parameters);

// A strong ETag of the bytes, quotes and all.
[[nodiscard]] std::string etag_of(const std::string& body);

}  // namespace inforce::cli
