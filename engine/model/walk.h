// SPDX-License-Identifier: MIT
#pragma once
// model/walk.h - every quote of a model, with the path of keys and indexes to where it stands.
//
//   for_each_evidence(model, [](const Evidence& evidence, const auto& path) { ... path() ... });
//
// path() gives "terms/3/versions/0/until/evidence/1"; it is only built when asked for.
#include <string>

#include "model/model.h"

namespace inforce::model {

template <typename Evidences, typename Path, typename Visit>
void visit_evidence(Evidences& evidences, const Path& path, const Visit& visit) {
  for (std::size_t i = 0; i < evidences.size(); ++i) {
    visit(evidences[i], [&] { return path() + "/evidence/" + std::to_string(i); });
  }
}

template <typename AModel, typename Visit>  // Model or const Model
void for_each_evidence(AModel& model, const Visit& visit) {
  const auto in = [&](auto& items, const char* list) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      visit_evidence(
          items[i].evidence, [&] { return list + ("/" + std::to_string(i)); }, visit);
    }
  };
  in(model.documents, "documents");
  in(model.events, "events");
  for (std::size_t t = 0; t < model.terms.size(); ++t) {
    auto& versions = model.terms[t].versions;
    for (std::size_t v = 0; v < versions.size(); ++v) {
      const auto path = [&] {
        return "terms/" + std::to_string(t) + "/versions/" + std::to_string(v);
      };
      visit_evidence(versions[v].evidence, path, visit);
      visit_evidence(
          versions[v].from.evidence, [&] { return path() + "/from"; }, visit);
      if (versions[v].until) {
        visit_evidence(
            versions[v].until->evidence, [&] { return path() + "/until"; }, visit);
      }
    }
  }
  for (std::size_t c = 0; c < model.conflicts.size(); ++c) {
    auto& sides = model.conflicts[c].sides;
    for (std::size_t s = 0; s < sides.size(); ++s) {
      const auto path = [&] {
        return "conflicts/" + std::to_string(c) + "/sides/" + std::to_string(s);
      };
      visit_evidence(sides[s].evidence, path, visit);
    }
  }
  in(model.prospects, "prospects");
}

}  // namespace inforce::model
