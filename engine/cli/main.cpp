// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string_view>
#include <vector>

#include "base/suggest.h"
#include "cli/commands.h"

namespace inforce::cli {
namespace {

using AddCommand = void (*)(CLI::App& program, Shell& shell);

// In the order --help lists them.
constexpr AddCommand kCommands[] = {
    add_build,    add_at,    add_diff,      add_timeline, add_history, add_gaps,
    add_relation, add_why,   add_conflicts, add_import,   add_export,  add_agreements,
    add_extract,  add_merge, add_check,     add_tag,      add_serve,
};

constexpr std::string_view kTeach =
    "DATE is a day, month, year or interval (2026-05-15, 2026-05, 2030, 2026-01/2026-06), or "
    "today.\n"
    "Exit codes: 0 done; 1 the answer is no; 2 bad input or usage; 3 a fault of the program.\n"
    "\n"
    "Start here:\n"
    "  inforce at today                     which terms hold today\n"
    "  inforce at 2026-05-15 --known 2026-03-31\n"
    "                                       the same, as documents published by then had it\n"
    "  inforce diff 2026-03-15 2026-05-15   what started, ended and changed in between\n"
    "  inforce why exclusivity              the quotes and rules an answer rests on\n"
    "  inforce COMMAND --help               more about one command";

// CLI11 would only say that an argument was not expected.
bool is_unknown_command(const CLI::App& program, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  std::vector<std::string_view> names;
  for (const CLI::App* command : program.get_subcommands({})) {
    if (command->get_name() == argv[1]) return false;
    names.push_back(command->get_name());
  }
  fmt::print(stderr, "inforce: no command '{}'{}\n'inforce --help' lists them all\n", argv[1],
             did_you_mean(argv[1], names));
  return true;
}

// What CLI11 says of the command line, and what a mistyped flag may have meant.
void tell_usage(const CLI::App& program, const CLI::ParseError& problem, int argc, char** argv) {
  std::string hint;
  const std::vector<CLI::App*> chosen = program.get_subcommands();
  const CLI::App* command = chosen.empty() ? &program : chosen.front();
  std::vector<std::string_view> flags;
  for (const CLI::Option* option : command->get_options()) {
    for (const std::string& name : option->get_lnames()) flags.push_back(name);
  }
  for (int i = 1; i < argc && hint.empty(); ++i) {
    const std::string_view word = argv[i];
    const std::string_view flag = word.substr(0, word.find('='));
    if (flag.rfind("--", 0) != 0 || command->get_option_no_throw(std::string(flag)) != nullptr)
      continue;
    const std::string_view near = closest(flag.substr(2), flags);
    if (!near.empty()) hint = fmt::format("; did you mean '--{}'?", near);
  }
  const std::string help = command == &program ? "inforce" : "inforce " + command->get_name();
  fmt::print(stderr, "inforce: {}{}\n'{} --help' explains\n", problem.what(), hint, help);
}

int run(int argc, char** argv) {
  Shell shell;
  CLI::App program{"inforce: which terms of an agreement were in force, and why", "inforce"};
  program.set_version_flag("--version", INFORCE_VERSION);
  program.get_formatter()->column_width(24);
  program.footer(std::string(kTeach));
  for (const AddCommand add : kCommands) add(program, shell);
  if (is_unknown_command(program, argc, argv)) return kBadInput;
  if (argc == 1) {
    fmt::print("{}", program.help());
    return kBadInput;
  }
  program.parse_complete_callback([&] {
    const Diagnostics problems = load_project(shell);
    shell.report(problems);
    if (has_errors(problems)) throw CLI::RuntimeError(kBadInput);
  });
  try {
    program.parse(argc, argv);
  } catch (const CLI::RuntimeError& stop) {
    return stop.get_exit_code();
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return program.exit(problem);
    tell_usage(program, problem, argc, argv);
    return kBadInput;
  }
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    fmt::print(stderr, "inforce: cannot write the result to standard output\n");
    return kBadInput;
  }
  return shell.exit_code;
}

}  // namespace
}  // namespace inforce::cli

int main(int argc, char** argv) {
  try {
    return inforce::cli::run(argc, argv);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "inforce: internal error: %s\n", fault.what());
    return inforce::cli::kInternal;
  }
}
