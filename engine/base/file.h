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
// is left alone; a symbolic link stays one, and its target is written; a pipe or a device is never
// replaced: the bytes go into it, if somebody reads. Gives no diagnostics when all went well.
[[nodiscard]] Diagnostics write_file(const std::filesystem::path& path, std::string_view bytes);

// The same in steps, for what writes its own file:
//
//   model.yaml   -> model.yaml.4711.tmp, renamed
//   latest.yaml  -> a link to model.yaml: the same
//   /dev/null    -> is no file that another could take the place of
struct Destination {
  std::filesystem::path path;  // where links lead to
  bool is_replaceable = true;  // a regular file, or nothing yet
};
[[nodiscard]] Destination destination_of(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path name_beside(const std::filesystem::path& path);
// Renames; where that fails, removes what stood beside.
[[nodiscard]] Diagnostics put_in_place(const std::filesystem::path& beside,
                                       const std::filesystem::path& path);

}  // namespace inforce
