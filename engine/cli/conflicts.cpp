// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/tell.h"
#include "query/json.h"
#include "query/text.h"

namespace inforce::cli {
namespace {

Printer::Item item_of(Teller& teller, const model::Side& side, bool is_followed) {
  std::string dates;
  for (const edtf::When& when : side.dates) {
    if (!dates.empty()) dates += ", ";
    dates += query::said(when);
  }
  Printer::Item item;
  item.row = {is_followed ? Cell{"followed", Style::good} : Cell{"other", Style::dim},
              {query::said_value(side.value)},
              {dates}};
  for (const model::Evidence& evidence : side.evidence) {
    item.below.push_back({teller.quote(evidence), Style::dim});
  }
  return item;
}

void print(const model::Model& model, const Shell& shell) {
  const Printer printer(shell);
  Teller teller(model, shell);
  for (const model::Conflict& conflict : model.conflicts) {
    if (&conflict != &model.conflicts.front()) printer.line();
    printer.line(
        Row{{conflict.id, Style::bold}, {fmt::format("{} of {}", conflict.field, conflict.about)}});
    std::vector<Printer::Item> items;
    for (std::size_t i = 0; i < conflict.sides.size(); ++i) {
      items.push_back(item_of(teller, conflict.sides[i], i == conflict.follows));
    }
    printer.table(items, 2);
    if (!conflict.because.empty()) printer.line("because " + conflict.because, Style::plain, 2);
  }
}

void run(Shell& shell) {
  const std::optional<model::Model> model = load_model(shell);
  if (!model) return;
  if (shell.json()) {
    fmt::print("{}", query::conflicts_json(*model));
  } else if (model->conflicts.empty()) {
    fmt::print("No conflicts\n");
  } else {
    print(*model, shell);
  }
  if (model->conflicts.empty()) shell.exit_code = kAnswerIsNo;
}

}  // namespace

Command conflicts_command(Shell& shell) {
  return {.name = "conflicts",
          .about = "Where sources disagree, each side's quotes, and which side the model follows",
          .footer = R"(Examples:
  inforce conflicts
  inforce conflicts --format json)",
          .run = [&shell] { run(shell); }};
}

}  // namespace inforce::cli
