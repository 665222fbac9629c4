// SPDX-License-Identifier: MIT
#pragma once
// tests/ledger/random_columns.h - small random data full of corner cases, and the answers by brute
// force.
#include <algorithm>
#include <random>
#include <string>

#include "ledger/ask.h"
#include "ledger/ledger.h"

namespace inforce::test {

using ledger::Columns;
using ledger::Day;
using ledger::kNoStart;
using ledger::kOpen;

// Days 0..60, so that dates collide; some ends open, some versions empty, some superseded, some
// never known to the day.
inline Columns random_columns(std::mt19937& random, std::size_t size, bool with_doubts,
                              bool with_names) {
  const auto below = [&random](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
  };
  Columns c;
  for (std::size_t i = 0; i < size; ++i) {
    Day from = below(12) == 0 ? kNoStart : below(60);
    Day until =
        below(8) == 0 ? kOpen : (from == kNoStart ? 0 : from) + below(below(3) == 0 ? 3 : 40);
    Day from_latest = from, until_earliest = until;
    if (with_doubts && below(3) == 0) {
      if (below(2) == 0) from_latest = below(10) == 0 ? kOpen : std::max(from, 0) + below(12);
      if (below(2) == 0)
        until_earliest = below(10) == 0 ? kNoStart : std::min(until, 70) - below(12);
      if (from_latest != from || until_earliest != until) {
        c.doubts.push_back({static_cast<std::uint32_t>(i), from_latest, until_earliest});
      }
    }
    const int agreement = below(6), party = below(5);
    c.agreement.push_back(c.agreements.add("agreement-" + std::to_string(agreement)));
    c.kind.push_back(c.kinds.add("kind-" + std::to_string(below(4))));
    c.holder.push_back(c.parties.add("party-" + std::to_string(party)));
    c.counterparty.push_back(
        c.parties.add(below(9) == 0 ? "" : "party-" + std::to_string((party + 1) % 5)));
    c.from.push_back(from);
    c.until.push_back(until);
    c.known_from.push_back(below(9) == 0 ? kOpen : below(40));
    c.known_to.push_back(below(4) == 0 ? std::min(c.known_from.back(), 40) + below(20) : kOpen);
    if (with_names) {
      c.id.push_back(
          static_cast<std::int32_t>(c.versions.add("version-" + std::to_string(1000 - i))));
      c.term.push_back(c.terms.add("term-" + std::to_string(below(10))));
      c.confidence.push_back(static_cast<model::Confidence>(below(3)));
    } else {
      c.id.push_back(static_cast<std::int32_t>(size - i) * 3);
    }
  }
  return c;
}

inline ledger::Version version_of(const Columns& c, std::size_t i) {
  ledger::Version v;
  v.id = c.id[i];
  if (c.versions.size() != 0) v.name = c.versions[static_cast<std::uint32_t>(c.id[i])];
  if (!c.term.empty()) v.term = c.terms[c.term[i]];
  v.agreement = c.agreements[c.agreement[i]];
  v.kind = c.kinds[c.kind[i]];
  v.holder = c.parties[c.holder[i]];
  v.counterparty = c.parties[c.counterparty[i]];
  v.from = v.from_latest = c.from[i];
  v.until = v.until_earliest = c.until[i];
  v.known_from = c.known_from[i];
  v.known_to = c.known_to[i];
  if (!c.confidence.empty()) v.confidence = c.confidence[i];
  for (const ledger::Doubt& doubt : c.doubts) {
    if (doubt.version != i) continue;
    v.from_latest = doubt.from_latest;
    v.until_earliest = doubt.until_earliest;
  }
  return v;
}

inline bool fits(const ledger::Version& v, const ledger::Filter& f) {
  return (!f.agreement || v.agreement == *f.agreement) && (!f.kind || v.kind == *f.kind) &&
         (!f.holder || v.holder == *f.holder) && (!f.term || v.term == *f.term) &&
         (!f.counterparty || v.counterparty == *f.counterparty) &&
         (!f.party || v.holder == *f.party || v.counterparty == *f.party);
}

inline bool counts(const ledger::Version& v, std::optional<Day> known) {
  return known ? v.known_from <= *known && *known < v.known_to : v.known_to == kOpen;
}

// A random filter; most name something, some name nothing known.
inline ledger::Filter random_filter(std::mt19937& random, bool with_names) {
  const auto below = [&random](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n));
  };
  ledger::Filter f;
  if (below(3) == 0) f.agreement = "agreement-" + std::to_string(below(7));
  if (below(3) == 0) f.kind = "kind-" + std::to_string(below(5));
  if (below(5) == 0) f.holder = "party-" + std::to_string(below(6));
  if (below(7) == 0) f.counterparty = below(4) == 0 ? "" : "party-" + std::to_string(below(6));
  if (below(5) == 0) f.party = "party-" + std::to_string(below(6));
  if (with_names && below(5) == 0) f.term = "term-" + std::to_string(below(11));
  return f;
}

}  // namespace inforce::test
