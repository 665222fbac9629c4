// SPDX-License-Identifier: MIT
#include "cli/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string_view>
#include <utility>

#include "base/suggest.h"
#include "cli/command.h"

namespace inforce::cli {
namespace {

CLI::Option* add(CLI::App& app, const Argument& argument, bool& flag) {
  return app.add_flag(argument.name, flag, argument.about);
}

template <class Value>
CLI::Option* add(CLI::App& app, const Argument& argument, Value& value) {
  CLI::Option* option = app.add_option(argument.name, value, argument.about);
  if (argument.range) {
    using Number = std::conditional_t<std::is_arithmetic_v<Value>, Value, double>;
    option->check(CLI::Range(static_cast<Number>(argument.range->first),
                             static_cast<Number>(argument.range->last)));
  }
  return option;
}

// The library reads "-3" into an unsigned number as a huge one.
const CLI::Validator kNotNegative(
    [](const std::string& word) {
      return word.rfind('-', 0) == 0 ? "Value " + word + " is negative" : std::string();
    },
    std::string());

// As a script gives for a variable that is not set; what it asked for would be left out unseen.
const CLI::Validator kNotEmpty(
    [](const std::string& word) { return word.empty() ? "a value is empty" : std::string(); },
    std::string());

void add_argument(CLI::App& app, const Argument& argument) {
  CLI::Option* option =
      std::visit([&](auto* value) { return add(app, argument, *value); }, argument.into);
  if (!argument.type.empty()) option->type_name(argument.type);
  if (!argument.words.empty()) option->check(CLI::IsMember(argument.words));
  if (!argument.group.empty()) option->group(argument.group);
  if (argument.count > 0) option->expected(argument.count);
  if (argument.shows_default) option->capture_default_str();
  const bool is_list = std::holds_alternative<std::vector<std::string>*>(argument.into);
  if (is_list && !option->get_positional()) option->allow_extra_args(false);
  if (is_list || std::holds_alternative<std::string*>(argument.into)) option->check(kNotEmpty);
  if (std::holds_alternative<std::optional<std::size_t>*>(argument.into)) {
    option->check(kNotNegative);
  }
  option->required(argument.is_required);
}

// Whether the line starts with a word that is no command; the library would only say that it did
// not expect it.
bool is_unknown_command(const Program& program, int argc, const char* const* argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  std::vector<std::string_view> names;
  for (const Command& command : program.commands) {
    if (command.name == argv[1]) return false;
    names.push_back(command.name);
  }
  fmt::print(stderr, "{0}: no command '{1}'{2}\n'{0} --help' lists them all\n", program.name,
             argv[1], did_you_mean(argv[1], names));
  return true;
}

// What the library says of the line, and what a mistyped flag may have meant.
void tell_usage(const CLI::App& app, const CLI::ParseError& problem, int argc,
                const char* const* argv) {
  std::string hint;
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const CLI::App* command = chosen.empty() ? &app : chosen.front();
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
  const std::string help =
      command == &app ? app.get_name() : app.get_name() + " " + command->get_name();
  fmt::print(stderr, "{}: {}{}\n'{} --help' explains\n", app.get_name(), problem.what(), hint,
             help);
}

}  // namespace

Argument required(Argument argument) {
  argument.is_required = true;
  return argument;
}

Argument pair_of(Argument argument) {
  argument.count = 2;
  return required(std::move(argument));
}

Argument one_of(std::vector<std::string> words, Argument argument) {
  argument.words = std::move(words);
  return argument;
}

Argument in_range(double first, double last, Argument argument) {
  argument.range = {first, last};
  return argument;
}

Argument with_default(Argument argument) {
  argument.shows_default = true;
  return argument;
}

Chosen read_arguments(const Program& program, int argc, const char* const* argv) {
  CLI::App app{program.about, program.name};
  app.set_version_flag("--version", program.version);
  app.get_formatter()->column_width(24);
  app.footer(program.footer);
  app.require_subcommand(0, 1);  // one: what follows may be spelt like another command
  for (const Command& command : program.commands) {
    CLI::App* added = app.add_subcommand(command.name, command.about);
    for (const Argument& argument : command.takes) add_argument(*added, argument);
    if (!command.footer.empty()) added->footer(command.footer);
  }
  if (is_unknown_command(program, argc, argv)) return {nullptr, kBadInput};
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return {nullptr, app.exit(problem)};
    tell_usage(app, problem, argc, argv);
    return {nullptr, kBadInput};
  }
  for (const Command& command : program.commands) {
    if (app.got_subcommand(command.name)) return {&command, kDone};
  }
  fmt::print("{}", app.help());
  return {nullptr, kBadInput};
}

}  // namespace inforce::cli
