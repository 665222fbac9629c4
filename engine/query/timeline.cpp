// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "query/known.h"
#include "query/query.h"

namespace inforce::query {
namespace {

struct Ends {
  std::vector<const model::Version*> starts, ends;
};

std::unordered_map<std::string_view, Ends> ends_by_event(const model::Model& model,
                                                         std::optional<Day> known) {
  std::unordered_map<std::string_view, Ends> by_event;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      if (!counts(version, known)) continue;
      if (!version.from.event.empty()) by_event[version.from.event].starts.push_back(&version);
      if (version.until && !version.until->event.empty()) {
        by_event[version.until->event].ends.push_back(&version);
      }
    }
  }
  return by_event;
}

// The events that versions are said to start or end with.
std::unordered_set<std::string_view> events_of_versions(const model::Model& model) {
  std::unordered_set<std::string_view> events;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      events.insert(version.from.event);
      if (version.until) events.insert(version.until->event);
    }
  }
  return events;
}

// The start or end of a term, and nothing else that happened.
bool is_boundary(const model::Event& event) {
  return event.kind == "term-start" || event.kind == "term-end";
}

// An end that was laid down, and replaced by another before it came, ends nothing that counts.
class Lapsed {
 public:
  Lapsed(const model::Model& model, std::optional<Day> known)
      : by_event_(ends_by_event(model, known)), of_versions_(events_of_versions(model)) {}

  [[nodiscard]] bool operator()(const model::Event& event) const {
    return is_boundary(event) && by_event_.count(event.id) == 0 && of_versions_.count(event.id) > 0;
  }
  [[nodiscard]] const Ends* ends_of(const model::Event& event) const {
    const auto found = by_event_.find(event.id);
    return found == by_event_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::string_view, Ends> by_event_;
  std::unordered_set<std::string_view> of_versions_;
};

// What is only known to be before some day stands at that day.
std::pair<Day, Day> order(const model::Event& event) {
  const auto& [earliest, latest] = event.date.bounds;
  return {earliest.value_or(latest.value_or(Day::max())), latest.value_or(Day::max())};
}

}  // namespace

Timeline timeline(const model::Model& model, std::optional<Day> from, std::optional<Day> to,
                  std::optional<Day> known) {
  const Index index(model);
  const Lapsed is_lapsed(model, known);
  Timeline timeline;
  for (const model::Event& event : model.events) {
    if (!counts(event, known)) continue;
    const auto& [earliest, latest] = event.date.bounds;
    const bool is_dated = earliest || latest;
    if (is_dated && ((from && latest && *latest < *from) || (to && earliest && *earliest > *to))) {
      continue;
    }
    if ((!is_dated && (from || to)) || is_lapsed(event)) continue;
    Entry entry;
    entry.event = &event;
    if (const Ends* ends = is_lapsed.ends_of(event)) {
      entry.starts = ends->starts;
      entry.ends = ends->ends;
    }
    Quotes quotes = quotes_of(event, index, known);
    entry.evidence = std::move(quotes.evidence);
    entry.sources = quotes.sources;
    (is_dated ? timeline.dated : timeline.undated).push_back(std::move(entry));
  }
  std::stable_sort(
      timeline.dated.begin(), timeline.dated.end(),
      [](const Entry& a, const Entry& b) { return order(*a.event) < order(*b.event); });
  return timeline;
}

std::size_t count_events(const model::Model& model) {
  const Lapsed is_lapsed(model, {});
  return static_cast<std::size_t>(
      std::count_if(model.events.begin(), model.events.end(),
                    [&](const model::Event& event) { return !is_lapsed(event); }));
}

model::Model without_lapsed_ends(model::Model model) {
  std::set<std::string> lapsed;
  const Lapsed is_lapsed(model, {});
  for (const model::Event& event : model.events) {
    if (is_lapsed(event)) lapsed.insert(event.id);
  }
  std::erase_if(model.events, [&](const model::Event& event) { return lapsed.contains(event.id); });
  for (model::Term& term : model.terms) {
    for (model::Version& version : term.versions) {
      if (lapsed.contains(version.from.event)) version.from.event.clear();
      if (version.until && lapsed.contains(version.until->event)) version.until->event.clear();
    }
  }
  return model;
}

}  // namespace inforce::query
