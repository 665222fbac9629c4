// SPDX-License-Identifier: MIT
#pragma once
// model/to_yaml.h - a model as the file people read, review and edit.
#include <string>
#include <string_view>

#include "model/model.h"

namespace inforce::model {

// The same model always gives the same bytes, and from_yaml() of them gives the same model.
// `schema` is where editors find the JSON Schema, as seen from the file.
[[nodiscard]] std::string to_yaml(const Model& model,
                                  std::string_view schema = "schema/model.schema.json");

}  // namespace inforce::model
