// SPDX-License-Identifier: MIT
#pragma once
// merge/dates.h - the days of events and publications, and the facts behind them.
#include <string>
#include <vector>

#include "merge/facts.h"

namespace inforce::merge {

struct Dates {
  std::vector<Fact> facts;  // strongest first
  dating::Solution solution;
  Days days;

  // The facts that give the first and the last day, in the order of the chain, each once.
  [[nodiscard]] std::vector<const Fact*> why_event(Index event) const;
  [[nodiscard]] std::vector<const Fact*> why_doc(Index doc) const;
};

// With `published` given, the days of publication are known and only events are found.
[[nodiscard]] Dates find_dates(const Work& work, Scope scope, const std::vector<Decided>& decided,
                               const std::vector<edtf::Bounds>* published = nullptr);

// Everything there is.
[[nodiscard]] Scope whole(const Work& work);

}  // namespace inforce::merge
