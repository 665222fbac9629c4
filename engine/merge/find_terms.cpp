// SPDX-License-Identifier: MIT
// Which claims speak of the same term: agreement, kind, holder, bound and object agree. A role that
// a claim does not give is filled from the only term it can mean; a claim that can mean several
// stays unattached.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "merge/alike.h"
#include "merge/work.h"

namespace inforce::merge {
namespace {

class Finder {
 public:
  explicit Finder(Work& work) : work_(work) {}

  void run() {
    for (const Index s : most_telling_first()) place(s);
    for (Term& term : work_.terms) std::sort(term.said.begin(), term.said.end());
    for (Index t = 0; t < size(work_.terms); ++t) {
      at(work_.agreements, at(work_.terms, t).agreement).terms.push_back(t);
    }
  }

 private:
  static int given(const Said& said) {
    return (said.holder != kNone ? 2 : 0) + (said.bound != kNone ? 2 : 0) +
           (said.claim->object.empty() ? 0 : 1);
  }

  [[nodiscard]] Indices most_telling_first() const {
    std::vector<std::tuple<int, Index>> order;
    for (Index s = 0; s < size(work_.said); ++s) {
      const Said& said = at(work_.said, s);
      if (said.claim->is_term && !said.rejected && said.agreement != kNone &&
          is_real(*said.claim)) {
        order.emplace_back(-given(said), s);
      }
    }
    std::sort(order.begin(), order.end());
    Indices indices;
    for (const auto& entry : order) indices.push_back(std::get<1>(entry));
    return indices;
  }

  [[nodiscard]] static bool role_agrees(Index said, Index known) {
    return said == kNone || known == kNone || said == known;
  }

  void place(Index s) {
    Said& said = at(work_.said, s);
    Indices& bucket = buckets_[{said.agreement, said.claim->kind}];
    Indices matches, exact, here;
    for (const Index t : bucket) {
      const Term& term = at(work_.terms, t);
      if (!role_agrees(said.holder, term.holder) || !role_agrees(said.bound, term.bound) ||
          !objects_agree(said.claim->object, term.object)) {
        continue;
      }
      matches.push_back(t);
      if (said.claim->object == term.object) exact.push_back(t);
      if (at(docs_, t).count(said.doc) != 0) here.push_back(t);
    }
    for (const Indices& narrower : {exact, here}) {
      if (matches.size() > 1 && narrower.size() == 1) matches = narrower;
    }
    if (matches.size() > 1) return;  // unattached: it may mean any of them
    if (matches.empty()) {
      matches.push_back(size(work_.terms));
      bucket.push_back(matches.front());
      work_.terms.push_back({said.claim->kind, {}, said.agreement, kNone, kNone, {}});
      docs_.emplace_back();
    }
    said.term = matches.front();
    Term& term = at(work_.terms, said.term);
    term.said.push_back(s);
    if (term.holder == kNone) term.holder = said.holder;
    if (term.bound == kNone) term.bound = said.bound;
    if (term.object.empty()) term.object = said.claim->object;
    at(docs_, said.term).insert(said.doc);
  }

  Work& work_;
  std::map<std::pair<Index, std::string>, Indices> buckets_;
  std::vector<std::set<Index>> docs_;  // of each term: the documents that speak of it
};

}  // namespace

void find_terms(Work& work) { Finder(work).run(); }

}  // namespace inforce::merge
