// SPDX-License-Identifier: MIT
// Clauses of invented contracts, in the many ways such clauses are written, and what they say.
#include "contracts/from_text.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "loaded.h"

namespace inforce::contracts {
namespace {

Agreement read_all(std::string_view text) { return from_text(text, wordings()); }

std::string day(const std::optional<Quoted<Day>>& field) {
  return field ? to_string(field->value) : "";
}
std::string words(const std::optional<Quoted<std::string>>& field) {
  return field ? field->value : "";
}

struct Row {
  std::string_view clause;
  std::string_view value;
};

TEST_CASE("the date of a contract, whole and damaged") {
  const Row rows[] = {
      {"This Supply Agreement is made as of May 2, 2016, by and between Alder Inc. and Birch Ltd.",
       "2016-05-02"},
      {"THIS LEASE, made this 31  day of July, 2019 between Alder Inc. and Birch Ltd.",
       "2019-07-31"},
      {"This Agreement is entered into as of the 1s t day of June, 2004 by Alder Inc. and Birch "
       "Ltd.",
       "2004-06-01"},
      {"This Agreement is made as of [___], 2020 between Alder Inc. and Birch Ltd.", "2020"},
      {"This Agreement is made and entered into as of the [ ] day of [ ], 2020, by Alder Inc. and "
       "Birch Ltd.",
       "2020"},
      {"This Agreement is effective March ____, 2017, between Alder Inc. and Birch Ltd.",
       "2017-03"},
      {"This Agreement is made this twenty-first day of August, 2008, by Alder Inc. and Birch Ltd.",
       "2008-08-21"},
      {"This Agreement, dated 02 June, 2015, is between Alder Inc. and Birch Ltd.", "2015-06-02"},
      {"SUPPLY AGREEMENT\n\nDated 05/05/98\n\nAlder Inc.\n\nBirch Ltd.", "1998-05-05"},
      {"This Agreement is made on February 30, 2016 by Alder Inc. and Birch Ltd.", "2016"},
      {"This Agreement is made between Alder Inc. and Birch Ltd.", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.clause);
    CHECK(day(read_all(row.clause).agreement_date) == row.value);
  }
}

TEST_CASE("the end of a contract made on 2 May 2016") {
  const Row rows[] = {
      {"The term of this Agreement is three (3) years.", "2019-05-02"},
      {"The initial term of this Agreement shall be for a period of eighteen (18) months.",
       "2017-11-02"},
      {"This Agreement shall remain in effect until December 31, 2018.", "2018-12-31"},
      {"The term of this Agreement shall commence on July 1, 2016 and, unless sooner terminated as "
       "provided "
       "herein, shall continue for a period of five (5) years.",
       "2021-07-01"},
      {"This Agreement shall expire on the fifth (5th) anniversary of the date hereof.",
       "2021-05-02"},
      {"The Term shall mean the period set out in Annex 2.", ""},
      {"The Term is two (2) years from May 2, 2016.\n\nExpiration Date: May 1, 2018", "2018-05-01"},
      {"This Agreement shall begin on the date hereof and, unless extended or sooner ended, shall "
       "end on the last day of February, 2020.",
       "2020-02-29"},
      {"This Agreement shall continue in full force until terminated by either party.",
       "perpetual"},
      {"The term of this Agreement is two (2) years after the first sale of a Product.", ""},
      {"The obligations of Section 5 shall survive the term of this Agreement for five (5) years.",
       ""},
      {"Either party may terminate this Agreement within thirty (30) days after notice of a "
       "breach.",
       ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.clause);
    const std::string text =
        "This Agreement is made as of May 2, 2016 between Alder Inc. and Birch Ltd.\n\n" +
        std::string(row.clause);
    CHECK(words(read_all(text).expiration_date) == row.value);
  }
}

TEST_CASE("renewal and the notice that stops it") {
  struct Renewal {
    std::string_view clause, renewal, notice;
  };
  const Renewal rows[] = {
      {"This Agreement shall automatically renew for successive one-year terms unless either party "
       "gives ninety "
       "(90) days' written notice before the end of the then current term.",
       "P1Y", "P90D"},
      {"Thereafter this Agreement will renew automatically from year to year unless cancelled by "
       "either party "
       "on sixty days' notice.",
       "P1Y", "P60D"},
      {"The term shall be extended automatically for additional periods of six (6) months each.",
       "P6M", ""},
      {"Alder shall renew its insurance each year and give thirty (30) days' notice of any change.",
       "", ""},
  };
  for (const Renewal& row : rows) {
    CAPTURE(row.clause);
    const Agreement agreement = read_all(row.clause);
    CHECK(words(agreement.renewal) == row.renewal);
    CHECK(words(agreement.notice) == row.notice);
  }
}

TEST_CASE("the law") {
  const Row rows[] = {
      {"This Agreement shall be governed by and construed in accordance with the laws of the State "
       "of Ohio.",
       "Ohio"},
      {"The laws of England and Wales govern this Agreement.", "England and Wales"},
      {"This Agreement is governed by New York law.", "New York"},
      {"Alder is a corporation organized under the laws of the State of Delaware.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.clause);
    CHECK(words(read_all(row.clause).governing_law) == row.value);
  }
}

// Title, parties, date and what it amends.
std::string top(const std::string& text) {
  const Agreement a = from_text(text, wordings());
  std::string all = one_line(a.title.of(text)) + ":";
  for (const PartyName& party : a.parties) all += " " + party.name + ",";
  all += " " + (a.agreement_date ? to_string(a.agreement_date->value) : "-");
  if (a.amends) all += " amends " + a.amends->title + " " + to_string(a.amends->date);
  return all;
}

TEST_CASE("a letter has its sides in its head") {
  const std::string body =
      "\n\n4 May 2019\n\nDear Ann,\n\nSupply Agreement dated 3 March 2017\n\nThis letter sets "
      "out the changes to the Agreement on which Alder and Birch have agreed.\n\n1. Section 4 is "
      "deleted.\n\nYours sincerely\nBea Ray\n";
  CHECK(top("ALDER FOODS PLC\nLeeds\n\nBirch Salmon AS\nBergen" + body) ==
        "Supply Agreement: ALDER FOODS PLC, Birch Salmon AS, 2019-05-04 amends Supply Agreement "
        "2017-03-03");
  CHECK(top("ALDER FOODS PLC\n\n4 May 2019\n\nDear Ann,\n\nSupply Agreement dated 3 March 2017 "
            "between Alder Foods plc and Birch Salmon AS (the \"Agreement\")\n\nThe Agreement is "
            "amended as follows:\n\n1. In clause 4, \"8%\" is replaced by \"6%\".\n\n2. In "
            "addition, the licence in clause 2 ends.\n") ==
        "Supply Agreement: Alder Foods plc, Birch Salmon AS, 2019-05-04 amends Supply Agreement "
        "2017-03-03");
  // Who writes is not said.
  CHECK(top("Birch Salmon AS\nBergen" + body) ==
        "Supply Agreement: 2019-05-04 amends Supply Agreement 2017-03-03");
}

TEST_CASE("amendments call themselves many things") {
  CHECK(
      top("AMENDMENT NO. 2\n\nto the Master Services Agreement between Garrick Bank plc and Alder "
          "Limited dated 14 September 2015 (the \"Agreement\")\n\nThis Amendment No. 2 is made on "
          "4 "
          "May 2019.\n\n1. Section 2 is deleted.\n") ==
      "AMENDMENT NO. 2 to the Master Services Agreement: Garrick Bank plc, Alder Limited, "
      "2019-05-04 amends Master Services Agreement 2015-09-14");
  CHECK(top("SIDE LETTER\n\n4 May 2019\n\nWe refer to the Facility Agreement dated 3 March 2017 "
            "between Garrick Bank plc and Alder Inc. This side letter amends it.\n") ==
        "SIDE LETTER: Garrick Bank plc, Alder Inc., 2019-05-04 amends Facility Agreement "
        "2017-03-03");
  CHECK(
      top("THIS DEED OF VARIATION is dated 4 May 2019 and made between Garrick Bank plc and Alder "
          "Inc.\n\nBACKGROUND\n\nThe parties made a Facility Agreement dated 3 March "
          "2017.\n\nAGREED TERMS\n\n1. Clause 9 is deleted.\n") ==
      "DEED OF VARIATION: Garrick Bank plc, Alder Inc., 2019-05-04 amends Facility Agreement "
      "2017-03-03");
  CHECK(
      top("CHANGE ORDER NO. 3\n\nDate: 4 May 2019\n\nThis Change Order is issued under the "
          "Construction Agreement dated 3 March 2017 between Alder Inc. (\"Owner\") and Birch plc "
          "(\"Builder\").\n\n1. Section 4 is deleted.\n") ==
      "CHANGE ORDER NO. 3: Alder Inc., Birch plc, 2019-05-04 amends Construction Agreement "
      "2017-03-03");
  CHECK(top("SUPPLEMENTAL AGREEMENT\n\nbetween Alder GmbH and Birch S.A.\n\ndated 4 May "
            "2019\n\nsupplementing the Contract of 3 March 2017\n\n1. Section 4 is deleted.\n") ==
        "SUPPLEMENTAL AGREEMENT: Alder GmbH, Birch S.A., 2019-05-04 amends Contract 2017-03-03");
  CHECK(
      top("THIRD AMENDMENT AND WAIVER\n\nThis Third Amendment and Waiver, dated as of May 4, 2019, "
          "is entered into by and among Alder Inc., Birch LLC and Cedar plc, and amends the Credit "
          "Agreement, dated as of March 3, 2017 (as amended by the First Amendment dated as of "
          "June "
          "1, 2017).\n") ==
      "THIRD AMENDMENT AND WAIVER: Alder Inc., Birch LLC, Cedar plc, 2019-05-04 amends Credit "
      "Agreement 2017-03-03");
  CHECK(top("SUPPLY AGREEMENT\n\nThis Supply Agreement is dated 4 May 2019 and made between Alder "
            "Inc. and Garrick Bank plc. The parties may amend it in writing.\n") ==
        "SUPPLY AGREEMENT: Alder Inc., Garrick Bank plc, 2019-05-04");
}

TEST_CASE("a termination agreement ends another one, and not itself") {
  CHECK(
      top("TERMINATION AGREEMENT\n\nmade on 4 May 2019 between Alder plc (\"Alder\") and Birch plc "
          "(\"Birch\")\n\nBackground: The parties entered into a Licence Agreement on 3 March 2017 "
          "(the \"Licence Agreement\").\n\n1. The Licence Agreement shall terminate on 30 June "
          "2019.\n") ==
      "TERMINATION AGREEMENT: Alder plc, Birch plc, 2019-05-04 amends Licence Agreement "
      "2017-03-03");
}

TEST_CASE("the sides of a contract stand in many places") {
  CHECK(top("SUPPLY AGREEMENT\n\nThis Agreement is made on 4 May 2019 among:\n\nAlder Foods, Inc., "
            "an Ohio corporation (\"Alder\");\n\nBirch Mills, Inc., a Maine corporation "
            "(\"Birch\"); and\n\nCedar plc (\"Cedar\").\n\n1. Birch shall buy malt.\n") ==
        "SUPPLY AGREEMENT: Alder Foods, Inc., Birch Mills, Inc., Cedar plc, 2019-05-04");
  CHECK(
      top("SUPPLY AGREEMENT\n\nDate: 4 May 2019\n\nParties:\n\nAlder Foods GmbH, of Mill Lane 4, "
          "Bonn, Germany (\"Alder\"), and\n\nBirch Mills Ltd. of Leeds (\"Birch\").\n\n1. In this "
          "agreement \"Effective Date\" means 1 July 2019.\n\n2. Malt sold by Birch to Cedar is "
          "exempt.\n") == "SUPPLY AGREEMENT: Alder Foods GmbH, Birch Mills Ltd., 2019-05-04");
  CHECK(top("DEED OF VARIATION\n\n**Date:** 4 May 2019\n\n**Parties:** Alder Foods plc (\"Alder\") "
            "and Birch plc (\"Birch\")\n\nBy a Supply Agreement dated 3 March 2017 (the "
            "\"Agreement\") Alder appointed Birch.\n\n1. Section 2 is deleted.\n") ==
        "DEED OF VARIATION: Alder Foods plc, Birch plc, 2019-05-04 amends Supply Agreement "
        "2017-03-03");
}

TEST_CASE("an order form names its sides in rows") {
  const Agreement a = from_text(
      "# Order Form\n\n| | |\n|---|---|\n| **Customer** | Alder Clinics Limited, 4 Mill Road |\n"
      "| **Supplier** | Birch Tests plc |\n| **Start Date** | 1 April 2021 |\n\nIn this Agreement "
      "the Customer buys from the Supplier.\n",
      wordings());
  REQUIRE(a.parties.size() == 2);
  CHECK(a.parties[0].name + " = " + a.parties[0].short_form == "Alder Clinics Limited = Customer");
  CHECK(a.parties[1].name + " = " + a.parties[1].short_form == "Birch Tests plc = Supplier");
  CHECK(from_text("Customer service is with Alder Ltd.\n\nSupplier Birch\n", wordings())
            .parties.empty());
}

TEST_CASE("sides stand behind labels of their own, or are called something from there on") {
  const auto sides = [](const std::string& opening) {
    std::string all;
    for (const PartyName& party : from_text(opening, wordings()).parties)
      all += party.name + " = " + party.short_form + "; ";
    return all;
  };
  CHECK(
      sides("# MANAGEMENT AGREEMENT\n\n**Owner:** Herdade da Ribeira, S.A., Tavira (\"Owner\")\n\n"
            "**Operator:** Alder Hotels plc, Leeds (\"Operator\")\n\n1. The Operator runs it.\n") ==
      "Herdade da Ribeira, S.A. = Owner; Alder Hotels plc = Operator; ");
  CHECK(
      sides("CONTRACT\n\nThis contract is concluded between Alder Stahl AG of Vienna, hereinafter "
            "referred to as the Seller, and Birch Ltd, hereafter called the Buyer.\n\n1. The Buyer "
            "pays.\n") == "Alder Stahl AG = Seller; Birch Ltd = Buyer; ");
  CHECK(sides("NOTE\n\nPlace: Herdade da Ribeira (\"Farm\")\n\nDate: Monday (\"Day\")\n").empty());
}

TEST_CASE("sums have their country's dollar, and blanks between their thousands") {
  const auto minimum = [](const std::string& amount) {
    const Agreement a = from_text(
        "This Agreement is between Alder Inc. and Birch plc.\n\n1. Birch "
        "shall purchase Products for at least " +
            amount + " a year.\n",
        wordings());
    REQUIRE(a.clauses.size() == 1);
    const auto found = a.clauses[0].attributes.find("amount");
    return found == a.clauses[0].attributes.end() ? std::string{} : found->second;
  };
  CHECK(minimum("$8,500,000") == "8500000 USD");
  CHECK(minimum("US$8,500,000") == "8500000 USD");
  CHECK(minimum("A$8,500,000") == "8500000 AUD");
  CHECK(minimum("NZ$ 8,500,000") == "8500000 NZD");
  CHECK(minimum("CA$8.5 million") == "8500000 CAD");
  CHECK(minimum("EUR 1 250 000") == "1250000 EUR");
}

TEST_CASE("a short form needs no quotes, and not every bracket is one") {
  const auto shorts = [](const std::string& sides) {
    const Agreement a = from_text("# Supply Agreement\n\n**Date:** 4 May 2019\n\n**Parties**\n\n" +
                                      sides + "\n\n1. Malt is sold.\n",
                                  wordings());
    std::string all;
    for (const PartyName& party : a.parties) all += party.name + " = " + party.short_form + ";";
    return all;
  };
  const std::string read = "Alder Clinics Pty Ltd = Alder;Birch Tests Limited = Supplier;";
  CHECK(shorts("Alder Clinics Pty Ltd of 12 High Street (Alder)\n\nBirch Tests Limited (the "
               "Supplier)") == read);
  CHECK(shorts("Alder Clinics Pty Ltd of 12 High Street (**Alder**)\n\nBirch Tests Limited, Leeds "
               "(the **Supplier**)") == read);
  CHECK(shorts("Alder (UK) Limited, as in clause 5 (Sides) (\"Alder\")\n\nBirch Tests Limited "
               "(Supplier)") == "Alder (UK) Limited = Alder;Birch Tests Limited = Supplier;");
  CHECK(shorts("Alder Clinics Pty Ltd (ACN 123 456 789) (ACL)\n\nBirch Tests Limited (UK)") ==
        "Alder Clinics Pty Ltd = ACL;Birch Tests Limited = ;");
  CHECK(top("DEED OF VARIATION\n\nDate: 4 May 2019\n\nBetween: Alder Clinics Pty Ltd (Alder) and "
            "Birch Tests Limited (Birch)\n\nThe parties made a Testing Agreement on 3 March 2017 "
            "(the Agreement).\n\n1. Clause 3 is deleted.\n") ==
        "DEED OF VARIATION: Alder Clinics Pty Ltd, Birch Tests Limited, 2019-05-04 amends Testing "
        "Agreement 2017-03-03");
}

}  // namespace
}  // namespace inforce::contracts
