// SPDX-License-Identifier: MIT
#include "render/csv.h"

#include <initializer_list>

#include "render/words.h"

namespace inforce::render {
namespace {

std::string cell(std::string_view text) {
  std::string safe(text);
  if (!safe.empty() && std::string_view("=+-@\t\r").find(safe.front()) != std::string_view::npos) {
    safe.insert(safe.begin(), '\'');
  }
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string out = "\"";
  for (const char c : safe) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void row(std::string& out, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view text : cells) {
    if (!first) out += ',';
    first = false;
    out += cell(text);
  }
  out += "\r\n";
}

std::string day(const std::optional<date::sys_days>& value) {
  return value ? edtf::to_string(*value) : "";
}

template <typename List, typename Say>
std::string joined(const List& list, Say say_item) {
  std::string out;
  for (const auto& item : list) {
    if (!out.empty()) out += "; ";
    out += say_item(item);
  }
  return out;
}

std::string quotes(const std::vector<model::Evidence>& evidence) {
  return joined(evidence, [](const model::Evidence& item) {
    return item.doc + " [" + std::to_string(item.span.begin) + ", " +
           std::to_string(item.span.end) + "): " + item.quote;
  });
}

}  // namespace

std::string csv(const model::Model& model) {
  std::string out;
  row(out,
      {"record",        "id",          "kind",       "label",          "agreement",    "holder",
       "bound",         "parties",     "amounts",    "attributes",     "condition",    "from",
       "from_earliest", "from_latest", "until",      "until_earliest", "until_latest", "known_from",
       "known_to",      "replaced",    "confidence", "quotes"});
  for (const model::Event& event : model.events) {
    const auto& [earliest, latest] = event.date.bounds;
    const std::string parties = joined(event.parties, [](const std::string& id) { return id; });
    const std::string amounts =
        joined(event.amounts, [](const model::Amount& amount) { return say(amount); });
    row(out, {"event",
              event.id,
              event.kind,
              event.summary,
              event.agreement,
              "",
              "",
              parties,
              amounts,
              "",
              "",
              event.date.text,
              day(earliest),
              day(latest),
              event.date.text,
              day(earliest),
              day(latest),
              day(event.known_from),
              "",
              "",
              say(event.confidence),
              quotes(event.evidence)});
  }
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      const edtf::Bounds from = version.from.date.bounds;
      const edtf::When until = version.until ? version.until->date : edtf::When{};
      const std::string attributes = joined(
          version.attributes, [](const auto& item) { return item.first + "=" + item.second; });
      row(out, {"version",
                version.id,
                term.kind,
                term.label,
                term.agreement,
                term.holder,
                term.bound,
                "",
                "",
                attributes,
                version.condition,
                version.from.date.text,
                day(from.earliest),
                day(from.latest),
                until.text,
                day(until.bounds.earliest),
                day(until.bounds.latest),
                day(version.known_from),
                day(version.known_to),
                is_current(version) ? "" : "yes",
                say(version.confidence),
                quotes(version.evidence)});
    }
  }
  return out;
}

}  // namespace inforce::render
