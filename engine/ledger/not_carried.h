// SPDX-License-Identifier: MIT
#pragma once
// ledger/not_carried.h - what a file holds that a ledger has no place for.
//
//   model.yaml    1 conflict, 12 attributes, 3 names of parties, 9 events, 31 quotes
//   terms.ndjson  (nothing)
#include <filesystem>
#include <string>

#include "base/result.h"

namespace inforce::ledger {

// In words, counted; empty: all of it goes in.
[[nodiscard]] Result<std::string> not_carried(const std::filesystem::path& file);

}  // namespace inforce::ledger
