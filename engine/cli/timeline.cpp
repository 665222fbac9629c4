// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/tell.h"
#include "model/names.h"
#include "query/json.h"
#include "query/text.h"

namespace inforce::cli {
namespace {

struct Arguments {
  std::string from, to, known;
};

Printer::Item item_of(Teller& teller, const query::Entry& entry) {
  const model::Event& event = *entry.event;
  std::string details;
  for (const std::string& party : event.parties) {
    if (!details.empty()) details += ", ";
    details += teller.party(party);
  }
  for (const model::Amount& amount : event.amounts) {
    if (!details.empty()) details += "; ";
    details += query::said(amount);
  }
  Printer::Item item;
  item.row = {{query::said(event.date), Style::bold}, {event.kind}, {details}};
  if (!event.summary.empty()) item.below.push_back({event.summary});
  const auto versions = [&](std::string_view verb, const auto& list) {
    std::string ids;
    for (const model::Version* version : list) {
      if (!ids.empty()) ids += ", ";
      ids += version->id;
    }
    if (!ids.empty()) item.below.push_back({fmt::format("{} {}", verb, ids), Style::good});
  };
  versions("starts", entry.starts);
  versions("ends", entry.ends);
  const std::string support =
      teller.support(event.confidence, entry.sources, entry.evidence, event.summary);
  item.below.push_back({fmt::format("{}, {}", model::name(event.basis), support), Style::dim});
  return item;
}

void print(const model::Model& model, const Shell& shell, const query::Timeline& timeline) {
  const Printer printer(shell);
  Teller teller(model, shell);
  const auto items = [&](const std::vector<query::Entry>& entries) {
    std::vector<Printer::Item> all;
    for (const query::Entry& entry : entries) all.push_back(item_of(teller, entry));
    return all;
  };
  printer.table(items(timeline.dated));
  if (timeline.undated.empty()) return;
  if (!timeline.dated.empty()) printer.line();
  printer.line("Without a date", Style::bold);
  printer.table(items(timeline.undated));
}

void run(Shell& shell, const Arguments& arguments) {
  const auto read = [&](const std::string& words, auto pick) -> std::optional<date::sys_days> {
    if (words.empty()) return std::nullopt;
    const std::optional<AskedDate> date = read_closed_date(shell, words);
    return date ? std::optional(pick(*date)) : std::nullopt;
  };
  const auto first = [](const AskedDate& date) { return date.first; };
  const auto last = [](const AskedDate& date) { return date.last; };
  const auto from = read(arguments.from, first), to = read(arguments.to, last);
  const auto known = read(arguments.known, last);
  if (shell.exit_code != kDone) return;
  if (from && to && *to < *from) {
    return shell.fail(error("dates-order", {}, "--to is before --from; swap them"));
  }
  const std::optional<model::Model> model = load_model(shell);
  if (!model) return;
  const query::Timeline timeline = query::timeline(*model, from, to, known);
  const bool is_empty = timeline.dated.empty() && timeline.undated.empty();
  if (shell.json()) {
    fmt::print("{}", query::timeline_json(timeline));
  } else if (is_empty) {
    fmt::print("No events\n");
  } else {
    print(*model, shell, timeline);
  }
  if (is_empty) shell.exit_code = kAnswerIsNo;
}

}  // namespace

Command timeline_command(Shell& shell) {
  const auto asked = std::make_shared<Arguments>();
  return {
      .name = "timeline",
      .about = "The chronology of events, oldest first",
      .takes = {{"--from", &asked->from, "Leave out what is surely earlier", "DATE"},
                {"--to", &asked->to, "Leave out what is surely later", "DATE"},
                {"--known", &asked->known, "Only what documents published by then say", "DATE"}},
      .footer =
          R"(An event dated by its month stands at the start of that month. Events without any date are
listed last, and only when no range is asked for.

Examples:
  inforce timeline
  inforce timeline --from 2026 --to 2026-04 --format json)",
      .run = [&shell, asked] { run(shell, *asked); }};
}

}  // namespace inforce::cli
