// SPDX-License-Identifier: MIT
#include "render/html_sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "render/html_parts.h"
#include "render/words.h"

namespace inforce::render {

std::string Sections::references(const std::vector<model::Evidence>& evidence) const {
  std::vector<std::size_t> numbers = quotes.numbers(evidence);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::string out;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i + 1;
    while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) ++end;
    const std::size_t first = numbers[i] + 1, last = numbers[end - 1] + 1;
    if (end - i < 3) {
      out +=
          fmt::format("<a class=\"ref\" href=\"#q{0}\" aria-label=\"quote {0}\">{0}</a> ", first);
      ++i;
    } else {
      out +=
          fmt::format("<a class=\"ref\" href=\"#q{0}\" aria-label=\"quotes {0}–{1}\">{0}–{1}</a> ",
                      first, last);
      i = end;
    }
  }
  return out;
}

std::string Sections::version_row(const model::Term& term, const model::Version& version) const {
  const std::string place = version_place(model, term, version);
  std::string stands = escaped(attributes(version));
  if (!version.condition.empty()) {
    stands += fmt::format("<span class=\"condition\">{}</span>", escaped(version.condition));
  }
  std::string cells;
  if (has_agreements()) cells += cell("Agreement", escaped(agreement_label(model, term.agreement)));
  cells += cell("Held by", escaped(party_name(model, term.holder)));
  cells += cell("Owed by", escaped(party_name(model, term.bound)));
  cells += cell("As it stands", stands);
  cells += cell("From", escaped(say(version.from.date)));
  cells += cell("Until", escaped(say(version.until)));
  if (!is_current(version)) {
    cells += cell("Known until", version.known_to ? say(*version.known_to) : "a day nobody gives");
  }
  cells += cell("Confidence", say(version.confidence));
  cells += cell("Quotes", references(version.evidence));
  return fmt::format("<tr id=\"term-{0}\" data-term=\"{1}\"><th scope=\"row\">{2}</th>{3}</tr>\n",
                     place, place_in(model.terms, term),
                     opener("term", place, term_label(model, term)), cells);
}

std::string Sections::terms() const {
  std::string rows, replaced;
  std::size_t count_of_rows = 0, count_of_replaced = 0;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      const bool counts = is_current(version);
      (counts ? rows : replaced) += version_row(term, version);
      ++(counts ? count_of_rows : count_of_replaced);
    }
  }
  const auto head = [&](std::string_view more) {
    return fmt::format("Term|{}Held by|Owed by|As it stands|From|Until|{}Confidence|Quotes",
                       has_agreements() ? "Agreement|" : "", more);
  };
  std::string out = fmt::format(
      "<section id=\"terms\"><h2>Terms</h2>\n<p class=\"note\">Every version of every term: the "
      "bars of the timeline as a table.</p>\n{}",
      table("terms-table", "Versions of terms", head(""), rows, count_of_rows));
  if (count_of_replaced > 0) {
    out += fmt::format(
        "<h3 id=\"replaced\">As known before</h3>\n<p class=\"note\">What the documents said until "
        "a later one said more. “As known on” answers from these.</p>\n{}",
        table("replaced-table", "Replaced versions of terms", head("Known until|"), replaced,
              count_of_replaced));
  }
  return out + "</section>\n";
}

std::string Sections::event_row(std::size_t index, std::string_view kind) const {
  const model::Event& event = model.events[index];
  std::string parties, amounts;
  for (const std::string& id : event.parties) {
    parties += (parties.empty() ? "" : ", ") + escaped(party_name(model, id));
  }
  for (const model::Amount& amount : event.amounts) {
    amounts += (amounts.empty() ? "" : ", ") + escaped(say(amount));
  }
  const std::string place = std::to_string(index);
  return fmt::format("<tr id=\"event-{0}\" data-event=\"{0}\">{1}<th scope=\"row\">{2}</th>", place,
                     cell("Date", escaped(say(event.date))),
                     opener("event", place, summary_of(event))) +
         cell("Kind", escaped(kind)) + cell("Parties", parties) + cell("Amounts", amounts) +
         cell("Date is", say(event.basis)) + cell("Confidence", say(event.confidence)) +
         cell("Quotes", references(event.evidence)) + "</tr>\n";
}

std::string Sections::events() const {
  constexpr std::string_view kHead =
      "Date|What happened|Kind|Parties|Amounts|Date is|Confidence|Quotes";
  const std::map<std::string, std::string> kinds = kind_labels(model);
  std::string dated, undated;
  std::size_t count_of_dated = 0, count_of_undated = 0;
  for (std::size_t i = 0; i < model.events.size(); ++i) {
    const bool has_date = is_dated(model.events[i].date);
    (has_date ? dated : undated) += event_row(i, kinds.at(model.events[i].kind));
    ++(has_date ? count_of_dated : count_of_undated);
  }
  std::string out = fmt::format(
      "<section id=\"events\"><h2>Events</h2>\n<p class=\"note\">The points of the timeline as a "
      "table.</p>\n{}",
      table("events-table", "Dated events", kHead, dated, count_of_dated));
  if (count_of_undated > 0) {
    out += fmt::format(
        "<h3 id=\"undated\">Events without a date</h3>\n{}",
        table("undated-table", "Events without a date", kHead, undated, count_of_undated));
  }
  return out + "</section>\n";
}

std::string Sections::conflicts() const {
  if (model.conflicts.empty()) return "";
  std::string out = "<section id=\"conflicts\"><h2>Where the sources disagree</h2>\n";
  for (std::size_t i = 0; i < model.conflicts.size(); ++i) {
    const model::Conflict& conflict = model.conflicts[i];
    out += fmt::format(
        "<article class=\"conflict\" id=\"conflict-{0}\" data-conflict=\"{0}\"><h3>{1}</h3>"
        "<p class=\"note\">on: {2}</p><div class=\"sides\">\n",
        i, opener("conflict", std::to_string(i), name_of(model, conflict.about)),
        escaped(conflict.field));
    for (std::size_t s = 0; s < conflict.sides.size(); ++s) {
      const model::Side& side = conflict.sides[s];
      const bool followed = s == conflict.follows;
      out +=
          fmt::format("<div class=\"side{}\"><h4>{}{}</h4>", followed ? " followed" : "",
                      escaped(say(side)), followed ? " <span class=\"badge\">followed</span>" : "");
      std::set<std::size_t> seen;
      for (const model::Evidence& item : side.evidence) {
        if (!seen.insert(quotes.number(item)).second) continue;
        out += fmt::format("<blockquote>{}</blockquote><p class=\"from\">{} {}</p>",
                           escaped(item.quote), escaped(document_title(model, item.doc)),
                           references({item}));
      }
      out += "</div>\n";
    }
    out += "</div>";
    if (!conflict.because.empty() && conflict.follows < conflict.sides.size()) {
      out += fmt::format("<p>Why “{}” is shown here: {}.</p>",
                         escaped(say(conflict.sides[conflict.follows])), escaped(conflict.because));
    }
    out += "</article>\n";
  }
  return out + "</section>\n";
}

std::string Sections::documents() const {
  if (quotes.documents().empty()) return "";
  std::vector<std::vector<std::size_t>> by_document(quotes.documents().size());
  for (std::size_t i = 0; i < quotes.rows().size(); ++i)
    by_document[quotes.rows()[i].document].push_back(i);
  std::string out = "<section id=\"documents\"><h2>Documents and their quotes</h2>\n";
  for (std::size_t d = 0; d < by_document.size(); ++d) {
    const std::string& id = quotes.documents()[d];
    out += fmt::format(
        "<article class=\"document\" id=\"document-{0}\" data-document=\"{0}\"><h3>{1}</h3>\n", d,
        opener("document", std::to_string(d), document_title(model, id)));
    if (d < model.documents.size()) {
      const model::Document& document = model.documents[d];
      out +=
          fmt::format("<p class=\"note\">{} · {}",
                      escaped(document.path.empty() ? id : document_path(document)),
                      is_dated(document.published) ? "published " + escaped(say(document.published))
                                                   : "no date of publication known");
      if (is_dated(document.published)) out += fmt::format(" ({})", say(document.basis));
      out += "</p>\n";
      if (!document.reasons.empty()) {
        out += "<ol class=\"reasons\">";
        for (const std::string& reason : document.reasons)
          out += fmt::format("<li>{}</li>", escaped(reason));
        out += "</ol>\n";
      }
    }
    std::vector<std::size_t>& numbers = by_document[d];
    std::sort(numbers.begin(), numbers.end(), [&](std::size_t a, std::size_t b) {
      return quotes.rows()[a].evidence->span.begin < quotes.rows()[b].evidence->span.begin;
    });
    std::string listed;
    for (const std::size_t number : numbers) {
      const Quotes::Row& row = quotes.rows()[number];
      listed += fmt::format("<li id=\"q{0}\" value=\"{0}\"><q{1}>{2}</q>", number + 1,
                            begins_quoted(row.evidence->quote) ? " class=\"own\"" : "",
                            escaped(row.evidence->quote));
      if (!row.by.empty()) {
        listed += fmt::format(" <span class=\"note\">after {}</span>", escaped(row.by));
      }
      listed += "</li>\n";
    }
    if (!numbers.empty()) {
      const bool inert = quotes.rows().size() > kMostRows;
      out += fmt::format("{}<ol class=\"quotes\">\n{}</ol>{}\n", inert ? "<noscript>" : "", listed,
                         inert ? "</noscript>" : "");
    }
    out += "</article>\n";
  }
  return out + "</section>\n";
}

}  // namespace inforce::render
