// SPDX-License-Identifier: MIT
// Whole runs: each page of tests/story and tests/errors holds files, commands and what they print.
//
//   ```yaml lease.yaml      a file, written before the commands that follow
//   ```console              "$ command", its standard output, then its standard error, and
//                           "[exit 1]" where the code is not 0
//
// INFORCE_ACCEPT=1 rewrites the pages with what the commands print now, for review.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"

using namespace inforce;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFence = "```";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& name)
      : path_(fs::temp_directory_path() / fmt::format("inforce-{}-{}", name, ::getpid())) {
    fs::create_directories(path_);
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// What a command prints in `folder`, as a page shows it.
std::string run(const std::string& command, const fs::path& folder) {
  const fs::path script = folder / ".command";
  REQUIRE(write_file(script, command + "\n").empty());
  const std::string line = fmt::format(
      "cd '{}' && PATH='{}':\"$PATH\" INFORCE_ROOT='{}' TZ=UTC LC_ALL=C.UTF-8 sh .command "
      ">.stdout 2>.stderr </dev/null",
      folder.string(), fs::path(INFORCE_PROGRAM).parent_path().string(), INFORCE_ROOT);
  const int status = std::system(line.c_str());
  std::string output = *read_file(folder / ".stdout") + *read_file(folder / ".stderr");
  if (!output.empty() && output.back() != '\n') output += '\n';
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code != 0) output += fmt::format("[exit {}]\n", code);
  return output;
}

// The page as it is with its commands run again.
std::string replay(const std::string& page, const fs::path& folder) {
  std::string again, file, file_text;
  bool in_console = false, in_output = false;
  for (const std::string& line : lines_of(page)) {
    const bool is_fence = line.rfind(kFence, 0) == 0;
    if (is_fence && in_console) {
      in_console = in_output = false;
    } else if (is_fence && !file.empty()) {
      REQUIRE(write_file(folder / file, file_text).empty());
      file.clear();
    } else if (is_fence) {
      in_console = line == "```console";
      const std::size_t space = line.find(' ');
      if (space != std::string::npos) file = line.substr(space + 1);
      file_text.clear();
    } else if (!file.empty()) {
      file_text += line + "\n";
    } else if (in_console && line.rfind("$ ", 0) == 0) {
      again += line + "\n" + run(line.substr(2), folder);
      in_output = true;
      continue;
    } else if (in_output) {
      continue;
    }
    again += line + "\n";
  }
  return again;
}

}  // namespace

TEST_CASE("Every story goes as its page tells it", "[story]") {
  const char* accept = std::getenv("INFORCE_ACCEPT");
  int pages = 0;
  for (const char* folder : {"story", "errors"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(INFORCE_ROOT) / "tests" / folder)) {
      if (entry.path().extension() != ".md") continue;
      ++pages;
      const TemporaryFolder place(entry.path().stem().string());
      const std::string page = *read_file(entry.path());
      const std::string again = replay(page, place.path());
      if (accept != nullptr && *accept == '1') {
        REQUIRE(write_file(entry.path(), again).empty());
        continue;
      }
      INFO(entry.path().string());
      CHECK(again == page);
    }
  }
  CHECK(pages > 0);
}
