// SPDX-License-Identifier: MIT
#include "yaml/fields.h"

#include <fmt/format.h>

namespace inforce::yaml {
namespace {

std::string_view kind_name(const Node& node) {
  static constexpr std::string_view kNames[] = {"nothing", "a word", "a list", "a map"};
  return kNames[static_cast<std::size_t>(node.kind)];
}

}  // namespace

void Reader::fail(const Node& node, std::string code, std::string message) {
  problems_.push_back(error(std::move(code), node.place, std::move(message)));
}

std::string Reader::words(const Node& node) {
  if (node.is_scalar()) return node.text;
  fail(node, "wrong-type",
       fmt::format("this must be a word or a text, and is {}", kind_name(node)));
  return {};
}

std::vector<const Node*> Reader::items(const Node& node) {
  std::vector<const Node*> items;
  if (!node.is_list()) return {&node};
  items.reserve(node.items.size());
  for (const Node& item : node.items) items.push_back(&item);
  return items;
}

void Reader::unknown_key(const Node& key, const std::vector<std::string_view>& known) {
  std::string message =
      fmt::format("no field '{}' here{}", key.text, did_you_mean(key.text, known));
  if (closest(key.text, known).empty()) {
    message += fmt::format("; there are: {}", fmt::join(known, ", "));
  }
  fail(key, "unknown-key", std::move(message));
}

bool Reader::expect_map(const Node& node) {
  if (node.is_map()) return true;
  fail(node, "wrong-type", fmt::format("this must be a map of fields, and is {}", kind_name(node)));
  return false;
}

}  // namespace inforce::yaml
