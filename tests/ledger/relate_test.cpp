// SPDX-License-Identifier: MIT
#include "ledger/relate.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

namespace inforce {
namespace {

using ledger::Day;
using ledger::Relation;
using ledger::Stretch;
using ledger::Version;

Version version(Day from, Day from_latest, Day until_earliest, Day until) {
  Version v;
  v.from = from, v.from_latest = from_latest;
  v.until_earliest = until_earliest, v.until = until;
  return v;
}
Version version(Day from, Day until) { return version(from, from, until, until); }

TEST_CASE("two versions with known ends stand in one of thirteen relations", "[ledger]") {
  struct Row {
    Day a_from, a_until, b_from, b_until;
    std::string_view relation;
  };
  const Row rows[] = {
      {1, 3, 5, 7, "before"},
      {1, 3, 3, 7, "meets"},
      {1, 4, 3, 7, "overlaps"},
      {1, 3, 1, 7, "starts"},
      {2, 3, 1, 7, "during"},
      {4, 7, 1, 7, "finishes"},
      {1, 7, 1, 7, "equals"},
      {1, 7, 4, 7, "finished-by"},
      {1, 7, 2, 3, "contains"},
      {1, 7, 1, 3, "started-by"},
      {3, 7, 1, 4, "overlapped-by"},
      {3, 7, 1, 3, "met-by"},
      {5, 7, 1, 3, "after"},
      {1, ledger::kOpen, 4, ledger::kOpen, "finished-by"},
      {1, ledger::kOpen, 4, 7, "contains"},
  };
  for (const Row& row : rows) {
    const auto found =
        relations(version(row.a_from, row.a_until), version(row.b_from, row.b_until));
    REQUIRE(found.size() == 1);
    CHECK(to_string(found[0]) == row.relation);
  }
  CHECK(relations(version(3, 3), version(1, 7)).empty());
}

// The one relation of two intervals whose ends are known, from its definition.
Relation relation(Day a, Day b, Day c, Day d) {
  if (b < c) return Relation::before;
  if (b == c) return Relation::meets;
  if (d < a) return Relation::after;
  if (d == a) return Relation::met_by;
  if (a == c) return b == d ? Relation::equals : b < d ? Relation::starts : Relation::started_by;
  if (b == d) return a > c ? Relation::finishes : Relation::finished_by;
  if (a < c) return b > d ? Relation::contains : Relation::overlaps;
  return b < d ? Relation::during : Relation::overlapped_by;
}

TEST_CASE("with ends in doubt, the relations are those of all readings", "[ledger]") {
  std::mt19937 random(3);
  const auto day = [&random](int n) {
    return static_cast<Day>(random() % static_cast<unsigned>(n));
  };
  for (int i = 0; i < 3000; ++i) {
    const Day a = day(8), b = day(8), c = day(8), d = day(8);
    const Version first = version(a, a + day(4), b, b + day(4)),
                  second = version(c, c + day(4), d, d + day(4));
    std::set<Relation> expected;
    for (Day p = first.from; p <= first.from_latest; ++p) {
      for (Day q = first.until_earliest; q <= first.until; ++q) {
        for (Day r = second.from; r <= second.from_latest; ++r) {
          for (Day s = second.until_earliest; s <= second.until; ++s) {
            if (p < q && r < s) expected.insert(relation(p, q, r, s));
          }
        }
      }
    }
    const auto found = relations(first, second);
    CHECK(std::set<Relation>(found.begin(), found.end()) == expected);
  }
}

TEST_CASE("gaps and overlaps are the days that none or several versions cover", "[ledger]") {
  std::mt19937 random(5);
  const auto day = [&random](int n) {
    return static_cast<Day>(random() % static_cast<unsigned>(n));
  };
  for (int i = 0; i < 500; ++i) {
    std::vector<Version> versions;
    Day first = 1000, last = -1;
    for (int k = 0; k < 5; ++k) {
      const Day from = day(40), until = from + day(12);
      versions.push_back(version(from, from + day(3), until - day(3), until));
      if (from < until) first = std::min(first, from), last = std::max(last, until);
    }
    const std::vector<Stretch> found = gaps_and_overlaps(versions);
    for (Day d = first; d < last; ++d) {
      int sure = 0, may = 0;
      for (const Version& v : versions) {
        sure += v.from_latest <= d && d < v.until_earliest;
        may += v.from <= d && d < v.until;
      }
      std::set<std::pair<Stretch::Kind, bool>> expected, here;
      // Some reading has one version over by then and another still ahead.
      const auto may_be = [d](const Version& v, bool over) {
        for (Day p = v.from; p <= v.from_latest; ++p) {
          for (Day q = v.until_earliest; q <= v.until; ++q) {
            if (p < q && (over ? q <= d : p > d)) return true;
          }
        }
        return false;
      };
      bool between = false;
      for (const Version& v : versions) {
        for (const Version& w : versions)
          between = between || (&v != &w && may_be(v, true) && may_be(w, false));
      }
      if (sure == 0 && between) expected.insert({Stretch::Kind::gap, may == 0});
      if (may >= 2) expected.insert({Stretch::Kind::overlap, sure >= 2});
      for (const Stretch& s : found) {
        if (s.from <= d && d < s.until) here.insert({s.kind, s.sure});
      }
      CHECK(here == expected);
    }
    for (const Stretch& s : found) CHECK((first <= s.from && s.from < s.until && s.until <= last));
  }
}

}  // namespace
}  // namespace inforce
