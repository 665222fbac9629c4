// SPDX-License-Identifier: MIT
#include "merge/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "merge/calendar.h"
#include "merge/labels.h"
#include "merge/voices.h"

namespace inforce::merge {
namespace {

using Kind = Fact::Kind;
using Level = Fact::Level;

int number(const std::optional<date::sys_days>& day) {
  return day ? day->time_since_epoch().count() : INT32_MIN;
}

bool is_ahead(const Work& work, const Event& event) {
  const auto kind = work.kinds.events.find(event.kind);
  return event.kind == work.kinds.term_end || event.kind == work.kinds.term_start ||
         (kind != work.kinds.events.end() && kind->second.ahead);
}

class Collector {
 public:
  Collector(const Work& work, const Scope& scope, const std::vector<edtf::Bounds>* published)
      : work_(work), scope_(scope), published_(published) {}

  void documents() {
    for (const Index d : scope_.docs) {
      const claims::Extraction& doc = at(work_.docs, d);
      Fact fact;
      fact.kind = Kind::published;
      fact.doc = d;
      if (published_ != nullptr) {
        fact.bounds = at(*published_, d);
      } else if (doc.published) {
        fact.bounds = doc.published->bounds;
      }
      fact.sources = 1;
      if (!is_open(fact.bounds)) facts_.push_back(std::move(fact));
      if (published_ == nullptr && at(work_.held_by, d) != kNone) held(d, at(work_.held_by, d));
    }
  }

  // An older message was not written after the one that quotes it.
  void held(Index d, Index by) {
    Fact fact = assumed(Kind::held, kNone, d);
    fact.other = by;
    fact.least = 0;
    facts_.push_back(std::move(fact));
  }

  void event(Index e) {
    std::map<std::pair<int, int>, Fact> dates;  // claims that say the same are one fact
    std::set<Index> told, news;                 // documents
    Indices effective;                          // claims that say only when the act takes effect
    for (const Index s : at(work_.events, e).said) {
      const Said& said = at(work_.said, s);
      if (!contains(scope_.docs, said.doc)) continue;
      const claims::Claim& claim = *said.claim;
      if (const edtf::Bounds days = stated_days(claim); !is_open(days)) {
        Fact& fact = dates[{number(days.earliest), number(days.latest)}];
        if (fact.said.empty() || is_stated(claim)) {
          fact.basis = is_stated(claim) ? model::Basis::stated : model::Basis::resolved;
        }
        fact.bounds = days;
        fact.said.push_back(s);
      }
      for (const claims::Time& time : claim.times) {
        distance(e, s, time);
        today(e, s, time);
      }
      if (tells_effect(claim)) effective.push_back(s);
      if (claim.change) follows(e, s);
      told.insert(said.doc);
      if (claim.news) news.insert(said.doc);
    }
    const bool undated = dates.empty();
    if (undated) {
      for (const Index s : effective) in_effect(e, s);
    }
    for (auto& [bounds, fact] : dates) {
      fact.kind = Kind::date;
      fact.event = e;
      const Weight weight = weigh(work_, {fact.said});
      fact.sources = weight.sources;
      fact.facts = weight.facts;
      facts_.push_back(std::move(fact));
    }
    if (is_ahead(work_, at(work_.events, e))) return;
    for (const Index d : told) {
      const bool is_news =
          undated &&
          (news.count(d) != 0 || (!at(work_.docs, d).published && at(work_.main_change, d) == e));
      assume(e, d, is_news ? Kind::news : Kind::past);
    }
  }

  std::vector<Fact> take() { return std::move(facts_); }

 private:
  static bool is_stated(const claims::Claim& claim) {
    return std::none_of(claim.times.begin(), claim.times.end(), [](const claims::Time& time) {
      return time.when.origin == timex::Origin::resolved;
    });
  }

  [[nodiscard]] Index event_of(const Said& from, std::size_t claim) const {
    return at(work_.said, work_.other(from, claim)).event;
  }

  void distance(Index e, Index s, const claims::Time& time) {
    if (!time.anchor) return;
    Fact fact;
    fact.kind = Kind::distance;
    fact.event = e;
    fact.other = event_of(at(work_.said, s), *time.anchor);
    fact.said = {s};
    fact.sources = 1;
    if (fact.other == kNone || fact.other == e) return;
    const std::optional<Apart> apart = days_apart(time.when);
    if (!apart) return;
    const bool after = !time.when.distance || time.when.distance->sign > 0;
    using Role = claims::Time::Role;
    const int least = time.role == Role::by ? 0 : apart->least;
    const int most = apart->most;
    const bool open = time.role == Role::after;
    if (after) {
      fact.least = least;
      if (!open) fact.most = most;
    } else {
      fact.most = -least;
      if (!open) fact.least = -most;
    }
    facts_.push_back(std::move(fact));
  }

  static bool tells_effect(const claims::Claim& claim) {
    return std::any_of(claim.times.begin(), claim.times.end(), [](const claims::Time& time) {
      return time.role == claims::Time::Role::from && !is_open(in_role(time));
    });
  }

  // What is known only to take effect on a day is taken to be of that day.
  void in_effect(Index e, Index s) {
    for (const claims::Time& time : at(work_.said, s).claim->times) {
      if (time.role != claims::Time::Role::from || is_open(in_role(time))) continue;
      Fact fact = assumed(Kind::date, e, kNone);
      fact.bounds = in_role(time);
      fact.said = {s};
      fact.sources = 1;
      facts_.push_back(std::move(fact));
    }
  }

  // "Today" is the day of publication, "yesterday" the one before.
  void today(Index e, Index s, const claims::Time& time) {
    if (time.anchor || time.role != claims::Time::Role::at) return;
    const auto place = recurring(time.when);
    if (!place || place->unit != Recurring::Unit::today) return;
    Fact fact;
    fact.level = Level::relative;
    fact.kind = Kind::today;
    fact.basis = model::Basis::inferred;
    fact.event = e;
    fact.doc = at(work_.said, s).doc;
    fact.least = 0;
    fact.most = 1;
    fact.said = {s};
    fact.sources = 1;
    facts_.push_back(std::move(fact));
  }

  // An event told as following from a change, or as standing before it.
  void follows(Index e, Index s) {
    const Said& said = at(work_.said, s);
    Fact fact = assumed(Kind::follows, e, kNone);
    fact.other = event_of(said, *said.claim->change);
    fact.said = {s};
    if (fact.other == kNone || fact.other == e) return;
    if (said.claim->side == claims::Side::after) fact.least = 0;
    if (said.claim->side == claims::Side::before) fact.most = 0;
    if (fact.least || fact.most) facts_.push_back(std::move(fact));
  }

  void assume(Index e, Index d, Kind kind) {
    Fact fact = assumed(kind, e, d);
    fact.least = 0;
    if (kind == Kind::news) fact.most = kNewsDays;
    facts_.push_back(std::move(fact));
  }

  const Work& work_;
  const Scope& scope_;
  const std::vector<edtf::Bounds>* published_;
  std::vector<Fact> facts_;
};

edtf::Bounds find(const std::vector<edtf::Bounds>& days, std::size_t place) {
  return place < days.size() ? days[place] : edtf::Bounds{};
}

}  // namespace

std::size_t position(const Indices& sorted, Index item) {
  // A set of everything has each item at its own place.
  const auto direct = static_cast<std::size_t>(item);
  if (item >= 0 && direct < sorted.size() && sorted[direct] == item) return direct;
  const auto place = std::lower_bound(sorted.begin(), sorted.end(), item);
  if (place == sorted.end() || *place != item) return sorted.size();
  return static_cast<std::size_t>(place - sorted.begin());
}

edtf::Bounds Days::doc(Index d) const { return find(docs, position(scope.docs, d)); }
edtf::Bounds Days::event(Index e) const { return find(events, position(scope.events, e)); }

std::vector<Fact> fixed_facts(const Work& work, const Scope& scope,
                              const std::vector<Decided>& decided,
                              const std::vector<edtf::Bounds>* published) {
  Collector collector(work, scope, published);
  collector.documents();
  for (const Index e : scope.events) collector.event(e);
  std::vector<Fact> facts = collector.take();
  for (const Decided& decision : decided) {
    const bool in_scope = decision.doc != kNone ? contains(scope.docs, decision.doc)
                                                : contains(scope.events, decision.event);
    if (!in_scope) continue;
    Fact fact;
    fact.level = Level::human;
    fact.kind = decision.doc != kNone ? Kind::published : Kind::date;
    fact.doc = decision.doc;
    fact.event = decision.event;
    fact.bounds = decision.bounds;
    facts.push_back(std::move(fact));
  }
  return facts;
}

void strongest_first(std::vector<Fact>& facts) {
  const auto rank = [](const Fact& fact) {
    const auto wide = width(fact.bounds);
    const int breadth = wide                      ? *wide
                        : fact.least && fact.most ? *fact.most - *fact.least
                                                  : INT32_MAX;
    return std::make_tuple(fact.level, -fact.sources, -fact.facts, fact.basis, breadth, fact.kind);
  };
  std::stable_sort(facts.begin(), facts.end(),
                   [&](const Fact& a, const Fact& b) { return rank(a) < rank(b); });
}

Fact assumed(Fact::Kind kind, Index event, Index doc) {
  Fact fact;
  fact.level = Fact::Level::assumed;
  fact.kind = kind;
  fact.basis = model::Basis::inferred;
  fact.doc = doc;
  fact.event = event;
  return fact;
}

std::string describe(const Work& work, const Fact& fact) {
  const auto doc = [&](Index d) { return at(work.docs, d).doc; };
  const auto event = [&](Index e) { return label(work, at(work.events, e)); };
  const auto quote = [&]() {
    if (fact.said.empty()) return std::string();
    const Said& said = at(work.said, fact.said.front());
    return fmt::format(" ({}: \"{}\")", doc(said.doc), short_quote(work, said));
  };
  const auto apart = [&] {
    if (fact.least && fact.most) return fmt::format("{} to {} days", *fact.least, *fact.most);
    if (fact.least) return fmt::format("{} days or more", *fact.least);
    return fmt::format("{} days or fewer", fact.most.value_or(0));
  };
  switch (fact.kind) {
    case Kind::published:
      return fact.level == Level::human
                 ? fmt::format("a person dates {} {}", doc(fact.doc),
                               edtf::between(fact.bounds).text)
                 : fmt::format("{} is dated {}", doc(fact.doc), edtf::between(fact.bounds).text);
    case Kind::date:
      return fact.level == Level::human ? fmt::format("a person dates {} {}", event(fact.event),
                                                      edtf::between(fact.bounds).text)
                                        : fmt::format("{} is dated {}{}", event(fact.event),
                                                      edtf::between(fact.bounds).text, quote());
    case Kind::held:
      return fmt::format("{} stands in {}, so it was not written after it", doc(fact.doc),
                         doc(fact.other));
    case Kind::distance:
      return fmt::format("{} is {} after {}{}", event(fact.event), apart(), event(fact.other),
                         quote());
    case Kind::same_day:
    case Kind::recurring:
      return fmt::format("{} falls on {}{}", event(fact.event), edtf::between(fact.bounds).text,
                         quote());
    case Kind::recurring_published:
      return fmt::format("{} was written {}{}", doc(fact.doc), edtf::between(fact.bounds).text,
                         quote());
    case Kind::past:
      return fact.bounds == edtf::Bounds{}
                 ? fmt::format("{} tells of {}, so it was not published before", doc(fact.doc),
                               event(fact.event))
                 : fmt::format("{} was published after {}", doc(fact.doc), event(fact.event));
    case Kind::news:
      return fmt::format(
          "{} brings {} as news, so it was published on that day or up to {} days later",
          doc(fact.doc), event(fact.event), kNewsDays);
    case Kind::today:
      return fmt::format("{} was published on the day of {} or the day after{}", doc(fact.doc),
                         event(fact.event), quote());
    case Kind::follows:
      return fmt::format("{} is told as {} {}{}", event(fact.event),
                         fact.least ? "following" : "before", event(fact.other), quote());
  }
  return {};
}

}  // namespace inforce::merge
