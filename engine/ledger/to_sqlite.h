// SPDX-License-Identifier: MIT
#pragma once
// ledger/to_sqlite.h - a model as an SQLite database: a table for each list of the model, dates as
// text, and two views.
//
//   SELECT * FROM in_force_at WHERE '2026-05-15' BETWEEN first_day AND last_day;
//   SELECT * FROM in_force_at_known WHERE '2026-05-15' BETWEEN first_day AND last_day
//     AND known_from <= '2026-03-31' AND (known_to IS NULL OR known_to > '2026-03-31');
#include <filesystem>

#include "ledger/ledger.h"
#include "model/model.h"

namespace inforce::ledger {

// Written beside and renamed. Gives no diagnostics when all went well.
[[nodiscard]] Diagnostics to_sqlite(const model::Model& model, const std::filesystem::path& file);
[[nodiscard]] Diagnostics to_sqlite(const Ledger& ledger, const std::filesystem::path& file);

}  // namespace inforce::ledger
