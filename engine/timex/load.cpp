// SPDX-License-Identifier: MIT
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

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

// A file of a pack's grammar.
struct File {
  std::filesystem::path path;
  std::string pack;
  std::uint16_t number;  // of the pack
  bool is_words;         // else rules
  Result<Node> root = Node{};
};

// Words, shared patterns, then rules by the names of their files.
void find_files(const std::filesystem::path& dir, std::uint16_t number, std::vector<File>& files) {
  std::error_code ignored;
  std::vector<std::filesystem::path> paths{dir / "time-words.yaml", dir / "time.yaml"};
  for (const auto& entry : std::filesystem::directory_iterator(dir / "time", ignored)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin() + 2, paths.end());
  const std::string pack = (dir.has_filename() ? dir : dir.parent_path()).filename().string();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (std::filesystem::exists(paths[i], ignored))
      files.push_back({paths[i], pack, number, i == 0});
  }
}

// Reading YAML is most of the work of loading: one half of it is done here, the other beside.
void read_files(std::vector<File>& files) {
  std::atomic<std::size_t> next = 0;
  const auto read = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      const Result<std::string> text = read_file(files[i].path);
      files[i].root = text ? yaml::parse(*text, files[i].path.string()) : text.problems();
    }
  };
  std::thread other(read);
  read();
  other.join();
}

}  // namespace

Result<Grammar> load_grammar(const std::vector<std::filesystem::path>& pack_dirs) {
  Loading loading;
  std::vector<File> files;
  for (std::size_t i = 0; i < pack_dirs.size(); ++i)
    find_files(pack_dirs[i], static_cast<std::uint16_t>(i), files);
  if (files.empty()) {
    loading.diagnostics.push_back(
        error("time-pack", {pack_dirs.empty() ? "" : pack_dirs.front().string(), 0, 0},
              "no time-words.yaml or time.yaml here; name a language pack such as en"));
  }
  read_files(files);
  for (const File& file : files) {
    if (!file.root) {
      loading.diagnostics.insert(loading.diagnostics.end(), file.root.problems().begin(),
                                 file.root.problems().end());
    } else if (file.is_words) {
      load_words(*file.root, loading);
    }
  }
  name_classes(*loading.tables);
  for (const File& file : files) {
    if (file.root && !file.is_words) load_rules(*file.root, file.pack, file.number, loading);
  }
  if (has_errors(loading.diagnostics)) return loading.diagnostics;
  index_tables(*loading.tables);
  return Grammar(std::move(loading.tables));
}

}  // namespace inforce::timex
