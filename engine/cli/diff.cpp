// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/tell.h"
#include "cli/term_flags.h"
#include "query/json.h"

namespace inforce::cli {
namespace {

struct Arguments {
  std::vector<std::string> days;
  bool known = false;
  TermFlags of;
};

std::string last_day(const query::Asked& asked) { return edtf::to_string(asked.days.last); }

bool is_empty(const query::Difference& difference) {
  return difference.started.empty() && difference.ended.empty() && difference.changed.empty() &&
         difference.passed.empty();
}

void print_list(const Printer& printer, std::string_view heading,
                const std::vector<Printer::Item>& items) {
  if (items.empty()) return;
  printer.line();
  printer.line(heading, Style::bold);
  printer.table(items, 2);
}

Printer::Item item_of(Teller& teller, const query::Standing& standing) {
  Row row = teller.term(*standing.term, *standing.version);
  row.insert(row.begin(), Teller::state(standing.state));
  return {std::move(row), teller.support(standing)};
}

Printer::Item change_of(Teller& teller, const query::Change& change) {
  Printer::Item item = item_of(teller, *change.after);
  std::vector<Cell> fields;
  for (const query::Change::Field& field : change.fields) {
    const auto said = [](const std::string& value) { return value.empty() ? "not said" : value; };
    fields.push_back(
        {fmt::format("{}: {} \u2192 {}", field.name, said(field.before), said(field.after)),
         Style::doubt});
  }
  item.below.insert(item.below.begin(), fields.begin(), fields.end());
  return item;
}

void print(const Printer& printer, Teller& teller, const query::Difference& difference,
           std::string_view heading) {
  printer.line(heading, Style::bold);
  if (is_empty(difference)) return printer.line("nothing", Style::plain, 2);
  const auto items = [&](const auto& changes, const auto& make) {
    std::vector<Printer::Item> all;
    for (const auto& change : changes) all.push_back(make(change));
    return all;
  };
  print_list(printer, "Started", items(difference.started, [&](const query::Change& change) {
               return item_of(teller, *change.after);
             }));
  print_list(printer, "Changed", items(difference.changed, [&](const query::Change& change) {
               return change_of(teller, change);
             }));
  print_list(printer, "Ended", items(difference.ended, [&](const query::Change& change) {
               return item_of(teller, *change.before);
             }));
  print_list(printer, "Started and ended in between",
             items(difference.passed,
                   [&](const query::Standing& standing) { return item_of(teller, standing); }));
}

void diff_valid(Shell& shell, const model::Model& model, const AskedDate& first,
                const AskedDate& second) {
  const query::Difference difference =
      query::diff(model, {{first.first, first.last}, {}}, {{second.first, second.last}, {}});
  if (shell.json()) {
    fmt::print("{}", query::diff_json(model, difference));
  } else {
    Teller teller(model, shell);
    print(Printer(shell), teller, difference,
          fmt::format("From {} to {}", edtf::to_string(first.first), edtf::to_string(second.last)));
  }
  if (is_empty(difference)) shell.exit_code = kAnswerIsNo;
}

void diff_known(Shell& shell, const model::Model& model, const AskedDate& first,
                const AskedDate& second) {
  const query::Learning learning =
      query::diff_known(model, {first.first, first.last}, {second.first, second.last});
  if (shell.json()) {
    fmt::print("{}", query::learning_json(model, learning));
  } else {
    const Printer printer(shell);
    Teller teller(model, shell);
    const std::string from = last_day(learning.world.before), to = last_day(learning.world.after);
    print(printer, teller, learning.world,
          fmt::format("What happened from {} to {}, as known on {}", from, to, to));
    printer.line();
    print(printer, teller, learning.learnt,
          fmt::format("What was already so on {}, and came to be known by {}", from, to));
  }
  if (is_empty(learning.world) && is_empty(learning.learnt)) shell.exit_code = kAnswerIsNo;
}

void run(Shell& shell, const Arguments& arguments) {
  const std::optional<AskedDate> first = read_closed_date(shell, arguments.days.at(0));
  const std::optional<AskedDate> second = read_closed_date(shell, arguments.days.at(1));
  if (!first || !second) return;
  if (second->last < (arguments.known ? first->last : first->first)) {
    return shell.fail(error("dates-order", {}, "the second date is before the first; swap them"));
  }
  const std::optional<model::Model> model =
      arguments.known ? find_learnt(shell, arguments.of, first->last, second->last)
                      : find_changes(shell, arguments.of, first->first, second->last);
  if (!model) return;
  (arguments.known ? diff_known : diff_valid)(shell, *model, *first, *second);
}

}  // namespace

Command diff_command(Shell& shell) {
  const auto asked = std::make_shared<Arguments>();
  Command command{
      .name = "diff",
      .about = "What started, ended and changed between two dates",
      .takes = {pair_of({"dates", &asked->days,
                         "From the first day of one to the last of the other", "DATE DATE"}),
                {"--known", &asked->known,
                 "The dates are days of knowledge: what happened, apart from what was learnt"}},
      .footer = R"(Examples:
  inforce diff 2026-03-15 2026-05-15
  inforce diff 2026 2031 --format json
  inforce diff --known 2026-03-31 2026-05-15)",
      .run = [&shell, asked] { run(shell, *asked); }};
  add_term_flags(command, asked->of);
  return command;
}

}  // namespace inforce::cli
