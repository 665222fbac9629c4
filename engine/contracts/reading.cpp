// SPDX-License-Identifier: MIT
#include "contracts/reading.h"

#include <algorithm>

#include "contracts/plain_terms.h"
#include "contracts/read_values.h"

namespace inforce::contracts {
namespace {

constexpr std::uint32_t kTermWords = 6;
constexpr std::size_t kTermBytes = 80;
constexpr std::uint32_t kInsertionWords = 40;
constexpr std::uint32_t kOpeningWords = 700;  // covers, lists of contents and all

bool any_of(const std::vector<PhraseId>& ids, const std::vector<std::uint32_t>& stamps,
            std::uint32_t stamp) {
  return std::any_of(ids.begin(), ids.end(), [&](PhraseId id) { return stamps[id] == stamp; });
}

// "This Lease shall begin in May and, unless sooner ended under Section 4, run for two years": what
// stands between the commas, or in brackets, says nothing of the rest.
void mark_insertions(Words& words, const Layout& layout, const Wordings& w) {
  constexpr std::uint16_t kBreak = kSemicolon | kColon | kStop;
  const auto list = [&](std::string_view name) {
    const auto found = w.members.find(name);
    return found == w.members.end() ? std::vector<bool>(w.vocabulary.size()) : found->second;
  };
  const std::vector<bool> insertions = list("insertions");
  const std::vector<bool> asides = list("asides");
  const std::vector<bool> modals = list("modals");
  for (const Sentence& sentence : layout.sentences) {
    for (std::uint32_t at = sentence.first + 1; at < sentence.last; ++at) {
      const bool aside = asides[words[at].id];
      const std::uint16_t opening = words[at].before & (kComma | kOpen);
      if (opening == 0 || (!aside && !insertions[words[at].id])) continue;
      const std::uint16_t closing = (opening & kOpen) != 0 ? kClose : kComma;
      const std::uint32_t most = std::min(sentence.last, at + kInsertionWords);
      std::uint32_t end = at + 1;
      while (end < most && (words[end].before & (closing | kBreak)) == 0) ++end;
      if (end == most || (words[end].before & kBreak) != 0) continue;
      if (aside && !modals[words[end].id]) continue;
      for (; at < end; ++at) words[at].inserted = true;
      --at;
    }
  }
}

// Which rules fire in each sentence.
std::vector<Finding> find_rules(const Reading& r) {
  const Wordings& w = *r.wordings;
  std::vector<Finding> findings;
  std::vector<Match> matches;
  std::vector<std::uint32_t> stamps(w.phrases.size());  // the last sentence + 1 with this phrase
  std::vector<std::uint32_t> headings(w.heading_phrases.size());  // the last section + 1, likewise
  std::uint32_t section = 0;
  for (std::uint32_t i = 0; i < r.layout.sentences.size(); ++i) {
    const Sentence& sentence = r.layout.sentences[i];
    matches.clear();
    w.phrases.match(r.words, sentence.first, sentence.last, r.values, matches);
    if (matches.empty()) continue;
    for (const Match& match : matches) stamps[match.phrase] = i + 1;
    if (section != sentence.section + 1) {
      section = sentence.section + 1;
      const Section& heading = r.layout.sections[sentence.section];
      std::vector<Match> found;
      w.heading_phrases.match(r.words, heading.first, heading.last, r.values, found);
      for (const Match& match : found) headings[match.phrase] = section;
    }
    const std::size_t before = findings.size();
    for (const Match& match : matches) {
      for (const std::uint16_t index : w.rules_of[match.phrase]) {
        const Rule& rule = w.rules[index];
        const bool fires = (!rule.opening || sentence.first < kOpeningWords) &&
                           (rule.with.empty() || any_of(rule.with, stamps, i + 1)) &&
                           !any_of(rule.without, stamps, i + 1) &&
                           (rule.under.empty() || any_of(rule.under, headings, section)) &&
                           !any_of(rule.not_under, headings, section);
        if (fires) findings.push_back({&rule, i, any_of(rule.turned, stamps, i + 1), match});
      }
    }
    std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.rule < b.rule; });
  }
  return findings;
}

// The quoted or capitalised term that begins at this word; empty: none.
class Terms {
 public:
  explicit Terms(const Reading& r) : r_(r), size_(static_cast<std::uint32_t>(r.words.size() - 1)) {}

  std::vector<Definition> find() {
    for (std::uint32_t s = 0; s < r_.layout.sentences.size(); ++s) {
      const Sentence& sentence = r_.layout.sentences[s];
      for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
        if ((r_.words[at].before & kQuote) != 0) term(sentence, s, at);
      }
    }
    return std::move(found_);
  }

 private:
  void term(const Sentence& sentence, std::uint32_t index, std::uint32_t at) {
    std::uint32_t last = at + 1;
    while (last < sentence.last && last - at < kTermWords && (r_.words[last].before & kQuote) == 0)
      ++last;
    if ((r_.words[last].before & kQuote) == 0) return;
    if (!r_.words[at].capital && at + 1 < last && r_.words[at + 1].capital &&
        r_.wordings->is("not-names", r_.words[at].id)) {
      ++at;  // ("the Supplier")
    }
    const Span words{r_.words[at].begin, r_.words[last - 1].end};
    if (words.size() > kTermBytes || !(r_.words[at].capital || r_.words[at].digits)) return;
    Definition definition;
    definition.term = words.of(r_.text);
    definition.words = words;
    definition.word = at;
    definition.sentence = index;
    std::uint32_t bracket = at;  // the first word in it
    // The bracket opens before the quote, a few words earlier at most: (the "Term"), (hereinafter
    // "X").
    for (std::uint32_t back = 0; back < 6 && at >= sentence.first + back; ++back) {
      if (back > 0 && (r_.words[at - back + 1].before & kClose) != 0) break;
      if ((r_.words[at - back].before & kOpen) != 0) {
        definition.bracketed = true;
        bracket = at - back;
        break;
      }
    }
    definition.value =
        definition.bracketed ? value_before(sentence, bracket) : value_after(sentence, last);
    if (definition.bracketed || definition.value || is_meaning(last)) found_.push_back(definition);
  }

  [[nodiscard]] bool is_meaning(std::uint32_t at) const {
    for (std::uint32_t i = at; i < std::min(at + 3, size_); ++i) {
      if (r_.wordings->is("means", r_.words[i].id)) return true;
    }
    return false;
  }

  // The date that ends just before the bracket.
  [[nodiscard]] std::optional<std::uint32_t> value_before(const Sentence& sentence,
                                                          std::uint32_t at) const {
    std::optional<std::uint32_t> best;
    const std::uint32_t from = std::max(sentence.first, at > 12 ? at - 12 : 0);
    for (auto i = lower(from); i < r_.values.size() && r_.values[i].first < at; ++i) {
      const Value& value = r_.values[i];
      const bool date = value.kind == ValueKind::when || value.kind == ValueKind::year;
      if (date && value.last + 1 >= at) best = static_cast<std::uint32_t>(i);
    }
    return best;
  }

  // The first date after "means".
  [[nodiscard]] std::optional<std::uint32_t> value_after(const Sentence& sentence,
                                                         std::uint32_t at) const {
    if (!is_meaning(at)) return std::nullopt;
    const std::uint32_t until = std::min(sentence.last, at + 14);
    for (auto i = lower(at); i < r_.values.size() && r_.values[i].first < until; ++i) {
      if (r_.values[i].kind == ValueKind::when) return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t lower(std::uint32_t word) const {
    const auto found =
        std::lower_bound(r_.values.begin(), r_.values.end(), word,
                         [](const Value& v, std::uint32_t w) { return v.first < w; });
    return static_cast<std::size_t>(found - r_.values.begin());
  }

  const Reading& r_;
  std::uint32_t size_;
  std::vector<Definition> found_;
};

}  // namespace

Span Reading::bytes(std::uint32_t first, std::uint32_t last) const {
  return {words[first].begin, words[last - 1].end};
}

// With what closes it: "(6%)."
Span Reading::sentence(std::uint32_t index) const {
  const Sentence& s = layout.sentences[index];
  Span span = bytes(s.first, s.last);
  for (std::uint32_t end = span.end; end < words[s.last].begin && end < span.end + 4; ++end) {
    if (text[end] == '.' || text[end] == '%' || text[end] == ')') span.end = end + 1;
  }
  return span;
}

std::vector<const Finding*> Reading::of(std::string_view label) const {
  std::vector<const Finding*> found;
  for (const Finding& finding : findings) {
    if (finding.rule->gives == label) found.push_back(&finding);
  }
  std::stable_sort(found.begin(), found.end(), [](const Finding* a, const Finding* b) {
    return a->rule->rank < b->rule->rank;
  });
  return found;
}

const Value* Reading::captured(const Finding& finding, ValueKind kind, Role role) const {
  const auto index = finding.match.capture(kind, role, values);
  return index ? &values[*index] : nullptr;
}

const Definition* Reading::find(std::string_view term) const {
  const auto same = [&](std::string_view other) {
    return other.size() == term.size() &&
           std::equal(other.begin(), other.end(), term.begin(), [](char a, char b) {
             const auto lower = [](char c) {
               return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
             };
             return lower(a) == lower(b);
           });
  };
  const Definition* best = nullptr;
  for (const Definition& definition : definitions) {
    if (!same(definition.term)) continue;
    if (best == nullptr || (!best->value && definition.value)) best = &definition;
  }
  return best;
}

Reading read(std::string_view text, const Wordings& wordings) {
  Reading r;
  r.text = text;
  r.wordings = &wordings;
  r.words = to_words(text, wordings.vocabulary);
  mark_plain_terms(r.words, wordings);
  r.values = read_values(text, r.words, wordings);
  r.layout = to_layout(text, r.words, wordings);
  mark_insertions(r.words, r.layout, wordings);
  r.findings = find_rules(r);
  r.definitions = Terms(r).find();
  return r;
}

}  // namespace inforce::contracts
