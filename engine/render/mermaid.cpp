// SPDX-License-Identifier: MIT
#include "render/mermaid.h"

#include <fmt/format.h>

#include <map>

#include "render/chronology.h"
#include "render/words.h"

namespace inforce::render {
namespace {

constexpr std::size_t kMostEntries = 60;   // beyond which the drawing is no longer read
constexpr std::size_t kLongestWords = 90;  // bytes of one label

// Words that Mermaid takes for words: its own signs become character codes, and long ones are cut.
std::string plain(std::string_view text) {
  std::string out;
  std::size_t written = 0;
  for (const char c : text) {
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (written >= kLongestWords && starts_character) return out + "…";
    ++written;
    if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
    } else if (std::string_view("#;:<>&%\"`{}[]()|\\").find(c) != std::string_view::npos) {
      out += fmt::format("#{};", static_cast<int>(c));
    } else {
      out += c;
    }
  }
  return out;
}

int year_of(const Entry& entry) {
  return static_cast<int>(date::year_month_day(entry.place).year());
}

std::string turn_words(const model::Model& model, const Turn& turn) {
  std::string label = term_label(model, *turn.term);
  switch (turn.kind) {
    case Turn::Kind::starts:
      return "starts " + label;
    case Turn::Kind::changes:
      return "changes " + label;
    case Turn::Kind::ends:
      return "ends " + label;
  }
  return label;
}

std::string by_year(const Chronology& told) {
  std::map<int, std::pair<std::size_t, std::size_t>> years;  // events, turns
  for (const Entry& entry : told.entries) {
    auto& [events, turns] = years[year_of(entry)];
    events += entry.events.size();
    turns += entry.turns.size();
  }
  std::string out;
  for (const auto& [year, counts] : years) {
    out += fmt::format("    {} : {} : {}\n", year, count(counts.first, "event", "events"),
                       count(counts.second, "change of terms", "changes of terms"));
  }
  return out;
}

std::string by_day(const model::Model& model, const Chronology& told) {
  std::string out;
  std::optional<int> section;
  for (const Entry& entry : told.entries) {
    if (const int year = year_of(entry); year != section) {
      section = year;
      out += fmt::format("    section {}\n", year);
    }
    out += "      " + plain(say(entry.when));
    for (const model::Event* event : entry.events) {
      out += " : " + plain(event->summary.empty() ? event->id : event->summary);
    }
    for (const Turn& turn : entry.turns) out += " : " + plain(turn_words(model, turn));
    out += '\n';
  }
  return out;
}

}  // namespace

std::string mermaid(const model::Model& model) {
  const Chronology told = chronology(model);
  if (told.entries.empty()) return "";
  const std::string title = heading(model);
  return fmt::format("timeline\n    title {}\n{}", plain(title),
                     told.entries.size() > kMostEntries ? by_year(told) : by_day(model, told));
}

}  // namespace inforce::render
