// SPDX-License-Identifier: MIT
#include "cli/api.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "base/text.h"
#include "cli/dates.h"
#include "cli/why.h"
#include "model/to_yaml.h"
#include "query/json.h"
#include "render/html.h"
#include "render/page.h"

namespace inforce::cli {
namespace {

using Json = nlohmann::ordered_json;

Reply refused(int status, std::string_view code, std::string_view message) {
  const Json body = {{"schema", "inforce/1"}, {"error", {{"code", code}, {"message", message}}}};
  return {status, body.dump(1, ' ', false, Json::error_handler_t::replace) + "\n",
          "application/json"};
}

// The parameters of a request, read by name; the first that cannot be read decides the reply.
class Reader {
 public:
  Reader(const Project& project, const Parameters& parameters)
      : project_(project), parameters_(parameters) {}

  [[nodiscard]] std::string words(const std::string& name, bool needed) {
    const auto [first, last] = parameters_.equal_range(name);
    if (first == last) {
      if (needed) fail("no-parameter", "the parameter '" + name + "' is missing");
      return {};
    }
    if (first->second.empty()) {
      fail("empty-parameter", "the parameter '" + name + "' is empty; leave it out, or say what");
      return {};
    }
    if (std::next(first) != last)
      fail("parameter-twice", "the parameter '" + name + "' stands twice");
    return first->second;
  }

  [[nodiscard]] bool flag(const std::string& name) {
    const std::string value = words(name, false);
    if (!value.empty() && value != "true" && value != "false") {
      fail("no-flag", "the parameter '" + name + "' is true or false");
    }
    return value == "true";
  }

  struct Closed {
    edtf::When when;
    query::Days days;
  };
  [[nodiscard]] std::optional<Closed> date(const std::string& name, bool needed) {
    const std::string value = words(name, needed);
    if (value.empty()) return std::nullopt;
    const Result<edtf::When> when = date_of(project_, value);
    if (!when) {
      fail(when.problems().front().code, when.problems().front().message);
      return std::nullopt;
    }
    const auto& [earliest, latest] = when->bounds;
    if (!earliest || !latest) {
      fail("open-date", "the date '" + value + "' has no first or no last day");
      return std::nullopt;
    }
    return Closed{*when, {*earliest, *latest}};
  }

  // `known` are the names, a blank between them.
  void refuse_others(std::string_view known) {
    const std::vector<std::string_view> names = split(known, ' ');
    for (const auto& [name, value] : parameters_) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      fail("no-such-parameter",
           "there is no parameter '" + name + "' here" +
               (known.empty() ? std::string() : "; there are: " + std::string(known)));
    }
  }

  [[nodiscard]] const std::optional<Reply>& failure() const { return failure_; }

 private:
  void fail(std::string_view code, std::string_view message) {
    if (!failure_) failure_ = refused(400, code, message);
  }

  const Project& project_;
  const Parameters& parameters_;
  std::optional<Reply> failure_;
};

std::optional<query::Day> last_of(const std::optional<Reader::Closed>& date) {
  return date ? std::optional(date->days.last) : std::nullopt;
}

Reply at(const Site& site, Reader& reader) {
  const auto date = reader.date("date", true), known = reader.date("known", false);
  const bool all = reader.flag("all");
  if (reader.failure()) return *reader.failure();
  const query::Answer found = query::at(site.model, {date->days, last_of(known)}, all);
  return {200, query::at_json(site.model, found, date->when)};
}

Reply diff(const Site& site, Reader& reader) {
  const auto from = reader.date("from", true), to = reader.date("to", true);
  const bool known = reader.flag("known");
  if (reader.failure()) return *reader.failure();
  if (to->days.last < (known ? from->days.last : from->days.first)) {
    return refused(400, "dates-order", "'to' is before 'from'; swap them");
  }
  if (known) {
    return {200,
            query::learning_json(site.model, query::diff_known(site.model, from->days, to->days))};
  }
  return {200,
          query::diff_json(site.model, query::diff(site.model, {from->days, {}}, {to->days, {}}))};
}

Reply timeline(const Site& site, Reader& reader) {
  const auto from = reader.date("from", false), to = reader.date("to", false);
  const auto known = reader.date("known", false);
  if (reader.failure()) return *reader.failure();
  const auto first = from ? std::optional(from->days.first) : std::nullopt;
  if (first && to && to->days.last < *first) {
    return refused(400, "dates-order", "'to' is before 'from'; swap them");
  }
  return {200,
          query::timeline_json(query::timeline(site.model, first, last_of(to), last_of(known)))};
}

Reply history(const Site& site, Reader& reader) {
  const std::string words = reader.words("term", true);
  if (reader.failure()) return *reader.failure();
  const auto terms = query::find_terms(site.model, words);
  if (terms.empty()) return refused(404, "no-such-term", "no term is meant by '" + words + "'");
  return {200, query::history_json(site.model, terms)};
}

Reply why(const Site& site, Reader& reader) {
  const std::string words = reader.words("term", true);
  const auto date = reader.date("at", false), known = reader.date("known", false);
  if (reader.failure()) return *reader.failure();
  query::Asked asked{};
  if (date) asked.days = date->days;
  asked.known = last_of(known);
  const auto reasons = reasons_of(site.model, words, asked, date.has_value());
  if (!reasons) return refused(404, "no-such-term", "nothing is meant by '" + words + "'");
  return {200, query::why_json(*reasons)};
}

Reply conflicts(const Site& site, Reader&) { return {200, query::conflicts_json(site.model)}; }

Reply version(const Site& site, Reader&) {
  return {200, Json{{"schema", "inforce/1"}, {"version", site.version}}.dump() + "\n"};
}

struct Route {
  std::string_view path;
  Reply (*reply)(const Site&, Reader&);
  std::string_view parameters;
};
constexpr Route kRoutes[] = {
    {"/api/at", at, "date known all"},
    {"/api/diff", diff, "from to known"},
    {"/api/timeline", timeline, "from to known"},
    {"/api/history", history, "term"},
    {"/api/why", why, "term at known"},
    {"/api/conflicts", conflicts, ""},
    {"/api/version", version, ""},
};

}  // namespace

Site make_site(Project project, model::Model model, render::Texts texts) {
  Site site{std::move(project), std::move(model), std::move(texts), {}, {}};
  std::string all = model::to_yaml(site.model);
  for (const auto& [id, text] : site.texts) all += id + '\n' + text;
  site.version = sha256(all).substr(0, 16);
  site.page = render::html(site.model, site.texts, render::Home::server);
  return site;
}

Reply answer(const Site& site, const std::string& path, const Parameters& parameters) {
  if (path == "/") return {200, site.page, "text/html; charset=utf-8"};
  if (path == "/openapi.json") return {200, std::string(render::page::kOpenApi)};
  for (const Route& route : kRoutes) {
    if (route.path != path) continue;
    Reader reader(site.project, parameters);
    reader.refuse_others(route.parameters);
    if (reader.failure()) return *reader.failure();
    return route.reply(site, reader);
  }
  constexpr std::string_view kDocuments = "/api/documents/";
  if (path.compare(0, kDocuments.size(), kDocuments) == 0) {
    const auto text = site.texts.find(path.substr(kDocuments.size()));  // a key, never a path
    if (text != site.texts.end()) return {200, text->second, "text/plain; charset=utf-8"};
  }
  return refused(404, "no-such-path", "nothing is here; /openapi.json lists what can be asked");
}

std::string etag_of(const std::string& body) { return '"' + sha256(body).substr(0, 32) + '"'; }

}  // namespace inforce::cli
