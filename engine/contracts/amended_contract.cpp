// SPDX-License-Identifier: MIT
#include "contracts/amended_contract.h"

#include <algorithm>

#include "base/text.h"
#include "contracts/opening.h"

namespace inforce::contracts {
namespace {

// The contract that a finding names: the first such noun in it.
std::uint32_t noun_of(const Reading& r, const Finding& finding) {
  std::uint32_t at = finding.match.first;
  while (at + 1 < finding.match.last && !r.wordings->is("agreement", r.words[at].id)) ++at;
  return at;
}

// "the Supply Agreement dated as of May 2, 2016", and not "this Amendment dated", nor the title.
bool names_another(const Reading& r, const Finding& finding) {
  const Wordings& w = *r.wordings;
  const std::uint32_t noun = noun_of(r, finding);
  if (w.is("amendments", r.words[noun].id) || (r.words[noun].before & kQuote) != 0) return false;
  for (const Finding* title : r.of("amendment-title")) {  // "Termination [Agreement]"
    if (title->match.last == noun + 1 || title->match.last == noun) return false;
  }
  const std::uint32_t floor = r.layout.sentences[finding.sentence].first;
  for (std::uint32_t at = noun; at > floor && (at == noun || r.words[at].capital); --at) {
    if (w.is("this", r.words[at - 1].id)) return false;
    if (r.words[at].before != 0) break;
  }
  return true;
}

}  // namespace

bool is_amendment(const Reading& reading, const Agreement& agreement) {
  const auto in_title = [&](const Finding* finding) {
    const std::uint32_t at = reading.words[finding->match.first].begin;
    return agreement.title.begin <= at && at < agreement.title.end;
  };
  const auto names = [&](const Finding* finding) { return names_another(reading, *finding); };
  const std::vector<const Finding*> titles = reading.of("amendment-title");
  const std::vector<const Finding*> amended = reading.of("amends");
  const bool says_so = std::any_of(titles.begin(), titles.end(), in_title) ||
                       !reading.of("amendment-itself").empty();
  return says_so && std::any_of(amended.begin(), amended.end(), names);
}

std::vector<std::uint32_t> dates_of_amended(const Reading& reading) {
  std::vector<std::uint32_t> dates;
  const auto add = [&](const Finding& finding) {
    const auto when = finding.match.capture(ValueKind::when, Role::value, reading.values);
    if (when) dates.push_back(*when);
  };
  for (const Finding* finding : reading.of("amends")) {
    if (names_another(reading, *finding)) add(*finding);
  }
  for (const Finding* finding : reading.of("other-date")) add(*finding);
  return dates;
}

std::optional<Amended> amended_contract(const Reading& r, const Agreement& agreement) {
  const Wordings& w = *r.wordings;
  const Day own = agreement.agreement_date ? agreement.agreement_date->value : Day{};
  for (const Finding* finding : r.of("amends")) {
    const Value* when = r.captured(*finding, ValueKind::when);
    if (!names_another(r, *finding)) continue;
    const Day day = when == nullptr ? Day{} : resolve(r, *when, agreement);
    if (when != nullptr && (!day.known() || (own.known() && !(day < own)))) continue;
    Amended amended;
    amended.date = day;
    amended.quote = r.sentence(finding->sentence);
    // "the Master Supply Agreement dated": the capitalised words up to the noun.
    std::uint32_t noun = noun_of(r, *finding);
    if (when == nullptr) noun = finding->match.last - 1;
    while (w.is("agreement", r.words[noun + 1].id) && r.words[noun + 1].capital &&
           r.words[noun + 1].before == 0) {
      ++noun;  // "License Agreement"
    }
    std::uint32_t first = noun;
    const std::uint32_t floor = r.layout.sentences[finding->sentence].first;
    while (first > floor && (r.words[first].before & (kQuote | kOpen)) == 0 &&
           r.words[first - 1].capital && !w.is("not-names", r.words[first - 1].id)) {
      --first;
    }
    amended.title = one_line(r.bytes(first, noun + 1).of(r.text));
    return amended;
  }
  return std::nullopt;
}

}  // namespace inforce::contracts
