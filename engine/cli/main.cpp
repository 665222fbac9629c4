// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "cli/commands.h"

namespace inforce::cli {
namespace {

using MakeCommand = Command (*)(Shell& shell);

// In the order --help lists them.
constexpr MakeCommand kCommands[] = {
    build_command,  at_command,         diff_command,    timeline_command,  history_command,
    gaps_command,   relation_command,   why_command,     conflicts_command, import_command,
    export_command, agreements_command, extract_command, merge_command,     check_command,
    tag_command,    serve_command,
};

constexpr const char* kTeach =
    R"(DATE is a day, month, year or interval (2026-05-15, 2026-05, 2030, 2026-01/2026-06), or today.
Exit codes: 0 done; 1 the answer is no; 2 bad input or usage; 3 a fault of the program.

Start here:
  inforce at today                     which terms hold today
  inforce at 2026-05-15 --known 2026-03-31
                                       the same, as documents published by then had it
  inforce diff 2026-03-15 2026-05-15   what started, ended and changed in between
  inforce why exclusivity              the quotes and rules an answer rests on
  inforce COMMAND --help               more about one command)";

int run(int argc, char** argv) {
  Shell shell;
  shell.words = argv;
  Program program{"inforce",
                  "inforce: which terms of an agreement were in force, and why",
                  INFORCE_VERSION,
                  kTeach,
                  {}};
  for (const MakeCommand make : kCommands) {
    program.commands.push_back(make(shell));
    add_common(program.commands.back(), shell);
  }
  const Chosen chosen = read_arguments(program, argc, argv);
  if (chosen.command == nullptr) return chosen.exit_code;
  const Diagnostics problems = load_project(shell);
  shell.report(problems);
  if (has_errors(problems)) return kBadInput;
  chosen.command->run();
  return shell.exit_code;
}

// A full disk shows late, or in the middle of a line, where fmt throws.
bool is_output_lost() { return std::fflush(stdout) != 0 || std::ferror(stdout) != 0; }

}  // namespace
}  // namespace inforce::cli

int main(int argc, char** argv) {
  using namespace inforce::cli;
  int code = kInternal;
  try {
    code = run(argc, argv);
  } catch (const std::exception& fault) {
    if (!is_output_lost()) std::fprintf(stderr, "inforce: internal error: %s\n", fault.what());
  }
  if (!is_output_lost()) return code;
  std::fputs("inforce: cannot write the result to standard output\n", stderr);
  return kBadInput;
}
