// SPDX-License-Identifier: MIT
#pragma once
// model/complete.h - what a person may leave out of a model file, filled in.
//
//   - no id               made from the kind, name or path: "exclusivity", "exclusivity-2"
//   - no parties: list    made from the names that terms, events and agreements use; so are
//                         agreements: and documents:. Once there is a list, every name used must
//                         be in it.
//   - a name or alias     becomes the party's id
//
// A complete model is left as it is.
#include "model/model.h"

namespace inforce::model {

void complete(Model& model);

}  // namespace inforce::model
