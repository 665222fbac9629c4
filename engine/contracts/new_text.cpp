// SPDX-License-Identifier: MIT
#include "contracts/new_text.h"

#include <algorithm>

#include "base/text.h"
#include "contracts/amendment_sentence.h"
#include "contracts/clauses.h"
#include "contracts/opening.h"
#include "contracts/quotes.h"

namespace inforce::contracts {
namespace {

// Where the item ends: the next whole-numbered section that does not stand in quotes.
std::uint32_t item_end(const Reading& r, const Finding& finding) {
  const std::uint32_t after = r.layout.sentences[finding.sentence].last;
  for (const Section& section : r.layout.sections) {
    if (section.begin < after || section.number.empty()) continue;
    const bool whole = section.number.find('.') == std::string::npos;
    if (whole && (r.words[section.begin].before & kQuote) == 0) {
      return r.words[section.begin].begin;
    }
  }
  return static_cast<std::uint32_t>(r.text.size());
}

// The sum, share or number of things that the words give.
const Value* value_in(const Reading& r, Span words) {
  for (const Value& value : r.values) {
    const bool amounts = value.kind == ValueKind::sum || value.kind == ValueKind::share ||
                         value.kind == ValueKind::count;
    if (amounts && words.covers(r.bytes(value.first, value.first + 1))) return &value;
  }
  return nullptr;
}

}  // namespace

std::optional<NewText> new_text(const Reading& r, const Finding& finding, bool quotes_needed) {
  const std::uint32_t end = item_end(r, finding);
  const std::uint32_t start = r.bytes(finding.match.first, finding.match.last).end;
  std::uint32_t first = start;
  // In the sentence, or right behind it.
  const std::uint32_t near =
      std::min(end, r.words[r.layout.sentences[finding.sentence].last].begin);
  while (first < near && quote_at(r.text, first) == 0) ++first;
  if (first >= near && quotes_needed) return std::nullopt;
  if (first >= near) {
    const std::size_t colon = r.text.substr(0, end).find(':', start);
    if (colon == std::string_view::npos) return std::nullopt;
    return NewText{std::string(trim(r.text.substr(colon + 1, end - colon - 1))),
                   {static_cast<std::uint32_t>(colon), end}};
  }
  const std::uint32_t last = closing_quote(r.text, first, end);
  const auto begin = first + static_cast<std::uint32_t>(quote_at(r.text, first));
  return NewText{begin < last ? std::string(r.text.substr(begin, last - begin)) : std::string{},
                 {first, last}};
}

std::vector<Change> replacements(const Reading& r, const Finding& finding, Change change) {
  std::vector<Change> changes;
  std::uint32_t at = AmendmentSentence(r, finding.sentence).begin();
  const std::uint32_t behind = r.layout.sentences[finding.sentence].last;
  const std::uint32_t end = std::min(item_end(r, finding), r.words[behind].begin);
  const std::string& how = finding.rule->value;
  for (;;) {
    const auto first = next_quoted(r.text, at, end);
    if (first && how == "none") {
      change.old_words = std::string(first->of(r.text));
      changes.push_back(change);
      continue;
    }
    const auto second = first ? next_quoted(r.text, at, end) : std::nullopt;
    if (!second) return changes;
    const std::string one(first->of(r.text)), other(second->of(r.text));
    change.old_words = how.empty() ? one : other;
    change.words = how.empty() ? other : one;
    // A blank where words are put beside others, none where a part of a word is.
    if (how == "before") change.words = one + (one.ends_with('-') ? "" : " ") + other;
    if (const Value* old = value_in(r, how.empty() ? *first : *second))
      change.old_amount = amount_of(r, *old);
    if (const Value* value = value_in(r, how.empty() ? *second : *first)) {
      change.value = value->kind;
      change.amount = amount_of(r, *value);
    }
    if (how == "after") change.words = other + (one.starts_with(',') ? "" : " ") + one;
    changes.push_back(change);
  }
}

Day start_of(const Reading& r, Span block, const Agreement& agreement) {
  for (const Finding& finding : r.findings) {
    if (finding.rule->gives != "clause.from" ||
        !block.covers(r.bytes(finding.match.first, finding.match.last)))
      continue;
    const Value* when = r.captured(finding, ValueKind::when);
    const Day day = when == nullptr ? Day{} : resolve(r, *when, agreement);
    return finding.rule->value == "next" ? add(day, {1, 'D'}) : day;
  }
  return {};
}

}  // namespace inforce::contracts
