// SPDX-License-Identifier: MIT
#include "contracts/opening.h"

#include <algorithm>

#include "contracts/parties.h"

namespace inforce::contracts {
namespace {

constexpr int kLookups = 4;  // a defined date may stand for another one

bool is_date(const Value& value) {
  return value.kind == ValueKind::when || value.kind == ValueKind::year;
}

// The rule's first captured date.
std::optional<std::uint32_t> captured_date(const Reading& r, const Finding& finding) {
  for (std::size_t i = 0; i < finding.match.count; ++i) {
    if (is_date(r.values[finding.match.captures[i].value])) return finding.match.captures[i].value;
  }
  return std::nullopt;
}

// The most believable date that is known.
std::optional<Quoted<Day>> best_date(const Reading& r, std::string_view label,
                                     const Agreement& agreement) {
  for (const Finding* finding : r.of(label)) {
    const auto value = captured_date(r, *finding);
    if (!value) continue;
    const Day day = resolve(r, r.values[*value], agreement);
    if (day.known())
      return Quoted<Day>{day, r.bytes(r.values[*value].first, r.values[*value].last)};
  }
  return std::nullopt;
}

Day resolve_within(const Reading& r, const Value& value, const Agreement& agreement, int lookups) {
  if (value.day.known()) return value.day;
  if (lookups == 0) return {};
  if (value.name == "agreement-date") {
    return agreement.agreement_date ? agreement.agreement_date->value : Day{};
  }
  if (value.name == "effective-date" && agreement.effective_date)
    return agreement.effective_date->value;
  const Span words = r.bytes(value.first, value.last);
  const Definition* definition = r.find(words.of(r.text));
  if (definition != nullptr && definition->value) {
    const Value& meant = r.values[*definition->value];
    if (meant.first != value.first) return resolve_within(r, meant, agreement, lookups - 1);
  }
  return {};
}

// ---- title

class Title {
 public:
  explicit Title(const Reading& r) : r_(r), w_(*r.wordings) {}

  // "This Master Supply Agreement", or a line of capitals that ends with such a noun.
  Span find() const {
    const auto size = static_cast<std::uint32_t>(r_.words.size() - 1);
    const std::uint32_t until = std::min<std::uint32_t>(size, 400);
    for (std::uint32_t at = 0; at < until; ++at) {
      if (const Span line = from(at, starts_line(at)); !line.empty()) return line;
    }
    return {};
  }

 private:
  [[nodiscard]] bool starts_line(std::uint32_t at) const {
    return (r_.words[at].before & (kNewline | kBlankLine)) != 0;
  }

  // Capitalised words from here, when the last of them is a title's noun.
  [[nodiscard]] Span from(std::uint32_t at, bool line) const {
    const bool after_this =
        at > 0 && w_.is("this", r_.words[at - 1].id) && r_.words[at].before == 0;
    const bool after_number = at > 0 && r_.words[at - 1].digits && r_.words[at].upper;
    if (!line && !after_this && !after_number) return {};
    std::uint32_t noun = 0;
    std::uint32_t i = at;
    for (; i < r_.words.size() - 1 && i - at < 24; ++i) {
      const Word& word = r_.words[i];
      if (i != at) {
        if ((word.before & (kOpen | kQuote | kBlankLine | kColon | kSemicolon)) != 0) break;
        // "AMENDMENT NO. 1" goes on.
        if ((word.before & kStop) != 0 && !w_.is("abbreviations", r_.words[i - 1].id)) break;
        if (w_.is("this", word.id)) break;
      }
      if (!word.capital && !word.digits && !w_.is("small-words", word.id)) break;
      if (w_.is("title-skips", word.id)) break;
      if (w_.is("title-nouns", word.id)) noun = i + 1;
    }
    // A bare "Agreement" names nothing.
    if (noun < at + 2) return {};
    return r_.bytes(at, noun);
  }

  const Reading& r_;
  const Wordings& w_;
};

}  // namespace

Day resolve(const Reading& reading, const Value& value, const Agreement& agreement) {
  return resolve_within(reading, value, agreement, kLookups);
}

void read_opening(const Reading& r, Agreement& agreement) {
  agreement.title = Title(r).find();
  for (const Finding* finding : r.of("restated")) {
    const std::uint32_t begin = r.words[finding->match.first].begin;
    agreement.restated |= agreement.title.begin <= begin && begin < agreement.title.end;
  }
  agreement.parties = read_parties(r);
  agreement.agreement_date = best_date(r, "agreement-date", agreement);
  const Definition* effective = r.find("Effective Date");
  if (effective != nullptr && effective->value) {
    const Value& value = r.values[*effective->value];
    const Day day = resolve(r, value, agreement);
    if (day.known()) agreement.effective_date = Quoted<Day>{day, r.bytes(value.first, value.last)};
  }
  if (!agreement.effective_date)
    agreement.effective_date = best_date(r, "effective-date", agreement);
}

}  // namespace inforce::contracts
