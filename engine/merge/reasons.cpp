// SPDX-License-Identifier: MIT
#include "merge/reasons.h"

#include <fmt/format.h>

#include "merge/labels.h"

namespace inforce::merge {
namespace {

std::string name_of(const Spell& spell, Index event) {
  return event == kNone ? "what is said of it later"
                        : label(spell.work, at(spell.work.events, event));
}

std::string of_start(const Spell& spell, const Draft& draft) {
  const bool follows = spell.begin > 0 && spell.snapshot.chain[spell.begin - 1] == kNone;
  if (follows && !draft.from.said.empty()) {
    return draft.from.is_stated ? "follows what is said of the time before"
                                : "follows what was said before: it began in between";
  }
  if (draft.from.is_stated) return "its start is stated";
  if (draft.from.event != kNone) {
    return fmt::format("{} {}", spell.begin == 0 ? "stands from" : "starts with",
                       name_of(spell, draft.from.event));
  }
  return "when it began is not said: not before the agreement, and before it is first spoken of";
}

// Empty where its end needs no words: it has none, or its own words state it.
std::string of_end(const Spell& spell, const Draft& draft) {
  const auto& [regimes, standing, attributes] = spell.course;
  if (!draft.until) return {};
  if (draft.until->event != kNone) {
    return fmt::format("{} {}: its last day is the day before",
                       standing[spell.end] == Standing::gone ? "ended by" : "replaced at",
                       name_of(spell, draft.until->event));
  }
  const bool is_last = spell.end == regimes.size();
  if (!draft.until->is_stated && is_last) return "told as past; no source says when it ended";
  if (!is_last && spell.snapshot.chain[spell.end - 1] == kNone)
    return "ends with what is said of the time after";
  if (draft.until->is_stated) return {};
  return fmt::format("no source says whether it outlasted {}",
                     name_of(spell, spell.snapshot.chain[spell.end - 1]));
}

}  // namespace

std::vector<std::string> reasons_for(const Spell& spell, const Draft& draft) {
  std::vector<std::string> reasons{of_start(spell, draft)};
  for (std::size_t r = spell.begin + 1; r < spell.end; ++r) {
    const bool touches = !spell.course.regimes[r].stands.empty();
    reasons.push_back(fmt::format("goes on over {}{}", name_of(spell, spell.snapshot.chain[r - 1]),
                                  touches ? "" : ", which does not touch it"));
  }
  if (std::string end = of_end(spell, draft); !end.empty()) reasons.push_back(std::move(end));
  const Regime& first = spell.course.regimes[spell.begin];
  for (const auto& [name, value] : draft.attributes) {
    if (first.attributes.count(name) != 0) continue;
    reasons.push_back(fmt::format("{}={} is {}", name, value,
                                  first.inferred.count(name) != 0
                                      ? "inferred from how it is described after the change"
                                      : "carried over from the version before"));
  }
  return reasons;
}

}  // namespace inforce::merge
