// SPDX-License-Identifier: MIT
#pragma once
// corpora/same.h - when what was found is what was wanted, and which found thing goes with which.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/gold.h"
#include "model/model.h"

namespace inforce::corpora {

constexpr int kLastDaySlack = 1;  // the day of a change may count to the old or the new version

// Which of its names a party goes by is not judged: "calder" and "calder-bank" are one.
[[nodiscard]] bool same_party(std::string_view found, std::string_view wanted);

// Sharper than wanted is right where sources were combined, but a single day is right only
// where a day is wanted.
[[nodiscard]] bool same_day(const edtf::When& found, const edtf::When& wanted, int slack_days);

// Numbers by their digits and currency, yes and no exactly, other words by containing the wanted.
[[nodiscard]] bool same_value(std::string_view name, std::string_view found,
                              std::string_view wanted);

[[nodiscard]] bool open(const edtf::When& when);

// How far apart two dates are at least; 0 where they may be the same day or one is not known.
[[nodiscard]] int days_apart(const edtf::When& a, const edtf::When& b);

[[nodiscard]] bool has_party(const std::vector<std::string>& parties, std::string_view wanted);
[[nodiscard]] bool has_amount(const std::vector<model::Amount>& amounts, std::string_view wanted);
[[nodiscard]] bool has_attribute(const model::Version& version, const std::string& name,
                                 const std::string& value);

// How much alike two things are; 0: they are not the same thing.
[[nodiscard]] double likeness(const model::Event& found, const Event& wanted);
[[nodiscard]] double likeness(const model::Term& found, const Term& wanted);
[[nodiscard]] double likeness(const model::Version& found, const Version& wanted);

template <typename List, typename Value>
bool contains(const List& list, const Value& value) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

// One to one, the most alike first; gives for each wanted one the index of the found one, or -1.
template <typename Found, typename Wanted>
std::vector<int> align(const std::vector<Found>& found, const std::vector<Wanted>& wanted) {
  struct Pair {
    double points;
    std::size_t wanted, found;
  };
  std::vector<Pair> pairs;
  for (std::size_t w = 0; w < wanted.size(); ++w) {
    for (std::size_t f = 0; f < found.size(); ++f) {
      const double points = likeness(found[f], wanted[w]);
      if (points > 0) pairs.push_back({points, w, f});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.points > b.points; });
  std::vector<int> partner(wanted.size(), -1);
  std::vector<bool> taken(found.size(), false);
  for (const Pair& pair : pairs) {
    if (partner[pair.wanted] >= 0 || taken[pair.found]) continue;
    partner[pair.wanted] = static_cast<int>(pair.found);
    taken[pair.found] = true;
  }
  return partner;
}

}  // namespace inforce::corpora
