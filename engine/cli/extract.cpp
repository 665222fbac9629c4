// SPDX-License-Identifier: MIT
// inforce extract: a stream of JSON documents in, a stream of JSON claims out, one a line.
#include "claims/extract.h"

#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/text.h"
#include "claims/json.h"
#include "cli/commands.h"
#include "cli/reading.h"
#include "text/document.h"

namespace inforce::cli {
namespace {

using Json = nlohmann::json;

// The document of one line: {"id", "text", "published"?}.
struct Line {
  text::Document document;
  std::optional<edtf::When> published;
};

Result<Line> read_line(const std::string& line, int number) {
  const Place place{"", number, 1};
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object() || !json.contains("id") || !json.contains("text") ||
      !json["id"].is_string() || !json["text"].is_string()) {
    return error("bad-line", place,
                 fmt::format("line {}: expected {{\"id\": \"…\", \"text\": \"…\"}}", number));
  }
  const std::string id = json["id"];
  Result<text::Document> document = text::from_bytes(json["text"].get<std::string>(), id);
  if (!document) return document.problems();
  document->id = id;
  Line read{std::move(*document), std::nullopt};
  if (json.contains("published") && json["published"].is_string()) {
    read.published = edtf::parse(json["published"].get<std::string>());
    if (!read.published) {
      return error("no-such-date", place,
                   fmt::format("line {}: 'published' is no date; write YYYY-MM-DD", number));
    }
  }
  return read;
}

void run(Shell& shell) {
  const std::optional<Knowledge> knowledge = load_knowledge(shell);
  if (!knowledge) return;
  std::string line;
  for (int number = 1; std::getline(std::cin, line); ++number) {
    if (trim(line).empty()) continue;
    const Result<Line> read = read_line(line, number);
    if (!read) {
      shell.fail(read.problems());
      continue;
    }
    const claims::Extraction extraction =
        claims::extract(read->document, knowledge->grammar, knowledge->pack, read->published);
    const std::string lines = claims::to_json_lines(extraction);
    std::fwrite(lines.data(), 1, lines.size(), stdout);
  }
}

}  // namespace

Command extract_command(Shell& shell) {
  return {
      .name = "extract",
      .about = "Claims of a stream of documents: JSON lines in, JSON lines out",
      .formats = {"json"},
      .footer =
          R"(Each line in is {"id": "…", "text": "…", "published": "2026-04-28"}; published may be
left out. Lines out are read by 'inforce merge'.

  inforce extract < documents.ndjson | inforce merge --model model.yaml)",
      .run = [&shell] { run(shell); }};
}

}  // namespace inforce::cli
