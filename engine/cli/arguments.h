// SPDX-License-Identifier: MIT
#pragma once
// cli/arguments.h - what a command takes, as a table, and the command line read by it.
//
//   Command{.name = "gaps",
//           .about = "The days that no version of a term covers, or several do",
//           .takes = {required({"term", &asked->term, "Its id", "TERM"}),
//                     {"--known", &asked->known, "Only the versions known on that day", "DATE"}},
//           .run = [&shell, asked] { gaps(shell, *asked); }}
//
// `inforce gaps lease --known 2016` leaves "lease" and "2016" in *asked and then runs. A name with
// dashes is an option, or a flag where its target is a bool; the others take words by their place.
// Options into a list may be repeated. arguments.cpp alone knows which library reads them.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace inforce::cli {

using Target = std::variant<bool*, int*, unsigned*, double*, std::optional<std::size_t>*,
                            std::string*, std::vector<std::string>*>;

struct Argument {
  struct Range {
    double first, last;  // inclusive
  };
  std::string name;  // "--known", "-q,--quiet", "term"
  Target into;
  std::string about;
  std::string type = {};  // what help calls its value; empty: by the target
  bool is_required = false;
  int count = 0;                        // so many words, no more or less; 0: any number
  std::vector<std::string> words = {};  // the only ones it takes; empty: any
  std::optional<Range> range = {};
  bool shows_default = false;  // help tells the value the target has before parsing
  std::string group = {};      // its heading in help; empty: the usual one
};

[[nodiscard]] Argument required(Argument argument);
[[nodiscard]] Argument pair_of(Argument argument);  // required, and two words
[[nodiscard]] Argument one_of(std::vector<std::string> words, Argument argument);
[[nodiscard]] Argument in_range(double first, double last, Argument argument);
[[nodiscard]] Argument with_default(Argument argument);

struct Command {
  std::string name, about;
  std::vector<Argument> takes = {};
  std::vector<std::string> formats = {"text", "json"};  // of --format
  std::string footer = {};                              // examples; ends the help
  std::function<void()> run;
};

struct Program {
  std::string name, about, version, footer;
  std::vector<Command> commands;  // in the order help lists them
};

// The command that the line names, what it takes written to its targets. Without one, help or a
// complaint was printed, and the program ends with `exit_code`.
struct Chosen {
  const Command* command = nullptr;
  int exit_code = 0;
};
[[nodiscard]] Chosen read_arguments(const Program& program, int argc, const char* const* argv);

}  // namespace inforce::cli
