// SPDX-License-Identifier: MIT
#pragma once
// model/from_yaml.h - the model file, written by `inforce build` or by hand; the form is in
// README.md.
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/model.h"
#include "yaml/node.h"

namespace inforce::model {

// All that is wrong with the file, each at its place, or a model that keeps its invariants.
// `file` names the file in places.
[[nodiscard]] Result<Model> from_yaml(std::string_view text, const std::string& file);

// The same for who looks for more mistakes: what could be read, and all that is wrong with it.
struct Draft {
  Model model;
  Diagnostics problems;  // empty: it keeps its invariants
};
[[nodiscard]] Draft draft_from_yaml(std::string_view text, const std::string& file);

// Where the parts of a model stand in its file, by path of keys and indexes:
// "terms/3/versions/0/until".
class Places {
 public:
  Places(std::string_view text, const std::string& file);
  [[nodiscard]] Place at(std::string_view path) const;  // the nearest part there is

 private:
  yaml::Node root_;
};

}  // namespace inforce::model
