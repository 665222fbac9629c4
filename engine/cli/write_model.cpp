// SPDX-License-Identifier: MIT
#include "cli/write_model.h"

#include <fmt/format.h>

#include "base/file.h"
#include "base/text.h"
#include "model/invariants.h"
#include "model/to_yaml.h"

namespace inforce::cli {

Diagnostics faults_of(const model::Model& model, const std::string& to) {
  constexpr std::size_t kMostTold = 10;
  const std::vector<model::Broken> broken = model::invariants(model);
  Diagnostics problems;
  for (const model::Broken& fault : broken) {
    if (problems.size() == kMostTold) {
      problems.push_back(error(
          "unsound-model", {to},
          fmt::format("and {} of the sort", counted(broken.size() - kMostTold, "more fault"))));
      break;
    }
    problems.push_back(
        error(fault.code, {to}, fmt::format("not written, for {}: {}", fault.path, fault.message)));
  }
  return problems;
}

Diagnostics write_model(const model::Model& model, const std::filesystem::path& to,
                        std::string_view schema) {
  Diagnostics problems = faults_of(model, to.string());
  if (!problems.empty()) return problems;
  return write_file(to, schema.empty() ? model::to_yaml(model) : model::to_yaml(model, schema));
}

}  // namespace inforce::cli
