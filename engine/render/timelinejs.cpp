// SPDX-License-Identifier: MIT
#include "render/timelinejs.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "render/words.h"

namespace inforce::render {
namespace {

using Json = nlohmann::ordered_json;

Json day_of(date::sys_days day) {
  const date::year_month_day ymd(day);
  return {{"year", static_cast<int>(ymd.year())},
          {"month", static_cast<unsigned>(ymd.month())},
          {"day", static_cast<unsigned>(ymd.day())}};
}

// Its words are shown as HTML, so they are escaped.
Json words(std::string_view headline, const std::string& told) {
  return {{"headline", escaped(headline)}, {"text", told}};
}

std::string quotes(const std::vector<model::Evidence>& evidence) {
  std::string out;
  for (const model::Evidence& item : evidence) {
    out += "<p>“" + escaped(item.quote) + "” <small>" + escaped(item.doc) + "</small></p>";
  }
  return out;
}

void put_dates(Json& item, const edtf::Bounds& bounds) {
  const auto first = bounds.earliest ? bounds.earliest : bounds.latest;
  item["start_date"] = day_of(*first);
  if (bounds.latest && bounds.latest != first) item["end_date"] = day_of(*bounds.latest);
}

}  // namespace

std::string timelinejs(const model::Model& model) {
  Json events = Json::array(), eras = Json::array();
  for (const model::Event& event : model.events) {
    if (!is_dated(event.date)) continue;
    Json item;
    put_dates(item, event.date.bounds);
    item["display_date"] = escaped(say(event.date));
    item["text"] = words(event.summary.empty() ? event.id : event.summary, quotes(event.evidence));
    item["group"] = escaped(event.kind);
    item["unique_id"] = "event-" + event.id;
    events.push_back(std::move(item));
  }
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      const std::optional<date::sys_days>& from = version.from.date.bounds.latest;
      if (!is_current(version) || !from || !version.until) continue;
      const std::optional<date::sys_days>& until = version.until->date.bounds.earliest;
      if (!until || *until < *from) continue;
      eras.push_back({{"start_date", day_of(*from)},
                      {"end_date", day_of(*until)},
                      {"text", words(name_of(model, version.id), "")}});
    }
  }
  const std::string name = heading(model);
  const Json page = {{"title", {{"text", words(name, "")}}}, {"events", events}, {"eras", eras}};
  return page.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace inforce::render
