// SPDX-License-Identifier: MIT
#include "render/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/query.h"
#include "render/chronology.h"
#include "render/html_sections.h"
#include "render/page.h"
#include "render/page_data.h"
#include "render/svg.h"
#include "render/words.h"

namespace inforce::render {
namespace {

// What a browser wants of a hash: base64 of the bytes that the hexadecimal digits name.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [](char c) {
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  std::string out;
  unsigned bits = 0;
  int held = 0;
  for (const char c : hex) {
    bits = (bits << 4U | nibble(c)) & 0xFFFU;
    held += 4;
    if (held >= 6) {
      held -= 6;
      out += kDigits[bits >> static_cast<unsigned>(held) & 63U];
    }
  }
  if (held > 0) out += kDigits[bits << static_cast<unsigned>(6 - held) & 63U];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

std::string options(const std::set<std::string>& values) {
  std::string out = "<option value=\"\">any</option>";
  for (const std::string& value : values) {
    if (!value.empty()) out += fmt::format("<option>{}</option>", escaped(value));
  }
  return out;
}

std::string select(std::string_view id, std::string_view label, const std::string& choices) {
  return fmt::format("<label>{1} <select id=\"filter-{0}\" name=\"{0}\">{2}</select></label>\n", id,
                     label, choices);
}

std::string named_options(const std::vector<std::pair<std::string, std::string>>& choices) {
  std::string out = "<option value=\"\">any</option>";
  for (const auto& [value, label] : choices) {
    out += fmt::format("<option value=\"{}\">{}</option>", escaped(value), escaped(label));
  }
  return out;
}

std::string filters(const model::Model& model, const Quotes& quotes) {
  std::vector<std::pair<std::string, std::string>> kinds, parties, agreements, documents;
  for (const auto& [kind, label] : kind_labels(model))
    if (!kind.empty()) kinds.emplace_back(kind, label);
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.second < b.second; });
  for (std::size_t i = 0; i < model.parties.size(); ++i) {
    parties.emplace_back(std::to_string(i), party_name(model, model.parties[i].id));
  }
  for (std::size_t i = 0; i < model.agreements.size(); ++i) {
    agreements.emplace_back(std::to_string(i), agreement_label(model, model.agreements[i].id));
  }
  for (std::size_t i = 0; i < quotes.documents().size(); ++i) {
    documents.emplace_back(std::to_string(i), document_title(model, quotes.documents()[i]));
  }
  return "<form id=\"filters\" role=\"search\" hidden>\n<label>Search <input type=\"search\" "
         "id=\"filter-words\" "
         "name=\"words\" autocomplete=\"off\" placeholder=\"words, names, quotes\"></label>\n" +
         select("party", "Party", named_options(parties)) +
         select("kind", "Kind", named_options(kinds)) +
         select("agreement", "Agreement", named_options(agreements)) +
         select("confidence", "Confidence", options({"confirmed", "reported", "inferred"})) +
         select("document", "Document", named_options(documents)) +
         "<button type=\"reset\">Clear</button>\n<output id=\"filter-count\"></output></form>\n";
}

constexpr std::string_view kAsk = R"(<form id="ask" hidden>
<fieldset><legend>In force on</legend>
<div class="line"><input type="date" id="on-date" aria-label="Date" min="0001-01-01" max="9999-12-31">
<button type="button" id="on-before" aria-label="Previous change">‹</button>
<button type="button" id="on-after" aria-label="Next change">›</button>
<button type="button" id="on-today">Today</button></div>
<input type="range" id="on" aria-label="Date, a day a step"></fieldset>
<fieldset><legend>As known on</legend>
<div class="line"><input type="date" id="known-date" aria-label="Known by" min="0001-01-01" max="9999-12-31">
<button type="button" id="known-now">Now</button></div>
<input type="range" id="known" aria-label="Known by, a document a step"></fieldset>
<fieldset><legend>Compare with</legend>
<div class="line"><input type="date" id="with-date" aria-label="Compare with" min="0001-01-01" max="9999-12-31">
<button type="button" id="with-none">Off</button></div></fieldset>
</form>
)";

constexpr std::string_view kChartTools =
    R"(<div id="chart-tools" role="toolbar" aria-label="Timeline view" hidden>
<button type="button" data-view="earlier" aria-label="Earlier">←</button>
<button type="button" data-view="later" aria-label="Later">→</button>
<button type="button" data-view="in" aria-label="Zoom in">+</button>
<button type="button" data-view="out" aria-label="Zoom out">−</button>
<button type="button" data-view="fit">Fit</button>
<span id="chart-span" class="note"></span></div>
)";

constexpr std::string_view kLegend = R"(<ul class="legend" aria-label="Legend">
<li><svg class="chart" width="34" height="14" aria-hidden="true"><rect class="sure" width="34" height="14"/></svg> surely in force</li>
<li><svg class="chart" width="34" height="14" aria-hidden="true"><rect class="maybe" width="34" height="14"/></svg> possibly: its date is not known to the day</li>
<li><svg class="chart" width="34" height="14" aria-hidden="true"><rect class="sure" width="26" height="14"/><path class="onward" d="M27 1l6 6l-6 6"/></svg> no end known</li>
<li><svg class="chart" width="14" height="14" aria-hidden="true"><path class="disputed" d="M1 2h12l-6 10z"/></svg> sources disagree</li>
<li><svg class="chart" width="14" height="14" aria-hidden="true"><g class="event"><circle cx="7" cy="7" r="5"/></g></svg> event</li>
</ul>
)";

constexpr std::string_view kPanel =
    R"(<aside id="panel" aria-labelledby="panel-title" tabindex="-1" hidden>
<div class="bar"><h2 id="panel-title">Source</h2><button type="button" id="panel-close" aria-label="Close">×</button></div>
<div id="panel-body"></div></aside>
)";

std::string contents(const model::Model& model) {
  std::string out = "<nav aria-label=\"Contents\"><ul>";
  const auto link = [&](std::string_view id, std::string_view words, std::size_t n) {
    out += fmt::format("<li><a href=\"#{}\">{}</a>{}</li>", id, words,
                       n > 0 ? fmt::format(" <span class=\"n\">{}</span>", n) : "");
  };
  link("timeline", "Timeline", 0);
  link("in-force", "In force", 0);
  link("chronology", "Chronology", 0);
  link("terms", "Terms", model.terms.size());
  link("events", "Events", model.events.size());
  if (!model.conflicts.empty()) link("conflicts", "Disagreements", model.conflicts.size());
  if (!model.prospects.empty()) link("gaps", "Gaps", model.prospects.size());
  if (!model.documents.empty()) link("documents", "Documents", model.documents.size());
  return out + "</ul></nav>\n";
}

}  // namespace

std::string content_security_policy(Home home) {
  return fmt::format(
      "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; "
      "form-action "
      "'none'{}",
      base64_of_hex(page::kScriptHash), base64_of_hex(page::kStyleHash),
      home == Home::server ? "; connect-src 'self'" : "");
}

std::string html(const model::Model& whole, const Texts& texts, Home home) {
  const model::Model model = query::without_lapsed_ends(whole);
  const Quotes quotes(model);
  const Chronology told = chronology(model);
  const Extent reach = extent(model);
  const Sections sections{model, quotes, told, reach.reference};
  const std::string name = escaped(heading(model));
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\"{}>\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"generator\" content=\"{}\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light "
      "dark\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n",
      home == Home::server ? " data-engine=\"api/\"" : "", kMark, content_security_policy(home),
      name, page::kStyle);
  out += fmt::format(
      "<a class=\"skip\" href=\"#in-force\">To the terms in force</a>\n<header class=\"masthead\">"
      "<p class=\"kicker\">Chronology and terms in force</p><h1>{}</h1>\n<p class=\"lede\">{}, {}, "
      "{}; {}. {}.</p>\n{}</header>\n<div class=\"layout\"><main>\n",
      name, count(model.documents.size(), "document", "documents"),
      count(model.events.size(), "event", "events"), count(model.terms.size(), "term", "terms"),
      count(model.conflicts.size(), "disagreement", "disagreements"), say(told), contents(model));
  out += "<p id=\"filter-told\" hidden></p>\n<div class=\"asking\">\n";
  out += kAsk;
  out += fmt::format(
      "<section id=\"timeline\"><h2>Timeline</h2>\n<svg class=\"chart defs\" width=\"0\" "
      "height=\"0\" "
      "aria-hidden=\"true\">{}</svg>\n",
      chart_defs());
  out += kChartTools;
  out += fmt::format("<figure id=\"chart\">{}</figure>\n", timeline_figure(model));
  out += kLegend;
  out += filters(model, quotes);
  out += "</section>\n";
  out += sections.in_force();
  out += "</div>\n";
  out += sections.chronology();
  out += sections.terms();
  out += sections.events();
  out += sections.conflicts();
  out += sections.gaps();
  out += sections.documents();
  out += "</main>\n";
  out += kPanel;
  out += fmt::format(
      "</div>\n<footer><p>Made by inforce from {}. Every statement rests on the numbered quotes; "
      "whatever a "
      "document does not say is left open.</p></footer>\n"
      "<script type=\"application/json\" id=\"data\">{}</script>\n<script "
      "type=\"module\">{}</script>\n</body>\n"
      "</html>\n",
      count(model.documents.size(), "document", "documents"), page_data(model, texts, quotes),
      page::kScript);
  return out;
}

}  // namespace inforce::render
