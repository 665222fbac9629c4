// SPDX-License-Identifier: MIT
#include "cli/command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "cli/arguments.h"
#include "cli/dates.h"
#include "cli/print.h"

namespace inforce::cli {

void Shell::report(const Diagnostic& diagnostic) {
  if (silent) return;
  if (quiet && diagnostic.level != Diagnostic::Level::error) return;
  fmt::print(stderr, "{}\n", one_safe_line(to_string(diagnostic)));  // may quote a hostile file
}

void Shell::report(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) report(diagnostic);
}

void Shell::fail(const Diagnostic& diagnostic) { fail(Diagnostics{diagnostic}); }

void Shell::fail(const Diagnostics& diagnostics) {
  report(diagnostics);
  exit_code = kBadInput;
}

bool Shell::colored() const {
  if (color != "auto") return color == "always";
  const auto set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return !set("NO_COLOR") && !dumb && ::isatty(STDOUT_FILENO) == 1;
}

void add_common(Command& command, Shell& shell) {
  Argument format = one_of(command.formats, {"--format", &shell.format, "How to print the result"});
  format.shows_default = command.formats.size() > 1;  // of one there is nothing to choose
  const Argument common[] = {
      format,
      {"--model", &shell.flags.model,
       "The model file (else that of inforce.yaml, or model.yaml in its output)", "FILE"},
      {"--output", &shell.flags.output, "The folder that reports go to", "DIR"},
      {"--pack", &shell.flags.packs, "A pack to read with, by name or folder; repeatable", "NAME"},
      {"-q,--quiet", &shell.quiet, "Only errors on standard error"},
      with_default(
          one_of({"auto", "always", "never"}, {"--color", &shell.color, "Colours in text"})),
  };
  for (const Argument& argument : common) {
    command.takes.push_back(argument);
    command.takes.back().group = "Every command";
  }
}

std::optional<edtf::When> read_date(Shell& shell, const std::string& words) {
  Result<edtf::When> when = date_of(shell.project, words);
  if (!when) {
    shell.fail(when.problems());
    return std::nullopt;
  }
  // EDTF's "one of these", as which 1/2/2020 is read: the first of February, or January the second.
  if (when->text.size() > 2 && when->text.front() == '[') {
    const std::string_view either = std::string_view(when->text).substr(1, when->text.size() - 2);
    shell.report(
        warning("several-readings", {},
                fmt::format("'{}' may be {}; the answer is for all days from the first to the last",
                            words, fmt::join(split(either, ','), " or "))));
  }
  return *when;
}

std::optional<AskedDate> read_closed_date(Shell& shell, const std::string& words) {
  const std::optional<edtf::When> when = read_date(shell, words);
  if (!when) return std::nullopt;
  const auto& [first, last] = when->bounds;
  if (first && last) return AskedDate{*when, *first, *last};
  shell.fail(
      error("open-date", {},
            fmt::format("'{}' has no {} day; ask about a day, a month, a year or an interval "
                        "such as 2026-01/2026-06",
                        words, first ? "last" : "first")));
  return std::nullopt;
}

}  // namespace inforce::cli
