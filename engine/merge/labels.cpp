// SPDX-License-Identifier: MIT
#include "merge/labels.h"

#include "base/text.h"

namespace inforce::merge {

std::string names(const Work& work, const Indices& parties) {
  std::string all;
  for (std::size_t i = 0; i < parties.size(); ++i) {
    if (i > 0) all += i + 1 == parties.size() ? " and " : ", ";
    all += at(work.parties, parties[i]).name;
  }
  return all;
}

std::string kind_label(const Work& work, const std::string& kind, bool is_term) {
  std::string found;
  if (is_term) {
    const auto entry = work.kinds.terms.find(kind);
    if (entry != work.kinds.terms.end()) found = entry->second.label;
  } else {
    const auto entry = work.kinds.events.find(kind);
    if (entry != work.kinds.events.end()) found = entry->second.label;
  }
  if (!found.empty()) return found;
  found = kind;
  for (char& c : found) {
    if (c == '-') c = ' ';
  }
  return found;
}

std::string label(const Work& work, const Event& event) {
  const std::string kind = kind_label(work, event.kind, false);
  return event.parties.empty() ? kind : kind + " of " + names(work, event.parties);
}

std::string label(const Work& work, const Agreement& agreement) {
  return names(work, agreement.parties);
}

std::string short_quote(const Work& work, const Said& said) {
  constexpr std::size_t kFits = 90;
  std::string line = one_line(said.claim->quote.of(work.text_of(said.doc)));
  if (line.size() <= kFits) return line;
  const std::size_t space = line.rfind(' ', kFits);
  if (space == std::string::npos || space == 0) return line;
  return line.substr(0, space) + "…";
}

}  // namespace inforce::merge
