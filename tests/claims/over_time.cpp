// SPDX-License-Identifier: MIT
// Sentences that tell of more than one stretch of a term's time.
#include "claims/fixture.h"

namespace {

struct Row {
  std::string text, claims;
};

template <std::size_t kRows>
void check(const Row (&rows)[kRows]) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(test::dump(test::read(row.text)) == row.claims);
  }
}

}  // namespace

TEST_CASE("the steps of a sentence are claims of their own", "[claims]") {
  const std::string pays = "revenue-share holds holder=Sund bound=Nordal",
                    steps = "; revenue-share steps holder=Sund bound=Nordal";
  const Row rows[] = {
      {"Nordal pays Sund 10% of revenue in 2022, 12% in 2023 and 15% from 2024.",
       pays + " rate=10% from:2022-01-01" + steps + " rate=12% from:2023-01-01" + steps +
           " rate=15% from:2024"},
      {"Nordal's royalty to Sund was 20% from 2015 to 2018, 15% until 2021, 10% since 2022.",
       pays + " rate=20% from:2015" + steps + " rate=15% from:2019-01-01" + steps +
           " rate=10% from:2022"},
      {"Nordal pays Sund a royalty of 8% for three years, then 5%.",
       pays + " rate=8%" + steps + " rate=5% from:P3Y"},
      {"Nordal must pay Sund at least $5 million in 2021 and $6 million in 2022.",
       "minimum-commitment holds after holder=Sund bound=Nordal amount=5000000 USD "
       "from:2021-01-01; "
       "minimum-commitment steps after holder=Sund bound=Nordal amount=6000000 USD "
       "from:2022-01-01 until:2022"},
      {"Nordal's licence from Sund is exclusive until the end of 2022 and non-exclusive "
       "thereafter.",
       "license holds holder=Nordal bound=Sund exclusive=true; "
       "license steps holder=Nordal bound=Sund exclusive=false from:2023-01-01"},
      // No steps: places, another payer, shares that add up.
      {"Nordal pays Sund a royalty of 8% in Spain and 5% in Portugal.", pays + " rate=8%"},
      {"Nordal pays Sund a royalty of 8% in 2022, and Gamma pays Sund 9% from 2023.",
       pays + " rate=8% at:2022"},
      {"Nordal bought 10% of Sund in 2019 and 12% in 2020.",
       "equity-stake starts holder=Nordal bound=Sund share=10% from:2019 from:2020; "
       "investment before Nordal Sund at:2019; investment before Nordal Sund at:2020"},
  };
  check(rows);
}

TEST_CASE("what each verb does to a term, on its own day, is a claim of its own", "[claims]") {
  const std::string sunds = " holder=Sund bound=Nordal";
  const Row rows[] = {
      {"Sund's exclusivity, which Nordal granted in 2015, ended in 2018 and was restored in 2021.",
       "exclusivity starts" + sunds + " from:2015; exclusivity ends" + sunds +
           " within:2018; exclusivity starts" + sunds + " from:2021"},
      {"Sund's licence from Nordal lapsed in 2018 and was renewed in 2021.",
       "license ends" + sunds + " within:2018; license starts" + sunds + " from:2021"},
      {"The licence was granted in 2015 and ended in 2018.", "license ends from:2015 within:2018"},
      {"Nordal agreed in 2020 to end Sund's licence in 2022.",
       "license ends holder=Sund bound=Nordal within:2022"},
      {"Nordal gave notice in May 2020 to end Sund's licence.",
       "license ends planned holder=Sund bound=Nordal"},
      {"Nordal gave notice in May 2020 to end Sund's licence in 2022.",
       "license ends holder=Sund bound=Nordal within:2022"},
      {"Nordal announced a plan in May 2020 to end Sund's licence.",
       "license ends planned holder=Sund bound=Nordal"},
      {"Sund's licence was granted in 2015 and may end in 2018.",
       "license ends possible holder=Sund within:2015 within:2018"},
  };
  check(rows);
}

TEST_CASE("a length by which a term is extended is part of the claim", "[claims]") {
  const std::string goes_on = "exclusivity continues holder=Sund bound=Nordal";
  const Row rows[] = {
      {"Nordal has extended Sund's exclusivity by two years.", goes_on + " until:P2Y"},
      {"Nordal agreed to renew Sund's exclusivity for another 18 months.", goes_on + " until:P18M"},
      {"Nordal refused to extend Sund's exclusivity by two years.", ""},
      {"Nordal allowed Sund to extend its exclusivity by two years.",
       "exclusivity continues holder=Sund bound=Nordal"},
      {"Sund has kept its exclusivity at Nordal for five years.",
       "exclusivity continues holder=Sund"},
      {"Nordal granted Sund exclusivity on 1 March 2019 for an initial term of three years.",
       "exclusivity starts holder=Sund bound=Nordal from:2019-03-01 until:P3Y"},
  };
  check(rows);
}

TEST_CASE("who is owed a royalty is a party, and what a licence is to is none", "[claims]") {
  const Row rows[] = {
      {"Nordal's royalty to Sund falls to 15% on 1 July 2021.",
       "agreement-amended Sund Nordal from:2021-07-01; "
       "revenue-share changes holder=Sund bound=Nordal rate=15% from:2021-07-01"},
      {"Nordal's licence to Xenix ends in 2031.", "license ends holder=Nordal within:2031"},
  };
  check(rows);
}

TEST_CASE("what somebody is asked to change has not changed", "[claims]") {
  const Row rows[] = {
      {"Nordal has asked Sund to cut the royalty to 15%.",
       "revenue-share changes possible rate=15%"},
  };
  check(rows);
}
