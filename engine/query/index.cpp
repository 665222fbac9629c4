// SPDX-License-Identifier: MIT
#include "query/index.h"

namespace inforce::query {
namespace {

template <typename Map, typename Items>
void add(Map& map, const Items& items) {
  map.reserve(items.size());
  for (const auto& item : items) map.emplace(item.id, &item);
}

template <typename Map>
auto find(const Map& map, std::string_view id) -> typename Map::mapped_type {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : found->second;
}

}  // namespace

Index::Index(const model::Model& model) {
  add(documents_, model.documents);
  add(parties_, model.parties);
  add(events_, model.events);
  for (const model::Conflict& conflict : model.conflicts) {
    conflicts_[conflict.about].push_back(&conflict);
  }
}

const model::Document* Index::document(std::string_view id) const { return find(documents_, id); }
const model::Party* Index::party(std::string_view id) const { return find(parties_, id); }
const model::Event* Index::event(std::string_view id) const { return find(events_, id); }

const std::vector<const model::Conflict*>& Index::conflicts(std::string_view about) const {
  static const std::vector<const model::Conflict*> kNone;
  const auto found = conflicts_.find(about);
  return found == conflicts_.end() ? kNone : found->second;
}

}  // namespace inforce::query
