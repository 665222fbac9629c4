// SPDX-License-Identifier: MIT
#pragma once
// cli/why.h - what `inforce why` answers, for the command and for the server.
#include <optional>
#include <string>
#include <vector>

#include "query/query.h"

namespace inforce::cli {

// The chains for what the words name: a term, else an event or a document by its id. Nothing where
// they name nothing; empty where no version of the term is meant.
[[nodiscard]] std::optional<std::vector<query::Reason>> reasons_of(const model::Model& model,
                                                                   const std::string& words,
                                                                   const query::Asked& asked,
                                                                   bool is_dated);

}  // namespace inforce::cli
