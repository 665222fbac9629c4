// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>

#include "model/from_yaml.h"
#include "query/index.h"
#include "query/json.h"
#include "query/known.h"
#include "query/query.h"
#include "query/text.h"

using namespace inforce;
using namespace inforce::query;

namespace {

Day day(std::string_view text) { return edtf::parse_day(text).value(); }
Asked on(std::string_view text, std::optional<Day> known = {}) {
  return {{day(text), day(text)}, known};
}

// A letter tells the terms of 2019; a wire report of April 28 tells that they changed on the 27th.
constexpr const char* kModel = R"(
documents:
- {id: letter, path: letter.txt, published: 2026-03-05}
- {id: wire, path: wire.txt, published: 2026-04-28}
- {id: note, path: note.txt, published: 2026-03/2026-06}
- {id: leaf, path: leaf.txt}
parties: [{id: acme, name: Acme Inc., aliases: Acme}, {id: beta, name: Beta}]
events:
- {id: later, kind: launch, date: 2027}
- {id: change, kind: agreement-amended, date: 2026-04-27, known_from: 2026-04-28,
   evidence: [{doc: wire, quote: changed}, {doc: wire, quote: changed}, {doc: leaf, quote: it did}]}
- {id: start, kind: agreement-made, date: 2019, known_from: 2026-03-05}
- {id: some-day, kind: other, known_from: 2026-03-05}
terms:
- id: outlet-exclusivity
  kind: exclusivity
  holder: Acme
  bound: Beta
  versions:
  - {id: ex-1, from: 2019, known_from: 2026-03-05, known_to: 2026-04-28, evidence: {doc: letter, quote: only}}
  - {id: ex-2, from: {date: 2019, event: start}, until: {date: 2026-04-26, event: change}, known_from: 2026-04-28,
     evidence: [{doc: letter, quote: only}, {doc: wire, quote: no longer}]}
- id: royalty-beta
  kind: royalty
  holder: Beta
  versions:
  - {id: r-1, attributes: {rate: 20%, capped: false}, from: 2019, until: 2026-04-26, known_from: 2026-04-28}
  - {id: r-2, attributes: {rate: 20%, capped: true, cap: 9 EUR}, from: {date: 2026-04-27, event: change},
     known_from: 2026-04-28}
- {id: right, kind: distribution-right, object: cloud hosting, from: 2026-05-01, until: 2026-05-03}
- {id: royalty-acme, kind: royalty, holder: Acme, from: 2020-01-01, known_from: 2026-03-10}
conflicts:
- {id: day, about: change, field: date, sides: [{value: Monday, dates: 2026-04-27, evidence: {doc: wire, quote: M}},
   {value: Sunday, dates: 2026-04-26, evidence: {doc: leaf, quote: S}}]}
prospects:
- {id: p-1, about: right, summary: ends when the panel says so, evidence: {doc: wire, quote: panel}}
)";

model::Model read() {
  Result<model::Model> model = model::from_yaml(kModel, "m.yaml");
  if (!model) FAIL(to_string(model.problems().front()));
  return std::move(*model);
}

template <typename Items, typename Name>
std::string join(const Items& items, const Name& name) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : " ") + name(item);
  return text;
}
std::string versions(const std::vector<Standing>& standings) {
  return join(standings, [](const Standing& s) { return s.version->id; });
}
template <typename Items>
std::string ids(const Items& items) {
  return join(items, [](const auto* item) { return item->id; });
}
std::string changes(const std::vector<Change>& changes) {
  return join(changes, [](const Change& change) {
    return change.term->id + "(" +
           join(change.fields,
                [](const Change::Field& field) {
                  return field.name + ":" + field.before + ">" + field.after;
                }) +
           ")";
  });
}

}  // namespace

TEST_CASE("What counts on the known axis", "[query]") {
  const model::Model model = read();
  struct Row {
    std::string_view day, known, terms, left_out;
  };
  const Row rows[] = {
      {"2026-05-15", "", "r-2 royalty-acme-1", ""},
      {"2026-04-01", "", "ex-2 r-1 royalty-acme-1", ""},
      {"2026-05-15", "2026-03-04", "", "letter wire note leaf"},
      {"2026-05-15", "2026-03-05", "ex-1", "wire note leaf"},
      {"2026-05-15", "2026-04-27", "ex-1 royalty-acme-1", "wire note leaf"},
      {"2026-05-15", "2026-04-28", "r-2 royalty-acme-1", "note leaf"},
      {"2026-04-01", "2026-04-28", "ex-2 r-1 royalty-acme-1", "note leaf"},
      {"2026-05-15", "2026-06-30", "r-2 royalty-acme-1", "leaf"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day, row.known);
    const std::optional<Day> known = row.known.empty() ? std::nullopt : edtf::parse_day(row.known);
    const Answer answer = at(model, on(row.day, known));
    CHECK(versions(answer.terms) == row.terms);
    CHECK(ids(answer.left_out) == row.left_out);
    CHECK(answer.unknown_since == (known ? 1 : 0));  // the distribution right
  }
}

TEST_CASE("Quotes, conflicts and prospects count when their documents do", "[query]") {
  const model::Model model = read();
  const Answer now = at(model, on("2026-04-26"));
  CHECK(now.terms.at(0).state == State::in_force);  // the royalty that the event does not end
  CHECK(versions(now.terms) == "r-1 royalty-acme-1 ex-2 r-2");
  CHECK(now.terms.at(2).sources == 2);
  CHECK(ids(now.terms.at(2).conflicts) == "day");
  CHECK(ids(now.conflicts) == "day");
  CHECK(ids(now.prospects) == "p-1");

  const Answer then = at(model, on("2026-04-26", day("2026-05-01")));  // the leaf has no date
  CHECK(versions(then.terms) == "ex-2 r-1 royalty-acme-1");
  CHECK(then.conflicts.empty());
  CHECK(at(model, on("2026-04-26", day("2026-03-05"))).prospects.empty());
}

TEST_CASE("A quote is told once, of tens of thousands, too", "[query]") {
  model::Model model;
  model.terms.emplace_back().versions.emplace_back();
  std::vector<model::Evidence>& evidence = model.terms.front().versions.front().evidence;
  for (std::uint32_t i = 0; i < 40'000; ++i) {
    evidence.push_back({i % 2 == 0 ? "a" : "b", {i, i + 4}, "rent", "", ""});
  }
  for (std::size_t i = 0; i < 10'000; ++i) evidence.push_back(evidence[i]);
  const query::Index index(model);
  const auto start = std::chrono::steady_clock::now();
  const query::Quotes quotes = query::quotes_of(model.terms.front().versions.front(), index, {});
  CHECK(quotes.evidence.size() == 40'000);
  CHECK(quotes.sources == 2);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));  // each with each: 5 s
}

TEST_CASE("What started, ended and changed between two dates", "[query]") {
  const model::Model model = read();
  const auto between = [&](std::string_view from, std::string_view to) {
    return diff(model, on(from), on(to));
  };
  const Difference spring = between("2026-04-01", "2026-05-15");
  CHECK(changes(spring.started).empty());
  CHECK(changes(spring.ended) == "outlet-exclusivity()");
  CHECK(changes(spring.changed) == "royalty-beta(cap:>9 EUR capped:false>true)");
  CHECK(versions(spring.passed) == "right-1");
  CHECK(changes(between("2018-01-01", "2026-04-01").started) ==
        "outlet-exclusivity() royalty-beta() royalty-acme()");
  const Difference none = between("2026-06-01", "2026-07-01");
  CHECK(
      (none.started.empty() && none.ended.empty() && none.changed.empty() && none.passed.empty()));
  CHECK(changes(between("2019-06-01", "2020-06-01").changed) ==
        "outlet-exclusivity(state:possible>in-force) royalty-beta(state:possible>in-force)");
}

TEST_CASE("Where a version goes on when another ends, the term does not end", "[query]") {
  const auto model = model::from_yaml(R"(
terms:
- kind: royalty
  versions:
  - {attributes: {rate: 5%}, from: 2015-01-01, until: 2015-12-31}
  - {attributes: {rate: 6%}, from: 2016, until: 2017-12-31}
  - {attributes: {rate: 6%}, from: 2019-01-01, until: 2021-03/2021-06}
  - {attributes: {rate: 7%}, from: 2021-04/2021-07, until: 2025-12-31}
  - {attributes: {rate: 7%}, from: 2021-04/2021-07, until: 2029-12-31, known_to: 2024-01-01}
)",
                                      "m.yaml");
  REQUIRE(model);
  struct Row {
    std::string_view from, to, changed;
  };
  const Row rows[] = {
      {"2015-06-01", "2017-06-01", "royalty(rate:5%>6%)"},
      {"2019-06-01", "2022-06-01", "royalty(rate:6%>7%)"},
      {"2015-06-01", "2022-06-01", "royalty(rate:5%>7% until:2017-12-31>2025-12-31)"},
      {"2017-06-01", "2019-06-01", "royalty(until:2017-12-31>2025-12-31)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from, row.to);
    CHECK(changes(diff(*model, on(row.from), on(row.to)).changed) == row.changed);
  }
}

TEST_CASE("What happened is kept apart from what was learnt", "[query]") {
  const model::Model model = read();
  const Learning learning = diff_known(model, on("2026-03-31").days, on("2026-05-15").days);
  CHECK(changes(learning.world.ended) == "outlet-exclusivity()");
  CHECK(changes(learning.world.changed) == "royalty-beta(cap:>9 EUR capped:false>true)");
  CHECK(changes(learning.learnt.started) == "royalty-beta()");  // held, and no document said so yet
  CHECK(changes(learning.learnt.changed).empty());
  CHECK(changes(learning.learnt.ended).empty());
}

TEST_CASE("An end is learnt, unless it came between the two days", "[query]") {
  struct Row {
    std::string_view until, learnt;
  };
  const Row rows[] = {
      {"2026-12-31", "t(until:2024-12-31>2026-12-31)"},  // an extension
      {"2023-05-31", ""},                                // it ended: that is of the world
      {"2022-12-31", ""},
      {"unknown", "t(state:in-force>possible until:2024-12-31>unknown)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.until);
    const auto model = model::from_yaml(fmt::format(R"(
terms:
- id: t
  kind: lease
  versions:
  - {{from: 2015-03-03, until: 2024-12-31, known_from: 2015-03-04, known_to: 2023-05-03}}
  - {{from: 2015-03-03, until: {}, known_from: 2023-05-03}}
)",
                                                    row.until),
                                        "m.yaml");
    REQUIRE(model);
    const Learning learning =
        diff_known(*model, on("2023-01-01").days, {day("2023-06-01"), day("2023-06-30")});
    CHECK(changes(learning.learnt.changed) == row.learnt);
    CHECK(learning.world.after.days.last == day("2023-06-30"));
  }
}

TEST_CASE("Events come oldest first, those without a date apart", "[query]") {
  const model::Model model = read();
  const auto events = [](const std::vector<Entry>& entries) {
    return join(entries, [](const Entry& entry) { return entry.event->id; });
  };
  const Timeline all = timeline(model);
  CHECK(events(all.dated) == "start change later");
  CHECK(events(all.undated) == "some-day");
  CHECK(ids(all.dated.at(1).starts) == "r-2");
  CHECK(ids(all.dated.at(1).ends) == "ex-2");
  CHECK(all.dated.at(1).evidence.size() == 2);  // the same quote twice is one
  CHECK(all.dated.at(1).sources == 2);
  CHECK(events(timeline(model, day("2019-12-31"), day("2026-12-31")).dated) == "start change");
  CHECK(events(timeline(model, day("2020-01-01"), day("2026-04-26")).dated).empty());
  CHECK(timeline(model, day("2020-01-01")).undated.empty());
  const Timeline then = timeline(model, {}, {}, day("2026-03-31"));
  CHECK(events(then.dated) == "start");
  CHECK(then.dated.at(0).ends.empty());
}

TEST_CASE("A term is found by whatever one remembers of it", "[query]") {
  const model::Model model = read();
  struct Row {
    std::string_view words, terms;
  };
  const Row rows[] = {
      {"royalty-beta", "royalty-beta"},
      {"r-2", "royalty-beta"},
      {"exclusivity", "outlet-exclusivity"},
      {"Distribution Right", "right"},
      {"royalty", "royalty-beta royalty-acme"},
      {"outlet", "outlet-exclusivity"},
      {"royalty-b", "royalty-beta"},
      {"royalty acme", "royalty-acme"},
      {"HOSTING", "right"},
      {"beta", "outlet-exclusivity royalty-beta"},
      {"royalty hosting", ""},
      {"", ""},
      {"  ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(ids(find_terms(model, row.words)) == row.terms);
  }
}

TEST_CASE("An id that is a kind hides no other term of that kind", "[query]") {
  const auto model = model::from_yaml(R"(
terms:
- {id: license, kind: license, from: 2015}
- {id: license-beta, kind: license, holder: Beta, versions: [{id: royalty, from: 2016}]}
- {id: fee, kind: royalty, from: 2016}
- {id: royalty-acme, kind: royalty, holder: Acme, from: 2016}
- {id: deposit, kind: fee, from: 2016}
)",
                                      "m.yaml");
  REQUIRE(model);
  CHECK(ids(find_terms(*model, "license")) == "license license-beta");
  CHECK(ids(find_terms(*model, "royalty")) == "fee royalty-acme");
  CHECK(ids(find_terms(*model, "fee")) == "fee deposit");
  CHECK(ids(find_terms(*model, "license-beta")) == "license-beta");
}

TEST_CASE("Amounts and lengths are said for people", "[query]") {
  model::Version version;
  version.attributes = {{"amount", "400000000 USD"}, {"period", "P12M"}, {"rate", "20%"},
                        {"season", "2019"},          {"capped", "true"}, {"law", "of Ohio"}};
  CHECK(attribute_words(version) ==
        "amount $400 million, capped, law of Ohio, period 12 months, rate 20%, season 2019");
}

TEST_CASE("JSON keeps the public contract", "[query]") {
  const model::Model model = read();
  using nlohmann::json;
  const json answer =
      json::parse(at_json(model, at(model, on("2026-04-01")), edtf::parse("2026-04-01").value()));
  CHECK(answer["schema"] == "inforce/1");
  CHECK(answer["at"] == "2026-04-01");
  CHECK(answer["known"].is_null());
  const json& term = answer["terms"][0];
  CHECK(term["id"] == "outlet-exclusivity");
  CHECK(term["holder"] == json{{"id", "acme"}, {"name", "Acme Inc."}});
  CHECK(term["state"] == "in-force");
  CHECK(term["from"]["earliest"] == "2019-01-01");
  CHECK(term["from"]["event"] == "start");
  CHECK(term["until"]["edtf"] == "2026-04-26");
  CHECK(term["sources"] == 2);
  CHECK(term["evidence"][0]["start"].is_null());  // the model does not say where the quote stands
  CHECK(answer["terms"][1]["attributes"] == json{{"capped", false}, {"rate", "20%"}});
  CHECK(answer["terms"][2]["until"].is_null());

  const json known = json::parse(at_json(model, at(model, on("2026-05-15", day("2026-03-31"))),
                                         edtf::parse("2026-05").value()));
  CHECK(known["at"] == "2026-05");
  CHECK(known["known"] == "2026-03-31");
  CHECK(known["left_out"] == json{"wire", "note", "leaf"});

  const json events = json::parse(timeline_json(timeline(model)))["events"];
  CHECK(events.size() == 4);
  CHECK(events[1]["ends"] == json{"ex-2"});
  CHECK(events[3]["date"]["edtf"].is_null());

  const json conflict = json::parse(conflicts_json(model))["conflicts"][0];
  CHECK(conflict["about"] == "change");
  CHECK(conflict["sides"][1]["dates"] == json{"2026-04-26"});
  CHECK(conflict["follows"] == 0);
}

TEST_CASE("Why leads from a version to its quotes and their documents", "[query]") {
  const model::Model model = read();
  const Reason reason = why(model, model.terms[0], model.terms[0].versions[1]);
  std::string quotes, lines;
  const auto walk = [&](const auto& self, const Reason& step) -> void {
    if (step.quote != nullptr) quotes += step.quote->doc + " ";
    lines += step.text + "\n";
    for (const Reason& next : step.because) self(self, next);
  };
  walk(walk, reason);
  CAPTURE(lines);
  CHECK(quotes == "letter wire wire wire leaf wire leaf ");
  CHECK(lines.find("letter, published 2026-03-05, stated") != std::string::npos);
  CHECK(lines.find("agreement-amended: 2026-04-27, stated [change]") != std::string::npos);
  CHECK(lines.find("sources disagree on its date; followed: Monday") != std::string::npos);
  CHECK(lines.find("leaf, publication day unknown") != std::string::npos);
}

TEST_CASE("Why as known on a day tells nothing that was published later", "[query]") {
  const model::Model model = read();
  const Index index(model);
  std::string quotes, lines;
  const auto walk = [&](const auto& self, const Reason& step) -> void {
    if (step.quote != nullptr) quotes += step.quote->doc + " ";
    lines += step.text + "\n";
    for (const Reason& next : step.because) self(self, next);
  };
  walk(walk, why(index, model.terms[0], model.terms[0].versions[0], day("2026-03-31")));
  CAPTURE(lines);
  CHECK(quotes == "letter ");
  CHECK(lines.find("replaced") == std::string::npos);
  quotes.clear(), lines.clear();
  walk(walk, why(index, model.terms[0], model.terms[0].versions[1], day("2026-04-28")));
  CHECK(quotes == "letter wire wire wire ");  // of leaf nobody knows when it was published
  CHECK(lines.find("sources disagree") == std::string::npos);
}
