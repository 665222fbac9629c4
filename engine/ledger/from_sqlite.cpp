// SPDX-License-Identifier: MIT
#include "ledger/from_sqlite.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <tuple>

#include "ledger/ask.h"
#include "ledger/from_model.h"
#include "ledger/sqlite.h"
#include "model/names.h"

namespace inforce::ledger {
namespace {

using Row = Database::Row;

// Reads the tables of an exported model; what makes no sense is complained of once, and ends it.
class Reader {
 public:
  explicit Reader(Database& database) : from_(database) { check_kind(); }

  [[nodiscard]] edtf::When when(const Row& row, int column) {
    return {row.text(column), {day(row, column + 1), day(row, column + 2)}};
  }
  [[nodiscard]] std::optional<date::sys_days> day(const Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    const std::string text = row.text(column);
    const auto found = edtf::parse_day(text);
    if (!found) from_.complain(fmt::format("'{}' is not a day", text));
    return found;
  }
  [[nodiscard]] model::Basis basis(const Row& row, int column) {
    return choice(row.text(column), model::find_basis, model::Basis::stated);
  }
  [[nodiscard]] model::Confidence confidence(const Row& row, int column) {
    return choice(row.text(column), model::find_confidence, model::Confidence::confirmed);
  }

  [[nodiscard]] model::Model model() {
    read_lists();
    model::Model m;
    from_.each("SELECT name, root FROM model", [&](const Row& row) {
      m.name = row.text(0);
      m.root = row.text(1);
    });
    from_.each("SELECT name FROM pack ORDER BY position",
               [&](const Row& row) { m.packs.push_back(row.text(0)); });
    from_.each(
        "SELECT id, path, title, published, published_earliest, published_latest, basis, sha256 "
        "FROM document "
        "ORDER BY position",
        [&](const Row& row) {
          model::Document d{row.text(0),   row.text(1), row.text(2), when(row, 3),
                            basis(row, 6), row.text(7), {},          {}};
          d.evidence = evidence("document", d.id);
          d.reasons = reasons_[{"document", d.id}];
          m.documents.push_back(std::move(d));
        });
    from_.each("SELECT id, name FROM party ORDER BY position", [&](const Row& row) {
      m.parties.push_back({row.text(0), row.text(1), lists_[{"party_alias", row.text(0)}]});
    });
    from_.each("SELECT id, label FROM agreement ORDER BY position", [&](const Row& row) {
      m.agreements.push_back({row.text(0), row.text(1), lists_[{"agreement_party", row.text(0)}]});
    });
    read_events(m);
    read_terms(m);
    read_conflicts(m);
    from_.each("SELECT id, about, summary, condition FROM prospect ORDER BY position",
               [&](const Row& row) {
                 m.prospects.push_back({row.text(0), row.text(1), row.text(2), row.text(3),
                                        evidence("prospect", row.text(0))});
               });
    return m;
  }

  // f(term, version) for each version, without what only people read.
  template <typename F>
  void versions(F&& f) {
    from_.each(
        "SELECT term.id, kind, agreement, holder, bound, version.id, from_date, from_earliest, "
        "from_latest, "
        "until_date, until_earliest, until_latest, known_from, known_to, replaced, confidence "
        "FROM version JOIN term ON term.id = version.term ORDER BY version.position",
        [&](const Row& row) {
          model::Term term;
          term.id = row.text(0), term.kind = row.text(1), term.agreement = row.text(2);
          term.holder = row.text(3), term.bound = row.text(4);
          model::Version version;
          version.id = row.text(5);
          version.from.date = when(row, 6);
          if (!row.is_null(9)) version.until = model::End{when(row, 9), "", {}, {}};
          version.known_from = day(row, 12), version.known_to = day(row, 13);
          version.is_replaced = row.number(14) != 0;
          version.confidence = confidence(row, 15);
          f(term, version);
        });
  }

 private:
  using Key = std::pair<std::string, std::string>;
  using EvidenceKey = std::tuple<std::string, std::string, std::int64_t>;

  void check_kind() {
    std::int64_t application = 0, schema = 0, tables = 0;
    from_.each("PRAGMA application_id", [&](const Row& row) { application = row.number(0); });
    from_.each("PRAGMA user_version", [&](const Row& row) { schema = row.number(0); });
    if (application != kApplicationId) {
      return from_.complain("this database was not written by 'inforce export --to sqlite'");
    }
    if (schema != kSchemaVersion) {
      return from_.complain(fmt::format("this database has schema {}, this program reads {}",
                                        schema, kSchemaVersion));
    }
    // A view or a virtual table under one of our names would be asked for what it likes.
    from_.each(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND "
        "name IN "
        "('model', 'pack', 'document', 'party', 'party_alias', 'agreement', 'agreement_party', "
        "'event', "
        "'event_party', 'event_amount', 'term', 'version', 'attribute', 'evidence', 'reason', "
        "'conflict', 'side', "
        "'side_date', 'prospect')",
        [&](const Row& row) { tables = row.number(0); });
    constexpr std::int64_t kTables = 19;
    if (tables != kTables) from_.complain("tables are missing from this database");
  }

  template <typename Find, typename Enum>
  [[nodiscard]] Enum choice(const std::string& word, Find find, Enum otherwise) {
    const auto found = find(word);
    if (!found) from_.complain(fmt::format("'{}' is not a word this program knows", word));
    return found.value_or(otherwise);
  }

  [[nodiscard]] std::uint32_t offset(const Row& row, int column) {
    const std::int64_t number = row.number(column);
    if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) {
      from_.complain(fmt::format("{} is not an offset into a document", number));
      return 0;
    }
    return static_cast<std::uint32_t>(number);
  }

  [[nodiscard]] std::vector<model::Evidence> evidence(const char* of, const std::string& id,
                                                      std::int64_t side = 0) {
    return evidence_[{of, id, side}];
  }

  void read_lists() {
    from_.each(
        "SELECT of, id, side, document, begin_byte, end_byte, quote, rule, asserted_by FROM "
        "evidence "
        "ORDER BY of, id, side, position",
        [&](const Row& row) {
          evidence_[{row.text(0), row.text(1), row.number(2)}].push_back(
              {row.text(3),
               {offset(row, 4), offset(row, 5)},
               row.text(6),
               row.text(7),
               row.text(8)});
        });
    from_.each("SELECT of, id, text FROM reason ORDER BY of, id, position", [&](const Row& row) {
      reasons_[{row.text(0), row.text(1)}].push_back(row.text(2));
    });
    struct List {
      const char *table, *of, *item;
    };
    constexpr List kLists[] = {{"party_alias", "party", "alias"},
                               {"agreement_party", "agreement", "party"},
                               {"event_party", "event", "party"}};
    for (const List& list : kLists) {
      from_.each(
          fmt::format("SELECT {}, {} FROM {} ORDER BY 1, position", list.of, list.item, list.table),
          [&](const Row& row) {
            lists_[{list.table, row.text(0)}].push_back(row.text(1));
          });
    }
  }

  void read_events(model::Model& m) {
    std::map<std::string, std::vector<model::Amount>> amounts;
    from_.each(
        "SELECT event, value, currency, qualifier FROM event_amount ORDER BY event, position",
        [&](const Row& row) {
          amounts[row.text(0)].push_back({row.text(1), row.text(2), row.text(3)});
        });
    from_.each(
        "SELECT id, kind, summary, date, earliest, latest, basis, agreement, confidence, "
        "known_from FROM event "
        "ORDER BY position",
        [&](const Row& row) {
          model::Event e;
          e.id = row.text(0), e.kind = row.text(1), e.summary = row.text(2);
          e.date = when(row, 3);
          e.basis = basis(row, 6);
          e.agreement = row.text(7);
          e.parties = lists_[{"event_party", e.id}];
          e.amounts = amounts[e.id];
          e.confidence = confidence(row, 8);
          e.known_from = day(row, 9);
          e.evidence = evidence("event", e.id);
          e.reasons = reasons_[{"event", e.id}];
          m.events.push_back(std::move(e));
        });
  }

  void read_terms(model::Model& m) {
    std::map<std::string, std::size_t> places;
    from_.each(
        "SELECT id, kind, label, agreement, holder, bound, object FROM term ORDER BY position",
        [&](const Row& row) {
          places[row.text(0)] = m.terms.size();
          m.terms.push_back({row.text(0),
                             row.text(1),
                             row.text(2),
                             row.text(3),
                             row.text(4),
                             row.text(5),
                             row.text(6),
                             {}});
        });
    std::map<std::string, std::map<std::string, std::string>> attributes;
    from_.each("SELECT version, name, value FROM attribute",
               [&](const Row& row) { attributes[row.text(0)][row.text(1)] = row.text(2); });
    from_.each(
        "SELECT id, term, from_date, from_earliest, from_latest, from_event, from_basis, "
        "until_date, "
        "until_earliest, until_latest, until_event, until_basis, condition, confidence, "
        "known_from, known_to, replaced "
        "FROM version ORDER BY position",
        [&](const Row& row) {
          const auto place = places.find(row.text(1));
          if (place == places.end())
            return from_.complain(fmt::format("there is no term '{}'", row.text(1)));
          model::Version v;
          v.id = row.text(0);
          v.attributes = attributes[v.id];
          v.from = {when(row, 2), row.text(5), basis(row, 6), evidence("from", v.id)};
          if (!row.is_null(7))
            v.until =
                model::End{when(row, 7), row.text(10), basis(row, 11), evidence("until", v.id)};
          v.condition = row.text(12);
          v.confidence = confidence(row, 13);
          v.known_from = day(row, 14), v.known_to = day(row, 15);
          v.is_replaced = row.number(16) != 0;
          v.evidence = evidence("version", v.id);
          v.reasons = reasons_[{"version", v.id}];
          m.terms[place->second].versions.push_back(std::move(v));
        });
  }

  void read_conflicts(model::Model& m) {
    std::map<std::pair<std::string, std::int64_t>, std::vector<edtf::When>> dates;
    from_.each(
        "SELECT conflict, side, date, earliest, latest FROM side_date ORDER BY conflict, side, "
        "position",
        [&](const Row& row) {
          dates[{row.text(0), row.number(1)}].push_back(when(row, 2));
        });
    std::map<std::string, std::vector<model::Side>> sides;
    from_.each("SELECT conflict, position, value FROM side ORDER BY conflict, position",
               [&](const Row& row) {
                 sides[row.text(0)].push_back({row.text(2), dates[{row.text(0), row.number(1)}],
                                               evidence("side", row.text(0), row.number(1))});
               });
    from_.each(
        "SELECT id, about, field, follows, because FROM conflict ORDER BY position",
        [&](const Row& row) {
          model::Conflict c{row.text(0),        row.text(1), row.text(2),
                            sides[row.text(0)], 0,           row.text(4)};
          const std::int64_t follows = row.number(3);
          if (follows < 0 || (follows > 0 && static_cast<std::size_t>(follows) >= c.sides.size())) {
            return from_.complain(
                fmt::format("conflict '{}' follows a side it does not have", c.id));
          }
          c.follows = static_cast<std::size_t>(follows);
          m.conflicts.push_back(std::move(c));
        });
  }

  Database& from_;
  std::map<EvidenceKey, std::vector<model::Evidence>> evidence_;
  std::map<Key, std::vector<std::string>> reasons_, lists_;
};

// "17", and not "017" or "+17".
std::optional<std::int32_t> plain_number(std::string_view text) {
  std::int32_t number = 0;
  const auto [stop, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (status != std::errc{} || stop != text.data() + text.size() || number < 0) return std::nullopt;
  if (std::to_string(number) != text) return std::nullopt;
  return number;
}

// Versions that were only numbers, of terms that had no names, are so again.
void drop_names(Columns& c) {
  std::vector<std::int32_t> ids(c.versions.size());
  for (std::uint32_t i = 0; i < c.versions.size(); ++i) {
    const std::optional<std::int32_t> number = plain_number(c.versions[i]);
    if (!number) return;
    ids[i] = *number;
  }
  for (std::size_t i = 0; i < c.size(); ++i) {
    Version v;
    v.agreement = c.agreements[c.agreement[i]], v.kind = c.kinds[c.kind[i]];
    v.holder = c.parties[c.holder[i]], v.counterparty = c.parties[c.counterparty[i]];
    if (c.terms[c.term[i]] != term_id(v)) return;
  }
  for (std::int32_t& id : c.id) id = ids[static_cast<std::size_t>(id)];
  c.versions = {};
  c.terms = {};
  c.term.clear();
}

}  // namespace

Result<model::Model> model_from_sqlite(const std::filesystem::path& file) {
  Database database(file, Database::Mode::read);
  model::Model model = Reader(database).model();
  if (database.problem()) return *database.problem();
  return model;
}

Result<Columns> columns_from_sqlite(const std::filesystem::path& file) {
  Database database(file, Database::Mode::read);
  Columns columns;
  Reader(database).versions([&columns](const model::Term& term, const model::Version& version) {
    const std::size_t doubts = columns.doubts.size();
    add_version(columns, term, version);
    const edtf::Bounds& from = version.from.date.bounds;
    if (from.earliest || from.latest != kSinceEver) return;
    columns.doubts[doubts].from_latest = kNoStart;
    if (columns.doubts[doubts].until_earliest == columns.until.back()) columns.doubts.pop_back();
  });
  if (database.problem()) return *database.problem();
  drop_names(columns);
  return columns;
}

}  // namespace inforce::ledger
