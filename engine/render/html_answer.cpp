// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "render/html_parts.h"
#include "render/html_sections.h"
#include "render/words.h"

namespace inforce::render {
namespace {

constexpr std::size_t kMostAhead = 12;  // beside an answer; the section of gaps has them all

// As GROUP_WORDS of page/state.js.
std::string_view group_words(query::State state) {
  return state == query::State::in_force   ? "In force"
         : state == query::State::disputed ? "The sources disagree about this day"
                                           : "Possible: the day is not known";
}

// Up to when the sources tell anything; nothing where no day of theirs is known, or for a day
// before.
std::string reach_words(const model::Model& model, query::Day day) {
  const auto order = [](const model::Document& a, const model::Document& b) {
    const auto &one = a.published.bounds, &other = b.published.bounds;
    return std::tie(one.latest, one.earliest) < std::tie(other.latest, other.earliest);
  };
  const auto newest = std::max_element(model.documents.begin(), model.documents.end(), order);
  if (newest == model.documents.end() || !newest->published.bounds.latest) return "";
  const query::Day last = *newest->published.bounds.latest;
  if (day < last) return "";
  const std::string vague =
      is_exact(newest->published)
          ? ""
          : fmt::format(" The newest of them is not dated to the day: {}.", say(newest->published));
  return fmt::format("The sources reach to {}; later changes are not known here.{}", say(last),
                     vague);
}

}  // namespace

std::string Sections::holding_rows(const std::vector<query::Standing>& held) const {
  std::string out;
  const bool is_parted = std::any_of(held.begin(), held.end(), [](const auto& item) {
    return item.state != query::State::in_force;
  });
  const query::Standing* before = nullptr;
  for (const query::Standing& item : held) {
    if (is_parted && (before == nullptr || before->state != item.state)) {
      out += fmt::format("<tr class=\"group\"><th scope=\"colgroup\" colspan=\"7\">{}</th></tr>\n",
                         group_words(item.state));
    }
    before = &item;
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
    out += fmt::format(
        "<tr data-term=\"{}\"><th scope=\"row\">{}{}</th>{}{}{}{}{}{}</tr>\n",
        place_in(model.terms, *item.term), opener("term", place, term_label(model, *item.term)),
        state, cell("Held by", escaped(party_name(model, item.term->holder))),
        cell("Owed by", escaped(party_name(model, item.term->bound))), cell("As it stands", stands),
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
      "<p id=\"answer-count\" class=\"note\" role=\"status\">{}</p>\n"
      "<p id=\"answer-reach\" class=\"note\">{}</p><div id=\"answer\">",
      say(reference), held.empty() ? "No term." : count_by_state(held) + ".",
      escaped(reach_words(model, reference)));
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

std::string Sections::gaps() const {
  if (model.prospects.empty()) return "";
  std::string out =
      "<section id=\"gaps\"><h2>What waits, and what the sources do not say</h2>\n<ul "
      "class=\"gaps\">\n";
  for (std::size_t i = 0; i < model.prospects.size(); ++i) out += prospect_item(i);
  return out + "</ul></section>\n";
}

}  // namespace inforce::render
