// SPDX-License-Identifier: MIT
#include "cli/documents.h"

#include <algorithm>
#include <string_view>

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;

bool is_document(const fs::path& path) {
  return path.extension() == ".txt" || path.extension() == ".md";
}

// * any run of characters, ? any one.
bool matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t mark = 0;
  while (n < name.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n]) && pattern[p] != '*') {
      ++p;
      ++n;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

void add_folder(const fs::path& folder, std::vector<fs::path>& found, Diagnostics& problems) {
  std::error_code failed;
  for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end;
       at.increment(failed)) {
    std::error_code ignored;
    if (is_document(at->path()) && at->is_regular_file(ignored)) found.push_back(at->path());
  }
  if (failed) problems.push_back(error("cannot-read", {folder.string(), 0, 0}, failed.message()));
}

void add_glob(const fs::path& path, std::vector<fs::path>& found) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string pattern = path.filename().string();
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code ignored;
    if (matches(pattern, at->path().filename().string()) && at->is_regular_file(ignored)) {
      found.push_back(path.has_parent_path() ? at->path() : at->path().filename());
    }
  }
}

}  // namespace

std::vector<fs::path> find_documents(const std::vector<std::string>& paths, const fs::path& root,
                                     Diagnostics& problems) {
  std::vector<fs::path> all;
  for (const std::string& given : paths) {
    const fs::path path = root == "." ? fs::path(given) : root / given;
    std::vector<fs::path> found;
    std::error_code failed;
    if (fs::is_directory(path, failed)) {
      add_folder(path, found, problems);
    } else if (fs::exists(path, failed)) {
      found.push_back(path);
    } else if (given.find_first_of("*?") != std::string::npos) {
      add_glob(path, found);
    }
    if (found.empty()) {
      problems.push_back(error("no-document", {path.string(), 0, 0},
                               "no such file, and no .txt or .md files there"));
    }
    all.insert(all.end(), found.begin(), found.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace inforce::cli
