// SPDX-License-Identifier: MIT
// What holds for every text: quotes lie inside it, the same text gives the same record, nothing
// crashes.
#include <catch2/catch.hpp>
#include <random>

#include "base/file.h"
#include "contracts/from_text.h"
#include "contracts/reading.h"
#include "loaded.h"

namespace inforce::contracts {
namespace {

void check(std::string_view text) {
  const Reading reading = read(text, wordings());
  std::uint32_t end = 0;
  for (const Word& word : reading.words) {
    REQUIRE(end <= word.begin);
    REQUIRE(word.begin <= word.end);
    REQUIRE(word.end <= text.size());
    end = word.end;
  }
  for (const Finding& finding : reading.findings) {
    const Sentence& sentence = reading.layout.sentences[finding.sentence];
    REQUIRE(finding.match.first >= sentence.first);
    REQUIRE(finding.match.last <= sentence.last);
  }
  const Agreement agreement = from_text(text, wordings());
  std::vector<Span> quotes{agreement.title};
  const auto add = [&](const auto& field) {
    if (field) quotes.push_back(field->quote);
  };
  add(agreement.agreement_date);
  add(agreement.effective_date);
  add(agreement.expiration_date);
  add(agreement.renewal);
  add(agreement.notice);
  add(agreement.governing_law);
  for (const PartyName& party : agreement.parties) quotes.push_back(party.quote);
  for (const Clause& clause : agreement.clauses) quotes.push_back(clause.quote);
  for (const Span quote : quotes) {
    REQUIRE(quote.begin <= quote.end);
    REQUIRE(quote.end <= text.size());
  }
}

TEST_CASE("any bytes are read") {
  const std::string pieces[] = {"This Agreement",
                                " is made as of ",
                                "May 2, 2016",
                                "\n\n",
                                "1.1 ",
                                "\"",
                                "(the \"",
                                "Term",
                                "\")",
                                "renew ",
                                "automatically ",
                                "[***]",
                                "%",
                                "$5,000",
                                "notice ",
                                ".",
                                "\xE2\x80\x9C",
                                "\xE2",
                                "\xC3\xA9",
                                "five (5) years",
                                "laws of ",
                                "Ohio",
                                "-",
                                "exclusive ",
                                "non-",
                                "Section 4",
                                "unless ",
                                "\0",
                                "0000000000",
                                "99999999999999 days"};
  std::mt19937 random(20160502);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const std::size_t length = random() % 120;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % std::size(pieces)];
    if (!text.empty() && round % 3 == 0)
      text[random() % text.size()] = static_cast<char>(random() % 256);
    CAPTURE(text);
    check(text);
  }
  check("");
  check("\n");
}

TEST_CASE("a hostile text costs bounded time") {
  std::string text;
  for (int i = 0; i < 40000; ++i)
    text += "term of this agreement grant exclusive notice five years ";
  check(text);
}

}  // namespace
}  // namespace inforce::contracts
