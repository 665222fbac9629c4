// SPDX-License-Identifier: MIT
// What a contract and its amendments claim, as one line a claim.
#include "contracts/to_claims.h"

#include <catch2/catch.hpp>

#include "base/file.h"
#include "dumped.h"

namespace inforce::contracts {
namespace {

const std::string kLicence =
    "LICENSE AGREEMENT\n\nThis License Agreement is made as of May 2, 2016 between Alder Tools, "
    "Inc. "
    "(\"Licensor\") and Birch Works Ltd. (\"Licensee\").\n\n"
    "1. Grant. Licensor grants to Licensee an exclusive license to use the Marks.\n\n"
    "2. Royalty. Licensee shall pay to Licensor a royalty of five percent (5%) of net sales.\n\n"
    "3. Term. The term of this Agreement is four (4) years.\n\n"
    "4. Exit. Licensee may terminate this Agreement without cause.\n\n";

std::string amended(const std::string& operation) {
  const std::string amendment =
      "FIRST AMENDMENT TO LICENSE AGREEMENT\n\nThis First Amendment is made as of June 1, 2018 "
      "between Alder "
      "Tools, Inc. (\"Licensor\") and Birch Works Ltd. (\"Licensee\") and amends the License "
      "Agreement dated "
      "as of May 2, 2016 (the \"Agreement\").\n\n1. " +
      operation + "\n\n2. All other terms remain unchanged.\n";
  const std::vector<claims::Extraction> both =
      to_claims({contract("first", kLicence), contract("second", amendment)}, wordings());
  std::string out;
  const std::string all = dump(both[1]);
  // What merely goes on is left out here.
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    const std::string line = all.substr(at, end - at);
    if (line.find(" continues") == std::string::npos) out += line + "\n";
    at = end + 1;
  }
  return out;
}

TEST_CASE("a contract claims its making and its terms") {
  const auto claims = to_claims({contract("licence", kLicence)}, wordings());
  CHECK(dump(claims[0]) ==
        "agreement-made happens at 2016-05-02 until P4Y\n"
        "license starts Birch Works<Alder Tools exclusive=true\n"
        "revenue-share starts Alder Tools<Birch Works rate=5%\n"
        "termination-for-convenience starts Birch Works<Alder Tools\n");
}

TEST_CASE("what an amendment does") {
  struct Row {
    std::string operation, claims;
  };
  const std::string made = "agreement-amended happens at 2018-06-01\n";
  const Row rows[] = {
      {"Section 1 is amended by replacing the words \"an exclusive license\" with \"a "
       "non-exclusive license\".",
       "license changes Birch Works<Alder Tools exclusive=false was exclusive=true\n"},
      {"Effective July 1, 2018, the words \"five percent (5%)\" in Section 2 are deleted and "
       "replaced with "
       "\"four percent (4%)\".",
       "revenue-share changes Alder Tools<Birch Works rate=4% was rate=5% from 2018-07-01\n"},
      {"Section 4 of the Agreement is hereby deleted in its entirety.",
       "termination-for-convenience ends Birch Works<Alder Tools\n"},
      {"The following is added to the Agreement as Section 5: \"5. Licensee has a right of first "
       "refusal.\"",
       "right-of-first-refusal starts Birch Works<Alder Tools\n"},
      {"Section 2 is amended and restated in its entirety to read as follows: \"2. Licensee shall "
       "pay to Licensor "
       "a royalty of six percent (6%) of net sales.\"",
       "revenue-share changes Alder Tools<Birch Works rate=6% was rate=5%\n"},
      {"Section 2 shall not apply during the period beginning on July 1, 2018 and ending on June "
       "30, 2019.",
       "revenue-share suspends Alder Tools<Birch Works rate=5% from 2018-07-01 until 2019-06-30\n"},
      {"The following is added to the Agreement as Section 5: \"5. Licensee has a right of first "
       "refusal.\"\n\n2. Section 5 of the Agreement is hereby deleted in its entirety.\n\n3. "
       "Section 4 of "
       "the Agreement is hereby deleted in its entirety.",
       "termination-for-convenience ends Birch Works<Alder Tools\n"},
      {"The parties confirm their friendship.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.operation);
    CHECK(amended(row.operation) == made + row.claims);
  }
  // What only ends a contract does not amend it.
  CHECK(amended("The Agreement is hereby terminated effective as of June 30, 2018.") ==
        "agreement-ended happens at 2018-06-30\n");
}

TEST_CASE("an extension moves the end of the agreement, and is said once") {
  const std::string amendment =
      "SECOND AMENDMENT\n\nThis Second Amendment, dated June 1, 2018, is between Alder Tools, Inc. "
      "and Birch "
      "Works Ltd. and amends the License Agreement dated as of May 2, 2016.\n\n"
      "1. The term of the License Agreement is extended to December 31, 2024.\n";
  const auto claims =
      to_claims({contract("second", amendment), contract("first", kLicence)}, wordings());
  CHECK(dump(claims[0]) == "agreement-amended happens at 2018-06-01 until 2024-12-31\n");
}

TEST_CASE("an amendment whose contract is not there tells of itself, and of when that was made") {
  const auto alone = [](const std::string& sentence) {
    const std::string amendment =
        "FIRST AMENDMENT\n\nThis First Amendment is made as of June 1, 2018 between Alder Tools, "
        "Inc. and Birch Works Ltd. and amends the License Agreement dated as of May 2, "
        "2016.\n\n1. " +
        sentence + "\n";
    return dump(to_claims({contract("amendment", amendment)}, wordings())[0]);
  };
  const std::string acts =
      "agreement-made happens at 2016-05-02\nagreement-amended happens at 2018-06-01\n";
  CHECK(alone("Section 4 is deleted.") == acts);
  CHECK(alone("Section 4 (Minimum royalty) is deleted.") == acts + "minimum-commitment ends\n");
}

const std::string kPlain =
    "SUPPLY AGREEMENT\n\nThis Supply Agreement is entered into as of March 1, 2018 by and between "
    "Alder Glass Ltd (\"Supplier\") and Birch Trading Inc. (\"Distributor\").\n\n1. Supplier "
    "appoints Distributor as its exclusive distributor of the Products.\n\n2. Distributor shall "
    "purchase Products for at least EUR 2,000,000 in each calendar year.\n\n3. This Agreement "
    "continues until February 28, 2023.\n";

// What an amendment in one sentence does to it.
std::string in_plain_words(const std::string& sentence) {
  const std::string amendment =
      "AMENDMENT NO. 1\n\nThis Amendment No. 1 is made as of September 15, 2020 by and between "
      "Alder Glass Ltd (\"Supplier\") and Birch Trading Inc. (\"Distributor\") and amends the "
      "Supply "
      "Agreement dated March 1, 2018.\n\n1. " +
      sentence + "\n";
  const std::vector<Contract> contracts = {contract("plain", kPlain),
                                           contract("amendment", amendment)};
  REQUIRE(is_contract(contracts[1].agreement));
  const std::string all = dump(to_claims(contracts, wordings())[1]);
  const std::string made = "agreement-amended happens at 2020-09-15\n";
  REQUIRE(all.rfind(made.substr(0, made.size() - 1), 0) == 0);
  return all[made.size() - 1] == '\n' ? all.substr(made.size()) : all.substr(made.size() - 1);
}

TEST_CASE("a short contract without a word of law is one") {
  std::string bare = kPlain;
  bare.erase(bare.find("2. Distributor"), bare.find("3. This") - bare.find("2. Distributor"));
  CHECK(is_contract(contract("bare", bare).agreement));
  CHECK_FALSE(is_contract(contract("news",
                                   "Alder Glass Ltd and Birch Trading Inc. entered into a supply "
                                   "agreement on March 1, 2018.\n")
                              .agreement));
}

TEST_CASE("amendments in plain words") {
  const auto over = [](const std::string& last) {
    return "exclusivity ends Birch Trading<Alder Glass" + last + "\n";
  };
  const auto lower = [](const std::string& from) {
    return "minimum-commitment changes Alder Glass<Birch Trading amount=1200000 EUR was "
           "amount=2000000 EUR" +
           from + "\n";
  };
  CHECK(in_plain_words("As of October 1, 2020 the appointment of Distributor is non-exclusive.") ==
        over(" until 2020-09-30"));
  CHECK(in_plain_words("The exclusivity granted in Section 1 shall cease on October 1, 2020.") ==
        over(" until 2020-09-30"));
  CHECK(in_plain_words("Section 1 is amended so that Distributor's appointment shall be "
                       "non-exclusive.") == over(""));
  CHECK(
      in_plain_words("Section 2 is replaced as follows: \"Distributor shall purchase Products for "
                     "at least EUR 1,200,000 in each calendar year.\"") == lower(""));
  CHECK(
      in_plain_words("The minimum purchase obligation in Section 2 is reduced to EUR 1,200,000.") ==
      lower(""));
  CHECK(
      in_plain_words("With effect from January 1, 2021 the minimum purchase obligation is reduced "
                     "from EUR 2,000,000 to EUR 1,200,000.") == lower(" from 2021-01-01"));
  CHECK(in_plain_words("Section 2 (Minimum purchases) is deleted as of March 1, 2021.") ==
        "minimum-commitment ends Alder Glass<Birch Trading amount=2000000 EUR until "
        "2021-02-28\n");
  // What is lowered, or ends, is something else.
  for (const char* other : {"The delivery charge in Section 9 is reduced to EUR 100 per pallet.",
                            "The appointment of Distributor remains exclusive.",
                            "The trial period shall end on October 1, 2020."}) {
    CAPTURE(other);
    CHECK(in_plain_words(other).empty());
  }
}

TEST_CASE("an extension that waits for a condition is a prospect") {
  const auto has = [](const std::string& sentence, std::string_view claim) {
    return in_plain_words(sentence).find(claim) != std::string::npos;
  };
  CHECK(has("The term of the Agreement is extended to February 28, 2026.", " until 2026-02-28\n"));
  for (const char* waits : {"The term of the Agreement is extended to February 28, 2026, provided "
                            "that Distributor buys "
                            "Products worth EUR 3,000,000 in 2021.",
                            "The term of the Agreement is extended to February 28, 2026. The "
                            "extension takes effect only "
                            "if Distributor buys Products worth EUR 3,000,000 in 2021."}) {
    CAPTURE(waits);
    CHECK(has(waits, "agreement-extended"));
    CHECK(has(waits, "agreement-extended happens until 2026-02-28"));
  }
}

TEST_CASE("a contract in plain words, which renews itself, and its amendment") {
  const std::string plain =
      "DISTRIBUTION AGREEMENT\n\nTHIS AGREEMENT is made on 7 January 2013 between Alder GmbH "
      "(\"Supplier\") and Birch ApS (\"Distributor\").\n\n1. Appointment\n1.1 Supplier appoints "
      "Distributor as its exclusive distributor of the Products.\n\n2. Purchases\n2.1 Distributor "
      "shall purchase Products for at least EUR 400,000 in each calendar year.\n\n3. Term\n3.1 "
      "This "
      "Agreement takes effect on 1 February 2013 and remains in force for five years. It renews "
      "automatically for successive periods of two years unless either party gives notice six "
      "months before its end.\n";
  const std::string amendment =
      "AMENDMENT NO. 1\n\nThis Amendment is made on 20 November 2015 between Alder GmbH and Birch "
      "ApS and amends the Distribution Agreement dated 7 January 2013.\n\n1. In Section 2.1, \"EUR "
      "400,000\" is replaced by \"EUR 250,000\".\n";
  const std::vector<Contract> contracts = {contract("plain", plain),
                                           contract("amendment", amendment)};
  CHECK(is_contract(contracts[0].agreement));
  CHECK(is_contract(contracts[1].agreement));
  const auto claims = to_claims(contracts, wordings());
  const std::string first = dump(claims[0]), second = dump(claims[1]);
  CHECK(first.find("agreement-made happens at 2013-01-07 from 2013-02-01 until 2018-01-31/..") !=
        std::string::npos);
  CHECK(first.find("amount=400000 EUR") != std::string::npos);
  CHECK(second.find("amount=250000 EUR was amount=400000 EUR") != std::string::npos);
}

TEST_CASE("a licence and its three amendments") {
  std::vector<Contract> contracts;
  for (const char* name :
       {"01-licence-agreement", "02-amendment-no-1", "03-second-amendment", "04-third-amendment"}) {
    const Result<std::string> text = read_file(
        std::string(INFORCE_ROOT) + "/tests/corpora/amended-licence/docs/" + name + ".txt");
    REQUIRE(text);
    contracts.push_back(contract(name, *text));
    CHECK(is_contract(contracts.back().agreement));
  }
  for (std::size_t i = 1; i < 4; ++i) CHECK(find_amended(contracts, i) == 0);
  const auto claims = to_claims(contracts, wordings());
  const std::string first = dump(claims[1]), second = dump(claims[2]), third = dump(claims[3]);
  CHECK(first.find("license changes Corvane Logistics<Brightwater Systems exclusive=false "
                   "transferable=false "
                   "was exclusive=true was transferable=false from 2019-07-01") !=
        std::string::npos);
  CHECK(first.find("rate=4.5% was rate=6% from 2019-07-01") != std::string::npos);
  CHECK(second.find("amount=2500000 USD was amount=2000000 USD from 2021-04-01") !=
        std::string::npos);
  CHECK(second.find("termination-for-convenience ends") != std::string::npos);
  CHECK(third.find("right-of-first-refusal starts Corvane Logistics<Brightwater Systems") !=
        std::string::npos);
  CHECK(third.find("minimum-commitment suspends") != std::string::npos);
  CHECK(third.find("law=England and Wales was law=New York") != std::string::npos);
}

}  // namespace
}  // namespace inforce::contracts
