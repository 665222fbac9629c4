// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "pack/reader.h"

namespace inforce::pack {
namespace {

constexpr std::pair<std::string_view, Element::Class> kClasses[] = {
    {"<party>", Element::Class::party},   {"<percent>", Element::Class::percent},
    {"<money>", Element::Class::money},   {"<count>", Element::Class::count},
    {"<number>", Element::Class::number}, {"<name>", Element::Class::name},
    {"<time>", Element::Class::time},
};

}  // namespace

Pattern read_pattern(Reader& reader, const yaml::Node& at, std::string_view words) {
  Pattern pattern;
  for (std::string_view part : split(words, ' ')) {
    if (part.empty()) continue;
    Element element;
    if (part.front() == '?') {
      element.optional = true;
      part.remove_prefix(1);
    }
    if (part == "*") {
      element.gap = true;
      pattern.push_back(std::move(element));
      continue;
    }
    for (const std::string_view word : split(part, '|')) {
      const auto* known = std::find_if(std::begin(kClasses), std::end(kClasses),
                                       [&](const auto& entry) { return entry.first == word; });
      if (known != std::end(kClasses)) {
        element.classes.push_back(known->second);
      } else if (word.size() > 2 && word.front() == '{' && word.back() == '}') {
        const auto list = reader.lists.find(std::string(word.substr(1, word.size() - 2)));
        if (list == reader.lists.end()) {
          reader.problem(at, "unknown-list", fmt::format("no list is named {}", word));
          continue;
        }
        for (const std::string& entry : list->second) {
          element.words.push_back(reader.pack.vocabulary.add(entry));
        }
      } else if (word.empty() || word.find_first_of("{}<>") != std::string_view::npos) {
        reader.problem(at, "bad-pattern", fmt::format("'{}' is no word, list or class", word));
      } else {
        element.words.push_back(reader.pack.vocabulary.add(to_lower_ascii(word)));
      }
    }
    std::sort(element.words.begin(), element.words.end());
    pattern.push_back(std::move(element));
  }
  if (pattern.empty()) reader.problem(at, "empty-pattern", "a pattern needs at least one word");
  return pattern;
}

}  // namespace inforce::pack
