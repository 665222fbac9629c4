// SPDX-License-Identifier: MIT
#include <algorithm>

#include "claims/fixture.h"

TEST_CASE("a sentence claims what its grammar says, and no more", "[claims]") {
  struct Row {
    std::string text, claims;
  };
  // A pair of names first, so that every row knows whose agreement is spoken of.
  static const std::string kLead = "Acme and Beta signed a supply agreement in 2015. ";
  const Row rows[] = {
      {"Acme will no longer pay Beta a royalty.", "revenue-share ends holder=Beta bound=Acme"},
      {"Acme will continue to pay Beta a share of its revenue through 2030.",
       "revenue-share continues holder=Beta bound=Acme until:2030"},
      {"Beta's licence to Acme's patents, now non-exclusive, runs through 2032.",
       "license changes after holder=Beta bound=Acme exclusive=false until:2032"},
      {"Beta's licence will expire in 2032.",
       "license holds after holder=Beta bound=Acme within:2032"},
      {"Acme is no longer tied exclusively to Beta.", "exclusivity ends holder=Beta bound=Acme"},
      {"Beta remains Acme's primary logistics provider.",
       "primary-provider continues holder=Beta bound=Acme"},
      {"Acme can now sell its pumps through any distributor.",
       "distribution-right starts after holder=Acme bound=Beta"},
      {"Beta reportedly holds a right of first refusal over new plants.",
       "right-of-first-refusal holds after reported holder=Beta bound=Acme"},
      // Not stated as so: nothing is claimed.
      {"If Acme sells the plant, the licence ends.", ""},
      {"Will Beta keep its exclusive licence?", ""},
      {"A licence of this kind is common.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string all = test::dump(test::read(kLead + row.text));
    const std::string lead = test::dump(test::read(kLead));
    REQUIRE(all.rfind(lead, 0) == 0);
    const std::string rest = all.substr(lead.size());
    CHECK((rest.empty() ? rest : rest.substr(2)) == row.claims);
  }
}

TEST_CASE("every frame reads its own examples and leaves what it must", "[claims]") {
  std::size_t examples = 0;
  for (const inforce::pack::Frame& frame : test::agreements().frames) {
    const auto claimed = [&](const std::string& text) {
      const inforce::claims::Extraction extraction = test::read(text);
      return std::any_of(extraction.claims.begin(), extraction.claims.end(),
                         [&](const auto& claim) { return claim.rule == frame.rule; });
    };
    for (const std::string& text : frame.reads) {
      INFO(inforce::to_string(inforce::error("example", frame.place, frame.rule + ": " + text)));
      CHECK(claimed(text));
      ++examples;
    }
    for (const std::string& text : frame.leaves) {
      INFO(inforce::to_string(inforce::error("example", frame.place, frame.rule + ": " + text)));
      CHECK_FALSE(claimed(text));
      ++examples;
    }
  }
  CHECK(examples > 15);
}

TEST_CASE("every quote is words of the text", "[claims]") {
  const std::string text =
      "\xEF\xBB\xBF# Übernahme – a “deal”\n\nAcme’s exclusive licence ended on 3 May 2020…\n\n"
      "| Term | Before | After |\n|---|---|---|\n| Acme → Beta royalty | 5% | none |\n";
  const inforce::claims::Extraction extraction = test::read(text);
  REQUIRE_FALSE(extraction.claims.empty());
  for (const inforce::claims::Claim& claim : extraction.claims) {
    CHECK(claim.quote.begin < claim.quote.end);
    CHECK(claim.quote.end <= text.size());
  }
}

TEST_CASE("the day a document was published on", "[claims]") {
  struct Row {
    std::string text, published;
  };
  const Row rows[] = {
      {"---\ntitle: A deal\ndate: 2024-05-03\n---\n\nAcme grew.", "2024-05-03"},
      {"A deal\n\nMarch 5, 2026\n\nAcme grew.", "2026-03-05"},
      {"A deal\n\nLISBON, 3 May 2024 (Wire) - Acme grew.", "2024-05-03"},
      {"A deal\n\nBy A. Writer. Published 12 September 2023.\n\nAcme grew.", "2023-09-12"},
      // Heads of letters, with hour and zone.
      {"From: A. Lee\nDate: Mon, 04 Mar 2019 09:12:00 +0100\nSubject: Mills\n\nAcme grew.",
       "2019-03-04"},
      {"From: A. Lee\nSent: Monday, March 4, 2019 9:12 AM\nTo: B. Ray\n\nAcme grew.", "2019-03-04"},
      {"Date: 2019-03-04T09:12:00Z\nFrom: A. Lee\n\nAcme grew.", "2019-03-04"},
      {"Published 12 June 2019 10:30\n\nAcme grew.", "2019-06-12"},
      // Emphasis round it.
      {"*12 June 2019* - Acme grew.", "2019-06-12"},
      {"**LISBON, 12 June 2019** \u2014 Acme grew.", "2019-06-12"},
      {"_Published: 12 June 2019_\n\nAcme grew.", "2019-06-12"},
      {"*Posted on 12 June 2019 by A. Lee*\n\nAcme grew.", "2019-06-12"},
      {"A sheet of the library. Last revised 29 April 2016.\n\nAcme grew.", "2016-04-29"},
      // A text of two days is of some day between them.
      {"Updated 14 June 2019, first published 12 June 2019\n\nAcme grew.", "2019-06-12/2019-06-14"},
      {"First published: 12 June 2019\nLast updated: 14 June 2019 at 10:30 BST\n\nAcme grew.",
       "2019-06-12/2019-06-14"},
      // A magazine gives its month.
      {"A deal\n\n*The Brewer's Ledger, March 2021*\n\nAcme grew.", "2021-03"},
      {"CEMENT REVIEW \u00b7 February 2018\n\nA deal\n\nAcme grew.", "2018-02"},
      {"Bulletin of the Society, No. 12 (May 2014)\n\nAcme grew.", "2014-05"},
      {"A deal\n\nPublished March 2021\n\nAcme grew.", "2021-03"},
      {"---\ndate: 2021-03\n---\n\nAcme grew.", "2021-03"},
      {"Report for March 2021\n\nAcme grew.", ""},
      {"Events since March 2021\n\nAcme grew.", ""},
      {"March 2021\n\nAcme grew.", ""},
      {"Licence Agreement, March 2021\n\nAcme grew.", ""},
      {"# The Fall of Acme, March 2021\n\nAcme grew.", ""},
      {"Acme grew. March 2021\n\nBeta did not.", ""},
      {"A deal\n\nThe Brewer's Ledger, March 2021\n\n5 March 2021\n\nAcme grew.", "2021-03-05"},
      // A story's own dates are not the document's.
      {"Acme issued shares on 3 May 2012.", ""},
      {"The last lease was signed on 3 May 2012.", ""},
      {"From: A. Lee\nSubject: The lease dated 3 May 2012\n\nAcme grew.", ""},
      {"Updated 14 June 2019, after the lease of 12 June 2017\n\nAcme grew.", ""},
      {"A deal\n\nAcme was founded on 3 May 2004.", ""},
      {"A deal\n\nIn 2019 Acme grew.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto published = test::read(row.text).published;
    CHECK((published ? published->text : "") == row.published);
  }
}

TEST_CASE("the line with the day is no title", "[claims]") {
  CHECK(test::read("Published: 3 May 2024\n\nA deal at last\n\nAcme grew.").title ==
        "A deal at last");
  CHECK(test::read("Published: 3 May 2024\n\nAcme grew.").title.empty());
  CHECK(test::read("A deal at last\n\nPublished: 3 May 2024\n\nAcme grew.").title ==
        "A deal at last");
  CHECK(test::read("# News of 3 May 2024\n\nAcme grew.").title == "News of 3 May 2024");
}

TEST_CASE("what a text of two days calls yesterday is before either", "[claims]") {
  const inforce::claims::Extraction extraction = test::read(
      "Updated 14 June 2019, first published 12 June 2019\n\nAcme bought Beta yesterday. It had "
      "bought Cargo on 3 May 2018.");
  std::string days;
  for (const inforce::claims::Claim& claim : extraction.claims) {
    for (const inforce::claims::Time& time : claim.times) days += time.when.edtf + " ";
  }
  CHECK(days == "2019-06-11/2019-06-13 2018-05-03 ");
}

TEST_CASE("a dateline is the paper's day, and the event's only if nothing else is", "[claims]") {
  const auto told = [](const std::string& text) {
    const inforce::claims::Extraction extraction = test::read(text);
    REQUIRE(extraction.claims.size() == 1);
    std::string all(extraction.claims[0].quote.of(extraction.text));
    for (const inforce::claims::Time& time : extraction.claims[0].times)
      all += " | " + time.when.edtf;
    return all;
  };
  CHECK(told("LISBON, 10 May 2016 (Wire) - Acme raised $40 million in a funding round in April "
             "2016.") == "Acme raised $40 million in a funding round in April 2016. | 2016-04");
  CHECK(told("10 May 2016 - Acme raised $40 million in a funding round last week.") ==
        "Acme raised $40 million in a funding round last week. | 2016-05-02/2016-05-08");
  CHECK(told("10 May 2016 - Acme raised $40 million in a funding round.") ==
        "10 May 2016 - Acme raised $40 million in a funding round. | 2016-05-10");
}

TEST_CASE("a day behind another noun is not the act's", "[claims]") {
  for (const std::string text :
       {"Acme bought a stake in Beta under the agreement of 3 May 2012.",
        "Beta raised $40 million in a funding round as the prospectus of 3 May 2012 had said."}) {
    CAPTURE(text);
    const inforce::claims::Extraction extraction = test::read(text);
    REQUIRE_FALSE(extraction.claims.empty());
    for (const inforce::claims::Claim& claim : extraction.claims) {
      CAPTURE(claim.kind);
      CHECK(claim.times.empty() == (claim.kind != "agreement-made"));
    }
  }
}

TEST_CASE("a party has its whole name, and a state its short one, too", "[claims]") {
  const auto names = [](const std::string& text) {
    std::string all;
    for (const auto& party : test::read(text).parties) all += party.name + ". ";
    return all;
  };
  CHECK(
      names("The Port of Rostvik sued Halvard, Inc. in 2019. Halvard paid the Port of Rostvik.") ==
      "Halvard. Port of Rostvik. ");
  CHECK(names("Bolt Energy plc lengthened its charter with Orma plc.") == "Bolt Energy. Orma. ");
  CHECK(names("Dunmore & Co. licensed the mark to Tarn & Sons Ltd in May.") ==
        "Dunmore & Co. Tarn & Sons. ");
  CHECK(names("Orma sells the drug in Varda and Orsini.") == "Orma. ");
  CHECK(names("Tarn Sensing, Inc. (the \"Company\") sued Orma AB in May. The Company paid Orma.") ==
        "Tarn Sensing. Orma. ");
  CHECK(names("Maison Tarn S.A. (\"Tarn\") sued Orma S.p.A. in May. Tarn paid Orma.") ==
        "Tarn. Orma. ");
  CHECK(names("Orma sued Tarn & Sons Ltd. Orma won.") == "Orma. Tarn & Sons. ");
  CHECK(names("The Kingdom of Ostrany and Maravel signed a treaty. Ostrany ratified it.") ==
        "Ostrany. Maravel. ");
  CHECK(names("Orphic Ltd. (LON: ORP) and Merrow announced a deal. The pact is new.") ==
        "Merrow. Orphic. ");
  CHECK(names("Orma AB and Tarn Ltd entered into a Licence and Supply Agreement (the \"Licence "
              "Agreement\"). The Licence Agreement obliges Orma to pay Tarn.") == "Orma. Tarn. ");
  CHECK(names("Orma put $40 million into Tarn. Orma built it into Falcon.") == "Orma. Tarn. ");
  CHECK(names("Orma plc (\"Orma\" or the \"Company\") sued Tarn AB in May. The Company won.") ==
        "Orma. Tarn. ");
  CHECK(names("Orma, Inc., an Ohio corporation (\"Orma\"), and Tarn GmbH, of Mill Lane, Oslo "
              "(\"Tarn\"), signed a licence. Orma pays Tarn.") == "Orma. Tarn. ");
  CHECK(names("Orma Seeds Ltd. (the \"Corporation\") pays Tarn 9% of U.S. net sales. The "
              "Corporation left Tarn.") == "Orma Seeds. Tarn. ");
  CHECK(names("\"We like it,\" said Marc Vale, the trust's chief executive. Orma pays Tarn.") ==
        "Orma. Tarn. ");
  CHECK(names("HARLAN, Maine - Tarn Mills bought a stake in Orma from a bank in May, and Harlan's "
              "mayor "
              "was pleased.") == "Orma. Tarn Mills. ");
  CHECK(names("Sylvan will sell to others, a result of the Orrin deal of May.") ==
        "Orrin. Sylvan. ");
}

TEST_CASE("who is left over of two is the other side, but not of three", "[claims]") {
  const auto reads = [](const std::string& text, const std::string& claim) {
    const std::string all = test::dump(test::read(text));
    CAPTURE(all);
    CHECK(all.find(claim) != std::string::npos);
  };
  reads("Tarn plc and Orma AB signed a licence on 3 May 2019. Tarn has a right of first refusal.",
        "right-of-first-refusal holds holder=Tarn bound=Orma");
  const std::string three =
      "Tarn plc, Orma AB and Varda Oy signed a supply agreement on 3 May 2019. ";
  reads(three + "Tarn has a right of first refusal.",
        "right-of-first-refusal holds after holder=Tarn");
  CHECK(test::dump(test::read(three + "Tarn has a right of first refusal.")).find("bound=") ==
        std::string::npos);
  reads(three + "Of Orma's shares, Tarn has a right of first refusal.",
        "right-of-first-refusal holds after holder=Tarn bound=Orma");
  reads(
      "The algae come from the Tarn Institute on the coast, whose licence to Orma ended in May "
      "2019. Orma paid the Tarn Institute.",
      "license ends holder=Orma bound=Tarn Institute");
}

TEST_CASE("we are those who publish the text", "[claims]") {
  const std::string text =
      "Acme has signed a supply contract with Beta. Beta will pay us a royalty of 5% of sales. "
      "Beta "
      "is also investing $3 million in us.";
  const std::string all = test::dump(test::read(text));
  CAPTURE(all);
  CHECK(all.find("holder=Acme bound=Beta rate=5%") != std::string::npos);
}

TEST_CASE("whose name heads a report or a letter says we in it", "[claims]") {
  const auto reads = [](const std::string& text, const std::string& claim) {
    const std::string all = test::dump(test::read(text));
    CAPTURE(all);
    CHECK(all.find(claim) != std::string::npos);
  };
  reads(
      "**TARN THERAPEUTICS, INC.**\n**Annual report for the year ended 31 December 2018**\n\n"
      "In 2017 we granted Orma AB an exclusive licence to the drug. Trials go on.\n",
      "license starts holder=Orma bound=TARN THERAPEUTICS");
  reads(
      "Tarn Panels Ltd\nMill Lane\n\nMs A. Ray\nOrma Freight Limited\nLeeds\n\nOur ref: AR/12\n"
      "Date: 20 November 2019\n\nDear Ann\n\nFrom 1 January 2020 Orma has a right of first "
      "refusal on our second plant.\n",
      "right-of-first-refusal holds holder=Orma bound=Tarn Panels");
  const std::string grants =
      "In 2017 we granted Orma AB an exclusive licence to the drug. Trials go on.\n";
  reads("# Tarn Foods plc, Annual Report 2018\n\n" + grants,
        "license starts holder=Orma bound=Tarn Foods");
  reads("---\ntitle: Tarn Foods plc - Annual Report 2018\ndate: 2019-03-02\n---\n\n" + grants,
        "license starts holder=Orma bound=Tarn Foods");
  reads("# More to come\n\n*The Tarn blog. Posted on January 22, 2018*\n\n" + grants,
        "license starts holder=Orma bound=Tarn");
  reads("# Questions\n\n*Tarn Help Centre. Updated 9 March 2018*\n\n" + grants,
        "license starts holder=Orma bound=Tarn");
  // Who is asked answers for the firm.
  reads("# \"I like it\"\n\n*Tarn's chief executive, Ann Lee, on money*\n\nHow is Orma?\n\nFine. " +
            grants + "\nIs it dear?\n\nNo.\n\nWhat else?\n\nNothing.\n",
        "license starts holder=Orma bound=Tarn");
  // A newspaper's name does not.
  reads(
      "GROCERY BUYER -- 21 November 2016\n\nTarn and Orma signed a contract on 3 May 2016. Tarn "
      "described it to us as a marriage. Tarn is the sole supplier of Orma.\n",
      "holder=Tarn bound=Orma");
}

TEST_CASE("who is named once, with a time or a word about it before the verb, is a party",
          "[claims]") {
  const std::string lines[] = {
      "Kessler Auto granted Vanta Batteries a licence.",
      "Kessler Auto on Tuesday granted Vanta Batteries a licence.",
      "Kessler Auto last week granted Vanta Batteries a licence.",
      "Kessler Auto, based in Berlin, granted Vanta Batteries a licence.",
      "Kessler Auto, the German carmaker, granted battery maker Vanta Batteries a licence.",
  };
  for (const std::string& line : lines) {
    const std::string claims = test::dump(test::read(line));
    INFO(line << '\n' << claims);
    CHECK(claims.find("holder=Vanta Batteries bound=Kessler Auto") != std::string::npos);
  }
}

TEST_CASE("clauses have the groups that their verbs bind", "[claims]") {
  CHECK(test::parsed("Acme on Tuesday granted Beta a licence to its films.") ==
        "[noun Acme] [prep on] [noun Tuesday] [verb granted] [noun Beta] [noun a licence] "
        "[prep to] [noun its films] [. .] \n"
        "  granted: subject=Acme indirect=Beta object=a licence to=its films\n");
  CHECK(test::parsed("The licence that Acme gave Beta will not end.") ==
        "[noun The licence] [rel that] [noun Acme] [verb gave] [noun Beta] [verb will not end] "
        "[. .] \n"
        "  gave: subject=Acme indirect=Beta object=The licence\n"
        "  will not end not: subject=The licence\n");
  CHECK(test::parsed("The stake Acme bought in 2018 was sold.") ==
        "[noun The stake] [noun Acme] [verb bought] [prep in] [noun 2018] [verb was sold] [. .] \n"
        "  bought: subject=Acme object=The stake in=2018\n"
        "  was sold passive: subject=The stake\n");
  CHECK(test::parsed("The brewer Acme bought a stake in 2018.") ==
        "[noun The brewer Acme] [verb bought] [noun a stake] [prep in] [noun 2018] [. .] \n"
        "  bought: subject=The brewer Acme object=a stake in=2018\n");
  CHECK(test::parsed("Acme agreed in May to sell its stake.") ==
        "[noun Acme] [verb agreed] [prep in] [noun May] [verb to sell] [noun its stake] [. .] \n"
        "  agreed: subject=Acme in=May\n"
        "  to sell non-finite: subject=Acme object=its stake ruled-by=0\n");
}
