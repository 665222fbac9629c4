// SPDX-License-Identifier: MIT
// Builds every corpus with the program, as a user would, and holds the score to its recorded
// floors.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "corpora/gold.h"
#include "corpora/score.h"
#include "model/from_yaml.h"
#include "yaml/node.h"

namespace inforce::corpora {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = INFORCE_ROOT;

std::vector<std::string> gold_files() {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(kRoot / "tests/corpora")) {
    const fs::path gold = entry.path() / "gold.yaml";
    if (fs::exists(gold)) files.push_back(gold.string());
  }
  std::sort(files.begin(), files.end());
  files.push_back((kRoot / "tests/corpora/seeds.gold.yaml").string());
  return files;
}

// A folder of its own for each run of the program, removed afterwards.
class Workshop {
 public:
  Workshop() {
    fs::create_directories(path_);
    REQUIRE(fs::exists(path_));
  }
  ~Workshop() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  [[nodiscard]] std::string path(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_ = fs::temp_directory_path() / fmt::format("inforce-corpora-{}", ::getpid());
};

model::Model build(const Gold& gold) {
  const Workshop workshop;
  const fs::path docs = fs::path(gold.docs).is_absolute() ? fs::path(gold.docs) : kRoot / gold.docs;
  std::string command = fmt::format("cd '{}' && '{}' build '{}' --quiet --model '{}' --output '{}'",
                                    workshop.path("."), INFORCE_PROGRAM, docs.string(),
                                    workshop.path("model.yaml"), workshop.path("output"));
  for (const std::string& pack : gold.packs) command += fmt::format(" --pack '{}'", pack);
  CAPTURE(command);
  REQUIRE(std::system(command.c_str()) == 0);

  const Result<std::string> text = read_file(workshop.path("model.yaml"));
  REQUIRE(text);
  const Result<model::Model> model = model::from_yaml(*text, "model.yaml");
  REQUIRE(model);
  return *model;
}

std::vector<std::pair<std::string, Score>> score_all() {
  std::vector<std::pair<std::string, Score>> scores;
  Score all;
  for (const std::string& file : gold_files()) {
    const Result<Gold> gold = read_gold(file);
    INFO(file);
    REQUIRE(gold);
    scores.emplace_back(gold->name, score(build(*gold), *gold));
    all += scores.back().second;
  }
  scores.emplace_back("all", all);
  return scores;
}

std::string table(const std::vector<std::pair<std::string, Score>>& scores) {
  std::string lines = fmt::format("{:<22}", "F1 (P/R), right/asked");
  for (const auto& [name, count] : columns(scores.front().second)) {
    lines += fmt::format("{:>18}", name);
  }
  lines += fmt::format("{:>7}\n", "never");
  for (const auto& [corpus, score] : scores) {
    lines += fmt::format("{:<22}", corpus);
    for (const auto& [name, count] : columns(score)) {
      const bool asked = name == "probes" || name == "conflicts";
      const std::string cell = asked ? fmt::format("{}/{}", count.right, count.wanted)
                                     : fmt::format("{:.2f} ({:.2f}/{:.2f})", count.f1(),
                                                   count.precision(), count.recall());
      lines += fmt::format("{:>18}", cell);
    }
    lines += fmt::format("{:>7}\n", score.never);
  }
  return lines;
}

}  // namespace

TEST_CASE("every gold file reads, and says something of each kind", "[gold]") {
  for (const std::string& file : gold_files()) {
    CAPTURE(file);
    const Result<Gold> gold = read_gold(file);
    if (!gold) FAIL(to_string(gold.problems().front()));
    CHECK(!gold->events.empty());
    CHECK(!gold->terms.empty());
    CHECK(!gold->probes.empty());
    CHECK(!gold->never.empty());
  }
}

TEST_CASE("no corpus falls below its floors", "[score]") {
  const auto scores = score_all();
  std::fputs(table(scores).c_str(), stdout);

  const std::string file = (kRoot / "tests/corpora/floors.yaml").string();
  const Result<std::string> text = read_file(file);
  REQUIRE(text);
  const Result<yaml::Node> floors = yaml::parse(*text, file);
  REQUIRE(floors);
  for (const auto& [corpus, score] : scores) {
    CAPTURE(corpus);
    const yaml::Node* row = floors->find(corpus);
    REQUIRE(row != nullptr);
    for (const auto& [name, count] : columns(score)) {
      CAPTURE(name);
      const yaml::Node* floor = row->find(name);
      REQUIRE(floor != nullptr);
      CHECK(count.f1() + 1e-9 >= std::stod(floor->text));
    }
    REQUIRE(row->find("never") != nullptr);
    CHECK(score.never <= std::stoi(row->find("never")->text));
  }
}

// Hidden: other documents about the same matter, in the folder that INFORCE_DOCUMENTS names.
TEST_CASE("the gold of the seeds against other documents", "[.elsewhere]") {
  const char* folder = std::getenv("INFORCE_DOCUMENTS");
  REQUIRE(folder != nullptr);
  Result<Gold> gold = read_gold((kRoot / "tests/corpora/seeds.gold.yaml").string());
  REQUIRE(gold);
  gold->docs = fs::absolute(folder).string();
  const Score found = score(build(*gold), *gold);
  std::fputs(table({{"all", found}}).c_str(), stdout);
  for (const std::string& line : found.misses) fmt::print("{}\n", line);
}

// Hidden: asked for by name, by tests/score/corpora.
TEST_CASE("every miss, a line each", "[.misses]") {
  for (const auto& [corpus, score] : score_all()) {
    if (corpus == "all") continue;
    for (const std::string& line : score.misses) fmt::print("{}\n", line);
  }
}

TEST_CASE("the scores as they are now, in the form of floors.yaml", "[.floors]") {
  for (const auto& [corpus, score] : score_all()) {
    std::string row;
    for (const auto& [name, count] : columns(score)) {
      // Cut, not rounded: a floor is never above what was reached.
      row += fmt::format("{}: {:.2f}, ", name, static_cast<int>(count.f1() * 100) / 100.0);
    }
    fmt::print("{}: {{{}never: {}}}\n", corpus, row, score.never);
  }
}

}  // namespace inforce::corpora
