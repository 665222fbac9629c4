// SPDX-License-Identifier: MIT
#include "render/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "query/text.h"

namespace inforce::render {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string month_name(date::month month) {
  return std::string(kMonths[static_cast<unsigned>(month) - 1]);
}

constexpr std::string_view kFileOfModels = "model";  // model.yaml names nothing

date::sys_days last_of_month(date::year_month_day ymd) {
  return date::sys_days(ymd.year() / ymd.month() / date::last);
}

// A whole year, month or day said by its own name; else nothing.
std::optional<std::string> whole(date::sys_days first, date::sys_days last) {
  const date::year_month_day a(first), b(last);
  if (first == last) return say(first);
  if (a.day() != date::day(1)) return std::nullopt;
  if (a.month() == date::January && b == a.year() / date::December / 31) {
    return fmt::format("{}", static_cast<int>(a.year()));
  }
  if (last == last_of_month(a)) {
    return fmt::format("{} {}", month_name(a.month()), static_cast<int>(a.year()));
  }
  return std::nullopt;
}

// One day of several, never all of them: "25 or 26 April 2026", "between 28 April and 3 May 2026",
// "between April and June 2026", else both days in full.
std::string some_day(date::sys_days first, date::sys_days last) {
  const date::year_month_day a(first), b(last);
  const std::string_view form = last - first == date::days(1) ? "{} or {}" : "between {} and {}";
  const auto either = [&](const std::string& one, const std::string& other) {
    return fmt::format(fmt::runtime(form), one, other);
  };
  if (a.year() != b.year()) return either(say(first), say(last));
  const std::string day = std::to_string(static_cast<unsigned>(a.day()));
  if (a.month() == b.month()) return either(day, say(last));
  if (a.day() == date::day(1) && last == last_of_month(b)) {
    return either(month_name(a.month()),
                  fmt::format("{} {}", month_name(b.month()), static_cast<int>(b.year())));
  }
  return either(fmt::format("{} {}", day, month_name(a.month())), say(last));
}

std::string spaced(std::string_view id) {
  std::string words(id);
  std::replace(words.begin(), words.end(), '-', ' ');
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string capitalized(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

// "20%", "USD 5,000,000", "P30D": says by itself what it is.
bool has_unit(std::string_view value) {
  return value.find_first_of("0123456789") != std::string_view::npos &&
         value.find_first_not_of("0123456789.,") != std::string_view::npos;
}

template <typename List>
auto find_by_id(const List& list, std::string_view id) {
  return std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
}

}  // namespace

std::string say(date::sys_days day) {
  const date::year_month_day ymd(day);
  return fmt::format("{} {} {}", static_cast<unsigned>(ymd.day()), month_name(ymd.month()),
                     static_cast<int>(ymd.year()));
}

std::string say(const edtf::When& when) {
  const auto& [earliest, latest] = when.bounds;
  if (!earliest && !latest) return when.text.empty() ? "no date" : when.text;
  if (!earliest) return "by " + say(*latest);
  if (!latest) return "not before " + say(*earliest);
  return whole(*earliest, *latest).value_or(some_day(*earliest, *latest));
}

std::string say_period(const edtf::When& first, const edtf::When& last) {
  const auto edge = [](const edtf::When& when, const std::optional<date::sys_days>& outer) {
    const auto& [earliest, latest] = when.bounds;
    const auto unit = earliest && latest ? whole(*earliest, *latest) : std::nullopt;
    return unit ? *unit : outer ? say(*outer) : say(when);
  };
  const std::string from = edge(first, first.bounds.earliest), to = edge(last, last.bounds.latest);
  return from == to ? from : fmt::format("{} to {}", from, to);
}

std::string say_held(const model::Version& version) {
  const auto on = [](const edtf::When& when) {
    return is_dated(when) ? say(when) : "on a day not known";
  };
  return fmt::format("begins {}, {}", on(version.from.date),
                     version.until ? "ends " + on(version.until->date) : say(version.until));
}

std::string say(const model::Amount& amount) { return query::said(amount); }

std::string say(const std::optional<model::End>& until) {
  return until ? say(until->date) : "no end known";
}

std::string say(const model::Side& side) {
  const bool is_date = side.dates.size() == 1 && side.dates.front().text == side.value;
  return is_date ? say(side.dates.front()) : query::said_value(side.value);
}

std::string_view say(model::Confidence confidence) {
  constexpr std::array<std::string_view, 3> kWords = {"confirmed", "reported", "inferred"};
  return kWords[static_cast<std::size_t>(confidence)];
}

std::string_view say(model::Basis basis) {
  constexpr std::array<std::string_view, 3> kWords = {"stated", "resolved", "inferred"};
  return kWords[static_cast<std::size_t>(basis)];
}

std::string_view state_word(query::State state) {
  constexpr std::array<std::string_view, 4> kWords = {"in force", "disputed", "possible",
                                                      "not in force"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string attribute(std::string_view key, const std::string& value) {
  if (value == "true") return spaced(key);
  if (value == "false") return "not " + spaced(key);
  std::string words = query::said_value(value);
  if (words != value || has_unit(value)) return words;
  return fmt::format("{}: {}", spaced(key), value);
}

std::string attributes(const model::Version& version) {
  std::string said;
  for (const auto& [key, value] : version.attributes) {
    said += (said.empty() ? "" : ", ") + attribute(key, value);
  }
  return said;
}

std::string party_name(const model::Model& model, std::string_view id) {
  const auto found = find_by_id(model.parties, id);
  return found == model.parties.end() || found->name.empty() ? std::string(id) : found->name;
}

std::string agreement_label(const model::Model& model, std::string_view id) {
  const auto found = find_by_id(model.agreements, id);
  return found == model.agreements.end() || found->label.empty() ? std::string(id) : found->label;
}

std::string heading(const model::Model& model) {
  if (model.name != slug(model.name)) return model.name;
  std::vector<std::string> tied;
  for (const model::Term& term : model.terms) {
    std::string label = term.agreement.empty() ? "" : agreement_label(model, term.agreement);
    if (std::find(tied.begin(), tied.end(), label) == tied.end()) tied.push_back(std::move(label));
  }
  if (tied.size() == 1 && !tied.front().empty()) return tied.front();
  if (!model.name.empty() && model.name != kFileOfModels) return model.name;
  std::set<std::string> sides;
  for (const model::Agreement& agreement : model.agreements) {
    sides.insert(agreement.parties.begin(), agreement.parties.end());
  }
  if (sides.size() == 2) {
    return party_name(model, *sides.begin()) + " and " + party_name(model, *sides.rbegin());
  }
  const std::string said = count(model.agreements.size(), "agreement", "agreements");
  if (sides.size() > 2) return fmt::format("{} between {} parties", said, sides.size());
  return model.agreements.empty() ? "Chronology" : said;
}

std::string term_label(const model::Model& model, const model::Term& term) {
  std::string label = term.label.empty() ? term.id : term.label;
  const bool is_plain =
      (term.holder.empty() && term.bound.empty()) ||
      std::none_of(model.terms.begin(), model.terms.end(), [&](const model::Term& other) {
        return &other != &term && other.label == term.label;
      });
  if (is_plain) return label;
  const auto name = [&](const std::string& id) { return id.empty() ? "?" : party_name(model, id); };
  return fmt::format("{}, {} → {}", label, name(term.bound), name(term.holder));
}

std::string document_title(const model::Model& model, std::string_view id) {
  const auto found = find_by_id(model.documents, id);
  return found == model.documents.end() || found->title.empty() ? std::string(id) : found->title;
}

std::string document_path(const model::Document& document) {
  const std::string& path = document.path;
  const bool is_elsewhere = path.starts_with('/') || path.starts_with('\\') ||
                            path.starts_with("..") || path.find(':') == 1;
  return is_elsewhere ? path.substr(path.find_last_of("/\\:") + 1) : path;
}

std::string kind_label(const model::Model& model, std::string_view kind) {
  std::string label;
  for (const model::Term& term : model.terms) {
    if (term.kind != kind || term.label == label) continue;
    if (!label.empty()) return capitalized(spaced(kind));
    label = term.label;
  }
  return label.empty() ? capitalized(spaced(kind)) : label;
}

std::map<std::string, std::string> kind_labels(const model::Model& model) {
  std::map<std::string, std::string> labels;
  const auto add = [&](const std::string& kind) {
    if (!labels.contains(kind)) labels[kind] = kind_label(model, kind);
  };
  for (const model::Event& event : model.events) add(event.kind);
  for (const model::Term& term : model.terms) add(term.kind);
  return labels;
}

std::string parties_of(const model::Model& model, const model::Term& term) {
  std::string said;
  if (!term.holder.empty()) said = "held by " + party_name(model, term.holder);
  if (!term.bound.empty()) {
    said += (said.empty() ? "owed by " : ", owed by ") + party_name(model, term.bound);
  }
  return said;
}

std::string name_of(const model::Model& model, std::string_view id) {
  if (const auto event = find_by_id(model.events, id); event != model.events.end()) {
    return event->summary.empty() ? event->id : event->summary;
  }
  for (const model::Term& term : model.terms) {
    if (term.id == id) return term_label(model, term);
    const auto version = find_by_id(term.versions, id);
    if (version == term.versions.end()) continue;
    const std::string label = term_label(model, term);
    const std::string said = attributes(*version);
    return said.empty() ? label : fmt::format("{} ({})", label, said);
  }
  if (const auto agreement = find_by_id(model.agreements, id);
      agreement != model.agreements.end()) {
    return agreement_label(model, id);
  }
  return std::string(id);
}

bool is_exact(const edtf::When& when) {
  return when.bounds.earliest && when.bounds.earliest == when.bounds.latest;
}

bool is_dated(const edtf::When& when) { return when.bounds.earliest || when.bounds.latest; }

bool begins_quoted(std::string_view words) {
  constexpr std::array<std::string_view, 7> kMarks = {"\"", "'", "“", "‘", "„", "«", "”"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return words.starts_with(mark); });
}

std::string in_quotes(std::string_view words) {
  return begins_quoted(words) ? std::string(words) : fmt::format("“{}”", words);
}

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", query::grouped(std::to_string(n)), n == 1 ? one : many);
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  append_escaped(out, text, Markup::attribute);
  return out;
}

}  // namespace inforce::render
