// SPDX-License-Identifier: MIT
#pragma once
// merge/rulings.h - the decisions of an overlay as what they mean for claims.
//
// Ids are made from claims, and decisions name ids; so a model is merged first without the
// decisions that name things, then with those that join and part them, then with those about dates
// and sides.
#include <string>
#include <vector>

#include "merge/ids.h"
#include "merge/regimes.h"

namespace inforce::merge {

struct Rulings {
  struct Role {
    Index said;
    std::string holder, bound;
  };
  struct Date {
    Index said = kNone;  // any claim of the event
    edtf::Bounds bounds;
  };
  std::vector<char> rejected;     // by claim
  std::vector<Indices> together;  // claims of one event or term
  std::vector<Indices> apart;     // claims that leave theirs and form one of their own
  std::vector<Role> roles;
  std::vector<Date> dates;
  std::vector<Decided> published;
  std::vector<Preference> preferences;
};

// What can be read from the claims alone: publication days, and quotes that are rejected.
void rule_on_claims(const Work& work, const Overlay& overlay, Rulings& rulings,
                    std::vector<char>& done);

// Joins, parts and gives roles, by the ids of a model merged without.
void rule_on_groups(const Work& work, const Ids& ids, const Overlay& overlay, Rulings& rulings,
                    std::vector<char>& done);

// Dates and preferred sides, by the ids of a model merged with all of the above.
void rule_on_sides(const Work& work, const Ids& ids, const model::Model& model,
                   const Overlay& overlay, Rulings& rulings, std::vector<char>& done);

// What is said of the finished model: what is accepted, and what is added.
void finish_model(model::Model& model, const Overlay& overlay, std::vector<char>& done);

// A note for each decision that did something, a warning for each that matched nothing.
void report_decisions(const Overlay& overlay, const std::vector<char>& done,
                      Diagnostics& diagnostics);

// Before grouping: the roles people give.
void correct_roles(Work& work, const Rulings& rulings);
// After grouping: carries out `together` and `apart`. A group that lost all its claims stays,
// empty.
void regroup_events(Work& work, const Rulings& rulings);
void regroup_terms(Work& work, const Rulings& rulings);

}  // namespace inforce::merge
