// SPDX-License-Identifier: MIT
#include "merge/merge.h"

#include <fmt/format.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>

#include "base/file.h"
#include "claims/json.h"
#include "cli/claimed.h"
#include "cli/commands.h"
#include "cli/print_json.h"
#include "cli/reading.h"
#include "merge/kinds.h"
#include "model/to_yaml.h"
#include "query/query.h"

namespace inforce::cli {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string overlay;
};

std::optional<std::string> read_all(Shell& shell, const std::vector<std::string>& files) {
  if (files.empty() || (files.size() == 1 && files.front() == "-")) {
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
  }
  std::string lines;
  for (const std::string& file : files) {
    const Result<std::string> text = read_file(file);
    if (!text) {
      shell.fail(text.problems());
      return std::nullopt;
    }
    lines += *text;
    if (!lines.empty() && lines.back() != '\n') lines += '\n';
  }
  return lines;
}

void merge_claims(Shell& shell, const Arguments& asked) {
  if (shell.json() && shell.flags.model.empty()) {
    return shell.fail(error("no-model", {},
                            "a model is YAML; say which file it goes to: --model "
                            "FILE.yaml"));
  }
  const std::optional<model::Model> model = model_of_claims(shell, asked.files, asked.overlay);
  if (!model) return;
  const std::string yaml = model::to_yaml(*model);
  if (shell.flags.model.empty()) {
    std::fwrite(yaml.data(), 1, yaml.size(), stdout);
    return;
  }
  const Diagnostics problems = write_file(shell.flags.model, yaml);
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
  const std::optional<std::string> lines = read_all(shell, files);
  if (!lines) return std::nullopt;
  Diagnostics diagnostics;
  const std::string name = files.size() == 1 ? files.front() : std::string("-");
  std::vector<claims::Extraction> extractions = claims::from_json_lines(*lines, name, diagnostics);
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
