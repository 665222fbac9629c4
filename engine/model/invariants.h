// SPDX-License-Identifier: MIT
#pragma once
// model/invariants.h - what holds of every model that the program reads or writes.
//
// Ids are unique in their list, no version has the id of another term, and every id used names
// something; dates are dates and their bounds
// are in order; no version ends before it begins; no quote is empty; a conflict has two sides.
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"

namespace inforce::model {

struct Broken {
  std::string path;  // keys and indexes from the root: "terms/3/versions/0/until"
  std::string code, message;
};

// All that is broken, in the order of the model; empty for a sound one.
[[nodiscard]] std::vector<Broken> invariants(const Model& model);

}  // namespace inforce::model
