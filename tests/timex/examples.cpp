// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"
#include "timex/tables.h"

namespace inforce::timex {
namespace {

namespace fs = std::filesystem;

Grammar load(const std::string& language) {
  const Result<Grammar> grammar =
      load_grammar({std::string(INFORCE_ROOT) + "/models/packs/" + language});
  if (!grammar) {
    for (const Diagnostic& problem : grammar.problems()) UNSCOPED_INFO(to_string(problem));
  }
  REQUIRE(grammar);
  return *grammar;
}

Timexes read(const Example& example, const Grammar& grammar) {
  Context context;
  context.anchor = edtf::parse_day(example.anchor);
  return from_text(example.text, grammar, context);
}

void check_examples(const std::string& language) {
  const Grammar grammar = load(language);
  const Tables& tables = grammar.tables();
  REQUIRE(tables.examples.size() > 20);
  for (const Example& example : tables.examples) {
    const std::string& rule = tables.rules[example.rule].id;
    CAPTURE(rule, example.text, example.place.line);
    std::vector<std::string> values;
    // A rule that finds none is to leave nothing of its words to the others.
    const bool none = tables.rules[example.rule].kind == Kind::none;
    for (const Timex& timex : read(example, grammar)) {
      if (none || timex.rule == rule)
        values.push_back(timex.value + (timex.mod.empty() ? "" : " " + timex.mod));
    }
    CHECK(values == example.values);
  }
}

// The grammar with a name for each pattern of a rule ("en/clock 2"), where those that find no time
// find one.
Grammar name_patterns(const Tables& tables) {
  auto named = std::make_shared<Tables>(tables);
  std::map<std::string, int> patterns;
  for (Rule& rule : named->rules) {
    const int number = ++patterns[rule.id];
    rule.id += fmt::format(" {}", number);
    if (rule.kind == Kind::none) rule.kind = Kind::past_ref;
  }
  return Grammar(std::move(named));
}

// The patterns that no example of their rule is read by.
std::set<std::string> patterns_without_example(const std::string& language) {
  const Grammar grammar = load(language);
  const Grammar named = name_patterns(grammar.tables());
  std::set<std::string> unread;
  for (const Rule& pattern : named.tables().rules) unread.insert(pattern.id);
  for (const Example& example : grammar.tables().examples) {
    const Rule& rule = grammar.tables().rules[example.rule];
    if (example.values.empty() && rule.kind != Kind::none) continue;
    for (const Timex& timex : read(example, named)) {
      if (timex.rule.starts_with(rule.id + ' ')) unread.erase(std::string(timex.rule));
    }
  }
  return unread;
}

}  // namespace

TEST_CASE("A grammar's mistakes are named with their place", "[timex]") {
  struct Row {
    std::string file, text;
    const char* says;
  };
  const auto rules = [](const std::string& text) { return "rules: [" + text + "]\n"; };
  const Row rows[] = {
      {"time.yaml", rules("{id: a, match: x, leaves: [y]}, {id: a, match: z, leaves: [y]}"),
       "another rule is named"},
      {"time.yaml", rules("{id: a, match: x}"), "has no example"},
      {"time.yaml", rules("{id: a, leaves: [y]}"), "a rule has an id and at least one pattern"},
      {"time.yaml", rules("{id: a, match: x, leaves: [y], when: now}"),
       "'when' is not a part of a rule"},
      {"time.yaml", rules("{id: a, match: x, leaves: [y], after: <none>}"),
       "no class of words is named"},
      {"time.yaml", rules("{id: a, match: x, leaves: [y], not-before: \"~ %\"}"),
       "'~' belongs to patterns"},
      {"time.yaml", rules("{id: a, match: x, leaves: [y], not-after: a at-least b}"),
       "'at-least' is not one word or sign"},
      {"time.yaml", rules("{id: a, match: x, leaves: [y], before: U.S.}"),
       "'U.S.' is not one word or sign"},
      {"time.yaml", rules("{id: a, match: x, leaves: [y], before: \"2\"}"), "numbers are NUMBER"},
      {"time.yaml", rules("{id: a, match: \"{ { x } y }\", leaves: [y]}"),
       "an expression within another"},
      {"time.yaml", "patterns: {p: \"{ x }\"}\n" + rules("{id: a, match: \"{ $p }\", leaves: [y]}"),
       "an expression within another"},
      {"time.yaml", rules("{id: a, match: \"[x] [y | z]\", leaves: [y]}"), "it can read nothing"},
      {"time.yaml",
       "patterns: {p: \"[x]\"}\n" + rules("{id: a, match: \"( x | $p )\", leaves: [y]}"),
       "it can read nothing"},
      {"time.yaml", rules("{id: a, match: x, leaves: [y], joined: yes}"), "a rule is joined: true"},
      {"time.yaml", "rules: {id: a, match: x, leaves: [y]}\n", "rules are a list"},
      {"time-words.yaml", "slots: {n: {number: 1..9, digits: 1..300, field: count}}\n",
       "a number has 1..9 digits"},
      {"time-words.yaml", "{words: {s: {9: Lenz}}, slots: {s: {words: s, field: season}}}\n",
       "time-words.yaml:1:14: error: 9 is no 'season': it goes from 1 to 4"},
      {"time-words.yaml", "{words: {u: {31: zork}}, slots: {u: {words: u, field: unit}}}\n",
       "time-words.yaml:1:14: error: 31 is no 'unit': write a unit such as D, BD or 2*W"},
      {"time-words.yaml", "{words: {n: {1: a}}, decimal: ab}\n", "one sign stands in numbers"},
      {"time-words.yaml", "slots: {m: {number: 1..13, field: month}}\n", "13 is no 'month'"},
      {"time.yaml", rules("{id: a, match: x, leaves: [y], means: {mod: 99}}"),
       "time.yaml:1:53: error: 99 is no 'mod'"},
      {"time.yaml", rules("{id: a, match: x @unit=31, leaves: [y]}"), "31 is no 'unit'"},
      {"time.yaml", rules("{id: a, match: x @holiday=1399, leaves: [y]}"), "1399 is no holiday"},
  };
  const fs::path pack = fs::temp_directory_path() / "inforce-test-rules";
  for (const Row& row : rows) {
    fs::remove_all(pack);
    fs::create_directories(pack);
    std::ofstream(pack / "pack.yaml") << "name: xx\nlanguage: xx\n";
    std::ofstream(pack / "time-words.yaml") << "words: {month: {1: May}}\n";
    std::ofstream(pack / row.file) << row.text;
    const Result<Grammar> grammar = load_grammar({pack});
    CAPTURE(row.text);
    REQUIRE(!grammar);
    std::string all;
    for (const Diagnostic& problem : grammar.problems()) all += to_string(problem) + '\n';
    CHECK_THAT(all, Catch::Contains(row.says) && Catch::Contains(row.file + ":"));
  }
  fs::remove_all(pack);
}

TEST_CASE("A mistake in the words of a pack is one complaint", "[timex]") {
  const fs::path pack = fs::temp_directory_path() / "inforce-test-no-words";
  fs::create_directories(pack);
  std::ofstream(pack / "time-words.yaml") << "words: {month: {1: January, 1: May}}\n";
  std::ofstream(pack / "time.yaml") << "rules: [{id: a, match: <month>, reads: {May: X}}]\n";
  const Result<Grammar> grammar = load_grammar({pack});
  REQUIRE(!grammar);
  REQUIRE(grammar.problems().size() == 1);
  CHECK_THAT(to_string(grammar.problems().front()), Catch::Contains("time-words.yaml:1:"));
  fs::remove_all(pack);
}

TEST_CASE("More words than can be numbered are refused", "[timex]") {
  const fs::path pack = fs::temp_directory_path() / "inforce-test-words";
  fs::create_directories(pack);
  std::string words;
  for (char32_t i = 0; i < 66'000; ++i) {
    words += words.empty() ? "" : ",";
    for (char32_t rest = i, letters = 0; letters < 4; ++letters, rest /= 26)
      words += static_cast<char>('a' + rest % 26);
  }
  std::ofstream(pack / "time-words.yaml") << "words: {many: \"" << words << "\"}\n";
  const Result<Grammar> grammar = load_grammar({pack});
  REQUIRE(!grammar);
  CHECK_THAT(to_string(grammar.problems().front()), Catch::Contains("too many words"));
  fs::remove_all(pack);
}

TEST_CASE("Two languages and a pack of one's own are read side by side", "[timex]") {
  const fs::path packs = fs::path(INFORCE_ROOT) / "models/packs";
  const fs::path mine = fs::temp_directory_path() / "inforce-test-mine";
  fs::create_directories(mine);
  std::ofstream(mine / "time-words.yaml")
      << "words: {fair: Oktoberfest}\nslots: {fair: {words: fair, field: none}}\n";
  std::ofstream(mine / "time.yaml")
      << "rules: [{id: fair, match: <fair>, means: {kind: past-ref}, reads: {x: y}}]\n";
  const Result<Grammar> grammar = load_grammar({packs / "en", packs / "de", mine});
  fs::remove_all(mine);
  REQUIRE(grammar);
  std::string values;
  for (const Timex& timex : from_text("Am 3. Mai 2014, June 5, 2015, at Oktoberfest", *grammar))
    values += timex.value + ' ';
  CHECK(values == "2014-05-03 2015-06-05 PAST_REF ");
  values.clear();
  for (const Timex& timex :
       from_text("1.000 Tage; 2,5 Jahre; 1,000 Tage; 2.5 Jahre; 1.000,5 Tage", *grammar))
    values += timex.value + ' ';
  CHECK(values == "P1000D P2Y6M P1000D P2Y6M P1000DT12H ");
}

TEST_CASE("Every example of the English grammar reads as it says", "[timex]") {
  check_examples("en");
}
TEST_CASE("Every example of the German grammar reads as it says", "[timex]") {
  check_examples("de");
}

TEST_CASE("Every pattern reads an example of its rule", "[timex]") {
  const std::set<std::string> none;
  CHECK(patterns_without_example("en") == none);
  CHECK(patterns_without_example("de") == none);
}

}  // namespace inforce::timex
