// SPDX-License-Identifier: MIT
#include "ledger/ask.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "ledger/asking.h"

namespace inforce::ledger {
namespace {

// f(asking) with the access the ledger deserves; what was found in a damaged ledger is thrown away.
template <typename F>
auto ask(const Ledger& ledger, F&& f) -> Result<decltype(f(std::declval<Asking<Checking>&>()))> {
  if (ledger.trusted()) {
    Asking<Trusting> asking(ledger);
    return f(asking);
  }
  Asking<Checking> asking(ledger);
  auto answer = f(asking);
  if (!asking.ok()) {
    return error("damaged-ledger", {ledger.file().string()},
                 "this ledger is damaged (what the question reads has changed); import it again");
  }
  return answer;
}

}  // namespace

State state_on(const Version& v, Day day) {
  return state_of(v.from, v.from_latest, v.until_earliest, v.until, {day, day});
}

std::vector<Part> parts(const Version& v, Days days) {
  // A state lasts from one of the version's ends to the next.
  std::vector<Part> parts;
  std::vector<Day> begins = {days.first};
  for (const Day day : {v.from, v.from_latest, v.until_earliest, v.until}) {
    if (day > days.first && day <= days.last) begins.push_back(day);
  }
  std::sort(begins.begin(), begins.end());
  begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const Day last = i + 1 < begins.size() ? begins[i + 1] - 1 : days.last;
    const State state = state_on(v, begins[i]);
    if (!parts.empty() && parts.back().state == state) {
      parts.back().days.last = last;
    } else {
      parts.push_back({{begins[i], last}, state});
    }
  }
  return parts;
}

Result<Answer> at(const Ledger& ledger, const Question& question) {
  return ask(ledger, [&](auto& asking) { return asking.at(question); });
}

Result<Changes> changes(const Ledger& ledger, const Filter& filter, Day after, Day to,
                        std::optional<Day> known, std::size_t limit) {
  return ask(ledger, [&](auto& asking) { return asking.changes(filter, after, to, known, limit); });
}

Result<std::vector<Version>> history(const Ledger& ledger, const Filter& filter,
                                     std::optional<Day> known) {
  return ask(ledger, [&](auto& asking) { return asking.history(filter, known); });
}

Result<std::optional<Version>> find_version(const Ledger& ledger, std::string_view name) {
  return ask(ledger, [&](auto& asking) { return asking.find_version(name); });
}

std::string term_id(const Version& v) {
  if (!v.term.empty()) return std::string(v.term);
  std::string id;
  for (const std::string_view* part : {&v.agreement, &v.kind, &v.holder, &v.counterparty}) {
    if (part != &v.agreement) id += '/';
    for (const char c : *part) {
      if (c == '/') {
        id += "%2F";
      } else if (c == '%') {
        id += "%25";
      } else {
        id += c;
      }
    }
  }
  return id;
}

Result<std::optional<Filter>> find_term(const Ledger& ledger, std::string_view words) {
  const Result<std::optional<Version>> version = find_version(ledger, words);
  if (!version) return version.problems();
  const bool named = !ledger.index().term.empty();
  const auto filter_of = [named](const Version& v) -> Filter {
    if (named) return {.term = std::string(v.term)};
    return {.agreement = std::string(v.agreement),
            .kind = std::string(v.kind),
            .holder = std::string(v.holder),
            .counterparty = std::string(v.counterparty)};
  };
  if (*version) return std::optional<Filter>(filter_of(**version));
  Version wanted;
  std::array<std::string, 4> names;
  if (named) {
    wanted.term = words;
  } else {
    const std::vector<std::string_view> parts = split(words, '/');
    if (parts.size() != names.size()) return std::optional<Filter>();
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t at = 0; at < parts[i].size(); ++at) {
        const std::string_view escape = parts[i].substr(at, 3);
        const bool escaped = escape == "%2F" || escape == "%25";
        names[i] += escaped ? (escape == "%2F" ? '/' : '%') : parts[i][at];
        at += escaped ? 2 : 0;
      }
    }
    wanted.agreement = names[0], wanted.kind = names[1];
    wanted.holder = names[2], wanted.counterparty = names[3];
  }
  const Filter filter = filter_of(wanted);
  const Result<std::vector<Version>> versions = history(ledger, filter);
  if (!versions) return versions.problems();
  return versions->empty() ? std::optional<Filter>() : std::optional<Filter>(filter);
}

Result<bool> knows(const Ledger& ledger, const Filter& filter) {
  return ask(ledger, [&](auto& asking) { return !asking.numbers(filter).none; });
}

Result<NameLists> name_lists(const Ledger& ledger) {
  return ask(ledger, [&](auto& asking) {
    const auto all = [&asking](const NameTable& names) {
      std::vector<std::string_view> list;
      for (std::uint32_t i = 0; i < names.size(); ++i) list.push_back(asking.name(names, i));
      return list;
    };
    const Index& x = ledger.index();
    return NameLists{all(x.agreements), all(x.kinds), all(x.parties)};
  });
}

}  // namespace inforce::ledger
