// SPDX-License-Identifier: MIT
#pragma once
// cli/command.h - what every command shares: the flags, the project it stands in, where results go.
//
// A command is one file, cli/NAME.cpp, with one function that adds it to the program and is listed in
// commands.h. Its callback leaves the exit code in Shell::exit_code. Only this room has a clock.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "edtf/when.h"
#include "model/model.h"

namespace inforce::cli {

inline constexpr int kDone = 0, kAnswerIsNo = 1, kBadInput = 2, kInternal = 3;

// inforce.yaml, found by walking up from the working directory, with the flags laid over it.
struct Project {
  std::filesystem::path root = ".";
  std::vector<std::string> sources;  // files, folders or globs, from `root`
  std::string model;                 // path of the model file
  std::string output;                // folder
  std::vector<std::string> packs = {"agreements"};
};

struct Shell {
  Project project;
  std::string format = "text";  // text | json | what the command offers
  std::string color = "auto";
  bool quiet = false;
  int exit_code = kDone;

  void report(const Diagnostic& diagnostic);  // on stderr, a line each
  void report(const Diagnostics& diagnostics);
  [[nodiscard]] bool colored() const;  // stdout is a terminal, and nobody forbade it
};

// Flags that most commands take: --format, --quiet, --color, --model, --output, --pack.
void add_common(CLI::App& command, Shell& shell, std::vector<std::string> formats = {"text", "json"});

// Looks for inforce.yaml and lays the flags over it; called once, after parsing. Gives problems.
Diagnostics load_project(Shell& shell);

// The model the command asks; reports its problems and sets the exit code when there is none.
std::optional<model::Model> load_model(Shell& shell);

// Where a pack's folder is: beside the program, installed, or in the source tree.
std::optional<std::filesystem::path> find_pack(const std::string& name);

// DATE of the command line: EDTF, or words such as "today", "April 27, 2026", "end of 2030".
std::optional<edtf::When> read_date(Shell& shell, const std::string& words);

}  // namespace inforce::cli
