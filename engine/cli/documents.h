// SPDX-License-Identifier: MIT
#pragma once
// cli/documents.h - which documents the user means: files, folders and globs, in a stable order.
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace inforce::cli {

// Paths of .txt and .md files: a file as it stands whatever its ending, a folder with all below it,
// a glob with * and ? in its last part. Sorted, each once. A path that means nothing is a problem.
[[nodiscard]] std::vector<std::filesystem::path> find_documents(
    const std::vector<std::string>& paths, const std::filesystem::path& root,
    Diagnostics& problems);

}  // namespace inforce::cli
