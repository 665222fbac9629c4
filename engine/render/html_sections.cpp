// SPDX-License-Identifier: MIT
#include "render/html_sections.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/text.h"
#include "render/words.h"

namespace inforce::render {
namespace {

constexpr std::size_t kMostAhead = 12;  // beside an answer; the section of gaps has them all

std::string summary_of(const model::Event& event) {
  return event.summary.empty() ? event.id : event.summary;
}

template <typename Item>
std::size_t place_in(const std::vector<Item>& list, const Item& item) {
  return static_cast<std::size_t>(&item - list.data());
}

// A badge says what is not plain fact; plain facts need none.
std::string badges(model::Confidence confidence, model::Basis basis) {
  std::string out;
  if (confidence != model::Confidence::confirmed) {
    out += fmt::format(" <span class=\"badge\">{}</span>", say(confidence));
  }
  if (basis != model::Basis::stated) {
    out += fmt::format(" <span class=\"badge\">date {}</span>", say(basis));
  }
  return out;
}

std::string opener(std::string_view what, std::string_view place, std::string_view words) {
  return fmt::format("<a class=\"open\" href=\"#{0}-{1}\" data-open=\"{0}:{1}\">{2}</a>", what,
                     place, escaped(words));
}

std::string version_place(const model::Model& model, const model::Term& term,
                          const model::Version& version) {
  return fmt::format("{}.{}", place_in(model.terms, term), place_in(term.versions, version));
}

std::string table(std::string_view id, std::string_view caption, std::string_view head,
                  const std::string& rows, std::size_t count_of_rows) {
  const bool inert = count_of_rows > kMostRows;
  std::string out = fmt::format(
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{1}\"><table "
      "id=\"{0}\"><caption>{1}</caption><thead><tr>",
      id, escaped(caption));
  std::string_view rest = head;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    out += fmt::format("<th scope=\"col\">{}</th>", rest.substr(0, end));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  out += "</tr></thead>";
  if (!inert) return out + fmt::format("<tbody>\n{}</tbody></table></div>\n", rows);
  // A browser without a script reads the rows; one with it has them as text, and shows a page at a
  // time.
  return out + fmt::format(
                   "<tbody></tbody></table></div>\n<noscript data-rows=\"{}\"><table>\n{}</table>"
                   "</noscript>\n",
                   id, rows);
}

}  // namespace

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
      out += fmt::format(
          "<a class=\"ref\" href=\"#q{0}\" aria-label=\"quotes {0} to {1}\">{0}–{1}</a> ", first,
          last);
      i = end;
    }
  }
  return out;
}

std::string Sections::holding_rows(const std::vector<query::Standing>& held) const {
  std::string out;
  for (const query::Standing& item : held) {
    const std::string place = version_place(model, *item.term, *item.version);
    std::string stands = escaped(attributes(*item.version));
    if (!item.version->condition.empty()) {
      stands +=
          fmt::format("<span class=\"condition\">{}</span>", escaped(item.version->condition));
    }
    std::string state;
    if (item.state != query::State::in_force) {
      state = fmt::format(" <span class=\"badge {0}\">{0}</span>", state_word(item.state));
    } else if (std::any_of(model.conflicts.begin(), model.conflicts.end(), [&](const auto& about) {
                 return about.about == item.term->id || about.about == item.version->id;
               })) {
      state = " <span class=\"badge disputed\">sources disagree</span>";  // on its rate, say
    }
    const auto cell = [](std::string_view label, std::string_view words) {
      return fmt::format("<td data-label=\"{}\">{}</td>", label, words);
    };
    out += fmt::format("<tr><th scope=\"row\">{}{}</th>{}{}{}{}{}{}</tr>\n",
                       opener("term", place, term_label(model, *item.term)), state,
                       cell("Held by", escaped(party_name(model, item.term->holder))),
                       cell("Owed by", escaped(party_name(model, item.term->bound))),
                       cell("As it stands", stands),
                       cell("From", escaped(say(item.version->from.date))),
                       cell("Until", escaped(say(item.version->until))),
                       cell("Confidence", say(item.version->confidence)));
  }
  return out;
}

std::string Sections::in_force() const {
  const std::vector<query::Standing> held = query::at(model, {{reference, reference}, {}}).terms;
  std::string out = fmt::format(
      "<section id=\"in-force\"><h2>In force on <span id=\"answer-day\">{}</span></h2>\n"
      "<p id=\"answer-count\" class=\"note\" role=\"status\">{}.</p><div id=\"answer\">",
      say(reference), held.empty() ? "No term" : count(held.size(), "term", "terms"));
  if (!held.empty()) {
    out += table("answer-table", "Terms in force",
                 "Term|Held by|Owed by|As it stands|From|Until|Confidence", holding_rows(held), 0);
  }
  return out + "</div>" + ahead() + "<div id=\"difference\" hidden></div></section>\n";
}

std::string Sections::ahead() const {
  if (model.prospects.empty()) return "";
  std::string out =
      "<div id=\"ahead\"><h3>Open: planned, waiting for a date, or not disclosed</h3><ul>\n";
  const std::size_t some = std::min(model.prospects.size(), kMostAhead);
  for (std::size_t i = 0; i < some; ++i) out += prospect_item(i);
  out += "</ul>\n";
  if (some < model.prospects.size()) {
    out +=
        fmt::format("<p class=\"note\"><a href=\"#gaps\">All {}</a></p>\n", model.prospects.size());
  }
  return out + "</div>\n";
}

std::string Sections::prospect_item(std::size_t index) const {
  const model::Prospect& prospect = model.prospects[index];
  std::string out = fmt::format("<li data-prospect=\"{}\">{}", index, escaped(prospect.summary));
  if (!prospect.condition.empty()) {
    out += fmt::format("<span class=\"condition\">{}</span>", escaped(prospect.condition));
  }
  if (!prospect.about.empty()) {
    out +=
        fmt::format(" <span class=\"note\">on {}</span>", escaped(name_of(model, prospect.about)));
  }
  return out + fmt::format(" {}</li>\n", references(prospect.evidence));
}

std::string Sections::event_item(const model::Event& event) const {
  const std::string place = std::to_string(place_in(model.events, event));
  std::string amounts;
  for (const model::Amount& amount : event.amounts) {
    amounts += fmt::format(" <span class=\"amount\">{}</span>", escaped(say(amount)));
  }
  return fmt::format("<li class=\"happened\" data-event=\"{}\">{}{}{} {}</li>\n", place,
                     opener("event", place, summary_of(event)), amounts,
                     badges(event.confidence, event.basis), references(event.evidence));
}

std::string Sections::turn_item(const Turn& turn) const {
  const std::string place = version_place(model, *turn.term, *turn.version);
  const std::string term = opener("term", place, term_label(model, *turn.term));
  const std::string said = escaped(attributes(*turn.version));
  const std::size_t index = place_in(model.terms, *turn.term);
  const auto item = [&](std::string_view kind, std::string_view rest) {
    return fmt::format(
        "<li class=\"{0}\" data-term=\"{1}\"><span class=\"turn\">{0}</span> {2}{3} {4}</li>\n",
        kind, index, term, rest, references(turn.version->evidence));
  };
  switch (turn.kind) {
    case Turn::Kind::starts:
      return item("starts", said.empty() ? "" : fmt::format(": {}", said));
    case Turn::Kind::changes: {
      const std::string before = escaped(attributes(*turn.before));
      return item("changes", fmt::format(": <s>{}</s> → {}", before.empty() ? "as it was" : before,
                                         said.empty() ? "as stated" : said));
    }
    case Turn::Kind::ends:
      return item("ends", fmt::format(", last day {}", escaped(say(turn.version->until))));
  }
  return "";
}

std::string Sections::chronology() const {
  std::string body;
  std::size_t stated = 0, items = 0;
  for (const Entry& entry : told.entries) {
    body += fmt::format("<article><h3>{}</h3><div><ul class=\"told\">\n", escaped(say(entry.when)));
    for (const model::Event* event : entry.events) body += event_item(*event);
    for (const Turn& turn : entry.turns) body += turn_item(turn);
    body += "</ul>\n";
    items += entry.events.size() + entry.turns.size();
    if (!entry.turns.empty() && stated <= kMostHoldings) {
      const std::vector<query::Standing> held = holdings(model, entry);
      stated += held.size();
      body += fmt::format("<p class=\"held\"><span>In force on {}:</span> ", say(entry.day));
      for (std::size_t i = 0; i < held.size(); ++i) {
        const query::Standing& item = held[i];
        const std::string said = attributes(*item.version);
        body += fmt::format("{}<span class=\"{}\">{}{}</span>", i == 0 ? "" : "; ",
                            item.state == query::State::in_force ? "term" : "term unsure",
                            escaped(term_label(model, *item.term)),
                            said.empty() ? "" : fmt::format(" ({})", escaped(said)));
        if (item.state != query::State::in_force)
          body += fmt::format(", {}", state_word(item.state));
      }
      body += held.empty() ? "nothing.</p>\n" : ".</p>\n";
    }
    body += "</div></article>\n";
  }
  if (told.entries.empty()) body = "<p>No event or term has a date.</p>\n";
  if (stated > kMostHoldings) {
    body +=
        "<p class=\"note\">This model is long: the later sets in force are left to the date above, "
        "and to "
        "the command <code>inforce at</code>.</p>\n";
  }
  if (items > kMostRows) {
    body = fmt::format(
        "<p class=\"note\">{} are too many to be read in one go: the tables of terms and events "
        "below have "
        "them, and report.md tells them day by day.</p>\n",
        count(items, "entry", "entries"));
  }
  return fmt::format("<section id=\"chronology\"><h2>Chronology</h2>\n{}</section>\n", body);
}

std::string Sections::version_row(const model::Term& term, const model::Version& version) const {
  const std::string place = version_place(model, term, version);
  std::string stands = escaped(attributes(version));
  if (!version.condition.empty()) {
    stands += fmt::format("<span class=\"condition\">{}</span>", escaped(version.condition));
  }
  const auto cell = [](std::string_view words) { return fmt::format("<td>{}</td>", words); };
  std::string cells;
  if (has_agreements()) cells += cell(escaped(agreement_label(model, term.agreement)));
  cells += cell(escaped(party_name(model, term.holder)));
  cells += cell(escaped(party_name(model, term.bound)));
  cells += cell(stands) + cell(escaped(say(version.from.date))) + cell(escaped(say(version.until)));
  if (!is_current(version)) {
    cells += cell(version.known_to ? say(*version.known_to) : "a day nobody gives");
  }
  cells += cell(say(version.confidence)) + cell(references(version.evidence));
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

std::string Sections::event_row(std::size_t index) const {
  const model::Event& event = model.events[index];
  std::string parties, amounts;
  for (const std::string& id : event.parties) {
    parties += (parties.empty() ? "" : ", ") + escaped(party_name(model, id));
  }
  for (const model::Amount& amount : event.amounts) {
    amounts += (amounts.empty() ? "" : ", ") + escaped(say(amount));
  }
  const std::string place = std::to_string(index);
  return fmt::format(
      "<tr id=\"event-{0}\" data-event=\"{0}\"><td>{1}</td><th "
      "scope=\"row\">{2}</th><td>{3}</td><td>{4}</td>"
      "<td>{5}</td><td>{6}</td><td>{7}</td><td>{8}</td></tr>\n",
      place, escaped(say(event.date)), opener("event", place, summary_of(event)),
      escaped(event.kind), parties, amounts, say(event.basis), say(event.confidence),
      references(event.evidence));
}

std::string Sections::events() const {
  constexpr std::string_view kHead =
      "Date|What happened|Kind|Parties|Amounts|Date is|Confidence|Quotes";
  std::string dated, undated;
  std::size_t count_of_dated = 0, count_of_undated = 0;
  for (std::size_t i = 0; i < model.events.size(); ++i) {
    const bool has_date = is_dated(model.events[i].date);
    (has_date ? dated : undated) += event_row(i);
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
      out += fmt::format("<div class=\"side{}\"><h4>{}{}</h4>", followed ? " followed" : "",
                         escaped(query::said_value(side.value)),
                         followed ? " <span class=\"badge\">followed</span>" : "");
      for (const model::Evidence& item : side.evidence) {
        out += fmt::format("<blockquote>{}</blockquote><p class=\"from\">{} {}</p>",
                           escaped(item.quote), escaped(document_title(model, item.doc)),
                           references({item}));
      }
      out += "</div>\n";
    }
    out += "</div>";
    if (!conflict.because.empty()) {
      out += fmt::format("<p><strong>Why this side:</strong> {}</p>", escaped(conflict.because));
    }
    out += "</article>\n";
  }
  return out + "</section>\n";
}

std::string Sections::gaps() const {
  if (model.prospects.empty()) return "";
  std::string out =
      "<section id=\"gaps\"><h2>What waits, and what the sources do not say</h2>\n<ul "
      "class=\"gaps\">\n";
  for (std::size_t i = 0; i < model.prospects.size(); ++i) out += prospect_item(i);
  return out + "</ul></section>\n";
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
      out += fmt::format(
          "<p class=\"note\">{} · {}", escaped(document.path.empty() ? id : document.path),
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
      const model::Evidence& item = *quotes.rows()[number].evidence;
      listed +=
          fmt::format("<li id=\"q{0}\" value=\"{0}\"><q>{1}</q>", number + 1, escaped(item.quote));
      if (!item.asserted_by.empty()) {
        listed += fmt::format(" <span class=\"note\">after {}</span>", escaped(item.asserted_by));
      }
      if (!item.rule.empty()) listed += fmt::format(" <code>{}</code>", escaped(item.rule));
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
