// SPDX-License-Identifier: MIT
#include "merge/merge.h"

#include <fmt/format.h>

#include "merge/assemble.h"
#include "merge/work.h"

namespace inforce::merge {
namespace {

void note_unattached(const Work& work, Diagnostics& diagnostics) {
  std::size_t unattached = 0;
  for (const Said& said : work.said) {
    const bool loose =
        said.claim->is_term && said.term == kNone && !said.rejected && is_real(*said.claim);
    unattached += loose ? 1 : 0;
  }
  if (unattached == 0) return;
  Diagnostic note;
  note.level = Diagnostic::Level::note;
  note.code = "unattached-claims";
  note.message = fmt::format(
      "{} claims may mean several terms, or none that is known; they were left out", unattached);
  diagnostics.push_back(std::move(note));
}

}  // namespace

model::Model from_claims(std::vector<claims::Extraction> extractions, const Kinds& kinds,
                         const Overlay& overlay, Diagnostics& diagnostics) {
  Work work = in_order(std::move(extractions), kinds);
  find_parties(work, overlay);
  find_events(work, overlay);
  find_agreements(work);
  find_terms(work, overlay);
  const std::vector<Decided> decided;
  const Dates dates = find_dates(work, whole(work), decided);
  std::vector<KnownTerm> terms;
  for (const Agreement& agreement : work.agreements) {
    for (KnownTerm& term : find_known(work, agreement, dates, decided))
      terms.push_back(std::move(term));
  }
  note_unattached(work, diagnostics);
  return assemble(work, dates, terms);
}

}  // namespace inforce::merge
