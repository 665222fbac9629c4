// SPDX-License-Identifier: MIT
#pragma once
// ledger/from_model.h - the term versions of a model -> columns.
//
// A version's number is its place in the model, its name its id. `until`, the last day it holds,
// turns into the first day it does not.
#include "ledger/columns.h"
#include "model/model.h"

namespace inforce::ledger {

[[nodiscard]] Columns from_model(const model::Model& model);

// Adds one version to columns with names; for readers of other stores.
void add_version(Columns& columns, const model::Term& term, const model::Version& version);

}  // namespace inforce::ledger
