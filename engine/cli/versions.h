// SPDX-License-Identifier: MIT
#pragma once
// cli/versions.h - term versions as JSON lines, as a model that people can read and edit.
#include <filesystem>
#include <vector>

#include "base/result.h"
#include "model/model.h"

namespace inforce::cli {

// Versions that took each other's place stand under one term. Refuses more than people would edit:
// those belong into a folder.
[[nodiscard]] Result<model::Model> model_of_versions(
    const std::vector<std::filesystem::path>& files);

}  // namespace inforce::cli
