// SPDX-License-Identifier: MIT
#pragma once
// ledger/excerpt.h - some versions of a ledger as a model of their own, for all that answers from
// models.
//
// It has the terms, agreements and parties that the versions name, each called by its id. Where
// terms have no names, a version and the one that took its place on the day it was superseded are
// one term.
#include <vector>

#include "ledger/ask.h"
#include "model/model.h"

namespace inforce::ledger {

[[nodiscard]] model::Version model_version(const Version& version);

[[nodiscard]] model::Model excerpt(const std::vector<Version>& versions);

}  // namespace inforce::ledger
