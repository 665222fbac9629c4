// SPDX-License-Identifier: MIT
#pragma once
// query/known.h - what counts on the known axis: only what documents published by a day surely say.
//
// No known day: all that the documents say now, without what later ones replaced.
#include <optional>
#include <vector>

#include "query/index.h"
#include "query/query.h"

namespace inforce::query {

// A document counts from its latest possible day of publication; one without such a day never does.
[[nodiscard]] bool is_published(const model::Document& document, std::optional<Day> known);

// known_from <= known < known_to; without a known day: those of now.
[[nodiscard]] bool counts(const model::Version& version, std::optional<Day> known);
[[nodiscard]] bool counts(const model::Event& event, std::optional<Day> known);

[[nodiscard]] bool counts(const model::Evidence& evidence, const Index& index,
                          std::optional<Day> known);
// A statement counts when one of its quotes does, or it has none.
[[nodiscard]] bool counts(const std::vector<model::Evidence>& evidence, const Index& index,
                          std::optional<Day> known);
// A conflict counts when two of its sides do.
[[nodiscard]] bool counts(const model::Conflict& conflict, const Index& index,
                          std::optional<Day> known);

// The quotes that count, each once, and how many documents they are from.
struct Quotes {
  std::vector<const model::Evidence*> evidence;
  std::size_t sources = 0;
};
[[nodiscard]] Quotes quotes_of(const model::Version& version, const Index& index,
                               std::optional<Day> known);
[[nodiscard]] Quotes quotes_of(const model::Event& event, const Index& index,
                               std::optional<Day> known);

}  // namespace inforce::query
