// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "ledger/ask.h"
#include "ledger/from_lines.h"

namespace inforce {
namespace {

const std::string kWhole =
    R"({"id":7,"agreement":"A1","kind":"lease","holder":"P1","counterparty":"P2","from":"2015-03-03","to":"2016-07-01","known_from":"2015-01-05","known_to":null})";

ledger::LineReader read(std::string_view text, std::size_t piece = 1 << 20) {
  ledger::LineReader reader("terms.ndjson");
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size())))
    reader.feed(text.substr(0, piece));
  reader.finish();
  return reader;
}

TEST_CASE("a line is a term version", "[ledger]") {
  ledger::LineReader reader = read(kWhole);
  REQUIRE(reader.problems().empty());
  const ledger::Columns c = reader.take();
  REQUIRE(c.size() == 1);
  CHECK(c.id[0] == 7);
  CHECK(c.agreements[c.agreement[0]] == "A1");
  CHECK(c.kinds[c.kind[0]] == "lease");
  CHECK(c.parties[c.holder[0]] == "P1");
  CHECK(c.parties[c.counterparty[0]] == "P2");
  CHECK(c.from[0] == 16497);
  CHECK(c.until[0] == 16983);
  CHECK(c.known_from[0] == 16440);
  CHECK(c.known_to[0] == ledger::kOpen);
  CHECK(c.doubts.empty());
}

TEST_CASE("any order, white space, escapes and fields left out are read", "[ledger]") {
  const std::string text =
      "\n  { \"kind\" : \"a\\u00e9\\ud83d\\ude00\\\"\", \"from\":null, \"agreement\":\"A\", "
      "\"id\": 0 } \r\n"
      "{\"id\":1,\"agreement\":\"A\",\"kind\":\"k\",\"from\":\"2030\",\"to\":\"2031-02\"}";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
    ledger::LineReader reader = read(text, piece);
    REQUIRE(reader.problems().empty());
    const ledger::Columns c = reader.take();
    REQUIRE(c.size() == 2);
    CHECK(c.kinds[c.kind[0]] == "a\u00e9\U0001F600\"");
    CHECK(c.from[0] == ledger::kNoStart);
    CHECK(c.until[0] == ledger::kOpen);
    CHECK(c.known_from[0] == ledger::kOpen);
    CHECK(c.parties[c.holder[0]].empty());
    REQUIRE(c.doubts.size() == 1);
    CHECK(c.doubts[0].version == 1);
    CHECK(c.doubts[0].from_latest - c.from[1] == 364);
    CHECK(c.until[1] - c.doubts[0].until_earliest == 27);
  }
}

TEST_CASE("what is wrong with a line is said, with its place", "[ledger]") {
  struct Row {
    std::string line, place_and_code;
  };
  const std::string start = R"({"id":1,"agreement":"A","kind":"k",)";
  const Row rows[] = {
      {"[]", "1:1 bad-json"},
      {"nonsense", "1:1 bad-json"},
      {"{\"id\":1", "1:8 bad-json"},
      {start + "\"from\":\"2015-02-30\"}", "1:43 bad-date"},
      {start + "\"from\":\"2015-02-29\"}", "1:43 bad-date"},
      {start + "\"from\":20150228}", "1:43 bad-date"},
      {start + "\"from\":\"2015-01-01\",\"known_from\":\"2015\"}", "1:69 bad-date"},
      {start + "\"from\":\"2015-01-01\",\"until\":\"2015-01-02\"}", "1:56 unknown-field"},
      {start + "\"from\":\"2015-01-01\",\"kind\":\"x\"}", "1:56 field-twice"},
      {start + "\"from\":\"2015-01-01\"} {}", "1:57 bad-json"},
      {start + "\"from\":\"2015-01-01}", "1:43 bad-json"},
      {start + "\"from\":{}}", "1:43 bad-json"},
      {start + "\"to\":null}", "1:1 field-missing"},
      {start + "\"from\":\"2015-01-02\",\"to\":\"2015-01-01\"}", "1:1 ends-before-start"},
      {start + "\"from\":null,\"known_from\":\"2015-01-02\",\"known_to\":\"2015-01-01\"}",
       "1:1 known-backwards"},
      {R"({"id":"1","agreement":"A","kind":"k","from":null})", "1:7 bad-id"},
      {R"({"id":-1,"agreement":"A","kind":"k","from":null})", "1:7 bad-id"},
      {R"({"id":2147483648,"agreement":"A","kind":"k","from":null})", "1:7 bad-id"},
      {R"({"id":1.5,"agreement":"A","kind":"k","from":null})", "1:7 bad-id"},
      {R"({"id":1,"agreement":5,"kind":"k","from":null})", "1:21 not-a-string"},
      {R"({"id":1,"agreement":"\x","kind":"k","from":null})", "1:22 bad-json"},
      {R"({"id":1,"agreement":"\ud800","kind":"k","from":null})", "1:22 bad-json"},
      {"{\"id\":1,\"agreement\":\"\xff\",\"kind\":\"k\",\"from\":null}", "1:21 not-utf8"},
      {std::string("{\"id\":1,\"agreement\":\"a\0b\",\"kind\":\"k\",\"from\":null}", 49),
       "1:21 control-character"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const ledger::LineReader reader = read(row.line);
    REQUIRE(reader.problems().size() == 1);
    const Diagnostic& problem = reader.problems()[0];
    CHECK(problem.place.file == "terms.ndjson");
    CHECK(std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
              problem.code ==
          row.place_and_code);
  }
  CHECK(read(kWhole + "\n" + kWhole).problems().at(0).code == "id-twice");
  CHECK(read(kWhole + "\n" + kWhole).problems().at(0).place.line == 2);
}

TEST_CASE("the reader stops after a hundred problems, and at an endless line", "[ledger]") {
  std::string bad;
  for (int i = 0; i < 1000; ++i) bad += "x\n";
  CHECK(read(bad).problems().size() == 100);
  CHECK(read(std::string(3 << 20, 'x'), 4096).problems().at(0).code == "line-too-long");
}

}  // namespace
}  // namespace inforce
