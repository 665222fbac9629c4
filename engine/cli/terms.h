// SPDX-License-Identifier: MIT
#pragma once
// cli/terms.h - the terms a person names on the command line.
#include <string>
#include <vector>

#include "cli/command.h"

namespace inforce::cli {

// None: says so on stderr, with what might have been meant, and the answer is no.
std::vector<const model::Term*> find_terms_or_tell(Shell& shell, const model::Model& model,
                                                   const std::string& words);

// The complaint alone, for commands that also look elsewhere.
void tell_unknown(Shell& shell, const model::Model& model, const std::string& words);

}  // namespace inforce::cli
