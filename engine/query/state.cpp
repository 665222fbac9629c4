// SPDX-License-Identifier: MIT
#include "query/state.h"

#include <algorithm>

#include "query/known.h"

namespace inforce::query {
namespace {

using edtf::Bounds;

// How far an end of a version is from the event that gives it: -1 for "until the day before".
date::days distance(const Bounds& event, const Bounds& end) {
  if (event.latest && end.latest) return *end.latest - *event.latest;
  if (event.earliest && end.earliest) return *end.earliest - *event.earliest;
  return date::days{0};
}

Bounds shifted(Bounds bounds, date::days by) {
  if (bounds.earliest) *bounds.earliest += by;
  if (bounds.latest) *bounds.latest += by;
  return bounds;
}

// What a side of a conflict about an event makes of a version that the event starts or ends.
void read_event(const model::Conflict& conflict, const model::Side& side, const model::Event& event,
                const model::Version& version, std::vector<Other>& others) {
  const bool starts = version.from.event == event.id;
  const bool ends = version.until && version.until->event == event.id;
  if (conflict.field == "exists") {  // without it, what it starts never was, what it ends goes on
    Reading reading = reading_of(version);
    if (starts) reading.exists = false;
    if (ends) reading.until.reset();
    others.push_back({&conflict, reading});
    return;
  }
  if (conflict.field != "date") return;
  for (const edtf::When& date : side.dates) {
    Reading reading = reading_of(version);
    if (starts) {
      reading.from = shifted(date.bounds, distance(event.date.bounds, reading.from));
    }
    if (ends) {
      reading.until = shifted(date.bounds, distance(event.date.bounds, *reading.until));
    }
    others.push_back({&conflict, reading});
  }
}

// What a side of a conflict about the term or the version itself makes of it.
void read_version(const model::Conflict& conflict, const model::Side& side,
                  const model::Version& version, std::vector<Other>& others) {
  if (conflict.field == "exists") {
    Reading reading = reading_of(version);
    reading.exists = false;
    others.push_back({&conflict, reading});
    return;
  }
  for (const edtf::When& date : side.dates) {
    Reading reading = reading_of(version);
    if (conflict.field == "from") {
      reading.from = date.bounds;
    } else if (conflict.field == "until") {
      reading.until = date.bounds;
    } else {
      return;
    }
    others.push_back({&conflict, reading});
  }
}

// A conflict about a whole term's dates is about where it begins and where it ends: the first and
// the last of the versions that count, for those that were replaced are no end of it any more.
bool is_about(const model::Conflict& conflict, const model::Term& term,
              const model::Version& version, std::optional<Day> known) {
  const bool is_from = conflict.field == "from", is_until = conflict.field == "until";
  if (!is_from && !is_until) return true;
  const model::Version *first = nullptr, *last = nullptr;
  for (const model::Version& other : term.versions) {
    if (&other != &version && !counts(other, known)) continue;
    if (first == nullptr) first = &other;
    last = &other;
  }
  return &version == (is_from ? first : last);
}

}  // namespace

State state_on(Day day, const Reading& reading) {
  if (!reading.exists) return State::not_in_force;
  const auto& [first, begun] = reading.from;
  const Bounds until = reading.until.value_or(Bounds{});
  if ((first && day < *first) || (until.latest && day > *until.latest)) return State::not_in_force;
  const bool surely_begun = begun && day >= *begun;
  const bool surely_not_over = !reading.until || (until.earliest && day <= *until.earliest);
  return surely_begun && surely_not_over ? State::in_force : State::possible;
}

Reading reading_of(const model::Version& version) {
  Reading reading;
  reading.from = version.from.date.bounds;
  if (version.until) reading.until = version.until->date.bounds;
  return reading;
}

std::vector<Other> other_readings(const model::Term& term, const model::Version& version,
                                  const Index& index, std::optional<Day> known) {
  std::vector<Other> others;
  const auto each_side = [&](const model::Conflict& conflict, const auto& read) {
    if (!counts(conflict, index, known)) return;
    for (std::size_t i = 0; i < conflict.sides.size(); ++i) {
      const model::Side& side = conflict.sides[i];
      if (i != conflict.follows && counts(side.evidence, index, known)) read(side);
    }
  };
  for (const std::string* about : {&term.id, &version.id}) {
    for (const model::Conflict* conflict : index.conflicts(*about)) {
      if (about == &term.id && !is_about(*conflict, term, version, known)) continue;
      each_side(*conflict,
                [&](const model::Side& side) { read_version(*conflict, side, version, others); });
    }
  }
  std::vector<const std::string*> events = {&version.from.event};
  if (version.until && version.until->event != version.from.event) {
    events.push_back(&version.until->event);
  }
  for (const std::string* id : events) {
    const model::Event* event = index.event(*id);
    if (event == nullptr) continue;
    for (const model::Conflict* conflict : index.conflicts(*id)) {
      each_side(*conflict, [&](const model::Side& side) {
        read_event(*conflict, side, *event, version, others);
      });
    }
  }
  return others;
}

std::vector<Part> parts_of(const Days& days, const Reading& reading,
                           const std::vector<Other>& others,
                           std::vector<const model::Conflict*>* makes) {
  std::vector<Day> starts = {days.first};  // of stretches in which no reading changes
  const auto cut = [&](const std::optional<Day>& day, int shift) {
    if (!day) return;
    const Day start = *day + date::days{shift};
    if (start > days.first && start <= days.last) starts.push_back(start);
  };
  const auto cut_all = [&](const Reading& r) {
    cut(r.from.earliest, 0);
    cut(r.from.latest, 0);
    if (!r.until) return;
    cut(r.until->earliest, 1);
    cut(r.until->latest, 1);
  };
  cut_all(reading);
  for (const Other& other : others) cut_all(other.reading);
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());

  std::vector<Part> parts;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const Day last = i + 1 < starts.size() ? starts[i + 1] - date::days{1} : days.last;
    State state = state_on(starts[i], reading);
    const State followed = state;
    for (const Other& other : others) {
      if (state_on(starts[i], other.reading) == followed) continue;
      state = State::disputed;
      if (makes != nullptr &&
          std::find(makes->begin(), makes->end(), other.conflict) == makes->end()) {
        makes->push_back(other.conflict);
      }
    }
    if (!parts.empty() && parts.back().state == state) {
      parts.back().days.last = last;
    } else {
      parts.push_back({{starts[i], last}, state});
    }
  }
  return parts;
}

}  // namespace inforce::query
