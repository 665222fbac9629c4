// SPDX-License-Identifier: MIT
#include "yaml/node.h"

#include <catch2/catch.hpp>

#include "yaml/fields.h"

using namespace inforce;
using yaml::Node;

namespace {

std::string dump(const Node& node) {
  if (node.is_null()) return "~";
  if (node.is_scalar()) return node.quoted ? "\"" + node.text + "\"" : node.text;
  std::string text;
  for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + dump(item);
  for (const auto& [key, value] : node.entries) {
    text += (text.empty() ? "" : ", ") + key.text + ": " + dump(value);
  }
  return node.is_list() ? "[" + text + "]" : "{" + text + "}";
}

std::string read(std::string_view text) {
  const Result<Node> node = yaml::parse(text, "f.yaml");
  return node ? dump(*node) : to_string(node.problems().front());
}

}  // namespace

TEST_CASE("YAML is read as plain values", "[yaml]") {
  struct Row {
    std::string_view text, dump;
  };
  const Row rows[] = {
      {"", "~"},
      {"a: 2030\nb: \"2030\"\nc: true\n", "{a: 2030, b: \"2030\", c: true}"},
      {"- ~\n- null\n- \"null\"\n-\n", "[~, ~, \"null\", ~]"},
      {"{a: [1, {b: c}], d: }", "{a: [1, {b: c}], d: ~}"},
      {"\xEF\xBB\xBF"
       "a: b",
       "{a: b}"},
      {"--- # one document\na: b\n", "{a: b}"},
      {"a: |\n  two\n  lines\n", "{a: \"two\nlines\n\"}"},
      {"a: &x 1\nb: *x",
       "f.yaml:2:4: error: aliases (*name) are not read; write it out [yaml-alias]"},
      {"a: 1\na: 2", "f.yaml:2:1: error: 'a' stands twice here; keep one [duplicate-key]"},
      {"[a]: 1", "f.yaml:1:1: error: a key must be a word [yaml-key]"},
      {"a\n---\nb\n",
       "f.yaml:2:1: error: a file holds one document; split it at '---' [yaml-two-documents]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.dump);
  }
}

TEST_CASE("Hostile YAML is refused, and quickly", "[yaml]") {
  CHECK(read(std::string(100'000, '[')).find("[yaml-too-deep]") != std::string::npos);
  std::string many = "{";
  for (int i = 0; i < 50'000; ++i) many += "k" + std::to_string(i) + ": 1, ";
  CHECK(yaml::parse(many + "}", "f.yaml"));
  CHECK(read(many + "k7: 1}").find("[duplicate-key]") != std::string::npos);
  std::string blanks = "\"";
  for (int i = 0; i < 500'000; ++i) blanks += "\\_";
  CHECK(read(blanks + "\"").size() == 1'000'002);
}

TEST_CASE("Places count lines and code points from 1", "[yaml]") {
  const Result<Node> node = yaml::parse("é: {ü: x, b: [ß, y]}\nz: w\n", "f.yaml");
  REQUIRE(node);
  const Node& map = *node->find("é");
  CHECK(map.place == Place{"f.yaml", 1, 4});
  CHECK(map.find("b")->place == Place{"f.yaml", 1, 14});
  CHECK(map.find("b")->items[1].place == Place{"f.yaml", 1, 18});
  CHECK(node->find("z")->place == Place{"f.yaml", 2, 4});
  CHECK(yaml::parse("a: 1\né: {ü: x]\n", "f.yaml").problems().front().place ==
        Place{"f.yaml", 2, 9});
}

TEST_CASE("Escapes beyond ASCII are read as UTF-8", "[yaml]") {
  const Result<Node> list = yaml::parse("- \"a\\Nb\\_c\\u2028\\L\\P\\x85é\"\n", "f.yaml");
  REQUIRE(list);
  CHECK(list->items[0].text ==
        "a\xC2\x85"
        "b\xC2\xA0"
        "c\xE2\x80\xA8\xE2\x80\xA8\xE2\x80\xA9\xC2\x85é");
}

TEST_CASE("What is quoted reads back as the same words", "[yaml]") {
  const std::string words[] = {
      "",        "plain words", " x ",    "a: b",  "# no",        "true", "null", "NULL",
      "~",       "2030",        "it's",   "\"q\"", "back\\slash", "[x]",  "{y}",  "- z",
      "a\nb\tc", "\x01\x7F",    "é, “ü”", "a #b",  "? k",         "!t",   "&a",   "*a",
      "%d",      "@x",          "`y",     "|",     ">",           "a:",   ":b"};
  for (const std::string& word : words) {
    CAPTURE(word);
    const Result<Node> list = yaml::parse("- " + yaml::quoted(word) + "\n", "f.yaml");
    REQUIRE(list);
    REQUIRE(list->items.size() == 1);
    CHECK(list->items[0].is_scalar());
    CHECK(list->items[0].text == word);
  }
}

TEST_CASE("A map is read by a table of its fields", "[yaml]") {
  struct Point {
    std::string name;
    std::vector<std::string> tags;
  };
  static constexpr yaml::Field<Point> kPoint[] = {
      {"name", yaml::words<&Point::name>},
      {"tags", yaml::word_list<&Point::tags>},
  };
  Diagnostics problems;
  yaml::Reader reader(problems);
  Point point;
  const auto text = "{name: a, tags: one, nme: b, zzzzzz: c, name2: [x]}";
  read_fields(reader, *yaml::parse(text, "f.yaml"), point, kPoint);
  CHECK(point.name == "a");
  CHECK(point.tags == std::vector<std::string>{"one"});
  REQUIRE(problems.size() == 3);
  CHECK(to_string(problems[0]) ==
        "f.yaml:1:22: error: no field 'nme' here; did you mean 'name'? [unknown-key]");
  CHECK(problems[1].message == "no field 'zzzzzz' here; there are: name, tags");
  problems.clear();
  read_fields(reader, *yaml::parse("{name: [x]}", "f.yaml"), point, kPoint);
  REQUIRE(problems.size() == 1);
  CHECK(to_string(problems[0]) ==
        "f.yaml:1:8: error: this must be a word or a text, and is a list [wrong-type]");
}
