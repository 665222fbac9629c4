// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <future>

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

namespace {

// A file of a pack's grammar, being read.
struct File {
  std::string pack;
  std::uint16_t number;  // of the pack
  bool is_words;         // else rules
  std::future<Result<Node>> root;
};

Result<Node> read_yaml(const std::filesystem::path& path) {
  const Result<std::string> text = read_file(path);
  return text ? yaml::parse(*text, path.string()) : Result<Node>(text.problems());
}

// Words, shared patterns, then rules by the names of their files. Reading YAML is most of the work
// of loading, so the files are read side by side.
void open_pack(const std::filesystem::path& dir, std::uint16_t number, std::vector<File>& files) {
  std::error_code ignored;
  std::vector<std::filesystem::path> rules{dir / "time.yaml"};
  for (const auto& entry : std::filesystem::directory_iterator(dir / "time", ignored)) {
    if (entry.path().extension() == ".yaml") rules.push_back(entry.path());
  }
  std::sort(rules.begin() + 1, rules.end());
  const std::string pack = (dir.has_filename() ? dir : dir.parent_path()).filename().string();
  const auto open = [&](const std::filesystem::path& path, bool is_words) {
    if (!std::filesystem::exists(path, ignored)) return;
    files.push_back({pack, number, is_words, std::async(std::launch::async, read_yaml, path)});
  };
  open(dir / "time-words.yaml", true);
  for (const std::filesystem::path& path : rules) open(path, false);
}

}  // namespace

Result<Grammar> load_grammar(const std::vector<std::filesystem::path>& pack_dirs) {
  Loading loading;
  std::vector<File> files;
  for (std::size_t i = 0; i < pack_dirs.size(); ++i)
    open_pack(pack_dirs[i], static_cast<std::uint16_t>(i), files);
  if (files.empty()) {
    loading.diagnostics.push_back(
        error("time-pack", {pack_dirs.empty() ? "" : pack_dirs.front().string(), 0, 0},
              "no time-words.yaml or time.yaml here; name a language pack such as en"));
  }
  std::vector<std::pair<const File*, Node>> parts;
  for (File& file : files) {
    Result<Node> root = file.root.get();
    if (!root) {
      loading.diagnostics.insert(loading.diagnostics.end(), root.problems().begin(),
                                 root.problems().end());
    } else if (file.is_words) {
      load_words(*root, loading);
    } else {
      parts.emplace_back(&file, std::move(*root));
    }
  }
  name_classes(*loading.tables);
  for (const auto& [file, rules] : parts) load_rules(rules, file->pack, file->number, loading);
  if (has_errors(loading.diagnostics)) return loading.diagnostics;
  index_tables(*loading.tables);
  return Grammar(std::move(loading.tables));
}

}  // namespace inforce::timex
