// SPDX-License-Identifier: MIT
#include "cli/outputs.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "base/file.h"
#include "render/render.h"

namespace inforce::cli {

namespace fs = std::filesystem;

Diagnostics find_overwritten(const std::vector<fs::path>& outputs,
                             const std::vector<fs::path>& inputs) {
  Diagnostics problems;
  for (const fs::path& output : outputs) {
    std::error_code status;
    if (!fs::is_regular_file(output, status)) continue;
    for (const fs::path& input : inputs) {
      if (!fs::is_regular_file(input, status) || !fs::equivalent(output, input, status)) continue;
      problems.push_back(error("overwrites-input", {output.string()},
                               "this file is read, and would be written over; name another"));
      break;
    }
  }
  return problems;
}

bool is_own_page(const fs::path& file) {
  std::error_code status;
  if (!fs::is_regular_file(file, status)) return false;  // a pipe is read once only
  std::string head(512, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return render::is_own_page(head);
}

Diagnostics find_foreign_page(const fs::path& file) {
  std::error_code status;
  if (!fs::is_regular_file(file, status) || fs::file_size(file, status) == 0 || is_own_page(file))
    return {};
  return {error("not-own-page", {file.string()},
                "inforce did not write this page, and does not write over it; move it away, or "
                "name another folder with --output")};
}

}  // namespace inforce::cli
