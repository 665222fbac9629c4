// SPDX-License-Identifier: MIT
#include "contracts/amendment_sentence.h"

#include <algorithm>

#include "contracts/opening.h"
#include "contracts/quotes.h"

namespace inforce::contracts {
namespace {

std::span<const Finding> findings_of(const Reading& r, std::uint32_t sentence) {
  const auto first =
      std::lower_bound(r.findings.begin(), r.findings.end(), sentence,
                       [](const Finding& f, std::uint32_t s) { return f.sentence < s; });
  const auto last = std::find_if(first, r.findings.end(),
                                 [&](const Finding& f) { return f.sentence != sentence; });
  return {first, last};
}

}  // namespace

AmendmentSentence::AmendmentSentence(const Reading& reading, std::uint32_t index)
    : r_(reading), index_(index), findings_(findings_of(reading, index)) {}

const Finding* AmendmentSentence::find(std::string_view label) const {
  for (const Finding& finding : findings_) {
    if (finding.rule->gives == label && !quotes(finding.match.first)) return &finding;
  }
  return nullptr;
}

std::uint32_t AmendmentSentence::begin() const {
  const std::uint32_t begin = r_.words[r_.layout.sentences[index_].first].begin;
  for (const std::uint32_t mark : {1U, 3U}) {
    if (begin >= mark && quote_at(r_.text, begin - mark) == mark) return begin - mark;
  }
  return begin;
}

bool AmendmentSentence::quotes(std::uint32_t word) const {
  bool inside = false;
  const std::uint32_t end = r_.words[word].begin;
  for (std::uint32_t at = begin(); at < end;) {
    const std::size_t mark = quote_at(r_.text, at);
    if (mark != 0) inside = !inside;
    at += static_cast<std::uint32_t>(std::max<std::size_t>(mark, 1));
  }
  return inside;
}

std::vector<std::string> AmendmentSentence::sections() const {
  const Sentence& sentence = r_.layout.sentences[index_];
  const Wordings& w = *r_.wordings;
  std::vector<std::string> numbers;
  bool list = false;  // the word before was such a number
  for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
    const Word& word = r_.words[at];
    const bool roman = word.upper || (word.capital && word.end - word.begin == 1);
    const bool named =
        at > sentence.first && w.is("section-words", r_.words[at - 1].id) && (word.digits || roman);
    const bool joined =
        list && word.digits && ((word.before & kComma) != 0 || w.is("and", r_.words[at - 1].id));
    if ((named || joined) && !quotes(at)) {
      numbers.emplace_back(r_.bytes(at, at + 1).of(r_.text));
      list = true;
    } else if (!w.is("and", word.id)) {
      list = false;
    }
  }
  return numbers;
}

bool AmendmentSentence::begins_with_section(std::uint32_t word) const {
  const Sentence& sentence = r_.layout.sentences[index_];
  std::uint32_t at = sentence.first;
  while (at < word && !r_.wordings->is("section-words", r_.words[at].id)) ++at;
  return at == sentence.first || (at < word && r_.words[at - 1].digits) ||
         (at < word && (r_.words[at].before & kComma) != 0);
}

std::string AmendmentSentence::section_named_before() const {
  const std::vector<Sentence>& sentences = r_.layout.sentences;
  if (index_ == 0 || sentences[index_].section != sentences[index_ - 1].section) return {};
  const std::vector<std::string> named = AmendmentSentence(r_, index_ - 1).sections();
  return named.size() == 1 ? named.front() : std::string{};
}

Day AmendmentSentence::takes_effect(const Agreement& agreement, bool any) const {
  const Day own = day_named(agreement, any);
  if (own.known()) return own;
  const std::uint32_t opening = list_opening();
  return opening == index_ ? Day{} : AmendmentSentence(r_, opening).day_named(agreement, any);
}

Day AmendmentSentence::day_named(const Agreement& agreement, bool any) const {
  for (const Finding& finding : findings_) {
    if (finding.rule->gives != "amend-effective" || quotes(finding.match.first)) continue;
    if (finding.rule->value == "on" && !any) continue;
    if (finding.rule->value == "same") {
      return agreement.changes.empty() ? Day{} : agreement.changes.back().at;
    }
    const Value* when = r_.captured(finding, ValueKind::when);
    if (when != nullptr && !quotes(when->first)) return resolve(r_, *when, agreement);
  }
  return {};
}

// "With effect from 1 April: (a) clause 2 is deleted; (b) ...": the sentence before the items,
// which ends with a colon; else the sentence itself.
std::uint32_t AmendmentSentence::list_opening() const {
  const auto before = [&](std::uint32_t s) {
    return r_.words[r_.layout.sentences[s].first].before;
  };
  for (std::uint32_t s = index_; s > 0 && (before(s) & kOpen) != 0; --s) {
    if ((before(s) & kColon) != 0) return s - 1;
  }
  return index_;
}

}  // namespace inforce::contracts
