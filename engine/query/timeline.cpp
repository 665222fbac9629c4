// SPDX-License-Identifier: MIT
#include <algorithm>
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

// What is only known to be before some day stands at that day.
std::pair<Day, Day> order(const model::Event& event) {
  const auto& [earliest, latest] = event.date.bounds;
  return {earliest.value_or(latest.value_or(Day::max())), latest.value_or(Day::max())};
}

}  // namespace

Timeline timeline(const model::Model& model, std::optional<Day> from, std::optional<Day> to,
                  std::optional<Day> known) {
  const Index index(model);
  auto by_event = ends_by_event(model, known);
  const auto of_versions = events_of_versions(model);
  Timeline timeline;
  for (const model::Event& event : model.events) {
    if (!counts(event, known)) continue;
    const auto& [earliest, latest] = event.date.bounds;
    const bool is_dated = earliest || latest;
    if (is_dated && ((from && latest && *latest < *from) || (to && earliest && *earliest > *to))) {
      continue;
    }
    if (!is_dated && (from || to)) continue;
    Entry entry;
    entry.event = &event;
    if (const auto ends = by_event.find(event.id); ends != by_event.end()) {
      entry.starts = std::move(ends->second.starts);
      entry.ends = std::move(ends->second.ends);
    }
    // An end that was laid down, and replaced by another before it came.
    if (is_boundary(event) && entry.starts.empty() && entry.ends.empty() &&
        of_versions.count(event.id) > 0) {
      continue;
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

}  // namespace inforce::query
