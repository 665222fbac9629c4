// SPDX-License-Identifier: MIT
#pragma once
// cli/claimed.h - files of claims, merged to a model: what 'inforce merge' and 'inforce import'
// share.
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace inforce::cli {

// Of claims as JSON lines, in these files (none, or "-": standard input), and the decisions in the
// file `overlay` (empty: none). Reports problems and sets the exit code when there is no model.
[[nodiscard]] std::optional<model::Model> model_of_claims(Shell& shell,
                                                          const std::vector<std::string>& files,
                                                          const std::string& overlay = {});

}  // namespace inforce::cli
