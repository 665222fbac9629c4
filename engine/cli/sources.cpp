// SPDX-License-Identifier: MIT
#include "cli/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"

namespace inforce::cli {

namespace fs = std::filesystem;

Sources::Sources(const model::Model& model, const Project& project) {
  for (const model::Document& document : model.documents) {
    if (!document.path.empty())
      wanted_.emplace(document.id, Wanted{document.path, document.sha256});
  }
  const fs::path beside = destination_of(project.model).path.parent_path();
  places_ = {beside / model.root, beside};
  if (model.root.empty()) places_.push_back(project.root);
}

namespace {

// With all links followed. The root of the file system holds everything, and so nothing.
bool is_below(const fs::path& folder, const fs::path& file) {
  std::error_code status;
  const fs::path above = fs::canonical(folder.empty() ? "." : folder, status);
  if (status) return false;
  const fs::path below = fs::canonical(file, status);
  if (status || above == above.root_path()) return false;
  const fs::path path = below.lexically_relative(above);
  return !path.empty() && *path.begin() != "..";
}

}  // namespace

const Sources::Source& Sources::find(const std::string& document_id) {
  const auto [known, is_new] = read_.try_emplace(document_id);
  Source& source = known->second;
  const auto wanted = wanted_.find(document_id);
  if (!is_new || wanted == wanted_.end()) return source;
  for (const fs::path& place : places_) {
    const fs::path file = place / wanted->second.path;
    std::error_code status;
    if (!fs::is_regular_file(file, status)) continue;
    Result<std::string> text = read_file(file);
    if (!text) continue;
    const std::string& digest = wanted->second.sha256;
    const bool is_that = digest.empty() || sha256(*text) == digest;
    if (is_that || source.file.empty()) {
      const bool is_own = (is_that && !digest.empty()) ||
                          std::any_of(places_.begin(), places_.end(), [&](const fs::path& folder) {
                            return is_below(folder, file);
                          });
      source = {file.lexically_normal().string(), std::move(*text), is_own};
    }
    if (is_that) return source;
  }
  return source;
}

std::string root_seen_from(const fs::path& file, const fs::path& root) {
  std::error_code status;
  const fs::path there = destination_of(fs::absolute(file)).path;  // a link may stand elsewhere
  const fs::path from = fs::weakly_canonical(there.parent_path(), status);
  const fs::path to = fs::weakly_canonical(fs::absolute(root), status);
  const std::string path = to.lexically_relative(from).string();
  return path == "." ? std::string() : path;
}

void move_root(model::Model& model, const fs::path& from, const fs::path& to) {
  if (model.root.empty()) return;
  model.root =
      root_seen_from(to, destination_of(fs::absolute(from)).path.parent_path() / model.root);
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
