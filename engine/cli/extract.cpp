// SPDX-License-Identifier: MIT
// inforce extract: a stream of JSON documents in, a stream of JSON claims out, one a line.
#include "claims/extract.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.h"
#include "claims/json.h"
#include "cli/commands.h"
#include "cli/in_order.h"
#include "cli/reading.h"
#include "contracts/to_claims.h"
#include "text/document.h"

namespace inforce::cli {
namespace {

using Json = nlohmann::json;

constexpr const char* kInput = "-";  // what complaints call standard input, as those of merge

// The document of one line: {"id", "text", "published"?}.
struct Line {
  text::Document document;
  std::optional<edtf::When> published;
};

struct Numbered {
  int number = 0;
  std::string line;
};

// Where a field of the line begins; of none, the line.
Diagnostic complaint(const Numbered& at, const std::string& field, std::string code,
                     std::string message) {
  const std::size_t found = field.empty() ? std::string::npos : at.line.find('"' + field + '"');
  Place place = place_of(at.line, found == std::string::npos ? 0 : found, kInput);
  place.line = at.number;
  return error(std::move(code), std::move(place), std::move(message));
}

Result<Line> read_line(const Numbered& at) {
  Json json;
  std::set<std::string> fields;
  std::string twice;
  const auto note_field = [&](int depth, Json::parse_event_t event, const Json& parsed) {
    if (event == Json::parse_event_t::key && depth == 1 &&
        !fields.insert(parsed.get<std::string>()).second) {
      twice = parsed.get<std::string>();
    }
    return true;
  };
  try {
    json = Json::parse(at.line, note_field);
  } catch (const Json::parse_error& problem) {
    const std::size_t byte = problem.byte == 0 ? 0 : problem.byte - 1;
    Place place = place_of(at.line, std::min(byte, at.line.size()), kInput);
    place.line = at.number;
    return error("json-syntax", std::move(place),
                 "this is not JSON; each line must be one whole object");
  }
  constexpr const char* kForm = "a line is {\"id\": \"…\", \"text\": \"…\"}";
  if (!json.is_object()) {
    return complaint(at, "", "bad-line", fmt::format("expected an object here; {}", kForm));
  }
  if (!twice.empty()) {
    return complaint(at, twice, "bad-line", fmt::format("'{}' stands twice; keep one", twice));
  }
  for (const char* field : {"id", "text"}) {
    const auto found = json.find(field);
    if (found == json.end()) {
      return complaint(at, "", "bad-line", fmt::format("'{}' is missing; {}", field, kForm));
    }
    if (!found->is_string() || trim(found->get_ref<const std::string&>()).empty()) {
      return complaint(at, field, "bad-line",
                       fmt::format("'{}' must be a text with something in it", field));
    }
  }
  const std::string id = json["id"];
  Result<text::Document> document = text::from_bytes(json["text"].get<std::string>(), id);
  if (!document) {
    const Diagnostic& problem = document.problems().front();
    return complaint(at, "text", problem.code, problem.message);
  }
  document->id = id;
  Line read{std::move(*document), std::nullopt};
  if (const auto published = json.find("published");
      published != json.end() && !published->is_null()) {
    if (published->is_string()) read.published = edtf::parse(published->get<std::string>());
    if (!read.published) {
      return complaint(at, "published", "no-such-date",
                       "'published' is no date; write \"YYYY-MM-DD\"");
    }
  }
  return read;
}

// What is said of a line: lines of claims, a contract that waits for the others, or what is wrong.
struct Contract {
  contracts::Contract contract;
  std::optional<edtf::When> published;
  Place place;
};
struct Claimed {
  std::string lines;
  Diagnostics doubts;
  std::string id{};
  Place place{};  // of the id
};
using Answer = std::variant<Claimed, Contract, Diagnostics>;

Claimed claimed_by(const claims::Extraction& extraction, timex::Reader& times) {
  return {claims::to_json_lines(extraction), claims::doubtful_dates(extraction, times)};
}

Answer answer(const Numbered& line, const Knowledge& knowledge, timex::Reader& times) {
  Result<Line> read = read_line(line);
  if (!read) return read.problems();
  const std::string id = read->document.id;
  const Place place = complaint(line, "id", {}, {}).place;
  Said said = read_document(std::move(read->document), knowledge, times, read->published);
  if (auto* contract = std::get_if<contracts::Contract>(&said))
    return Contract{std::move(*contract), read->published, place};
  Claimed claimed = claimed_by(std::get<claims::Extraction>(said), times);
  claimed.id = id;
  claimed.place = place;
  return claimed;
}

void print(Shell& shell, const Claimed& claimed) {
  std::fwrite(claimed.lines.data(), 1, claimed.lines.size(), stdout);
  shell.report(claimed.doubts);
}

void run(Shell& shell) {
  const std::optional<Knowledge> knowledge = load_knowledge(shell);
  if (!knowledge) return;
  std::vector<contracts::Contract> waiting;
  std::vector<std::optional<edtf::When>> published;  // of those
  std::unordered_set<std::string> ids;
  InOrder<Numbered, Answer> lines(
      processors(),
      [&] {
        const auto times = std::make_shared<timex::Reader>(knowledge->grammar, timex::Context{});
        return [&, times](const Numbered& line) { return answer(line, *knowledge, *times); };
      },
      [&](Answer said) {
        const auto is_first = [&](const std::string& id, const Place& place) {
          if (ids.insert(id).second) return true;
          shell.fail(error("duplicate-document", place,
                           fmt::format("document '{}' stands twice; keep one", id)));
          return false;
        };
        if (const auto* claimed = std::get_if<Claimed>(&said)) {
          if (is_first(claimed->id, claimed->place)) print(shell, *claimed);
        }
        if (const auto* problems = std::get_if<Diagnostics>(&said)) shell.fail(*problems);
        auto* contract = std::get_if<Contract>(&said);
        if (contract != nullptr && is_first(contract->contract.doc, contract->place)) {
          waiting.push_back(std::move(contract->contract));
          published.push_back(std::move(contract->published));
        }
      });
  std::ios::sync_with_stdio(false);  // nothing else reads the stream
  std::string line;
  for (int number = 1; std::getline(std::cin, line); ++number) {
    if (!trim(line).empty()) lines.add({number, std::move(line)});
  }
  lines.finish();
  if (waiting.empty()) return;
  timex::Reader times(knowledge->grammar, {});
  std::vector<claims::Extraction> claimed = contracts::to_claims(waiting, *knowledge->contracts);
  for (std::size_t i = 0; i < claimed.size(); ++i) {
    if (published[i]) {
      claimed[i].published = published[i];
      claimed[i].published_words = {};
    }
    print(shell, claimed_by(claimed[i], times));
  }
}

}  // namespace

Command extract_command(Shell& shell) {
  return {
      .name = "extract",
      .about = "Claims of a stream of documents: JSON lines in, JSON lines out",
      .formats = {"json"},
      .footer =
          R"(Each line in is {"id": "…", "text": "…", "published": "2026-04-28"}; published may be
left out. Lines out are read by 'inforce merge'. Contracts come last, for an amendment is read
against the contract that it amends, wherever that stands in the stream.

  inforce extract < documents.ndjson | inforce merge --model model.yaml)",
      .run = [&shell] { run(shell); }};
}

}  // namespace inforce::cli
