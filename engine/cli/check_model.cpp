// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <set>
#include <utility>

#include "base/file.h"
#include "base/sha256.h"
#include "cli/check.h"
#include "cli/sources.h"
#include "model/from_yaml.h"
#include "model/walk.h"

namespace inforce::cli {
namespace {

// What is wrong with one quote; empty: it stands where the model says.
std::string fault_of(const model::Evidence& evidence, const Sources::Source& source) {
  const std::size_t found = source.text.find(evidence.quote);
  const bool has_span = evidence.span != Span{};
  if (has_span && evidence.span.begin <= source.text.size() &&
      source.text.compare(evidence.span.begin, evidence.quote.size(), evidence.quote) == 0) {
    return {};
  }
  if (found == std::string::npos) return fmt::format("these words are not in {}", source.file);
  if (!has_span) return {};
  const Place place = place_of(source.text, found, source.file);
  return fmt::format("these words have moved to bytes [{}, {}], {}:{}:{}", found,
                     found + evidence.quote.size(), place.file, place.line, place.column);
}

}  // namespace

Diagnostics check_model(const Shell& shell) {
  const std::string& file = shell.project.model;
  const Result<std::string> text = read_file(file);
  if (!text) return text.problems();
  const Result<model::Model> model = model::from_yaml(*text, file);
  if (!model) return model.problems();

  Diagnostics problems;
  const model::Places places(*text, file);
  Sources sources(*model, shell.project);
  for (std::size_t i = 0; i < model->documents.size(); ++i) {
    const model::Document& document = model->documents[i];
    if (document.path.empty()) continue;
    const Sources::Source& source = sources.find(document.id);
    const std::string path = fmt::format("documents/{}", i);
    if (source.file.empty()) {
      problems.push_back(error("no-source", places.at(path + "/path"),
                               fmt::format("cannot read the document '{}'", document.path)));
    } else if (!document.sha256.empty() && sha256(source.text) != document.sha256) {
      problems.push_back(error("source-changed", places.at(path + "/sha256"),
                               fmt::format("{} is not the text that was read", source.file)));
    }
  }
  model::for_each_evidence(*model, [&](const model::Evidence& evidence, const auto& path) {
    const Sources::Source& source = sources.find(evidence.doc);
    if (source.file.empty()) return;
    std::string fault = fault_of(evidence, source);
    if (!fault.empty()) {
      problems.push_back(error("quote-not-found", places.at(path() + "/quote"), std::move(fault)));
    }
  });
  return problems;
}

}  // namespace inforce::cli
