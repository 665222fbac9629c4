// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "pack/pack.h"

using namespace inforce;
namespace fs = std::filesystem;

namespace {

// A pack folder with this one file, beside the packs of the source tree.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("inforce-pack-" + std::to_string(::getpid()));
  explicit Folder(const std::string& file) {
    fs::create_directories(path);
    std::ofstream(path / "pack.yaml") << "name: own\nneeds: [agreements]\nfiles: [own.yaml]\n";
    std::ofstream(path / "own.yaml") << file;
  }
  ~Folder() { fs::remove_all(path); }
  Result<pack::Pack> load() const {
    return pack::load({"own"}, [this](const std::string& name) -> Result<fs::path> {
      if (name == "own") return path;
      return fs::path(INFORCE_ROOT) / "models/packs" / name;
    });
  }
};

}  // namespace

TEST_CASE("a pack of one's own adds a kind", "[pack]") {
  const Folder folder(
      "terms:\n- id: naming-right\n  label: Naming right\n  roles: {owner: holder}\n  nouns:\n"
      "  - id: naming-right\n    match: \"naming right|rights\"\n");
  const Result<pack::Pack> loaded = folder.load();
  REQUIRE(loaded);
  const pack::Kind* kind = loaded->find_kind("naming-right", true);
  REQUIRE(kind != nullptr);
  CHECK(kind->label == "Naming right");
  CHECK(loaded->find_kind("license", true) != nullptr);
}

TEST_CASE("all that is wrong with a pack, each at its place", "[pack]") {
  struct Row {
    std::string file, code;
    int line;
  };
  const Row rows[] = {
      {"terms:\n- id: a\n  label: A\n  colour: red\n", "unknown-key", 4},
      {"lists: {}\ntermz:\n- id: a\n  label: A\n", "unknown-key", 2},
      {"terms:\n- id: a\n  label: A\n  nouns:\n  - id: b\n    match: \"{nothing}\"\n",
       "unknown-list", 6},
      {"terms:\n- id: a\n  label: A\n  clauses:\n  - id: b\n    verbs: [frobnicate]\n",
       "unknown-verb", 6},
      {"actions:\n- verbs: [end]\n  object: explodes\n", "unknown-word", 3},
      {"terms:\n- label: A\n", "missing-key", 2},
      {"cues:\n  befor: [previously]\n", "unknown-cues", 2},
      {"terms:\n- id: a\n  label: A\n  nouns:\n  - {id: b, match: rent}\n  - {id: b, match: "
       "lease}\n",
       "rule-twice", 6},
      {"controls:\n  stops: [give up, cease]\n  unable: [cease]\n", "verb-twice", 3},
      {"amounts:\n  numbers: {twelve: a dozen}\n", "bad-number", 2},
      {"amounts:\n  scales: {-3: [million]}\n", "bad-number", 2},
      {"classes: {}\nphrasal: [frobnicate out]\n", "bad-phrasal", 2},
      {"terms: [\n", "yaml-syntax", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file);
    const Result<pack::Pack> loaded = Folder(row.file).load();
    REQUIRE_FALSE(loaded);
    CHECK(loaded.problems().front().code == row.code);
    CHECK(loaded.problems().front().place.line == row.line);
  }
  const Result<pack::Pack> loaded = Folder("termz: []\n").load();
  REQUIRE_FALSE(loaded);
  CHECK_THAT(loaded.problems().front().message, Catch::EndsWith("did you mean 'terms'?"));
}

TEST_CASE("of what is missing only that is said, not what follows from it", "[pack]") {
  const Folder folder("terms:\n- {id: a, label: A, nouns: [{id: b, match: \"naming right\"}]}\n");
  const auto load = [&](const std::string& missing) {
    return pack::load({"own", "again"}, [&](const std::string& name) -> Result<fs::path> {
      if (name == missing) return error("no-such-pack", {}, "no pack '" + name + "' here");
      if (name == "own" || name == "again") return folder.path;
      return fs::path(INFORCE_ROOT) / "models/packs" / name;
    });
  };
  const Result<pack::Pack> orphan = load("agreements");
  REQUIRE_FALSE(orphan);
  REQUIRE(orphan.problems().size() == 1);
  CHECK(to_string(orphan.problems()[0]) == (folder.path / "pack.yaml").string() +
                                               ":2:8: error: no pack 'agreements' here "
                                               "[no-such-pack]");
  CHECK(load("en").problems().size() == 1);
  const Result<pack::Pack> whole = load("");
  REQUIRE(whole);
  CHECK(whole->names == std::vector<std::string>{"en", "agreements", "own"});  // one folder, once

  std::ofstream(folder.path / "pack.yaml") << "files: [own.yaml, none.yaml]\n";
  const Result<pack::Pack> torn = load("");
  REQUIRE_FALSE(torn);
  REQUIRE(torn.problems().size() == 1);
  CHECK(torn.problems()[0].code == "cannot-read");
}

TEST_CASE("frames and cues are found by the words they may begin with", "[pack]") {
  const Folder folder(
      "terms:\n- id: fee\n  label: Fee\n  nouns:\n"
      "  - id: a\n    match: \"?zyearly zfee|zdues of\"\n"
      "  - id: b\n    match: \"<party> zfee\"\n"
      "  - id: c\n    match: \"* zfee\"\n"
      "cues:\n  still: [zyet, \"zas before\"]\n");
  const Result<pack::Pack> loaded = folder.load();
  REQUIRE(loaded);
  const auto word = [&](const char* text) { return loaded->vocabulary.find(text); };
  const auto rules = [&](const auto& frames) {
    std::string all;
    for (const std::uint32_t frame : frames) all += loaded->frames[frame].rule + ' ';
    return all;
  };
  const pack::FrameIndex& index = loaded->frame_index;
  CHECK(rules(index.by_word.of(word("zyearly"))) == "own/a ");
  CHECK(rules(index.by_word.of(word("zdues"))) == "own/a ");
  CHECK(rules(index.by_word.of(word("zfee"))) == "own/a ");
  CHECK(rules(index.by_word.of(word("zyet"))).empty());
  CHECK(rules(index.by_word.of(pack::kUnknown)).empty());
  CHECK(rules(index.of(pack::Element::Class::party)).find("own/b ") != std::string::npos);
  CHECK(index.heads[word("sell")]);
  CHECK_FALSE(index.heads[word("zfee")]);
  CHECK(rules(index.by_gap).find("own/c ") != std::string::npos);
  const pack::Phrases& still = loaded->phrases("still");
  CHECK(still.opens[word("zyet")]);
  CHECK(still.alone[word("zyet")]);
  CHECK(still.opens[word("zas")]);
  CHECK_FALSE(still.alone[word("zas")]);
}
