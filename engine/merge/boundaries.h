// SPDX-License-Identifier: MIT
#pragma once
// merge/boundaries.h - the days on which a term begins, changes or ends by its own words, as
// events.
//
//   "granted an exclusive licence on 1 March 2019"   term-start 2019-03-01
//   "signed an exclusive licence on 1 March 2019"    none: the signing is the event
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "merge/ids.h"
#include "merge/known.h"

namespace inforce::merge {

class Boundaries {
 public:
  Boundaries(const Work& work, const Dates& dates, const Ids& ids, model::Model& model);

  // Adds those of a term whose versions are written, and names them there.
  void add(const KnownTerm& known, model::Term& term);

 private:
  [[nodiscard]] bool begins_by_itself(const Term& group, const DraftEnd& from) const;
  void start(const KnownTerm& known, model::Term& term, std::size_t v);
  void boundary(const Term& group, const model::Term& term, const std::string& kind,
                const std::string& what, const DraftEnd& draft, model::End& end);

  const Work& work_;
  const Dates& dates_;
  model::Model& model_;
  std::set<std::string> event_ids_;
  std::map<std::tuple<std::string, std::string, std::string>, std::string>
      known_as_;  // kind, term, date -> event
};

[[nodiscard]] std::vector<std::string> party_ids(const Work& work, const Indices& parties);
// The first day on which a document surely says so.
[[nodiscard]] std::optional<date::sys_days> known_from(const Work& work, const Dates& dates,
                                                       const Indices& said);

}  // namespace inforce::merge
