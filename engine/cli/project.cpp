// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <string_view>
#include <system_error>
#include <utility>

#include "base/file.h"
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

std::string under(const fs::path& root, const std::string& path) {
  if (path.empty() || root == ".") return path;
  return (root / path).lexically_normal().string();
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
    project.model = under(*root, project.model);
    project.output = under(*root, project.output);
  }
  if (!shell.flags.model.empty()) project.model = shell.flags.model;
  if (!shell.flags.output.empty()) project.output = shell.flags.output;
  if (!shell.flags.packs.empty()) project.packs = shell.flags.packs;
  return problems;
}

std::optional<model::Model> load_model(Shell& shell) {
  const std::string& path = shell.project.model;
  if (path.empty()) {
    shell.fail(error("no-model", {},
                     "no model to ask; name one with --model FILE, or 'model:' in inforce.yaml"));
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

std::optional<fs::path> find_pack(const std::string& name, const fs::path& root) {
  std::error_code status;
  if (name.find('/') != std::string::npos) {
    return fs::is_directory(name, status) ? std::optional<fs::path>(name) : std::nullopt;
  }
  if (name.empty() || name.front() == '.') return std::nullopt;
  const fs::path beside = program_folder();
  const fs::path places[] = {root / "models" / "packs", beside / "packs",
                             beside / ".." / "share" / "inforce" / "packs", INFORCE_SOURCE_PACKS};
  for (const fs::path& place : places) {
    if (fs::is_directory(place / name, status)) return (place / name).lexically_normal();
  }
  return std::nullopt;
}

fs::path stored_grammars() {
  std::error_code status;
  const fs::path beside = program_folder() / "grammars";
  return fs::is_directory(beside, status)
             ? beside
             : program_folder() / ".." / "share" / "inforce" / "grammars";
}

}  // namespace inforce::cli
