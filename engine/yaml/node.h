// SPDX-License-Identifier: MIT
#pragma once
// yaml/node.h - a YAML document as plain values, each with its place in the file.
//
// Packs, models and overlays are read through this form, so every complaint about them can say
// file:line:column. Maps keep the order of the file; a key that stands twice is an error.
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace inforce::yaml {

struct Entry;

struct Node {
  enum class Kind { null, scalar, list, map };

  Kind kind = Kind::null;
  Place place;
  std::string text;     // of a scalar
  bool quoted = false;  // "2030" is words, 2030 may be a number
  std::vector<Node> items;
  std::vector<Entry> entries;

  [[nodiscard]] const Node* find(std::string_view key) const;  // absent: nullptr
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
};

struct Entry {
  Node key, value;
};

// One YAML document. `file` names it in places. Nesting beyond 64 levels and aliases are refused.
[[nodiscard]] Result<Node> parse(std::string_view text, const std::string& file);

// "~", "null" and its other spellings, which are nothing unless they are quoted.
[[nodiscard]] bool is_null(std::string_view words);

// How a scalar must be written so that it reads back as the same words.
[[nodiscard]] std::string quoted(std::string_view words);

}  // namespace inforce::yaml
