// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <string_view>
#include <thread>

#include "base/file.h"
#include "base/hash.h"
#include "timex/grammar.h"
#include "timex/loading.h"
#include "timex/store.h"

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
  Result<std::string> text = std::string();
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
    if (!std::filesystem::exists(paths[i], ignored)) continue;
    files.push_back({paths[i], pack, number, i == 0});
    files.back().text = read_file(paths[i]);
  }
}

std::vector<File> find_files(const std::vector<std::filesystem::path>& pack_dirs) {
  std::vector<File> files;
  for (const std::filesystem::path& dir : pack_dirs) {
    const bool first = files.empty();
    find_files(dir, static_cast<std::uint16_t>(first ? 0 : files.back().number + 1), files);
  }
  return files;
}

// Parsing YAML is most of the work of compiling: one half of it is done here, the other beside.
void parse(std::vector<File>& files) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      File& file = files[i];
      file.root = file.text ? yaml::parse(*file.text, file.path.string()) : file.text.problems();
    }
  };
  std::thread other(work);
  work();
  other.join();
}

// Words, slots, rules and sets are numbered with sixteen bits.
void check_sizes(const Tables& tables, const File& file, Loading& loading) {
  constexpr std::size_t kNumbers = 0xFFFF;
  const auto check = [&](std::size_t size, std::size_t most, std::string_view what) {
    if (size < most) return;
    loading.diagnostics.push_back(error("time-pack", {file.path.string(), 0, 0},
                                        fmt::format("these packs have too many {}: there is room "
                                                    "for {}",
                                                    what, most - 1)));
  };
  check(tables.words.size(), WordTable::kMost, "words");
  check(tables.slots.size(), kNumbers, "slots");
  check(tables.rules.size(), kNumbers, "rules");
  check(tables.firsts.size(), kNumbers, "different ways to begin");
}

Result<std::shared_ptr<Tables>> compile(std::vector<File>& files) {
  Loading loading;
  parse(files);
  for (const File& file : files) {
    if (!file.root) {
      loading.diagnostics.insert(loading.diagnostics.end(), file.root.problems().begin(),
                                 file.root.problems().end());
    } else if (file.is_words) {
      load_words(*file.root, loading);
    }
  }
  // Without the words of a pack each of its rules would be a complaint.
  const bool no_words = std::any_of(files.begin(), files.end(),
                                    [](const File& file) { return file.is_words && !file.root; });
  if (no_words) return loading.diagnostics;
  if (loading.tables->decimal_marks.empty()) loading.tables->decimal_marks = ".";
  if (loading.tables->group_marks.empty()) loading.tables->group_marks = ",";
  check_slots(loading);
  name_classes(*loading.tables);
  for (const File& file : files) {
    if (file.root && !file.is_words) load_rules(*file.root, file.pack, file.number, loading);
  }
  check_sizes(*loading.tables, files.front(), loading);
  if (has_errors(loading.diagnostics)) return loading.diagnostics;
  index_tables(*loading.tables);
  check_sizes(*loading.tables, files.front(), loading);
  if (has_errors(loading.diagnostics)) return loading.diagnostics;
  return std::move(loading.tables);
}

// The name of the grammar that these files make.
std::string stored_name(const std::vector<File>& files) {
  std::uint64_t hash = 0;
  for (const File& file : files) {
    hash = hash_word(fmt::format("{:x} {} {} {}", hash, file.pack, file.number, file.is_words)) ^
           (file.text ? hash_word(*file.text) : 0);
  }
  return fmt::format("time-{:016x}.grammar", hash);
}

Diagnostics nothing_in(const std::vector<std::filesystem::path>& pack_dirs) {
  return {error("time-pack", {pack_dirs.empty() ? "" : pack_dirs.front().string(), 0, 0},
                "no time-words.yaml or time.yaml here; name a language pack such as en")};
}

}  // namespace

Result<Grammar> load_grammar(const std::vector<std::filesystem::path>& pack_dirs,
                             const std::filesystem::path& stored) {
  std::vector<File> files = find_files(pack_dirs);
  if (files.empty()) return nothing_in(pack_dirs);
  if (!stored.empty()) {
    const Result<std::string> bytes = read_file(stored / stored_name(files));
    if (bytes) {
      if (std::shared_ptr<Tables> tables = from_bytes(*bytes)) return Grammar(std::move(tables));
    }
  }
  Result<std::shared_ptr<Tables>> tables = compile(files);
  if (!tables) return tables.problems();
  return Grammar(std::move(*tables));
}

Diagnostics store_grammar(const std::vector<std::filesystem::path>& pack_dirs,
                          const std::filesystem::path& folder) {
  std::vector<File> files = find_files(pack_dirs);
  if (files.empty()) return nothing_in(pack_dirs);
  const Result<std::shared_ptr<Tables>> tables = compile(files);
  if (!tables) return tables.problems();
  return write_file(folder / stored_name(files), to_bytes(**tables));
}

}  // namespace inforce::timex
