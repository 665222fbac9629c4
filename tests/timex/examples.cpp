// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"
#include "timex/tables.h"

namespace inforce::timex {
namespace {

void check_examples(const std::string& language) {
  const Result<Grammar> grammar =
      load_grammar({std::string(INFORCE_ROOT) + "/models/packs/" + language});
  if (!grammar) {
    for (const Diagnostic& problem : grammar.problems()) UNSCOPED_INFO(to_string(problem));
  }
  REQUIRE(grammar);
  const Tables& tables = grammar->tables();
  REQUIRE(tables.examples.size() > 20);
  for (const Example& example : tables.examples) {
    Context context;
    context.anchor = edtf::parse_day(example.anchor);
    const Timexes timexes = from_text(example.text, *grammar, context);
    const std::string& rule = tables.rules[example.rule].id;
    CAPTURE(rule, example.text, example.place.line);
    std::vector<std::string> values;
    for (const Timex& timex : timexes) {
      if (timex.rule == rule)
        values.push_back(timex.value + (timex.mod.empty() ? "" : " " + timex.mod));
    }
    CHECK(values == example.values);
  }
}

}  // namespace

TEST_CASE("Every example of the English grammar reads as it says", "[timex]") {
  check_examples("en");
}
TEST_CASE("Every example of the German grammar reads as it says", "[timex]") {
  check_examples("de");
}

}  // namespace inforce::timex
