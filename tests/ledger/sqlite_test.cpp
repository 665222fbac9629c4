// SPDX-License-Identifier: MIT
#include "ledger/sqlite.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "ledger/ask.h"
#include "ledger/excerpt.h"
#include "ledger/from_lines.h"
#include "ledger/from_model.h"
#include "ledger/from_sqlite.h"
#include "ledger/not_carried.h"
#include "ledger/random_columns.h"
#include "ledger/store.h"
#include "ledger/to_sqlite.h"
#include "model/from_yaml.h"
#include "model/to_yaml.h"

namespace inforce {
namespace {

namespace fs = std::filesystem;
using ledger::Day;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("sqlite_test." + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

// One of everything a model can hold, with every optional part both there and not.
model::Model whole_model() {
  const auto when = [](const char* text) { return edtf::parse(text).value(); };
  const date::sys_days day = *edtf::parse_day("2026-04-27");
  const model::Evidence quote{"wire", {3, 9}, "a\n'quote'", "agreements/pays", "Reuters"};
  model::Model m;
  m.name = "partnership; DROP TABLE term";
  m.root = "..";
  m.packs = {"agreements", "ai-cloud"};
  m.documents = {{"wire",
                  "docs/wire.txt",
                  "A title",
                  when("2026-04-27"),
                  model::Basis::stated,
                  "00ff",
                  {quote},
                  {"because"}},
                 {"note", "", "", edtf::When{"", {}}, model::Basis::inferred, "", {}, {}}};
  m.parties = {{"acme", "Acme", {"Acme Corp.", "the \xc3\xa9lite firm"}}, {"beta", "Beta", {}}};
  m.agreements = {{"deal", "The deal", {"acme", "beta"}}, {"other", "", {}}};
  m.events = {{"signing",
               "agreement-made",
               "They signed",
               when("2019"),
               model::Basis::resolved,
               "deal",
               {"beta", "acme"},
               {{"50000000000", "USD", "more than"}, {"20", "%", ""}},
               model::Confidence::reported,
               day,
               {quote, quote},
               {"one", "two"}},
              {"someday",
               "other",
               "",
               edtf::When{"", {}},
               model::Basis::stated,
               "",
               {},
               {},
               model::Confidence::confirmed,
               {},
               {},
               {}}};
  model::Version first;
  first.id = "royalty-1";
  first.attributes = {{"rate", "20%"}, {"capped", "false"}};
  first.from = {when("2019-07"), "signing", model::Basis::inferred, {quote}};
  first.until = model::End{when("2026-04-26"), "someday", model::Basis::resolved, {quote}};
  first.condition = "as long as it can";
  first.confidence = model::Confidence::inferred;
  first.known_from = day, first.known_to = day + date::days{3};
  first.evidence = {quote};
  first.reasons = {"so"};
  model::Version second;
  second.id = "royalty-2";
  second.from.date = edtf::When{"", {}};
  second.until = model::End{edtf::When{"", {}}, "", {}, {}};
  model::Version third;
  third.id = "royalty-3";
  third.from.date = when("../2026-04-26");
  third.is_replaced = true;
  m.terms = {{"royalty",
              "revenue-share",
              "Royalty",
              "deal",
              "acme",
              "beta",
              "software",
              {first, second, third}},
             {"bare", "license", "", "", "", "", "", {}}};
  m.conflicts = {{"c1",
                  "royalty-1",
                  "until",
                  {{"2026", {when("2026"), when("2026-05")}, {quote}}, {"", {}, {}}},
                  1,
                  "later"},
                 {"c2", "royalty", "exists", {}, 0, ""}};
  m.prospects = {{"p1", "royalty", "ends some day", "an expert panel", {quote}}};
  return m;
}

TEST_CASE("what a ledger does not carry is counted alike in a model and its database", "[ledger]") {
  const Folder folder;
  const std::string yaml =
      "documents: [{id: wire, evidence: {doc: wire, quote: Monday}, reasons: [one, two]}, note]\n"
      "parties: [{id: acme, name: Acme, aliases: [Acme Corp.]}, {id: beta, name: beta}]\n"
      "agreements: [{id: deal, label: The deal}, {id: other, label: other}]\n"
      "events: [{kind: launch, date: 2015, evidence: {doc: note, quote: it opened}}]\n"
      "terms:\n"
      "- {kind: rent, holder: acme, label: Rent, object: a hall, reasons: so,\n"
      "   attributes: {rate: 5%, capped: true}, from: {date: 2015, evidence: {doc: wire, quote: "
      "a}}}\n"
      "- {kind: lease, bound: beta, from: 2015, condition: as long as it can}\n"
      "conflicts: [{id: c, about: rent, sides: [{value: 5%}, {value: 6%, evidence: {doc: note, "
      "quote: "
      "b}}]}]\n"
      "prospects: [{id: p, summary: may end, evidence: {doc: note, quote: may}}]\n";
  REQUIRE(write_file(folder / "m.yaml", yaml).empty());
  const Result<model::Model> read = model::from_yaml(yaml, "m.yaml");
  if (!read) FAIL(to_string(read.problems().front()));
  REQUIRE(ledger::to_sqlite(*read, folder / "m.sqlite").empty());
  const Result<std::string> of_model = ledger::not_carried(folder / "m.yaml");
  REQUIRE(of_model);
  CHECK(*of_model ==
        "1 conflict, 2 attributes, 1 condition, 1 object, 2 labels, 2 names, 1 event, 1 prospect, "
        "2 documents, 5 quotes, 3 reasons");
  CHECK(*ledger::not_carried(folder / "m.sqlite") == *of_model);
}

TEST_CASE("what was replaced on no known day counts when a known day is asked", "[ledger]") {
  model::Model model;
  model::Term& term = model.terms.emplace_back();
  term.id = term.kind = "rent";
  for (const bool is_replaced : {true, false}) {
    model::Version& version = term.versions.emplace_back();
    version.id = is_replaced ? "old" : "new";
    version.from.date = edtf::parse("2015-03-03").value();
    version.is_replaced = is_replaced;
    if (is_replaced) version.known_from = edtf::parse_day("2015-04-01");
  }
  const Result<ledger::Ledger> made = ledger::from_columns(ledger::from_model(model));
  REQUIRE(made);
  const auto names = [&](std::optional<Day> known) {
    std::string all;
    const Day day = 17000;  // in 2016
    const Result<ledger::Answer> answer = ledger::at(*made, {{}, {day, day}, known});
    REQUIRE(answer);
    for (const ledger::Standing& one : answer->terms) all += std::string(one.version.name) + " ";
    return all;
  };
  CHECK(names({}) == "new ");
  CHECK(names(17000) == "old ");
  const Result<std::vector<ledger::Version>> all = ledger::history(*made, {});
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  for (const ledger::Version& version : *all) {
    const model::Version back = ledger::model_version(version);
    CHECK(back.is_replaced == (back.id == "old"));
    CHECK_FALSE(back.known_to);
  }
}

TEST_CASE("a model comes back from SQLite as it went", "[ledger]") {
  const Folder folder;
  const model::Model model = whole_model();
  REQUIRE(ledger::to_sqlite(model, folder / "m.sqlite").empty());
  const Result<model::Model> back = ledger::model_from_sqlite(folder / "m.sqlite");
  REQUIRE(back);
  CHECK(model::to_yaml(*back) == model::to_yaml(model));
  // What YAML leaves out, or might.
  CHECK(back->events[0].amounts == model.events[0].amounts);
  CHECK(back->events[0].known_from == model.events[0].known_from);
  CHECK(back->documents[0].evidence == model.documents[0].evidence);
  CHECK(back->documents[1].published == model.documents[1].published);
  CHECK(back->terms[0].versions[1].until.has_value());
  CHECK_FALSE(back->terms[0].versions[2].until.has_value());
  CHECK(back->terms[0].versions[2].from.date == model.terms[0].versions[2].from.date);
  CHECK(back->terms[0].versions[0].until->evidence == model.terms[0].versions[0].until->evidence);
  CHECK(back->terms[0].versions[0].known_to == model.terms[0].versions[0].known_to);
  CHECK(back->conflicts[0].sides[0].dates == model.conflicts[0].sides[0].dates);
  CHECK(back->conflicts[0].sides[0].evidence == model.conflicts[0].sides[0].evidence);
  CHECK(back->conflicts[0].follows == 1);
  CHECK(back->prospects[0].evidence == model.prospects[0].evidence);
  CHECK_FALSE(fs::exists(folder / "m.sqlite.tmp"));
}

void check_same(const ledger::Columns& a, const ledger::Columns& b) {
  REQUIRE(a.size() == b.size());
  std::map<std::int32_t, ledger::Version> versions;
  for (std::size_t i = 0; i < a.size(); ++i) versions[a.id[i]] = test::version_of(a, i);
  for (std::size_t i = 0; i < b.size(); ++i) {
    const ledger::Version v = test::version_of(b, i);
    CHECK(versions[v.id] == v);
  }
}

TEST_CASE("a ledger comes back from SQLite with its numbers", "[ledger]") {
  const Folder folder;
  std::mt19937 random(4);
  ledger::Columns columns = test::random_columns(random, 300, true, false);
  columns.agreement[5] = columns.agreements.add("a/b%c");
  columns.kind[6] = columns.kinds.add("");
  // Days before the start of the year 1 cannot be told from 'since ever': the random data has none.
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns.from[i] == ledger::kNoStart && columns.until[i] != ledger::kOpen)
      columns.until[i] += 10000;
  }
  columns.doubts.clear();
  for (std::uint32_t i = 10; i < 50; ++i) {
    const Day until = columns.until[i] == ledger::kOpen ? ledger::kOpen : columns.until[i];
    if (columns.from[i] == ledger::kNoStart) continue;
    columns.doubts.push_back(
        {i, columns.from[i] + static_cast<Day>(i % 3), until == ledger::kOpen ? 20000 : until - 1});
  }
  const Result<ledger::Ledger> built = ledger::from_columns(columns);
  REQUIRE(built);
  REQUIRE(ledger::to_sqlite(*built, folder / "l.sqlite").empty());
  const Result<ledger::Columns> back = ledger::columns_from_sqlite(folder / "l.sqlite");
  REQUIRE(back);
  CHECK(back->versions.size() == 0);
  CHECK(back->term.empty());
  check_same(columns, *back);
}

TEST_CASE("in_force_at answers as the ledger does", "[ledger]") {
  const Folder folder;
  std::mt19937 random(9);
  const ledger::Columns columns = test::random_columns(random, 200, true, false);
  const Result<ledger::Ledger> built = ledger::from_columns(columns);
  REQUIRE(built);
  REQUIRE(ledger::to_sqlite(*built, folder / "l.sqlite").empty());
  ledger::Database database(folder / "l.sqlite", ledger::Database::Mode::read);
  for (Day day = -5; day < 80; day += 3) {
    for (const std::optional<Day> known : {std::optional<Day>{}, std::optional<Day>{day / 2}}) {
      const auto text = [](Day d) { return edtf::to_string(date::sys_days{date::days{d}}); };
      std::string sql = "SELECT version, state FROM ";
      sql += known ? "in_force_at_known" : "in_force_at";
      sql += " WHERE '" + text(day) + "' BETWEEN first_day AND last_day";
      if (known)
        sql += " AND known_from <= '" + text(*known) + "' AND (known_to IS NULL OR known_to > '" +
               text(*known) + "')";
      std::map<std::string, std::string> found, expected;
      std::size_t rows = 0;
      database.each(sql, [&](const ledger::Database::Row& row) {
        found[row.text(0)] = row.text(1);
        ++rows;
      });
      const Result<ledger::Answer> answer =
          ledger::at(*built, {{}, {day, day}, known, false, SIZE_MAX});
      REQUIRE(answer);
      for (const ledger::Standing& s : answer->terms) {
        expected[std::to_string(s.version.id)] =
            s.state == ledger::State::in_force ? "in-force" : "possible";
      }
      CHECK(found == expected);
      CHECK(rows == expected.size());
    }
  }
  CHECK_FALSE(database.problem());
}

TEST_CASE("a model's versions are in the ledger as the model has them", "[ledger]") {
  const ledger::Columns c = ledger::from_model(whole_model());
  REQUIRE(c.size() == 3);
  const ledger::Version first = test::version_of(c, 0), second = test::version_of(c, 1),
                        third = test::version_of(c, 2);
  CHECK(first.name == "royalty-1");
  CHECK(first.term == "royalty");
  CHECK(first.from_latest - first.from == 30);
  CHECK(first.until == first.until_earliest);
  CHECK(edtf::to_string(date::sys_days{date::days{first.until}}) == "2026-04-27");
  CHECK(second.from == ledger::kNoStart);
  CHECK(second.from_latest == ledger::kOpen);
  CHECK(second.until_earliest == ledger::kNoStart);
  CHECK(second.known_from == ledger::kOpen);
  CHECK(third.until_earliest == ledger::kOpen);
  CHECK(ledger::state_on(third, 0) == ledger::State::possible);
  CHECK(ledger::state_on(third, 30000) == ledger::State::in_force);
}

TEST_CASE("databases from elsewhere are refused", "[ledger]") {
  const Folder folder;
  REQUIRE(ledger::to_sqlite(whole_model(), folder / "m.sqlite").empty());
  const auto refused = [](const fs::path& file) {
    const Result<model::Model> model = ledger::model_from_sqlite(file);
    const Result<ledger::Columns> columns = ledger::columns_from_sqlite(file);
    CHECK_FALSE(columns);
    return !model && !model.problems().empty() && !model.problems()[0].message.empty();
  };
  const auto changed = [&](const char* sql) {
    fs::copy_file(folder / "m.sqlite", folder / "x.sqlite", fs::copy_options::overwrite_existing);
    ledger::Database database(folder / "x.sqlite", ledger::Database::Mode::create);
    database.run(sql);
    CHECK_FALSE(database.problem());
    return folder / "x.sqlite";
  };
  CHECK(refused(folder / "missing.sqlite"));
  CHECK(refused(changed("PRAGMA application_id = 7")));
  CHECK(refused(changed("PRAGMA user_version = 99")));
  CHECK(refused(changed("DROP VIEW in_force_at; DROP TABLE prospect")));
  CHECK(refused(changed("ALTER TABLE version RENAME COLUMN from_date TO start")));
  CHECK(refused(changed("UPDATE version SET from_earliest = '2015-02-30'")));
  CHECK(refused(changed("DROP TABLE version; CREATE VIEW version AS SELECT 1 AS id")));
  std::ofstream(folder / "text.sqlite") << "not a database at all, though long enough to look at";
  CHECK(refused(folder / "text.sqlite"));
}

TEST_CASE("a damaged database is refused or read whole", "[ledger]") {
  const Folder folder;
  REQUIRE(ledger::to_sqlite(whole_model(), folder / "m.sqlite").empty());
  const Result<std::string> bytes = read_file(folder / "m.sqlite");
  REQUIRE(bytes);
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    std::string damaged = *bytes;
    if (i % 4 == 0) {
      damaged.resize(random() % damaged.size());
    } else {
      for (int k = 0; k < 20; ++k) damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    std::ofstream(folder / "d.sqlite", std::ios::binary | std::ios::trunc) << damaged;
    const Result<model::Model> model = ledger::model_from_sqlite(folder / "d.sqlite");
    const Result<ledger::Columns> columns = ledger::columns_from_sqlite(folder / "d.sqlite");
    if (!model) CHECK_FALSE(model.problems().at(0).message.empty());
    if (columns) CHECK(ledger::from_columns(*columns));
  }
}

const char* const kLines =
    "{\"id\":1,\"agreement\":\"A\",\"kind\":\"k\",\"from\":\"2015-01-01\",\"to\":null,\"known_"
    "from\":\"2015-01-01\"}\n";

TEST_CASE("an imported folder is made anew when it is stale or damaged", "[ledger]") {
  const Folder folder;
  const fs::path file = folder / "terms.ndjson", model = folder / "model";
  std::ofstream(file) << kLines;
  const auto size = [&](const char* code) {
    Diagnostics notes;
    const Result<ledger::Ledger> opened = ledger::open_folder(model, notes);
    REQUIRE(opened);
    CHECK(notes.empty() == (*code == '\0'));
    if (!notes.empty()) CHECK(notes[0].code == code);
    return opened->size();
  };
  Diagnostics notes;
  CHECK(ledger::open_folder(model, notes).problems().at(0).code == "no-ledger");
  REQUIRE(ledger::import_files({file}, model));
  CHECK(size("") == 1);

  std::string second = kLines;
  second[6] = '2';
  std::ofstream(file, std::ios::app) << second;
  CHECK(size("ledger-rebuilt") == 2);
  CHECK(size("") == 2);

  Result<std::string> bytes = read_file(model / ledger::kLedgerFile);
  REQUIRE(bytes);
  (*bytes)[30] ^= 1;
  const auto damage = [&] {
    fs::remove(model / ledger::kLedgerFile);
    std::ofstream(model / ledger::kLedgerFile, std::ios::binary) << *bytes;
  };
  damage();
  CHECK(size("ledger-rebuilt") == 2);
  fs::remove(file);
  CHECK(size("") == 2);  // its source may go
  damage();
  CHECK(ledger::open_folder(model, notes).problems().at(0).code == "damaged-ledger");
}

TEST_CASE("what a file holds decides how it is imported", "[ledger]") {
  const Folder folder;
  const auto content = [&](const char* name, std::string_view text) {
    std::ofstream(folder / name, std::ios::binary) << text;
    const Result<ledger::Content> found = ledger::content_of(folder / name);
    REQUIRE(found);
    return *found;
  };
  CHECK(content("a.txt", kLines) == ledger::Content::terms);
  CHECK(content("b", "SQLite format 3\0and more") == ledger::Content::sqlite);
  CHECK(content("c.yaml", "model: x\n") == ledger::Content::yaml);
  CHECK(content("d.ndjson", "{\"schema\":\"inforce/1\",\"doc\":\"wire\",\"from\":1}\n") ==
        ledger::Content::other);
  CHECK(content("e", "") == ledger::Content::other);
  CHECK(ledger::content_of(folder / "missing").problems().at(0).code == "cannot-read");
  CHECK(ledger::content_of(folder / "").problems().at(0).code == "is-a-folder");

  std::ofstream(folder / "one.ndjson") << kLines;
  std::ofstream(folder / "two.ndjson") << kLines;
  CHECK(ledger::read_files({folder / "one.ndjson", folder / "two.ndjson"}).problems().at(0).code ==
        "id-twice");
  REQUIRE(ledger::to_sqlite(whole_model(), folder / "m.sqlite").empty());
  CHECK(ledger::read_files({folder / "m.sqlite"})->size() == 3);
  CHECK(ledger::read_files({folder / "m.sqlite", folder / "one.ndjson"}).problems().at(0).code ==
        "one-file-only");
  std::ofstream(folder / "m.yaml") << model::to_yaml(whole_model());
  CHECK(ledger::read_files({folder / "e"}).problems().at(0).code == "unknown-content");
}

}  // namespace
}  // namespace inforce
