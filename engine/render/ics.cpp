// SPDX-License-Identifier: MIT
#include "render/ics.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/chronology.h"
#include "render/words.h"

namespace inforce::render {
namespace {

constexpr date::days kMonth(31);

std::string basic(date::sys_days day) {  // 20260427
  std::string text = edtf::to_string(day);
  text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
  return text;
}

// TEXT of RFC 5545: what would end a value is escaped, other control characters are dropped.
std::string text_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f') {
      out += c;
    }
  }
  return out;
}

class Calendar {
 public:
  explicit Calendar(const model::Model& model)
      : stamp_(basic(extent(model).reference) + "T000000Z") {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//inforce//chronology//EN");
    line("CALSCALE:GREGORIAN");
    line("X-WR-CALNAME:" + text_value(heading(model)));
  }

  void add(const std::string& uid, const edtf::When& when, const std::string& summary,
           std::string description, std::string_view category) {
    const auto first = when.bounds.earliest ? when.bounds.earliest : when.bounds.latest;
    if (!first) return;
    const auto last = when.bounds.latest.value_or(*first);
    const bool exact = is_exact(when);
    // A bar of years would cover all that happens in them: what is so vague stands on its last day.
    const bool vague =
        !exact && when.bounds.latest && (!when.bounds.earliest || last - *first >= kMonth);
    if (!exact) description = fmt::format("Its day is not known: {}.\n{}", say(when), description);
    line("BEGIN:VEVENT");
    line("UID:" + text_value(uid) + "@inforce");
    line("DTSTAMP:" + stamp_);
    line("DTSTART;VALUE=DATE:" + basic(vague ? last : *first));
    line("DTEND;VALUE=DATE:" + basic(last + date::days(1)));  // the first day outside
    line("SUMMARY:" + text_value(exact   ? summary
                                 : vague ? fmt::format("by {}: {}", say(last), summary)
                                         : fmt::format("{} ({})", summary, say(when))));
    if (!description.empty()) line("DESCRIPTION:" + text_value(description));
    line("CATEGORIES:" + text_value(category));
    line(exact ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE");
    line("TRANSP:TRANSPARENT");
    if (!when.text.empty()) line("X-INFORCE-EDTF:" + text_value(when.text));
    line("END:VEVENT");
  }

  std::string finish() {
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  // Lines end with CRLF and are folded at 75 bytes, never within a character.
  void line(std::string_view text) {
    constexpr std::size_t kLongest = 75;
    std::size_t room = kLongest;
    while (text.size() > room) {
      std::size_t end = room;
      while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
      out_ += text.substr(0, end);
      out_ += "\r\n ";
      text.remove_prefix(end);
      room = kLongest - 1;
    }
    out_ += text;
    out_ += "\r\n";
  }

  std::string stamp_, out_;
};

std::string quotes_of(const std::vector<model::Evidence>& evidence) {
  std::string out;
  for (const model::Evidence& item : evidence) {
    out += fmt::format("{}{} ({})", out.empty() ? "" : "\n", in_quotes(item.quote), item.doc);
  }
  return out;
}

// Events that are no more than the end of one version, on its last day: both would be one entry.
std::map<std::string, const model::Version*> plain_ends(const model::Model& model) {
  std::map<std::string, edtf::When> dates;
  for (const model::Event& event : model.events) dates[event.id] = event.date;
  std::map<std::string, const model::Version*> ends;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      if (!is_current(version) || !version.until || version.until->event.empty()) continue;
      const auto date = dates.find(version.until->event);
      const bool same = date != dates.end() && date->second.bounds == version.until->date.bounds;
      const auto [found, added] = ends.try_emplace(version.until->event, same ? &version : nullptr);
      if (!added) found->second = nullptr;  // of several
    }
  }
  return ends;
}

}  // namespace

std::string ics(const model::Model& model) {
  Calendar calendar(model);
  const std::map<std::string, const model::Version*> ends = plain_ends(model);
  const auto is_told = [&](const model::Version& version) {
    const auto end = ends.find(version.until->event);
    return end != ends.end() && end->second == &version;
  };
  for (const model::Event& event : model.events) {
    std::string told = quotes_of(event.evidence);
    const auto end = ends.find(event.id);
    if (end != ends.end() && end->second != nullptr) {
      told = fmt::format("Last day: {}\n{}", name_of(model, end->second->id), told);
    }
    calendar.add("event-" + event.id, event.date, event.summary.empty() ? event.id : event.summary,
                 told, event.kind);
  }
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      if (!is_current(version)) continue;
      const std::string name = name_of(model, version.id);
      const std::string who = parties_of(model, term);
      const std::string quotes = quotes_of(version.evidence);
      const std::string told = who.empty() ? quotes : who + "\n" + quotes;
      calendar.add("from-" + version.id, version.from.date, "First day: " + name, told, term.kind);
      if (version.until && !is_told(version)) {
        calendar.add("until-" + version.id, version.until->date, "Last day: " + name, told,
                     term.kind);
      }
    }
  }
  return calendar.finish();
}

}  // namespace inforce::render
