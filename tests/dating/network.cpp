// SPDX-License-Identifier: MIT
#include "dating/network.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

namespace inforce::dating {
namespace {

using Days = std::vector<int>;

// Every way to give each point a day of [0, span); the test's own idea of a network.
std::vector<Days> all_days(std::size_t points, int span) {
  std::vector<Days> all{{}};
  for (std::size_t p = 0; p < points; ++p) {
    std::vector<Days> longer;
    for (const Days& days : all) {
      for (int day = 0; day < span; ++day) {
        longer.push_back(days);
        longer.back().push_back(day);
      }
    }
    all = std::move(longer);
  }
  return all;
}

bool satisfies(const Days& days, const Constraint& c) {
  const int from = c.from == kEpoch ? 0 : days[c.from];
  const int apart = (c.to == kEpoch ? 0 : days[c.to]) - from;
  return (!c.least || *c.least <= apart) && (!c.most || apart <= *c.most);
}

bool satisfiable(const std::vector<Days>& all, const std::vector<Constraint>& constraints) {
  return std::any_of(all.begin(), all.end(), [&](const Days& days) {
    return std::all_of(constraints.begin(), constraints.end(),
                       [&](const Constraint& c) { return satisfies(days, c); });
  });
}

struct Brute {
  std::vector<std::size_t> dropped;
  std::vector<Constraint> kept;
  std::vector<std::pair<int, int>> bounds;
};

Brute brute(const std::vector<Days>& all, const std::vector<Constraint>& constraints) {
  Brute out;
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    out.kept.push_back(constraints[i]);
    if (!satisfiable(all, out.kept)) {
      out.kept.pop_back();
      out.dropped.push_back(i);
    }
  }
  out.bounds.assign(all.front().size(), {1000, -1000});
  for (const Days& days : all) {
    if (!std::all_of(out.kept.begin(), out.kept.end(),
                     [&](const Constraint& c) { return satisfies(days, c); })) {
      continue;
    }
    for (std::size_t p = 0; p < days.size(); ++p) {
      out.bounds[p] = {std::min(out.bounds[p].first, days[p]),
                       std::max(out.bounds[p].second, days[p])};
    }
  }
  return out;
}

int number(const std::optional<date::sys_days>& day) {
  return day ? day->time_since_epoch().count() : -9999;
}

// Random constraints over `points`, after two for each point that keep it in [0, span).
std::vector<Constraint> random_network(std::mt19937& random, std::size_t points, int span) {
  const auto up_to = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  std::vector<Constraint> constraints;
  for (Point p = 0; p < points; ++p) constraints.push_back({kEpoch, p, 0, span - 1});
  const int count = 1 + up_to(7);
  for (int i = 0; i < count; ++i) {
    Constraint c;
    c.to = static_cast<Point>(up_to(static_cast<int>(points)));
    if (up_to(3) != 0) c.from = static_cast<Point>(up_to(static_cast<int>(points)));
    const int least = c.from == kEpoch ? up_to(span) : up_to(2 * span) - span;
    if (up_to(4) != 0) c.least = least;
    if (up_to(4) != 0) c.most = least + up_to(3);
    constraints.push_back(c);
  }
  return constraints;
}

}  // namespace

TEST_CASE("a solution has the bounds and the choices of brute force", "[dating]") {
  constexpr std::size_t kPoints = 4;
  constexpr int kSpan = 6;
  const std::vector<Days> all = all_days(kPoints, kSpan);
  std::mt19937 random(20150303);
  int contradictions = 0;
  for (int round = 0; round < 600; ++round) {
    const std::vector<Constraint> constraints = random_network(random, kPoints, kSpan);
    const Solution solution = solve(kPoints, constraints);
    const Brute expected = brute(all, constraints);
    CAPTURE(round);
    std::vector<std::size_t> dropped;
    for (const Contradiction& c : solution.contradictions) dropped.push_back(c.dropped);
    REQUIRE(dropped == expected.dropped);
    for (Point p = 0; p < kPoints; ++p) {
      REQUIRE(number(solution.bounds[p].earliest) == expected.bounds[p].first);
      REQUIRE(number(solution.bounds[p].latest) == expected.bounds[p].second);
    }
    contradictions += static_cast<int>(dropped.size());
  }
  CHECK(contradictions > 100);  // the random networks are not all harmless
}

TEST_CASE("what a contradiction names cannot be true together, and can without it", "[dating]") {
  constexpr std::size_t kPoints = 4;
  constexpr int kSpan = 6;
  const std::vector<Days> all = all_days(kPoints, 2 * kSpan);
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const std::vector<Constraint> constraints = random_network(random, kPoints, kSpan);
    for (const Contradiction& c : solve(kPoints, constraints).contradictions) {
      CAPTURE(round, c.dropped);
      std::vector<Constraint> side;
      for (const std::size_t i : c.cycle) side.push_back(constraints[i]);
      CHECK(satisfiable(all, side));
      side.push_back(constraints[c.dropped]);
      CHECK_FALSE(satisfiable(all, side));
    }
  }
}

TEST_CASE("a bound's chain alone gives the bound", "[dating]") {
  std::mt19937 random(99);
  for (int round = 0; round < 200; ++round) {
    const std::vector<Constraint> constraints = random_network(random, 4, 9);
    const Solution whole = solve(4, constraints);
    for (Point p = 0; p < 4; ++p) {
      CAPTURE(round, p);
      std::vector<Constraint> chain;
      for (const std::size_t i : whole.why_latest(p)) chain.push_back(constraints[i]);
      CHECK(solve(4, chain).bounds[p].latest == whole.bounds[p].latest);
      chain.clear();
      for (const std::size_t i : whole.why_earliest(p)) chain.push_back(constraints[i]);
      CHECK(solve(4, chain).bounds[p].earliest == whole.bounds[p].earliest);
    }
  }
}

TEST_CASE("a constraint that agrees never widens a bound", "[dating]") {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const std::vector<Constraint> constraints = random_network(random, 4, 8);
    std::vector<Constraint> fewer = constraints;
    fewer.pop_back();
    const Solution before = solve(4, fewer), after = solve(4, constraints);
    if (after.contradictions.size() > before.contradictions.size()) continue;
    for (Point p = 0; p < 4; ++p) {
      CHECK(after.bounds[p].earliest >= before.bounds[p].earliest);
      CHECK(after.bounds[p].latest <= before.bounds[p].latest);
    }
  }
}

TEST_CASE("small networks", "[dating]") {
  SECTION("points without constraints are open") {
    const Solution solution = solve(2, {{kEpoch, 0, 5, {}}});
    CHECK(number(solution.bounds[0].earliest) == 5);
    CHECK_FALSE(solution.bounds[0].latest);
    CHECK(solution.bounds[1] == edtf::Bounds{});
    CHECK(solution.why_latest(1).empty());
  }
  SECTION("a distance carries a bound, and the chain says so") {
    const Solution solution = solve(2, {{kEpoch, 0, 10, 12}, {0, 1, 30, 31}, {kEpoch, 1, 42, {}}});
    CHECK(number(solution.bounds[1].earliest) == 42);
    CHECK(number(solution.bounds[1].latest) == 43);
    CHECK(solution.why_latest(1) == std::vector<std::size_t>{0, 1});
    CHECK(solution.why_earliest(1) == std::vector<std::size_t>{2});
    CHECK(number(solution.bounds[0].earliest) == 11);
  }
  SECTION("a constraint that contradicts itself is left out") {
    const Solution solution = solve(1, {{kEpoch, 0, 5, 4}, {0, 0, 1, 2}});
    REQUIRE(solution.contradictions.size() == 2);
    CHECK(solution.contradictions[0].cycle.empty());
    CHECK(solution.bounds[0] == edtf::Bounds{});
  }
  SECTION("three that agree in pairs only: the weakest goes") {
    const Solution solution = solve(2, {{kEpoch, 0, 1, 1}, {0, 1, 5, 5}, {kEpoch, 1, 9, 9}});
    REQUIRE(solution.contradictions.size() == 1);
    CHECK(solution.contradictions[0].dropped == 2);
    CHECK(solution.contradictions[0].cycle.size() == 2);
    CHECK(number(solution.bounds[1].latest) == 6);
  }
}

}  // namespace inforce::dating
