// SPDX-License-Identifier: MIT
#include "contracts/opening.h"

#include <algorithm>

#include "base/text.h"

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
      if (i != at &&
          (word.before & (kOpen | kQuote | kStop | kBlankLine | kColon | kSemicolon)) != 0)
        break;
      if (!word.capital && !w_.is("small-words", word.id)) break;
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

// ---- parties

class Parties {
 public:
  explicit Parties(const Reading& r) : r_(r), w_(*r.wordings) {}

  std::vector<PartyName> find() {
    const auto size = static_cast<std::uint32_t>(r_.words.size() - 1);
    const std::uint32_t until = std::min<std::uint32_t>(size, 700);
    for (std::uint32_t at = 0; at < until; ++at) {
      if (!w_.is("between", r_.words[at].id)) continue;
      parties_.clear();
      list(at + 1, std::min(size, at + 260));
      if (parties_.size() >= 2) return std::move(parties_);
    }
    return {};
  }

 private:
  // Names, each with its bracketed short form, up to the end of the making sentence.
  void list(std::uint32_t at, std::uint32_t end) {
    while (at < end && parties_.size() < 12) {
      while (at < end && !starts_name(at)) {
        if (w_.is("recitals", r_.words[at].id)) return;
        ++at;
      }
      if (at >= end || w_.is("recitals", r_.words[at].id)) return;
      const std::uint32_t last = name_end(at, end);
      PartyName party;
      party.quote = r_.bytes(at, last);
      party.name = one_line(party.quote.of(r_.text));
      // The bracket that follows names it, unless another party comes first.
      std::uint32_t next = last;
      bool named = false;
      for (; next < end; ++next) {
        if (w_.is("recitals", r_.words[next].id)) break;
        if (const Definition* d = definition_at(next); d != nullptr && !d->value) {
          party.short_form = one_line(d->term);
          named = true;
          break;
        }
        const bool joint = next > last && w_.is("and", r_.words[next].id) && next + 1 < end &&
                           r_.words[next + 1].capital && !(r_.words[next].before & kOpen) &&
                           comma_before(next);
        if (joint) break;
      }
      if (collective(party.short_form)) return;
      parties_.push_back(std::move(party));
      at = named ? next + 1 : next;
      at = after_bracket(at, end);
    }
  }

  [[nodiscard]] bool comma_before(std::uint32_t at) const {
    return (r_.words[at].before & (kComma | kSemicolon | kClose | kNewline)) != 0;
  }
  [[nodiscard]] bool collective(std::string_view name) const {
    const std::string key = word_key(name);
    return w_.is("collective", w_.vocabulary.find(key));
  }
  [[nodiscard]] bool starts_name(std::uint32_t at) const {
    const Word& word = r_.words[at];
    return (word.capital || word.digits) && !w_.is("not-names", word.id) &&
           (word.before & kQuote) == 0 && (word.before & kOpen) == 0;
  }
  // Up to the comma that no company suffix follows, or the first small word.
  [[nodiscard]] std::uint32_t name_end(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t i = at + 1;
    for (; i < end && i - at < 14; ++i) {
      const Word& word = r_.words[i];
      const bool suffix = w_.is("company-suffixes", word.id);
      if ((word.before & (kOpen | kQuote | kSemicolon | kColon | kBlankLine)) != 0) break;
      if ((word.before & (kComma | kNewline)) != 0 && !suffix) break;
      if (w_.is("and", word.id) && w_.is("company-suffixes", r_.words[i - 1].id)) break;
      if (!word.capital && !word.digits && !suffix && !w_.is("name-words", word.id)) break;
    }
    while (i > at + 1 && !r_.words[i - 1].capital && !r_.words[i - 1].digits &&
           !w_.is("company-suffixes", r_.words[i - 1].id)) {
      --i;
    }
    return i;
  }
  [[nodiscard]] const Definition* definition_at(std::uint32_t at) const {
    const auto found =
        std::lower_bound(r_.definitions.begin(), r_.definitions.end(), at,
                         [](const Definition& d, std::uint32_t w) { return d.word < w; });
    return found != r_.definitions.end() && found->word == at && found->bracketed ? &*found
                                                                                  : nullptr;
  }
  [[nodiscard]] std::uint32_t after_bracket(std::uint32_t at, std::uint32_t end) const {
    while (at < end && (r_.words[at].before & kClose) == 0 && !w_.is("and", r_.words[at].id)) ++at;
    return at;
  }

  const Reading& r_;
  const Wordings& w_;
  std::vector<PartyName> parties_;
};

}  // namespace

Day resolve(const Reading& reading, const Value& value, const Agreement& agreement) {
  return resolve_within(reading, value, agreement, kLookups);
}

void read_opening(const Reading& r, Agreement& agreement) {
  agreement.title = Title(r).find();
  agreement.parties = Parties(r).find();
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
