// SPDX-License-Identifier: MIT
#include "cli/tell.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "model/names.h"
#include "query/text.h"

namespace inforce::cli {
namespace {

constexpr std::size_t kQuoteWidth = 100;

std::string state_words(query::State state) {
  static constexpr const char* kWords[] = {"in force", "disputed", "possible", "not in force"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string days_words(const query::Days& days) {
  const std::string first = edtf::to_string(days.first);
  if (days.first == days.last) return "on " + first;
  return fmt::format("{} to {}", first, edtf::to_string(days.last));
}

using Words = std::tuple<std::string, std::size_t, std::size_t>;

Words words_of(const model::Evidence& evidence) {
  return {evidence.doc, evidence.span.begin, evidence.span.end};
}

}  // namespace

Teller::Teller(const model::Model& model, const Shell& shell)
    : index_(model), sources_(model, shell.project) {
  std::set<Words> followed;
  for (const model::Conflict& conflict : model.conflicts) {
    for (std::size_t i = 0; i < conflict.sides.size(); ++i) {
      for (const model::Evidence& one : conflict.sides[i].evidence) {
        (i == conflict.follows ? followed : overruled_).insert(words_of(one));
      }
    }
  }
  for (const Words& words : followed) overruled_.erase(words);
}

// The first quote that has the words told, that says something by itself, and that no other source
// was followed against: a cell with a name, or "it did", convinces nobody, and a day or a rate that
// is not the answer's misleads.
const model::Evidence& Teller::most_telling(const std::vector<const model::Evidence*>& evidence,
                                            std::string_view told) const {
  constexpr std::ptrdiff_t kBlanks = 3;
  constexpr std::string_view kCut = " …";  // a summary may be the beginning of its quote
  if (told.ends_with(kCut)) told.remove_suffix(kCut.size());
  const auto weakness = [&](const model::Evidence* one) {
    const bool is_other = !told.empty() && !one_line(one->quote).starts_with(told);
    const bool is_short = std::count(one->quote.begin(), one->quote.end(), ' ') < kBlanks;
    return (is_other ? 4 : 0) + (is_short ? 2 : 0) + (overruled_.contains(words_of(*one)) ? 1 : 0);
  };
  return **std::min_element(evidence.begin(), evidence.end(), [&](const auto* a, const auto* b) {
    return weakness(a) < weakness(b);
  });
}

Cell Teller::state(query::State state) {
  static constexpr Style kStyles[] = {Style::good, Style::bad, Style::doubt, Style::dim};
  return {state_words(state), kStyles[static_cast<std::size_t>(state)]};
}

std::string Teller::party(const std::string& id) const {
  const model::Party* party = index_.party(id);
  return party == nullptr ? id : party->name;
}

std::string Teller::dates(const model::Version& version) const {
  return fmt::format("{} to {}", query::from_words(version), query::until_words(version));
}

Row Teller::term(const model::Term& term, const model::Version& version) const {
  std::string parties = party(term.holder);
  if (!term.bound.empty())
    parties += (parties.empty() ? "\u2190 " : " \u2190 ") + party(term.bound);
  std::string details = term.object;
  const std::string attributes = query::attribute_words(version);
  if (!details.empty() && !attributes.empty()) details += "; ";
  details += attributes;
  return {{model::label_of(term), Style::bold}, {parties}, {dates(version)}, {details}};
}

std::string Teller::quote(const model::Evidence& evidence) {
  return fmt::format("{} \"{}\"", sources_.place(evidence),
                     one_safe_line(evidence.quote, kQuoteWidth));
}

std::vector<Cell> Teller::support(const query::Standing& standing) {
  std::vector<Cell> lines;
  if (!standing.version->condition.empty()) lines.push_back({"if: " + standing.version->condition});
  if (standing.parts.size() > 1) {
    std::string parts;
    for (const query::Part& part : standing.parts) {
      if (part.state == query::State::not_in_force) continue;
      if (!parts.empty()) parts += ", ";
      parts += fmt::format("{} {}", state_words(part.state), days_words(part.days));
    }
    lines.push_back({parts, Style::doubt});
  }
  for (const model::Conflict* conflict : standing.conflicts) {
    lines.push_back({fmt::format("sources disagree: {}", conflict->id), Style::bad});
  }
  lines.push_back(
      {support(standing.version->confidence, standing.sources, standing.evidence), Style::dim});
  return lines;
}

std::string Teller::support(model::Confidence confidence, std::size_t sources,
                            const std::vector<const model::Evidence*>& evidence,
                            std::string_view told) {
  std::string words(model::name(confidence));
  if (sources > 0) words += " by " + counted(sources, "document");
  if (!evidence.empty()) words += ": " + quote(most_telling(evidence, told));
  return words;
}

}  // namespace inforce::cli
