// SPDX-License-Identifier: MIT
#include "contracts/opening.h"

#include <algorithm>

#include "contracts/amended_contract.h"
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

// The most believable date that is known, and that is not one of `others`.
std::optional<Quoted<Day>> best_date(const Reading& r, std::string_view label,
                                     const Agreement& agreement,
                                     const std::vector<std::uint32_t>& others = {}) {
  for (const Finding* finding : r.of(label)) {
    const auto value = captured_date(r, *finding);
    if (!value || std::find(others.begin(), others.end(), *value) != others.end()) continue;
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
  const Span words = r.bytes(value.first, value.last);
  const Definition* definition = r.find(words.of(r.text));
  if (definition != nullptr && definition->value) {
    const Value& meant = r.values[*definition->value];
    if (meant.first != value.first) return resolve_within(r, meant, agreement, lookups - 1);
  }
  if (value.name == "effective-date" && agreement.effective_date)
    return agreement.effective_date->value;
  return {};
}

// The date of the first definition whose term is one of a date's names: "(the "Effective Date")".
std::optional<Quoted<Day>> defined_date(const Reading& r, std::string_view name,
                                        const Agreement& agreement) {
  for (const Definition& definition : r.definitions) {
    if (!definition.value) continue;
    const auto term = std::lower_bound(r.values.begin(), r.values.end(), definition.word,
                                       [](const Value& v, std::uint32_t w) { return v.first < w; });
    if (term == r.values.end() || term->first != definition.word || term->name != name) continue;
    const Value& value = r.values[*definition.value];
    const Day day = resolve(r, value, agreement);
    if (day.known()) return Quoted<Day>{day, r.bytes(value.first, value.last)};
  }
  return std::nullopt;
}

// ---- title

class Title {
 public:
  explicit Title(const Reading& r) : r_(r), w_(*r.wordings), amends_(r.words.size()) {
    for (const Finding* finding : r.of("amendment-title")) amends_[finding->match.last - 1] = true;
  }

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
    const std::uint16_t before = r_.words[at].before;
    if ((before & (kNewline | kBlankLine)) != 0) return true;
    return at > 0 && (before & kColon) != 0 && w_.is("title-labels", r_.words[at - 1].id);
  }

  // Capitalised words from here, when the last of them is a title's noun.
  [[nodiscard]] Span from(std::uint32_t at, bool line) const {
    const bool after_this =
        at > 0 && w_.is("this", r_.words[at - 1].id) && r_.words[at].before == 0;
    const bool after_number = at > 0 && r_.words[at - 1].digits && r_.words[at].upper;
    if (!line && !after_this && !after_number) return {};
    if (w_.is("this", r_.words[at].id)) ++at;
    std::uint32_t noun = 0;
    bool amends = false;
    std::uint32_t i = at;
    for (; i < r_.words.size() - 1 && i - at < 24; ++i) {
      const Word& word = r_.words[i];
      if (i != at) {
        // "AMENDMENT NO. 2", and below it "to the Supply Agreement".
        const bool goes_on = amends && w_.is("title-goes-on", word.id);
        if ((word.before & (kOpen | kQuote | kColon | kSemicolon)) != 0) break;
        if ((word.before & kBlankLine) != 0 && !goes_on) break;
        // "AMENDMENT NO. 1" goes on.
        if ((word.before & kStop) != 0 && !w_.is("abbreviations", r_.words[i - 1].id)) break;
        if (w_.is("this", word.id)) break;
      }
      if (!word.capital && !word.digits && !w_.is("small-words", word.id)) break;
      if (w_.is("title-skips", word.id)) break;
      if (amends_[i]) {
        noun = numbered(i + 1);
        amends = true;
      } else if (w_.is("title-nouns", word.id) &&
                 (i == at || !w_.is("the", r_.words[i - 1].id))) {  // "SUBJECT OF THE CONTRACT"
        noun = i + 1;
      }
    }
    // "Agreement for Printing Services" is named behind its noun.
    const bool goes_on =
        noun == at + 1 && !amends && i > noun + 1 && w_.is("title-behind", r_.words[noun].id);
    if (goes_on && line && (r_.words[i].before & (kNewline | kBlankLine)) != 0) noun = i;
    // A bare "Agreement" names nothing.
    if (noun < at + (amends ? 1 : 2)) return {};
    return r_.bytes(at, noun);
  }

  // "No. 2", "Number Two", "#2" behind the noun of an amendment.
  [[nodiscard]] std::uint32_t numbered(std::uint32_t at) const {
    std::uint32_t i = at;
    if (w_.is("number-words", r_.words[i].id)) ++i;
    const Word& word = r_.words[i];
    const bool spelled = word.id < w_.numbers.size() && w_.numbers[word.id] != 0;
    const bool near = (word.before & (kBlankLine | kOpen | kQuote)) == 0;
    return near && (word.digits || (i > at && (spelled || word.upper))) ? i + 1 : at;
  }

  const Reading& r_;
  const Wordings& w_;
  std::vector<bool> amends_;  // by word: the title of an amendment ends with it
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
  agreement.is_amendment = !agreement.restated && is_amendment(r, agreement);
  std::vector<std::uint32_t> amended;  // dates of other contracts
  if (agreement.is_amendment) amended = dates_of_amended(r);
  agreement.agreement_date = best_date(r, "agreement-date", agreement, amended);
  if (agreement.is_amendment) {
    agreement.effective_date = best_date(r, "amendment-date", agreement, amended);
    return;
  }
  agreement.effective_date = defined_date(r, "effective-date", agreement);
  if (!agreement.effective_date)
    agreement.effective_date = best_date(r, "effective-date", agreement);
}

}  // namespace inforce::contracts
