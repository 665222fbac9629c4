// SPDX-License-Identifier: MIT
#pragma once
// cli/commands.h - every command, in the order --help lists them. See cli/command.h.
#include "cli/command.h"

namespace inforce::cli {

void add_build(CLI::App& program, Shell& shell);
void add_at(CLI::App& program, Shell& shell);
void add_diff(CLI::App& program, Shell& shell);
void add_timeline(CLI::App& program, Shell& shell);
void add_history(CLI::App& program, Shell& shell);
void add_gaps(CLI::App& program, Shell& shell);
void add_relation(CLI::App& program, Shell& shell);
void add_why(CLI::App& program, Shell& shell);
void add_conflicts(CLI::App& program, Shell& shell);
void add_agreements(CLI::App& program, Shell& shell);
void add_import(CLI::App& program, Shell& shell);
void add_export(CLI::App& program, Shell& shell);
void add_check(CLI::App& program, Shell& shell);
void add_tag(CLI::App& program, Shell& shell);
void add_extract(CLI::App& program, Shell& shell);
void add_merge(CLI::App& program, Shell& shell);
void add_serve(CLI::App& program, Shell& shell);

}  // namespace inforce::cli
