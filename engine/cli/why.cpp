// SPDX-License-Identifier: MIT
#include "cli/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/tell.h"
#include "cli/terms.h"
#include "query/index.h"
#include "query/json.h"
#include "query/known.h"
#include "query/text.h"

namespace inforce::cli {
namespace {

struct Arguments {
  std::string words, day, known;
};

// The versions of the terms asked about: all that count, or those that may hold on a day.
std::vector<query::Reason> reasons_for(const model::Model& model,
                                       const std::vector<const model::Term*>& terms,
                                       const std::string& words, const query::Asked& asked,
                                       bool is_dated) {
  std::vector<query::Reason> reasons;
  const query::Index index(model);
  for (const query::Standing& standing : query::at(model, asked, true).terms) {
    if (std::find(terms.begin(), terms.end(), standing.term) == terms.end()) continue;
    const bool is_named = standing.version->id == words;
    const bool names_another =
        !is_named &&
        std::any_of(standing.term->versions.begin(), standing.term->versions.end(),
                    [&](const model::Version& version) { return version.id == words; }) &&
        standing.term->id != words && standing.term->kind != slug(words);
    if (names_another || (is_dated && standing.state == query::State::not_in_force)) continue;
    query::Reason reason = query::why(index, *standing.term, *standing.version, asked.known);
    if (is_dated) {
      reason.text = fmt::format("{}: {}", query::name(standing.state), reason.text);
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

// A person may ask why an event or a document is dated as it is, too. Empty: it was not known then.
std::optional<std::vector<query::Reason>> reasons_elsewhere(const model::Model& model,
                                                            const std::string& id,
                                                            std::optional<query::Day> known) {
  const query::Index index(model);
  std::vector<query::Reason> reasons;
  if (const model::Event* event = index.event(id)) {
    if (query::counts(*event, known)) reasons.push_back(query::why(index, *event, known));
    return reasons;
  }
  if (const model::Document* document = index.document(id)) {
    if (query::is_published(*document, known))
      reasons.push_back(query::why(index, *document, known));
    return reasons;
  }
  return std::nullopt;
}

void print(const Printer& printer, Teller& teller, const query::Reason& reason, std::size_t depth) {
  if (reason.quote == nullptr) {
    printer.line(reason.text, depth == 0 ? Style::bold : Style::plain, 2 * depth);
  } else {
    const std::string how = reason.text.empty() ? "" : fmt::format(" ({})", reason.text);
    printer.line(teller.quote(*reason.quote) + how, Style::dim, 2 * depth);
  }
  for (const query::Reason& next : reason.because) print(printer, teller, next, depth + 1);
}

void run(Shell& shell, const Arguments& arguments) {
  query::Asked asked{};
  const bool is_dated = !arguments.day.empty();
  if (is_dated) {
    const std::optional<AskedDate> day = read_closed_date(shell, arguments.day);
    if (!day) return;
    asked.days = {day->first, day->last};
  }
  if (!arguments.known.empty()) {
    const std::optional<AskedDate> known = read_closed_date(shell, arguments.known);
    if (!known) return;
    asked.known = known->last;
  }
  const std::optional<model::Model> model = load_model(shell);
  if (!model) return;
  const auto found = reasons_of(*model, arguments.words, asked, is_dated);
  if (!found) return tell_unknown(shell, *model, arguments.words);
  const std::vector<query::Reason>& reasons = *found;
  if (shell.json()) {
    fmt::print("{}", query::why_json(reasons));
  } else {
    const Printer printer(shell);
    Teller teller(*model, shell);
    for (const query::Reason& reason : reasons) {
      if (&reason != &reasons.front()) printer.line();
      print(printer, teller, reason, 0);
    }
    if (reasons.empty()) {
      fmt::print("{}\n", is_dated ? "No version of it is in force then; 'inforce history' lists all"
                                  : "Nothing of it was known then");
    }
  }
  if (reasons.empty()) shell.exit_code = kAnswerIsNo;
}

}  // namespace

std::optional<std::vector<query::Reason>> reasons_of(const model::Model& model,
                                                     const std::string& words,
                                                     const query::Asked& asked, bool is_dated) {
  const auto terms = query::find_terms(model, words);
  if (!terms.empty()) return reasons_for(model, terms, words, asked, is_dated);
  return reasons_elsewhere(model, words, asked.known);
}

Command why_command(Shell& shell) {
  const auto asked = std::make_shared<Arguments>();
  return {
      .name = "why",
      .about = "The chain from an answer to the quotes and rules that give it",
      .takes = {required({"term", &asked->words,
                          "A term by id, kind or words; or the id of an event or a document",
                          "TERM"}),
                {"--at", &asked->day, "Only the versions that may hold then", "DATE"},
                {"--known", &asked->known, "Only what documents published by then say", "DATE"}},
      .footer = R"(Examples:
  inforce why exclusivity --at 2026-03-15
  inforce why license --format json
  inforce why wire-report              how the day of a document is known)",
      .run = [&shell, asked] { run(shell, *asked); }};
}

}  // namespace inforce::cli
