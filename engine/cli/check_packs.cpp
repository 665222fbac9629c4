// SPDX-License-Identifier: MIT
#include <filesystem>
#include <system_error>

#include "cli/check.h"
#include "contracts/wordings.h"
#include "merge/overlay.h"
#include "pack/pack.h"
#include "timex/grammar.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;

void add(Diagnostics& problems, const Diagnostics& more) {
  problems.insert(problems.end(), more.begin(), more.end());
}

}  // namespace

Diagnostics check_packs(const Shell& shell) {
  const auto find = [&](const std::string& name) { return find_pack(shell.project, name); };
  const Result<pack::Pack> pack = pack::load(shell.project.packs, find);
  if (!pack) return pack.problems();
  Diagnostics problems;
  std::vector<fs::path> folders;
  for (const std::string& name : pack->names) {
    if (const auto folder = find(name)) folders.push_back(*folder);
  }
  const Result<timex::Grammar> grammar = timex::load_grammar(folders);
  if (!grammar) add(problems, grammar.problems());
  for (const fs::path& folder : folders) {
    std::error_code status;
    if (!fs::is_directory(folder / "contracts", status)) continue;
    const Result<contracts::Wordings> wordings = contracts::load_wordings(folder / "contracts");
    if (!wordings) add(problems, wordings.problems());
  }
  return problems;
}

std::string overlay_of(const Shell& shell) {
  if (shell.project.model.empty()) return {};
  const std::string path =
      fs::path(shell.project.model).replace_extension(".overlay.yaml").string();
  std::error_code status;
  return fs::exists(path, status) ? path : std::string();
}

Diagnostics check_overlay(const Shell& shell) {
  const Result<merge::Overlay> overlay = merge::read_overlay(overlay_of(shell));
  return overlay ? Diagnostics{} : overlay.problems();
}

}  // namespace inforce::cli
