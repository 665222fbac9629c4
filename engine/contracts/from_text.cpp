// SPDX-License-Identifier: MIT
#include "contracts/from_text.h"

#include "contracts/duration.h"
#include "contracts/opening.h"

namespace inforce::contracts {
namespace {

std::optional<Quoted<std::string>> read_law(const Reading& r) {
  for (const Finding* finding : r.of("governing-law")) {
    if (const Value* place = r.captured(*finding, ValueKind::place)) {
      return Quoted<std::string>{std::string(place->name), r.sentence(finding->sentence)};
    }
  }
  return std::nullopt;
}

std::vector<Clause> read_clauses(const Reading& r) {
  std::vector<Clause> clauses;
  for (const Finding& finding : r.findings) {
    if (!r.wordings->is_kind(finding.rule->gives)) continue;
    const Span quote = r.sentence(finding.sentence);
    const bool again = !clauses.empty() && clauses.back().kind == finding.rule->gives &&
                       clauses.back().quote == quote;
    if (!again) clauses.push_back({finding.rule->gives, quote, finding.rule->id});
  }
  return clauses;
}

}  // namespace

Agreement from_text(std::string_view text, const Wordings& wordings) {
  const Reading reading = read(text, wordings);
  Agreement agreement;
  read_opening(reading, agreement);
  read_duration(reading, agreement);
  agreement.governing_law = read_law(reading);
  agreement.clauses = read_clauses(reading);
  return agreement;
}

}  // namespace inforce::contracts
