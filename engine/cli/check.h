// SPDX-License-Identifier: MIT
#pragma once
// cli/check.h - the parts of `inforce check`. Each gives all the problems it finds in one kind of
// file.
#include "cli/command.h"

namespace inforce::cli {

// The model reads, and every quote is still in its source byte for byte.
[[nodiscard]] Diagnostics check_model(const Shell& shell);

}  // namespace inforce::cli
