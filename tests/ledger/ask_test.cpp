// SPDX-License-Identifier: MIT
#include "ledger/ask.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "ledger/random_columns.h"

namespace inforce {
namespace {

using ledger::Day;
using ledger::Days;
using ledger::Filter;
using ledger::Ledger;
using ledger::State;
using ledger::Version;

// What the words of ledger/ask.h say, with no index.
struct BruteForce {
  std::vector<Version> versions;

  [[nodiscard]] static State state(const Version& v, Day day) {
    if (v.from_latest <= day && day < v.until_earliest) return State::in_force;
    return v.from <= day && day < v.until ? State::possible : State::not_in_force;
  }
  [[nodiscard]] ledger::Answer at(const ledger::Question& q) const {
    ledger::Answer answer;
    for (const Version& v : versions) {
      if (!test::fits(v, q.filter) || !test::counts(v, q.known)) continue;
      State best = State::not_in_force;
      for (Day day = q.days.first; day <= q.days.last; ++day) best = std::min(best, state(v, day));
      answer.in_force += best == State::in_force;
      answer.possible += best == State::possible;
      if (best != State::not_in_force || q.all) answer.terms.push_back({v, best});
    }
    std::sort(answer.terms.begin(), answer.terms.end(), [](const auto& a, const auto& b) {
      return std::pair(a.state, a.version.id) < std::pair(b.state, b.version.id);
    });
    answer.terms.resize(std::min(answer.terms.size(), q.limit));  // the surest
    std::sort(answer.terms.begin(), answer.terms.end(),
              [](const auto& a, const auto& b) { return a.version.id < b.version.id; });
    return answer;
  }
};

// The ways a ledger can be asked: as built, from its file with nothing trusted, and from its file
// once checked as a whole.
std::vector<Ledger> all_ways(const ledger::Columns& columns) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                     ("ask_test." + std::to_string(::getpid()) + ".ledger");
  Result<Ledger> built = ledger::from_columns(columns);
  REQUIRE(built);
  REQUIRE(built->save(file).empty());
  Result<Ledger> opened = Ledger::open(file), checked = Ledger::open(file);
  REQUIRE(opened);
  REQUIRE(checked);
  REQUIRE(checked->check().empty());
  CHECK(checked->trusted());
  CHECK_FALSE(opened->trusted());
  std::filesystem::remove(file);  // what is mapped stays
  return {*built, *opened, *checked};
}

bool operator==(const ledger::Standing& a, const ledger::Standing& b) {
  return a.version == b.version && a.state == b.state;
}
bool operator==(const ledger::Change& a, const ledger::Change& b) {
  return a.version == b.version && a.started == b.started && a.ended == b.ended && a.sure == b.sure;
}

template <typename F>
void for_random_ledgers(F&& f) {
  for (unsigned seed = 1; seed <= 24; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const bool with_names = seed % 2 == 0, with_doubts = seed % 3 != 0;
    const std::size_t size = seed == 1 ? 0 : seed * 13;
    const ledger::Columns columns = test::random_columns(random, size, with_doubts, with_names);
    BruteForce brute;
    for (std::size_t i = 0; i < columns.size(); ++i)
      brute.versions.push_back(test::version_of(columns, i));
    for (const Ledger& asked : all_ways(columns)) f(random, brute, asked, with_names);
  }
}

TEST_CASE("what holds on some days is what brute force finds", "[ledger]") {
  for_random_ledgers(
      [](std::mt19937& random, const BruteForce& brute, const Ledger& asked, bool with_names) {
        for (int i = 0; i < 150; ++i) {
          ledger::Question q;
          q.filter = test::random_filter(random, with_names);
          q.days.first = static_cast<int>(random() % 120) - 10;
          q.days.last = q.days.first + (random() % 2 == 0 ? 0 : static_cast<int>(random() % 30));
          if (random() % 3 == 0) q.known = static_cast<int>(random() % 60);
          if (random() % 4 == 0) q.limit = random() % 3;
          q.all = random() % 5 == 0 && q.limit > 0;
          const ledger::Answer expected = brute.at(q);
          const Result<ledger::Answer> answer = ledger::at(asked, q);
          REQUIRE(answer);
          REQUIRE(answer->in_force == expected.in_force);
          REQUIRE(answer->possible == expected.possible);
          REQUIRE(std::equal(answer->terms.begin(), answer->terms.end(), expected.terms.begin(),
                             expected.terms.end(),
                             [](const auto& a, const auto& b) { return a == b; }));
        }
      });
}

TEST_CASE("what started or ended is what brute force finds", "[ledger]") {
  for_random_ledgers(
      [](std::mt19937& random, const BruteForce& brute, const Ledger& asked, bool with_names) {
        for (int i = 0; i < 80; ++i) {
          const Filter filter = test::random_filter(random, with_names);
          const Day after = static_cast<int>(random() % 80) - 10,
                    to = after + 1 + static_cast<int>(random() % 40);
          std::optional<Day> known;
          if (random() % 3 == 0) known = static_cast<int>(random() % 60);
          const auto result = ledger::changes(asked, filter, after, to, known);
          REQUIRE(result);
          std::vector<ledger::Change> expected;
          std::size_t started = 0, ended = 0;
          for (const Version& v : brute.versions) {
            if (!test::fits(v, filter) || !test::counts(v, known)) continue;
            ledger::Change change{v, false, false, true};
            // Each reading of an end that is a day at all: within (after, to], or not.
            const auto look = [&](Day earliest, Day latest, bool& happened) {
              bool in = false, out = earliest <= after || latest > to;
              for (Day day = after + 1; day <= to; ++day)
                in = in || (earliest <= day && day <= latest);
              happened = in;
              if (in && out) change.sure = false;
            };
            if (v.from_latest != ledger::kNoStart) look(v.from, v.from_latest, change.started);
            if (v.until_earliest != ledger::kOpen) look(v.until_earliest, v.until, change.ended);
            started += change.started;
            ended += change.ended;
            if (change.started || change.ended) expected.push_back(change);
          }
          std::sort(expected.begin(), expected.end(),
                    [](const auto& a, const auto& b) { return a.version.id < b.version.id; });
          REQUIRE(result->started == started);
          REQUIRE(result->ended == ended);
          REQUIRE(std::equal(result->versions.begin(), result->versions.end(), expected.begin(),
                             expected.end(), [](const auto& a, const auto& b) { return a == b; }));
        }
      });
}

TEST_CASE("a history has every version that fits, by start", "[ledger]") {
  for_random_ledgers(
      [](std::mt19937& random, const BruteForce& brute, const Ledger& asked, bool with_names) {
        for (int i = 0; i < 40; ++i) {
          const Filter filter = test::random_filter(random, with_names);
          std::optional<Day> known;
          if (random() % 2 == 0) known = static_cast<int>(random() % 60);
          const auto versions = ledger::history(asked, filter, known);
          REQUIRE(versions);
          std::set<std::int32_t> expected, found;
          for (const Version& v : brute.versions) {
            if (test::fits(v, filter) && (!known || test::counts(v, known))) expected.insert(v.id);
          }
          for (const Version& v : *versions) found.insert(v.id);
          CHECK(found == expected);
          CHECK(found.size() == versions->size());
          CHECK(std::is_sorted(versions->begin(), versions->end(),
                               [](const Version& a, const Version& b) { return a.from < b.from; }));
        }
        for (const Version& v : brute.versions) {
          const auto found =
              ledger::find_version(asked, with_names ? std::string(v.name) : std::to_string(v.id));
          REQUIRE(found);
          REQUIRE(found->has_value());
          CHECK(**found == v);
        }
        for (const char* nobody : {"", "nobody", "-1", "1x", "99999999999"}) {
          const auto found = ledger::find_version(asked, nobody);
          REQUIRE(found);
          CHECK_FALSE(found->has_value());
        }
      });
}

TEST_CASE("the parts of a range are the states of its days", "[ledger]") {
  std::mt19937 random(7);
  const ledger::Columns columns = test::random_columns(random, 300, true, false);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Version v = test::version_of(columns, i);
    const Days days{static_cast<int>(random() % 60), 40 + static_cast<int>(random() % 60)};
    if (days.last < days.first) continue;
    Day next = days.first;
    for (const ledger::Part& part : ledger::parts(v, days)) {
      CHECK(part.days.first == next);
      for (Day day = part.days.first; day <= part.days.last; ++day) {
        CHECK(part.state == BruteForce::state(v, day));
      }
      next = part.days.last + 1;
    }
    CHECK(next == days.last + 1);
  }
}

}  // namespace
}  // namespace inforce
