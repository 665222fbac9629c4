// SPDX-License-Identifier: MIT
#include "base/file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace inforce {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path) {
  std::error_code status;
  if (fs::is_directory(path, status)) {
    return error("is-a-folder", {path.string()}, "this is a folder; name a file in it");
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return error("cannot-read", {path.string()},
                 fmt::format("cannot read: {}", std::strerror(errno)));
  }
  // Its size is only a hint: a pipe has none, and a file may grow while it is read.
  const std::uintmax_t size = fs::file_size(path, status);
  std::string bytes(status ? 0 : static_cast<std::size_t>(size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (in) bytes.append(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return error("cannot-read", {path.string()}, "reading stopped half-way");
  return bytes;
}

Diagnostics write_file(const fs::path& path, std::string_view bytes) {
  std::error_code status;
  if (fs::is_regular_file(path, status)) {
    const Result<std::string> old = read_file(path);
    if (old && *old == bytes) return {};
  }
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), status);
  const auto fail = [&](std::string_view what) {
    return Diagnostics{
        error("cannot-write", {path.string()}, fmt::format("{}: {}", what, std::strerror(errno)))};
  };
  fs::path beside = path;
  beside += fmt::format(".{}.tmp", ::getpid());
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    if (!out) return fail("cannot write");
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) {
      Diagnostics problems = fail("cannot write all of it");
      fs::remove(beside, status);
      return problems;
    }
  }
  fs::rename(beside, path, status);
  if (status) {
    errno = status.value();
    Diagnostics problems = fail("cannot rename into place");
    fs::remove(beside, status);
    return problems;
  }
  return {};
}

}  // namespace inforce
