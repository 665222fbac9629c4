// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "timex/grammar.h"
#include "timex/loading.h"

namespace inforce::timex {

using yaml::Node;

void Loading::wrong(const Node& node, std::string message) {
  diagnostics.push_back(error("time-pack", node.place, std::move(message)));
}

std::optional<std::uint16_t> Loading::find_class(std::string_view name) const {
  const auto& known = tables->class_names;
  const auto at = std::find(known.begin(), known.end(), name);
  if (at == known.end()) return std::nullopt;
  return static_cast<std::uint16_t>(at - known.begin());
}

Result<Grammar> load_grammar(const std::vector<std::filesystem::path>& pack_dirs) {
  Loading loading;
  struct Part {
    std::string pack;
    std::uint16_t number;
    Node rules;
  };
  std::vector<Part> parts;
  bool any = false;
  for (std::size_t i = 0; i < pack_dirs.size(); ++i) {
    const auto read = [&](const char* name) -> std::optional<Node> {
      const std::filesystem::path path = pack_dirs[i] / name;
      std::error_code ignored;
      if (!std::filesystem::exists(path, ignored)) return std::nullopt;
      any = true;
      const Result<std::string> text = read_file(path);
      Result<Node> node = text ? yaml::parse(*text, path.string()) : Result<Node>(text.problems());
      if (node) return std::move(*node);
      loading.diagnostics.insert(loading.diagnostics.end(), node.problems().begin(),
                                 node.problems().end());
      return std::nullopt;
    };
    if (const std::optional<Node> words = read("time-words.yaml")) load_words(*words, loading);
    if (std::optional<Node> rules = read("time.yaml")) {
      const std::filesystem::path folder =
          pack_dirs[i].has_filename() ? pack_dirs[i] : pack_dirs[i].parent_path();
      parts.push_back(
          {folder.filename().string(), static_cast<std::uint16_t>(i), std::move(*rules)});
    }
  }
  if (!any) {
    loading.diagnostics.push_back(
        error("time-pack", {pack_dirs.empty() ? "" : pack_dirs.front().string(), 0, 0},
              "no time-words.yaml or time.yaml here; name a language pack such as en"));
  }
  name_classes(*loading.tables);
  for (const Part& part : parts) load_rules(part.rules, part.pack, part.number, loading);
  if (has_errors(loading.diagnostics)) return loading.diagnostics;
  index_tables(*loading.tables);
  return Grammar(std::move(loading.tables));
}

}  // namespace inforce::timex
