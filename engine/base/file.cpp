// SPDX-License-Identifier: MIT
#include "base/file.h"

#include <fcntl.h>
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

namespace {

Diagnostic cannot_write(const fs::path& path, std::string_view what) {
  return error("cannot-write", {path.string()}, fmt::format("{}: {}", what, std::strerror(errno)));
}

// Into a pipe or a device, as it stands. A pipe that nobody reads is a complaint, not a wait.
Diagnostics write_through(const fs::path& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    return {cannot_write(path, errno == ENXIO ? "nobody reads it" : "cannot write")};
  }
  ::fcntl(descriptor, F_SETFL, O_WRONLY);
  Diagnostics problems;
  while (!bytes.empty() && problems.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      problems.push_back(cannot_write(path, "cannot write all of it"));
    }
  }
  if (::close(descriptor) != 0 && problems.empty()) {
    problems.push_back(cannot_write(path, "cannot write all of it"));
  }
  return problems;
}

Diagnostics write_beside(const fs::path& path, std::string_view bytes) {
  const fs::path beside = name_beside(path);
  std::error_code status;
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    if (!out) return {cannot_write(path, "cannot write")};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) {
      const Diagnostic problem = cannot_write(path, "cannot write all of it");
      fs::remove(beside, status);
      return {problem};
    }
  }
  return put_in_place(beside, path);
}

}  // namespace

Destination destination_of(const fs::path& path) {
  constexpr int kMostLinks = 40;  // as the kernel
  std::error_code status;
  const fs::file_status there = fs::status(path, status);
  if (fs::exists(there) && !fs::is_regular_file(there)) return {path, false};
  fs::path file = path;
  for (int links = 0; fs::is_symlink(file, status); ++links) {
    if (links == kMostLinks) return {path, false};
    file = file.parent_path() / fs::read_symlink(file, status);
  }
  return {file, true};
}

fs::path name_beside(const fs::path& path) {
  fs::path beside = path;
  return beside += fmt::format(".{}.tmp", ::getpid());
}

Diagnostics put_in_place(const fs::path& beside, const fs::path& path) {
  std::error_code status;
  fs::rename(beside, path, status);
  if (!status) return {};
  errno = status.value();
  const Diagnostic problem = cannot_write(path, "cannot rename into place");
  fs::remove(beside, status);
  return {problem};
}

Diagnostics write_file(const fs::path& path, std::string_view bytes) {
  const Destination to = destination_of(path);
  if (!to.is_replaceable) return write_through(to.path, bytes);
  std::error_code status;
  if (fs::exists(to.path, status)) {
    const Result<std::string> old = read_file(to.path);
    if (old && *old == bytes) return {};
  }
  if (to.path.has_parent_path()) {
    fs::create_directories(to.path.parent_path(), status);
    if (status) {
      errno = status.value();
      return {cannot_write(path, "cannot make its folder")};
    }
  }
  return write_beside(to.path, bytes);
}

}  // namespace inforce
