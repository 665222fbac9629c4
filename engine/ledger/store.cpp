// SPDX-License-Identifier: MIT
#include "ledger/store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "base/file.h"
#include "base/text.h"
#include "ledger/from_lines.h"
#include "ledger/from_model.h"
#include "ledger/from_sqlite.h"
#include "model/from_yaml.h"

namespace inforce::ledger {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  explicit Descriptor(const fs::path& file)
      : number_(::open(file.c_str(), O_RDONLY | O_CLOEXEC)), why_(errno) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  // How many bytes were read; 0 at the end, negative for an error, also that there is no such file.
  [[nodiscard]] ssize_t read(char* to, std::size_t size) const {
    ssize_t got = -1;
    errno = why_;
    if (number_ < 0) return got;
    do got = ::read(number_, to, size);
    while (got < 0 && errno == EINTR);
    return got;
  }

 private:
  int number_;
  int why_;  // it could not be opened
};

Diagnostic cannot_read(const fs::path& file) {
  return error("cannot-read", {file.string()},
               fmt::format("cannot read: {}", std::strerror(errno)));
}

// All the lines of a file, in pieces.
std::optional<Diagnostic> feed(const fs::path& file, LineReader& reader) {
  constexpr std::size_t kPiece = 4 << 20;
  const Descriptor descriptor(file);
  std::vector<char> piece(kPiece);
  reader.start(file.string());
  ssize_t got = 0;
  while (!reader.full() && (got = descriptor.read(piece.data(), piece.size())) > 0) {
    reader.feed({piece.data(), static_cast<std::size_t>(got)});
  }
  if (got < 0) return cannot_read(file);
  reader.finish();
  return std::nullopt;
}

// A source as it was when it was read.
struct Stamp {
  std::string size, time, path;
  bool operator==(const Stamp&) const = default;
};

std::optional<Stamp> stamp_of(const fs::path& file) {
  std::error_code status;
  const auto size = fs::file_size(file, status);
  if (status) return std::nullopt;
  const auto time = fs::last_write_time(file, status);
  if (status) return std::nullopt;
  return Stamp{std::to_string(size), std::to_string(time.time_since_epoch().count()),
               file.string()};
}

std::vector<Stamp> read_stamps(const fs::path& folder) {
  std::vector<Stamp> stamps;
  const Result<std::string> text = read_file(folder / kSourcesFile);
  if (!text) return stamps;
  for (const std::string_view line : split(*text, '\n')) {
    const std::size_t first = line.find(' '), second = line.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) continue;
    stamps.push_back({std::string(line.substr(0, first)),
                      std::string(line.substr(first + 1, second - first - 1)),
                      std::string(line.substr(second + 1))});
  }
  return stamps;
}

// The versions of several files that have names follow each other; names stand for numbers.
Result<Columns> read_model(const fs::path& file) {
  const Result<std::string> text = read_file(file);
  if (!text) return text.problems();
  const Result<model::Model> model = model::from_yaml(*text, file.string());
  if (!model) return model.problems();
  return from_model(*model);
}

}  // namespace

Result<Content> content_of(const fs::path& file) {
  std::error_code status;
  if (fs::is_directory(file, status)) {
    return error("is-a-folder", {file.string()}, "this is a folder; name a file in it");
  }
  if (!fs::is_regular_file(file, status) && fs::exists(file, status)) {
    return Content::terms;  // a pipe: what is read of it is gone
  }
  const Descriptor descriptor(file);
  std::string head(4096, '\0');
  const ssize_t got = descriptor.read(head.data(), head.size());
  if (got < 0) return cannot_read(file);
  head.resize(static_cast<std::size_t>(got));
  if (head.starts_with("SQLite format 3")) return Content::sqlite;
  const std::string extension = file.extension().string();
  if (extension == ".yaml" || extension == ".yml") return Content::yaml;
  const std::string_view line = split(trim(head), '\n').front();
  const auto has = [line](std::string_view field) {
    return line.starts_with('{') && line.find(field) != std::string_view::npos;
  };
  if (has("\"record\"")) return Content::claims;
  return has("\"from\"") && !has("\"schema\"") ? Content::terms : Content::other;
}

Result<Columns> read_files(const std::vector<fs::path>& files) {
  LineReader lines("");
  std::optional<Columns> named;
  for (const fs::path& file : files) {
    const Result<Content> content = content_of(file);
    if (!content) return content.problems();
    if (*content == Content::terms) {
      if (const std::optional<Diagnostic> problem = feed(file, lines)) return *problem;
      if (lines.full()) break;
      continue;
    }
    if (*content == Content::other || *content == Content::claims) {
      return error("unknown-content", {file.string()},
                   "this is none of: term versions as JSON lines, a database written by 'inforce "
                   "export --to "
                   "sqlite', a model in YAML");
    }
    if (files.size() > 1) {
      return error("one-file-only", {file.string()}, "a model or a database is imported by itself");
    }
    return *content == Content::yaml ? read_model(file) : columns_from_sqlite(file);
  }
  if (!lines.problems().empty()) return lines.problems();
  return lines.take();
}

Result<Ledger> import_files(const std::vector<fs::path>& files, const fs::path& folder) {
  std::string sources;
  for (const fs::path& file : files) {
    std::error_code status;
    const std::optional<Stamp> stamp = stamp_of(fs::absolute(file, status));
    if (!stamp || stamp->path.find('\n') != std::string::npos) continue;  // a pipe: read once only
    sources += fmt::format("{} {} {}\n", stamp->size, stamp->time, stamp->path);
  }
  Result<Columns> columns = read_files(files);
  if (!columns) return columns.problems();
  Result<Ledger> ledger = from_columns(*columns);
  if (!ledger) return ledger;
  Diagnostics problems = ledger->save(folder / kLedgerFile);
  if (problems.empty()) problems = write_file(folder / kSourcesFile, sources);
  if (!problems.empty()) return problems;
  return ledger;
}

Result<Ledger> rebuild(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const Stamp& stamp : read_stamps(folder)) files.emplace_back(stamp.path);
  std::error_code status;
  const bool there = std::all_of(files.begin(), files.end(), [&status](const fs::path& file) {
    return fs::is_regular_file(file, status);
  });
  if (files.empty() || !there) {
    return error(
        "damaged-ledger", {(folder / kLedgerFile).string()},
        "this ledger is damaged or out of date, and what it was made from is not all there; "
        "import it again");
  }
  return import_files(files, folder);
}

Result<Ledger> open_folder(const fs::path& folder, Diagnostics& notes) {
  const fs::path file = folder / kLedgerFile;
  std::error_code status;
  if (!fs::exists(file, status)) {
    return error(
        "no-ledger", {folder.string()},
        "there is no imported model in this folder; 'inforce import FILE --model DIR' makes one");
  }
  const std::vector<Stamp> stamps = read_stamps(folder);
  const bool stale = std::any_of(stamps.begin(), stamps.end(), [](const Stamp& stamp) {
    const std::optional<Stamp> now = stamp_of(stamp.path);
    return now && *now != stamp;
  });
  const auto note = [&](const char* why) {
    Diagnostic& said = notes.emplace_back(warning("ledger-rebuilt", {file.string()}, why));
    said.level = Diagnostic::Level::note;
  };
  if (stale) {
    Result<Ledger> anew = rebuild(folder);
    if (anew) note("made anew: what it was made from has changed");
    return anew;
  }
  Result<Ledger> ledger = Ledger::open(file);
  if (ledger || ledger.problems().front().code == "cannot-read") return ledger;
  Result<Ledger> anew = rebuild(folder);
  if (anew) note("made anew: it was damaged, or of another format");
  return anew ? std::move(anew) : std::move(ledger);
}

}  // namespace inforce::ledger
