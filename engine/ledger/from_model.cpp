// SPDX-License-Identifier: MIT
#include "ledger/from_model.h"

#include <algorithm>

namespace inforce::ledger {
namespace {

Day day_or(const std::optional<date::sys_days>& day, Day otherwise, int later = 0) {
  return day ? static_cast<Day>(day->time_since_epoch().count()) + later : otherwise;
}

}  // namespace

void add_version(Columns& columns, const model::Term& term, const model::Version& version) {
  Doubt doubt{static_cast<std::uint32_t>(columns.size()), kOpen, kOpen};
  const edtf::Bounds& from = version.from.date.bounds;
  const Day earliest = day_or(from.earliest, kNoStart);
  doubt.from_latest = day_or(from.latest, kOpen);
  Day latest = kOpen;
  if (version.until) {
    const edtf::Bounds& until = version.until->date.bounds;
    doubt.until_earliest = day_or(until.earliest, kNoStart, 1);
    latest = std::max(earliest, day_or(until.latest, kOpen, 1));
  }
  if (earliest != doubt.from_latest || latest != doubt.until_earliest)
    columns.doubts.push_back(doubt);

  columns.id.push_back(static_cast<std::int32_t>(columns.versions.add(version.id)));
  columns.term.push_back(columns.terms.add(term.id));
  columns.confidence.push_back(version.confidence);
  columns.agreement.push_back(columns.agreements.add(term.agreement));
  columns.kind.push_back(columns.kinds.add(term.kind));
  columns.holder.push_back(columns.parties.add(term.holder));
  columns.counterparty.push_back(columns.parties.add(term.bound));
  columns.from.push_back(earliest);
  columns.until.push_back(latest);
  columns.known_from.push_back(day_or(version.known_from, kOpen));
  columns.known_to.push_back(day_or(version.known_to, version.is_replaced ? kSomeDay : kOpen));
}

Columns from_model(const model::Model& model) {
  Columns columns;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) add_version(columns, term, version);
  }
  return columns;
}

}  // namespace inforce::ledger
