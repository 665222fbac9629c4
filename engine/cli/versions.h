// SPDX-License-Identifier: MIT
#pragma once
// cli/versions.h - term versions of a register, as a model that people can read and edit.
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/model.h"

namespace inforce::cli {

// Versions that took each other's place stand under one term. Refuses more than people would edit:
// those belong into a folder. `notes` tell what is left out.
[[nodiscard]] Result<model::Model> model_of_versions(
    const std::vector<std::filesystem::path>& files, Diagnostics& notes);

// A register calls things as it likes, and has versions that hold for no day. What cannot be an id
// gets one, what holds for no day is left out and noted; a sound model is left as it is.
void make_sound(model::Model& model, const std::string& file, Diagnostics& notes);

}  // namespace inforce::cli
