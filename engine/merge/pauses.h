// SPDX-License-Identifier: MIT
#pragma once
// merge/pauses.h - the days on which a term, or all of its agreement, is suspended are no days on
// which it holds; a step that was agreed is a pause of no length.
//
//   rate=5%  2014-03-03 ..                suspended from 1 April 2020, back at 4% on 1 June 2021
//   rate=5%  2014-03-03 .. 2020-03-31     and   rate=4%  2021-06-01 ..
#include <vector>

#include "merge/drafts.h"

namespace inforce::merge {

void apply_pauses(const Work& work, const Term& term, const Snapshot& snapshot,
                  const std::vector<Regime>& regimes, Drafts& drafts);

}  // namespace inforce::merge
