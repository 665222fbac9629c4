// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "cli/reading.h"
#include "contracts/from_text.h"

namespace inforce::cli {
namespace {

using Json = nlohmann::ordered_json;
using contracts::Agreement;

constexpr std::size_t kBatch = 64;  // documents in memory at once

struct Label {
  std::string_view field;  // of the record
  std::string_view kind;   // of the pack
};
constexpr Label kTerms[] = {
    {"exclusivity", "exclusivity"},
    {"rofr", "right-of-first-refusal"},
    {"revenue_share", "revenue-share"},
    {"license", "license"},
    {"non_transferable_license", "non-transferable-license"},
    {"perpetual_license", "perpetual-license"},
    {"minimum_commitment", "minimum-commitment"},
    {"liability_cap", "liability-cap"},
    {"termination_for_convenience", "termination-for-convenience"},
};

struct Record {
  std::string doc, path, text;
  bool shares_stem = false;  // with another document: only the path tells them apart
  Agreement agreement;
  Diagnostics problems;
};

std::string stem_of(const std::string& file) { return std::filesystem::path(file).stem().string(); }

Record read(const std::string& file, const contracts::Wordings& wordings) {
  Record record;
  record.doc = stem_of(file);
  record.path = file;
  Result<std::string> bytes = read_file(file);
  if (!bytes) {
    record.problems = bytes.problems();
    return record;
  }
  if (const auto bad = find_invalid_utf8(*bytes)) {
    record.problems.push_back(error("not-utf8", place_of(*bytes, *bad, file),
                                    "not text in UTF-8; convert the file first"));
    return record;
  }
  if (trim(*bytes).empty()) {
    record.problems.push_back(error("empty-document", {file}, "nothing is in this file"));
    return record;
  }
  record.text = std::move(*bytes);
  record.agreement = contracts::from_text(record.text, wordings);
  return record;
}

// The records of these files, in their order, whatever the number of threads.
std::vector<Record> read_all(const std::vector<Source>& sources, std::size_t first,
                             std::size_t last, const contracts::Wordings& wordings, unsigned jobs) {
  std::vector<Record> records(last - first);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < records.size(); i = next++)
      records[i] = read(sources[first + i].file, wordings);
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::min<std::size_t>(jobs, records.size()); ++i)
    threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  return records;
}

Json to_json(Span span) { return Json::array({span.begin, span.end}); }

Json to_json(const Record& record) {
  const Agreement& a = record.agreement;
  Json json = {{"schema", "inforce/1"}, {"doc", record.doc}, {"path", record.path}};
  Json quotes = Json::object();
  json["title"] = a.title.empty() ? Json() : Json(one_line(a.title.of(record.text)));
  if (!a.title.empty()) quotes["title"] = to_json(a.title);
  json["parties"] = Json::array();
  for (const contracts::PartyName& party : a.parties) {
    json["parties"].push_back(party.name);
    quotes["parties"].push_back(to_json(party.quote));
  }
  const auto put = [&](const char* field, const auto& quoted, const auto& text) {
    json[field] = quoted ? Json(text(quoted->value)) : Json();
    if (quoted) quotes[field] = to_json(quoted->quote);
  };
  const auto day = [](contracts::Day value) { return to_string(value); };
  const auto words = [](const std::string& value) { return value; };
  put("agreement_date", a.agreement_date, day);
  put("effective_date", a.effective_date, day);
  put("expiration_date", a.expiration_date, words);
  put("renewal", a.renewal, words);
  put("notice", a.notice, words);
  put("governing_law", a.governing_law, words);
  json["amends"] = nullptr;
  if (a.amends) {
    json["amends"] = {{"title", a.amends->title}, {"date", to_string(a.amends->date)}};
    if (!a.amends->date.known()) json["amends"]["date"] = nullptr;
    quotes["amends"] = to_json(a.amends->quote);
  }
  for (const Label& term : kTerms) {
    Json spans = Json::array();
    for (const contracts::Clause& clause : a.clauses) {
      if (clause.kind == term.kind) spans.push_back(to_json(clause.quote));
    }
    json["terms"][std::string(term.field)] = !spans.empty();
    if (!spans.empty()) quotes[std::string(term.field)] = std::move(spans);
  }
  json["quotes"] = std::move(quotes);
  return json;
}

void print_text(const Record& record) {
  const Agreement& a = record.agreement;
  const auto row = [](std::string_view name, std::string_view value) {
    if (!value.empty()) fmt::print("  {:<12}{}\n", name, value);
  };
  fmt::print("{}\n", one_safe_line(record.shares_stem ? record.path : record.doc));
  row("title", one_line(a.title.of(record.text)));
  for (const contracts::PartyName& party : a.parties) {
    row("party", party.short_form.empty() ? party.name
                                          : fmt::format("{} ({})", party.name, party.short_form));
  }
  if (a.amends) row("amends", fmt::format("{} {}", a.amends->title, to_string(a.amends->date)));
  if (a.agreement_date) row("made", to_string(a.agreement_date->value));
  if (a.effective_date) row("effective", to_string(a.effective_date->value));
  if (a.expiration_date) row("expires", a.expiration_date->value);
  if (a.renewal) row("renewal", a.renewal->value);
  if (a.notice) row("notice", a.notice->value);
  if (a.governing_law) row("law", a.governing_law->value);
  for (const Label& term : kTerms) {
    const auto clause =
        std::find_if(a.clauses.begin(), a.clauses.end(),
                     [&](const contracts::Clause& c) { return c.kind == term.kind; });
    if (clause == a.clauses.end()) continue;
    const Place place = place_of(record.text, clause->quote.begin, record.doc);
    row("term", fmt::format("{} (line {})", term.kind, place.line));
  }
}

void agreements(Shell& shell, const std::vector<std::string>& given, unsigned jobs) {
  if (given.empty() && shell.project.sources.empty()) {
    return shell.fail(
        error("no-documents", {}, "name files or folders, or 'sources:' in inforce.yaml"));
  }
  std::vector<Source> sources = find_sources(shell, given);
  std::sort(sources.begin(), sources.end(),
            [](const Source& a, const Source& b) { return a.file < b.file; });
  const std::optional<Knowledge> knowledge = load_knowledge(shell);
  if (!knowledge) return;
  if (!knowledge->contracts) {
    return shell.fail(
        error("no-wordings", {}, "no pack in use reads contracts; try --pack agreements"));
  }
  std::map<std::string, int> stems;  // how many documents have each
  for (const Source& source : sources) ++stems[stem_of(source.file)];
  for (std::size_t first = 0; first < sources.size(); first += kBatch) {
    const std::size_t last = std::min(first + kBatch, sources.size());
    for (Record& record : read_all(sources, first, last, *knowledge->contracts, jobs)) {
      record.shares_stem = stems.at(record.doc) > 1;
      if (!record.problems.empty()) {
        shell.report(record.problems);
        if (has_errors(record.problems)) shell.exit_code = kBadInput;
      } else if (shell.json()) {
        fmt::print("{}\n", to_json(record).dump(-1, ' ', false, Json::error_handler_t::replace));
      } else {
        print_text(record);
      }
    }
  }
}

}  // namespace

Command agreements_command(Shell& shell) {
  const auto paths = std::make_shared<std::vector<std::string>>();
  const auto jobs = std::make_shared<unsigned>(std::max(1U, std::thread::hardware_concurrency()));
  return {
      .name = "agreements",
      .about = "What contracts say of themselves: parties, dates, renewal, notice, law, terms",
      .takes = {{"PATH", paths.get(), "Files, folders or globs; none: the project's sources"},
                in_range(1, 256,
                         {"--jobs", jobs.get(),
                          "Documents read at once; the output is the same for any number"})},
      .footer =
          R"(One record a document, in the order of their paths; JSON is one object a line. Quotes are
byte ranges of the document's text.

Examples:
  inforce agreements contracts/
  inforce agreements 'contracts/*.txt' --format json)",
      .run = [&shell, paths, jobs] { agreements(shell, *paths, *jobs); }};
}

}  // namespace inforce::cli
