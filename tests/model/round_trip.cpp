// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "model/from_yaml.h"
#include "model/invariants.h"
#include "model/to_yaml.h"

using namespace inforce;
using namespace inforce::model;

namespace {

edtf::When when(std::string_view text) { return edtf::parse(text).value(); }

Evidence evidence(std::string doc, std::uint32_t begin, std::string quote) {
  const auto end = static_cast<std::uint32_t>(begin + quote.size());
  return {std::move(doc), {begin, end}, std::move(quote), "pack/rule", ""};
}

// A model in which every field says something.
Model full() {
  Model model;
  model.name = "Lease of the mill";
  model.root = "../the mill";
  model.packs = {"agreements", "mills"};
  Document letter;
  letter.id = "letter";
  letter.path = "papers/The letter.md";
  letter.title = "A letter: \"what changed\"\nand why";
  letter.published = {"2015", {edtf::parse_day("2015-03-04"), edtf::parse_day("2015-03-20")}};
  letter.basis = Basis::inferred;
  letter.sha256 = std::string(64, 'a');
  letter.evidence = {evidence("letter", 0, "A letter")};
  letter.reasons = {"it tells of the signing: no earlier than 2015-03-04"};
  model.documents = {letter, {}};
  model.documents[1].id = "ledger-page";
  model.documents[1].published = {"", {std::nullopt, edtf::parse_day("2016-01-01")}};
  model.parties = {{"miller", "Miller & Sons", {"the Millers", "null", "NULL", "2030", " x "}},
                   {"owner", "L'Öwner", {}}};
  model.agreements = {{"lease", "Mill lease", {"owner", "miller"}}};

  Event signing;
  signing.id = "signing";
  signing.kind = "agreement-made";
  signing.summary = "The lease is signed # not a comment";
  signing.date = when("2015-03-03/2015-03-04");
  signing.basis = Basis::resolved;
  signing.agreement = "lease";
  signing.parties = {"owner", "miller"};
  signing.amounts = {{"1000", "EUR", ""}, {"20", "%", "more than"}, {"7.5", "", ""}};
  signing.confidence = Confidence::reported;
  signing.known_from = edtf::parse_day("2015-03-20");
  signing.evidence = {evidence("letter", 10, "signed -\t\xC2\xA0'on Tuesday'")};
  signing.evidence[0].asserted_by = "the clerk";
  signing.reasons = {"two papers tell of it", "- and one more: [x]"};
  Event undated;
  undated.id = "flood";
  undated.kind = "other";
  undated.amounts = {{"5", "XBTC", "about 3 or"}};
  model.events = {signing, undated};

  Version first;
  first.id = "rent-1";
  first.attributes = {{"amount", "1000 EUR"}, {"capped", "true"}, {"note", "a, b: {c}"}, {"x", ""}};
  first.from = {
      when("2015-03"), "signing", Basis::inferred, {evidence("letter", 40, "from March")}};
  first.until =
      End{{"2030", {edtf::parse_day("2030-12-31"), edtf::parse_day("2030-12-31")}}, "", {}, {}};
  first.condition = "as long as the mill stands";
  first.confidence = Confidence::inferred;
  first.known_from = edtf::parse_day("2015-03-20");
  first.known_to = edtf::parse_day("2016-05-01");
  first.evidence = {evidence("letter", 60, "rent")};
  first.reasons = {"it follows"};
  Version second;
  second.id = "rent-2";
  second.from.date = {"../2016", {std::nullopt, edtf::parse_day("2016-07-01")}};
  second.until = End{};
  second.is_replaced = true;
  model.terms = {{"rent", "rent", "Rent", "lease", "owner", "miller", "the mill", {first, second}}};

  Side tuesday{"Tuesday", {when("2015-03-03"), {"2015", {edtf::parse_day("2015-03-03"), {}}}}, {}};
  Side wednesday{"", {}, {evidence("ledger-page", 0, "Wednesday")}};
  model.conflicts = {{"when-signed", "signing", "date", {tuesday, wednesday}, 1, "two say so"}};
  model.prospects = {{"end", "rent", "ends when the dam is built", "the dam", {}}};
  return model;
}

}  // namespace

TEST_CASE("A model written and read again gives the same bytes", "[model]") {
  const Model model = full();
  REQUIRE(invariants(model).empty());
  const std::string once = to_yaml(model);
  INFO(once);
  const Result<Model> read = from_yaml(once, "m.yaml");
  if (!read) {
    for (const Diagnostic& problem : read.problems()) UNSCOPED_INFO(to_string(problem));
  }
  REQUIRE(read);
  CHECK(to_yaml(*read) == once);
  const Version& rent = read->terms[0].versions[0];
  CHECK(rent.attributes == model.terms[0].versions[0].attributes);
  CHECK(rent.until->date == model.terms[0].versions[0].until->date);
  CHECK(read->parties[0].aliases == model.parties[0].aliases);
  CHECK(read->events[0].evidence == model.events[0].evidence);
  CHECK(read->events[1].amounts == model.events[1].amounts);
  CHECK(read->documents[1].published == model.documents[1].published);
  CHECK(read->terms[0].versions[1].until.has_value());
}

TEST_CASE("The first line tells editors the schema", "[model]") {
  CHECK(to_yaml({}).rfind("# yaml-language-server: $schema=schema/model.schema.json\n", 0) == 0);
  CHECK(to_yaml({}, "x.json").rfind("# yaml-language-server: $schema=x.json\n", 0) == 0);
}

TEST_CASE("A file written by hand may leave nearly everything out", "[model]") {
  struct Row {
    std::string_view by_hand, whole;  // whole: without the first line
  };
  const Row rows[] = {
      {"terms:\n- {kind: exclusivity, from: 2019, until: 2030}\n",
       "schema: inforce/1\n\nterms:\n  - id: exclusivity\n    kind: exclusivity\n    versions:\n"
       "      - id: exclusivity-1\n        from: 2019\n        until: 2030\n"},
      {"terms:\n- kind: rent\n- kind: rent\n  until: through 2030\n",
       "schema: inforce/1\n\nterms:\n  - id: rent\n    kind: rent\n    versions:\n"
       "      - id: rent-1\n  - id: rent-2\n    kind: rent\n    versions:\n"
       "      - id: rent-2-1\n        until: through 2030\n"},
      {"terms:\n- kind: rent\n  holder: The Owner\n  bound: Miller\n  attributes: {rate: 20%, "
       "capped: "
       "true}\n",
       "schema: inforce/1\n\nparties:\n  - id: the-owner\n    name: The Owner\n  - id: miller\n"
       "    name: Miller\n\nterms:\n  - id: rent\n    kind: rent\n    holder: the-owner\n"
       "    bound: miller\n    versions:\n      - id: rent-1\n"
       "        attributes: {capped: true, rate: 20%}\n"},
      {"parties: [{name: Miller, aliases: Jo}]\nagreements: [Mill lease]\nevents:\n"
       "- {kind: launch, date: 2020-05, parties: Jo, agreement: Mill lease, amounts: 5 EUR}\n",
       "schema: inforce/1\n\nparties:\n  - id: miller\n    name: Miller\n    aliases: [Jo]\n\n"
       "agreements:\n  - id: mill-lease\n    label: Mill lease\n\nevents:\n"
       "  - id: launch-2020-05\n    kind: launch\n    date: 2020-05\n    agreement: mill-lease\n"
       "    parties: [miller]\n    amounts: [\"5 EUR\"]\n"},
      {"events:\n- kind: launch\n  date: {date: 2020, latest: 2020-05-01}\n"
       "  evidence: {doc: papers/Day Book.txt, quote: we began}\n",
       "schema: inforce/1\n\ndocuments:\n  - id: day-book\n    path: papers/Day "
       "Book.txt\n\nevents:\n"
       "  - id: launch-2020\n    kind: launch\n    date: {date: 2020, latest: 2020-05-01}\n"
       "    evidence:\n      - doc: day-book\n        quote: we began\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.by_hand);
    const Result<Model> model = from_yaml(row.by_hand, "m.yaml");
    if (!model) UNSCOPED_INFO(to_string(model.problems().front()));
    REQUIRE(model);
    const std::string text = to_yaml(*model);
    CHECK(text.substr(text.find('\n') + 1) == row.whole);
    CHECK(to_yaml(*from_yaml(text, "m.yaml")) == text);
  }
}
