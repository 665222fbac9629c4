// SPDX-License-Identifier: MIT
#include "render/page_data.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "query/index.h"
#include "query/known.h"
#include "query/state.h"
#include "render/chronology.h"
#include "render/excerpts.h"
#include "render/words.h"

namespace inforce::render {
namespace {

using Json = nlohmann::ordered_json;
using query::Day;

Json day(std::optional<Day> value) {
  return value ? Json(value->time_since_epoch().count()) : Json();
}

Json when(const edtf::When& date) {
  if (!is_dated(date)) return Json();
  return {{"said", say(date)},
          {"edtf", date.text},
          {"a", day(date.bounds.earliest)},
          {"z", day(date.bounds.latest)}};
}

class Writer {
 public:
  Writer(const model::Model& model, const Texts& texts, const Quotes& quotes)
      : model_(model), texts_(texts), quotes_(quotes), extent_(extent(model)), index_(model) {
    for (std::size_t i = 0; i < model.parties.size(); ++i) parties_[model.parties[i].id] = i;
    for (std::size_t i = 0; i < model.agreements.size(); ++i) {
      agreements_[model.agreements[i].id] = i;
    }
    for (const model::Document& document : model.documents) {
      if (document.published.bounds.latest) published_.insert(*document.published.bounds.latest);
    }
    for (const model::Conflict& conflict : model.conflicts) disputed_.insert(conflict.about);
  }

  Json write() {
    Json page = {{"schema", "inforce/1"},
                 {"name", model_.name},
                 {"span", {day(extent_.days.first), day(extent_.days.last)}},
                 {"reference", day(extent_.reference)},
                 {"published", Json::array()}};
    for (const Day published : published_) page["published"].push_back(day(published));
    page["parties"] = list(model_.parties, [](const model::Party& party) -> Json {
      return {{"id", party.id}, {"name", party.name}, {"aliases", party.aliases}};
    });
    page["agreements"] = list(model_.agreements, [](const model::Agreement& agreement) -> Json {
      return {{"id", agreement.id}, {"label", agreement.label}};
    });
    page["kinds"] = kind_labels(model_);
    page["events"] = list(model_.events, [this](const auto& item) { return event(item); });
    page["terms"] = list(model_.terms, [this](const auto& item) { return term(item); });
    page["conflicts"] = list(model_.conflicts, [this](const auto& item) { return conflict(item); });
    page["prospects"] = list(model_.prospects, [this](const model::Prospect& prospect) -> Json {
      return {{"about", prospect.about},
              {"said", prospect.summary + " " + prospect.condition},
              {"ev", evidence(prospect.evidence)}};
    });
    page["documents"] = Json::array();
    const std::vector<Excerpts> cut = cut_texts();
    page["evidence"] = Json::array();
    for (const Quotes::Row& row : quotes_.rows()) {
      const model::Evidence& ev = *row.evidence;
      const Spot spot = cut[row.document].find(ev);
      page["evidence"].push_back(
          {row.document, spot.piece, spot.begin, spot.end, ev.quote, row.by});
    }
    for (std::size_t i = 0; i < cut.size(); ++i) {
      const std::string& id = quotes_.documents()[i];
      Json item = i < model_.documents.size() ? document(model_.documents[i])
                                              : Json{{"id", id}, {"title", id}};
      item["pieces"] = cut[i].pieces();
      item["whole"] = cut[i].whole();
      page["documents"].push_back(std::move(item));
    }
    return page;
  }

 private:
  template <typename List, typename Write>
  static Json list(const List& items, Write write_item) {
    Json out = Json::array();
    for (const auto& item : items) out.push_back(write_item(item));
    return out;
  }

  static Json index(const std::map<std::string, std::size_t>& indices, const std::string& id) {
    const auto found = indices.find(id);
    return found == indices.end() ? Json() : Json(found->second);
  }

  Json evidence(const std::vector<model::Evidence>& items) { return quotes_.numbers(items); }

  Json parties(const std::vector<std::string>& ids) {
    return list(ids, [this](const std::string& id) {
      Json known = index(parties_, id);
      return known.is_null() ? Json(id) : known;
    });
  }

  // A tree of reasons as lines: [depth, text, evidence or null].
  void flatten(const query::Reason& reason, int depth, Json& lines) {
    lines.push_back(
        {depth, reason.text, reason.quote ? Json(quotes_.number(*reason.quote)) : Json()});
    for (const query::Reason& below : reason.because) flatten(below, depth + 1, lines);
  }

  Json why(const query::Reason& reason) {
    Json lines = Json::array();
    flatten(reason, 0, lines);
    return lines;
  }

  Json document(const model::Document& item) {
    return {{"id", item.id},
            {"title", item.title.empty() ? item.id : item.title},
            {"path", document_path(item)},
            {"when", when(item.published)},
            {"basis", say(item.basis)},
            {"reasons", item.reasons},
            {"ev", evidence(item.evidence)}};
  }

  Json event(const model::Event& item) {
    Json amounts =
        list(item.amounts, [](const model::Amount& amount) { return Json(say(amount)); });
    return {{"id", item.id},
            {"kind", item.kind},
            {"summary", item.summary.empty() ? item.id : item.summary},
            {"when", when(item.date)},
            {"basis", say(item.basis)},
            {"agreement", index(agreements_, item.agreement)},
            {"parties", parties(item.parties)},
            {"amounts", std::move(amounts)},
            {"confidence", say(item.confidence)},
            {"known", day(item.known_from)},
            {"ev", evidence(item.evidence)},
            {"why", why(item)}};
  }

  // Of a long list of events only their own reasons: the whole chain would make the page a book.
  Json why(const model::Event& item) {
    if (model_.events.size() <= kMostRows) return why(query::why(model_, item));
    return list(item.reasons, [](const std::string& reason) { return Json{0, reason, nullptr}; });
  }

  Json end(const model::End& item) {
    Json out = when(item.date);
    if (out.is_null()) out = {{"said", "no date"}, {"edtf", ""}, {"a", nullptr}, {"z", nullptr}};
    out["event"] = item.event;
    out["basis"] = say(item.basis);
    return out;
  }

  Json term(const model::Term& item) {
    Json versions = Json::array();
    for (const model::Version& version : item.versions) {
      std::map<std::string, std::string> words;
      for (const auto& [key, value] : version.attributes) words[key] = attribute(key, value);
      versions.push_back({{"id", version.id},
                          {"said", attributes(version)},
                          {"attributes", version.attributes},
                          {"words", words},
                          {"held", say_held(version)},
                          {"from", end(version.from)},
                          {"until", version.until ? end(*version.until) : Json()},
                          {"condition", version.condition},
                          {"confidence", say(version.confidence)},
                          {"replaced", day(version.known_to)},
                          {"current", is_current(version)},
                          {"states", states(item, version)},
                          {"ev", evidence(version.evidence)},
                          {"why", why(query::why(model_, item, version))}});
    }
    const auto party = [this](const std::string& id) -> Json {
      if (id.empty()) return nullptr;
      const Json known = index(parties_, id);
      return known.is_null() ? Json(id) : known;
    };
    return {{"id", item.id},
            {"kind", item.kind},
            {"label", term_label(model_, item)},
            {"agreement", index(agreements_, item.agreement)},
            {"holder", party(item.holder)},
            {"bound", party(item.bound)},
            {"object", item.object},
            {"versions", std::move(versions)}};
  }

  Json runs(const model::Term& term, const model::Version& version, std::optional<Day> known) {
    const query::Days days{extent_.days.first - date::days(1), extent_.days.last + date::days(1)};
    Json out = Json::array();
    if (!query::counts(version, known)) return out;
    const std::vector<query::Other> others = query::other_readings(term, version, index_, known);
    for (const query::Part& part : query::parts_of(days, query::reading_of(version), others)) {
      if (part.state == query::State::not_in_force) continue;
      const bool first = part.days.first == days.first, last = part.days.last == days.last;
      out.push_back({first ? Json() : day(part.days.first), last ? Json() : day(part.days.last),
                     static_cast<int>(part.state)});
    }
    return out;
  }

  // The days on which what is known of this version may change.
  std::set<Day> turning_points(const model::Term& term, const model::Version& version) const {
    std::set<Day> points;
    if (version.known_from) points.insert(*version.known_from);
    if (version.known_to) points.insert(*version.known_to);
    for (const std::string& id : {term.id, version.id, version.from.event,
                                  version.until ? version.until->event : std::string()}) {
      if (disputed_.contains(id)) points.insert(published_.begin(), published_.end());
    }
    return points;
  }

  Json states(const model::Term& term, const model::Version& version) {
    Json out = Json::array();
    out.push_back({nullptr, runs(term, version, std::nullopt)});
    Json last = Json::array();
    for (const Day known : turning_points(term, version)) {
      Json at = runs(term, version, known);
      if (at == last) continue;
      last = at;
      out.push_back({day(known), std::move(at)});
    }
    return out;
  }

  Json conflict(const model::Conflict& item) {
    Json sides = list(item.sides, [this](const model::Side& side) -> Json {
      Json dates = list(side.dates, [](const edtf::When& date) { return Json(say(date)); });
      return {{"value", say(side)}, {"dates", std::move(dates)}, {"ev", evidence(side.evidence)}};
    });
    return {{"id", item.id},
            {"about", item.about},
            {"name", name_of(model_, item.about)},
            {"field", item.field},
            {"sides", std::move(sides)},
            {"follows", item.follows},
            {"because", item.because}};
  }

  std::vector<Excerpts> cut_texts() const {
    std::vector<std::vector<const model::Evidence*>> by_document(quotes_.documents().size());
    for (const Quotes::Row& row : quotes_.rows()) by_document[row.document].push_back(row.evidence);
    std::vector<Excerpts> out;
    for (std::size_t i = 0; i < by_document.size(); ++i) {
      const auto text = texts_.find(quotes_.documents()[i]);
      out.emplace_back(text == texts_.end() ? std::string_view() : text->second, by_document[i]);
    }
    return out;
  }

  const model::Model& model_;
  const Texts& texts_;
  const Quotes& quotes_;
  Extent extent_;
  query::Index index_;
  std::map<std::string, std::size_t> parties_, agreements_;
  std::set<Day> published_;
  std::set<std::string> disputed_;
};

}  // namespace

std::string page_data(const model::Model& model, const Texts& texts, const Quotes& quotes) {
  const std::string json = Writer(model, texts, quotes)
                               .write()
                               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string safe;
  safe.reserve(json.size());
  for (const char c : json) {  // neither "</script" nor "<!--" may stand in a script element
    if (c == '<') {
      safe += "\\u003c";
    } else {
      safe += c;
    }
  }
  return safe;
}

}  // namespace inforce::render
