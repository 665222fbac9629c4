// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "query/known.h"
#include "query/query.h"
#include "query/state.h"

namespace inforce::query {
namespace {

Standing standing_of(const model::Term& term, const model::Version& version, const Asked& asked,
                     const Index& index) {
  Standing standing;
  standing.term = &term;
  standing.version = &version;
  standing.parts = parts_of(asked.days, reading_of(version),
                            other_readings(term, version, index, asked.known), &standing.conflicts);
  const auto weaker = [](const Part& a, const Part& b) { return a.state < b.state; };
  standing.state = std::min_element(standing.parts.begin(), standing.parts.end(), weaker)->state;
  return standing;
}

void add_conflicts(const model::Model& model, const Index& index, Answer& answer) {
  std::set<std::string_view> about;
  for (const Standing& standing : answer.terms) {
    const model::Version& version = *standing.version;
    about.insert({standing.term->id, version.id, version.from.event});
    if (version.until) about.insert(version.until->event);
  }
  for (const model::Conflict& conflict : model.conflicts) {
    const bool bears = !conflict.about.empty() && about.count(conflict.about) != 0;
    if (bears && counts(conflict, index, answer.asked.known)) answer.conflicts.push_back(&conflict);
  }
}

}  // namespace

Answer at(const model::Model& model, const Asked& asked, bool all) {
  const Index index(model);
  Answer answer;
  answer.asked = asked;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      if (asked.known && !version.known_from) ++answer.unknown_since;
      if (!counts(version, asked.known)) continue;
      Standing standing = standing_of(term, version, asked, index);
      if (standing.state == State::not_in_force && !all) continue;
      Quotes quotes = quotes_of(version, index, asked.known);
      standing.evidence = std::move(quotes.evidence);
      standing.sources = quotes.sources;
      answer.terms.push_back(std::move(standing));
    }
  }
  std::stable_sort(answer.terms.begin(), answer.terms.end(),
                   [](const Standing& a, const Standing& b) { return a.state < b.state; });
  add_conflicts(model, index, answer);
  for (const model::Prospect& prospect : model.prospects) {
    if (counts(prospect.evidence, index, asked.known)) answer.prospects.push_back(&prospect);
  }
  for (const model::Document& document : model.documents) {
    if (!is_published(document, asked.known)) answer.left_out.push_back(&document);
  }
  return answer;
}

std::vector<Part> parts(const model::Model& model, const model::Term& term,
                        const model::Version& version, const Asked& asked) {
  const Index index(model);
  return parts_of(asked.days, reading_of(version),
                  other_readings(term, version, index, asked.known));
}

}  // namespace inforce::query
