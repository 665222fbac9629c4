// SPDX-License-Identifier: MIT
#pragma once
// query/json.h - answers as the JSON of the public contract (models/schema/), ready to print or
// serve.
//
// Each gives one whole JSON text, indented by one, ending with a line break.
#include <string>
#include <vector>

#include "query/query.h"

namespace inforce::query {

[[nodiscard]] std::string at_json(const model::Model& model, const Answer& answer,
                                  const edtf::When& day);
[[nodiscard]] std::string diff_json(const model::Model& model, const Difference& difference);
[[nodiscard]] std::string learning_json(const model::Model& model, const Learning& learning);
[[nodiscard]] std::string timeline_json(const Timeline& timeline);
[[nodiscard]] std::string history_json(const model::Model& model,
                                       const std::vector<const model::Term*>& terms);
[[nodiscard]] std::string conflicts_json(const model::Model& model);
[[nodiscard]] std::string why_json(const std::vector<Reason>& reasons);

}  // namespace inforce::query
