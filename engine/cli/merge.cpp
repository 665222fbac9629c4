// SPDX-License-Identifier: MIT
#include "merge/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/file.h"
#include "base/text.h"
#include "claims/json.h"
#include "cli/claimed.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/print_json.h"
#include "cli/reading.h"
#include "cli/write_model.h"
#include "merge/kinds.h"
#include "model/to_yaml.h"
#include "query/query.h"

namespace inforce::cli {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string overlay;
};

// The lines of several files, one behind the other, and where each file begins among them.
struct Lines {
  struct File {
    std::string name;
    int first_line;
  };
  std::string text;
  std::vector<File> files;
};

std::optional<Lines> read_all(Shell& shell, const std::vector<std::string>& files) {
  if (files.empty() || (files.size() == 1 && files.front() == "-")) {
    return Lines{std::string(std::istreambuf_iterator<char>(std::cin), {}), {{"-", 1}}};
  }
  Lines lines;
  int next = 1;
  for (const std::string& file : files) {
    const Result<std::string> text = read_file(file);
    if (!text) {
      shell.fail(text.problems());
      return std::nullopt;
    }
    lines.files.push_back({file, next});
    const std::size_t begin = lines.text.size();
    lines.text += *text;
    if (!lines.text.empty() && lines.text.back() != '\n') lines.text += '\n';
    next += static_cast<int>(std::count(lines.text.begin() + static_cast<std::ptrdiff_t>(begin),
                                        lines.text.end(), '\n'));
  }
  return lines;
}

// Of a place among all lines, the one in its own file.
Place place_in_file(Place place, const Lines& lines) {
  if (place.line <= 0) return place;
  const auto of = std::find_if(lines.files.rbegin(), lines.files.rend(),
                               [&](const auto& file) { return file.first_line <= place.line; });
  if (of != lines.files.rend()) {
    place.file = of->name;
    place.line -= of->first_line - 1;
  }
  return place;
}

// Claims of no kind, which no model can hold, each at its line.
void find_nameless(const Lines& lines, Diagnostics& diagnostics) {
  int number = 0;
  for (const std::string_view line : split(lines.text, '\n')) {
    ++number;
    const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    const auto kind = json.find("kind");
    if (kind == json.end() || !kind->is_string() || !trim(kind->get<std::string>()).empty())
      continue;
    Place place = place_of(line, line.find("\"kind\""), "-");
    place.line = number;
    diagnostics.push_back(error("no-kind", place, "a claim needs a kind, such as \"license\""));
  }
}

void merge_claims(Shell& shell, const Arguments& asked) {
  if (shell.json() && shell.flags.model.empty()) {
    return shell.fail(error("no-model", {},
                            "a model is YAML; say which file it goes to: --model "
                            "FILE.yaml"));
  }
  std::vector<std::filesystem::path> inputs(asked.files.begin(), asked.files.end());
  if (!asked.overlay.empty()) inputs.emplace_back(asked.overlay);
  const Diagnostics overwritten = find_overwritten({shell.flags.model}, inputs);
  if (!overwritten.empty()) return shell.fail(overwritten);
  const std::optional<model::Model> model = model_of_claims(shell, asked.files, asked.overlay);
  if (!model) return;
  if (shell.flags.model.empty()) {
    const Diagnostics faults = faults_of(*model, "-");
    if (!faults.empty()) return shell.fail(faults);
    const std::string yaml = model::to_yaml(*model);
    std::fwrite(yaml.data(), 1, yaml.size(), stdout);
    return;
  }
  const Diagnostics problems = write_model(*model, shell.flags.model);
  if (has_errors(problems)) return shell.fail(problems);
  if (shell.json()) {
    print_json({{"documents", model->documents.size()},
                {"events", query::count_events(*model)},
                {"terms", model->terms.size()},
                {"conflicts", model->conflicts.size()},
                {"model", shell.flags.model}});
  }
}

}  // namespace

std::optional<model::Model> model_of_claims(Shell& shell, const std::vector<std::string>& files,
                                            const std::string& overlay) {
  const std::optional<Lines> lines = read_all(shell, files);
  if (!lines) return std::nullopt;
  Diagnostics diagnostics;
  std::vector<claims::Extraction> extractions =
      claims::from_json_lines(lines->text, "-", diagnostics);
  const bool has_nameless =
      std::any_of(extractions.begin(), extractions.end(), [](const claims::Extraction& extraction) {
        return std::any_of(extraction.claims.begin(), extraction.claims.end(),
                           [](const auto& claim) { return trim(claim.kind).empty(); });
      });
  if (has_nameless) find_nameless(*lines, diagnostics);
  for (Diagnostic& diagnostic : diagnostics)
    diagnostic.place = place_in_file(std::move(diagnostic.place), *lines);
  if (extractions.empty() && diagnostics.empty()) {
    diagnostics.push_back(error("no-claims", {lines->files.front().name},
                                "no claims came in, so there is no model to make of them"));
  }
  merge::Overlay decisions;
  if (!has_errors(diagnostics) && !overlay.empty()) {
    Result<merge::Overlay> read = merge::read_overlay(overlay);
    if (read) {
      decisions = std::move(*read);
    } else {
      diagnostics = read.problems();
    }
  }
  if (has_errors(diagnostics)) {
    shell.fail(diagnostics);
    return std::nullopt;
  }
  const std::optional<Knowledge> knowledge = load_knowledge(shell);
  if (!knowledge) return std::nullopt;
  model::Model model = merge::from_claims(std::move(extractions), merge::kinds_of(knowledge->pack),
                                          decisions, diagnostics);
  model.packs = shell.project.packs;
  shell.report(diagnostics);
  return model;
}

Command merge_command(Shell& shell) {
  const auto asked = std::make_shared<Arguments>();
  return {
      .name = "merge",
      .about = "Claims (JSON lines) in, a model out",
      .takes = {{"FILE", &asked->files, "Files of claims (else standard input)"},
                {"--overlay", &asked->overlay, "Decisions of people, laid over the claims",
                 "FILE"}},
      .footer =
          R"(The order of the lines never changes the model. It goes to standard output, or to the
file of --model.

Example:
  inforce extract < documents.jsonl | inforce merge --model models/lease.yaml)",
      .run = [&shell, asked] { merge_claims(shell, *asked); }};
}

}  // namespace inforce::cli
