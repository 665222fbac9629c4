// SPDX-License-Identifier: MIT
#include "merge/merge.h"

namespace inforce::merge {

Kinds standard_kinds() {
  Kinds kinds;
  kinds.events["agreement-made"].change = Change::made;
  kinds.events["agreement-amended"].change = Change::amended;
  kinds.events["agreement-extended"].change = Change::extended;
  kinds.events["agreement-ended"].change = Change::ended;
  kinds.events["deadline"].ahead = true;
  kinds.events["term-start"].ahead = true;
  return kinds;
}

}  // namespace inforce::merge
