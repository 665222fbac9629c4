// SPDX-License-Identifier: MIT
#include "query/json.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "model/names.h"
#include "query/index.h"
#include "query/known.h"
#include "query/text.h"

namespace inforce::query {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Part& part);
Json to_json(const model::Prospect* prospect);
Json to_json(const Reason& reason);

Json start() { return {{"schema", "inforce/1"}}; }

std::string print(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json words_or_null(const std::string& words) { return words.empty() ? Json() : Json(words); }

Json to_json(const std::optional<Day>& day) { return day ? Json(edtf::to_string(*day)) : Json(); }

Json to_json(const edtf::When& when) {
  return {{"edtf", words_or_null(when.text)},
          {"earliest", to_json(when.bounds.earliest)},
          {"latest", to_json(when.bounds.latest)}};
}

Json to_json(const model::End& end) {
  Json json = to_json(end.date);
  json["event"] = words_or_null(end.event);
  json["basis"] = model::name(end.basis);
  return json;
}

Json to_json(const model::Evidence& evidence) {
  const bool has_span = evidence.span != Span{};
  Json json = {{"doc", evidence.doc},
               {"start", has_span ? Json(evidence.span.begin) : Json()},
               {"end", has_span ? Json(evidence.span.end) : Json()},
               {"quote", evidence.quote},
               {"rule", words_or_null(evidence.rule)}};
  if (!evidence.asserted_by.empty()) json["asserted_by"] = evidence.asserted_by;
  return json;
}

Json to_json(const model::Evidence* evidence) { return to_json(*evidence); }

template <typename Items>
Json list(const Items& items) {
  Json json = Json::array();
  for (const auto& item : items) json.push_back(to_json(item));
  return json;
}

template <typename Items>
Json ids(const Items& items) {
  Json json = Json::array();
  for (const auto* item : items) json.push_back(item->id);
  return json;
}

Json attributes(const model::Version& version) {
  Json json = Json::object();
  for (const auto& [name, value] : version.attributes) {
    const bool is_truth = value == "true" || value == "false";
    json[name] = is_truth ? Json(value == "true") : Json(value);
  }
  return json;
}

Json party(const Index& index, const std::string& id) {
  if (id.empty()) return {};
  const model::Party* party = index.party(id);
  return {{"id", id}, {"name", party == nullptr ? id : party->name}};
}

// What a term is, whatever its version.
Json term_head(const Index& index, const model::Term& term) {
  return {{"id", term.id},
          {"kind", term.kind},
          {"label", model::label_of(term)},
          {"agreement", words_or_null(term.agreement)},
          {"holder", party(index, term.holder)},
          {"bound", party(index, term.bound)},
          {"object", words_or_null(term.object)}};
}

void add_version(Json& json, const model::Version& version) {
  json["attributes"] = attributes(version);
  json["from"] = to_json(version.from);
  json["until"] = version.until ? to_json(*version.until) : Json();
  json["condition"] = words_or_null(version.condition);
  json["confidence"] = model::name(version.confidence);
}

Json to_json(const Part& part) {
  return {{"from", edtf::to_string(part.days.first)},
          {"until", edtf::to_string(part.days.last)},
          {"state", name(part.state)}};
}

Json standing(const Index& index, const Standing& standing) {
  Json json = term_head(index, *standing.term);
  json["version"] = standing.version->id;
  json["state"] = name(standing.state);
  json["throughout"] = standing.parts.size() == 1;
  json["parts"] = list(standing.parts);
  add_version(json, *standing.version);
  json["sources"] = standing.sources;
  json["conflicts"] = ids(standing.conflicts);
  json["evidence"] = list(standing.evidence);
  return json;
}

Json to_json(const model::Prospect* prospect) {
  return {{"id", prospect->id},
          {"about", words_or_null(prospect->about)},
          {"summary", prospect->summary},
          {"condition", words_or_null(prospect->condition)},
          {"evidence", list(prospect->evidence)}};
}

Json occasion(const Asked& asked) {
  return {{"at", edtf::between({asked.days.first, asked.days.last}).text},
          {"known", to_json(asked.known)}};
}

Json change(const Index& index, const Change& change) {
  Json json = term_head(index, *change.term);
  json["before"] = change.before ? standing(index, *change.before) : Json();
  json["after"] = change.after ? standing(index, *change.after) : Json();
  json["fields"] = Json::array();
  for (const Change::Field& field : change.fields) {
    json["fields"].push_back({{"field", field.name},
                              {"before", words_or_null(field.before)},
                              {"after", words_or_null(field.after)}});
  }
  return json;
}

Json difference(const Index& index, const Difference& difference) {
  Json json = {{"from", occasion(difference.before)}, {"to", occasion(difference.after)}};
  const std::pair<const char*, const std::vector<Change>*> lists[] = {
      {"started", &difference.started},
      {"ended", &difference.ended},
      {"changed", &difference.changed}};
  for (const auto& [name, changes] : lists) {
    json[name] = Json::array();
    for (const Change& item : *changes) json[name].push_back(change(index, item));
  }
  json["passed"] = Json::array();
  for (const Standing& item : difference.passed) json["passed"].push_back(standing(index, item));
  return json;
}

Json entry(const Entry& entry) {
  const model::Event& event = *entry.event;
  Json amounts = Json::array();
  for (const model::Amount& amount : event.amounts) {
    Json json = {{"value", amount.value}, {"currency", words_or_null(amount.currency)}};
    if (!amount.qualifier.empty()) json["qualifier"] = amount.qualifier;
    amounts.push_back(std::move(json));
  }
  return {{"id", event.id},
          {"kind", event.kind},
          {"summary", event.summary},
          {"date", to_json(event.date)},
          {"basis", model::name(event.basis)},
          {"agreement", words_or_null(event.agreement)},
          {"parties", event.parties},
          {"amounts", std::move(amounts)},
          {"confidence", model::name(event.confidence)},
          {"sources", entry.sources},
          {"evidence", list(entry.evidence)},
          {"starts", ids(entry.starts)},
          {"ends", ids(entry.ends)}};
}

Json to_json(const Reason& reason) {
  Json json = {{"text", reason.text}};
  if (reason.quote != nullptr) json["quote"] = to_json(*reason.quote);
  json["because"] = list(reason.because);
  return json;
}

}  // namespace

std::string at_json(const model::Model& model, const Answer& answer, const edtf::When& day) {
  const Index index(model);
  Json json = start();
  json["at"] = day.text;
  json["known"] = to_json(answer.asked.known);
  json["terms"] = Json::array();
  for (const Standing& item : answer.terms) json["terms"].push_back(standing(index, item));
  if (answer.total) json["total"] = *answer.total;
  json["conflicts"] = ids(answer.conflicts);
  json["prospects"] = list(answer.prospects);
  json["left_out"] = ids(answer.left_out);
  json["unknown_since"] = answer.unknown_since;
  return print(json);
}

std::string diff_json(const model::Model& model, const Difference& found) {
  Json json = start();
  json.update(difference(Index(model), found));
  return print(json);
}

std::string learning_json(const model::Model& model, const Learning& learning) {
  const Index index(model);
  Json json = start();
  json["world"] = difference(index, learning.world);
  json["learnt"] = difference(index, learning.learnt);
  return print(json);
}

std::string timeline_json(const Timeline& timeline) {
  Json json = start();
  json["events"] = Json::array();
  for (const Entry& item : timeline.dated) json["events"].push_back(entry(item));
  for (const Entry& item : timeline.undated) json["events"].push_back(entry(item));
  return print(json);
}

std::string history_json(const model::Model& model, const std::vector<const model::Term*>& terms) {
  const Index index(model);
  Json json = start();
  json["terms"] = Json::array();
  for (const model::Term* term : terms) {
    Json item = term_head(index, *term);
    item["versions"] = Json::array();
    for (const model::Version& version : term->versions) {
      const Quotes quotes = quotes_of(version, index, {});
      Json one = {{"id", version.id}};
      add_version(one, version);
      one["known_from"] = to_json(version.known_from);
      one["known_to"] = to_json(version.known_to);
      one["replaced"] = !is_current(version);
      one["sources"] = quotes.sources;
      one["evidence"] = list(quotes.evidence);
      one["reasons"] = version.reasons;
      item["versions"].push_back(std::move(one));
    }
    json["terms"].push_back(std::move(item));
  }
  return print(json);
}

std::string conflicts_json(const model::Model& model) {
  Json json = start();
  json["conflicts"] = Json::array();
  for (const model::Conflict& conflict : model.conflicts) {
    Json sides = Json::array();
    for (const model::Side& side : conflict.sides) {
      Json dates = Json::array();
      for (const edtf::When& when : side.dates) dates.push_back(to_words(when));
      sides.push_back(
          {{"value", side.value}, {"dates", std::move(dates)}, {"evidence", list(side.evidence)}});
    }
    json["conflicts"].push_back({{"id", conflict.id},
                                 {"about", conflict.about},
                                 {"field", conflict.field},
                                 {"sides", std::move(sides)},
                                 {"follows", conflict.follows},
                                 {"because", conflict.because}});
  }
  return print(json);
}

std::string why_json(const std::vector<Reason>& reasons) {
  Json json = start();
  json["reasons"] = list(reasons);
  return print(json);
}

}  // namespace inforce::query
