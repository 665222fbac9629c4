// SPDX-License-Identifier: MIT
#include "merge/ids.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "base/text.h"

namespace inforce::merge {
namespace {

constexpr std::size_t kLongest = 80;  // an id is typed

// Each item offers ids from short to long; it gets the first that no other item offers at that
// length.
std::vector<std::string> shortest(const std::vector<std::vector<std::string>>& offers) {
  std::vector<std::string> ids(offers.size());
  std::set<std::string> taken;
  std::size_t longest = 0;
  for (const auto& offer : offers) longest = std::max(longest, offer.size());
  for (std::size_t length = 0; length < longest; ++length) {
    std::map<std::string, int> wanted;
    for (std::size_t i = 0; i < offers.size(); ++i) {
      if (ids[i].empty() && length < offers[i].size()) ++wanted[offers[i][length]];
    }
    for (std::size_t i = 0; i < offers.size(); ++i) {
      if (!ids[i].empty() || length >= offers[i].size()) continue;
      const std::string& id = offers[i][length];
      if (wanted[id] == 1 && taken.insert(id).second) ids[i] = id;
    }
  }
  for (std::size_t i = 0; i < offers.size(); ++i) {
    for (int n = 2; ids[i].empty() && !offers[i].empty(); ++n) {
      const std::string id = n == 2 && taken.count(offers[i].back()) == 0
                                 ? offers[i].back()
                                 : fmt::format("{}-{}", offers[i].back(), n);
      if (taken.insert(id).second) ids[i] = id;
    }
  }
  return ids;
}

std::string joined(const std::string& base, const std::string& more) {
  return short_id(more.empty() ? base : base + "-" + more);
}

// A kind without Latin letters is called by what it is.
std::string named(const std::string& kind, const std::string& otherwise) {
  const std::string words = slug(kind);
  return words.empty() ? otherwise : words;
}

std::string parties_of(const Work& work, const Indices& parties) {
  std::string all;
  for (const Index party : parties)
    all = all.empty() ? at(work.parties, party).id : joined(all, at(work.parties, party).id);
  return all;
}

std::string party(const Work& work, Index index) {
  return index == kNone ? std::string() : at(work.parties, index).id;
}

}  // namespace

std::string short_id(std::string id) {
  if (id.size() <= kLongest) return id;
  const std::size_t dash = id.rfind('-', kLongest);
  id.resize(dash == std::string::npos ? kLongest : dash);
  return id;
}

std::string free_id(const std::string& words, const std::string& otherwise,
                    std::set<std::string>& taken) {
  const std::string base = words.empty() ? otherwise : short_id(words);
  std::string id = base;
  for (int n = 2; !taken.insert(id).second; ++n) id = fmt::format("{}-{}", base, n);
  return id;
}

Ids make_ids(const Work& work, const Days& days) {
  Ids ids;
  std::vector<std::vector<std::string>> offers;
  for (const Agreement& agreement : work.agreements)
    offers.push_back({named(parties_of(work, agreement.parties), "agreement")});
  ids.agreements = shortest(offers);

  offers.clear();
  for (Index e = 0; e < size(work.events); ++e) {
    const Event& event = at(work.events, e);
    if (event.said.empty()) {  // its claims were merged into another
      offers.emplace_back();
      continue;
    }
    const std::string base = joined(named(event.kind, "event"), parties_of(work, event.parties));
    const auto& earliest = days.event(e).earliest;
    const std::string day = earliest ? edtf::to_string(*earliest) : "";
    offers.push_back(
        {base, joined(base, day.substr(0, 4)), joined(base, day.substr(0, 7)), joined(base, day)});
  }
  ids.events = shortest(offers);

  offers.clear();
  for (const Term& term : work.terms) {
    if (term.said.empty()) {
      offers.emplace_back();
      continue;
    }
    const std::string base = joined(named(term.kind, "term"), party(work, term.holder));
    const std::string with_bound = joined(base, party(work, term.bound));
    offers.push_back({base, with_bound, joined(with_bound, slug(term.object))});
  }
  ids.terms = shortest(offers);
  return ids;
}

}  // namespace inforce::merge
