// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/serve.h"

namespace inforce::cli {

void run_server(Shell& shell, const Serving&) {
  const std::string program = program_folder() / "inforce-serve";
  ::execv(program.c_str(), shell.words);
  shell.fail(error("no-server", {},
                   fmt::format("cannot start {}: {}; it belongs beside inforce, as the build and "
                               "`cmake --install` put it",
                               program, std::strerror(errno))));
}

}  // namespace inforce::cli
