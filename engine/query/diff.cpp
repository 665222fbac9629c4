// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "query/known.h"
#include "query/query.h"
#include "query/text.h"

namespace inforce::query {
namespace {

using model::Term;

// Each term by its strongest standing; answers are sorted so that the first is it.
std::map<const Term*, Standing> by_term(Answer answer) {
  std::map<const Term*, Standing> standings;
  for (Standing& standing : answer.terms) standings.emplace(standing.term, std::move(standing));
  return standings;
}

// The end of a term: of the last version that goes on where another ends.
std::string term_until(const Standing& standing, std::optional<Day> known) {
  const std::vector<model::Version>& versions = standing.term->versions;
  const model::Version* last = standing.version;
  for (std::size_t steps = 0; steps < versions.size(); ++steps) {
    const auto next = std::find_if(versions.begin(), versions.end(), [&](const auto& version) {
      return &version != last && counts(version, known) && takes_over(version, *last);
    });
    if (next == versions.end()) break;
    last = &*next;
  }
  return until_words(*last);
}

std::vector<Change::Field> fields_of(const Standing& before, std::optional<Day> known_before,
                                     const Standing& after, std::optional<Day> known_after) {
  std::vector<Change::Field> fields;
  const auto compare = [&](std::string name, std::string old, std::string now) {
    if (old != now) fields.push_back({std::move(name), std::move(old), std::move(now)});
  };
  compare("state", std::string(name(before.state)), std::string(name(after.state)));
  const auto &old = before.version->attributes, &now = after.version->attributes;
  std::set<std::string> names;
  for (const auto& [key, value] : old) names.insert(key);
  for (const auto& [key, value] : now) names.insert(key);
  const auto value_of = [](const auto& attributes, const std::string& key) {
    const auto found = attributes.find(key);
    return found == attributes.end() ? std::string() : found->second;
  };
  for (const std::string& key : names) compare(key, value_of(old, key), value_of(now, key));
  compare("condition", before.version->condition, after.version->condition);
  compare("until", term_until(before, known_before), term_until(after, known_after));
  return fields;
}

Difference compare(const model::Model& model, const Asked& before, const Asked& after) {
  Difference difference{before, after, {}, {}, {}, {}};
  auto old = by_term(at(model, before)), now = by_term(at(model, after));
  for (const Term& term : model.terms) {
    const auto was = old.find(&term), is = now.find(&term);
    Change change;
    change.term = &term;
    if (was != old.end()) change.before = std::move(was->second);
    if (is != now.end()) change.after = std::move(is->second);
    if (change.before && change.after) {
      change.fields = fields_of(*change.before, before.known, *change.after, after.known);
      if (!change.fields.empty()) difference.changed.push_back(std::move(change));
    } else if (change.after) {
      difference.started.push_back(std::move(change));
    } else if (change.before) {
      difference.ended.push_back(std::move(change));
    }
  }
  return difference;
}

}  // namespace

bool takes_over(const model::Version& after, const model::Version& before) {
  const auto& [may_start, starts] = after.from.date.bounds;
  if (!starts || !may_start || !before.until) return false;
  const auto ends = before.until->date.bounds.latest;
  const auto began = before.from.date.bounds.earliest;
  return ends && *ends + date::days(1) >= *may_start && *ends <= *starts &&
         (!began || *began < *starts);
}

Difference diff(const model::Model& model, const Asked& before, const Asked& after) {
  const Day first = before.days.first, last = after.days.last;
  Difference difference =
      compare(model, {{first, first}, before.known}, {{last, last}, after.known});
  const Days between = {first + date::days{1}, last - date::days{1}};
  if (between.last < between.first) return difference;
  std::set<const Term*> told;
  for (const auto* changes : {&difference.started, &difference.ended, &difference.changed}) {
    for (const Change& change : *changes) told.insert(change.term);
  }
  const auto holds_now = by_term(at(model, difference.after));
  for (Standing& standing : at(model, {between, after.known}).terms) {
    const bool is_new = told.count(standing.term) == 0 && holds_now.count(standing.term) == 0;
    if (is_new) difference.passed.push_back(std::move(standing));
  }
  return difference;
}

Learning diff_known(const model::Model& model, const Days& before, const Days& after) {
  const Day first = before.last, second = after.last;
  const Asked then{{first, first}, first};
  const Asked then_known_later{{first, first}, second};
  const Asked later{{second, second}, second};
  Learning learning{diff(model, then_known_later, later), compare(model, then, then_known_later)};
  // That what held on the first day has ended by the second, and what goes on in its place, belong
  // to the world.
  auto& changed = learning.learnt.changed;
  for (Change& change : changed) {
    const auto& until = change.after->version->until;
    const bool ends_between = until && until->date.bounds.earliest && until->date.bounds.latest &&
                              *until->date.bounds.earliest >= first &&
                              *until->date.bounds.latest < second;
    const auto is_of_the_world = [&](const Change::Field& field) {
      return field.name == "until" && ends_between;
    };
    change.fields.erase(std::remove_if(change.fields.begin(), change.fields.end(), is_of_the_world),
                        change.fields.end());
  }
  changed.erase(std::remove_if(changed.begin(), changed.end(),
                               [](const Change& change) { return change.fields.empty(); }),
                changed.end());
  return learning;
}

}  // namespace inforce::query
