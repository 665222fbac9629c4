// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/term_flags.h"
#include "cli/terms.h"
#include "ledger/relate.h"

namespace inforce::cli {
namespace {

using Json = nlohmann::ordered_json;

// Nothing where the day is open.
std::optional<std::string> words_of(ledger::Day day) {
  if (day == ledger::kNoStart || day == ledger::kOpen) return std::nullopt;
  return edtf::to_string(date::sys_days{date::days{day}});
}

// The first and the last day of a stretch.
struct Ends {
  std::optional<std::string> from, until;
};
Ends ends_of(const ledger::Stretch& stretch) {
  const ledger::Day last = stretch.until == ledger::kOpen ? ledger::kOpen : stretch.until - 1;
  return {words_of(stretch.from), words_of(last)};
}

std::string name_of(const ledger::Version& version) {
  return version.name.empty() ? std::to_string(version.id) : std::string(version.name);
}

void print(Shell& shell, const ledger::Version& a, const ledger::Version& b) {
  std::vector<std::string_view> words;
  for (const ledger::Relation relation : ledger::relations(a, b)) {
    if (a.id == b.id && relation != ledger::Relation::equals) continue;  // one and the same
    words.push_back(to_string(relation));
  }
  if (shell.json()) {
    const Json json = {{"schema", "inforce/1"},
                       {"first", name_of(a)},
                       {"second", name_of(b)},
                       {"relations", words}};
    fmt::print("{}\n", json.dump(1, ' ', false, Json::error_handler_t::replace));
  } else if (words.empty()) {
    fmt::print("none: one of them holds for no day\n");
  } else {
    fmt::print("{} {} {}\n", name_of(a), fmt::join(words, " or "), name_of(b));
  }
  if (words.empty()) shell.exit_code = kAnswerIsNo;
}

void relation(Shell& shell, const std::vector<std::string>& names) {
  ask_ledger(shell, [&](const ledger::Ledger& ledger) -> Diagnostics {
    std::vector<ledger::Version> versions;
    for (const std::string& name : names) {
      const Result<std::optional<ledger::Version>> version = ledger::find_version(ledger, name);
      if (!version) return version.problems();
      if (*version) {
        versions.push_back(**version);
        continue;
      }
      shell.report(error("no-such-version", {},
                         fmt::format("no version '{}'; 'inforce history TERM' lists them", name)));
      shell.exit_code = kAnswerIsNo;
      return {};
    }
    print(shell, versions.at(0), versions.at(1));
    return {};
  });
}

Json to_json(const ledger::Stretch& stretch) {
  const Ends ends = ends_of(stretch);
  const auto or_null = [](const std::optional<std::string>& words) {
    return words ? Json(*words) : Json();
  };
  return {{"from", or_null(ends.from)}, {"until", or_null(ends.until)}, {"sure", stretch.sure}};
}

struct TermDays {
  std::string term;
  std::vector<ledger::Stretch> stretches;
};

Json to_json(const TermDays& days) {
  Json json = {{"term", days.term}, {"gaps", Json::array()}, {"overlaps", Json::array()}};
  for (const ledger::Stretch& stretch : days.stretches) {
    json[stretch.kind == ledger::Stretch::Kind::gap ? "gaps" : "overlaps"].push_back(
        to_json(stretch));
  }
  return json;
}

void print(const TermDays& days) {
  fmt::print("{}\n", days.term);
  for (const ledger::Stretch& stretch : days.stretches) {
    const bool gap = stretch.kind == ledger::Stretch::Kind::gap;
    const Ends ends = ends_of(stretch);
    fmt::print("  {}{:<8} {} to {}\n", stretch.sure ? "" : "possible ", gap ? "gap" : "overlap",
               ends.from.value_or(".."), ends.until.value_or(".."));
  }
  if (days.stretches.empty()) fmt::print("  neither gaps nor overlaps\n");
}

// One term is an object of its own, several are a list.
void print_json(const std::vector<TermDays>& terms) {
  Json json = {{"schema", "inforce/1"}};
  if (terms.size() == 1) {
    json.update(to_json(terms.front()));
  } else {
    for (const TermDays& days : terms) json["terms"].push_back(to_json(days));
  }
  fmt::print("{}\n", json.dump(1, ' ', false, Json::error_handler_t::replace));
}

struct GapArguments {
  std::string term, known;
};

// The ids of the terms that are meant. In a model file they are found by the words that `history`
// takes; of the millions in a folder one is named.
std::vector<std::string> terms_meant(Shell& shell, const std::string& words) {
  if (is_imported(shell)) return {words};
  const std::optional<model::Model> model = load_model(shell);
  if (!model) return {};
  std::vector<std::string> ids;
  for (const model::Term* term : find_terms_or_tell(shell, *model, words)) ids.push_back(term->id);
  return ids;
}

void gaps(Shell& shell, const GapArguments& arguments) {
  std::optional<ledger::Day> known;
  if (!arguments.known.empty()) {
    const std::optional<AskedDate> day = read_closed_date(shell, arguments.known);
    if (!day) return;
    known = static_cast<ledger::Day>(day->last.time_since_epoch().count());
  }
  const std::vector<std::string> terms = terms_meant(shell, arguments.term);
  if (terms.empty()) return;
  std::vector<TermDays> found;
  const auto ask = [&](const ledger::Ledger& ledger) -> Diagnostics {
    found.clear();
    for (const std::string& term : terms) {
      const Result<std::optional<ledger::Filter>> filter = ledger::find_term(ledger, term);
      if (!filter) return filter.problems();
      if (!*filter) {
        shell.report(error("no-such-term", {},
                           fmt::format("no term '{}'; 'inforce at DATE' lists their ids", term)));
        continue;
      }
      Result<std::vector<ledger::Version>> versions = ledger::history(ledger, **filter, known);
      if (!versions) return versions.problems();
      std::vector<ledger::Version> counted;
      for (const ledger::Version& version : *versions) {
        if (known || version.known_to == ledger::kOpen) counted.push_back(version);
      }
      found.push_back({versions->empty() ? term : ledger::term_id(versions->front()),
                       ledger::gaps_and_overlaps(counted)});
    }
    return {};
  };
  if (!ask_ledger(shell, ask)) return;
  if (shell.json() && !found.empty()) print_json(found);
  if (!shell.json()) std::for_each(found.begin(), found.end(), [](const auto& d) { print(d); });
  if (std::all_of(found.begin(), found.end(), [](const auto& d) { return d.stretches.empty(); })) {
    shell.exit_code = kAnswerIsNo;
  }
}

}  // namespace

Command relation_command(Shell& shell) {
  const auto names = std::make_shared<std::vector<std::string>>();
  return {
      .name = "relation",
      .about = "How two versions of terms stand to each other in time",
      .takes = {pair_of({"versions", names.get(), "Their ids, as 'inforce history' lists them",
                         "VERSION VERSION"})},
      .footer =
          R"(One of before, meets, overlaps, starts, during, finishes, equals, finished-by, contains,
started-by, overlapped-by, met-by, after (Allen's interval relations); several where the dates
are not known to the day.

Examples:
  inforce relation licence-1 licence-2
  inforce relation 17 4711 --model models/registry --format json)",
      .run = [&shell, names] { relation(shell, *names); }};
}

Command gaps_command(Shell& shell) {
  const auto asked = std::make_shared<GapArguments>();
  return {
      .name = "gaps",
      .about = "The days that no version of a term covers, or several do",
      .takes = {required({"term", &asked->term, "A term by id, kind or words; in a folder, by id",
                          "TERM"}),
                {"--known", &asked->known, "Only the versions known on that day", "DATE"}},
      .footer =
          R"(Between the first start and the last end. A gap or an overlap is possible where the dates are
not known to the day.

Examples:
  inforce gaps license                 every licence of the model
  inforce gaps 17 --model models/registry)",
      .run = [&shell, asked] { gaps(shell, *asked); }};
}

}  // namespace inforce::cli
