// SPDX-License-Identifier: MIT
// A mail and the older ones that it quotes or forwards: each is read as of its own day, as its own
// sender's words.
#include <chrono>

#include "claims/fixture.h"
#include "claims/json.h"

using namespace inforce;

namespace {

// "2021-03-02: license ...| 2021-02-01: ...": the mail itself, then each message that claims
// something.
std::string dump(const std::string& text) {
  const claims::Extraction all = test::read(text);
  CHECK(all.text == text);
  std::string out;
  for (std::size_t m = 0; m <= all.messages.size(); ++m) {
    claims::Extraction one;
    for (const claims::Claim& claim : all.claims) {
      if (claim.message == m) one.claims.push_back(claim);
      CHECK(claim.quote.end <= text.size());
    }
    if (one.claims.empty()) continue;
    const auto& published = m == 0 ? all.published : all.messages[m - 1].published;
    if (!out.empty()) out += " | ";
    out += (published ? published->text : "-") + ": " + test::dump(one);
  }
  return out;
}

}  // namespace

TEST_CASE("each message of a mail is read against its own day and sender", "[claims]") {
  const std::string head =
      "From: Ann Lee (Kessler Auto) <ann@kessler.com>\n"
      "To: Bob Ray (Vanta Batteries) <bob@vanta.com>\n"
      "Date: Tue, 2 Mar 2021 09:00:00 +0000\n"
      "Subject: Re: licence\n\n";
  const std::string licence = " holder=Vanta Batteries bound=Kessler Auto",
                    royalty = " holder=Kessler Auto bound=Vanta Batteries";
  struct Row {
    std::string text, claims;
  };
  const Row rows[] = {
      // A sender may stand with her firm.
      {"From: Ann at Kessler <ann@kessler.com>\nTo: all\nDate: Tue, 2 Mar 2021 09:00:00 +0000\n"
       "Subject: news\n\nWe pay Vanta Batteries a royalty of 4% of our sales.",
       "2021-03-02: revenue-share holds holder=Vanta Batteries bound=Kessler rate=4%"},
      // "Today" is the day of the message.
      {head + "The licence now runs until 31 December 2027.\n\n-----Original Message-----\n"
              "From: Ann Lee\nSent: Monday, February 1, 2021 9:12 AM\nTo: Bob Ray\nSubject: "
              "licence\n\n"
              "Kessler Auto granted Vanta Batteries an exclusive licence today. It runs until 31 "
              "December 2025.",
       "2021-03-02: license holds after until:2027-12-31 | 2021-02-01: license starts" + licence +
           " exclusive=true from:2021-02-01; license holds" + licence + " until:2025-12-31"},
      // And "we" its sender, whom the other heads give a firm.
      {head + "Agreed. We granted Vanta Batteries a licence yesterday.\n\n"
              "On Mon, 1 Feb 2021 at 10:12, Bob Ray <bob@vanta.com> wrote:\n"
              "> We have paid Kessler Auto a royalty of 4% since\n> yesterday.\n"
              ">> We granted Vanta Batteries an option last week.\n",
       "2021-03-02: license starts" + licence +
           " from:2021-03-01 | 2021-02-01: revenue-share holds" + royalty +
           " rate=4% from:2021-01-31"},
      // Nobody says when: no day is made up, and the mail's is none of it. Whom a mail answers
      // wrote
      // what it quotes.
      {head + "Noted.\n\n> Today we granted Kessler Auto a licence. The licence is exclusive\n> "
              "until 31 "
              "March\n> 2024.\n",
       "-: license starts holder=Kessler Auto bound=Vanta Batteries from:XXXX-XX-XX; license holds "
       "exclusive=true until:2024-03-31"},
      // An answer between the lines.
      {head + "> We propose that Vanta Batteries pays Kessler Auto a royalty of 4%.\n"
              "Vanta Batteries pays Kessler Auto a royalty of 5% from today.\n"
              "> And the licence?\n"
              "The licence from Kessler Auto to Vanta Batteries ends on 3 May 2022.\n",
       "2021-03-02: revenue-share holds" + royalty + " rate=5% from:2021-03-02; license ends" +
           licence + " until:2022-05-03 | -: revenue-share holds planned" + royalty + " rate=4%"},
      // What two messages have word for word was said once.
      {head + "Noted.\n\n> Vanta Batteries pays Kessler Auto a royalty of 4%.\n\n"
              "From: Bob Ray\nSent: 1 February 2021\n\nVanta Batteries pays Kessler Auto\na "
              "royalty of "
              "4%.\n",
       "2021-02-01: revenue-share holds" + royalty + " rate=4%"},
      // An article's quotation is read as of the article.
      {"# News\n\nPublished: 2 March 2021\n\nKessler Auto said in a statement:\n\n"
       "> Kessler Auto granted Vanta Batteries a licence today.\n",
       "2021-03-02: license starts reported" + licence + " from:2021-03-02"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(dump(row.text) == row.claims);
  }
}

TEST_CASE("the messages of a mail go through JSON and back", "[claims]") {
  const claims::Extraction said = test::read(
      "From: Ann\nDate: 2 March 2021\n\nAcme pays Beta 5% of its sales.\n\n"
      "On 1 Feb 2021 at 10:12, Bob <bob@x.com> wrote:\n> Acme pays Beta 4% of its sales.\n"
      ">> Acme paid Beta 3% of its sales.\n");
  REQUIRE(said.messages.size() == 2);
  CHECK(said.messages[1].under == 1);
  const std::string lines = claims::to_json_lines(said);
  Diagnostics problems;
  const auto again = claims::from_json_lines(lines, "lines", problems);
  CHECK(problems.empty());
  REQUIRE(again.size() == 1);
  CHECK(claims::to_json_lines(again[0]) == lines);
  CHECK(again[0].messages[0].published == said.messages[0].published);
  for (const std::string wrong : {R"("message":9)", R"("message":-1)"}) {
    std::string bad = lines;
    const std::size_t at = bad.find(R"("message":1)");
    REQUIRE(at != std::string::npos);
    bad.replace(at, 11, wrong);
    Diagnostics complaints;
    CHECK(claims::from_json_lines(bad, "lines", complaints).size() == 1);
    CHECK(has_errors(complaints));
  }
}

TEST_CASE("a mail of many messages is read in time that grows with it", "[claims]") {
  std::string deep = "From: Ann\nSubject: it\n\nSo.\n\n", wide = deep;
  for (int i = 0; i < 10'000; ++i) {
    deep +=
        std::string(static_cast<std::size_t>(i % 40), '>') + " Acme pays Beta 4% of its sales.\n";
    wide += "On 1 May 2021 at 10:12, Bob <bob@x.com> wrote:\n> Acme pays Beta " +
            std::to_string(i) + "% of its sales.\n";
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(test::read("From: Ann\nSubject: it\n\n" + std::string(10'000, '>') +
                   " Acme pays Beta 4% of its sales.\n")
            .claims.size() == 1);
  CHECK(!test::read(deep).claims.empty());
  CHECK(!test::read(wide).claims.empty());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
