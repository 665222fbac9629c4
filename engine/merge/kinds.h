// SPDX-License-Identifier: MIT
#pragma once
// merge/kinds.h - what merging needs to know of a pack's kinds.
#include "merge/merge.h"
#include "pack/pack.h"

namespace inforce::merge {

[[nodiscard]] Kinds kinds_of(const pack::Pack& pack);

}  // namespace inforce::merge
