// SPDX-License-Identifier: MIT
// The rooms of engine/ stand in the order of the data flow, and every file keeps the house rules.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.h"

using namespace inforce;
namespace fs = std::filesystem;

namespace {

const fs::path kEngine = fs::path(INFORCE_ROOT) / "engine";
constexpr std::ptrdiff_t kLongestSource = 600, kLongestPage = 120;  // lines

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// What follows the key word `key` of a CMake call, up to the next key word in capitals.
std::vector<std::string> argument(const std::string& cmake, const std::string& key) {
  std::smatch match;
  const std::regex pattern(key + R"(\s+([^A-Z)]*))");
  return std::regex_search(cmake, match, pattern) ? words_of(match[1]) : std::vector<std::string>();
}

// The rooms in their order; cli, which joins them, is last.
std::vector<std::string> rooms() {
  const std::string cmake = *read_file(kEngine / "CMakeLists.txt");
  std::smatch match;
  REQUIRE(std::regex_search(cmake, match, std::regex(R"(set\(rooms ([^)]*)\))")));
  std::vector<std::string> rooms = words_of(match[1]);
  rooms.emplace_back("cli");
  return rooms;
}

struct Source {
  std::string room, name, text;
  bool is_header = false;
};

std::vector<Source> sources() {
  std::vector<Source> sources;
  for (const std::string& room : rooms()) {
    for (const auto& entry : fs::recursive_directory_iterator(kEngine / room)) {
      const fs::path& path = entry.path();
      if (path.extension() != ".h" && path.extension() != ".cpp") continue;
      sources.push_back(
          {room, fs::relative(path, kEngine).string(), *read_file(path), path.extension() == ".h"});
    }
  }
  return sources;
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex regex(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) {
    found.push_back((*it)[1]);
  }
  return found;
}

}  // namespace

TEST_CASE("A room includes only itself and the rooms it says it needs, all of them before it",
          "[structure]") {
  const std::vector<std::string> order = rooms();
  std::map<std::string, std::set<std::string>> allowed;
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    const std::string cmake = *read_file(kEngine / order[i] / "CMakeLists.txt");
    for (const std::string& need : argument(cmake, "NEEDS")) {
      const auto place = std::find(order.begin(), order.end(), need) - order.begin();
      if (place >= static_cast<std::ptrdiff_t>(i)) {
        FAIL_CHECK(fmt::format("{} needs {}, which is not before it", order[i], need));
      }
      allowed[order[i]].insert(need);
    }
    allowed[order[i]].insert(order[i]);
  }
  allowed["cli"] = std::set<std::string>(order.begin(), order.end());
  for (const Source& source : sources()) {
    for (const std::string& room : matches(source.text, "#include \"([a-z]+)/")) {
      if (allowed[source.room].count(room) == 0) {
        FAIL_CHECK(fmt::format("engine/{} includes from {}/", source.name, room));
      }
    }
  }
}

TEST_CASE("Files open and close as the house rules say", "[structure]") {
  for (const Source& source : sources()) {
    INFO("engine/" + source.name);
    CHECK(source.text.rfind("// SPDX-License-Identifier: MIT\n", 0) == 0);
    if (!source.is_header) continue;
    CHECK(source.text.find("\n#pragma once\n") != std::string::npos);
    const auto outside = matches(source.text, "#include <(fmt|yaml-cpp|nlohmann)[./]");
    CHECK(outside.empty());
  }
}

TEST_CASE("A room has a page that explains it", "[structure]") {
  for (const std::string& room : rooms()) {
    INFO("engine/" + room);
    REQUIRE(fs::exists(kEngine / room / "README.md"));
    const std::string page = *read_file(kEngine / room / "README.md");
    CHECK(page.rfind("# " + room, 0) == 0);
    CHECK(std::count(page.begin(), page.end(), '\n') <= kLongestPage);
  }
}

TEST_CASE("No source is too long to read in one sitting", "[structure]") {
  for (const Source& source : sources()) {
    const auto lines = std::count(source.text.begin(), source.text.end(), '\n');
    if (lines > kLongestSource) {
      FAIL_CHECK(fmt::format("engine/{} has {} lines; {} are allowed", source.name, lines,
                             kLongestSource));
    }
  }
}

TEST_CASE("Heavy headers stand in one source each, behind a form of ours", "[structure]") {
  const std::pair<const char*, std::vector<std::string>> kHeavy[] = {
      {"#include <(CLI/)", {"cli/arguments.cpp"}},
      {"#include <(httplib)", {"cli/server.cpp"}},
      {"#include <(yaml-cpp/)", {"yaml/node.cpp"}},
      {"#include <(sqlite3)", {"ledger/sqlite.h"}},
  };
  for (const auto& [header, allowed] : kHeavy) {
    std::vector<std::string> users;
    for (const Source& source : sources()) {
      if (!matches(source.text, header).empty()) users.push_back(source.name);
    }
    CHECK(users == allowed);
  }
}

TEST_CASE("Only the command line asks what time it is", "[structure]") {
  for (const Source& source : sources()) {
    if (source.room == "cli") continue;
    INFO("engine/" + source.name);
    CHECK(
        matches(source.text, R"((system_clock::now|std::time\(|gettimeofday|localtime))").empty());
  }
}
