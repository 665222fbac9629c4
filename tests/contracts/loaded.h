// SPDX-License-Identifier: MIT
#pragma once
// The wordings of the agreements pack, loaded once for all tests of the room.
#include <stdexcept>

#include "contracts/wordings.h"

namespace inforce::contracts {

inline const Wordings& wordings() {
  static const Wordings loaded = [] {
    Result<Wordings> result = load_wordings(INFORCE_ROOT "/models/packs/agreements/contracts");
    if (!result) throw std::runtime_error(to_string(result.problems().front()));
    return std::move(*result);
  }();
  return loaded;
}

}  // namespace inforce::contracts
