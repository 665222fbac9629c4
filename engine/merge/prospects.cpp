// SPDX-License-Identifier: MIT
// What waits: plans and possibilities, and times that count from an event nobody has dated.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "merge/assemble.h"
#include "merge/labels.h"

namespace inforce::merge {

std::vector<model::Prospect> find_prospects(const Work& work, const Dates& dates, const Ids& ids) {
  std::vector<model::Prospect> prospects;
  std::set<std::string> seen;
  std::map<std::string, int> count;
  for (Index s = 0; s < size(work.said); ++s) {
    const Said& said = at(work.said, s);
    const claims::Claim& claim = *said.claim;
    if (said.rejected) continue;
    const auto waits = [&](const claims::Time& time) {
      if (!time.anchor) return false;
      const Index event = at(work.said, work.other(said, *time.anchor)).event;
      return event == kNone || is_open(dates.days.event(event));
    };
    const auto waiting = std::find_if(claim.times.begin(), claim.times.end(), waits);
    const bool runs = said.event != kNone && only_runs(work, dates, said.event);
    if ((is_real(claim) && waiting == claim.times.end() && !runs) || looks_back(claim)) continue;
    const std::string quote = short_quote(work, said);
    if (!seen.insert(claim.kind + quote).second) continue;
    model::Prospect prospect;
    const std::string kind = slug(claim.kind);
    prospect.id = fmt::format("{}-{}", kind.empty() ? "prospect" : kind, ++count[kind]);
    if (said.term != kNone) prospect.about = at(ids.terms, said.term);
    if (said.event != kNone) prospect.about = at(ids.events, said.event);
    prospect.summary = claim.summary.empty() ? quote : claim.summary;
    prospect.condition = claim.condition;
    if (prospect.condition.empty() && waiting != claim.times.end()) {
      const Span words = waiting->when.words;
      const std::string& text = work.text_of(said.doc);
      if (words.end <= text.size() && words.begin <= words.end)
        prospect.condition = one_line(words.of(text));
    }
    prospect.evidence = evidence_of(work, {s});
    prospects.push_back(std::move(prospect));
  }
  return prospects;
}

}  // namespace inforce::merge
