// SPDX-License-Identifier: MIT
// What the program writes, and what people may write, is what models/schema/ says.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>

#include "base/file.h"
#include "model/from_yaml.h"
#include "model/to_yaml.h"
#include "query/json.h"
#include "yaml/node.h"

using namespace inforce;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const fs::path kSchemas = fs::path(INFORCE_ROOT) / "models" / "schema";

const json& schema(const std::string& file) {
  static std::map<std::string, json> read;
  const auto [found, is_new] = read.try_emplace(file);
  if (is_new) found->second = json::parse(*read_file(kSchemas / file));
  return found->second;
}

// The parts of JSON Schema that models/schema/ uses; any other keyword is a fault of the schema.
class Validator {
 public:
  // Why `value` does not fit, at which path; empty: it fits.
  static std::string fault(const json& value, const std::string& file) {
    return check(value, schema(file), file, "$");
  }

 private:
  static bool has_type(const json& value, const std::string& type) {
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    return type == "null" && value.is_null();
  }

  static std::string refer(const json& value, const std::string& target, const std::string& file,
                           const std::string& path) {
    const std::size_t hash = target.find('#');
    const std::string in = hash == 0 ? file : target.substr(0, hash);
    return check(value, schema(in).at(json::json_pointer(target.substr(hash + 1))), in, path);
  }

  static std::string check(const json& value, const json& rule, const std::string& file,
                           const std::string& path) {
    for (const auto& [keyword, limit] : rule.items()) {
      std::string fault = check(value, rule, keyword, limit, file, path);
      if (!fault.empty()) return fault;
    }
    return {};
  }

  static std::string check(const json& value, const json& rule, const std::string& keyword,
                           const json& limit, const std::string& file, const std::string& path) {
    static const std::vector<std::string> kNotes = {"$schema", "$id", "$defs", "title",
                                                    "description"};
    if (std::find(kNotes.begin(), kNotes.end(), keyword) != kNotes.end()) return {};
    const std::string no = path + ": " + keyword + " " + limit.dump();
    if (keyword == "$ref") return refer(value, limit, file, path);
    if (keyword == "const") return value == limit ? "" : no;
    if (keyword == "enum") return std::count(limit.begin(), limit.end(), value) == 1 ? "" : no;
    if (keyword == "type") {
      const json types = limit.is_array() ? limit : json::array({limit});
      const bool fits = std::any_of(types.begin(), types.end(),
                                    [&](const json& type) { return has_type(value, type); });
      return fits ? "" : no;
    }
    if (keyword == "anyOf" || keyword == "oneOf") {
      std::string faults;
      long fits = 0;
      for (const json& choice : limit) {
        const std::string fault = check(value, choice, file, path);
        fault.empty() ? ++fits : (faults += fault + "; ", fits);
      }
      return (keyword == "anyOf" ? fits > 0 : fits == 1) ? "" : faults;
    }
    if (keyword == "pattern") {
      const bool fits =
          !value.is_string() ||
          std::regex_search(value.get<std::string>(), std::regex(limit.get<std::string>()));
      return fits ? "" : no;
    }
    if (keyword == "minimum") return !value.is_number() || value >= limit ? "" : no;
    if (keyword == "minLength")
      return !value.is_string() || value.get<std::string>().size() >= limit ? "" : no;
    if (keyword == "minItems") return !value.is_array() || value.size() >= limit ? "" : no;
    if (keyword == "maxItems") return !value.is_array() || value.size() <= limit ? "" : no;
    if (keyword == "items") {
      if (!value.is_array()) return {};
      for (std::size_t i = 0; i < value.size(); ++i) {
        std::string fault = check(value[i], limit, file, fmt::format("{}[{}]", path, i));
        if (!fault.empty()) return fault;
      }
      return {};
    }
    if (keyword == "required") {
      for (const std::string key : limit) {
        if (value.is_object() && !value.contains(key)) return path + ": no " + key;
      }
      return {};
    }
    if (keyword == "propertyNames") {
      for (const auto& item : value.items()) {
        std::string fault = check(item.key(), limit, file, path);
        if (!fault.empty()) return fault;
      }
      return {};
    }
    if (keyword == "properties" || keyword == "additionalProperties") {
      return value.is_object() ? check_fields(value, rule, keyword, file, path) : "";
    }
    return "the validator does not know " + keyword;
  }

  static std::string check_fields(const json& value, const json& rule, const std::string& keyword,
                                  const std::string& file, const std::string& path) {
    for (const auto& [key, field] : value.items()) {
      const bool is_named = rule.contains("properties") && rule["properties"].contains(key);
      if (is_named != (keyword == "properties")) continue;
      const json& limit = is_named ? rule["properties"][key] : rule["additionalProperties"];
      if (limit == true) continue;
      if (limit == false) return path + ": no field " + key;
      std::string fault = check(field, limit, file, path + "." + key);
      if (!fault.empty()) return fault;
    }
    return {};
  }
};

// YAML as an editor sees it: plain words may be numbers and truths.
json to_json(const yaml::Node& node) {
  if (node.is_null()) return {};
  if (node.is_list()) {
    json list = json::array();
    for (const yaml::Node& item : node.items) list.push_back(to_json(item));
    return list;
  }
  if (node.is_map()) {
    json map = json::object();
    for (const auto& [key, value] : node.entries) map[key.text] = to_json(value);
    return map;
  }
  if (!node.quoted && (node.text == "true" || node.text == "false")) return node.text == "true";
  const bool is_number = !node.quoted && !node.text.empty() && node.text.size() < 10 &&
                         node.text.find_first_not_of("0123456789") == std::string::npos;
  return is_number ? json(std::stoi(node.text)) : json(node.text);
}

std::string fault_of_model(const std::string& text) {
  const Result<yaml::Node> node = yaml::parse(text, "m.yaml");
  if (!node) return to_string(node.problems().front());
  return Validator::fault(to_json(*node), "model.schema.json");
}

constexpr const char* kModel = R"(
name: Mill
packs: agreements
documents: [letter.txt, {id: wire, path: wire.txt, published: 2026-04-28}]
parties: [Acme, {name: Beta, aliases: [B]}]
agreements: [Lease]
events:
- {id: change, kind: agreement-amended, date: {date: 2026-04, latest: 2026-04-28}, parties: Acme, agreement: Lease,
   amounts: [5, more than 20%, {value: 7, currency: EUR}], known_from: 2026-04-28, reasons: two say so,
   evidence: {doc: wire, bytes: [0, 7], quote: changed, asserted_by: the clerk}}
- {kind: other}
terms:
- {kind: exclusivity, holder: Acme, bound: Beta, from: 2019, until: 2026-04-26}
- kind: rent
  versions:
  - {attributes: {rate: 20%, capped: false, years: 5}, from: 2019, until: {date: 2026-04-27, event: change, basis: inferred}}
  - {attributes: {rate: 20%, capped: true}, from: {event: change, date: 2026-04-28}, until: through 2030, condition: if it can,
     known_from: 2026-04-28, known_to: 2026-06-01}
  - {from: 2026-04-28, until: unknown, known_from: 2026-06-01, confidence: reported, replaced: true}
conflicts: [{about: change, field: date, sides: [{value: 1, dates: 2026-04-27}, {value: b, dates: [2026-04-26]}], because: it is}]
prospects: [{about: rent, summary: ends some day, evidence: {doc: wire, quote: some day}}]
)";

}  // namespace

TEST_CASE("A model written by hand, and as the program writes it, fits the schema", "[schema]") {
  CHECK(fault_of_model(kModel) == "");
  const Result<model::Model> model = model::from_yaml(kModel, "m.yaml");
  REQUIRE(model);
  CHECK(fault_of_model(model::to_yaml(*model)) == "");
}

TEST_CASE("What the program refuses, the schema refuses in the editor", "[schema]") {
  const std::string_view models[] = {
      "trems: []\n",
      "terms: [{from: 2019}]\n",
      "terms: [{kind: rent, form: 2019}]\n",
      "terms: [{kind: rent, confidence: sure}]\n",
      "terms: [{kind: rent, attributes: {Rate: 5}}]\n",
      "terms: [{kind: rent, from: {day: 2019}}]\n",
      "terms: [{kind: rent, evidence: {doc: a}}]\n",
      "terms: [{kind: rent, evidence: {doc: a, quote: x, bytes: 3}}]\n",
      "documents: [{sha256: beef}]\n",
      "conflicts: [{sides: [{value: x}]}]\n",
      "schema: inforce/2\n",
  };
  for (const std::string_view text : models) {
    CAPTURE(text);
    CHECK(fault_of_model(std::string(text)) != "");
    CHECK_FALSE(model::from_yaml(text, "m.yaml"));
  }
}

TEST_CASE("Answers fit their schemas", "[schema]") {
  const Result<model::Model> read = model::from_yaml(kModel, "m.yaml");
  REQUIRE(read);
  const model::Model& model = *read;
  const query::Day first = *edtf::parse_day("2018-01-01"), second = *edtf::parse_day("2026-06-15");
  const query::Asked before{{first, first}, {}}, after{{first, second}, second};
  std::vector<query::Reason> reasons;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      reasons.push_back(query::why(model, term, version));
    }
  }
  std::vector<const model::Term*> terms = {&model.terms[0], &model.terms[1]};
  const auto fits = [](const std::string& text, const std::string& file) {
    INFO(text);
    CHECK(Validator::fault(json::parse(text), file) == "");
  };
  fits(query::at_json(model, query::at(model, after, true), edtf::parse("2026").value()),
       "at.schema.json");
  fits(query::at_json(model, query::at(model, {after.days, {}}), edtf::parse("2026").value()),
       "at.schema.json");
  fits(query::diff_json(model, query::diff(model, before, {after.days, {}})), "diff.schema.json");
  fits(query::learning_json(model, query::diff_known(model, before.days, {second, second})),
       "diff.schema.json");
  fits(query::timeline_json(query::timeline(model)), "timeline.schema.json");
  fits(query::history_json(model, terms), "history.schema.json");
  fits(query::conflicts_json(model), "conflicts.schema.json");
  fits(query::why_json(reasons), "why.schema.json");
}

TEST_CASE("The examples of streams fit their schemas", "[schema]") {
  const auto fault = [](const char* text, const char* file) {
    return Validator::fault(json::parse(text), file);
  };
  CHECK(
      fault(
          R"({"schema":"inforce/1","doc":"ap-1","path":"a/ap-1.txt","start":101,"end":115,"text":"April 27, 2026",
    "type":"DATE","value":"2026-04-27","mod":null,"edtf":"2026-04-27","earliest":"2026-04-27",
    "latest":"2026-04-27"})",
          "tag.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","doc":"x","path":"x.txt","title":null,"parties":["A"],
    "agreement_date":"2016-05","effective_date":null,"expiration_date":"perpetual","renewal":"P1Y",
    "notice":null,"governing_law":"Ohio","amends":null,"terms":{"exclusivity":true,"rofr":false,
    "revenue_share":true,"license":true,"non_transferable_license":false,"perpetual_license":false,
    "minimum_commitment":false,"liability_cap":true,"termination_for_convenience":false},
    "quotes":{"agreement_date":[0,10]}})",
              "agreements.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","record":"claim","doc":"x","id":0,"of":"term","kind":"rent",
    "effect":"holds","times":[{"role":"until","start":3,"end":7,"type":"DATE","edtf":"2030",
    "origin":"stated"}],"start":0,"end":9,"quote":"rent 2030"})",
              "claims.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","record":"claim","doc":"x"})", "claims.schema.json") != "");
  CHECK(fault(R"({"schema":"inforce/1","checked":["model"],"problems":[{"level":"error",
    "code":"x","file":"m","line":null,"column":null,"message":"m"}]})",
              "check.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","at":"2030","known":null,
    "count":{"in-force":2,"disputed":0,"possible":1}})",
              "count.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","at":"2030","known":null,"count":{"in-force":-2}})",
              "count.schema.json") != "");
  CHECK(fault(R"({"schema":"inforce/1","term":"a/b/c/d","gaps":[{"from":"2015-01-01",
    "until":"2015-01-31","sure":true}],"overlaps":[{"from":null,"until":null,"sure":false}]})",
              "gaps.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","terms":[{"term":"a","gaps":[],"overlaps":[]},
    {"term":"b","gaps":[],"overlaps":[]}]})",
              "gaps.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","term":"a","gaps":[]})", "gaps.schema.json") != "");
  CHECK(fault(R"({"schema":"inforce/1","first":"1","second":"2","relations":["met-by"]})",
              "relation.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","first":"1","second":"2","relations":["near"]})",
              "relation.schema.json") != "");
  CHECK(fault(R"({"schema":"inforce/1","imported":"6 term versions","model":"reg"})",
              "done.schema.json") == "");
  CHECK(fault(R"({"schema":"inforce/1","documents":2,"terms":"many"})", "done.schema.json") != "");
}
