// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/file.h"
#include "base/text.h"
#include "cli/claimed.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/print_json.h"
#include "cli/sources.h"
#include "cli/versions.h"
#include "cli/write_model.h"
#include "ledger/from_sqlite.h"
#include "ledger/not_carried.h"
#include "ledger/store.h"
#include "query/query.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;
using ledger::Content;

struct Imported {
  std::string what;           // "1000 term versions"
  std::string not_carried{};  // "1 conflict, 12 attributes"; empty: nothing was lost
};

bool is_model_file(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  return extension == ".yaml" || extension == ".yml";
}

using Files = std::vector<std::string>;

std::vector<fs::path> paths_of(const Files& files) { return {files.begin(), files.end()}; }

// Written to the file; reports what goes wrong.
std::optional<Imported> write(Shell& shell, const model::Model& model, const std::string& to) {
  const Diagnostics problems = write_model(model, to);
  if (!problems.empty()) {
    shell.fail(problems);
    return std::nullopt;
  }
  return Imported{counted(model.terms.size(), "term") + " and " +
                  counted(query::count_events(model), "event")};
}

std::optional<Imported> database_to_file(Shell& shell, const Files& files, const std::string& to) {
  if (files.size() > 1) {
    shell.fail(error("one-file-only", {files[1]}, "a database is imported by itself"));
    return std::nullopt;
  }
  Result<model::Model> model = ledger::model_from_sqlite(files.front());
  if (!model) {
    shell.fail(model.problems());
    return std::nullopt;
  }
  move_root(*model, files.front(), to);
  Diagnostics notes;
  make_sound(*model, files.front(), notes);
  shell.report(notes);
  return write(shell, *model, to);
}

std::optional<Imported> claims_to_file(Shell& shell, const Files& files, const std::string& to) {
  const std::optional<model::Model> model = model_of_claims(shell, files);
  return model ? write(shell, *model, to) : std::nullopt;
}

std::optional<Imported> terms_to_file(Shell& shell, const Files& files, const std::string& to) {
  Diagnostics notes;
  const Result<model::Model> model = model_of_versions(paths_of(files), notes);
  shell.report(notes);
  if (model) return write(shell, *model, to);
  shell.fail(model.problems());
  return std::nullopt;
}

// Anything with term versions into a folder: the ledger.
std::optional<Imported> to_folder(Shell& shell, const Files& files, const std::string& to) {
  const Result<ledger::Ledger> made = ledger::import_files(paths_of(files), to);
  if (!made) {
    shell.fail(made.problems());
    return std::nullopt;
  }
  const Result<std::string> lost = ledger::not_carried(files.front());  // of several, all are lines
  if (lost) return Imported{counted(made->size(), "term version"), *lost};
  shell.fail(lost.problems());
  return std::nullopt;
}

// What can be imported, by what the first file holds and where it goes.
struct Way {
  Content content;
  bool into_model_file;
  std::optional<Imported> (*import)(Shell& shell, const Files& files, const std::string& to);
};
constexpr Way kWays[] = {
    {Content::terms, false, to_folder},      {Content::yaml, false, to_folder},
    {Content::sqlite, false, to_folder},     {Content::terms, true, terms_to_file},
    {Content::claims, true, claims_to_file}, {Content::sqlite, true, database_to_file},
};

constexpr const char* kCanImport =
    "what can be imported: term versions as JSON lines or a database written by 'inforce export "
    "--to sqlite' into a folder (--model DIR) or a model file (--model FILE.yaml), a model in YAML "
    "into a folder, and claims as JSON lines into a model file";

// What is wrong with the first line of a file that nothing can be made of.
Diagnostic fault_of_head(const std::string& file) {
  const Result<std::string> text = read_file(file);
  if (!text) return text.problems().front();
  const std::size_t begin = text->find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return error("cannot-import", {file}, "nothing is in this file");
  const auto complain = [&](std::size_t at, std::string_view what) {
    return error("cannot-import", place_of(*text, std::min(at, text->size()), file),
                 fmt::format("{}; {}", what, kCanImport));
  };
  const std::string line = text->substr(begin, text->find('\n', begin) - begin);
  if (line.front() != '{') return complain(begin, "this line is no JSON object");
  try {
    [[maybe_unused]] const nlohmann::json json = nlohmann::json::parse(line);
  } catch (const nlohmann::json::parse_error& problem) {
    return complain(begin + (problem.byte == 0 ? 0 : problem.byte - 1), "this is not JSON");
  }
  return complain(begin,
                  "this is neither a term version (no \"from\") nor a claim (no \"record\")");
}

void run(Shell& shell, const Files& files) {
  const std::string& to = shell.project.model;
  if (to.empty()) {
    return shell.fail(
        error("no-model", {}, "say where the model goes with --model DIR or --model FILE.yaml"));
  }
  const Diagnostics overwritten = find_overwritten({to}, paths_of(files));
  if (!overwritten.empty()) return shell.fail(overwritten);
  const Result<Content> content = ledger::content_of(files.front());
  if (!content) return shell.fail(content.problems());
  std::error_code status;
  const bool into_file = is_model_file(to) && !fs::is_directory(to, status);
  for (const Way& way : kWays) {
    if (way.content != *content || way.into_model_file != into_file) continue;
    const std::optional<Imported> imported = way.import(shell, files, to);
    if (!imported) return;
    const std::string& lost = imported->not_carried;
    if (shell.json()) {
      print_json({{"imported", imported->what},
                  {"model", to},
                  {"not_carried", lost.empty() ? "nothing" : lost}});
    } else if (!shell.quiet) {
      fmt::print("imported {} into {}\n", imported->what, to);
    }
    if (!lost.empty() && !shell.json()) {
      shell.report(
          warning("not-carried", {files.front()},
                  fmt::format("not carried into a folder: {}; a model file keeps them", lost)));
    }
    return;
  }
  shell.fail(*content == Content::other ? fault_of_head(files.front())
                                        : error("cannot-import", {files.front()}, kCanImport));
}

}  // namespace

Command import_command(Shell& shell) {
  const auto files = std::make_shared<std::vector<std::string>>();
  return {.name = "import",
          .about = "Term versions, claims, or an exported database, into a model",
          .takes = {required({"files", files.get(),
                              "What to import; its contents decide how it is read", "FILE..."})},
          .footer = R"(A line of term versions:
  {"id":7,"agreement":"A1","kind":"lease","holder":"P1","counterparty":"P2",
   "from":"2015-03-03","to":"2016-07-01","known_from":"2015-01-05","known_to":null}
It holds from `from` until before `to`, and was known so from `known_from` until before `known_to`;
null is open. Claims are lines as 'inforce extract' writes them. The model that was there is
replaced: a folder, which holds term versions by the million, or a file of YAML.

Examples:
  inforce import terms.ndjson --model models/registry
  inforce at 2015-07-01 --agreement A1 --model models/registry
  inforce import model.sqlite --model models/lease.yaml)",
          .run = [&shell, files] { run(shell, *files); }};
}

}  // namespace inforce::cli
