// SPDX-License-Identifier: MIT
#pragma once
// query/index.h - a model's parts by id, for the length of one question.
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/model.h"

namespace inforce::query {

class Index {
 public:
  explicit Index(const model::Model& model);

  // Absent: nullptr.
  [[nodiscard]] const model::Document* document(std::string_view id) const;
  [[nodiscard]] const model::Party* party(std::string_view id) const;
  [[nodiscard]] const model::Event* event(std::string_view id) const;

  // Conflicts about a term, version or event; empty for none.
  [[nodiscard]] const std::vector<const model::Conflict*>& conflicts(std::string_view about) const;

 private:
  std::unordered_map<std::string_view, const model::Document*> documents_;
  std::unordered_map<std::string_view, const model::Party*> parties_;
  std::unordered_map<std::string_view, const model::Event*> events_;
  std::unordered_map<std::string_view, std::vector<const model::Conflict*>> conflicts_;
};

}  // namespace inforce::query
