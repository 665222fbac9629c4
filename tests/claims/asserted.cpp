// SPDX-License-Identifier: MIT
// What is told and not asserted, each beside the nearest assertion; tests/corpora/asserted.yaml has
// many more.
#include "claims/fixture.h"

namespace {

struct Row {
  std::string text, claims;
};

// The claims of a sentence behind one that names the parties.
std::string claims_of(const std::string& text) {
  static const std::string kLead = "Acme and Beta signed a supply agreement in 2015. ";
  const std::string lead = test::dump(test::read(kLead));
  const std::string all = test::dump(test::read(kLead + text));
  REQUIRE(all.rfind(lead, 0) == 0);
  const std::string rest = all.substr(lead.size());
  return rest.empty() ? rest : rest.substr(2);
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(claims_of(row.text) == row.claims);
  }
}

}  // namespace

TEST_CASE("a denial reaches what its verb or noun tells, and no further", "[claims]") {
  check({
      {"Acme denied that it had ended Beta's exclusivity.", ""},
      {"Acme denied all blame and ended Beta's exclusivity on 4 May 2021.",
       "exclusivity ends holder=Beta bound=Acme within:2021-05-04"},
      {"Reports that Acme ended Beta's exclusivity are false.", ""},
      {"Reports that Acme ended Beta's exclusivity are true.",
       "exclusivity ends holder=Beta bound=Acme"},
      {"Reports that Acme ended Beta's exclusivity are from a clerk.",
       "exclusivity ends reported holder=Beta bound=Acme"},
      {"There is no truth in reports that Acme ended Beta's exclusivity.", ""},
      {"It is not true that Acme pays Beta a 20% royalty.", ""},
      {"Acme has never granted Beta an exclusive licence.", ""},
      {"At no time did Acme grant Beta a licence.", ""},
      {"Acme granted Beta a licence on 4 May 2021 and never regretted it.",
       "license starts holder=Beta bound=Acme from:2021-05-04"},
  });
}

TEST_CASE("an act that a noun names is what became of it", "[claims]") {
  check({
      {"A court annulled Acme's termination of its contract with Beta.", ""},
      {"A court upheld Acme's termination of its contract with Beta.",
       "agreement-ended before Beta Acme"},
      {"Acme withdrew its notice of termination of the contract with Beta.", ""},
      {"Acme's acquisition of Beta fell through.", ""},
      {"Acme completed its acquisition of Beta on 4 May 2021.",
       "acquisition before Acme Beta at:2021-05-04"},
      {"Acme nearly ended its contract with Beta.", ""},
      {"Acme stopped short of ending its contract with Beta.", ""},
      {"Acme has yet to end its contract with Beta.", ""},
      {"The court stopped Acme from ending its contract with Beta.", ""},
      {"Acme's members voted against the contract with Beta.", ""},
      {"Acme agreed to buy Beta for $4 billion.", "acquisition before planned Acme Beta"},
  });
}

TEST_CASE("offers, drafts and opinions are open, stories are nothing", "[claims]") {
  check({
      {"Acme offered Beta an exclusive licence.",
       "license starts possible holder=Beta bound=Acme exclusive=true"},
      {"Acme offered Beta an exclusive licence, but Beta turned it down.", ""},
      {"Under the proposed deal, Acme pays Beta a 12% royalty.",
       "revenue-share holds after planned holder=Beta bound=Acme rate=12%"},
      {"Under the deal, Acme pays Beta a 12% royalty.",
       "revenue-share holds after holder=Beta bound=Acme rate=12%"},
      {"Acme rejected a proposal under which Beta pays it a 30% royalty.", ""},
      {"Acme should have ended Beta's exclusivity.",
       "exclusivity ends possible holder=Beta bound=Acme"},
      {"In the novel, Acme ends Beta's exclusivity.", ""},
      {"A source said Acme ended Beta's exclusivity on 4 May 2021.",
       "exclusivity ends reported holder=Beta bound=Acme within:2021-05-04"},
  });
}

TEST_CASE("times that name no exact day", "[claims]") {
  const auto bounds = [](const std::string& text) {
    std::string all;
    const inforce::claims::Extraction extraction = test::read(text);
    for (const inforce::claims::Claim& claim : extraction.claims) {
      for (const inforce::claims::Time& time : claim.times) all += time.when.edtf + " ";
    }
    return all;
  };
  CHECK(bounds("Acme granted Beta exclusivity until at least 2027.") == "2027-01-01/.. ");
  CHECK(bounds("Acme granted Beta exclusivity until 2027 at the earliest.") == "2027-01-01/.. ");
  CHECK(bounds("Acme granted Beta exclusivity until 2027.") == "2027 ");
  CHECK(bounds("Acme granted Beta exclusivity on or about 15 March 2019.") ==
        "2019-03-08/2019-03-22 ");
  CHECK(bounds("Acme granted Beta exclusivity sometime between March and May 2019.") ==
        "2019-03-01/2019-05-31 ");
  CHECK(bounds("Beta's exclusivity from Acme ends on 1 October 2024, not on 1 July 2024.") ==
        "2024-10-01 ");
  CHECK(bounds("Acme terminated Beta's licence effective 31 May 2023.") == "2023-05-31 ");
  CHECK(bounds("Acme waived Beta's minimum commitment for 2022.") == "2022-01-01 2022-12-31 ");
}

TEST_CASE("a pronoun takes up what the sentence before spoke of", "[claims]") {
  CHECK(test::dump(test::read("Acme and Beta signed an exclusive pact on 5 January 2020. It runs "
                              "until 31 December 2024."))
            .find("agreement-made Acme Beta until:2024-12-31") != std::string::npos);
  CHECK(test::dump(test::read("Acme granted Beta a licence on 5 January 2020. It expires on 31 "
                              "December 2024."))
            .find("license holds holder=Beta bound=Acme within:2024-12-31") != std::string::npos);
  // Of two things, nobody can tell which.
  CHECK(test::dump(test::read("Acme granted Beta a licence and a right of first refusal on 5 "
                              "January 2020. It expires on 31 December 2024."))
            .find("within:2024-12-31") == std::string::npos);
}

TEST_CASE("who holds and who owes stands beside the name", "[claims]") {
  check({
      {"The new licensee, Beta, will pay Acme a 7% royalty.",
       "revenue-share holds after holder=Acme bound=Beta rate=7%"},
      {"Acme's share of sales paid to Beta is 9%.",
       "revenue-share holds after holder=Beta bound=Acme rate=9%"},
      {"Acme released Beta from the non-compete on 31 July 2022.",
       "non-compete ends holder=Acme bound=Beta within:2022-07-31"},
  });
}
