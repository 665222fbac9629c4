// SPDX-License-Identifier: MIT
#include "merge/boundaries.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/assemble.h"
#include "merge/ends.h"
#include "merge/labels.h"

namespace inforce::merge {

Boundaries::Boundaries(const Work& work, const Dates& dates, const Ids& ids, model::Model& model)
    : work_(work), dates_(dates), model_(model), event_ids_(ids.events.begin(), ids.events.end()) {}

void Boundaries::add(const KnownTerm& known, model::Term& term) {
  const Term& group = at(work_.terms, known.term);
  std::vector<std::size_t> order;
  for (std::size_t v = 0; v < known.versions.size(); ++v) order.push_back(v);
  // The current ones first: they have the most evidence.
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t v) { return known.versions[v].is_current; });
  for (const std::size_t v : order) {
    if (begins_by_itself(group, known.versions[v].draft.from)) start(known, term, v);
  }
  for (const std::size_t v : order) {
    const auto& until = known.versions[v].draft.until;
    if (!until || !until->is_stated || !term.versions[v].until->event.empty()) continue;
    boundary(group, term, work_.kinds.term_end, "end", *until, *term.versions[v].until);
  }
}

// On a day that its own words give, where no act of the agreement and no other event of the same
// words has that day.
bool Boundaries::begins_by_itself(const Term& group, const DraftEnd& from) const {
  constexpr int kMonth = 31;
  if (!from.is_stated || from.event != kNone || !from.days.earliest || !from.days.latest)
    return false;
  const auto is_same = [&](Index event) {
    const edtf::Bounds days = dates_.days.event(event);
    return width(days).value_or(kMonth + 1) <= kMonth && gap(days, from.days) == 0;
  };
  const auto is_told = [&](Index s) {
    const Said& said = at(work_.said, s);
    for (Index i = at(work_.first, said.doc); i < at(work_.first, said.doc + 1); ++i) {
      const Said& other = at(work_.said, i);
      if (other.event != kNone && other.claim->quote.overlaps(said.claim->quote) &&
          is_same(other.event))
        return true;
    }
    return false;
  };
  const Agreement& agreement = at(work_.agreements, group.agreement);
  return std::none_of(agreement.made.begin(), agreement.made.end(), is_same) &&
         std::none_of(agreement.changes.begin(), agreement.changes.end(), is_same) &&
         std::none_of(from.said.begin(), from.said.end(), is_told);
}

void Boundaries::start(const KnownTerm& known, model::Term& term, std::size_t v) {
  const Draft& draft = known.versions[v].draft;
  const edtf::Bounds last = day_before(draft.from.days);
  const auto precedes = [&](const KnownDraft& other) {
    return other.draft.until && other.draft.until->days == last;
  };
  const bool changes = std::any_of(known.versions.begin(), known.versions.end(), precedes);
  model::End& from = term.versions[v].from;
  boundary(at(work_.terms, known.term), term, work_.kinds.term_start, changes ? "change" : "start",
           draft.from, from);
  for (std::size_t i = 0; i < known.versions.size(); ++i) {  // the version that it replaces
    auto& until = term.versions[i].until;
    if (precedes(known.versions[i]) && until->event.empty()) until->event = from.event;
  }
}

void Boundaries::boundary(const Term& group, const model::Term& term, const std::string& kind,
                          const std::string& what, const DraftEnd& draft, model::End& end) {
  std::string& known_as = known_as_[{kind, term.id, end.date.text}];
  if (!known_as.empty()) {
    end.event = known_as;
    return;
  }
  model::Event event;
  event.id = fmt::format("{}-{}", kind, term.id);
  for (int n = 2; !event_ids_.insert(event.id).second; ++n) {
    event.id = fmt::format("{}-{}-{}", kind, term.id, n);
  }
  known_as = event.id;
  event.kind = kind;
  Indices parties;
  for (const Index party : {group.holder, group.bound}) {
    if (party != kNone) insert(parties, party);
  }
  event.summary = fmt::format("{} of {}{}{}", what, term.label, parties.empty() ? "" : ": ",
                              names(work_, parties));
  event.date = end.date;
  event.agreement = term.agreement;
  event.parties = party_ids(work_, parties);
  event.confidence = confidence(work_, draft.said);
  event.known_from = known_from(work_, dates_, draft.said);
  event.evidence = end.evidence;
  end.event = event.id;
  model_.events.push_back(std::move(event));
}

std::vector<std::string> party_ids(const Work& work, const Indices& parties) {
  std::vector<std::string> ids;
  for (const Index party : parties) ids.push_back(at(work.parties, party).id);
  return ids;
}

std::optional<date::sys_days> known_from(const Work& work, const Dates& dates,
                                         const Indices& said) {
  std::optional<date::sys_days> first;
  for (const Index s : said) {
    const auto latest = dates.days.doc(at(work.said, s).doc).latest;
    if (latest && (!first || *latest < *first)) first = latest;
  }
  return first;
}

}  // namespace inforce::merge
