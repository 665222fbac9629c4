// SPDX-License-Identifier: MIT
#include "contracts/amendments.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "contracts/amended_contract.h"
#include "contracts/clauses.h"
#include "contracts/opening.h"
#include "contracts/quotes.h"
#include "contracts/recitals.h"

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

// What waits for an "if" is not done yet.
constexpr std::array kDoneAtOnce{Operation::extend,   Operation::suspend, Operation::reinstate,
                                 Operation::remove,   Operation::revalue, Operation::end,
                                 Operation::terminate};

class Amendments {
 public:
  Amendments(const Reading& r, Agreement& agreement)
      : r_(r), w_(*r.wordings), agreement_(agreement) {}

  void read() {
    if (!agreement_.is_amendment && !agreement_.restated) return;
    agreement_.amends = amended_contract(r_, agreement_);
    if (agreement_.restated || !agreement_.amends) return;
    recital_ = recitals(r_);
    forget_recitals();
    for (std::size_t i = 0; i < r_.findings.size(); ++i) {
      const std::uint32_t sentence = r_.findings[i].sentence;
      if (i > 0 && r_.findings[i - 1].sentence == sentence) continue;
      if (recital_[sentence] || r_.sentence(sentence).begin < read_) continue;
      read_sentence(i);
      if (!agreement_.changes.empty()) note_condition(i);
    }
    name_end();
  }

 private:
  // The sentence whose findings begin at `from`.
  void read_sentence(std::size_t from) {
    if (find(from, "amend-nothing") != nullptr) return;
    const bool waits = find(from, "amend-if") != nullptr;
    for (const Named& named : kOperations) {
      const Finding* finding = find(from, named.label);
      if (finding == nullptr) continue;
      const bool at_once =
          std::find(kDoneAtOnce.begin(), kDoneAtOnce.end(), named.operation) != kDoneAtOnce.end();
      if (waits && at_once) return;
      if (add(*finding, named.operation, from)) return;
    }
    if (!waits) runs_until(from);
    provision(from);
  }

  // "so that this Agreement shall end on 31 March 2020"
  void runs_until(std::size_t from) {
    const Finding* end = find(from, "expiration");
    const Value* until = end == nullptr ? nullptr : r_.captured(*end, ValueKind::when, Role::until);
    if (until == nullptr || quoted_word(*end, until->first)) return;
    Change change;
    change.operation = Operation::extend;
    change.quote = r_.sentence(end->sentence);
    change.until = resolve(r_, *until, agreement_);
    if (change.until.known()) agreement_.changes.push_back(std::move(change));
  }

  // What an amendment agrees besides, in words of its own.
  void provision(std::size_t from) {
    bool speaks = false;
    for (std::size_t i = from;
         i < r_.findings.size() && r_.findings[i].sentence == r_.findings[from].sentence; ++i) {
      const Finding& finding = r_.findings[i];
      speaks |= w_.find_kind(finding.rule->gives) != nullptr &&
                !quoted_word(finding, finding.match.first);
    }
    if (!speaks) return;
    Change change;
    change.operation = Operation::add;
    change.quote = r_.sentence(r_.findings[from].sentence);
    change.words = std::string(change.quote.of(r_.text));
    change.at = takes_effect(from, false);
    agreement_.changes.push_back(std::move(change));
  }

  // What a recital tells of the contract is no clause of the amendment.
  void forget_recitals() {
    std::vector<Clause>& clauses = agreement_.clauses;
    clauses.erase(std::remove_if(clauses.begin(), clauses.end(),
                                 [&](const Clause& one) { return in_recital(one.quote); }),
                  clauses.end());
  }
  [[nodiscard]] bool in_recital(Span quote) const {
    for (std::uint32_t i = 0; i < recital_.size(); ++i) {
      if (recital_[i] && r_.sentence(i).overlaps(quote)) return true;
    }
    return false;
  }

  // The end that it gives the contract is the last that it names, or that of the new text; one that
  // it only speaks of was there before.
  void name_end() {
    const bool is_new = agreement_.expiration_date &&
                        std::any_of(blocks_.begin(), blocks_.end(), [&](const Span& block) {
                          return block.overlaps(agreement_.expiration_date->quote);
                        });
    if (!is_new) {
      agreement_.expiration_date.reset();
      agreement_.runs = {};
    }
    for (const Change& change : agreement_.changes) {
      const bool moves =
          change.operation == Operation::extend || change.operation == Operation::shorten;
      if (!moves || !change.until.known() || !change.condition.empty()) continue;
      agreement_.expiration_date = Quoted<std::string>{to_string(change.until), change.quote};
      agreement_.runs = {};
    }
  }

  // The finding of this label in the sentence whose findings begin at `from`; not in quoted words.
  [[nodiscard]] const Finding* find(std::size_t from, std::string_view label) const {
    for (std::size_t i = from;
         i < r_.findings.size() && r_.findings[i].sentence == r_.findings[from].sentence; ++i) {
      const Finding& finding = r_.findings[i];
      if (finding.rule->gives == label && !quoted_word(finding, finding.match.first))
        return &finding;
    }
    return nullptr;
  }

  // The first byte of a sentence, or of the quotation mark that opens it.
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t sentence) const {
    const std::uint32_t begin = r_.words[r_.layout.sentences[sentence].first].begin;
    for (const std::uint32_t mark : {1U, 3U}) {
      if (begin >= mark && quote_at(r_.text, begin - mark) == mark) return begin - mark;
    }
    return begin;
  }

  // Whether the word stands between quotation marks of the finding's sentence.
  [[nodiscard]] bool quoted_word(const Finding& finding, std::uint32_t word) const {
    bool inside = false;
    const std::uint32_t end = r_.words[word].begin;
    for (std::uint32_t at = begin_of(finding.sentence); at < end;) {
      const std::size_t mark = quote_at(r_.text, at);
      if (mark != 0) inside = !inside;
      at += static_cast<std::uint32_t>(std::max<std::size_t>(mark, 1));
    }
    return inside;
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

  // Whether the sentence does that.
  bool add(const Finding& finding, Operation operation, std::size_t from) {
    Change change;
    change.operation = operation;
    change.quote = r_.sentence(finding.sentence);
    const std::vector<std::string> sections = sections_of(finding);
    if (!sections.empty())
      change.section = operation == Operation::add ? sections.back() : sections.front();
    change.at = takes_effect(from);
    if (const Value* until = r_.captured(finding, ValueKind::when, Role::until)) {
      change.until = resolve(r_, *until, agreement_);
    }
    if (const Value* start = r_.captured(finding, ValueKind::when, Role::from)) {
      change.at = resolve(r_, *start, agreement_);
    }
    if (const Finding* day = find(from, "amend-effective");
        day != nullptr && day->rule->value == "same" && !agreement_.changes.empty() &&
        !change.at.known() && !change.until.known()) {
      change.until = agreement_.changes.back().until;
    }
    if (const Value* length = r_.captured(finding, ValueKind::length))
      change.length = length->length;
    change.kind = kind_spoken_of(finding, from);
    change.whole = begins_with_section(finding) || find(from, "amend-thing") != nullptr;
    switch (operation) {
      case Operation::replace:
        return replace_words(finding, std::move(change));
      case Operation::revalue:
        if (!new_value(finding, change)) return false;
        break;
      case Operation::restate:
      case Operation::add:
        change.words = block(finding);
        if (change.words.empty()) return false;
        if (!change.at.known()) change.at = start_of(blocks_.back());
        break;
      case Operation::suspend:
        if (const Value* year = r_.captured(finding, ValueKind::year)) {
          change.at = {year->day.year, 1, 1};
          change.until = {year->day.year, 12, 31};
        }
        break;
      case Operation::reinstate:
        if (agreement_.changes.empty() || agreement_.changes.back().operation != Operation::suspend)
          break;
        agreement_.changes.back().again = change.at;
        return true;
      case Operation::end:
        if (change.kind.empty() && change.section.empty()) return false;
        break;
      case Operation::extend:
        if (!change.until.known() && change.length.count == 0) return false;
        change.whole = finding.rule->value == "clause";
        if (change.whole && change.section.empty() && finding.sentence > 0)
          change.section = section_named_before(finding.sentence);
        break;
      default:
        break;
    }
    const bool many = operation == Operation::remove || operation == Operation::suspend;
    for (std::size_t i = 1; many && i < sections.size(); ++i) {
      Change other = change;
      other.section = sections[i];
      agreement_.changes.push_back(std::move(other));
    }
    agreement_.changes.push_back(std::move(change));
    return true;
  }

  bool new_value(const Finding& finding, Change& change) const {
    for (const ValueKind kind :
         {ValueKind::sum, ValueKind::share, ValueKind::count, ValueKind::length}) {
      const Value* value = r_.captured(finding, kind);
      if (value == nullptr) continue;
      change.value = kind;
      change.words = std::string(r_.bytes(value->first, value->last).of(r_.text));
      change.amount = amount_of(r_, *value);
      return true;
    }
    return false;
  }

  // The kind of term that the rule or another one of its sentence names.
  [[nodiscard]] std::string kind_spoken_of(const Finding& finding, std::size_t from) const {
    if (!finding.rule->value.empty() && finding.rule->gives == "amend-end")
      return std::string(finding.rule->value);
    const Finding* kind = find(from, "amend-kind");
    return kind == nullptr ? std::string{} : std::string(kind->rule->value);
  }

  // "The restriction in clause 9 would end in 2014. It is extended": clause 9.
  [[nodiscard]] std::string section_named_before(std::uint32_t sentence) const {
    if (r_.layout.sentences[sentence].section != r_.layout.sentences[sentence - 1].section)
      return {};
    Finding before;
    before.sentence = sentence - 1;
    const std::vector<std::string> named = sections_of(before);
    return named.size() == 1 ? named.front() : std::string{};
  }

  // "Sections 4.2 and 4.3": the references of the sentence, in their order.
  [[nodiscard]] std::vector<std::string> sections_of(const Finding& finding) const {
    const Sentence& sentence = r_.layout.sentences[finding.sentence];
    std::vector<std::string> numbers;
    bool list = false;  // the word before was such a number
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
      const Word& word = r_.words[at];
      const bool roman = word.upper || (word.capital && word.end - word.begin == 1);
      const bool named = at > sentence.first && w_.is("section-words", r_.words[at - 1].id) &&
                         (word.digits || roman);
      const bool joined =
          list && word.digits && ((word.before & kComma) != 0 || w_.is("and", r_.words[at - 1].id));
      if ((named || joined) && !quoted_word(finding, at)) {
        numbers.emplace_back(r_.bytes(at, at + 1).of(r_.text));
        list = true;
      } else if (!w_.is("and", word.id)) {
        list = false;
      }
    }
    return numbers;
  }

  // "Clause 7 (best price) shall", not "the fee in Clause 7 shall".
  [[nodiscard]] bool begins_with_section(const Finding& finding) const {
    const Sentence& sentence = r_.layout.sentences[finding.sentence];
    std::uint32_t at = sentence.first;
    while (at < finding.match.first && !w_.is("section-words", r_.words[at].id)) ++at;
    return at == sentence.first || (at < finding.match.first && r_.words[at - 1].digits) ||
           (at < finding.match.first && (r_.words[at].before & kComma) != 0);
  }

  // "Effective July 1"; `any`: "on July 1", too. An item may have it from what opens its list.
  [[nodiscard]] Day takes_effect(std::size_t from, bool any = true) const {
    const std::uint32_t sentence = r_.findings[from].sentence;
    const Day own = named_in(sentence, any);
    if (own.known()) return own;
    const std::uint32_t opening = list_opening(sentence);
    return opening == sentence ? Day{} : named_in(opening, any);
  }

  [[nodiscard]] Day named_in(std::uint32_t sentence, bool any) const {
    auto finding =
        std::lower_bound(r_.findings.begin(), r_.findings.end(), sentence,
                         [](const Finding& f, std::uint32_t s) { return f.sentence < s; });
    for (; finding != r_.findings.end() && finding->sentence == sentence; ++finding) {
      if (finding->rule->gives != "amend-effective" || quoted_word(*finding, finding->match.first))
        continue;
      if (finding->rule->value == "on" && !any) continue;
      if (finding->rule->value == "same") {
        return agreement_.changes.empty() ? Day{} : agreement_.changes.back().at;
      }
      const Value* when = r_.captured(*finding, ValueKind::when);
      if (when != nullptr && !quoted_word(*finding, when->first))
        return resolve(r_, *when, agreement_);
    }
    return {};
  }

  // "With effect from 1 April: (a) clause 2 is deleted; (b) ...": the sentence before the items,
  // which ends with a colon; else the sentence itself.
  [[nodiscard]] std::uint32_t list_opening(std::uint32_t sentence) const {
    const auto before = [&](std::uint32_t s) {
      return r_.words[r_.layout.sentences[s].first].before;
    };
    for (std::uint32_t s = sentence; s > 0 && (before(s) & kOpen) != 0; --s) {
      if ((before(s) & kColon) != 0) return s - 1;
    }
    return sentence;
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

  // "the words A are replaced with B": pairs of quoted words, to the end of the sentence. "Section
  // 4 is replaced by B" has no other words, and is another text of the section.
  bool replace_words(const Finding& finding, Change change) {
    std::uint32_t at = begin_of(finding.sentence);
    const std::uint32_t behind = r_.layout.sentences[finding.sentence].last;
    const std::uint32_t end = std::min(item_end(finding), r_.words[behind].begin);
    const std::string& how = finding.rule->value;
    for (bool any = false;; any = true) {
      const auto first = next_quoted(r_.text, at, end);
      if (first && how == "none") {
        change.old_words = std::string(first->of(r_.text));
        agreement_.changes.push_back(change);
        continue;
      }
      const auto second = first ? next_quoted(r_.text, at, end) : std::nullopt;
      if (!second) {
        if (any || change.section.empty()) return any;
        change.operation = Operation::restate;
        change.words = block(finding, true);
        if (change.words.empty()) return false;
        agreement_.changes.push_back(std::move(change));
        return true;
      }
      const std::string one(first->of(r_.text)), other(second->of(r_.text));
      change.old_words = how.empty() ? one : other;
      change.words = how.empty() ? other : one;
      // A blank where words are put beside others, none where a part of a word is.
      if (how == "before") change.words = one + (one.ends_with('-') ? "" : " ") + other;
      if (const Value* old = value_in(how.empty() ? *first : *second))
        change.old_amount = amount_of(r_, *old);
      if (const Value* value = value_in(how.empty() ? *second : *first)) {
        change.value = value->kind;
        change.amount = amount_of(r_, *value);
      }
      if (how == "after") change.words = other + (one.starts_with(',') ? "" : " ") + one;
      agreement_.changes.push_back(change);
    }
  }

  // The sum, share or number of things that the words give.
  [[nodiscard]] const Value* value_in(Span words) const {
    for (const Value& value : r_.values) {
      const bool amounts = value.kind == ValueKind::sum || value.kind == ValueKind::share ||
                           value.kind == ValueKind::count;
      if (amounts && words.covers(r_.bytes(value.first, value.first + 1))) return &value;
    }
    return nullptr;
  }

  // The new text: from the first quotation mark to the one that closes it; without any, from the
  // colon. Nothing in it is said of the amendment itself.
  std::string block(const Finding& finding, bool quotes_needed = false) {
    const std::uint32_t end = item_end(finding);
    const std::uint32_t start = r_.bytes(finding.match.first, finding.match.last).end;
    std::uint32_t first = start;
    // In the sentence, or right behind it.
    const std::uint32_t near =
        std::min(end, r_.words[r_.layout.sentences[finding.sentence].last].begin);
    while (first < near && quote_at(r_.text, first) == 0) ++first;
    if (first >= near && quotes_needed) return {};
    if (first >= near) {
      const std::size_t colon = r_.text.substr(0, end).find(':', start);
      if (colon == std::string_view::npos) return {};
      read_ = end;
      blocks_.push_back({static_cast<std::uint32_t>(colon), end});
      return std::string(trim(r_.text.substr(colon + 1, end - colon - 1)));
    }
    const std::uint32_t last = closing_quote(r_.text, first, end);
    blocks_.push_back({first, last});
    const auto begin = first + static_cast<std::uint32_t>(quote_at(r_.text, first));
    read_ = std::max(read_, last);
    return begin < last ? std::string(r_.text.substr(begin, last - begin)) : std::string{};
  }

  // The day from which new words say that they hold: "From April 1 Birch shall".
  [[nodiscard]] Day start_of(Span block) const {
    for (const Finding& finding : r_.findings) {
      if (finding.rule->gives != "clause.from" ||
          !block.covers(r_.bytes(finding.match.first, finding.match.last)))
        continue;
      const Value* when = r_.captured(finding, ValueKind::when);
      const Day day = when == nullptr ? Day{} : resolve(r_, *when, agreement_);
      return finding.rule->value == "next" ? contracts::add(day, {1, 'D'}) : day;
    }
    return {};
  }

  const Reading& r_;
  const Wordings& w_;
  Agreement& agreement_;
  std::vector<bool> recital_;  // by sentence
  std::vector<Span> blocks_;   // new text of the contract
  std::uint32_t read_ = 0;     // up to this byte, the text is new text of the contract
};

}  // namespace

void read_amendments(const Reading& reading, Agreement& agreement) {
  Amendments(reading, agreement).read();
}

}  // namespace inforce::contracts
