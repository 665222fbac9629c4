// SPDX-License-Identifier: MIT
#include "claims/json.h"

#include <catch2/catch.hpp>

namespace inforce::claims {
namespace {

Extraction sample() {
  Extraction extraction;
  extraction.doc = "wire";
  extraction.path = "seeds/wire.txt";
  extraction.title = "A \"title\"";
  extraction.text = "Acme amended its pact on Tuesday. Beta pays.";
  extraction.published = edtf::parse("2015-03-04");
  extraction.published_words = {0, 4};
  extraction.parties = {{"Acme", {"Acme Corp."}}, {"Beta", {}}};
  Claim event;
  event.kind = "agreement-amended";
  event.parties = {"Acme", "Beta"};
  event.quote = {0, 33};
  event.news = true;
  Time day;
  day.when.words = {25, 32};
  day.when.value = "XXXX-WXX-2";
  day.when.origin = timex::Origin::open;
  event.times.push_back(day);
  event.amounts = {{"50", "USD", "about", {1, 2}}};
  extraction.claims.push_back(event);
  Claim term;
  term.is_term = true;
  term.kind = "royalty";
  term.effect = Effect::changes;
  term.side = Side::after;
  term.modality = Modality::reported;
  term.holder = "Acme";
  term.bound = "Beta";
  term.attributes = {{"rate", "5%"}};
  term.was = {{"rate", "4%"}};
  term.change = 0;
  term.quote = {34, 43};
  term.rule = "agreements/pays";
  Time until;
  until.role = Time::Role::within;
  until.when.type = timex::Type::duration;
  until.when.value = "P2Y";
  until.when.distance = timex::Distance{-1, {3, 4}};
  until.when.business_days = true;
  until.anchor = 0;
  term.times.push_back(until);
  extraction.claims.push_back(term);
  return extraction;
}

std::vector<Extraction> read(const std::string& lines, Diagnostics& problems) {
  return from_json_lines(lines, "claims.jsonl", problems);
}

}  // namespace

TEST_CASE("claims written as JSON lines read back the same", "[claims]") {
  const std::string lines = to_json_lines(sample());
  Diagnostics problems;
  const std::vector<Extraction> back = read(lines, problems);
  CHECK(problems.empty());
  REQUIRE(back.size() == 1);
  CHECK(to_json_lines(back.front()) == lines);
  CHECK(back.front().claims[1].times[0].anchor == 0);
  CHECK(back.front().published->text == "2015-03-04");
}

TEST_CASE("the order of lines does not matter, nor gaps in the ids", "[claims]") {
  const std::string term =
      R"({"record":"claim","doc":"b","id":9,"of":"term","kind":"royalty","change":4,"start":4,"end":8,"quote":"pays"})";
  const std::string event =
      R"({"record":"claim","doc":"b","id":4,"of":"event","kind":"agreement-made","start":0,"end":3,"quote":"Ann"})";
  for (const std::string& lines : {term + "\n" + event, event + "\n\n" + term + "\n"}) {
    Diagnostics problems;
    const std::vector<Extraction> back = read(lines, problems);
    CHECK(problems.empty());
    REQUIRE(back.size() == 1);
    REQUIRE(back[0].claims.size() == 2);
    CHECK(back[0].claims[1].change == 0);
    // No document line: the text is what the quotes give.
    CHECK(back[0].text == "Ann pays");
  }
}

TEST_CASE("a bad line is an error with its place, and the others are read", "[claims]") {
  struct Row {
    std::string_view line, code;
    int column;
  };
  const Row rows[] = {
      {R"({"record":"claim",)", "json-syntax", 19},
      {R"([1])", "claim-field", 1},
      {R"({"record":"clam","doc":"a"})", "claim-word", 2},
      {R"({"schema":"inforce/9","record":"claim","doc":"a"})", "schema", 2},
      {R"({"record":"claim"})", "claim-field", 1},
      {R"({"record":"claim","doc":7})", "claim-field", 19},
      {R"({"record":"claim","doc":"a","id":-1})", "claim-field", 29},
      {R"({"record":"claim","doc":"a","id":5,"of":"term","kind":"x","effect":"stops"})",
       "claim-word", 59},
      {R"({"record":"claim","doc":"a","id":5,"of":"term","kind":"x","start":9,"end":2})",
       "claim-span", 69},
      {R"({"record":"claim","doc":"a","id":5,"of":"term","kind":"x","start":0,"end":2,"quote":"xyz"})",
       "quote-not-found", 77},
      {R"({"record":"claim","doc":"a","id":5,"of":"event","kind":"x","amounts":[{"value":"-5"}]})",
       "claim-amount", 72},
      {R"({"record":"claim","doc":"a","id":5,"of":"term","kind":"x","change":77})", "no-such-claim",
       59},
      {R"({"record":"claim","doc":"a","id":1,"of":"term","kind":"x"})", "duplicate-claim", 29},
      {R"({"record":"document","doc":"d","published":"2015-02-30"})", "claim-date", 32},
  };
  const std::string good = R"({"record":"claim","doc":"a","id":1,"of":"event","kind":"launch"})";
  for (const Row& row : rows) {
    CAPTURE(row.line);
    Diagnostics problems;
    const auto back = read(good + "\n" + std::string(row.line) + "\n", problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].code == row.code);
    CHECK(problems[0].place == Place{"claims.jsonl", 2, row.column});
    REQUIRE_FALSE(back.empty());
    CHECK(back[0].claims[0].kind == "launch");
  }
}

}  // namespace inforce::claims
