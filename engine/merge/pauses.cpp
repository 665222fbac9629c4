// SPDX-License-Identifier: MIT
#include "merge/pauses.h"

#include <algorithm>
#include <map>

#include "merge/ends.h"

namespace inforce::merge {
namespace {

using Attributes = std::map<std::string, std::string>;

// A day on which a term stops or goes on, as some claims have it.
struct Turn {
  edtf::Bounds days;
  bool goes_on = false;
  Indices said;
  Attributes attributes;  // new from then on
};

class Pauser {
 public:
  Pauser(const Work& work, const Term& term, const Snapshot& snapshot, Drafts& drafts)
      : work_(work), term_(term), snapshot_(snapshot), drafts_(drafts) {}

  void run(const std::vector<Regime>& regimes) {
    for (const Regime& regime : regimes) {
      for (const Index s : regime.pauses) read(s);
    }
    const auto kind = work_.kinds.terms.find(term_.kind);
    if (kind == work_.kinds.terms.end() || !kind->second.outlasts) {
      for (const Index e : at(work_.agreements, term_.agreement).pauses) read_event(e);
    }
    std::stable_sort(turns_.begin(), turns_.end(), [](const Turn& a, const Turn& b) {
      return *a.days.earliest < *b.days.earliest;
    });
    for (std::size_t t = 0; t < turns_.size(); ++t) {
      if (turns_[t].goes_on) continue;
      const auto next = std::find_if(turns_.begin() + static_cast<std::ptrdiff_t>(t) + 1,
                                     turns_.end(), [](const Turn& turn) { return turn.goes_on; });
      cut(turns_[t], next == turns_.end() ? nullptr : &*next);
    }
  }

 private:
  void turn(const edtf::Bounds& days, bool goes_on, Index s) {
    if (!days.earliest || !days.latest) return;
    const claims::Claim& claim = *at(work_.said, s).claim;
    const bool renews = goes_on && claim.effect == claims::Effect::resumes;
    for (Turn& known : turns_) {
      if (known.goes_on != goes_on || gap(known.days, days) > 0) continue;
      known.days = both(known.days, days);
      insert(known.said, s);
      if (renews) known.attributes.insert(claim.attributes.begin(), claim.attributes.end());
      return;
    }
    turns_.push_back({days, goes_on, {s}, renews ? claim.attributes : Attributes{}});
  }

  void read(Index s) {
    using Role = claims::Time::Role;
    const Said& said = at(work_.said, s);
    const claims::Claim& claim = *said.claim;
    const bool goes_on = claim.effect == claims::Effect::resumes;
    bool is_dated = false;
    for (const claims::Time& time : claim.times) {
      const edtf::Bounds days = in_role(time);
      if (is_open(days)) continue;
      is_dated = true;
      if (time.role == Role::until || time.role == Role::within) {
        if (days.latest) turn(day_after({days.latest, days.latest}), true, s);
      } else {
        turn(days, goes_on, s);
      }
    }
    if (is_dated || !claim.change) return;
    const auto place =
        snapshot_.places.find(at(work_.said, work_.other(said, *claim.change)).event);
    if (place == snapshot_.places.end() || place->second < 0) return;
    turn(snapshot_.effects[static_cast<std::size_t>(place->second)], goes_on, s);
  }

  // "They suspended their contract on 1 July", with all that it says.
  void read_event(Index e) {
    const Event& event = at(work_.events, e);
    const bool goes_on = work_.pause_of(event.kind) == Pause::ends;
    for (const Index s : event.said) {
      if (!contains(*snapshot_.docs, at(work_.said, s).doc)) continue;
      turn(snapshot_.days->event(e), goes_on, s);
      for (const claims::Time& time : at(work_.said, s).claim->times) {
        using Role = claims::Time::Role;
        const auto last = in_role(time).latest;
        if ((time.role == Role::until || time.role == Role::within) && last)
          turn(day_after({last, last}), true, s);
      }
    }
  }

  void cut(const Turn& stop, const Turn* resume) {
    auto& versions = drafts_.versions;
    for (std::size_t v = 0; v < versions.size(); ++v) {
      const auto& [first, last] = span_of(versions[v]);
      const bool is_before = last && *last < *stop.days.earliest;
      const bool is_after = resume != nullptr ? first && *first >= *resume->days.earliest
                                              : first && *first > *stop.days.latest;
      if (is_before || is_after) continue;
      if (first && *first >= *stop.days.earliest) {  // it would begin in the pause
        if (resume == nullptr || (last && *last < *resume->days.earliest)) {
          remove(v--);
        } else {
          come_back(versions[v], *resume);
        }
        continue;
      }
      const bool goes_on = resume != nullptr && !(last && *last < *resume->days.earliest);
      if (goes_on) {
        versions.insert(versions.begin() + static_cast<std::ptrdiff_t>(v) + 1, versions[v]);
        for (Dispute& dispute : drafts_.disputes) dispute.draft += dispute.draft > v ? 1 : 0;
        come_back(versions[v + 1], *resume);
        update(v + 1, *resume);
      }
      versions[v].until = DraftEnd{day_before(stop.days), kNone, false, stop.said};
      versions[v].reasons.emplace_back("it is suspended from then on");
      v += goes_on ? 1 : 0;
    }
  }

  static edtf::Bounds span_of(const Draft& draft) {
    return {draft.from.days.earliest, draft.until ? draft.until->days.latest : std::nullopt};
  }

  static void come_back(Draft& draft, const Turn& resume) {
    draft.from = {resume.days, kNone, true, resume.said};
    for (const Index s : resume.said) insert(draft.said, s);
    draft.reasons.emplace_back("it goes on after a suspension");
    for (const auto& [name, value] : resume.attributes) draft.attributes[name] = value;
    if (draft.until && draft.until->days.latest &&
        *draft.until->days.latest < *resume.days.earliest)
      draft.until.reset();
  }

  // What is new as it comes back stays so in the versions after, where they only carry it on.
  void update(std::size_t back, const Turn& resume) {
    const Attributes old = drafts_.versions[back - 1].attributes;
    for (std::size_t v = back + 1; v < drafts_.versions.size(); ++v) {
      for (const auto& [name, value] : resume.attributes) {
        auto& attributes = drafts_.versions[v].attributes;
        const auto carried = attributes.find(name);
        const auto before = old.find(name);
        const bool same = carried == attributes.end()
                              ? before == old.end()
                              : before != old.end() && carried->second == before->second;
        if (!same) return;
        attributes[name] = value;
      }
    }
  }

  void remove(std::size_t v) {
    drafts_.versions.erase(drafts_.versions.begin() + static_cast<std::ptrdiff_t>(v));
    auto& disputes = drafts_.disputes;
    disputes.erase(std::remove_if(disputes.begin(), disputes.end(),
                                  [&](const Dispute& dispute) { return dispute.draft == v; }),
                   disputes.end());
    for (Dispute& dispute : disputes) dispute.draft -= dispute.draft > v ? 1 : 0;
  }

  const Work& work_;
  const Term& term_;
  const Snapshot& snapshot_;
  Drafts& drafts_;
  std::vector<Turn> turns_;
};

}  // namespace

void apply_pauses(const Work& work, const Term& term, const Snapshot& snapshot,
                  const std::vector<Regime>& regimes, Drafts& drafts) {
  Pauser(work, term, snapshot, drafts).run(regimes);
}

}  // namespace inforce::merge
