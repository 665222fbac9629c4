// SPDX-License-Identifier: MIT
#include "render/chronology.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "render/words.h"

namespace inforce::render {
namespace {

using query::Day;

constexpr Day kLongAgo = date::sys_days(date::year(-9999) / 1 / 1);
constexpr Day kFarAhead = date::sys_days(date::year(9999) / 12 / 31);

// Where a date stands in the order of the page. One of more than a year stands where it must have
// come about by; so does one with an open beginning. The rest is a year, a month, a day or near
// one.
struct Slot {
  Day first, last, earliest;
  auto operator<=>(const Slot&) const = default;
};

Slot slot_of(const edtf::When& when) {
  constexpr date::days kYear(366);
  const auto& [earliest, latest] = when.bounds;
  const bool is_vague = latest && (!earliest || *latest - *earliest >= kYear);
  const Day first = is_vague ? *latest : earliest.value_or(kLongAgo);
  return {first, latest.value_or(kFarAhead), earliest.value_or(kLongAgo)};
}

// The version a term had up to the start of this one.
const model::Version* predecessor(const model::Term& term, const model::Version& version) {
  const model::Version* found = nullptr;
  for (const model::Version& other : term.versions) {
    if (&other != &version && is_current(other) && query::takes_over(version, other))
      found = &other;
  }
  return found;
}

class Builder {
 public:
  explicit Builder(const model::Model& model) : model_(model) {}

  Chronology build() {
    for (const model::Event& event : model_.events) add(event);
    for (const model::Term& term : model_.terms) {
      for (const model::Version& version : term.versions) {
        if (is_current(version)) add_start(term, version);
      }
    }
    for (const model::Term& term : model_.terms) {
      for (const model::Version& version : term.versions) {
        if (is_current(version)) add_end(term, version);
      }
    }
    for (auto& [slot, entry] : entries_) {
      entry.place = slot.first;
      entry.day = answer_day(slot, entry);
      chronology_.entries.push_back(std::move(entry));
    }
    return std::move(chronology_);
  }

 private:
  Entry& entry_at(const edtf::When& when) {
    Entry& entry = entries_[slot_of(when)];
    if (!is_dated(entry.when)) entry.when = when;
    return entry;
  }

  void add(const model::Event& event) {
    if (is_dated(event.date)) {
      entry_at(event.date).events.push_back(&event);
    } else {
      chronology_.undated.push_back(&event);
    }
  }

  void add_start(const model::Term& term, const model::Version& version) {
    if (!is_dated(version.from.date)) return;
    const model::Version* before = predecessor(term, version);
    if (before) replaced_.insert(before);
    entry_at(version.from.date)
        .turns.push_back(
            {before ? Turn::Kind::changes : Turn::Kind::starts, &term, &version, before});
  }

  // A term's last day stands under the first day without it where that day has an entry of its own
  // (the day of the amendment), else under the last day itself.
  void add_end(const model::Term& term, const model::Version& version) {
    if (!version.until || !is_dated(version.until->date)) return;
    if (replaced_.contains(&version)) return;
    const edtf::When& last = version.until->date;
    const Turn turn{Turn::Kind::ends, &term, &version, nullptr};
    const auto event = std::find_if(
        model_.events.begin(), model_.events.end(),
        [&](const model::Event& e) { return !e.id.empty() && e.id == version.until->event; });
    if (event != model_.events.end() && is_dated(event->date)) {
      entry_at(event->date).turns.push_back(turn);
      return;
    }
    if (is_exact(last)) {
      const auto next = entries_.find(slot_of(edtf::on(*last.bounds.latest + date::days(1))));
      if (next != entries_.end()) {
        next->second.turns.push_back(turn);
        return;
      }
    }
    entry_at(last).turns.push_back(turn);
  }

  // The first day on which all that the entry tells has surely come about.
  static Day answer_day(const Slot& slot, const Entry& entry) {
    Day day = slot.last == kFarAhead ? slot.first : slot.last;
    for (const Turn& turn : entry.turns) {
      if (turn.kind != Turn::Kind::ends) continue;
      const auto last = turn.version->until->date.bounds.latest;
      if (last && *last >= day) day = *last + date::days(1);
    }
    return day;
  }

  const model::Model& model_;
  std::map<Slot, Entry> entries_;
  std::set<const model::Version*> replaced_;
  Chronology chronology_;
};

}  // namespace

Chronology chronology(const model::Model& model) { return Builder(model).build(); }

std::string say(const Chronology& told) {
  if (told.entries.empty()) return "no dates";
  const auto begin = [](const Entry& entry) {
    return entry.when.bounds.earliest.value_or(entry.place);
  };
  const auto first =
      std::min_element(told.entries.begin(), told.entries.end(),
                       [&](const Entry& a, const Entry& b) { return begin(a) < begin(b); });
  const auto last = std::max_element(
      told.entries.begin(), told.entries.end(),
      [](const Entry& a, const Entry& b) { return a.when.bounds.latest < b.when.bounds.latest; });
  return say_period(first->when, last->when);
}

std::vector<query::Standing> holdings(const model::Model& model, const Entry& entry) {
  return query::at(model, {{entry.day, entry.day}, {}}).terms;
}

Extent extent(const model::Model& model) {
  std::optional<Day> first, last, published;
  const auto take = [&](const edtf::When& when) {
    for (const auto& day : {when.bounds.earliest, when.bounds.latest}) {
      if (!day) continue;
      first = std::min(first.value_or(*day), *day);
      last = std::max(last.value_or(*day), *day);
    }
  };
  for (const model::Event& event : model.events) take(event.date);
  const std::optional<Day> last_event = last;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      take(version.from.date);
      if (version.until) take(version.until->date);
    }
  }
  for (const model::Document& document : model.documents) {
    take(document.published);
    const auto latest = document.published.bounds.latest;
    if (latest) published = std::max(published.value_or(*latest), *latest);
  }
  const Day none = date::sys_days(date::year(2000) / 1 / 1);
  const query::Days days{first.value_or(none), last.value_or(none)};
  const Day wish = published.value_or(last_event.value_or(days.last));
  return {days, std::clamp(wish, days.first, days.last)};
}

}  // namespace inforce::render
