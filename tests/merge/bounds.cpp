// SPDX-License-Identifier: MIT
// Whatever documents say of the same things, merging ends soon and gives a model that can be read.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "merge/story.h"
#include "model/from_yaml.h"
#include "model/to_yaml.h"

namespace inforce::test {
namespace {

// Documents that contradict each other in every way claims allow: a few events and terms of two
// parties, with days near and far, open, counted and impossible together.
std::vector<claims::Extraction> quarrel(std::mt19937& random) {
  const auto any = [&](auto& items) { return items[random() % std::size(items)]; };
  const std::string_view kinds[] = {"agreement-made", "agreement-amended", "agreement-amended",
                                    "agreement-ended"};
  const std::string_view terms[] = {"license", "royalty"};
  const std::string_view days[] = {
      "2015-03-03", "2015-03-10", "2016",     "1632",       "9999-12-31",  "2015-03",
      "-0044-03",   "XXXX-WXX-7", "XXXX-02",  "XXXX-XX-XX", "XXXX-02-29",  "XXXX-03 END",
      "XXXX-QX",    "P5Y",        "P100000Y", "P30D",       "XXXX-WXX-WE", "2028-06-30"};
  const Effect effects[] = {Effect::holds,   Effect::starts,   Effect::ends,    Effect::continues,
                            Effect::changes, Effect::suspends, Effect::resumes, Effect::steps};
  const Side sides[] = {Side::unspecified, Side::before, Side::after};
  const Role roles[] = {Role::at, Role::from, Role::until, Role::within, Role::by, Role::after};
  const std::string_view published[] = {"", "", "2015-03-04", "2016", "9999-12"};

  std::vector<claims::Extraction> docs;
  for (int d = 0; d < 4; ++d) {
    Doc doc("doc-" + std::to_string(d), any(published));
    doc.parties("Acme; Beta");
    const auto some_time = [&](std::size_t before) {
      const std::string_view day = any(days);
      const bool counts = day.front() == 'P' && before > 0;
      return counts ? apart(any(roles), day, random() % before, random() % 2 == 0 ? 1 : -1)
                    : time(any(roles), day);
    };
    for (std::size_t e = 0; e < 3; ++e) {
      const auto event = doc.event(std::string(any(kinds)), "Acme, Beta", "Something happened");
      for (std::size_t n = random() % 3; n > 0; --n) doc[event].times.push_back(some_time(e));
      doc[event].news = random() % 2 == 0;
    }
    for (int t = 0; t < 4; ++t) {
      if (random() % 3 != 0) doc.change(random() % 3);
      const auto term = doc.term(std::string(any(terms)), any(effects), "Acme", "Beta", "It holds");
      for (std::size_t n = random() % 3; n > 0; --n) doc[term].times.push_back(some_time(3));
      doc[term].side = any(sides);
      if (random() % 2 == 0) doc[term].attributes = {{"capped", random() % 2 ? "true" : "false"}};
    }
    docs.push_back(doc.get());
  }
  return docs;
}

}  // namespace

TEST_CASE("a quarrel of documents becomes a model that can be read", "[merge]") {
  std::mt19937 random(1);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    std::vector<claims::Extraction> docs = quarrel(random);
    const std::string yaml = model::to_yaml(merged(docs));
    const Result<model::Model> model = model::from_yaml(yaml, "merged.yaml");
    if (!model) FAIL(to_string(model.problems().front()));
    std::reverse(docs.begin(), docs.end());
    REQUIRE(model::to_yaml(merged(docs)) == yaml);
  }
}

TEST_CASE("today is the day of publication, or the day before", "[merge]") {
  Doc doc("note");
  doc.parties("Acme; Beta");
  const auto old = doc.event("funding-round", "Acme", "Acme raised money on 3 March 2015");
  doc[old].times = {time(Role::at, "2015-03-03")};
  const auto amended =
      doc.event("agreement-amended", "Acme, Beta", "Today Acme and Beta amended it");
  doc[amended].times = {time(Role::at, "XXXX-XX-XX")};
  Doc wire("wire");
  wire.parties("Acme; Beta");
  const auto same =
      wire.event("agreement-amended", "Acme, Beta", "They amended it on 4 March 2015");
  wire[same].times = {time(Role::at, "2015-03-04")};
  CHECK(dump_documents(merged({doc.get(), wire.get()})) ==
        "note 2015-03-04/2015-03-05\n"
        "wire 2015-03-04/..\n");
}

TEST_CASE("a version that is over before it begins never took effect", "[merge]") {
  Doc doc("contract", "2015-03-03");
  doc.parties("Acme; Beta");
  const auto made = doc.event("agreement-made", "Acme, Beta", "They agreed on 3 March 2015");
  doc[made].times = {time(Role::at, "2015-03-03")};
  const auto amended = doc.event("agreement-amended", "Acme, Beta", "and amended it in 2016");
  doc[amended].times = {time(Role::at, "2016-05-01")};
  doc.change(made);
  const auto first = doc.term("license", Effect::starts, "Acme", "Beta", "a licence from 2018");
  doc[first].times = {time(Role::from, "2018-01-01")};
  doc[first].attributes = {{"exclusive", "true"}};
  const auto old = doc.term("royalty", Effect::starts, "Beta", "Acme", "a royalty until 2014");
  doc[old].times = {time(Role::until, "2014")};
  doc.change(amended);
  const auto goes_on = doc.term("royalty", Effect::changes, "Beta", "Acme", "a royalty of 5%");
  doc[goes_on].attributes = {{"rate", "5%"}};
  const auto second = doc.term("license", Effect::changes, "Acme", "Beta", "not exclusive");
  doc[second].attributes = {{"exclusive", "false"}};
  const model::Model model = merged({doc.get()});
  CHECK(dump_terms(model) ==
        "license-acme-1: exclusive=false 2018-01-01 .. on known 2015-03-03\n"
        "royalty-beta-1: 2015-03-03 .. 2016-04-30 known 2015-03-03\n"
        "royalty-beta-2: rate=5% 2016-05-01 .. on known 2015-03-03\n");
  CHECK(dump_conflicts(model) ==
        "royalty-beta-1 until: goes on (contract) | 2014-12-31 (contract)\n");
}

}  // namespace inforce::test
