// SPDX-License-Identifier: MIT
#pragma once
// cli/print.h - lines and aligned columns for people, safe to print whatever a document holds.
//
//   in force  licence   Acme <- Beta   2019 to 2032-12-31
//   possible  royalty   Beta <- Acme   2020 to open
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace inforce::cli {

enum class Style { plain, bold, dim, good, doubt, bad };

struct Cell {
  std::string text;
  Style style = Style::plain;
};
using Row = std::vector<Cell>;

// One line of at most `width` columns; control characters, which could steer a terminal or turn the
// direction of writing, are shown as U+FFFD.
[[nodiscard]] std::string one_safe_line(std::string_view text, std::size_t width = 1000);

class Printer {
 public:
  explicit Printer(const Shell& shell) : colored_(shell.colored()) {}

  void line(const Row& cells = {}, std::size_t indent = 0) const;
  void line(std::string_view text, Style style = Style::plain, std::size_t indent = 0) const;

  // Rows under one another, each with the lines that belong below it.
  struct Item {
    Row row;
    std::vector<Cell> below;
  };
  void table(const std::vector<Item>& items, std::size_t indent = 0) const;

 private:
  [[nodiscard]] std::string painted(const Cell& cell) const;

  bool colored_;
};

}  // namespace inforce::cli
