// SPDX-License-Identifier: MIT
// Where sources date an event differently: the facts that were left out of the network, and the
// ones on their negative cycle. Assumptions that had to give way are nobody's word, and no
// conflict.
#include <algorithm>
#include <map>

#include "merge/assemble.h"

namespace inforce::merge {
namespace {

bool is_word(const Fact& fact) { return fact.level != Fact::Level::assumed; }

std::string reason(const Fact& followed, const Fact& left) {
  using Level = Fact::Level;
  if (followed.level == Level::human) return "decided by a person";
  if (followed.level != left.level) {
    return "a date that is stated in full goes before one that is counted from a document's "
           "unknown day";
  }
  if (followed.sources != left.sources) {
    return std::to_string(followed.sources) + " sources against " + std::to_string(left.sources);
  }
  if (followed.facts != left.facts) {
    return "stated as fact by " + std::to_string(followed.facts) + " against " +
           std::to_string(left.facts);
  }
  if (followed.basis != left.basis) return "as many sources, and the more direct";
  if (width(followed.bounds) == width(left.bounds)) {
    return "as many sources, and as exact; the earlier date";
  }
  return "as many sources, and the more exact";
}

// What a side says: its day, or how far it is from another event.
std::string value_of(const Fact& fact) {
  if (!is_open(fact.bounds)) return edtf::between(fact.bounds).text;
  return std::to_string(fact.least.value_or(0)) + " to " + std::to_string(fact.most.value_or(0)) +
         " days apart";
}

}  // namespace

std::vector<Dispute> date_disputes(const Dates& dates, std::vector<Index>& events) {
  std::map<Index, Dispute> by_event;
  for (const dating::Contradiction& contradiction : dates.solution.contradictions) {
    const Fact& left = dates.facts[contradiction.dropped];
    if (!is_word(left) || left.said.empty() || left.event == kNone) continue;
    const Fact* followed = nullptr;
    Dispute::View kept;
    for (const std::size_t index : contradiction.cycle) {
      const Fact& fact = dates.facts[index];
      if (!is_word(fact)) continue;
      if (followed == nullptr || (fact.event == left.event && followed->event != left.event))
        followed = &fact;
      for (const Index s : fact.said) insert(kept.said, s);
    }
    if (followed == nullptr) continue;
    if (followed->level == Fact::Level::human) {  // those who say the same speak for its side
      for (const Fact& fact : dates.facts) {
        const bool same = fact.event == left.event && fact.bounds == followed->bounds;
        if (!same) continue;
        for (const Index s : fact.said) insert(kept.said, s);
      }
    }
    Dispute& dispute = by_event[left.event];
    if (dispute.views.empty()) {
      const edtf::Bounds days = dates.days.event(left.event);
      kept.value = edtf::between(days).text;
      kept.days = {days};
      dispute.field = "date";
      dispute.because = reason(*followed, left);
      dispute.views.push_back(std::move(kept));
    } else {
      for (const Index s : kept.said) insert(dispute.views.front().said, s);
    }
    Dispute::View other{value_of(left), {}, left.said};
    if (!is_open(left.bounds)) other.days = {left.bounds};
    const auto same =
        std::find_if(dispute.views.begin() + 1, dispute.views.end(),
                     [&](const Dispute::View& view) { return view.value == other.value; });
    if (same == dispute.views.end()) {
      dispute.views.push_back(std::move(other));
    } else {
      for (const Index s : other.said) insert(same->said, s);
    }
  }
  std::vector<Dispute> disputes;
  for (auto& [event, dispute] : by_event) {
    events.push_back(event);
    disputes.push_back(std::move(dispute));
  }
  return disputes;
}

}  // namespace inforce::merge
