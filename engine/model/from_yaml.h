// SPDX-License-Identifier: MIT
#pragma once
// model/from_yaml.h - the model file, written by `inforce build` or by hand; the form is in
// README.md.
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/model.h"

namespace inforce::model {

// All that is wrong with the file, each at its place, or a model that keeps its invariants.
// `file` names the file in places.
[[nodiscard]] Result<Model> from_yaml(std::string_view text, const std::string& file);

}  // namespace inforce::model
