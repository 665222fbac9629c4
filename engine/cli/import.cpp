// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>
#include <system_error>

#include "base/file.h"
#include "cli/commands.h"
#include "ledger/from_sqlite.h"
#include "ledger/store.h"
#include "model/to_yaml.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;
using ledger::Content;

struct Imported {
  std::string what;  // "1000 term versions"
};

bool is_model_file(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  return extension == ".yaml" || extension == ".yml";
}

// A database into a model file: all of the model.
Result<Imported> to_model_file(const std::vector<fs::path>& files, const std::string& to) {
  if (files.size() > 1) {
    return error("one-file-only", {files[1].string()}, "a database is imported by itself");
  }
  const Result<model::Model> model = ledger::model_from_sqlite(files.front());
  if (!model) return model.problems();
  const Diagnostics problems = write_file(to, model::to_yaml(*model));
  if (!problems.empty()) return problems;
  return Imported{fmt::format("{} terms and {} events", model->terms.size(), model->events.size())};
}

// Anything with term versions into a folder: the ledger.
Result<Imported> to_folder(const std::vector<fs::path>& files, const std::string& to) {
  const Result<ledger::Ledger> made = ledger::import_files(files, to);
  if (!made) return made.problems();
  return Imported{fmt::format("{} term version{}", made->size(), made->size() == 1 ? "" : "s")};
}

// What can be imported, by what the first file holds and where it goes.
struct Way {
  Content content;
  bool into_model_file;
  Result<Imported> (*import)(const std::vector<fs::path>& files, const std::string& to);
};
constexpr Way kWays[] = {
    {Content::terms, false, to_folder},
    {Content::yaml, false, to_folder},
    {Content::sqlite, false, to_folder},
    {Content::sqlite, true, to_model_file},
};

constexpr const char* kCanImport =
    "what can be imported: term versions as JSON lines, a model in YAML or a database written by "
    "'inforce export --to sqlite' into a folder (--model DIR), and such a database into a model "
    "file "
    "(--model FILE.yaml)";

void run(Shell& shell, const std::vector<std::string>& names) {
  const std::string& to = shell.project.model;
  if (to.empty()) {
    return shell.fail(
        error("no-model", {}, "say where the model goes with --model DIR or --model FILE.yaml"));
  }
  const std::vector<fs::path> files(names.begin(), names.end());
  const Result<Content> content = ledger::content_of(files.front());
  if (!content) return shell.fail(content.problems());
  std::error_code status;
  const bool into_file = is_model_file(to) && !fs::is_directory(to, status);
  for (const Way& way : kWays) {
    if (way.content != *content || way.into_model_file != into_file) continue;
    const Result<Imported> imported = way.import(files, to);
    if (!imported) return shell.fail(imported.problems());
    if (shell.json()) {
      fmt::print("{{\"schema\": \"inforce/1\", \"imported\": \"{}\"}}\n", imported->what);
    } else if (!shell.quiet) {
      fmt::print("imported {} into {}\n", imported->what, to);
    }
    return;
  }
  shell.fail(error("cannot-import", {files.front().string()}, kCanImport));
}

}  // namespace

Command import_command(Shell& shell) {
  const auto files = std::make_shared<std::vector<std::string>>();
  return {.name = "import",
          .about = "Term versions, or an exported database, into a model",
          .takes = {required({"files", files.get(),
                              "What to import; its contents decide how it is read", "FILE..."})},
          .footer = R"(A line of term versions:
  {"id":7,"agreement":"A1","kind":"lease","holder":"P1","counterparty":"P2",
   "from":"2015-03-03","to":"2016-07-01","known_from":"2015-01-05","known_to":null}
It holds from `from` until before `to`, and was known so from `known_from` until before `known_to`;
null is open. The model that was there is replaced.

Examples:
  inforce import terms.ndjson --model models/registry
  inforce at 2015-07-01 --agreement A1 --model models/registry
  inforce import model.sqlite --model models/lease.yaml)",
          .run = [&shell, files] { run(shell, *files); }};
}

}  // namespace inforce::cli
