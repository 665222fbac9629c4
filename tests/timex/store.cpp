// SPDX-License-Identifier: MIT
#include "timex/store.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::timex {
namespace {

namespace fs = std::filesystem;

const fs::path kEnglish = fs::path(INFORCE_ROOT) / "models/packs/en";

std::string dump(const Grammar& grammar) {
  const Result<std::string> text =
      read_file(fs::path(INFORCE_ROOT) / "tests/timex/gold/histories.txt");
  std::string out;
  for (const Timex& timex : from_text(*text, grammar))
    out += std::string(timex.words.of(*text)) + ' ' + timex.value + ' ' + std::string(timex.rule) +
           '\n';
  return out;
}

struct Folder {
  fs::path path = fs::temp_directory_path() / "inforce-test-grammars";
  Folder() { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

}  // namespace

TEST_CASE("A stored grammar reads as the one it was made from", "[timex]") {
  const Grammar compiled = *load_grammar({kEnglish});
  const std::string bytes = to_bytes(compiled.tables());
  const std::shared_ptr<Tables> stored = from_bytes(bytes);
  REQUIRE(stored != nullptr);
  CHECK(to_bytes(*stored) == bytes);
  CHECK(to_bytes(load_grammar({kEnglish})->tables()) == bytes);  // no byte of chance
  CHECK(dump(Grammar(stored)) == dump(compiled));
}

TEST_CASE("Damaged bytes are no grammar", "[timex]") {
  std::string bytes = to_bytes(load_grammar({kEnglish})->tables());
  for (std::size_t size = 0; size < bytes.size(); size = size * 3 / 2 + 1)
    CHECK(from_bytes(std::string_view(bytes).substr(0, size)) == nullptr);
  for (std::size_t at = 0; at < bytes.size(); at += bytes.size() / 97) {
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    CHECK(from_bytes(bytes) == nullptr);
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
  }
  CHECK(from_bytes(bytes) != nullptr);
}

TEST_CASE("A stored grammar serves the packs it was made from, and no others", "[timex]") {
  const Folder folder;
  const fs::path pack = folder.path / "mine", stored = folder.path / "stored";
  fs::create_directories(pack);
  const auto write = [&](const std::string& name, const std::string& text) {
    std::ofstream(pack / name) << text;
  };
  write("time-words.yaml",
        "words: {month: {5: Mai}}\nslots: {month: {words: month, field: month}}\n");
  write("time.yaml", "rules: [{id: month, match: <month>, reads: {Mai: XXXX-05}}]\n");
  REQUIRE(store_grammar({pack}, stored).empty());
  REQUIRE(std::distance(fs::directory_iterator(stored), {}) == 1);
  const fs::path file = fs::directory_iterator(stored)->path();

  const auto reads = [&](const std::string& text) {
    return from_text(text, *load_grammar({pack}, stored)).size();
  };
  CHECK(reads("Mai und Juni") == 1);
  write("time-words.yaml",
        "words: {month: {5: Mai, 6: Juni}}\nslots: {month: {words: month, field: month}}\n");
  CHECK(reads("Mai und Juni") == 2);  // not what was stored before
  CHECK(fs::exists(file));
  std::ofstream(file, std::ios::trunc) << "no grammar";
  write("time-words.yaml",
        "words: {month: {5: Mai}}\nslots: {month: {words: month, field: month}}\n");
  CHECK(reads("Mai und Juni") == 1);  // compiled, for the stored one is damaged
}

}  // namespace inforce::timex
