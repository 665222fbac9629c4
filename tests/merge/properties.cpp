// SPDX-License-Identifier: MIT
// What must hold whatever the documents say.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "merge/story.h"
#include "model/invariants.h"
#include "model/to_yaml.h"

namespace inforce::test {
namespace {

// Each document tells of one amendment; some date it, some only by month, weekday or distance.
std::vector<claims::Extraction> tellings() {
  std::vector<claims::Extraction> docs;
  const std::string_view dates[] = {"2015-03-03", "2015-03", "XXXX-WXX-2", "XXXX-03", ""};
  for (std::size_t i = 0; i < std::size(dates); ++i) {
    Doc doc("doc-" + std::to_string(i));
    doc.parties("Acme; Beta");
    const auto amended =
        doc.event("agreement-amended", "Acme, Beta", "Acme and Beta amended their pact");
    if (!dates[i].empty()) doc[amended].times = {time(Role::at, dates[i])};
    doc[amended].news = true;
    doc.change(amended);
    doc.term("royalty", Effect::ends, "Beta", "Acme", "the royalty is over");
    docs.push_back(doc.get());
  }
  return docs;
}

std::set<std::string> documents_quoted(const model::Model& model) {
  std::set<std::string> docs;
  const auto take = [&](const std::vector<model::Evidence>& evidence) {
    for (const model::Evidence& quote : evidence) docs.insert(quote.doc);
  };
  for (const model::Event& event : model.events) take(event.evidence);
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) take(version.evidence);
  }
  return docs;
}

}  // namespace

TEST_CASE("removing a document removes exactly its evidence", "[merge]") {
  const std::vector<claims::Extraction> docs = tellings();
  const std::set<std::string> all = documents_quoted(merged(docs));
  REQUIRE(all.size() == docs.size());
  for (std::size_t left_out = 0; left_out < docs.size(); ++left_out) {
    std::vector<claims::Extraction> fewer = docs;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
    std::set<std::string> expected = all;
    expected.erase(docs[left_out].doc);
    CHECK(documents_quoted(merged(fewer)) == expected);
  }
}

TEST_CASE("a document that agrees never widens a date", "[merge]") {
  const std::vector<claims::Extraction> docs = tellings();
  std::vector<claims::Extraction> some;
  edtf::Bounds before;
  for (const std::size_t next : {4U, 1U, 3U, 2U, 0U}) {
    some.push_back(docs[next]);
    const model::Model model = merged(some);
    REQUIRE(model.events.size() == 1);
    CHECK(model.conflicts.empty());
    const edtf::Bounds now = model.events.front().date.bounds;
    CAPTURE(next, edtf::between(before).text, edtf::between(now).text);
    if (before.earliest) CHECK((now.earliest && *now.earliest >= *before.earliest));
    if (before.latest) CHECK((now.latest && *now.latest <= *before.latest));
    before = now;
  }
  CHECK(edtf::between(before).text == "2015-03-03");
}

TEST_CASE("claims that differ in one field only are in an order of their own", "[merge]") {
  claims::Extraction wire;
  wire.doc = wire.path = "wire";
  wire.text = "Acme and Beta put in money.";
  wire.parties = {{"Acme", {}}, {"Beta", {}}};
  claims::Claim claim;
  claim.kind = "investment";
  claim.parties = {"Acme", "Beta"};
  claim.quote = {0, 26};
  claim.amounts = {{"5000000", "USD", "", {}}};
  wire.claims.push_back(claim);
  claim.amounts = {{"4000000", "USD", "", {}}};
  wire.claims.push_back(claim);
  claim.amounts = {};
  claim.times.emplace_back();
  claim.times[0].when.bounds = edtf::parse("2015")->bounds;
  wire.claims.push_back(claim);
  claim.times[0].when.bounds = edtf::parse("2016")->bounds;
  wire.claims.push_back(claim);
  const auto yaml = [](const claims::Extraction& extraction) {
    return model::to_yaml(merged({extraction}));
  };
  const std::string once = yaml(wire);
  std::reverse(wire.claims.begin(), wire.claims.end());
  CHECK(yaml(wire) == once);
}

TEST_CASE("no version has the id of another term", "[merge]") {
  Doc doc("wire", "2015-03-04");
  doc.parties("Acme; Beta; Beta 2");
  const auto amended = doc.event("agreement-amended", "Acme, Beta", "Acme and Beta amended it");
  doc[amended].times = {time(Role::at, "2015-03-03")};
  doc.change(amended);
  const auto changed =
      doc.term("royalty", Effect::changes, "Beta", "Acme", "the royalty went from 5% to 7%");
  doc[changed].was = {{"rate", "5%"}};
  doc[changed].attributes = {{"rate", "7%"}};
  doc.term("royalty", Effect::holds, "Beta 2", "Acme", "Acme pays Beta 2 a royalty");
  const model::Model model = merged({doc.get()});
  CAPTURE(dump_terms(model));
  std::string ids;
  for (const model::Term& term : model.terms) {
    ids += term.id + ":";
    for (const model::Version& version : term.versions) ids += " " + version.id;
    ids += "; ";
  }
  CHECK(ids == "royalty-beta: royalty-beta-1 royalty-beta-3; royalty-beta-2: royalty-beta-2-1; ");
  CHECK(model::invariants(model).empty());
}

}  // namespace inforce::test
