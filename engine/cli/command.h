// SPDX-License-Identifier: MIT
#pragma once
// cli/command.h - what every command shares: the flags, the project it stands in, where results go.
//
// A command is one file, cli/NAME.cpp, with one function `Command NAME_command(Shell&)` that says
// what it takes (cli/arguments.h) and does; commands.h lists it and main.cpp calls it. It runs
// after the project is known and leaves the exit code in Shell::exit_code. Only this room has a
// clock.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "edtf/when.h"
#include "model/model.h"

namespace inforce::cli {

inline constexpr int kDone = 0, kAnswerIsNo = 1, kBadInput = 2, kInternal = 3;

// Where results go when nobody says: a folder beside inforce.yaml (or where one stands), and the
// model in it.
inline constexpr const char *kOutput = "output", *kModelInOutput = "model.yaml";

// inforce.yaml, found by walking up from the working directory, with the flags laid over it.
struct Project {
  std::filesystem::path root =
      ".";  // the folder of inforce.yaml, as seen from the working directory
  std::vector<std::string> sources;  // files, folders or globs, from `root`
  std::string model;                 // path of the model file, from the working directory
  bool names_model = false;  // a flag or inforce.yaml does; else it is where `build` writes one
  std::string output;        // folder, from the working directory
  std::vector<std::string> packs = {"agreements"};  // names, or folders from `packs_from`
  std::filesystem::path packs_from = ".";
};

// What the flags say; empty where they do not.
struct Flags {
  std::string model, output;
  std::vector<std::string> packs;
};

struct Command;  // cli/arguments.h

struct Shell {
  Flags flags;
  Project project;
  std::string format = "text";  // text | json | what the command offers
  std::string color = "auto";
  bool quiet = false;
  bool silent = false;  // nothing is reported, not even errors: what is asked again and again
  int exit_code = kDone;
  char** words = nullptr;  // the command line as it was given

  void report(const Diagnostic& diagnostic);  // on stderr, a line each; --quiet: errors only
  void report(const Diagnostics& diagnostics);
  void fail(const Diagnostic& diagnostic);  // reports, and the exit code is that of bad input
  void fail(const Diagnostics& diagnostics);
  [[nodiscard]] bool colored() const;  // stdout is a terminal, and nobody forbade it
  [[nodiscard]] bool json() const { return format == "json"; }
};

// Adds what every command takes: --format, --quiet, --color, --model, --output, --pack.
void add_common(Command& command, Shell& shell);

// Looks for inforce.yaml and lays the flags over it; called once, after parsing. Gives problems.
Diagnostics load_project(Shell& shell);

// The model the command asks; reports its problems and sets the exit code when there is none.
std::optional<model::Model> load_model(Shell& shell);

// The folder of the program that runs.
std::filesystem::path program_folder();

// Where a pack's folder is. One with a slash is a folder. A name is looked for beside the packs of
// the project that are folders, in its models/packs, with the program (beside it, installed, in the
// tree it was built in), and where that tree was. The problem says where.
Result<std::filesystem::path> find_pack(const Project& project, const std::string& name);

// Where the grammars lie that the build has compiled; a folder that may be missing.
std::filesystem::path stored_grammars();

// DATE of the command line: EDTF, or words such as "today", "April 27, 2026", "end of 2030".
// Reports what it cannot read and sets the exit code.
std::optional<edtf::When> read_date(Shell& shell, const std::string& words);

// The same for a date that must have a first and a last day.
struct AskedDate {
  edtf::When when;
  date::sys_days first, last;
};
std::optional<AskedDate> read_closed_date(Shell& shell, const std::string& words);

}  // namespace inforce::cli
