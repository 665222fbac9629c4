// SPDX-License-Identifier: MIT
#include "merge/dates.h"

#include <algorithm>
#include <numeric>

namespace inforce::merge {
namespace {

// Relative words are read again with what they helped to find. Each round can only narrow what the
// one before found, and a document's words seldom reach further than over two others.
constexpr int kRounds = 4;

bool is_same(const Fact& a, const Fact& b) {
  return a.kind == b.kind && a.doc == b.doc && a.event == b.event && a.bounds == b.bounds;
}

class Finder {
 public:
  Finder(const Work& work, Scope scope) : work_(work) { dates_.days.scope = std::move(scope); }

  Dates run(const std::vector<Decided>& decided, const std::vector<edtf::Bounds>* published) {
    const std::vector<Fact> fixed = fixed_facts(work_, scope(), decided, published);
    std::vector<Fact> relative;
    solve(fixed, relative);
    for (int round = 0; round < kRounds; ++round) {
      std::vector<Fact> next = relative_facts(work_, scope(), dates_.days);
      if (std::equal(next.begin(), next.end(), relative.begin(), relative.end(), is_same)) break;
      relative = std::move(next);
      solve(fixed, relative);
    }
    return std::move(dates_);
  }

 private:
  [[nodiscard]] const Scope& scope() const { return dates_.days.scope; }
  [[nodiscard]] dating::Point doc(Index d) const {
    return static_cast<dating::Point>(position(scope().docs, d));
  }
  [[nodiscard]] dating::Point event(Index e) const {
    return static_cast<dating::Point>(scope().docs.size() + position(scope().events, e));
  }

  void solve(const std::vector<Fact>& fixed, const std::vector<Fact>& relative) {
    dates_.facts = fixed;
    dates_.facts.insert(dates_.facts.end(), relative.begin(), relative.end());
    strongest_first(dates_.facts);
    std::vector<dating::Constraint> constraints;
    for (const Fact& fact : dates_.facts) constraints.push_back(constraint(fact));
    const auto docs = static_cast<std::ptrdiff_t>(scope().docs.size());
    dates_.solution = dating::solve(scope().docs.size() + scope().events.size(), constraints);
    const auto& bounds = dates_.solution.bounds;
    dates_.days.docs.assign(bounds.begin(), bounds.begin() + docs);
    dates_.days.events.assign(bounds.begin() + docs, bounds.end());
  }

  [[nodiscard]] dating::Constraint constraint(const Fact& fact) const {
    using Kind = Fact::Kind;
    switch (fact.kind) {
      case Kind::published:
      case Kind::recurring_published:
        return dating::bounded(doc(fact.doc), fact.bounds);
      case Kind::held:
        return {doc(fact.doc), doc(fact.other), fact.least, fact.most};
      case Kind::distance:
      case Kind::follows:
        if (!contains(scope().events, fact.other)) return {};
        return {event(fact.other), event(fact.event), fact.least, fact.most};
      case Kind::past:
      case Kind::news:
      case Kind::today:
        if (is_open(fact.bounds)) return {event(fact.event), doc(fact.doc), fact.least, fact.most};
        return dating::bounded(doc(fact.doc), fact.bounds);
      default:
        return dating::bounded(event(fact.event), fact.bounds);
    }
  }

  const Work& work_;
  Dates dates_;
};

std::vector<const Fact*> chains(const Dates& dates, dating::Point point) {
  std::vector<const Fact*> facts;
  for (const auto& chain : {dates.solution.why_earliest(point), dates.solution.why_latest(point)}) {
    for (const std::size_t index : chain) {
      const Fact* fact = &dates.facts[index];
      if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
    }
  }
  return facts;
}

}  // namespace

std::vector<const Fact*> Dates::why_event(Index event) const {
  return chains(*this, static_cast<dating::Point>(days.scope.docs.size() +
                                                  position(days.scope.events, event)));
}

std::vector<const Fact*> Dates::why_doc(Index doc) const {
  return chains(*this, static_cast<dating::Point>(position(days.scope.docs, doc)));
}

Dates find_dates(const Work& work, Scope scope, const std::vector<Decided>& decided,
                 const std::vector<edtf::Bounds>* published) {
  return Finder(work, std::move(scope)).run(decided, published);
}

Scope whole(const Work& work) {
  Scope scope{Indices(work.docs.size()), Indices(work.events.size())};
  std::iota(scope.docs.begin(), scope.docs.end(), 0);
  std::iota(scope.events.begin(), scope.events.end(), 0);
  return scope;
}

}  // namespace inforce::merge
