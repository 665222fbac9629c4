// SPDX-License-Identifier: MIT
#pragma once
// cli/outputs.h - what a command may not write over: the files it reads, and other people's pages.
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace inforce::cli {

// A problem for each output that is one of the files that are read, by whatever path.
[[nodiscard]] Diagnostics find_overwritten(const std::vector<std::filesystem::path>& outputs,
                                           const std::vector<std::filesystem::path>& inputs);

// A page that `build` wrote, by the mark in its head.
[[nodiscard]] bool is_own_page(const std::filesystem::path& file);

// A problem for a page that stands where one of ours is to go, and that inforce did not write.
[[nodiscard]] Diagnostics find_foreign_page(const std::filesystem::path& file);

}  // namespace inforce::cli
