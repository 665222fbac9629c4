// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <glob.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "cli/outputs.h"
#include "cli/reading.h"

namespace inforce::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kRead[] = {".txt", ".md", ".markdown", ".text"};
// Documents that somebody would expect to be read, and that are not.
constexpr std::string_view kUnread[] = {".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx",
                                        ".odt",  ".rtf", ".eml",   ".msg", ".epub"};

template <std::size_t N>
bool has_ending(const fs::path& path, const std::string_view (&endings)[N]) {
  const std::string ending = to_lower_ascii(path.extension().string());
  return std::find(std::begin(endings), std::end(endings), ending) != std::end(endings);
}

std::vector<std::string> expand_glob(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    for (std::size_t i = 0; i < found.gl_pathc; ++i) paths.emplace_back(found.gl_pathv[i]);
  }
  ::globfree(&found);
  return paths;
}

// Nothing but white space. False for what cannot be read: whoever reads it says so.
bool is_blank(const fs::path& file) {
  std::error_code status;
  if (!fs::is_regular_file(file, status)) return false;
  std::ifstream in(file, std::ios::binary);
  return in.is_open() && (in >> std::ws).eof();
}

class Finder {
 public:
  explicit Finder(Shell& shell) : shell_(shell) {}

  void find(const fs::path& path) {
    std::error_code status;
    std::vector<std::string> files;
    bool is_named = false;
    if (fs::is_directory(path, status)) {
      if (!add_below(path, files) && files.empty()) return;
      std::sort(files.begin(), files.end());
    } else if (fs::exists(path, status)) {
      files = {path.string()};
      is_named = true;
    } else if (path.string().find_first_of("*?[") != std::string::npos) {
      files = expand_glob(path.string());
    } else {
      const bool is_unknown = fs::status(path, status).type() == fs::file_type::none;
      const bool is_there = is_unknown && status != std::errc::no_such_file_or_directory &&
                            status != std::errc::not_a_directory;
      return shell_.fail(
          is_there ? error("cannot-read", {path.string()},
                           fmt::format("cannot read: {}", status.message()))
                   : error("no-such-source", {path.string()}, "there is no such file or folder"));
    }
    bool any = false;
    for (const std::string& file : files) any = take(file, is_named) || any;
    if (!any) {
      shell_.fail(error("no-documents", {path.string()}, "no .txt or .md files to read are there"));
    }
  }

  // One line for all the files of a sort; an empty one may have lost its text, and is named.
  void tell_skipped() const {
    const auto tell = [&](const char* code, const std::set<std::string>& files, const char* why) {
      if (files.empty()) return;
      const std::string which =
          files.size() == 1 ? "this is" : fmt::format("this and {} more are", files.size() - 1);
      shell_.report(warning(code, {*files.begin()}, fmt::format("{} not read: {}", which, why)));
    };
    tell("not-read", unread_, "save HTML, PDF and the like as text (.txt) or Markdown (.md)");
    tell("own-page", own_, "what inforce wrote is no source");
    for (const std::string& file : blank_) {
      shell_.report(warning("empty-document", {file}, "this is not read: nothing is in it"));
    }
  }

  std::vector<Source> sources;

 private:
  // False: a folder could not be read to its end, which is told.
  bool add_below(const fs::path& folder, std::vector<std::string>& files) {
    const fs::path& output = shell_.project.output;
    std::error_code status;
    bool is_whole = true;
    for (fs::directory_iterator entry(folder, status), end; !status && entry != end;
         entry.increment(status)) {
      std::error_code unknown;
      const fs::path& path = entry->path();
      if (path.filename().string().front() == '.') continue;
      if (entry->is_directory(unknown)) {
        const bool is_output = !output.empty() && fs::equivalent(path, output, unknown);
        if (is_output || entry->is_symlink(unknown)) continue;
        is_whole = add_below(path, files) && is_whole;
      } else if (!entry->exists(unknown) || entry->is_regular_file(unknown)) {
        if (has_ending(path, kRead)) files.push_back(path.string());
        if (has_ending(path, kUnread) && !is_own_page(path))
          unread_.insert(path.lexically_normal().string());
      }
    }
    if (!status) return is_whole;
    shell_.fail(error("cannot-read", {folder.string()},
                      fmt::format("cannot read all of this folder: {}", status.message())));
    return false;
  }

  // Each once. False for what is no source. An empty file that the user did not name is none: one
  // stands in many a folder, and says nothing.
  bool take(const std::string& file, bool is_named) {
    const fs::path plain = fs::path(file).lexically_normal();
    if (seen_.count(plain.string()) != 0) return true;
    if (is_own_page(plain)) {
      own_.insert(plain.string());
      return false;
    }
    if (!is_named && is_blank(plain)) {
      blank_.insert(plain.string());
      return false;
    }
    seen_.insert(plain.string());
    std::string name = plain.string();
    if (shell_.project.root != ".") {
      const fs::path below = plain.lexically_relative(shell_.project.root);
      if (!below.empty()) name = below.string();
    }
    sources.push_back({plain.string(), name});
    return true;
  }

  Shell& shell_;
  std::set<std::string> seen_, unread_, own_, blank_;
};

}  // namespace

std::vector<Source> find_sources(Shell& shell, const std::vector<std::string>& paths) {
  Finder finder(shell);
  for (const std::string& path : paths) finder.find(path);
  if (paths.empty()) {
    for (const std::string& path : shell.project.sources) finder.find(shell.project.root / path);
  }
  finder.tell_skipped();
  return std::move(finder.sources);
}

}  // namespace inforce::cli
