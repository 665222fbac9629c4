// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "render/html_parts.h"
#include "render/html_sections.h"
#include "render/words.h"

namespace inforce::render {
namespace {

constexpr std::size_t kMostInLine = 6;  // terms in force, below an entry

}  // namespace

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

// Few terms are told in a line; more of them fold under their count.
std::string Sections::held_item(const Entry& entry,
                                const std::vector<query::Standing>& held) const {
  std::string list;
  for (const query::Standing& item : held) {
    const std::string said = attributes(*item.version);
    list += fmt::format("{}<span class=\"{}\">{}{}</span>", list.empty() ? "" : "; ",
                        item.state == query::State::in_force ? "term" : "term unsure",
                        escaped(term_label(model, *item.term)),
                        said.empty() ? "" : fmt::format(" ({})", escaped(said)));
    if (item.state != query::State::in_force) list += fmt::format(", {}", state_word(item.state));
  }
  list += held.empty() ? "nothing." : ".";
  const std::string day = say(entry.day);
  if (held.size() <= kMostInLine) {
    return fmt::format("<p class=\"held\"><span>In force on {}:</span> {}</p>\n", day, list);
  }
  return fmt::format(
      "<details class=\"held\"><summary>In force on {} · {}</summary>\n<p>{}</p></details>\n", day,
      count_by_state(held), list);
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
      body += held_item(entry, held);
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

}  // namespace inforce::render
