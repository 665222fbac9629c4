// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include "cli/commands.h"

int main(int argc, char** argv) {
  CLI::App app{"inforce: which terms of an agreement were in force, and why", "inforce"};
  app.set_version_flag("--version", INFORCE_VERSION);
  app.require_subcommand(1);
  CLI11_PARSE(app, argc, argv);
  return 0;
}
