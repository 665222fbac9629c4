// SPDX-License-Identifier: MIT
#include "claims/json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "claims/names.h"

namespace inforce::claims {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kReplace = Json::error_handler_t::replace;  // of bytes that are not UTF-8

template <typename T>
void put(Json& json, const char* name, const T& value) {
  if (!value.empty()) json[name] = value;
}

void put(Json& json, const char* name, const std::optional<date::sys_days>& day) {
  if (day) json[name] = edtf::to_string(*day);
}

Json to_json(const Time& time) {
  const timex::Timex& when = time.when;
  Json json;
  json["role"] = name_of(kRoles, time.role);
  json["start"] = when.words.begin;
  json["end"] = when.words.end;
  json["type"] = name_of(kTimexTypes, when.type);
  put(json, "value", when.value);
  put(json, "mod", when.mod);
  put(json, "edtf", when.edtf);
  put(json, "earliest", when.bounds.earliest);
  put(json, "latest", when.bounds.latest);
  json["origin"] = name_of(kOrigins, when.origin);
  if (when.distance) {
    json["sign"] = when.distance->sign;
    json["from"] = {when.distance->from.begin, when.distance->from.end};
  }
  if (when.business_days) json["business_days"] = true;
  if (time.anchor) json["anchor"] = *time.anchor;
  return json;
}

Json to_json(const Amount& amount) {
  Json json;
  json["value"] = amount.value;
  put(json, "currency", amount.currency);
  put(json, "qualifier", amount.qualifier);
  json["start"] = amount.words.begin;
  json["end"] = amount.words.end;
  return json;
}

Json to_json(const Message& message) {
  Json json;
  json["under"] = message.under;
  if (message.published) {
    json["published"] = message.published->text;
    json["published_words"] = {message.published_words.begin, message.published_words.end};
  }
  return json;
}

Json to_json(const Extraction& extraction) {
  Json json;
  json["schema"] = "inforce/1";
  json["record"] = "document";
  json["doc"] = extraction.doc;
  put(json, "path", extraction.path);
  put(json, "title", extraction.title);
  if (extraction.published) {
    json["published"] = extraction.published->text;
    json["published_words"] = {extraction.published_words.begin, extraction.published_words.end};
  }
  json["parties"] = Json::array();
  for (const Party& party : extraction.parties) {
    Json item;
    item["name"] = party.name;
    put(item, "aliases", party.aliases);
    json["parties"].push_back(std::move(item));
  }
  for (const Message& message : extraction.messages) json["messages"].push_back(to_json(message));
  json["text"] = extraction.text;
  return json;
}

Json to_json(const Extraction& extraction, std::size_t id) {
  const Claim& claim = extraction.claims[id];
  Json json;
  json["schema"] = "inforce/1";
  json["record"] = "claim";
  json["doc"] = extraction.doc;
  json["id"] = id;
  json["of"] = claim.is_term ? "term" : "event";
  json["kind"] = claim.kind;
  json["effect"] = name_of(kEffects, claim.effect);
  if (claim.side != Side::unspecified) json["side"] = name_of(kSides, claim.side);
  if (claim.modality != Modality::fact) json["modality"] = name_of(kModalities, claim.modality);
  put(json, "holder", claim.holder);
  put(json, "bound", claim.bound);
  put(json, "parties", claim.parties);
  put(json, "object", claim.object);
  put(json, "attributes", claim.attributes);
  put(json, "was", claim.was);
  for (const Amount& amount : claim.amounts) json["amounts"].push_back(to_json(amount));
  for (const Time& time : claim.times) json["times"].push_back(to_json(time));
  put(json, "condition", claim.condition);
  put(json, "asserted_by", claim.asserted_by);
  put(json, "summary", claim.summary);
  if (claim.change) json["change"] = *claim.change;
  if (claim.news) json["news"] = true;
  if (claim.corrects) json["corrects"] = true;
  if (claim.message > 0) json["message"] = claim.message;
  json["start"] = claim.quote.begin;
  json["end"] = claim.quote.end;
  if (claim.quote.end <= extraction.text.size()) {
    json["quote"] = std::string(claim.quote.of(extraction.text));
  }
  put(json, "rule", claim.rule);
  return json;
}

}  // namespace

std::string to_json_lines(const Extraction& extraction) {
  std::string lines = to_json(extraction).dump(-1, ' ', false, kReplace) + '\n';
  for (std::size_t id = 0; id < extraction.claims.size(); ++id) {
    lines += to_json(extraction, id).dump(-1, ' ', false, kReplace) + '\n';
  }
  return lines;
}

}  // namespace inforce::claims
