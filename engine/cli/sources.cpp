// SPDX-License-Identifier: MIT
#include "cli/sources.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.h"

namespace inforce::cli {

namespace fs = std::filesystem;

Sources::Sources(const model::Model& model, const Project& project) : project_(project) {
  for (const model::Document& document : model.documents) {
    if (!document.path.empty()) paths_.emplace(document.id, document.path);
  }
}

const Sources::Source& Sources::find(const std::string& document_id) {
  const auto [known, is_new] = read_.try_emplace(document_id);
  Source& source = known->second;
  const auto path = paths_.find(document_id);
  if (!is_new || path == paths_.end()) return source;
  const fs::path places[] = {project_.root / path->second,
                             fs::path(project_.model).parent_path() / path->second};
  for (const fs::path& place : places) {
    std::error_code status;
    if (!fs::is_regular_file(place, status)) continue;
    Result<std::string> text = read_file(place);
    if (!text) continue;
    source = {place.lexically_normal().string(), std::move(*text)};
    return source;
  }
  return source;
}

std::string Sources::place(const model::Evidence& evidence) {
  const Source& source = find(evidence.doc);
  if (source.file.empty()) return evidence.doc;
  const bool has_span = evidence.span != Span{};
  const std::size_t at = has_span ? evidence.span.begin : source.text.find(evidence.quote);
  if (at > source.text.size() ||
      source.text.compare(at, evidence.quote.size(), evidence.quote) != 0) {
    return source.file;
  }
  const Place place = place_of(source.text, at, source.file);
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

}  // namespace inforce::cli
