// SPDX-License-Identifier: MIT
// What is wrong with a model written by hand is said at its place, all of it.
#include <catch2/catch.hpp>

#include "model/from_yaml.h"

using namespace inforce;

namespace {

std::string complaints(std::string_view text) {
  const Result<model::Model> model = model::from_yaml(text, "m.yaml");
  if (model) return "";
  std::string all;
  for (const Diagnostic& problem : model.problems()) {
    all += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
           problem.code + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("Each fault of a model file has its place and code", "[model]") {
  struct Row {
    std::string_view text, complaints;
  };
  const Row rows[] = {
      {"", "1:1 empty-model\n"},
      {"just words\n", "1:1 wrong-type\n"},
      {"- a list\n", "1:1 wrong-type\n"},
      {"terms: {kind: rent}\n", ""},
      {"terms: rent\n", "1:8 wrong-type\n"},
      {"trems: []\n", "1:1 unknown-key\n"},
      {"schema: inforce/2\n", "1:9 unknown-schema\n"},
      {"terms:\n- kind: rent\n  form: 2019\n", "3:3 unknown-key\n"},
      {"terms:\n- from: 2019\n", "2:3 no-kind\n"},
      {"terms:\n- {kind: rent, from: 2019-02-30}\n", "2:22 no-such-date\n"},
      {"terms:\n- {kind: rent, from: soon}\n", "2:22 no-such-date\n"},
      {"terms: {knd: rent}\n", "1:8 no-kind\n1:9 unknown-key\n"},
      {"terms:\n- {kind: rent, from: [2019]}\n", "2:22 wrong-type\n"},
      {"terms:\n- {kind: rent, known_from: 2019}\n", "2:28 no-such-date\n"},
      {"terms:\n- {kind: rent, from: 2019, until: 2018}\n", "2:35 until-before-from\n"},
      {"terms:\n- {kind: rent, known_from: 2019-01-02, known_to: 2019-01-01}\n",
       "2:50 known-order\n"},
      {"terms:\n- {kind: rent, replaced: 2019-01-02}\n", "2:26 unknown-word\n"},
      {"terms:\n- {kind: rent, from: {date: 2019, earliest: 2020-01-01}}\n", "2:22 bounds-order\n"},
      {"terms:\n- {id: a, kind: rent}\n- {id: a, kind: rent}\n", "3:8 duplicate-id\n"},
      {"terms:\n- kind: rent\n  versions: [{id: x}, {id: x}]\n", "3:28 duplicate-id\n"},
      {"terms:\n- {id: a b, kind: rent}\n", "2:8 bad-id\n"},
      {"parties: [Owner]\nterms:\n- {kind: rent, holder: Ownr}\n", "3:24 unknown-id\n"},
      {"terms:\n- {kind: rent, from: {event: signing}}\n", "2:30 unknown-id\n"},
      {"terms:\n- {kind: rent, attributes: {Rate: 5}}\n", "2:29 attribute-name\n"},
      {"terms:\n- {kind: rent, attributes: [5]}\n", "2:28 wrong-type\n"},
      {"terms:\n- {kind: rent, attributes: {rate: [5]}}\n", "2:35 wrong-type\n"},
      {"terms:\n- {kind: rent, confidence: sure}\n", "2:28 unknown-word\n"},
      {"terms:\n- kind: rent\n  evidence: {doc: a, quote: ''}\n", "3:29 empty-quote\n"},
      {"terms:\n- kind: rent\n  evidence: {quote: x}\n", "3:13 no-document\n"},
      {"terms:\n- kind: rent\n  evidence: {doc: a, quote: x, bytes: [3, 9]}\n",
       "3:39 quote-length\n"},
      {"terms:\n- kind: rent\n  evidence: {doc: a, quote: x, bytes: [-3, 9]}\n",
       "3:40 wrong-type\n"},
      {"terms:\n- kind: rent\n  evidence: {doc: a, quote: x, bytes: 3}\n", "3:39 wrong-type\n"},
      {"events:\n- {kind: launch, amounts: [a lot]}\n", "2:28 no-amount\n"},
      {"events:\n- {kind: launch, amounts: [{value: 5 EUR}]}\n", "2:36 no-amount\n"},
      {"documents:\n- {path: a.txt, sha256: beef}\n", "2:25 bad-sha256\n"},
      {"conflicts:\n- {field: date, sides: [{value: x}]}\n", "2:24 one-side\n"},
      {"conflicts:\n- {field: date, follows: 2, sides: [{value: x}, {value: y}]}\n",
       "2:26 no-such-side\n"},
      {"conflicts:\n- {about: nobody, sides: [{value: x}, {value: y}]}\n", "2:11 unknown-id\n"},
      {"prospects:\n- {about: nobody}\n", "2:11 unknown-id\n"},
      {"terms: [\n", "2:1 yaml-syntax\n"},
      {"terms: &a\n- *a\n", "2:3 yaml-alias\n"},
      {"name: x\nname: y\n", "2:1 duplicate-key\n"},
      {"name: \xFF\n", "1:7 not-utf8\n"},
      {"trems: []\nterms:\n- {kind: rent, form: 2019}\n- {from: 2019-02-30}\nevents: 7\n",
       "1:1 unknown-key\n3:16 unknown-key\n4:3 no-kind\n4:10 no-such-date\n5:9 wrong-type\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(complaints(row.text) == row.complaints);
  }
}

TEST_CASE("Complaints say what to write instead", "[model]") {
  struct Row {
    std::string_view text, message;
  };
  const Row rows[] = {
      {"terms:\n- {kind: rent, form: 2019}\n", "no field 'form' here; did you mean 'from'?"},
      {"terms:\n- {kind: rent, from: 2019-02-30}\n", "February 2019 has no day 30"},
      {"terms:\n- {kind: rent, from: 2020-06/2020-01}\n",
       "'2020-06/2020-01' ends before it begins; swap the two"},
      {"terms:\n- {kind: rent, from: 2019-13-01}\n", "a year has no month 13"},
      {"terms: {a: 1}\n", "this must be a list: write each item on lines of its own, behind '- '"},
      {"events:\n  deal: {kind: launch}\n  end: {kind: other}\n",
       "this must be a list: write each item on lines of its own, behind '- '"},
      {"parties: [Owner]\nterms:\n- {kind: rent, holder: ownr}\n",
       "no party 'ownr' in this model; did you mean 'owner'?"},
      {"terms:\n- {kind: rent, confidence: reportd}\n",
       "'reportd' is none of: confirmed, reported, inferred; did you mean 'reported'?"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<model::Model> model = model::from_yaml(row.text, "m.yaml");
    REQUIRE_FALSE(model);
    CHECK(model.problems().front().message == row.message);
    CHECK(model.problems().size() == 1);
  }
}
