// SPDX-License-Identifier: MIT
// The scorer itself, on models small enough to count by hand.
#include "corpora/score.h"

#include <catch2/catch.hpp>

#include "corpora/same.h"

namespace inforce::corpora {
namespace {

edtf::When day(std::string_view text) { return edtf::parse(text).value(); }

Gold royalty_gold() {
  Gold gold;
  gold.name = "sample";
  gold.events = {
      {"signed", {"agreement-made"}, day("2020-03-01"), {"acme", "beta"}, {"5000000 EUR"}}};
  gold.terms = {{"royalty",
                 "revenue-share",
                 "acme",
                 "beta",
                 {{day("2020-03-01"), day("2022-12-31"), {{"rate", "5%"}}}}}};
  gold.probes = {{day("2021-01-01"), {}, {{"royalty", {{"rate", "5%"}}}}, {}, false},
                 {day("2023-06-01"), {}, {}, {{"royalty", {}}}, false},
                 {day("2019-01-01"), {}, {}, {}, true}};
  gold.conflicts = {{"signed", "date", {"2020-03-01", "2020-03-02"}}};
  Never never;
  never.party = "gamma";
  never.why = "a headline";
  gold.never = {never};
  return gold;
}

model::Model royalty_model() {
  model::Model model;
  model.parties = {{"acme", "Acme", {}}, {"beta-corp", "Beta Corp", {}}};
  model::Event made;
  made.id = "made";
  made.kind = "agreement-made";
  made.date = day("2020-03-01");
  made.parties = {"acme", "beta-corp"};
  made.amounts = {{"5000000", "EUR", ""}};
  model.events = {made};
  model::Version version;
  version.id = "royalty-1";
  version.attributes = {{"rate", "5%"}};
  version.from.date = day("2020-03-01");
  version.until = model::End{day("2022-12-31"), "", model::Basis::stated, {}};
  model.terms = {{"royalty", "revenue-share", "Royalty", "", "acme", "beta-corp", "", {version}}};
  model.conflicts = {{"c1",
                      "made",
                      "date",
                      {{"", {day("2020-03-01")}, {}}, {"", {day("2020-03-02")}, {}}},
                      0,
                      ""}};
  return model;
}

}  // namespace

TEST_CASE("a perfect model scores one everywhere", "[scorer]") {
  const Score perfect = score(royalty_model(), royalty_gold());
  CAPTURE(perfect.misses);
  for (const auto& [name, count] : columns(perfect)) {
    CAPTURE(name);
    CHECK(count.wanted > 0);
    CHECK(count.f1() == 1.0);
  }
  CHECK(perfect.never == 0);
  CHECK(perfect.misses.empty());
}

TEST_CASE("each kind of fault costs in its own column", "[scorer]") {
  struct Row {
    const char* fault;
    void (*spoil)(model::Model&);
    std::vector<std::string> columns;  // that fall below one; "never" counts up
  };
  const Row rows[] = {
      {"a wrong day", [](model::Model& m) { m.events[0].date = day("2020-03-05"); }, {"dates"}},
      {"a day of another year",
       [](model::Model& m) { m.events[0].date = day("2018-03-05"); },
       {"events", "dates"}},
      {"an event too many",
       [](model::Model& m) {
         m.events.push_back(m.events[0]);
         m.events[1].id = "made-2";
       },
       {"events"}},
      {"a statement too many",
       [](model::Model& m) {
         m.events.push_back(m.events[0]);
         m.events[1].kind = "statement";
       },
       {}},
      {"roles turned round",
       [](model::Model& m) { std::swap(m.terms[0].holder, m.terms[0].bound); },
       {"terms", "roles", "dates", "attributes", "probes"}},
      {"no holder", [](model::Model& m) { m.terms[0].holder.clear(); }, {"roles", "probes"}},
      {"a wrong rate",
       [](model::Model& m) { m.terms[0].versions[0].attributes["rate"] = "50%"; },
       {"attributes", "probes"}},
      {"no end",
       [](model::Model& m) { m.terms[0].versions[0].until.reset(); },
       {"dates", "probes"}},
      {"a term of a stranger",
       [](model::Model& m) {
         m.terms.push_back(m.terms[0]);
         m.terms[1].holder = "gamma";
         m.terms[1].kind = "license";
         m.terms[1].versions[0].from.date = day("2021-01-01");
       },
       {"terms", "never"}},
      {"no conflict", [](model::Model& m) { m.conflicts.clear(); }, {"conflicts"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.fault);
    model::Model model = royalty_model();
    row.spoil(model);
    const Score spoilt = score(model, royalty_gold());
    CAPTURE(spoilt.misses);
    std::vector<std::string> fallen;
    for (const auto& [name, count] : columns(spoilt)) {
      if (count.f1() < 1) fallen.push_back(name);
    }
    if (spoilt.never > 0) fallen.push_back("never");
    CHECK(fallen == row.columns);
  }
}

TEST_CASE("what counts as the same", "[scorer]") {
  CHECK(same_party("calder", "calder-bank"));
  CHECK(same_party("calder-bank", "calder-bank"));
  CHECK_FALSE(same_party("calder-bank", "calder-foods"));
  CHECK_FALSE(same_party("cal", "calder-bank"));
  CHECK_FALSE(same_party("", "calder-bank"));

  CHECK(same_day(day("2026-04"), day("2026-04"), 0));
  CHECK(same_day(day("2026-04-03/2026-04-20"), day("2026-04"), 0));  // sharpened
  CHECK_FALSE(same_day(day("2026-04-03"), day("2026-04"), 0));       // a day nobody gave
  CHECK_FALSE(same_day(day("2026"), day("2026-04"), 0));
  CHECK(same_day(day("2026-04-26"), day("2026-04-27"), 1));
  CHECK_FALSE(same_day(day("2026-04-26"), day("2026-04-27"), 0));

  CHECK(same_value("rate", "4.50%", "4.5%"));
  CHECK_FALSE(same_value("rate", "45%", "4.5%"));
  CHECK(same_value("amount", "EUR 40,000,000", "40000000 EUR"));
  CHECK_FALSE(same_value("amount", "40000000 USD", "40000000 EUR"));
  CHECK(same_value("amount", "1200000 tonnes", "1200000"));
  CHECK(same_value("law", "the laws of the State of New York", "New York"));
  CHECK_FALSE(same_value("exclusive", "false", "true"));
}

}  // namespace inforce::corpora
