// SPDX-License-Identifier: MIT
#pragma once
// cli/term_flags.h - which terms a command asks about, and the model that has them.
//
// --model names a model file or the folder of an imported one. Of a file, the terms that the flags
// do not name are left out; of a folder, the ledger finds what the question needs, and that is the
// model.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "cli/arguments.h"
#include "cli/command.h"
#include "ledger/ask.h"
#include "query/query.h"

namespace inforce::cli {

struct TermFlags {
  std::string agreement, kind, holder, party;
  bool count = false;                // only how many
  std::optional<std::size_t> limit;  // of a list
};

// --agreement, --kind, --holder, --party.
void add_term_flags(Command& command, TermFlags& flags);
// --count and --limit.
void add_list_flags(Command& command, TermFlags& flags);

// Whether the model of this project is the folder of an imported one.
[[nodiscard]] bool is_imported(const Shell& shell);

// Answers from the ledger: of the folder, or made from the model file. A ledger found damaged while
// it is asked is made anew from its sources, once. Reports problems and sets the exit code.
using AskLedger = std::function<Diagnostics(const ledger::Ledger&)>;
bool ask_ledger(Shell& shell, const AskLedger& ask);

struct Counts {
  std::size_t in_force = 0, disputed = 0, possible = 0;
};

// The terms a question needs, as a model. Nothing: reported, or what was asked about is not there.
struct Found {
  model::Model model;
  std::optional<Counts> counts;  // of all that hold, where the list is not of all
};
std::optional<Found> find_at(Shell& shell, const TermFlags& flags, const query::Asked& asked,
                             bool all);
std::optional<model::Model> find_changes(Shell& shell, const TermFlags& flags, query::Day first,
                                         query::Day second);
std::optional<model::Model> find_learnt(Shell& shell, const TermFlags& flags, query::Day first,
                                        query::Day second);
std::optional<model::Model> find_history(Shell& shell, const std::string& words);

}  // namespace inforce::cli
