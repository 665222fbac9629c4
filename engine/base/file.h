// SPDX-License-Identifier: MIT
#pragma once
// base/file.h - whole files in, whole files out; never a half-written one.
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace inforce {

[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

// Writes beside `path` and renames, making folders as needed. A file that already holds these bytes
// is left alone. Gives no diagnostics when all went well.
[[nodiscard]] Diagnostics write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace inforce
