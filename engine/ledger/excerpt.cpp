// SPDX-License-Identifier: MIT
#include "ledger/excerpt.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace inforce::ledger {
namespace {

date::sys_days sys_day(Day day) { return date::sys_days{date::days{day}}; }

// Which term each version belongs to, counted from 0.
class TermNumbers {
 public:
  std::size_t number(const Version& v) {
    if (!v.term.empty()) return named_.emplace(v.term, next_).first->second;
    const auto key = [&v](Day known) {
      return Key{v.agreement, v.kind, v.holder, v.counterparty, known};
    };
    // The one that this version replaces, or is replaced by, if it came before.
    if (const auto before = ends_.find(key(v.known_from));
        before != ends_.end() && v.known_from != kOpen) {
      return take(ends_, before);
    }
    if (const auto after = begins_.find(key(v.known_to));
        after != begins_.end() && v.known_to != kOpen) {
      return take(begins_, after);
    }
    return next_;
  }

  // After a version got its number: others may follow it, or come before it.
  void add(const Version& v, std::size_t number) {
    next_ = std::max(next_, number + 1);
    if (!v.term.empty()) return;
    const auto key = [&v](Day known) {
      return Key{v.agreement, v.kind, v.holder, v.counterparty, known};
    };
    if (v.known_to != kOpen) ends_.emplace(key(v.known_to), number);
    if (v.known_from != kOpen) begins_.emplace(key(v.known_from), number);
  }

 private:
  using Key =
      std::tuple<std::string_view, std::string_view, std::string_view, std::string_view, Day>;
  using Open = std::multimap<Key, std::size_t>;

  static std::size_t take(Open& open, Open::iterator at) {
    const std::size_t number = at->second;
    open.erase(at);
    return number;
  }

  std::unordered_map<std::string_view, std::size_t> named_;
  Open ends_, begins_;
  std::size_t next_ = 0;
};

}  // namespace

model::Version model_version(const Version& v) {
  const auto when = [](Day earliest, Day latest, int later) {
    edtf::Bounds bounds;
    if (earliest != kNoStart) bounds.earliest = sys_day(earliest - later);
    if (latest != kOpen) bounds.latest = sys_day(latest - later);
    return edtf::between(bounds);
  };
  model::Version out;
  out.id = v.name.empty() ? std::to_string(v.id) : std::string(v.name);
  if (v.from_latest == kNoStart) {
    out.from.date = edtf::When{"..", {{}, kSinceEver}};
  } else {
    out.from.date = when(v.from, v.from_latest, 0);
  }
  if (v.until_earliest != kOpen) {
    out.until.emplace();
    out.until->date = when(v.until_earliest, v.until, 1);
  }
  if (v.known_from != kOpen) out.known_from = sys_day(v.known_from);
  out.confidence = v.confidence;
  out.is_replaced = v.known_to == kSomeDay;
  if (v.known_to != kOpen && !out.is_replaced) out.known_to = sys_day(v.known_to);
  return out;
}

model::Model excerpt(const std::vector<Version>& versions) {
  model::Model m;
  TermNumbers numbers;
  std::set<std::string_view> parties;
  std::map<std::string_view, std::set<std::string_view>> agreements;
  for (const Version& v : versions) {
    const std::size_t number = numbers.number(v);
    numbers.add(v, number);
    if (number >= m.terms.size()) m.terms.resize(number + 1);
    model::Term& term = m.terms[number];
    if (term.versions.empty()) {
      term.id = term_id(v);
      term.kind = v.kind;
      term.agreement = v.agreement;
      term.holder = v.holder;
      term.bound = v.counterparty;
    }
    term.versions.push_back(model_version(v));
    for (const std::string_view party : {v.holder, v.counterparty}) {
      if (party.empty()) continue;
      parties.insert(party);
      if (!v.agreement.empty()) agreements[v.agreement].insert(party);
    }
  }
  for (const std::string_view party : parties) {
    m.parties.push_back({std::string(party), std::string(party), {}});
  }
  for (const auto& [agreement, sides] : agreements) {
    m.agreements.push_back(
        {std::string(agreement), std::string(agreement), {sides.begin(), sides.end()}});
  }
  return m;
}

}  // namespace inforce::ledger
