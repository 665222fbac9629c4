// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "base/file.h"
#include "cli/check.h"
#include "contracts/wordings.h"
#include "merge/overlay.h"
#include "model/from_yaml.h"
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

namespace {

using Verb = merge::Decision::Verb;

// Whether the model has what a decision is about. Nothing of what decisions take out of a model, or
// give another id, is in it any more; so only these are looked up: what stays under its name.
bool is_met(const merge::Decision& decision, const model::Model& model) {
  std::set<std::string_view> ids;
  const auto add = [&](const auto& items) {
    for (const auto& item : items) ids.insert(item.id);
  };
  switch (decision.verb) {
    case Verb::accept:
      add(model.events);
      add(model.terms);
      for (const model::Term& term : model.terms) add(term.versions);
      break;
    case Verb::date:
      add(model.events);
      break;
    case Verb::published:
      add(model.documents);
      break;
    case Verb::rename:
      add(model.parties);
      break;
    case Verb::reject:
      if (decision.doc.empty()) return true;
      add(model.documents);
      return ids.count(decision.doc) != 0;
    default:
      return true;
  }
  return std::any_of(decision.ids.begin(), decision.ids.end(), [&](const std::string& id) {
    if (ids.count(id) != 0) return true;
    // An event may be called by the year that the decision gave it.
    const std::string stem = id.substr(0, id.find_last_not_of("-0123456789") + 1);
    const auto near = ids.lower_bound(stem);
    return decision.verb == Verb::date && near != ids.end() && near->starts_with(stem);
  });
}

}  // namespace

Diagnostics check_overlay(const Shell& shell) {
  const Result<merge::Overlay> overlay = merge::read_overlay(overlay_of(shell));
  if (!overlay) return overlay.problems();
  const Result<std::string> text = read_file(shell.project.model);
  const Result<model::Model> model =
      text ? model::from_yaml(*text, shell.project.model) : text.problems();
  Diagnostics problems;
  if (!model) return problems;  // which is told where the model is checked
  for (const merge::Decision& decision : overlay->decisions) {
    if (is_met(decision, *model)) continue;
    const std::string what =
        decision.doc.empty() ? fmt::format("{}", fmt::join(decision.ids, ", ")) : decision.doc;
    problems.push_back(
        warning("overlay-unmatched", decision.place,
                fmt::format("nothing in the model is called '{}'; look the ids up in the model, "
                            "or take the decision out",
                            what)));
  }
  return problems;
}

}  // namespace inforce::cli
