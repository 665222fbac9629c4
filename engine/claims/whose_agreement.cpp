// SPDX-License-Identifier: MIT
// Whose agreement a document is about, by what it claims: those who made it together, or who owe
// each other most.
#include <algorithm>
#include <map>

#include "claims/reading.h"

namespace inforce::claims {
namespace {

std::vector<int> parties_of_claim(const Reading& reading, const Claim& claim) {
  std::vector<int> parties;
  for (int p = 0; p < static_cast<int>(reading.parties.list.size()); ++p) {
    const std::string& name = reading.parties.list[static_cast<std::size_t>(p)].name;
    if (std::count(claim.parties.begin(), claim.parties.end(), name) > 0) parties.push_back(p);
  }
  return parties;
}

// The most who made or changed an agreement together, the two that are named most among them.
std::vector<int> all_who_agree(const Reading& reading, const std::vector<Claim>& claims) {
  const std::vector<int>& main = reading.parties.main;
  std::vector<int> all;
  for (const Claim& claim : claims) {
    if (claim.is_term || !reading.pack.find_kind(claim.kind, false)->is_agreement) continue;
    std::vector<int> parties = parties_of_claim(reading, claim);
    const bool of_main =
        std::all_of(main.begin(), main.end(), [&](int party) { return contains(parties, party); });
    if (of_main && parties.size() > all.size()) all = std::move(parties);
  }
  return all;
}

// The two parties with the most terms between them, if those are two terms at least.
std::vector<int> most_bound(const Reading& reading, const std::vector<Claim>& claims) {
  std::map<std::vector<int>, int> pairs;
  for (const Claim& claim : claims) {
    const bool change = !claim.is_term && claim.parties.size() == 2 &&
                        reading.pack.find_kind(claim.kind, false)->change != pack::Change::none;
    if (!change && (!claim.is_term || claim.holder.empty() || claim.bound.empty())) continue;
    const std::vector<int> pair = parties_of_claim(reading, claim);
    if (pair.size() == 2) pairs[pair] += change ? 2 : 1;
  }
  const auto most = std::max_element(
      pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == pairs.end() || most->second < 2) return {};
  const auto named = pairs.find(reading.parties.main);  // of equals, those named together most
  return named != pairs.end() && named->second == most->second ? named->first : most->first;
}

}  // namespace

std::vector<int> whose_agreement(const Reading& reading, const std::vector<Claim>& claims) {
  std::vector<int> bound = all_who_agree(reading, claims);
  if (bound.size() < 3) bound = most_bound(reading, claims);
  return bound;
}

}  // namespace inforce::claims
