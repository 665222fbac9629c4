// SPDX-License-Identifier: MIT
#pragma once
// render/dots.h - the events of a chart as dots on its axis, and room for their words below them.
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "query/query.h"

namespace inforce::render {

// One event, or several that would cover each other.
struct Dot {
  double x = 0;
  query::Day first, last;                   // of all its events
  std::vector<const model::Event*> events;  // by their days; never empty

  [[nodiscard]] const model::Event& main() const;  // the one with the most quotes
  [[nodiscard]] std::string when() const;
};

// The dated events, from left to right; `x_of` places a day, given as a number of days.
[[nodiscard]] std::vector<Dot> dots_of(const model::Model& model,
                                       const std::function<double(double)>& x_of);

// Places words in tiers below the dots: in the first tier with room, where no line from a dot down
// to its words crosses other words. Best asked from the right; then, from the left, for words that
// run back.
class Tiers {
 public:
  static constexpr std::size_t kCount = 3;

  std::optional<std::size_t> place(double x, double left, double right);

 private:
  struct Words {
    double x, left, right;
  };
  [[nodiscard]] bool is_free(std::size_t tier, const Words& words) const;

  std::array<std::vector<Words>, kCount> taken_;
};

}  // namespace inforce::render
