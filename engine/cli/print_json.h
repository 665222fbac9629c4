// SPDX-License-Identifier: MIT
#pragma once
// cli/print_json.h - what a command did, as one flat JSON object (models/schema/done.schema.json).
//
//   {"schema":"inforce/1","documents":12,"model":"models/lease.yaml"}
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace inforce::cli {

using JsonFields =
    std::vector<std::pair<std::string, std::variant<std::size_t, double, std::string>>>;
void print_json(const JsonFields& fields);

}  // namespace inforce::cli
