// SPDX-License-Identifier: MIT
#pragma once
// ledger/from_sqlite.h - a database written by to_sqlite -> the model, or only its term versions.
#include <filesystem>

#include "base/result.h"
#include "ledger/columns.h"
#include "model/model.h"

namespace inforce::ledger {

[[nodiscard]] Result<model::Model> model_from_sqlite(const std::filesystem::path& file);

// Of a ledger that was exported, the versions have their numbers again and need no names.
[[nodiscard]] Result<Columns> columns_from_sqlite(const std::filesystem::path& file);

}  // namespace inforce::ledger
