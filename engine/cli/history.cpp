// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/tell.h"
#include "cli/term_flags.h"
#include "cli/terms.h"
#include "model/names.h"
#include "query/json.h"
#include "query/known.h"

namespace inforce::cli {
namespace {

Printer::Item item_of(Teller& teller, const query::Index& index, const model::Term& term,
                      const model::Version& version) {
  const Row all = teller.term(term, version);
  Printer::Item item;
  item.row = {all[2], all[3], {version.id, Style::dim}};
  if (!version.condition.empty()) item.below.push_back({"if: " + version.condition});
  const bool is_current = model::is_current(version);
  if (version.known_from || !is_current) {
    std::string known = version.known_from ? "known from " + edtf::to_string(*version.known_from)
                                           : std::string("known");
    if (version.known_to) known += ", replaced on " + edtf::to_string(*version.known_to);
    if (version.is_replaced) known += ", replaced by a document nobody can date";
    if (!is_current && version.confidence != model::Confidence::confirmed)
      known.append(", ").append(model::name(version.confidence));
    item.below.push_back({known, is_current ? Style::plain : Style::doubt});
  }
  if (!is_current) {  // its words stand with the versions that took its place, and in JSON
    for (Cell& cell : item.row) cell.style = Style::dim;
    return item;
  }
  const query::Quotes quotes = query::quotes_of(version, index, {});
  item.below.push_back(
      {teller.support(version.confidence, quotes.sources, quotes.evidence), Style::dim});
  return item;
}

void run(Shell& shell, const std::string& words) {
  const std::optional<model::Model> model = find_history(shell, words);
  if (!model) return;
  const std::vector<const model::Term*> terms = find_terms_or_tell(shell, *model, words);
  if (terms.empty()) return;
  if (shell.json()) {
    fmt::print("{}", query::history_json(*model, terms));
    return;
  }
  const Printer printer(shell);
  const query::Index index(*model);
  Teller teller(*model, shell);
  for (const model::Term* term : terms) {
    if (term != terms.front()) printer.line();
    const Row head = teller.term(*term, term->versions.front());
    printer.line(Row{head[0], head[1], {term->object}, {term->id, Style::dim}});
    std::vector<Printer::Item> items;
    for (const model::Version& version : term->versions) {
      items.push_back(item_of(teller, index, *term, version));
    }
    printer.table(items, 2);
  }
}

}  // namespace

Command history_command(Shell& shell) {
  const auto words = std::make_shared<std::string>();
  return {
      .name = "history",
      .about = "Every version of one term",
      .takes = {required(
          {"term", words.get(), "Its id, the start of it, a kind, or words in it", "TERM"})},
      .footer =
          R"(Versions that later documents replaced are listed too, with the days they were known; their quotes
are in the JSON.

Examples:
  inforce history exclusivity
  inforce history "revenue share microsoft" --format json)",
      .run = [&shell, words] { run(shell, *words); }};
}

}  // namespace inforce::cli
