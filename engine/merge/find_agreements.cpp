// SPDX-License-Identifier: MIT
// Whose agreement an event or a term claim belongs to. An agreement is the set of parties whose
// terms change together; an event or claim that names only some of them belongs to it when it can
// mean no other.
#include <algorithm>
#include <map>

#include "merge/work.h"

namespace inforce::merge {
namespace {

class Finder {
 public:
  explicit Finder(Work& work) : work_(work), in_doc_(work.docs.size()) {}

  void run() {
    // Acts that name two parties or more make agreements; the others look for theirs.
    for (Index e = 0; e < size(work_.events); ++e) {
      if (is_act(e) && at(work_.events, e).parties.size() > 1)
        join_event(e, exact(at(work_.events, e).parties));
    }
    for (Index e = 0; e < size(work_.events); ++e) {
      if (is_act(e) && at(work_.events, e).parties.size() < 2) join_event(e, find_for_event(e));
    }
    for (Index e = 0; e < size(work_.events); ++e) {
      if (is_act(e) && at(work_.events, e).agreement == kNone) join_event(e, with_unnamed(e));
    }
    for (Index e = 0; e < size(work_.events); ++e) {
      if (is_act(e) && at(work_.events, e).agreement == kNone) join_event(e, between_named(e));
    }
    for (Index s = 0; s < size(work_.said); ++s) {
      Said& said = at(work_.said, s);
      if (!said.claim->is_term || said.rejected) continue;
      said.agreement = find_for_term(said);
      if (said.agreement == kNone) continue;
      insert(at(in_doc_, said.doc), said.agreement);
      insert(having_[said.claim->kind], said.agreement);
    }
    for (Index e = 0; e < size(work_.events); ++e) {
      if (work_.pause_of(at(work_.events, e).kind) != Pause::none) join_pause(e);
    }
    for (Said& said : work_.said) {
      if (!said.claim->is_term || said.rejected || said.agreement != kNone) continue;
      said.agreement = known_of(said);
      if (said.agreement == kNone && said.parties.size() == 1 &&
          at(work_.named, said.doc) == said.parties) {
        said.agreement = one_sided(said.parties);
      }
    }
  }

 private:
  [[nodiscard]] bool is_act(Index e) const {
    return work_.change_of(at(work_.events, e).kind) != Change::none;
  }

  Index exact(const Indices& parties) {
    const auto [entry, is_new] = by_parties_.emplace(parties, size(work_.agreements));
    if (is_new) {
      work_.agreements.push_back({parties, {}, {}, {}, {}});
      for (const Index party : parties) by_party_[party].push_back(entry->second);
    }
    return entry->second;
  }

  void join_event(Index e, Index agreement) {
    Event& event = at(work_.events, e);
    event.agreement = agreement;
    if (agreement == kNone) return;
    for (const Index s : event.said) insert(at(in_doc_, at(work_.said, s).doc), agreement);
    const bool made = work_.change_of(event.kind) == Change::made;
    insert(made ? at(work_.agreements, agreement).made : at(work_.agreements, agreement).changes,
           e);
  }

  void join_pause(Index e) {
    Event& event = at(work_.events, e);
    const auto known = by_parties_.find(event.parties);
    event.agreement = known != by_parties_.end() ? known->second : find_for_event(e);
    if (event.agreement != kNone) insert(at(work_.agreements, event.agreement).pauses, e);
  }

  // The only agreement of these that has all the parties; kNone when there is none, or are several.
  [[nodiscard]] Index only(const Indices& agreements, const Indices& parties) const {
    Index found = kNone;
    for (const Index a : agreements) {
      if (!is_subset(parties, at(work_.agreements, a).parties)) continue;
      if (found != kNone) return kNone;
      found = a;
    }
    return found;
  }

  // Of the document if it has one; else of all, when parties are known.
  [[nodiscard]] Index find_with(const Indices& parties, Index doc) const {
    if (const Index here = only(at(in_doc_, doc), parties); here != kNone) return here;
    if (parties.empty()) return kNone;
    const auto entry = by_party_.find(parties.front());
    return entry == by_party_.end() ? kNone : only(entry->second, parties);
  }

  [[nodiscard]] Index find_for_event(Index e) const {
    const Event& event = at(work_.events, e);
    Index found = kNone;
    for (const Index s : event.said) {
      const Index one = find_with(event.parties, at(work_.said, s).doc);
      if (one == kNone || (found != kNone && one != found)) return kNone;
      found = one;
    }
    return found;
  }

  // "Our contract with Acme", in texts that name nobody else: one with a side that has no name.
  [[nodiscard]] Index with_unnamed(Index e) {
    const Event& event = at(work_.events, e);
    const bool alone = std::all_of(event.said.begin(), event.said.end(), [&](Index s) {
      return at(work_.named, at(work_.said, s).doc) == event.parties;
    });
    return alone && !event.said.empty() ? one_sided(event.parties) : kNone;
  }
  // "The agreement will end on 30 June", in a letter that names its two sides among others: the
  // only one between those whom its documents name.
  [[nodiscard]] Index between_named(Index e) {
    Event& event = at(work_.events, e);
    if (work_.change_of(event.kind) == Change::made) return kNone;
    Index found = kNone;
    for (const Index s : event.said) {
      const Indices between = agreements_between(at(work_.named, at(work_.said, s).doc));
      if (between.size() != 1 || (found != kNone && between.front() != found)) return kNone;
      found = between.front();
    }
    if (found == kNone || !is_subset(event.parties, at(work_.agreements, found).parties))
      return kNone;
    event.parties = at(work_.agreements, found).parties;
    return found;
  }
  [[nodiscard]] Indices agreements_between(const Indices& named) const {
    Indices between;
    for (const Index party : named) {
      const auto entry = by_party_.find(party);
      if (entry == by_party_.end()) continue;
      for (const Index a : entry->second) {
        if (is_subset(at(work_.agreements, a).parties, named)) insert(between, a);
      }
    }
    return between;
  }
  [[nodiscard]] Index one_sided(const Indices& parties) {
    if (parties.size() != 1) return kNone;
    const auto known = by_party_.find(parties.front());
    const bool other = known != by_party_.end() &&
                       std::any_of(known->second.begin(), known->second.end(), [&](Index a) {
                         return at(work_.agreements, a).parties.size() > 1;
                       });
    return other ? kNone : exact(parties);
  }

  [[nodiscard]] Index find_for_term(const Said& said) {
    Indices roles;
    for (const Index party : {said.holder, said.bound}) {
      if (party != kNone) insert(roles, party);
    }
    if (said.claim->change) {
      const Index event = at(work_.said, work_.other(said, *said.claim->change)).event;
      const Index agreement = event == kNone ? kNone : at(work_.events, event).agreement;
      if (agreement != kNone && is_subset(roles, at(work_.agreements, agreement).parties))
        return agreement;
    }
    if (said.parties.size() > 1 && is_subset(roles, said.parties)) return exact(said.parties);
    if (roles.size() > 1) {
      if (by_parties_.count(roles) != 0) return by_parties_.at(roles);
      const Index wider = only(at(in_doc_, said.doc), roles);
      return wider != kNone ? wider : exact(roles);
    }
    if (said.parties.size() == 1) insert(roles, said.parties.front());
    return find_with(roles, said.doc);
  }

  // "The royalty rises to 5%", in a text that tells of no act: of the only agreement between those
  // it names, if others have told of such a term there.
  [[nodiscard]] Index known_of(const Said& said) const {
    const Indices between = agreements_between(at(work_.named, said.doc));
    const auto having = having_.find(said.claim->kind);
    if (between.size() != 1 || having == having_.end()) return kNone;
    const Indices& parties = at(work_.agreements, between.front()).parties;
    const bool sides_agree = (said.holder == kNone || contains(parties, said.holder)) &&
                             (said.bound == kNone || contains(parties, said.bound));
    return sides_agree && contains(having->second, between.front()) ? between.front() : kNone;
  }

  Work& work_;
  std::vector<Indices> in_doc_;  // agreements each document speaks of
  std::map<Indices, Index> by_parties_;
  std::map<Index, Indices> by_party_;
  std::map<std::string, Indices> having_;  // by kind of term: the agreements it is told of
};

}  // namespace

void find_agreements(Work& work) { Finder(work).run(); }

}  // namespace inforce::merge
