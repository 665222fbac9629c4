// SPDX-License-Identifier: MIT
// "On Sunday", "in February", "last quarter" in a document that does not say when it was written:
// which days they mean follows from when it can have been written, and from the days other sources
// give the same event; and when it was written follows from them in turn.
#include <algorithm>
#include <set>

#include "merge/calendar.h"
#include "merge/facts.h"

namespace inforce::merge {
namespace {

using Kind = Fact::Kind;
using Level = Fact::Level;

// A document's "Sunday" belongs to the date other sources give the event when it is this near.
constexpr int kNear = 7;

edtf::Bounds hull(const std::vector<edtf::Bounds>& stretches) {
  return {stretches.front().earliest, stretches.back().latest};
}

// How long until the place comes again: a document means the latest one when it speaks of the past.
int period(const Recurring& place) {
  using Unit = Recurring::Unit;
  switch (place.unit) {
    case Unit::weekday:
    case Unit::weekend:
    case Unit::week:
      return 7;
    default:
      return 365;
  }
}

class Collector {
 public:
  Collector(const Work& work, const Scope& scope, const Days& days)
      : work_(work), scope_(scope), days_(days) {}

  void event(Index e) {
    others_.reset();
    for (const Index s : at(work_.events, e).said) {
      const Said& said = at(work_.said, s);
      if (!contains(scope_.docs, said.doc)) continue;
      for (const claims::Time& time : said.claim->times) {
        const bool at_then = time.role == claims::Time::Role::at;
        if (time.anchor && (at_then || time.role == claims::Time::Role::by)) {
          same_time(e, s, time);
        } else if (!at_then) {
          continue;
        } else if (const auto place = recurring(time.when);
                   place && place->unit != Recurring::Unit::today) {
          one_of(e, s, *place);
        }
      }
    }
  }

  // A document that brings a dated event as news was written on its day or soon after.
  void news(Index e) {
    const edtf::Bounds day = days_.event(e);
    if (!day.earliest || !day.latest) return;
    std::set<Index> docs;
    for (const Index s : at(work_.events, e).said) {
      const Said& said = at(work_.said, s);
      if (!contains(scope_.docs, said.doc) || at(work_.docs, said.doc).published) continue;
      if (said.claim->news || at(work_.main_change, said.doc) == e) docs.insert(said.doc);
    }
    for (const Index d : docs) {
      Fact fact = assumed(Kind::news, e, d);
      fact.bounds = {day.earliest, std::min(*day.latest + date::days{kNewsDays}, dating::kLastDay)};
      facts_.push_back(std::move(fact));
    }
  }

  std::vector<Fact> take() { return std::move(facts_); }

 private:
  Fact make(Index e, Index s) const {
    Fact fact;
    fact.level = Level::relative;
    fact.kind = Kind::recurring;
    fact.basis = model::Basis::inferred;
    fact.event = e;
    fact.said = {s};
    fact.sources = 1;
    return fact;
  }

  // "The same weekend" as another event; "within ten business days of" one whose day is known.
  void same_time(Index e, Index s, const claims::Time& time) {
    const Index other = at(work_.said, work_.other(at(work_.said, s), *time.anchor)).event;
    if (other == kNone || other == e) return;
    Fact fact = make(e, s);
    if (time.when.type == timex::Type::duration) {
      const edtf::Bounds day = days_.event(other);
      if (!time.when.business_days || !day.earliest || day.earliest != day.latest) return;
      const int sign = time.when.distance ? time.when.distance->sign : 1;
      const auto counted = count_from(*day.earliest, time.when, sign);
      if (!counted) return;
      const bool by = time.role == claims::Time::Role::by;
      fact.bounds = {by ? std::min(*day.earliest, *counted) : *counted,
                     by ? std::max(*day.earliest, *counted) : *counted};
    } else if (const auto place = recurring(time.when)) {
      const edtf::Bounds days = days_.event(other);
      if (!days.earliest || !days.latest) return;
      const auto first = nearest(*place, {days.earliest, days.earliest});
      const auto last = nearest(*place, {days.latest, days.latest});
      if (!first || !last) return;
      fact.bounds = {first->earliest, last->latest};
    } else {
      fact.kind = Kind::same_day;
      fact.bounds = days_.event(other);
      if (is_open(fact.bounds)) return;
    }
    facts_.push_back(std::move(fact));
  }

  void one_of(Index e, Index s, const Recurring& place) {
    const Said& said = at(work_.said, s);
    const edtf::Bounds published = days_.doc(said.doc);
    const edtf::Bounds others = days_by_others(e);
    std::vector<edtf::Bounds> choices = meant(place, published, true);
    if (const auto near = nearest(place, others); near && gap(*near, others) <= kNear) {
      // Other sources date it, and this is the one they mean, or nearly.
      std::vector<edtf::Bounds> fitting;
      for (const edtf::Bounds& choice : choices) {
        if (gap(choice, others) == 0) fitting.push_back(choice);
      }
      choices = fitting.empty() ? std::vector{*near} : fitting;
    }
    if (choices.empty()) return;
    Fact fact = make(e, s);
    fact.bounds = hull(choices);
    facts_.push_back(std::move(fact));
    if (choices.size() > 1 || at(work_.docs, said.doc).published) return;
    Fact written = make(kNone, s);
    written.level = Level::assumed;
    written.kind = Kind::recurring_published;
    written.doc = said.doc;
    // A third of a month counts from the month: "late March" is said of the March before.
    const date::sys_days first = *choices.front().earliest;
    written.bounds = {first, std::min(first + date::days{period(place) - 1}, dating::kLastDay)};
    facts_.push_back(std::move(written));
  }

  // The days of an event by absolute dates.
  [[nodiscard]] edtf::Bounds days_by_others(Index e) {
    if (others_) return *others_;
    edtf::Bounds bounds;
    for (const Index s : at(work_.events, e).said) {
      const Said& said = at(work_.said, s);
      if (!contains(scope_.docs, said.doc)) continue;
      const edtf::Bounds narrower = both(bounds, stated_days(*said.claim));
      if (!narrower.earliest || !narrower.latest || *narrower.earliest <= *narrower.latest) {
        bounds = narrower;
      }
    }
    others_ = bounds;
    return bounds;
  }

  const Work& work_;
  const Scope& scope_;
  const Days& days_;
  std::vector<Fact> facts_;
  std::optional<edtf::Bounds> others_;  // of the event at hand
};

}  // namespace

std::vector<Fact> relative_facts(const Work& work, const Scope& scope, const Days& days) {
  Collector collector(work, scope, days);
  for (const Index e : scope.events) {
    collector.event(e);
    collector.news(e);
  }
  return collector.take();
}

}  // namespace inforce::merge
