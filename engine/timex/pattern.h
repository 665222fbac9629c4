// SPDX-License-Identifier: MIT
#pragma once
// timex/pattern.h - the pattern of a rule, compiled to steps.
//
//   "[<weekday> [,]] <month> <day> [,] <year>"
//
//   word  ,      itself, in any case            <month>        a slot; fills the field it names
//   [ ... ]      may be left out                <count=count2> a slot that fills another field
//   ( a | b )    one of them                    $name          a pattern of that name
//   { ... }      one expression, where a rule reads several
//   @runit=D     says so without reading anything
//   ~ _ ^ !      next: glued on; set apart; with a capital; without       \(  the sign itself
#include <map>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "timex/tables.h"

namespace inforce::timex {

struct PatternNames {
  struct Pattern {
    std::string text;
    std::optional<std::uint16_t> start;  // once a rule has used it
    bool is_empty = false;               // and then: it can read nothing,
    bool has_parts = false;              // and marks expressions with {}
  };
  std::map<std::string, std::uint16_t, std::less<>> slots;
  std::map<std::string, Pattern, std::less<>> patterns;

  void define(const std::string& name, std::string text);
};

// Appends the steps, behind those of the named patterns in it, and gives the first; nothing, with a
// diagnostic, when the pattern is wrong.
std::optional<std::uint16_t> compile(std::string_view pattern, const Place& place,
                                     PatternNames& names, Tables& tables, Diagnostics& diagnostics);

}  // namespace inforce::timex
