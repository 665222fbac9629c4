// SPDX-License-Identifier: MIT
#include "ledger/to_sqlite.h"

#include <fmt/format.h>

#include <system_error>

#include "base/file.h"
#include "ledger/ask.h"
#include "ledger/excerpt.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"
#include "model/names.h"

namespace inforce::ledger {
namespace {

namespace fs = std::filesystem;
using Value = Database::Value;

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value day(const std::optional<date::sys_days>& day) {
  return day ? Value(edtf::to_string(*day)) : Value();
}

template <typename Enum>
Value word(Enum value) {
  return std::string(model::name(value));
}

// Puts the parts of a model into their tables.
class Writer {
 public:
  explicit Writer(Database& database) : to_(database) {}

  void put(const model::Model& m) {
    to_.insert("model", {m.name, m.root});
    for (const std::string& pack : m.packs) to_.insert("pack", {next("pack"), pack});
    for (const model::Document& d : m.documents) {
      to_.insert("document",
                 {next("document"), d.id, text_or_null(d.path), text_or_null(d.title),
                  d.published.text, day(d.published.bounds.earliest),
                  day(d.published.bounds.latest), word(d.basis), text_or_null(d.sha256)});
      put("document", d.id, d.evidence);
      put_reasons("document", d.id, d.reasons);
    }
    for (const model::Party& p : m.parties) put(p);
    for (const model::Agreement& a : m.agreements) put(a);
    for (const model::Event& e : m.events) put(e);
    for (const model::Term& t : m.terms) put(t);
    for (const model::Conflict& c : m.conflicts) put(c);
    for (const model::Prospect& p : m.prospects) {
      to_.insert("prospect", {next("prospect"), p.id, p.about, p.summary, p.condition});
      put("prospect", p.id, p.evidence);
    }
  }

  void put(const model::Party& p) {
    to_.insert("party", {next("party"), p.id, p.name});
    put_list("party_alias", p.id, p.aliases);
  }
  void put(const model::Agreement& a) {
    to_.insert("agreement", {next("agreement"), a.id, a.label});
    put_list("agreement_party", a.id, a.parties);
  }
  void put(const model::Term& t) {
    to_.insert("term",
               {next("term"), t.id, t.kind, text_or_null(t.label), text_or_null(t.agreement),
                text_or_null(t.holder), text_or_null(t.bound), text_or_null(t.object)});
    for (const model::Version& v : t.versions) put(t, v);
  }

 private:
  std::int64_t next(const char* table) { return positions_[table]++; }

  void put_list(const char* table, const std::string& of, const std::vector<std::string>& list) {
    std::int64_t position = 0;
    for (const std::string& item : list) to_.insert(table, {of, position++, item});
  }
  void put_reasons(const char* of, const std::string& id, const std::vector<std::string>& reasons) {
    std::int64_t position = 0;
    for (const std::string& reason : reasons) to_.insert("reason", {of, id, position++, reason});
  }
  void put(const char* of, const std::string& id, const std::vector<model::Evidence>& evidence,
           std::int64_t side = 0) {
    std::int64_t position = 0;
    for (const model::Evidence& e : evidence) {
      to_.insert("evidence", {of, id, side, position++, e.doc, std::int64_t{e.span.begin},
                              std::int64_t{e.span.end}, e.quote, text_or_null(e.rule),
                              text_or_null(e.asserted_by)});
    }
  }
  void put(const model::Event& e) {
    to_.insert("event", {next("event"), e.id, e.kind, e.summary, e.date.text,
                         day(e.date.bounds.earliest), day(e.date.bounds.latest), word(e.basis),
                         text_or_null(e.agreement), word(e.confidence), day(e.known_from)});
    put_list("event_party", e.id, e.parties);
    std::int64_t position = 0;
    for (const model::Amount& a : e.amounts) {
      to_.insert("event_amount",
                 {e.id, position++, a.value, text_or_null(a.currency), text_or_null(a.qualifier)});
    }
    put("event", e.id, e.evidence);
    put_reasons("event", e.id, e.reasons);
  }
  void put(const model::Term& t, const model::Version& v) {
    const auto& from = v.from.date;
    std::vector<Value> row = {next("version"),
                              v.id,
                              t.id,
                              from.text,
                              day(from.bounds.earliest),
                              day(from.bounds.latest),
                              text_or_null(v.from.event),
                              word(v.from.basis)};
    if (v.until) {
      const auto& until = v.until->date;
      row.insert(row.end(), {until.text, day(until.bounds.earliest), day(until.bounds.latest),
                             text_or_null(v.until->event), word(v.until->basis)});
      put("until", v.id, v.until->evidence);
    } else {
      row.resize(row.size() + 5);
    }
    row.insert(row.end(), {text_or_null(v.condition), word(v.confidence), day(v.known_from),
                           day(v.known_to), std::int64_t{v.is_replaced}});
    to_.insert("version", row);
    for (const auto& [name, value] : v.attributes) to_.insert("attribute", {v.id, name, value});
    put("version", v.id, v.evidence);
    put("from", v.id, v.from.evidence);
    put_reasons("version", v.id, v.reasons);
  }
  void put(const model::Conflict& c) {
    to_.insert("conflict", {next("conflict"), c.id, c.about, c.field,
                            static_cast<std::int64_t>(c.follows), text_or_null(c.because)});
    std::int64_t number = 0;
    for (const model::Side& side : c.sides) {
      to_.insert("side", {c.id, number, side.value});
      std::int64_t position = 0;
      for (const edtf::When& when : side.dates) {
        to_.insert("side_date", {c.id, number, position++, when.text, day(when.bounds.earliest),
                                 day(when.bounds.latest)});
      }
      put("side", c.id, side.evidence, number++);
    }
  }

  Database& to_;
  std::map<std::string_view, std::int64_t> positions_;
};

Diagnostics put_ledger(const Ledger& ledger, Writer& writer) {
  Result<NameLists> names = name_lists(ledger);
  if (!names) return names.problems();
  for (const std::string_view party : names->parties) {
    writer.put(model::Party{std::string(party), std::string(party), {}});
  }
  for (const std::string_view agreement : names->agreements) {
    writer.put(model::Agreement{std::string(agreement), std::string(agreement), {}});
  }
  for (const std::string_view agreement : names->agreements) {
    const Result<std::vector<Version>> versions =
        history(ledger, {.agreement = std::string(agreement)});
    if (!versions) return versions.problems();
    std::map<std::string, model::Term> terms;
    for (const Version& v : *versions) {
      const std::string id = term_id(v);
      model::Term& term = terms[id];
      term.id = id;
      term.kind = v.kind;
      term.agreement = v.agreement;
      term.holder = v.holder;
      term.bound = v.counterparty;
      term.versions.push_back(model_version(v));
    }
    for (const auto& [id, term] : terms) writer.put(term);
  }
  return {};
}

template <typename F>
Diagnostics write(const fs::path& named, F&& put) {
  const Destination to = destination_of(named);
  if (!to.is_replaceable) {
    return {error("cannot-write", {named.string()},
                  "a database is a file of its own; this is a pipe, a device or a folder")};
  }
  const fs::path& file = to.path;
  const fs::path beside = name_beside(file);
  std::error_code status;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), status);
  fs::remove(beside, status);
  Diagnostics problems;
  {
    Database database(beside, Database::Mode::create);
    database.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN");
    database.run(fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", kApplicationId,
                             kSchemaVersion)
                     .c_str());
    database.run(kSchema);
    Writer writer(database);
    problems = put(writer);
    database.run(
        "CREATE INDEX version_of_term ON version(term); CREATE INDEX term_of_agreement ON "
        "term(agreement); COMMIT");
    if (database.problem()) problems.push_back(*database.problem());
  }
  if (problems.empty()) return put_in_place(beside, file);
  for (Diagnostic& problem : problems) {
    if (problem.place.file == beside.string()) problem.place.file = file.string();
  }
  fs::remove(beside, status);
  return problems;
}

}  // namespace

Diagnostics to_sqlite(const model::Model& model, const fs::path& file) {
  return write(file, [&model](Writer& writer) {
    writer.put(model);
    return Diagnostics{};
  });
}

Diagnostics to_sqlite(const Ledger& ledger, const fs::path& file) {
  return write(file, [&ledger](Writer& writer) { return put_ledger(ledger, writer); });
}

}  // namespace inforce::ledger
