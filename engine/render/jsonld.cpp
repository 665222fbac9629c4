// SPDX-License-Identifier: MIT
#include "render/jsonld.h"

#include <nlohmann/json.hpp>

#include "render/words.h"

namespace inforce::render {
namespace {

using Json = nlohmann::ordered_json;

Json context() {
  const auto date = [](std::string_view name) -> Json {
    return {{"@id", name}, {"@type", "http://www.w3.org/2001/XMLSchema#date"}};
  };
  const auto link = [](std::string_view name) -> Json { return {{"@id", name}, {"@type", "@id"}}; };
  return {{"schema", "https://schema.org/"},
          {"time", "http://www.w3.org/2006/time#"},
          {"prov", "http://www.w3.org/ns/prov#"},
          {"inforce", "urn:inforce:"},
          {"name", "schema:name"},
          {"description", "schema:description"},
          {"startDate", date("schema:startDate")},
          {"endDate", date("schema:endDate")},
          {"datePublished", date("schema:datePublished")},
          {"party", link("schema:participant")},
          {"about", link("schema:about")},
          {"time:inXSDDate", date("time:inXSDDate")},
          {"prov:wasDerivedFrom", link("prov:wasDerivedFrom")},
          {"prov:wasQuotedFrom", link("prov:wasQuotedFrom")}};
}

std::string node(std::string_view what, std::string_view id) {
  return "inforce:" + std::string(what) + "/" + std::string(id);
}

// The days it may be: from the first to the last, each where known.
Json interval(const edtf::When& when) {
  Json out = {{"@type", "time:ProperInterval"}};
  const auto instant = [](date::sys_days day) -> Json {
    return {{"@type", "time:Instant"}, {"time:inXSDDate", edtf::to_string(day)}};
  };
  if (when.bounds.earliest) out["time:hasBeginning"] = instant(*when.bounds.earliest);
  if (when.bounds.latest) out["time:hasEnd"] = instant(*when.bounds.latest);
  if (!when.text.empty()) out["inforce:edtf"] = when.text;
  return out;
}

class Graph {
 public:
  explicit Graph(const model::Model& model) : model_(model) {}

  Json write() {
    for (const model::Document& document : model_.documents) add(document);
    for (const model::Party& party : model_.parties) {
      items_.push_back({{"@id", node("party", party.id)},
                        {"@type", "schema:Organization"},
                        {"name", party_name(model_, party.id)},
                        {"schema:alternateName", party.aliases}});
    }
    for (const model::Event& event : model_.events) add(event);
    for (const model::Term& term : model_.terms) {
      for (const model::Version& version : term.versions) add(term, version);
    }
    return {{"@context", context()}, {"@graph", items_}};
  }

 private:
  void add(const model::Document& document) {
    Json item = {{"@id", node("document", document.id)},
                 {"@type", {"schema:CreativeWork", "prov:Entity"}},
                 {"name", document_title(model_, document.id)}};
    if (is_exact(document.published)) {
      item["datePublished"] = edtf::to_string(*document.published.bounds.earliest);
    } else if (is_dated(document.published)) {
      item["inforce:published"] = interval(document.published);
    }
    items_.push_back(std::move(item));
  }

  void add(const model::Event& event) {
    Json item = {{"@id", node("event", event.id)},
                 {"@type", {"schema:Event", "prov:Entity"}},
                 {"name", event.summary.empty() ? event.id : event.summary},
                 {"inforce:kind", event.kind},
                 {"inforce:confidence", say(event.confidence)}};
    if (is_exact(event.date)) item["startDate"] = edtf::to_string(*event.date.bounds.earliest);
    if (is_dated(event.date)) item["inforce:takesPlaceIn"] = interval(event.date);
    Json parties = Json::array();
    for (const std::string& id : event.parties) parties.push_back(node("party", id));
    item["party"] = std::move(parties);
    derive(item, event.id, event.evidence);
    items_.push_back(std::move(item));
  }

  void add(const model::Term& term, const model::Version& version) {
    Json item = {
        {"@id", node("version", version.id)},  {"@type", {"inforce:TermVersion", "prov:Entity"}},
        {"name", name_of(model_, version.id)}, {"inforce:term", {{"@id", node("term", term.id)}}},
        {"inforce:kind", term.kind},           {"inforce:confidence", say(version.confidence)}};
    if (!term.holder.empty()) item["inforce:holder"] = {{"@id", node("party", term.holder)}};
    if (!term.bound.empty()) item["inforce:bound"] = {{"@id", node("party", term.bound)}};
    for (const auto& [key, value] : version.attributes) item["inforce:attribute/" + key] = value;
    if (!version.condition.empty()) item["inforce:condition"] = version.condition;
    item["inforce:from"] = interval(version.from.date);
    if (version.until) item["inforce:until"] = interval(version.until->date);
    derive(item, version.id, version.evidence);
    items_.push_back(std::move(item));
  }

  void derive(Json& item, const std::string& id, const std::vector<model::Evidence>& evidence) {
    Json quotes = Json::array();
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      const model::Evidence& from = evidence[i];
      const std::string name = node("quote", id + "/" + std::to_string(i));
      quotes.push_back(name);
      items_.push_back({{"@id", name},
                        {"@type", "prov:Entity"},
                        {"prov:value", from.quote},
                        {"prov:wasQuotedFrom", node("document", from.doc)},
                        {"inforce:firstByte", from.span.begin},
                        {"inforce:endByte", from.span.end},
                        {"inforce:rule", from.rule}});
    }
    item["prov:wasDerivedFrom"] = std::move(quotes);
  }

  const model::Model& model_;
  Json items_ = Json::array();
};

}  // namespace

std::string jsonld(const model::Model& model) {
  return Graph(model).write().dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace inforce::render
