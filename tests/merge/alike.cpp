// SPDX-License-Identifier: MIT
// What sources say differently of one event is a conflict; two events stay two.
#include <catch2/catch.hpp>

#include "merge/story.h"

namespace inforce::test {
namespace {

Doc telling(std::string id, std::string_view kind, std::string_view day, std::string_view amount,
            std::string_view quote) {
  Doc doc(std::move(id), "2015-04-01");
  doc.parties("Acme; Beta");
  const auto event = doc.event(std::string(kind), "Acme, Beta", quote);
  doc[event].times = {time(Role::at, day)};
  if (!amount.empty()) doc[event].amounts = {{std::string(amount), "USD", "", {}}};
  return doc;
}

std::string told(const std::vector<claims::Extraction>& docs) {
  const model::Model model = merged(docs);
  return dump_events(model) + dump_conflicts(model);
}

}  // namespace

TEST_CASE("days that differ slightly are a conflict of one event", "[merge]") {
  const std::string_view quote = "Acme completed the purchase of the Beta interest";
  CHECK(told({telling("a", "acquisition", "2015-03-28", "", quote).get(),
              telling("b", "acquisition", "2015-03-29", "", quote).get()}) ==
        "acquisition 2015-03-28 acme,beta x2\n"
        "acquisition-acme-beta date: 2015-03-28 (a) | 2015-03-29 (b)\n");
  CHECK(told({telling("a", "acquisition", "2015-03-08", "", quote).get(),
              telling("b", "acquisition", "2015-03-29", "", quote).get()}) ==
        "acquisition 2015-03-08 acme,beta x1\n"
        "acquisition 2015-03-29 acme,beta x1\n");
}

TEST_CASE("a shortened name is the only longer one that begins so, beside the same partner",
          "[merge]") {
  const auto sale = [](std::string id, const std::string& seller, std::string_view others) {
    Doc doc(std::move(id), "2015-04-01");
    doc.parties(seller + "; Beta" + std::string(others));
    const auto event =
        doc.event("acquisition", seller + ", Beta", seller + " sold its mill to Beta");
    doc[event].times = {time(Role::at, "2015-03-28")};
    return doc.get();
  };
  CHECK(dump_events(merged({sale("a", "Acme", ""), sale("b", "Acme Foods", "")})) ==
        "acquisition 2015-03-28 acme,beta x2\n");
  // Which of two longer names it is, nobody can tell; and who is named beside it is another one.
  CHECK(dump_events(merged({sale("a", "Acme", ""), sale("b", "Acme Foods", "; Acme Air")})) ==
        "acquisition 2015-03-28 acme,beta x1\nacquisition 2015-03-28 acme-foods,beta x1\n");
  CHECK(dump_events(merged({sale("a", "Acme", ""), sale("b", "Acme Foods", "; Acme")})) ==
        "acquisition 2015-03-28 acme,beta x1\nacquisition 2015-03-28 acme-foods,beta x1\n");
}

TEST_CASE("amounts that differ slightly on one day are a conflict of one event", "[merge]") {
  CHECK(told({telling("a", "funding-round", "2015-03-28", "85", "Acme put $85 into Beta").get(),
              telling("b", "funding-round", "2015-03-28", "80", "Beta took $80 of Acme").get()}) ==
        "funding-round 2015-03-28 acme,beta USD85 x2\n"
        "funding-round-acme-beta amount: 85 (a) | 80 (b)\n");
  CHECK(told({telling("a", "funding-round", "2015-03-28", "85", "Acme put $85 into Beta").get(),
              telling("b", "funding-round", "2015-03-28", "20", "Beta took $20 of Acme").get()}) ==
        "funding-round 2015-03-28 acme,beta USD85 x1\n"
        "funding-round 2015-03-28 acme,beta USD20 x1\n");
}

TEST_CASE("a month of one document is no month of another's year", "[merge]") {
  const Doc year = telling("a", "agreement-made", "2010", "", "The 2010 deal of Acme and Beta");
  Doc month("b");
  month.parties("Acme; Beta");
  const auto deal = month.event("agreement-made", "Acme, Beta", "Acme and Beta agreed in February");
  month[deal].times = {time(Role::at, "XXXX-02")};
  CHECK(told({year.get(), month.get()}) ==
        "agreement-made XXXX-02 acme,beta x1\nagreement-made 2010 acme,beta x1\n");
}

TEST_CASE("to extend an agreement is to amend it, when both are told of one day", "[merge]") {
  const Doc extended = telling("a", "agreement-extended", "2015-03-02", "", "They extended it");
  CHECK(told({extended.get(),
              telling("b", "agreement-amended", "2015-03-02", "", "They rewrote it").get()}) ==
        "agreement-amended 2015-03-02 acme,beta x2\n");
  CHECK(told({extended.get(),
              telling("b", "agreement-amended", "2015-03-05", "", "They rewrote it").get()}) ==
        "agreement-extended 2015-03-02 acme,beta x1\n"
        "agreement-amended 2015-03-05 acme,beta x1\n");
}

TEST_CASE("two amendments in one document are two", "[merge]") {
  Doc doc = telling("a", "agreement-amended", "2015-03-02", "", "They amended it on 2 March");
  const auto second =
      doc.event("agreement-amended", "Acme, Beta", "They amended it again on 7 March");
  doc[second].times = {time(Role::at, "2015-03-07")};
  CHECK(told({doc.get(),
              telling("b", "agreement-amended", "2015-03-02", "", "An amendment").get()}) ==
        "agreement-amended 2015-03-02 acme,beta x2\n"
        "agreement-amended 2015-03-07 acme,beta x1\n");
}

}  // namespace inforce::test
