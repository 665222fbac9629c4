// SPDX-License-Identifier: MIT
#include "cli/check.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/term_flags.h"
#include "ledger/store.h"

namespace inforce::cli {
namespace {

using Json = nlohmann::ordered_json;

// Every byte of an imported model.
Diagnostics check_ledger(const Shell& shell) {
  Result<ledger::Ledger> opened =
      ledger::Ledger::open(std::filesystem::path(shell.project.model) / ledger::kLedgerFile);
  return opened ? opened->check() : opened.problems();
}

struct Part {
  std::string_view what;
  bool (*applies)(const Shell& shell);
  Diagnostics (*check)(const Shell& shell);
};

// Packs are of interest where documents are read: the project names sources, or a flag names a
// pack.
constexpr Part kParts[] = {
    {"packs",
     [](const Shell& shell) {
       return !shell.flags.packs.empty() || !shell.project.sources.empty();
     },
     check_packs},
    {"model",
     [](const Shell& shell) {
       std::error_code status;
       const Project& project = shell.project;
       return (project.names_model || std::filesystem::exists(project.model, status)) &&
              !is_imported(shell);
     },
     check_model},
    {"ledger", is_imported, check_ledger},
    {"overlay", [](const Shell& shell) { return !overlay_of(shell).empty(); }, check_overlay},
};

Json to_json(const Diagnostic& problem) {
  static constexpr const char* kLevels[] = {"note", "warning", "error"};
  const Place& place = problem.place;
  Json json = {{"level", kLevels[static_cast<std::size_t>(problem.level)]}, {"code", problem.code}};
  json["file"] = place.file;
  json["line"] = place.line > 0 ? Json(place.line) : Json();
  json["column"] = place.line > 0 ? Json(place.column) : Json();
  json["message"] = problem.message;
  return json;
}

void check(Shell& shell) {
  Diagnostics problems;
  std::vector<std::string_view> checked;
  for (const Part& part : kParts) {
    if (!part.applies(shell)) continue;
    checked.push_back(part.what);
    Diagnostics found = part.check(shell);
    problems.insert(problems.end(), found.begin(), found.end());
  }
  if (checked.empty()) {
    return shell.fail(error("nothing-to-check", {},
                            "name a model with --model FILE, or 'model:' in inforce.yaml"));
  }
  if (shell.json()) {
    Json json = {{"schema", "inforce/1"}, {"checked", checked}, {"problems", Json::array()}};
    for (const Diagnostic& problem : problems) json["problems"].push_back(to_json(problem));
    fmt::print("{}\n", json.dump(1, ' ', false, Json::error_handler_t::replace));
  } else {
    for (const Diagnostic& problem : problems)
      fmt::print("{}\n", one_safe_line(to_string(problem)));
    if (problems.empty() && !shell.quiet) {
      fmt::print("no problems in: {}\n", fmt::join(checked, ", "));
    }
  }
  if (has_errors(problems)) shell.exit_code = kAnswerIsNo;
}

}  // namespace

Command check_command(Shell& shell) {
  return {
      .name = "check",
      .about = "Whether the files are sound and quotes still true",
      .footer =
          R"(All problems are listed, not only the first: of the packs in use, the model, and the overlay
beside it. A quote must stand in its document byte for byte; a document the model names must
be there, and be the text that was read.

Examples:
  inforce check
  inforce check --model models/lease.yaml --format json)",
      .run = [&shell] { check(shell); }};
}

}  // namespace inforce::cli
