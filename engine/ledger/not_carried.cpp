// SPDX-License-Identifier: MIT
#include "ledger/not_carried.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "base/text.h"
#include "ledger/sqlite.h"
#include "ledger/store.h"
#include "model/from_yaml.h"
#include "model/walk.h"

namespace inforce::ledger {
namespace {

using model::Model;

template <typename Items, typename Counted>
std::size_t sum(const Items& items, const Counted& counted) {
  std::size_t all = 0;
  for (const auto& item : items) all += counted(item);
  return all;
}

template <typename Counted>
std::size_t over_versions(const Model& model, const Counted& counted) {
  return sum(model.terms, [&](const model::Term& term) { return sum(term.versions, counted); });
}

std::size_t reasons_of(const Model& model) {
  const auto own = [](const auto& item) { return item.reasons.size(); };
  return sum(model.documents, own) + sum(model.events, own) + over_versions(model, own);
}

std::size_t quotes_of(const Model& model) {
  std::size_t quotes = 0;
  model::for_each_evidence(model, [&](const auto&, const auto&) { ++quotes; });
  return quotes;
}

// What a model has besides the ends of its versions: how often in a model, and in its database.
struct Part {
  const char* what;
  std::size_t (*count)(const Model& model);
  const char* sql;
};
constexpr Part kParts[] = {
    {"conflict", [](const Model& m) { return m.conflicts.size(); },
     "SELECT count(*) FROM conflict"},
    {"attribute",
     [](const Model& m) {
       return over_versions(m, [](const auto& version) { return version.attributes.size(); });
     },
     "SELECT count(*) FROM attribute"},
    {"condition",
     [](const Model& m) {
       return over_versions(m, [](const auto& version) { return !version.condition.empty(); });
     },
     "SELECT count(condition) FROM version"},
    {"object",
     [](const Model& m) { return sum(m.terms, [](const auto& t) { return !t.object.empty(); }); },
     "SELECT count(object) FROM term"},
    {"label",
     [](const Model& m) {
       return sum(m.terms, [](const auto& t) { return !t.label.empty(); }) +
              sum(m.agreements, [](const auto& a) { return !a.label.empty() && a.label != a.id; });
     },
     "SELECT count(label) + (SELECT count(*) FROM agreement WHERE label NOT IN ('', id)) FROM "
     "term"},
    {"name",
     [](const Model& m) {
       return sum(m.parties, [](const auto& party) {
         return (!party.name.empty() && party.name != party.id) + party.aliases.size();
       });
     },
     "SELECT count(*) + (SELECT count(*) FROM party_alias) FROM party WHERE name NOT IN ('', id)"},
    {"event", [](const Model& m) { return m.events.size(); }, "SELECT count(*) FROM event"},
    {"prospect", [](const Model& m) { return m.prospects.size(); },
     "SELECT count(*) FROM prospect"},
    {"document", [](const Model& m) { return m.documents.size(); },
     "SELECT count(*) FROM document"},
    {"quote", quotes_of, "SELECT count(*) FROM evidence"},
    {"reason", reasons_of, "SELECT count(*) FROM reason"},
};

template <typename Count>
std::string in_words(const Count& count) {
  std::string words;
  for (const Part& part : kParts) {
    const std::size_t n = count(part);
    if (n > 0) words += (words.empty() ? "" : ", ") + counted(n, part.what);
  }
  return words;
}

}  // namespace

Result<std::string> not_carried(const std::filesystem::path& file) {
  const Result<Content> content = content_of(file);
  if (!content) return content.problems();
  if (*content == Content::sqlite) {
    Database database(file, Database::Mode::read);
    const std::string words = in_words([&](const Part& part) {
      std::int64_t n = 0;
      database.each(part.sql, [&](const Database::Row& row) { n = row.number(0); });
      return static_cast<std::size_t>(std::max<std::int64_t>(n, 0));
    });
    if (database.problem()) return *database.problem();
    return words;
  }
  if (*content != Content::yaml) return std::string();
  const Result<std::string> text = read_file(file);
  if (!text) return text.problems();
  const Result<Model> model = model::from_yaml(*text, file.string());
  if (!model) return model.problems();
  return in_words([&](const Part& part) { return part.count(*model); });
}

}  // namespace inforce::ledger
