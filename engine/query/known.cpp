// SPDX-License-Identifier: MIT
#include "query/known.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace inforce::query {
namespace {

Quotes collect(std::initializer_list<const std::vector<model::Evidence>*> lists, const Index& index,
               std::optional<Day> known) {
  Quotes quotes;
  std::set<std::string_view> documents;
  std::set<std::tuple<std::string_view, std::uint32_t, std::uint32_t, std::string_view>> seen;
  for (const auto* list : lists) {
    for (const model::Evidence& evidence : *list) {
      if (!counts(evidence, index, known)) continue;
      const auto& [doc, span, quote] = std::tie(evidence.doc, evidence.span, evidence.quote);
      if (!seen.emplace(doc, span.begin, span.end, quote).second) continue;
      quotes.evidence.push_back(&evidence);
      const model::Document* from = index.document(evidence.doc);  // the mails of a file are one
      documents.insert(from == nullptr || from->path.empty() ? evidence.doc : from->path);
    }
  }
  quotes.sources = documents.size();
  return quotes;
}

}  // namespace

bool is_published(const model::Document& document, std::optional<Day> known) {
  if (!known) return true;
  const auto& latest = document.published.bounds.latest;
  return latest && *latest <= *known;
}

bool counts(const model::Version& version, std::optional<Day> known) {
  if (!known) return is_current(version);
  return version.known_from && *version.known_from <= *known &&
         (!version.known_to || *known < *version.known_to);
}

bool counts(const model::Event& event, std::optional<Day> known) {
  return !known || (event.known_from && *event.known_from <= *known);
}

bool counts(const model::Evidence& evidence, const Index& index, std::optional<Day> known) {
  if (!known) return true;
  const model::Document* document = index.document(evidence.doc);
  return document != nullptr && is_published(*document, known);
}

bool counts(const std::vector<model::Evidence>& evidence, const Index& index,
            std::optional<Day> known) {
  return evidence.empty() || std::any_of(evidence.begin(), evidence.end(), [&](const auto& quote) {
           return counts(quote, index, known);
         });
}

bool counts(const model::Conflict& conflict, const Index& index, std::optional<Day> known) {
  return std::count_if(conflict.sides.begin(), conflict.sides.end(), [&](const model::Side& side) {
           return counts(side.evidence, index, known);
         }) >= 2;
}

Quotes quotes_of(const model::Version& version, const Index& index, std::optional<Day> known) {
  static const std::vector<model::Evidence> kNone;
  Quotes quotes = collect({&version.evidence, &version.from.evidence,
                           version.until ? &version.until->evidence : &kNone},
                          index, known);
  // Who only tells when its agreement begins or ends does not tell of it.
  if (const std::size_t own = collect({&version.evidence}, index, known).sources; own > 0)
    quotes.sources = own;
  return quotes;
}

Quotes quotes_of(const model::Event& event, const Index& index, std::optional<Day> known) {
  return collect({&event.evidence}, index, known);
}

}  // namespace inforce::query
