// SPDX-License-Identifier: MIT
// Two values of one term: one after the other, or two that disagree.
#include <catch2/catch.hpp>

#include "merge/story.h"

namespace inforce::test {
namespace {

// "2020-01-10 holds 20%", "2021-06-01 changes 15% from 2021-07-01": published, effect, value,
// times.
struct Line {
  std::string_view published;
  Effect effect;
  std::string_view rate;
  std::vector<claims::Time> times;
};

claims::Extraction document(std::string id, const Line& line) {
  Doc doc(std::move(id), line.published);
  doc.parties("Acme; Beta");
  const auto claim = doc.term("royalty", line.effect, "Beta", "Acme", "what it says");
  if (!line.rate.empty()) doc[claim].attributes = {{"rate", std::string(line.rate)}};
  doc[claim].times = line.times;
  return doc.get();
}

std::string dump(const std::vector<Line>& lines) {
  std::vector<claims::Extraction> docs;
  std::string id = "a";
  for (const Line& line : lines) {
    docs.push_back(document(id, line));
    ++id.front();
  }
  const model::Model model = merged(docs);
  return dump_terms(model) + dump_conflicts(model);
}

// Only the versions that still stand, without since when they are known.
std::string current(const std::vector<Line>& lines) {
  std::string all = dump(lines), kept;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    std::string line = all.substr(at, end - at);
    at = end + 1;
    const std::size_t known = line.find(" known ");
    if (known != std::string::npos && line.find("..", known) != std::string::npos) continue;
    if (known != std::string::npos) line.resize(known);
    const std::size_t colon = line.find(": ");
    if (known != std::string::npos) line.erase(0, colon + 2);
    kept += line + '\n';
  }
  return kept;
}

const auto kFrom = [](std::string_view day) { return time(Role::from, day); };
const auto kUntil = [](std::string_view day) { return time(Role::until, day); };

}  // namespace

TEST_CASE("a value of a later day follows, and the one before it holds until then", "[merge]") {
  CHECK(current({{"2020-01-10", Effect::holds, "20%", {}},
                 {"2021-06-01", Effect::changes, "15%", {kFrom("2021-07-01")}}}) ==
        "rate=20% ../2020-01-10 .. 2021-06-30\n"
        "rate=15% 2021-07-01 .. on\n");
  CHECK(current({{"2019-03-02", Effect::holds, "20%", {kFrom("2019-03-01")}},
                 {"2020-05-02", Effect::holds, "15%", {kFrom("2020-05-01")}},
                 {"2021-05-02", Effect::holds, "12%", {kFrom("2021-05-01")}}}) ==
        "rate=20% 2019-03-01 .. 2020-04-30\n"
        "rate=15% 2020-05-01 .. 2021-04-30\n"
        "rate=12% 2021-05-01 .. on\n");
}

TEST_CASE("a later document without a day says that it changed in between", "[merge]") {
  CHECK(
      current({{"2018-02-01", Effect::holds, "9%", {}}, {"2021-09-15", Effect::holds, "6%", {}}}) ==
      "rate=9% ../2018-02-01 .. 2018-02-01/2021-09-14\n"
      "rate=6% 2018-02-02/2021-09-15 .. on\n");
  // Who tells of the change itself does so soon after it.
  CHECK(current(
            {{"2018-02-01", Effect::holds, "9%", {}}, {"2021-09-15", Effect::changes, "6%", {}}}) ==
        "rate=9% ../2018-02-01 .. 2021-06-14/2021-09-14\n"
        "rate=6% 2021-06-15/2021-09-15 .. on\n");
}

TEST_CASE("what was known before the change stays known as it was", "[merge]") {
  CHECK(dump({{"2020-01-10", Effect::holds, "20%", {}},
              {"2021-06-01", Effect::changes, "15%", {kFrom("2021-07-01")}}}) ==
        "royalty-beta-1: rate=20% ../2020-01-10 .. on known 2020-01-10..2021-06-01\n"
        "royalty-beta-2: rate=20% ../2020-01-10 .. 2021-06-30 known 2021-06-01\n"
        "royalty-beta-3: rate=15% 2021-07-01 .. on known 2021-06-01\n");
}

TEST_CASE("two values of one moment disagree", "[merge]") {
  // Written within days of each other.
  CHECK(
      current({{"2018-02-01", Effect::holds, "9%", {}}, {"2018-02-20", Effect::holds, "6%", {}}}) ==
      "rate=9% ../2018-02-01 .. on\n"
      "royalty-beta-1 rate: 9% (a) | 6% (b)\n");
  // From one day on.
  CHECK(current({{"2019-04-02", Effect::holds, "9%", {kFrom("2019-04-01")}},
                 {"2020-11-20", Effect::holds, "6%", {kFrom("2019-04-01")}}}) ==
        "rate=9% 2019-04-01 .. on\n"
        "royalty-beta-1 rate: 9% (a) | 6% (b)\n");
  // "Has paid 15% since 2019" speaks of 2020, too.
  CHECK(current({{"2020-01-10", Effect::holds, "20%", {}},
                 {"2021-06-01", Effect::holds, "15%", {kFrom("2019-03-01")}}}) ==
        "rate=20% 2019-03-01 .. on\n"
        "royalty-beta-2 rate: 20% (a) | 15% (b)\n");
  // Two say what it falls to.
  CHECK(current({{"2020-01-10", Effect::holds, "20%", {}},
                 {"2021-06-01", Effect::changes, "15%", {kFrom("2021-07-01")}},
                 {"2021-06-03", Effect::changes, "12%", {kFrom("2021-07-01")}}}) ==
        "rate=20% ../2020-01-10 .. 2021-06-30\n"
        "rate=15% 2021-07-01 .. on\n"
        "royalty-beta-3 rate: 15% (b) | 12% (c)\n");
}

TEST_CASE("a disagreement is over when for three months one side alone is heard", "[merge]") {
  const std::vector<Line> both = {{"2018-01-10", Effect::holds, "9%", {}},
                                  {"2018-02-01", Effect::holds, "6%", {}},
                                  {"2018-02-10", Effect::holds, "9%", {}}};
  std::vector<Line> after = both;
  after.push_back({"2018-03-01", Effect::holds, "6%", {}});
  CHECK(current(after) ==
        "rate=9% ../2018-01-10 .. on\n"
        "royalty-beta-1 rate: 9% (a,c) | 6% (b,d)\n");
  after.push_back({"2018-09-01", Effect::holds, "6%", {}});
  CHECK(current(after) ==
        "rate=9% ../2018-01-10 .. 2018-02-10/2018-02-28\n"
        "rate=6% 2018-02-11/2018-03-01 .. on\n"
        "royalty-beta-2 rate: 9% (a,c) | 6% (b)\n");
}

TEST_CASE("an old value comes back only where it is given a day", "[merge]") {
  const Line first{"2018-02-01", Effect::holds, "9%", {}};
  const Line second{"2020-06-01", Effect::changes, "6%", {kFrom("2020-07-01")}};
  CHECK(current({first, second, {"2022-01-15", Effect::holds, "9%", {}}}) ==
        "rate=9% ../2018-02-01 .. 2020-06-30\n"
        "rate=6% 2020-07-01 .. on\n"
        "royalty-beta-3 rate: 6% (b) | 9% (c)\n");
  CHECK(current({first, second, {"2022-01-15", Effect::holds, "9%", {kFrom("2022-01-01")}}}) ==
        "rate=9% ../2018-02-01 .. 2020-06-30\n"
        "rate=6% 2020-07-01 .. 2021-12-31\n"
        "rate=9% 2022-01-01 .. on\n");
}

TEST_CASE("who tells the new value shortly before or after its day speaks of it", "[merge]") {
  for (const std::string_view published : {"2021-06-20", "2021-07-02", "2024-01-01"}) {
    CAPTURE(published);
    CHECK(current({{"2020-01-10", Effect::holds, "20%", {}},
                   {"2021-06-01", Effect::changes, "15%", {kFrom("2021-07-01")}},
                   {published, Effect::holds, "15%", {}}}) ==
          "rate=20% ../2020-01-10 .. 2021-06-30\n"
          "rate=15% 2021-07-01 .. on\n");
  }
}

TEST_CASE("a later end is an extension, and one of the same week a disagreement", "[merge]") {
  CHECK(current({{"2020-01-10", Effect::starts, "", {kUntil("2024-12-31")}},
                 {"2023-06-01", Effect::continues, "", {kUntil("2026-12-31")}}}) ==
        "../2020-01-10 .. 2026-12-31\n");
  CHECK(current({{"2020-01-10", Effect::starts, "", {kUntil("2024-12-31")}},
                 {"2023-06-01", Effect::continues, "", {kUntil("P2Y")}}}) ==
        "../2020-01-10 .. 2026-12-31\n");
  CHECK(current({{"2020-01-10", Effect::starts, "", {kUntil("2024-12-31")}},
                 {"2020-01-12", Effect::starts, "", {kUntil("2026-12-31")}}}) ==
        "../2020-01-10 .. 2024-12-31\n"
        "royalty-beta-1 until: 2024-12-31 (a) | 2026-12-31 (b)\n");
}

TEST_CASE("what has ended may begin again", "[merge]") {
  const Line granted{"2016-05-03", Effect::starts, "", {kFrom("2016-05-02")}};
  const Line ended{"2018-03-05", Effect::ends, "", {time(Role::within, "2018-03-04")}};
  CHECK(current({granted, ended, {"2021-04-08", Effect::starts, "", {kFrom("2021-04-07")}}}) ==
        "2016-05-02 .. 2018-03-04\n"
        "2021-04-07 .. on\n");
  CHECK(current({granted, ended, {"2018-03-06", Effect::holds, "", {}}}) ==
        "2016-05-02 .. 2018-03-04\n"
        "royalty-beta-2 until: ended 2018-03-04 (b) | goes on (c)\n");
  CHECK(current({{"2016-05-03", Effect::starts, "", {kUntil("2024-12-31")}}, ended}) ==
        "../2016-05-03 .. 2018-03-04\n");
}

TEST_CASE("what is to end stands until then, whoever says that it has ended", "[merge]") {
  CHECK(current({{"2016-05-03", Effect::starts, "", {kFrom("2016-05-02")}},
                 {"2021-02-02", Effect::ends, "", {time(Role::within, "2020-12-01")}},
                 {"2021-11-15", Effect::ends, "", {time(Role::within, "2022-01-01")}}}) ==
        "2016-05-02 .. 2020-12-01\n"
        "royalty-beta-2 until: ended 2020-12-01 (b) | goes on (c)\n");
  // It began by the day on which it ended.
  CHECK(current({{"2021-02-02", Effect::ends, "", {time(Role::within, "2018-03-01")}}}) ==
        "../2018-03-01 .. 2018-03-01\n");
}

TEST_CASE("a start by a term's own words is an event, and one by an act is not told twice",
          "[merge]") {
  const Line granted{"2016-05-03", Effect::starts, "9%", {kFrom("2016-05-02")}};
  CHECK(dump_events(merged({document("a", granted)})) == "term-start 2016-05-02 acme,beta x1\n");
  const model::Model changed =
      merged({document("a", granted),
              document("b", {"2018-01-09", Effect::changes, "6%", {kFrom("2018-02-01")}})});
  CHECK(dump_events(changed) ==
        "term-start 2016-05-02 acme,beta x1\n"
        "term-start 2018-02-01 acme,beta x1\n");
  CHECK(changed.events.back().summary == "change of royalty: Acme and Beta");
  CHECK(changed.terms.front().versions.back().from.event == changed.events.back().id);

  Doc signing("a", "2016-05-03");
  signing.parties("Acme; Beta");
  const auto made = signing.event("agreement-made", "Acme, Beta", "They signed on 2 May 2016");
  signing[made].times = {time(Role::at, "2016-05-02")};
  CHECK(dump_events(merged({signing.get(), document("b", granted)})) ==
        "agreement-made 2016-05-02 acme,beta x1\n");
}

TEST_CASE("a version is confirmed by those who give its value", "[merge]") {
  const model::Model model = merged({document("a", {"2018-02-01", Effect::holds, "9%", {}}),
                                     document("b", {"2018-02-02", Effect::holds, "6%", {}}),
                                     document("c", {"2018-02-03", Effect::holds, "9%", {}})});
  REQUIRE(model.terms.size() == 1);
  CHECK(model.terms.front().versions.back().evidence.size() == 2);
  // Nor does the later value confirm the one before it.
  const model::Model later = merged({document("a", {"2018-02-01", Effect::holds, "9%", {}}),
                                     document("b", {"2021-09-15", Effect::holds, "6%", {}})});
  const model::Version& old = later.terms.front().versions[1];
  CHECK(old.evidence.size() == 1);
  CHECK(old.until->evidence.empty());
}

}  // namespace inforce::test
