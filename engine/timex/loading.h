// SPDX-License-Identifier: MIT
#pragma once
// timex/loading.h - inside load_grammar(): what its steps hand on to each other.
//
//   load_words    time-words.yaml of every pack   -> words, classes, slots
//   check_slots                                   -> their words mean what their fields can be
//   name_classes                                  -> the classes that the machinery itself reads
//   load_rules    time.yaml, time/*.yaml           -> patterns, rules, examples
//   index_tables                                  -> which rules may start where
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/diagnostic.h"
#include "timex/pattern.h"
#include "timex/tables.h"
#include "yaml/node.h"

namespace inforce::timex {

struct Loading {
  std::shared_ptr<Tables> tables = std::make_shared<Tables>();
  PatternNames names;
  // What words mean by their class, to be held against the fields that slots fill with them.
  struct Meaning {
    std::uint16_t word_class;
    std::int64_t value;
    Place place;
  };
  std::vector<Meaning> meanings;
  std::unordered_set<std::string> rules;  // by id
  Diagnostics diagnostics;

  void wrong(const yaml::Node& node, std::string message);
  [[nodiscard]] std::optional<std::uint16_t> find_class(std::string_view name) const;

  template <typename Visit>
  void each_entry(const yaml::Node& node, Visit visit) {
    if (node.is_null()) return;
    if (!node.is_map()) {
      wrong(node, "names and what they stand for are expected here");
      return;
    }
    for (const auto& [key, value] : node.entries) visit(key, value);
  }
};

void load_words(const yaml::Node& root, Loading& loading);
void check_slots(Loading& loading);
void name_classes(Tables& tables);
void load_rules(const yaml::Node& root, const std::string& pack, std::uint16_t number,
                Loading& loading);
void index_tables(Tables& tables);

}  // namespace inforce::timex
