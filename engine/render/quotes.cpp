// SPDX-License-Identifier: MIT
#include "render/quotes.h"

#include <algorithm>

namespace inforce::render {

Quotes::Quotes(const model::Model& model) {
  for (const model::Document& item : model.documents) document(item.id);
  for (const model::Document& item : model.documents) add(item.evidence);
  for (const model::Event& item : model.events) add(item.evidence);
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      add(version.evidence);
      add(version.from.evidence);
      if (version.until) add(version.until->evidence);
    }
  }
  for (const model::Conflict& conflict : model.conflicts) {
    for (const model::Side& side : conflict.sides) add(side.evidence);
  }
  for (const model::Prospect& prospect : model.prospects) add(prospect.evidence);
}

std::size_t Quotes::number(const model::Evidence& evidence) const {
  return number_of_.at(key(evidence));
}

std::vector<std::size_t> Quotes::numbers(const std::vector<model::Evidence>& evidence) const {
  std::vector<std::size_t> out;
  for (const model::Evidence& item : evidence) {
    const std::size_t found = number(item);
    if (std::find(out.begin(), out.end(), found) == out.end()) out.push_back(found);
  }
  return out;
}

Quotes::Key Quotes::key(const model::Evidence& evidence) {
  return {evidence.doc, evidence.span.begin, evidence.span.end, evidence.quote};
}

void Quotes::add(const std::vector<model::Evidence>& evidence) {
  for (const model::Evidence& item : evidence) {
    const auto [found, added] = number_of_.try_emplace(key(item), rows_.size());
    if (added) rows_.push_back({document(item.doc), &item, ""});
    std::string& by = rows_[found->second].by;
    if (by.find(item.asserted_by) != std::string::npos) continue;
    by += (by.empty() ? "" : ", ") + item.asserted_by;
  }
}

std::size_t Quotes::document(const std::string& id) {
  const auto [found, added] = document_of_.try_emplace(id, documents_.size());
  if (added) documents_.push_back(id);
  return found->second;
}

}  // namespace inforce::render
