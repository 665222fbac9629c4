// SPDX-License-Identifier: MIT
#include "render/html_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "render/chronology.h"
#include "render/words.h"

namespace inforce::render {

std::string summary_of(const model::Event& event) {
  return event.summary.empty() ? event.id : event.summary;
}

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

std::string count_by_state(const std::vector<query::Standing>& held) {
  std::set<const model::Term*> terms;
  std::map<query::State, std::size_t> by_state;
  for (const query::Standing& item : held) {
    if (terms.insert(item.term).second) ++by_state[item.state];
  }
  std::string out = count(terms.size(), "term", "terms");
  if (by_state[query::State::in_force] == terms.size()) return out;
  std::string_view before = ": ";
  for (const auto& [state, n] : by_state) {
    if (n > 0) out += fmt::format("{}{} {}", before, n, state_word(state));
    if (n > 0) before = ", ";
  }
  return out;
}

std::string cell(std::string_view label, std::string_view words) {
  return fmt::format("<td data-label=\"{}\">{}</td>", label, words);
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

}  // namespace inforce::render
