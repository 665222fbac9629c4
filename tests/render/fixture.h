// SPDX-License-Identifier: MIT
#pragma once
// The made-up licence and joint venture of tests/render/fixture, and one whose every word is
// hostile.
#include <catch2/catch.hpp>
#include <string>

#include "base/file.h"
#include "model/from_yaml.h"
#include "render/render.h"

namespace test {

inline std::string file(const std::string& name) {
  auto bytes = inforce::read_file(std::string(INFORCE_ROOT "/tests/render/fixture/") + name);
  REQUIRE(bytes);
  return *bytes;
}

inline inforce::model::Model model_of(const std::string& name) {
  auto model = inforce::model::from_yaml(file(name), name);
  REQUIRE(model);
  return *model;
}

inline inforce::render::Texts texts_of(const inforce::model::Model& model) {
  inforce::render::Texts texts;
  for (const auto& document : model.documents) texts[document.id] = file(document.path);
  return texts;
}

}  // namespace test
