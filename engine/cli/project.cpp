// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "model/from_yaml.h"
#include "yaml/fields.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kProjectFile = "inforce.yaml";

using yaml::Field;
using yaml::word_list;
using yaml::words;

constexpr Field<Project> kProject[] = {
    {"sources", word_list<&Project::sources>},
    {"model", words<&Project::model>},
    {"output", words<&Project::output>},
    {"packs",
     [](yaml::Reader& reader, const yaml::Node& node, Project& project) {
       project.packs.clear();
       word_list<&Project::packs>(reader, node, project);
     }},
};

// The folder of inforce.yaml, as a path from the working directory: ".", "..", "../..".
std::optional<fs::path> find_root() {
  std::error_code status;
  fs::path folder = fs::current_path(status), from_here = ".";
  for (; !folder.empty(); folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / kProjectFile, status)) return from_here;
    if (folder == folder.root_path()) return std::nullopt;
    from_here = from_here == "." ? fs::path("..") : from_here / "..";
  }
  return std::nullopt;
}

bool is_folder(const std::string& pack) { return pack.find('/') != std::string::npos; }

// One of time expressions alone has no pack.yaml.
bool is_pack(const fs::path& folder) {
  std::error_code status;
  return fs::exists(folder / "pack.yaml", status) || fs::exists(folder / "time.yaml", status);
}

std::string under(const fs::path& root, const std::string& path) {
  if (path.empty() || root == ".") return path;
  return (root / path).lexically_normal().string();
}

// Where packs are looked for by name, in order.
std::vector<fs::path> pack_places(const Project& project) {
  std::vector<fs::path> places;
  const auto add = [&](const fs::path& place) {
    const fs::path plain = place.lexically_normal();
    if (std::find(places.begin(), places.end(), plain) == places.end()) places.push_back(plain);
  };
  for (const std::string& pack : project.packs) {
    if (is_folder(pack)) add(fs::path(under(project.packs_from, pack)) / "..");
  }
  add(project.root / "models" / "packs");
  const fs::path program = program_folder();
  for (const char* place : {"packs", "../share/inforce/packs", INFORCE_PACKS_FROM_PROGRAM}) {
    add(program / place);
  }
  add(INFORCE_SOURCE_PACKS);
  return places;
}

}  // namespace

fs::path program_folder() {
  std::error_code status;
  const fs::path program = fs::read_symlink("/proc/self/exe", status);
  return status ? fs::path(".") : program.parent_path();
}

Diagnostics load_project(Shell& shell) {
  Diagnostics problems;
  Project& project = shell.project;
  if (const std::optional<fs::path> root = find_root()) {
    project.root = *root;
    const std::string file = under(*root, std::string(kProjectFile));
    const Result<std::string> text = read_file(file);
    if (!text) return text.problems();
    const Result<yaml::Node> node = yaml::parse(*text, file);
    if (!node) return node.problems();
    yaml::Reader reader(problems);
    if (!node->is_null()) read_fields(reader, *node, project, kProject);
    if (project.output.empty()) project.output = kOutput;
    project.model = under(*root, project.model);
    project.output = under(*root, project.output);
    project.packs_from = *root;
  }
  if (!shell.flags.output.empty()) project.output = shell.flags.output;
  if (!shell.flags.model.empty()) project.model = shell.flags.model;
  project.names_model = !project.model.empty();
  if (!project.names_model && !project.output.empty())
    project.model = (fs::path(project.output) / kModelInOutput).string();
  if (!shell.flags.packs.empty()) {
    project.packs = shell.flags.packs;
    project.packs_from = ".";
  }
  return problems;
}

std::optional<model::Model> load_model(Shell& shell) {
  const std::string& path = shell.project.model;
  std::error_code status;
  const bool is_unbuilt = !shell.project.names_model && !fs::exists(path, status);
  if (path.empty() || is_unbuilt) {
    const std::string hint =
        path.empty() ? std::string() : fmt::format("; 'inforce build' writes {}", path);
    shell.fail(
        error("no-model", {},
              "no model to ask; name one with --model FILE, or 'model:' in inforce.yaml" + hint));
    return std::nullopt;
  }
  const Result<std::string> text = read_file(path);
  if (!text) {
    Diagnostics problems = text.problems();
    if (shell.flags.model.empty()) {
      problems.front().message += "; 'inforce build' writes the model that inforce.yaml names";
    }
    shell.fail(problems);
    return std::nullopt;
  }
  Result<model::Model> model = model::from_yaml(*text, path);
  if (model) return std::move(*model);
  shell.fail(model.problems());
  return std::nullopt;
}

Result<fs::path> find_pack(const Project& project, const std::string& name) {
  std::error_code status;
  if (is_folder(name)) {
    const std::string folder = under(project.packs_from, name);
    if (fs::is_directory(folder, status)) return fs::path(folder);
    return error("no-such-pack", {}, fmt::format("there is no folder '{}'", folder));
  }
  std::set<std::string> others;
  std::vector<std::string> places;
  for (const fs::path& place : pack_places(project)) {
    if (is_pack(place / name)) return (place / name).lexically_normal();
    places.push_back(place.string());
    for (const fs::directory_entry& entry : fs::directory_iterator(place, status)) {
      if (is_pack(entry.path())) others.insert(entry.path().filename().string());
    }
  }
  std::string hint = did_you_mean(name, {others.begin(), others.end()});
  if (hint.empty()) hint = "; a folder is named with a slash, as in --pack ./NAME";
  return error("no-such-pack", {},
               fmt::format("no pack '{}' in {}{}", name, fmt::join(places, ", "), hint));
}

fs::path stored_grammars() {
  std::error_code status;
  const fs::path beside = program_folder() / "grammars";
  return fs::is_directory(beside, status)
             ? beside
             : program_folder() / ".." / "share" / "inforce" / "grammars";
}

}  // namespace inforce::cli
