// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string_view>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/print_json.h"
#include "cli/sources.h"
#include "cli/term_flags.h"
#include "ledger/excerpt.h"
#include "ledger/store.h"
#include "ledger/to_sqlite.h"
#include "render/render.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;

Diagnostics sqlite(Shell& shell, const fs::path& to) {
  if (!is_imported(shell)) {
    std::optional<model::Model> model = load_model(shell);
    if (!model) return {};
    move_root(*model, shell.project.model, to);
    return ledger::to_sqlite(*model, to);
  }
  Diagnostics problems;
  const Result<ledger::Ledger> opened = ledger::open_folder(shell.project.model, problems);
  return opened ? ledger::to_sqlite(*opened, to) : opened.problems();
}

// A format is a text made from the model, or it writes its own file.
struct Format {
  std::string_view name, extension;
  std::string_view loses;  // what it cannot carry
  std::string (*text)(const model::Model& model);
  Diagnostics (*write)(Shell& shell, const fs::path& to);
};

// SQLite, and every form the render room writes.
std::vector<Format> all_formats() {
  std::vector<Format> formats = {
      {"sqlite", ".sqlite", "nothing: 'inforce import' reads all of it back", nullptr, sqlite},
  };
  for (const render::Format& format : render::formats()) {
    formats.push_back({format.name, format.file.substr(format.file.find('.')), format.cannot_carry,
                       format.write, nullptr});
  }
  return formats;
}

struct Arguments {
  std::string to, file;
};

// The file named; else one in the output folder, if a flag names that; else standard output.
std::string file_of(const Shell& shell, const Format& format, const std::string& named) {
  if (!named.empty()) return named == "-" ? std::string() : named;
  if (shell.flags.output.empty()) return {};
  const std::string stem = fs::path(shell.project.model).stem().string();
  return (fs::path(shell.flags.output) /
          ((stem.empty() ? "model" : stem) + std::string(format.extension)))
      .string();
}

std::optional<model::Model> whole_model(Shell& shell) {
  if (!is_imported(shell)) return load_model(shell);
  std::optional<model::Model> model;
  ask_ledger(shell, [&](const ledger::Ledger& ledger) -> Diagnostics {
    const Result<std::vector<ledger::Version>> versions = ledger::history(ledger, {});
    if (!versions) return versions.problems();
    model = ledger::excerpt(*versions);
    return {};
  });
  return model;
}

// The model's file, or those of its folder.
std::vector<fs::path> files_read(const Shell& shell) {
  if (!is_imported(shell)) return {shell.project.model};
  std::vector<fs::path> files;
  std::error_code status;
  for (const fs::directory_entry& entry : fs::directory_iterator(shell.project.model, status))
    files.push_back(entry.path());
  return files;
}

void write_text(Shell& shell, const Format& format, const std::string& file) {
  const std::optional<model::Model> model = whole_model(shell);
  if (!model) return;
  const std::string text = format.text(*model);
  if (!file.empty()) {
    const Diagnostics problems = write_file(file, text);
    if (!problems.empty()) shell.fail(problems);
    return;
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void write_itself(Shell& shell, const Format& format, const std::string& file) {
  if (file.empty()) {
    return shell.fail(error(
        "no-file", {},
        fmt::format("a database is a file of its own, and cannot go to standard output; name the "
                    "file: inforce export --to {} FILE",
                    format.name)));
  }
  const Diagnostics problems = format.write(shell, file);
  if (!problems.empty()) shell.fail(problems);
}

void run(Shell& shell, const Arguments& arguments) {
  for (const Format& format : all_formats()) {
    if (format.name != arguments.to) continue;
    const std::string file = file_of(shell, format, arguments.file);
    const Diagnostics overwritten = find_overwritten({file}, files_read(shell));
    if (!overwritten.empty()) return shell.fail(overwritten);
    (format.text != nullptr ? write_text : write_itself)(shell, format, file);
    if (shell.exit_code != kDone) return;
    if (file.empty()) {
      if (!shell.quiet) fmt::print(stderr, "not carried: {}\n", format.loses);
    } else if (shell.json()) {
      print_json({{"file", file}, {"not_carried", std::string(format.loses)}});
    } else if (!shell.quiet) {
      fmt::print(stderr, "wrote {}; not carried: {}\n", file, format.loses);
    }
    return;
  }
}

}  // namespace

Command export_command(Shell& shell) {
  const auto asked = std::make_shared<Arguments>();
  std::vector<std::string> names;
  std::string losses = "What each cannot carry:\n";
  for (const Format& format : all_formats()) {
    names.emplace_back(format.name);
    losses += fmt::format("  {:<12}{}\n", format.name, format.loses);
  }
  return {.name = "export",
          .about = "The model in the form of another program",
          .takes = {required(one_of(names, {"--to", &asked->to, "The format", "FORMAT"})),
                    {"file", &asked->file,
                     "Where to; else standard output, or a file in --output DIR", "FILE"}},
          .footer = losses + R"(
Examples:
  inforce export --to sqlite model.sqlite
  sqlite3 model.sqlite "SELECT * FROM in_force_at
    WHERE '2026-05-15' BETWEEN first_day AND last_day")",
          .run = [&shell, asked] { run(shell, *asked); }};
}

}  // namespace inforce::cli
