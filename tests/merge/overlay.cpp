// SPDX-License-Identifier: MIT
#include "merge/overlay.h"

#include <catch2/catch.hpp>

#include "merge/story.h"

namespace inforce::test {
namespace {

// Two documents that disagree on the day and the rate.
std::vector<claims::Extraction> two() {
  Doc wire("wire", "2015-03-05"), blog("blog", "2015-03-06");
  for (Doc* doc : {&wire, &blog}) {
    doc->parties("Acme; Beta");
    const auto made = doc->event("agreement-made", "Acme, Beta", "signed in 2010");
    (*doc)[made].times = {time(Role::at, "2010")};
    const auto amended = doc->event("agreement-amended", "Acme, Beta", "amended");
    (*doc)[amended].times = {time(Role::at, doc == &wire ? "2015-03-03" : "2015-03-02")};
    doc->change(amended);
    const auto rate = doc->term("royalty", Effect::changes, "Beta", "Acme", "pays a royalty now");
    (*doc)[rate].attributes = {{"rate", doc == &wire ? "5%" : "6%"}};
    (*doc)[rate].was = {{"rate", "4%"}};
  }
  const auto refusal =
      blog.term("non-compete", Effect::starts, "Beta", "Acme", "Acme keeps out, some say");
  blog[refusal].modality = claims::Modality::reported;
  return {wire.get(), blog.get()};
}

struct Outcome {
  model::Model model;
  Diagnostics diagnostics;
};

Outcome decide(std::string_view decisions) {
  const auto overlay = merge::parse_overlay(decisions, "o.yaml");
  REQUIRE(overlay);
  Outcome outcome;
  outcome.model = merge::from_claims(two(), kinds(), *overlay, outcome.diagnostics);
  return outcome;
}

std::string codes(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& diagnostic : diagnostics) all += diagnostic.code + "\n";
  return all;
}

const model::Event* find_event(const model::Model& model, std::string_view id) {
  for (const model::Event& event : model.events) {
    if (event.id == id) return &event;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("without decisions, the first of two equal sources is followed", "[merge][overlay]") {
  const Outcome outcome = decide("decisions: []");
  CHECK(outcome.diagnostics.empty());
  CHECK(dump_conflicts(outcome.model) ==
        "agreement-amended-acme-beta date: 2015-03-02 (blog) | 2015-03-03 (wire)\n"
        "royalty-beta-3 rate: 6% (blog) | 5% (wire)\n");
}

TEST_CASE("a person's decision goes before what documents say", "[merge][overlay]") {
  SECTION("a date") {
    const Outcome outcome = decide(
        "decisions: [{date: agreement-amended-acme-beta, is: 2015-03-03, by: R, because: the "
        "filing}]");
    CHECK(codes(outcome.diagnostics) == "overlay-applied\n");
    CHECK(find_event(outcome.model, "agreement-amended-acme-beta")->date.text == "2015-03-03");
    CHECK(outcome.model.conflicts.front().because == "decided by a person");
  }
  SECTION("a side of a conflict") {
    const Outcome outcome =
        decide("decisions: [{prefer: royalty-beta-3-rate, side: 5%, by: R, because: checked}]");
    CHECK(codes(outcome.diagnostics) == "overlay-applied\n");
    const model::Conflict& conflict = outcome.model.conflicts.back();
    CHECK(conflict.sides.at(conflict.follows).value == "5%");
    CHECK(conflict.because == "decided by R: checked");
  }
  SECTION("a claim is rejected by its words") {
    const Outcome outcome =
        decide("decisions: [{reject: {doc: blog, quote: keeps out}, by: R, because: a rumour}]");
    CHECK(dump_terms(outcome.model).find("non-compete") == std::string::npos);
  }
  SECTION("a term is rejected by its id, or accepted") {
    CHECK(dump_terms(decide("decisions: []").model)
              .find("non-compete-beta-1: 2015-03-02 .. on reported") != std::string::npos);
    CHECK(dump_terms(decide("decisions: [{reject: non-compete-beta, by: R, because: no}]").model)
              .find("non-compete") == std::string::npos);
    CHECK(dump_terms(decide("decisions: [{accept: non-compete-beta, by: R, because: seen}]").model)
              .find("non-compete-beta-1: 2015-03-02 .. on known") != std::string::npos);
  }
  SECTION("a document's date") {
    const Outcome outcome =
        decide("decisions: [{published: blog, is: 2015-04, by: R, because: the archive}]");
    CHECK(dump_documents(outcome.model) == "blog 2015-04\nwire 2015-03-05\n");
  }
  SECTION("an event is split") {
    const Outcome split = decide(
        "decisions: [{split: agreement-amended-acme-beta, docs: blog, by: R, because: two acts}]");
    CHECK(codes(split.diagnostics) == "overlay-applied\n");
    CHECK(dump_events(split.model) ==
          "agreement-made 2010 acme,beta x2\n"
          "agreement-amended 2015-03-02 acme,beta x1\n"
          "agreement-amended 2015-03-03 acme,beta x1\n");
  }
  SECTION("a party is renamed, and what other decisions call it stays") {
    const Outcome outcome = decide(
        "decisions:\n"
        "  - {rename: acme, to: Apex, by: R, because: new name}\n"
        "  - {date: agreement-amended-acme-beta, is: 2015-03-05, by: R, because: filing}\n");
    CHECK(codes(outcome.diagnostics) == "overlay-applied\noverlay-applied\n");
    CHECK(outcome.model.parties.front().id == "acme");
    CHECK(outcome.model.parties.front().name == "Apex");
    CHECK(find_event(outcome.model, "agreement-amended-acme-beta")->date.text == "2015-03-05");
  }
  SECTION("a role is corrected") {
    const Outcome outcome = decide(
        "decisions: [{role: royalty-beta, holder: acme, bound: beta, by: R, because: reversed}]");
    CHECK(dump_terms(outcome.model).find("royalty-acme-1") != std::string::npos);
  }
  SECTION("a fact is added") {
    const Outcome outcome = decide(
        "decisions:\n"
        "  - {add: event, kind: funding-round, parties: [Beta], is: 2012-05, by: R, because: "
        "register}\n"
        "  - {add: term, kind: license, holder: Acme, bound: Beta, from: 2011, by: R, because: "
        "contract}\n");
    CHECK(find_event(outcome.model, "funding-round-beta")->date.text == "2012-05");
    CHECK(dump_terms(outcome.model).find("license-acme-1: 2011 .. on") != std::string::npos);
  }
}

TEST_CASE("a decision that matches nothing is a warning with its place", "[merge][overlay]") {
  const char* const decisions[] = {"date: gone, is: 2015",
                                   "reject: gone",
                                   "reject: {doc: wire, quote: gone}",
                                   "merge: [gone, acme]",
                                   "rename: gone, to: Acme",
                                   "prefer: gone, side: x",
                                   "accept: gone",
                                   "split: gone, docs: a",
                                   "published: gone, is: 2015",
                                   "role: gone, holder: Acme"};
  for (const char* decision : decisions) {
    CAPTURE(decision);
    const Outcome outcome =
        decide("decisions:\n  - {" + std::string(decision) + ", by: R, because: old}\n");
    REQUIRE(codes(outcome.diagnostics) == "overlay-unmatched\n");
    CHECK(outcome.diagnostics.front().level == Diagnostic::Level::warning);
    CHECK(outcome.diagnostics.front().place == Place{"o.yaml", 2, 5});
  }
}

TEST_CASE("a broken overlay gives every problem with its place", "[merge][overlay]") {
  struct Row {
    std::string_view text, code;
    int line, column;
  };
  const Row rows[] = {
      {"decisions:\n  - {date: a, is: 2015-02-30, by: R, because: x}", "no-such-date", 2, 19},
      {"decisions:\n  - {date: a, by: R, because: x}", "overlay-lacks", 2, 5},
      {"decisions:\n  - {date: a, reject: b, is: 2015, by: R, because: x}", "overlay-verb", 2, 5},
      {"decisions:\n  - {reject: b}", "overlay-reason", 2, 5},
      {"decisions:\n  - {rejct: b, by: R, because: x}", "unknown-key", 2, 6},
      {"decisions:\n  - {reject: {doc: a}, by: R, because: x}", "overlay-quote", 2, 14},
      {"decisions:\n  - {add: party, kind: x, by: R, because: x}", "overlay-add", 2, 11},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto overlay = merge::parse_overlay(row.text, "o.yaml");
    REQUIRE_FALSE(overlay);
    CHECK(overlay.problems().front().code == row.code);
    CHECK(overlay.problems().front().place == Place{"o.yaml", row.line, row.column});
  }
}

}  // namespace inforce::test
