// SPDX-License-Identifier: MIT
#pragma once
// cli/commands.h - every command, in the order --help lists them. See cli/command.h.
#include "cli/command.h"

namespace inforce::cli {

void add_check(CLI::App& program, Shell& shell);

}  // namespace inforce::cli
