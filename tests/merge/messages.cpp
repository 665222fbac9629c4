// SPDX-License-Identifier: MIT
// Mails that hold older ones: documents of their own day, and one source.
#include <catch2/catch.hpp>

#include "merge/story.h"

namespace inforce::test {
namespace {

// The mail says 5%, the one it quotes something else.
claims::Extraction mail(std::string_view day, std::string_view quoted_day,
                        std::string_view quoted) {
  Doc doc("mail", day);
  doc.parties("Acme; Beta");
  for (const std::string_view rate : {std::string_view("5%"), quoted}) {
    const auto claim = doc.term("royalty", Effect::holds, "Beta", "Acme", "it pays");
    doc[claim].attributes = {{"rate", std::string(rate)}};
  }
  claims::Extraction said = doc.get();
  said.messages.emplace_back();
  if (!quoted_day.empty()) said.messages[0].published = edtf::parse(quoted_day);
  said.claims[1].message = 1;
  return said;
}

std::string dump(const std::vector<claims::Extraction>& docs) {
  const model::Model model = merged(docs);
  return dump_terms(model) + dump_conflicts(model);
}

}  // namespace

TEST_CASE("a mail follows the older ones in it, however soon", "[merge]") {
  CHECK(dump({mail("2021-03-02", "2021-02-01", "4%")}) ==
        "royalty-beta-1: rate=4% ../2021-02-01 .. on known 2021-02-01..2021-03-02\n"
        "royalty-beta-2: rate=4% ../2021-02-01 .. 2021-02-01/2021-03-01 known 2021-03-02\n"
        "royalty-beta-3: rate=5% 2021-02-02/2021-03-02 .. on known 2021-03-02\n");
  CHECK(dump({mail("2021-03-02", "2021-03-02", "4%")}) ==
        "royalty-beta-1: rate=4% ../2021-03-02 .. 2021-03-01 known 2021-03-02\n"
        "royalty-beta-2: rate=5% 2021-03-02 .. on known 2021-03-02\n");
  CHECK(dump({mail("2021-03-02", "", "4%")}) ==
        "royalty-beta-1: rate=4% ../2021-03-02 .. 2020-11-29/2021-03-01 known 2021-03-02\n"
        "royalty-beta-2: rate=5% 2020-11-30/2021-03-02 .. on known 2021-03-02\n");
  // Where nobody dates the mail, it is followed, and what it quotes stands against it.
  CHECK(dump_conflicts(merged({mail("", "", "4%")})) ==
        "royalty-beta-1 rate: 5% (mail) | 4% (mail-message-2)\n");
  CHECK(dump_conflicts(merged({mail("", "2021-02-01", "4%")})) ==
        "royalty-beta-2 rate: 5% (mail) | 4% (mail-message-2)\n");
}

TEST_CASE("an older mail is a document of its file, dated by the mail that quotes it", "[merge]") {
  CHECK(dump_documents(merged({mail("2021-03-02", "2021-02-01", "4%")})) ==
        "mail-message-2 2021-02-01\nmail 2021-03-02\n");
  CHECK(dump_documents(merged({mail("2021-03-02", "", "4%")})) ==
        "mail-message-2 ../2021-03-02\nmail 2021-03-02\n");
  CHECK(dump_documents(merged({mail("", "2021-02-01", "4%")})) ==
        "mail-message-2 2021-02-01\nmail 2021-02-01/..\n");
  // Its name is free to take.
  const Doc other("mail-message-2", "2021-01-01");
  CHECK(dump_documents(merged({other.get(), mail("2021-03-02", "2021-02-01", "4%")})) ==
        "mail-message-2-2 2021-02-01\nmail 2021-03-02\nmail-message-2 2021-01-01\n");
}

TEST_CASE("a person's decision on a mail reaches the older ones in it", "[merge][overlay]") {
  const auto overlay = merge::parse_overlay(
      "decisions: [{reject: {doc: mail, quote: it paid}, by: E, because: a joke}]", "o.yaml");
  REQUIRE(overlay);
  claims::Extraction said = mail("2021-03-02", "2021-02-01", "4%");
  said.text.replace(said.text.rfind("pays"), 4, "paid");
  CHECK(dump_terms(merged({said}, *overlay)) ==
        "royalty-beta-1: rate=5% ../2021-03-02 .. on known 2021-03-02\n");
}

TEST_CASE("a mail that lies in other files, too, is one document, and its answer follows it",
          "[merge]") {
  const auto by_itself = [](std::string id, std::string_view day, std::string_view quote) {
    Doc doc(std::move(id), day);
    doc.parties("Acme; Beta");
    const auto claim = doc.term("royalty", Effect::holds, "Beta", "Acme", quote);
    doc[claim].attributes = {{"rate", "4%"}};
    return doc.get();
  };
  claims::Extraction answer = mail("2021-03-02", "", "4%");
  answer.text = "it gives\nit\n> pays\n";
  answer.claims[0].quote = {0, 8};
  answer.claims[1].quote = {9, 18};
  claims::Extraction second = answer;
  second.doc = "second";
  second.claims[0].attributes = {{"rate", "4%"}};
  const std::string followed =
      "royalty-beta-1: rate=4% ../2021-02-01 .. on known 2021-02-01..2021-03-02\n"
      "royalty-beta-2: rate=4% ../2021-02-01 .. 2021-02-01/2021-03-01 known 2021-03-02\n"
      "royalty-beta-3: rate=5% 2021-02-02/2021-03-02 .. on known 2021-03-02\n";
  const claims::Extraction original = by_itself("original", "2021-02-01", "it pays");
  CHECK(dump({original, answer}) == followed);
  CHECK(dump_documents(merged({original, answer})) == "mail 2021-03-02\noriginal 2021-02-01\n");
  // Its day is another, or not its words: two documents.
  answer.messages[0].published = edtf::parse("2021-01-05");
  CHECK(dump_documents(merged({original, answer})) ==
        "mail-message-2 2021-01-05\nmail 2021-03-02\noriginal 2021-02-01\n");
  answer.messages[0].published.reset();
  CHECK(dump_documents(merged({by_itself("original", "2021-02-01", "it paid"), answer})) ==
        "mail-message-2 ../2021-03-02\nmail 2021-03-02\noriginal 2021-02-01\n");
  CHECK(dump_documents(merged({by_itself("original", "2021-04-01", "it pays"), answer})) ==
        "mail-message-2 ../2021-03-02\nmail 2021-03-02\noriginal 2021-04-01\n");
  // Two files have it, and it lies in none of its own.
  CHECK(dump_documents(merged({answer, second})) ==
        "mail-message-2 ../2021-03-02\nmail 2021-03-02\nsecond 2021-03-02\n");
}

TEST_CASE("a file is one source, whatever it quotes", "[merge]") {
  Doc wire("wire", "2021-03-01");
  wire.parties("Acme; Beta");
  const auto claim = wire.term("royalty", Effect::holds, "Beta", "Acme", "it pays 6%");
  wire[claim].attributes = {{"rate", "6%"}};
  CHECK(dump({mail("2021-03-02", "2021-03-01", "5%"), wire.get()}) ==
        "royalty-beta-1: rate=5% ../2021-03-01 .. on known 2021-03-01\n"
        "royalty-beta-1 rate: 5% (mail,mail-message-2) | 6% (wire)\n");
  const model::Model model = merged({mail("2021-03-02", "2021-03-01", "5%"), wire.get()});
  REQUIRE(model.conflicts.size() == 1);
  CHECK(model.conflicts[0].because == "as many sources on either side; the one read first");
}

}  // namespace inforce::test
