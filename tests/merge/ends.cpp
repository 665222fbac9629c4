// SPDX-License-Identifier: MIT
// From and until when an agreement applies, and what that does to its terms.
#include <catch2/catch.hpp>

#include "merge/story.h"

namespace inforce::test {
namespace {

// An agreement of 3 March 2015 with a royalty and a licence.
Doc contract() {
  Doc doc("contract", "2015-03-04");
  doc.parties("Acme; Beta");
  const auto made = doc.event("agreement-made", "Acme, Beta", "They agreed on 3 March 2015");
  doc[made].times = {time(Role::at, "2015-03-03")};
  doc.change(made);
  const auto royalty = doc.term("royalty", Effect::starts, "Acme", "Beta", "Beta pays Acme 5%");
  doc[royalty].attributes = {{"rate", "5%"}};
  return doc;
}

claims::Claim& reach(Doc& doc, std::size_t act, claims::Time when) {
  const auto says = doc.event("agreement-made", "Acme, Beta", "It applies for a time");
  doc[says].change = act;
  doc[says].times = {std::move(when)};
  return doc[says];
}

}  // namespace

TEST_CASE("an agreement's end is that of its terms, its effect their beginning", "[merge]") {
  Doc doc = contract();
  reach(doc, 0, time(Role::from, "2015-04-01"));
  reach(doc, 0, time(Role::until, "P4Y"));
  const auto own = doc.term("license", Effect::starts, "Beta", "Acme", "a licence until 2030");
  doc[own].times = {time(Role::until, "2030")};
  CHECK(dump_terms(merged({doc.get()})) ==
        "license-beta-1: 2015-04-01 .. 2030[2030-12-31] known 2015-03-04\n"
        "royalty-acme-1: rate=5% 2015-04-01 .. 2019-03-31 known 2015-03-04\n");
}

TEST_CASE("a date goes before a length, and a day before its year", "[merge]") {
  Doc doc = contract();
  reach(doc, 0, time(Role::until, "P4Y"));
  reach(doc, 0, time(Role::until, "2019"));
  reach(doc, 0, time(Role::until, "2019-06-30"));
  const model::Model model = merged({doc.get()});
  CHECK(dump_terms(model) == "royalty-acme-1: rate=5% 2015-03-03 .. 2019-06-30 known 2015-03-04\n");
  CHECK(dump_conflicts(model).empty());
}

TEST_CASE("an end that counts from a day nobody gives is no end", "[merge]") {
  Doc doc = contract();
  claims::Claim& ends = reach(doc, 0, time(Role::at, "P30D"));
  ends.kind = "agreement-ended";
  ends.modality = claims::Modality::planned;
  ends.times[0].when.distance = timex::Distance{};
  CHECK(dump_terms(merged({doc.get()})) ==
        "royalty-acme-1: rate=5% 2015-03-03 .. on known 2015-03-04\n");
}

TEST_CASE("a length counts from the day its own claim tells", "[merge]") {
  Doc doc = contract();
  const auto own = doc.term("license", Effect::starts, "Beta", "Acme", "two years from 1 May 2016");
  doc[own].times = {time(Role::until, "P2Y"), time(Role::from, "2016-05-01")};
  doc[own].times[0].when.distance = timex::Distance{1, {10, 20}};
  doc[own].times[1].when.words = {15, 20};
  CHECK(dump_terms(merged({doc.get()}))
            .starts_with("license-beta-1: 2016-05-01 .. 2018-04-30 known 2015-03-04\n"));
}

TEST_CASE("a change with a later effect leaves no gap", "[merge]") {
  Doc doc = contract();
  doc.change(doc.event("agreement-amended", "Acme, Beta", "They amended it on 1 May 2016"));
  const auto amended = doc.get().claims.size() - 1;
  doc[amended].times = {time(Role::at, "2016-05-01")};
  const auto royalty = doc.term("royalty", Effect::changes, "Acme", "Beta", "now 7%");
  doc[royalty].attributes = {{"rate", "7%"}};
  doc[royalty].times = {time(Role::from, "2016-07-01")};
  CHECK(dump_terms(merged({doc.get()})) ==
        "royalty-acme-1: rate=5% 2015-03-03 .. 2016-06-30 known 2015-03-04\n"
        "royalty-acme-2: rate=7% 2016-07-01 .. on known 2015-03-04\n");
}

TEST_CASE("what is to end later than the change that says so stands until then", "[merge]") {
  Doc doc = contract();
  const auto amended =
      doc.event("agreement-amended", "Acme, Beta", "They amended it on 1 May 2016");
  doc[amended].times = {time(Role::at, "2016-05-01")};
  doc.change(amended);
  const auto ends = doc.term("royalty", Effect::ends, "Acme", "Beta", "It ends on 30 June 2016");
  doc[ends].times = {time(Role::until, "2016-06-30")};
  Doc blog("blog", "2016-05-02");
  blog.parties("Acme; Beta");
  const auto news = blog.event("agreement-amended", "Acme, Beta", "They amended it on 1 May 2016");
  blog[news].times = {time(Role::at, "2016-05-01")};
  blog.change(news);
  blog.term("royalty", Effect::ends, "Acme", "Beta", "The royalty is gone");
  const model::Model model = merged({doc.get(), blog.get()});
  CHECK(dump_terms(model).find("2016-06-30") != std::string::npos);
  CHECK(dump_conflicts(model).empty());
}

TEST_CASE("an end that may be later is that of the agreement", "[merge]") {
  Doc doc = contract();
  const auto licence = doc.term("license", Effect::starts, "Beta", "Acme", "It renews itself");
  doc[licence].times = {time(Role::until, "2018-01-31/..")};
  CHECK(dump_terms(merged({doc.get()})).find("2018-01-31/..") != std::string::npos);
  Doc letter("letter", "2019-07-24");
  letter.parties("Acme; Beta");
  const auto notice =
      letter.event("agreement-ended", "Acme, Beta", "It will end on 31 January 2020");
  letter[notice].times = {time(Role::at, "2020-01-31")};
  letter[notice].modality = claims::Modality::planned;
  const std::string terms = dump_terms(merged({doc.get(), letter.get()}));
  CAPTURE(terms);
  CHECK(terms.find("license-beta-2: 2015-03-03 .. 2020-01-31") != std::string::npos);
}

TEST_CASE("a step that was agreed parts two versions, and the term goes on", "[merge]") {
  const auto stepped = [](std::string_view day, std::string_view later) {
    Doc doc = contract();
    const auto step = doc.term("royalty", Effect::steps, "Acme", "Beta", "and 3% from then on");
    doc[step].attributes = {{"rate", "3%"}};
    doc[step].was = {{"rate", "5%"}};
    doc[step].times = {time(Role::from, day)};
    std::vector<claims::Extraction> docs{doc.get()};
    if (!later.empty()) {  // who tells the new value later disagrees with nobody
      Doc told("later", later);
      told.parties("Acme; Beta");
      const auto now = told.term("royalty", Effect::holds, "Acme", "Beta", "Beta pays Acme 3%");
      told[now].attributes = {{"rate", "3%"}};
      docs.push_back(told.get());
    }
    const model::Model model = merged(docs);
    return dump_terms(model) + dump_conflicts(model);
  };
  CHECK(stepped("2018-01-01", "") ==
        "royalty-acme-1: rate=5% 2015-03-03 .. 2017-12-31 known 2015-03-04\n"
        "royalty-acme-2: rate=3% 2018-01-01 .. on known 2015-03-04\n");
  CHECK(stepped("P2Y", "2019-05-01") ==
        "royalty-acme-1: rate=5% 2015-03-03 .. 2017-03-02 known 2015-03-04\n"
        "royalty-acme-2: rate=3% 2017-03-03 .. on known 2015-03-04\n");
}

TEST_CASE("a term does not hold while it is suspended", "[merge]") {
  Doc doc = contract();
  const auto stops = doc.term("royalty", Effect::suspends, "Acme", "Beta", "suspended in April");
  doc[stops].times = {time(Role::from, "2020-04-01")};
  const auto back = doc.term("royalty", Effect::resumes, "Acme", "Beta", "and back at 4%");
  doc[back].times = {time(Role::from, "2021-06-01")};
  doc[back].attributes = {{"rate", "4%"}};
  CHECK(dump_terms(merged({doc.get()})) ==
        "royalty-acme-1: rate=5% 2015-03-03 .. 2020-03-31 known 2015-03-04\n"
        "royalty-acme-2: rate=4% 2021-06-01 .. on known 2015-03-04\n");
}

}  // namespace inforce::test
