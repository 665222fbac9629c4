// SPDX-License-Identifier: MIT
#include "cli/print_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace inforce::cli {

void print_json(const JsonFields& fields) {
  using Json = nlohmann::ordered_json;
  Json json = {{"schema", "inforce/1"}};
  for (const auto& [name, value] : fields) {
    std::visit([&, &key = name](const auto& known) { json[key] = known; }, value);
  }
  fmt::print("{}\n", json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace inforce::cli
