// SPDX-License-Identifier: MIT
#include "contracts/amendments.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "contracts/opening.h"

namespace inforce::contracts {
namespace {

struct Named {
  std::string_view label;  // what a rule of the pack gives
  Operation operation;
};
// In the order in which they are believed, where several fit one sentence.
constexpr std::array<Named, 11> kOperations{{{"amend-replace", Operation::replace},
                                             {"amend-restate", Operation::restate},
                                             {"amend-add", Operation::add},
                                             {"amend-suspend", Operation::suspend},
                                             {"amend-reinstate", Operation::reinstate},
                                             {"amend-extend", Operation::extend},
                                             {"amend-terminate", Operation::terminate},
                                             {"amend-remove", Operation::remove},
                                             {"amend-revalue", Operation::revalue},
                                             {"amend-end", Operation::end},
                                             {"amend-section", Operation::restate}}};

constexpr std::uint32_t kNextSentence = 2;  // bytes between a sentence and the next one

// A quotation mark at `at`: its length, else 0.
std::size_t quote_at(std::string_view text, std::size_t at) {
  if (text[at] == '"') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\x9C" || three == "\xE2\x80\x9D" ? 3 : 0;
}

class Amendments {
 public:
  Amendments(const Reading& r, Agreement& agreement)
      : r_(r), w_(*r.wordings), agreement_(agreement) {}

  void read() {
    if (!titled_amendment() && !agreement_.restated) return;
    amended();
    if (agreement_.restated || !agreement_.amends) return;
    for (std::size_t i = 0; i < r_.findings.size(); ++i) {
      const std::uint32_t sentence = r_.findings[i].sentence;
      if (i > 0 && r_.findings[i - 1].sentence == sentence) continue;
      for (const Named& named : kOperations) {
        if (const Finding* finding = find(i, named.label)) {
          add(*finding, named.operation, i);
          break;
        }
      }
      if (!agreement_.changes.empty()) note_condition(i);
    }
  }

 private:
  [[nodiscard]] bool titled_amendment() const {
    for (const Word& word : r_.words) {
      if (word.begin >= agreement_.title.end) break;
      if (word.begin >= agreement_.title.begin && w_.is("amendments", word.id)) return true;
    }
    return false;
  }

  // The finding of this label in the sentence whose findings begin at `from`.
  [[nodiscard]] const Finding* find(std::size_t from, std::string_view label) const {
    for (std::size_t i = from;
         i < r_.findings.size() && r_.findings[i].sentence == r_.findings[from].sentence; ++i) {
      if (r_.findings[i].rule->gives == label) return &r_.findings[i];
    }
    return nullptr;
  }

  // "Extended to 2026, provided that ...", "The extension takes effect only if ...".
  void note_condition(std::size_t from) {
    Change& change = agreement_.changes.back();
    const Finding* condition = find(from, "amend-condition");
    if (condition == nullptr || change.operation != Operation::extend) return;
    const Span sentence = r_.sentence(condition->sentence);
    const bool own = sentence.begin == change.quote.begin;
    if (!own && sentence.begin > change.quote.end + kNextSentence) return;
    change.condition = {r_.bytes(condition->match.first, condition->match.last).begin,
                        sentence.end};
  }

  void amended() {
    const Day own = agreement_.agreement_date ? agreement_.agreement_date->value : Day{};
    for (const Finding* finding : r_.of("amends")) {
      const Value* when = r_.captured(*finding, ValueKind::when);
      if (when == nullptr) continue;
      const Day day = resolve(r_, *when, agreement_);
      if (!day.known() || day == own) continue;
      Amended amended;
      amended.date = day;
      amended.quote = r_.sentence(finding->sentence);
      // "the Master Supply Agreement dated": the capitalised words up to the noun.
      const std::uint32_t noun = finding->match.first;
      std::uint32_t first = noun;
      const std::uint32_t floor = r_.layout.sentences[finding->sentence].first;
      while (first > floor && (r_.words[first].before & (kQuote | kOpen)) == 0 &&
             r_.words[first - 1].capital && !w_.is("not-names", r_.words[first - 1].id)) {
        --first;
      }
      amended.title = one_line(r_.bytes(first, noun + 1).of(r_.text));
      agreement_.amends = std::move(amended);
      return;
    }
  }

  void add(const Finding& finding, Operation operation, std::size_t from) {
    Change change;
    change.operation = operation;
    change.quote = r_.sentence(finding.sentence);
    change.section = section(finding, operation == Operation::add);
    change.at = takes_effect(from);
    if (const Value* until = r_.captured(finding, ValueKind::when, Role::until)) {
      change.until = resolve(r_, *until, agreement_);
    }
    if (const Value* start = r_.captured(finding, ValueKind::when, Role::from)) {
      change.at = resolve(r_, *start, agreement_);
    }
    if (const Value* length = r_.captured(finding, ValueKind::length))
      change.length = length->length;
    change.kind = kind_spoken_of(finding, from);
    if (operation == Operation::end && change.kind.empty()) return;
    if (operation == Operation::replace) return replace_words(finding, std::move(change));
    if (operation == Operation::revalue) {
      const Value* value = r_.captured(finding, ValueKind::sum);
      if (value == nullptr) value = r_.captured(finding, ValueKind::share);
      if (value == nullptr) return;
      change.value = value->kind;
      change.words = std::string(r_.bytes(value->first, value->last).of(r_.text));
    }
    if (operation == Operation::restate || operation == Operation::add) {
      change.words = block(finding);
      if (change.words.empty()) return;
    }
    if (operation == Operation::reinstate && !agreement_.changes.empty() &&
        agreement_.changes.back().operation == Operation::suspend) {
      agreement_.changes.back().again = change.at;
      return;
    }
    const bool nothing =
        operation == Operation::extend && !change.until.known() && change.length.count == 0;
    if (!nothing) agreement_.changes.push_back(std::move(change));
  }

  // The kind of term that the rule or another one of its sentence names.
  [[nodiscard]] std::string kind_spoken_of(const Finding& finding, std::size_t from) const {
    if (!finding.rule->value.empty() && finding.rule->gives == "amend-end")
      return std::string(finding.rule->value);
    const Finding* kind = find(from, "amend-kind");
    return kind == nullptr ? std::string{} : std::string(kind->rule->value);
  }

  // "Section 4.2": the first reference of the sentence, or the last.
  [[nodiscard]] std::string section(const Finding& finding, bool last) const {
    const Sentence& sentence = r_.layout.sentences[finding.sentence];
    std::string number;
    for (std::uint32_t at = sentence.first; at + 1 < sentence.last; ++at) {
      if (!w_.is("section-words", r_.words[at].id) || !r_.words[at + 1].digits) continue;
      number = std::string(r_.bytes(at + 1, at + 2).of(r_.text));
      if (!last) break;
    }
    return number;
  }

  [[nodiscard]] Day takes_effect(std::size_t from) const {
    const Finding* finding = find(from, "amend-effective");
    if (finding == nullptr) return {};
    if (finding->rule->value == "same") {
      return agreement_.changes.empty() ? Day{} : agreement_.changes.back().at;
    }
    const Value* when = r_.captured(*finding, ValueKind::when);
    return when != nullptr ? resolve(r_, *when, agreement_) : Day{};
  }

  // Where the item ends: the next whole-numbered section that does not stand in quotes.
  [[nodiscard]] std::uint32_t item_end(const Finding& finding) const {
    const std::uint32_t after = r_.layout.sentences[finding.sentence].last;
    for (const Section& section : r_.layout.sections) {
      if (section.begin < after || section.number.empty()) continue;
      const bool whole = section.number.find('.') == std::string::npos;
      if (whole && (r_.words[section.begin].before & kQuote) == 0) {
        return r_.words[section.begin].begin;
      }
    }
    return static_cast<std::uint32_t>(r_.text.size());
  }

  // The words inside the quotation marks from `at` on; moves `at` behind them.
  [[nodiscard]] std::optional<Span> quoted(std::uint32_t& at, std::uint32_t end) const {
    while (at < end && quote_at(r_.text, at) == 0) ++at;
    if (at >= end) return std::nullopt;
    Span words;
    words.begin = at + static_cast<std::uint32_t>(quote_at(r_.text, at));
    at = words.begin;
    while (at < end && quote_at(r_.text, at) == 0) ++at;
    if (at >= end) return std::nullopt;
    words.end = at;
    at += static_cast<std::uint32_t>(quote_at(r_.text, at));
    return words;
  }

  // "the words A are replaced with B": pairs of quoted words, to the end of the sentence.
  void replace_words(const Finding& finding, Change change) {
    std::uint32_t at = change.quote.begin;
    const std::uint32_t end = std::min(item_end(finding), change.quote.end + 1);
    while (true) {
      const auto first = quoted(at, end);
      const auto second = first ? quoted(at, end) : std::nullopt;
      if (!second) return;
      const bool reversed = finding.rule->value == "reversed";
      change.old_words = std::string((reversed ? *second : *first).of(r_.text));
      change.words = std::string((reversed ? *first : *second).of(r_.text));
      agreement_.changes.push_back(change);
    }
  }

  // The new text: from the first quotation mark to the last of the item; without any, from the
  // colon.
  [[nodiscard]] std::string block(const Finding& finding) const {
    const std::uint32_t end = item_end(finding);
    std::uint32_t first = r_.bytes(finding.match.first, finding.match.last).end;
    const std::uint32_t start = first;
    while (first < end && quote_at(r_.text, first) == 0) ++first;
    if (first >= end) {
      const std::size_t colon = r_.text.substr(0, end).find(':', start);
      return colon == std::string_view::npos
                 ? std::string{}
                 : std::string(trim(r_.text.substr(colon + 1, end - colon - 1)));
    }
    std::uint32_t last = first;
    for (std::uint32_t at = first + 1; at < end; ++at) {
      if (quote_at(r_.text, at) != 0) last = at;
    }
    const auto begin = first + static_cast<std::uint32_t>(quote_at(r_.text, first));
    return begin < last ? std::string(r_.text.substr(begin, last - begin)) : std::string{};
  }

  const Reading& r_;
  const Wordings& w_;
  Agreement& agreement_;
};

}  // namespace

void read_amendments(const Reading& reading, Agreement& agreement) {
  Amendments(reading, agreement).read();
}

}  // namespace inforce::contracts
