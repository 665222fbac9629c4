// SPDX-License-Identifier: MIT
// One agreement told by five undated documents and a dated one.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "merge/story.h"
#include "model/to_yaml.h"

namespace inforce::test {
namespace {

// "Last Sunday evening", no year; a deal in February, a round in late March.
Doc blog() {
  Doc doc("blog");
  doc.parties("Acme=Acme Corp.; Beta; Cargo");
  const auto amended = doc.event("agreement-amended", "Acme, Beta",
                                 "On Sunday evening Acme and Beta rewrote their pact");
  doc[amended].times = {time(Role::at, "XXXX-WXX-7TEV")};
  doc[amended].news = true;
  const auto deal = doc.event("agreement-made", "Beta, Cargo", "Beta's $50 Cargo deal of February");
  doc[deal].times = {time(Role::at, "XXXX-02")};
  doc[deal].amounts = {{"50", "USD", "", {}}};
  const auto round = doc.event("funding-round", "Beta", "Beta raised $122 in late March");
  doc[round].times = {time(Role::at, "XXXX-03 END")};
  doc[round].amounts = {{"122", "USD", "", {}}};
  const auto old =
      doc.event("agreement-made", "Acme, Beta", "It began as an exclusive pact in 2019");
  doc[old].times = {time(Role::at, "2019")};
  doc.change(amended);
  doc.term("exclusivity", Effect::ends, "Acme", "Beta", "Beta is no longer tied to Acme alone");
  doc.term("royalty", Effect::ends, "Beta", "Acme", "Acme stops paying Beta a royalty");
  const auto pays = doc.term("royalty", Effect::changes, "Acme", "Beta",
                             "Beta goes on paying, now capped, through 2030");
  doc[pays].attributes = {{"capped", "true"}};
  doc[pays].times = {time(Role::until, "2030")};
  const auto licence = doc.term("license", Effect::changes, "Acme", "Beta",
                                "The licence runs through 2032 and is no longer exclusive");
  doc[licence].attributes = {{"exclusive", "false"}};
  doc[licence].was = {{"exclusive", "true"}};
  doc[licence].times = {time(Role::until, "2032")};
  return doc;
}

Doc wire() {
  Doc doc("wire");
  doc.parties("Acme; Beta=Beta, Inc.; Cargo");
  const auto amended =
      doc.event("agreement-amended", "Acme, Beta", "amended on Monday, April 27, 2026");
  doc[amended].times = {time(Role::at, "2026-04-27")};
  doc[amended].news = true;
  const auto deal =
      doc.event("agreement-made", "Beta, Cargo", "the February 2026 agreement with Cargo, $50");
  doc[deal].times = {time(Role::at, "2026-02")};
  doc[deal].amounts = {{"50", "USD", "", {}}};
  doc.change(amended);
  const auto paid =
      doc.term("royalty", Effect::holds, "Acme", "Beta", "Previously Beta paid Acme a 20% cut");
  doc[paid].side = Side::before;
  doc[paid].attributes = {{"rate", "20%"}};
  const auto licence = doc.term("license", Effect::continues, "Acme", "Beta",
                                "Acme's non-exclusive licence will expire in 2032");
  doc[licence].attributes = {{"exclusive", "false"}};
  doc[licence].times = {time(Role::within, "2032")};
  doc.term("distribution-right", Effect::starts, "Beta", "Acme",
           "Beta can now sell through anyone");
  doc.term("royalty", Effect::ends, "Beta", "Acme", "Acme will no longer pay Beta");
  return doc;
}

Doc note() {
  Doc doc("note");
  doc.parties("Acme; Beta; Cargo");
  const auto amended = doc.event("agreement-amended", "Acme, Beta",
                                 "The amended agreement comes two months after the deal");
  const auto deal = doc.event("agreement-made", "Beta, Cargo", "a $50 deal between Beta and Cargo");
  doc[deal].amounts = {{"50", "USD", "", {}}};
  doc[amended].times = {apart(Role::at, "P2M", deal)};
  doc.change(amended);
  doc.term("exclusivity", Effect::ends, "Acme", "Beta", "Acme's exclusivity is over");
  const auto refusal = doc.term("right-of-first-refusal", Effect::holds, "Acme", "Beta",
                                "Reports say Acme keeps a right of first refusal");
  doc[refusal].modality = claims::Modality::reported;
  doc.term("royalty", Effect::continues, "Beta", "Acme", "Acme's payments are winding down");
  return doc;
}

Doc march() {
  Doc doc("march", "2026-03-05");
  doc.parties("Acme; Beta");
  const auto made = doc.event("agreement-made", "Acme, Beta", "The pact of 2019 stands");
  doc[made].times = {time(Role::at, "2019")};
  doc.change(made);
  doc.term("exclusivity", Effect::holds, "Acme", "Beta", "Acme alone may host Beta");
  doc.term("royalty", Effect::holds, "Beta", "Acme", "Acme pays Beta a royalty");
  return doc;
}

std::vector<claims::Extraction> all() {
  return {blog().get(), wire().get(), note().get(), march().get()};
}

}  // namespace

TEST_CASE("events of several documents are joined and dated", "[merge]") {
  CHECK(dump_events(merged(all())) ==
        "agreement-made 2019 acme,beta x2\n"
        "agreement-made 2026-02 beta,cargo USD50 x3\n"
        "funding-round 2026-03[2026-03-22/2026-03-31] beta USD122 x1\n"
        "agreement-amended 2026-04-27 acme,beta x3\n"
        "term-end 2030[2030-12-31] acme,beta x1\n"
        "term-end 2032[2032-12-31] acme,beta x2\n");
}

TEST_CASE("undated documents are dated by what they tell", "[merge]") {
  CHECK(dump_documents(merged(all())) ==
        "blog 2026-04-27/2026-05-02\n"
        "march 2026-03-05\n"
        "note 2026-04-27/2026-05-11\n"
        "wire 2026-04-27/2026-05-11\n");
}

TEST_CASE("a term has a version for each regime, and for what was known", "[merge]") {
  CHECK(dump_terms(merged(all())) ==
        "distribution-right-beta-1: 2026-04-27 .. on known 2026-05-11\n"
        // Known from March, closed when the blog may have come out, and again by the wire's better
        // date.
        "exclusivity-acme-1: 2019 .. on known 2026-03-05..2026-05-02\n"
        "exclusivity-acme-2: 2019 .. 2026-04-25 known 2026-05-02..2026-05-11\n"
        "exclusivity-acme-3: 2019 .. 2026-04-26 known 2026-05-11\n"
        "license-acme-1: exclusive=true 2019 .. 2026-04-25 known 2026-05-02..2026-05-11\n"
        "license-acme-2: exclusive=true 2019 .. 2026-04-26 known 2026-05-11\n"
        "license-acme-3: exclusive=false 2026-04-26 .. 2032[2032-12-31] known "
        "2026-05-02..2026-05-11\n"
        "license-acme-4: exclusive=false 2026-04-27 .. 2032[2032-12-31] known 2026-05-11\n"
        // Nobody says when it began: not before the pact, and by the amendment.
        "right-of-first-refusal-acme-1: 2019-01-01/2026-04-27 .. on reported known 2026-05-11\n"
        // "Now capped" says how it was before; the rate of the old terms goes on.
        "royalty-acme-1: capped=false 2019 .. 2026-04-25 inferred known 2026-05-02..2026-05-11\n"
        "royalty-acme-2: capped=false rate=20% 2019 .. 2026-04-26 known 2026-05-11\n"
        "royalty-acme-3: capped=true 2026-04-26 .. 2030[2030-12-31] known 2026-05-02..2026-05-11\n"
        "royalty-acme-4: capped=true rate=20% 2026-04-27 .. 2030[2030-12-31] known 2026-05-11\n"
        "royalty-beta-1: 2019 .. on known 2026-03-05..2026-05-02\n"
        "royalty-beta-2: 2019 .. 2026-04-25 known 2026-05-02..2026-05-11\n"
        "royalty-beta-3: 2019 .. 2026-04-26 known 2026-05-11\n");
}

// One document says when it was published, the other one nothing that could date it.
std::string known_of(std::string_view dated_rate, std::string_view undated_rate,
                     std::string_view undated_end) {
  Doc letter("letter", "2024-05-03"), note("a-note");
  for (Doc* doc : {&letter, &note}) doc->parties("Acme; Beta");
  const auto dated = letter.term("royalty", Effect::holds, "Beta", "Acme", "Acme pays Beta");
  letter[dated].attributes["rate"] = dated_rate;
  const auto undated = note.term("royalty", Effect::holds, "Beta", "Acme", "Acme pays them");
  note[undated].attributes["rate"] = undated_rate;
  if (!undated_end.empty()) note[undated].times = {time(Role::until, undated_end)};
  const model::Model model = merged({note.get(), letter.get()});
  return dump_terms(model) + dump_conflicts(model);
}

TEST_CASE("what nobody can date takes no day from what is dated", "[merge]") {
  // They disagree: the dated one stands, and is not replaced.
  CHECK(known_of("7%", "6%", "") ==
        "royalty-beta-1: rate=7% ../2024-05-03 .. on known 2024-05-03\n"
        "royalty-beta-1 rate: 7% (letter) | 6% (a-note)\n");
  // The undated one tells more: both readings are kept, and no day is made up for the change.
  CHECK(known_of("7%", "7%", "2030") ==
        "royalty-beta-1: rate=7% ../2024-05-03 .. on known 2024-05-03..?\n"
        "royalty-beta-2: rate=7% ../2024-05-03 .. 2030[2030-12-31] known ?\n");
}

TEST_CASE("what could belong to several terms is left out, and told with its place", "[merge]") {
  const auto told = [](int loose) {
    Doc doc("note", "2024-05-03");
    doc.parties("Acme; Beta");
    doc.term("royalty", Effect::holds, "Beta", "Acme", "Acme pays Beta");
    doc.term("royalty", Effect::holds, "Acme", "Beta", "Beta pays Acme");
    for (int i = 0; i < loose; ++i) doc.term("royalty", Effect::holds, "", "", "Both go on");
    Diagnostics diagnostics;
    (void)merge::from_claims({doc.get()}, kinds(), {}, diagnostics);
    std::string lines;
    for (const Diagnostic& diagnostic : diagnostics) lines += to_string(diagnostic) + "\n";
    return lines;
  };
  CHECK(told(0).empty());
  CHECK(told(1) ==
        "note.txt:3:1: note: left out, for it may mean several terms, or none that is known "
        "(royalty): "
        "\"Both go on\" [unattached-claims]\n");
  const std::string many = told(7);
  CHECK(std::count(many.begin(), many.end(), '\n') == 6);
  CHECK(many.find("\nnote: 2 more claims left out so [unattached-claims]\n") != std::string::npos);
}

TEST_CASE("disagreements are kept, with their quotes", "[merge]") {
  CHECK(dump_conflicts(merged(all())) ==
        "agreement-amended-acme-beta date: 2026-04-27 (wire) | 2026-04-26 (blog)\n"
        "royalty-beta-3 until: ended 2026-04-26 (blog,wire) | goes on (note)\n");
}

TEST_CASE("the order of documents and claims never changes the model", "[merge]") {
  const std::string expected = model::to_yaml(merged(all()));
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::vector<claims::Extraction> docs = all();
    std::shuffle(docs.begin(), docs.end(), random);
    for (claims::Extraction& doc : docs) {
      std::vector<std::size_t> order(doc.claims.size()), place(doc.claims.size());
      for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
      std::shuffle(order.begin(), order.end(), random);
      for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
      std::vector<claims::Claim> shuffled;
      for (const std::size_t i : order) {
        shuffled.push_back(doc.claims[i]);
        claims::Claim& claim = shuffled.back();
        if (claim.change) claim.change = place[*claim.change];
        for (claims::Time& t : claim.times) {
          if (t.anchor) t.anchor = place[*t.anchor];
        }
      }
      doc.claims = shuffled;
    }
    REQUIRE(model::to_yaml(merged(docs)) == expected);
  }
}

}  // namespace inforce::test
