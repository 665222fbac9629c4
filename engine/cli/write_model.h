// SPDX-License-Identifier: MIT
#pragma once
// cli/write_model.h - the one way a model reaches a file: sound, or not at all.
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/model.h"

namespace inforce::cli {

// Why every command would refuse the model, were it written to `to`; empty for a sound one.
[[nodiscard]] Diagnostics faults_of(const model::Model& model, const std::string& to);

// Writes a sound model. `schema` is where editors find the JSON Schema; empty: the usual place.
[[nodiscard]] Diagnostics write_model(const model::Model& model, const std::filesystem::path& to,
                                      std::string_view schema = {});

}  // namespace inforce::cli
