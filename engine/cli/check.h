// SPDX-License-Identifier: MIT
#pragma once
// cli/check.h - the parts of `inforce check`. Each gives all the problems it finds in one kind of
// file.
#include <string>

#include "cli/command.h"

namespace inforce::cli {

// The model reads, and every quote is still in its source byte for byte.
[[nodiscard]] Diagnostics check_model(const Shell& shell);

// The packs in use compile: kinds, phrases, time expressions, wordings of contracts.
[[nodiscard]] Diagnostics check_packs(const Shell& shell);

// The decisions beside the model read, and the model has what they are about. overlay_of() is their
// file; empty: there is none.
[[nodiscard]] std::string overlay_of(const Shell& shell);
[[nodiscard]] Diagnostics check_overlay(const Shell& shell);

}  // namespace inforce::cli
