// SPDX-License-Identifier: MIT
#pragma once
// cli/commands.h - every command, in the order --help lists them. See cli/command.h.
#include "cli/arguments.h"
#include "cli/command.h"

namespace inforce::cli {

Command build_command(Shell& shell);
Command at_command(Shell& shell);
Command diff_command(Shell& shell);
Command timeline_command(Shell& shell);
Command history_command(Shell& shell);
Command gaps_command(Shell& shell);
Command relation_command(Shell& shell);
Command why_command(Shell& shell);
Command conflicts_command(Shell& shell);
Command agreements_command(Shell& shell);
Command import_command(Shell& shell);
Command export_command(Shell& shell);
Command check_command(Shell& shell);
Command tag_command(Shell& shell);
Command extract_command(Shell& shell);
Command merge_command(Shell& shell);
Command serve_command(Shell& shell);

}  // namespace inforce::cli
