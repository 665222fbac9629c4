// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/tell.h"
#include "cli/term_flags.h"
#include "query/json.h"
#include "query/text.h"

namespace inforce::cli {
namespace {

struct Arguments {
  std::string day, known;
  bool all = false;
  TermFlags of;
};

std::string ids_of(const std::vector<const model::Document*>& documents) {
  std::string ids;
  for (const model::Document* document : documents) {
    if (!ids.empty()) ids += ", ";
    ids += document->id;
  }
  return ids;
}

// What stands beside every answer: conflicts, what has no date yet, what was left out.
void print_beside(const Printer& printer, const query::Answer& answer) {
  if (!answer.conflicts.empty()) {
    printer.line();
    printer.line("Sources disagree", Style::bold);
    std::vector<Printer::Item> items;
    for (const model::Conflict* conflict : answer.conflicts) {
      const model::Side& side = conflict->sides[conflict->follows];
      items.push_back(
          {{{conflict->id}, {conflict->field}, {"follows: " + query::said_value(side.value)}}, {}});
    }
    printer.table(items, 2);
  }
  if (!answer.prospects.empty()) {
    printer.line();
    printer.line("Open: planned, waiting for a date, or not disclosed", Style::bold);
    for (const model::Prospect* prospect : answer.prospects) {
      std::string words = prospect->summary;
      if (!prospect->about.empty()) words = prospect->about + ": " + words;
      printer.line(words, Style::plain, 2);
    }
  }
  if (!answer.asked.known) return;
  const std::string known = edtf::to_string(*answer.asked.known);
  if (!answer.left_out.empty() || answer.unknown_since > 0) printer.line();
  if (!answer.left_out.empty()) {
    printer.line(
        fmt::format("Left out, not surely published by {}: {}", known, ids_of(answer.left_out)),
        Style::dim);
  }
  if (answer.unknown_since > 0) {
    printer.line("Not counted, the model does not say since when they are known: " +
                     counted(answer.unknown_since, "version"),
                 Style::dim);
  }
}

// Of an imported term nothing but its place in the registry is known.
void add_origin(Row& row, const query::Standing& standing) {
  row.back() = {standing.term->agreement, Style::dim};
  row.push_back({standing.version->id, Style::dim});
}

// The surest, and of those the first; a register's numbers are in the order of numbers, so that a
// file and a folder list the same.
void cut(query::Answer& answer, std::size_t limit) {
  const auto number = [](const query::Standing& standing) -> std::optional<std::uint64_t> {
    const std::string& id = standing.version->id;
    std::uint64_t value = 0;
    const auto [end, status] = std::from_chars(id.data(), id.data() + id.size(), value);
    if (status != std::errc() || end != id.data() + id.size()) return std::nullopt;
    return value;
  };
  if (std::all_of(answer.terms.begin(), answer.terms.end(), number)) {
    std::stable_sort(answer.terms.begin(), answer.terms.end(), [&](const auto& a, const auto& b) {
      return std::pair(a.state, number(a)) < std::pair(b.state, number(b));
    });
  }
  answer.terms.resize(std::min(answer.terms.size(), limit));
}

void print(const model::Model& model, const Shell& shell, const query::Answer& answer,
           const AskedDate& day, bool is_none) {
  const Printer printer(shell);
  Teller teller(model, shell);
  const bool is_day = day.first == day.last;
  std::vector<Printer::Item> throughout, partly;
  for (const query::Standing& standing : answer.terms) {
    Row row = teller.term(*standing.term, *standing.version);
    row.insert(row.begin(), Teller::state(standing.state));
    std::vector<Cell> support = teller.support(standing);
    if (is_imported(shell)) {
      add_origin(row, standing);
      if (standing.version->confidence == model::Confidence::confirmed) support.pop_back();
    }
    const bool holds_partly = standing.parts.size() > 1;
    (holds_partly ? partly : throughout).push_back({std::move(row), std::move(support)});
  }
  const std::string known =
      answer.asked.known ? ", as known on " + edtf::to_string(*answer.asked.known) : "";
  if (is_none) printer.line(fmt::format("No term is in force at {}{}", day.when.text, known));
  const auto print_group = [&](std::string_view heading, const std::vector<Printer::Item>& items) {
    if (items.empty()) return;
    printer.line(fmt::format("{} {}{}", heading, day.when.text, known), Style::bold);
    printer.line();
    printer.table(items, 2);
  };
  print_group(is_day ? "On" : "Throughout", throughout);
  if (!throughout.empty() && !partly.empty()) printer.line();
  print_group("For part of", partly);
  if (answer.total && *answer.total > answer.terms.size()) {
    printer.line(fmt::format("and {} more", *answer.total - answer.terms.size()), Style::dim, 2);
  }
  print_beside(printer, answer);
}

Counts count(const query::Answer& answer) {
  Counts counts;
  for (const query::Standing& standing : answer.terms) {
    counts.in_force += standing.state == query::State::in_force;
    counts.disputed += standing.state == query::State::disputed;
    counts.possible += standing.state == query::State::possible;
  }
  return counts;
}

void print_counts(Shell& shell, const Counts& counts, const AskedDate& day,
                  const query::Asked& asked) {
  if (shell.json()) {
    nlohmann::ordered_json json = {
        {"schema", "inforce/1"}, {"at", day.when.text}, {"known", nullptr}};
    if (asked.known) json["known"] = edtf::to_string(*asked.known);
    json["count"] = {{"in-force", counts.in_force},
                     {"disputed", counts.disputed},
                     {"possible", counts.possible}};
    fmt::print("{}\n", json.dump(1));
  } else {
    fmt::print("{} in force, {} disputed, {} possible\n", counts.in_force, counts.disputed,
               counts.possible);
  }
  const bool none = counts.in_force + counts.disputed + counts.possible == 0;
  if (none) shell.exit_code = kAnswerIsNo;
}

void run(Shell& shell, const Arguments& arguments) {
  const std::optional<AskedDate> day = read_closed_date(shell, arguments.day);
  if (!day) return;
  query::Asked asked{{day->first, day->last}, {}};
  if (!arguments.known.empty()) {
    const std::optional<AskedDate> known = read_closed_date(shell, arguments.known);
    if (!known) return;
    asked.known = known->last;
  }
  const std::optional<Found> found = find_at(shell, arguments.of, asked, arguments.all);
  if (!found) return;
  query::Answer answer = query::at(found->model, asked, arguments.all);
  const Counts counts = found->counts.value_or(count(answer));
  if (arguments.of.count) return print_counts(shell, counts, *day, asked);
  const std::size_t all = counts.in_force + counts.disputed + counts.possible;
  const bool is_none = answer.terms.empty() && all == 0;
  if (arguments.of.limit) {
    cut(answer, *arguments.of.limit);
    if (!arguments.all) answer.total = all;
  }
  if (shell.json()) {
    fmt::print("{}", query::at_json(found->model, answer, day->when));
  } else {
    print(found->model, shell, answer, *day, is_none);
  }
  if (is_none) shell.exit_code = kAnswerIsNo;
}

}  // namespace

Command at_command(Shell& shell) {
  const auto asked = std::make_shared<Arguments>();
  Command command{
      .name = "at",
      .about = "The terms in force at DATE",
      .takes = {required({"date", &asked->day, "A day, month, year or interval, or today", "DATE"}),
                {"--known", &asked->known, "Only what documents published by then say", "DATE"},
                {"--all", &asked->all, "Also the terms that are not in force"}},
      .footer =
          R"(States: in force (every reading of the dates says so), possible (some do), disputed (sources
disagree). For a date wider than a day: what holds throughout, and what for which part.

Examples:
  inforce at 2026-05-15
  inforce at 2030 --format json
  inforce at 2026-05-15 --known 2026-03-31
  inforce at 2026-05-15 --kind license --party acme --count)",
      .run = [&shell, asked] { run(shell, *asked); }};
  add_term_flags(command, asked->of);
  add_list_flags(command, asked->of);
  return command;
}

}  // namespace inforce::cli
