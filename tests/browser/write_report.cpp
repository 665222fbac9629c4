// SPDX-License-Identifier: MIT
// write_report MODEL OUT          every report of a model, with the texts its documents name, and
// in answers.json
//                                 what the engine answers on every day on which something turns
// write_report --large E T OUT    of a made-up model with E events and T terms
//
// What the browser's tests look at.
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

#include "base/file.h"
#include "model/from_yaml.h"
#include "query/query.h"
#include "render/render.h"

namespace {

using namespace inforce;

// Events a day apart or so, terms of two versions each, a quote for each; always the same.
model::Model large(int events, int terms) {
  model::Model out;
  out.name = fmt::format("{} events and {} terms", events, terms);
  const date::sys_days first = date::sys_days(date::year(1990) / 1 / 1);
  const auto day = [&](int n) { return first + date::days(n); };
  out.documents.push_back(
      {"source", "source.txt", "The source", edtf::on(day(14'000)), {}, "", {}, {}});
  for (int i = 0; i < 8; ++i) {
    out.parties.push_back({fmt::format("party-{}", i), fmt::format("Party {}", i), {}});
    out.agreements.push_back({fmt::format("agreement-{}", i), fmt::format("Agreement {}", i), {}});
  }
  for (int i = 0; i < events; ++i) {
    const std::string quote = fmt::format("Thing number {} happened.", i);
    model::Event event;
    event.id = fmt::format("event-{}", i);
    event.kind = i % 3 == 0 ? "statement" : "report";
    event.summary = fmt::format("Thing number {} happens to party {}", i, i % 8);
    event.date = edtf::on(day(static_cast<int>(14'000.0 * i / events)));
    event.parties = {fmt::format("party-{}", i % 8)};
    event.known_from = day(14'000);
    event.evidence = {{"source", {0, 0}, quote, "made-up/rule", ""}};
    out.events.push_back(std::move(event));
  }
  for (int i = 0; i < terms; ++i) {
    model::Term term;
    term.id = fmt::format("term-{}", i);
    term.kind = "license";
    term.label = fmt::format("Licence number {}", i);
    term.agreement = fmt::format("agreement-{}", i % 8);
    term.holder = fmt::format("party-{}", i % 8);
    term.bound = fmt::format("party-{}", (i + 1) % 8);
    const int starts = i * 13 % 9'000, turns = starts + 1'500 + i % 700;
    model::Version before, after;
    before.id = term.id + "-1";
    before.attributes = {{"rate", "5%"}};
    before.from.date = edtf::between({day(starts), day(starts + i % 90)});
    before.until = model::End{edtf::on(day(turns - 1)), "", {}, {}};
    after.id = term.id + "-2";
    after.attributes = {{"rate", "7%"}, {"capped", "true"}};
    after.from.date = edtf::on(day(turns));
    if (i % 3 != 0) after.until = model::End{edtf::between({day(12'000), day(12'365)}), "", {}, {}};
    before.known_from = after.known_from = day(14'000);
    term.versions = {before, after};
    out.terms.push_back(std::move(term));
  }
  return out;
}

using Days = std::set<query::Day>;

// The days of a date, and those beside them.
void take(Days& days, const edtf::When& when) {
  for (const auto& day : {when.bounds.earliest, when.bounds.latest}) {
    if (!day) continue;
    for (const int beside : {-1, 0, 1}) days.insert(*day + date::days(beside));
  }
}

nlohmann::json at(const model::Model& model, query::Day day, std::optional<query::Day> known) {
  constexpr std::array<const char*, 4> kStates = {"in force", "disputed", "possible",
                                                  "not in force"};
  nlohmann::json terms = nlohmann::json::array();
  for (const query::Standing& item : query::at(model, {{day, day}, known}).terms) {
    terms.push_back(item.version->id + " " + kStates[static_cast<std::size_t>(item.state)]);
  }
  return {{"day", edtf::to_string(day)},
          {"known", known ? nlohmann::json(edtf::to_string(*known)) : nlohmann::json()},
          {"terms", terms}};
}

nlohmann::json diff(const model::Model& model, query::Day before, query::Day after) {
  const auto ids = [](const std::vector<query::Change>& changes) {
    nlohmann::json out = nlohmann::json::array();
    for (const query::Change& change : changes) out.push_back(change.term->id);
    return out;
  };
  const auto found = query::diff(model, {{before, before}, {}}, {{after, after}, {}});
  return {{"before", edtf::to_string(before)},
          {"after", edtf::to_string(after)},
          {"started", ids(found.started)},
          {"ended", ids(found.ended)},
          {"changed", ids(found.changed)}};
}

std::string answers(const model::Model& model) {
  Days days, known;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      take(days, version.from.date);
      if (version.until) take(days, version.until->date);
    }
  }
  for (const model::Conflict& conflict : model.conflicts) {
    for (const model::Side& side : conflict.sides) {
      for (const edtf::When& when : side.dates) take(days, when);
    }
  }
  for (const model::Document& document : model.documents) take(known, document.published);
  nlohmann::json out = {{"at", nlohmann::json::array()}, {"diff", nlohmann::json::array()}};
  for (const query::Day day : days) {
    out["at"].push_back(at(model, day, std::nullopt));
    for (const query::Day by : known) out["at"].push_back(at(model, day, by));
    for (const query::Day later : days) {
      if (day < later) out["diff"].push_back(diff(model, day, later));
    }
  }
  return out.dump();
}

int write(const std::vector<render::File>& files, const std::filesystem::path& folder) {
  for (const render::File& file : files) {
    if (has_errors(write_file(folder / file.name, file.bytes))) return 2;
    fmt::print("{:>10} {}\n", file.bytes.size(), file.name);
  }
  return 0;
}

int fail(const Diagnostics& problems) {
  for (const Diagnostic& problem : problems) fmt::print(stderr, "{}\n", to_string(problem));
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  if (words.size() == 4 && words[0] == "--large") {
    return write(render::report_files(large(std::stoi(argv[2]), std::stoi(argv[3])), {}), words[3]);
  }
  if (words.size() != 2) {
    fmt::print(stderr, "usage: write_report MODEL OUT | write_report --large EVENTS TERMS OUT\n");
    return 2;
  }
  const std::filesystem::path path(words[0]);
  const auto text = read_file(path);
  if (!text) return fail(text.problems());
  const auto model = model::from_yaml(*text, path.string());
  if (!model) return fail(model.problems());
  render::Texts texts;
  for (const model::Document& document : model->documents) {
    if (auto source = read_file(path.parent_path() / document.path)) {
      texts[document.id] = std::move(*source);
    }
  }
  std::vector<render::File> files = render::report_files(*model, texts);
  files.push_back({"answers.json", answers(*model)});
  return write(files, words[1]);
}
