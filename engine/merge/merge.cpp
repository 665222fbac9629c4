// SPDX-License-Identifier: MIT
#include "merge/merge.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"
#include "merge/assemble.h"
#include "merge/rulings.h"

namespace inforce::merge {
namespace {

// The first of the claims that are left out, each with its place, and how many more there are.
void note_unattached(const Work& work, Diagnostics& diagnostics) {
  constexpr std::size_t kToldAtMost = 5;
  const auto note = [&](Place place, std::string message) {
    diagnostics.push_back(
        {Diagnostic::Level::note, "unattached-claims", std::move(place), std::move(message)});
  };
  std::size_t unattached = 0;
  for (const Said& said : work.said) {
    const claims::Claim& claim = *said.claim;
    const bool loose = claim.is_term && said.term == kNone && !said.rejected && is_real(claim);
    if (!loose || ++unattached > kToldAtMost) continue;
    const claims::Extraction& doc = at(work.docs, said.doc);
    note(place_of(work.text_of(said.doc), claim.quote.begin, doc.path.empty() ? doc.doc : doc.path),
         fmt::format("left out, for it may mean several terms, or none that is known ({}): \"{}\"",
                     claim.kind, one_line(claim.quote.of(work.text_of(said.doc)))));
  }
  if (unattached > kToldAtMost) {
    note({}, counted(unattached - kToldAtMost, "more claim") + " left out so");
  }
}

struct Merged {
  Ids ids;
  model::Model model;
};

// Parties are found; everything after them depends on the rulings.
Merged merge_claims(Work& work, const Rulings& rulings) {
  work.events.clear();
  work.agreements.clear();
  work.terms.clear();
  work.reread.clear();
  for (Index s = 0; s < size(work.said); ++s)
    at(work.said, s).rejected = at(rulings.rejected, s) != 0;
  correct_roles(work, rulings);
  find_events(work);
  regroup_events(work, rulings);
  find_main_changes(work);
  find_agreements(work);
  find_flags(work);
  find_terms(work);
  regroup_terms(work, rulings);

  std::vector<Decided> decided = rulings.published;
  for (const Rulings::Date& date : rulings.dates) {
    const Index event = at(work.said, date.said).event;
    if (event != kNone) decided.push_back({kNone, event, date.bounds});
  }
  const Dates dates = find_dates(work, whole(work), decided);
  std::vector<KnownTerm> terms;
  for (const Agreement& agreement : work.agreements) {
    for (KnownTerm& term : find_known(work, agreement, dates, decided, rulings.preferences)) {
      terms.push_back(std::move(term));
    }
  }
  Merged merged{make_ids(work, dates.days), {}};
  merged.model = assemble(work, dates, terms, merged.ids);
  return merged;
}

}  // namespace

model::Model from_claims(std::vector<claims::Extraction> extractions, const Kinds& kinds,
                         const Overlay& overlay, Diagnostics& diagnostics) {
  Work work = in_order(std::move(extractions), kinds);
  std::vector<char> done(overlay.decisions.size(), 0);
  find_parties(work, overlay, done);
  const std::vector<Said> said = work.said;
  const auto again = [&](const Rulings& rulings) {
    work.said = said;
    return merge_claims(work, rulings);
  };
  Rulings rulings;
  rule_on_claims(work, overlay, rulings, done);
  Merged merged = merge_claims(work, rulings);
  if (!overlay.decisions.empty()) {
    rule_on_groups(work, merged.ids, overlay, rulings, done);
    merged = again(rulings);
    rule_on_sides(work, merged.ids, merged.model, overlay, rulings, done);
    merged = again(rulings);
    finish_model(merged.model, overlay, done);
    report_decisions(overlay, done, diagnostics);
  }
  note_unattached(work, diagnostics);
  return std::move(merged.model);
}

}  // namespace inforce::merge
