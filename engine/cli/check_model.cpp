// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
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

// What a model calls a document that it has no file of: 'extract' read it from a stream.
bool is_of_stream(const model::Document& document) { return document.path == document.id; }

using Quoted = std::map<std::string_view, std::string>;  // document -> the path of its first quote

void check_document(const model::Document& document, const std::string& path,
                    const model::Places& places, const Quoted& quoted, Sources& sources,
                    Diagnostics& problems) {
  if (document.path.empty()) return;
  const Sources::Source& source = sources.find(document.id);
  if (!source.file.empty()) {
    if (!document.sha256.empty() && sha256(source.text) != document.sha256) {
      problems.push_back(error("source-changed", places.at(path + "/sha256"),
                               fmt::format("{} is not the text that was read", source.file)));
    }
    return;
  }
  Place place = places.at(path + "/path");
  const auto quote = quoted.find(document.id);
  if (place == places.at("") && quote != quoted.end()) place = places.at(quote->second + "/doc");
  if (is_of_stream(document)) {
    problems.push_back({Diagnostic::Level::note, "no-file", std::move(place),
                        fmt::format("not checked: no file of '{}'", document.id)});
  } else {
    problems.push_back(error("no-source", std::move(place),
                             fmt::format("cannot read the document '{}'", document.path)));
  }
}

}  // namespace

Diagnostics check_model(const Shell& shell) {
  const std::string& file = shell.project.model;
  const Result<std::string> text = read_file(file);
  if (!text) return text.problems();
  model::Draft draft = model::draft_from_yaml(*text, file);  // one bad field hides no false quote
  const model::Model& model = draft.model;
  Diagnostics problems = std::move(draft.problems);
  const model::Places places(*text, file);
  Sources sources(model, shell.project);
  Quoted quoted;
  model::for_each_evidence(model, [&](const model::Evidence& evidence, const auto& path) {
    if (quoted.count(evidence.doc) == 0) quoted.emplace(evidence.doc, path());
  });
  for (std::size_t i = 0; i < model.documents.size(); ++i) {
    check_document(model.documents[i], fmt::format("documents/{}", i), places, quoted, sources,
                   problems);
  }
  model::for_each_evidence(model, [&](const model::Evidence& evidence, const auto& path) {
    const Sources::Source& source = sources.find(evidence.doc);
    if (source.file.empty()) return;
    std::string fault = fault_of(evidence, source);
    if (!fault.empty()) {
      problems.push_back(error("quote-not-found", places.at(path() + "/quote"), std::move(fault)));
    }
  });
  std::stable_sort(problems.begin(), problems.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  return problems;
}

}  // namespace inforce::cli
