// SPDX-License-Identifier: MIT
#include "contracts/amendments.h"

#include <algorithm>
#include <array>

#include "contracts/amended_contract.h"
#include "contracts/amendment_sentence.h"
#include "contracts/clauses.h"
#include "contracts/new_text.h"
#include "contracts/opening.h"
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
  Amendments(const Reading& r, Agreement& agreement) : r_(r), agreement_(agreement) {}

  void read() {
    if (!agreement_.is_amendment && !agreement_.restated) return;
    agreement_.amends = amended_contract(r_, agreement_);
    if (agreement_.restated || !agreement_.amends) return;
    recital_ = recitals(r_);
    forget_recitals();
    for (std::size_t i = 0; i < r_.findings.size(); ++i) {
      const std::uint32_t index = r_.findings[i].sentence;
      if (i > 0 && r_.findings[i - 1].sentence == index) continue;
      if (recital_[index] || r_.sentence(index).begin < read_) continue;
      const AmendmentSentence sentence(r_, index);
      read_sentence(sentence);
      if (!agreement_.changes.empty()) note_condition(sentence);
    }
    name_end();
  }

 private:
  void read_sentence(const AmendmentSentence& sentence) {
    if (sentence.find("amend-nothing") != nullptr) return;
    const bool waits = sentence.find("amend-if") != nullptr;
    for (const Named& named : kOperations) {
      const Finding* finding = sentence.find(named.label);
      if (finding == nullptr) continue;
      const bool at_once =
          std::find(kDoneAtOnce.begin(), kDoneAtOnce.end(), named.operation) != kDoneAtOnce.end();
      if (waits && at_once) return;
      if (add(*finding, named.operation, sentence)) return;
    }
    if (!waits) runs_until(sentence);
    provision(sentence);
  }

  // "so that this Agreement shall end on 31 March 2020"
  void runs_until(const AmendmentSentence& sentence) {
    const Finding* end = sentence.find("expiration");
    const Value* until = end == nullptr ? nullptr : r_.captured(*end, ValueKind::when, Role::until);
    if (until == nullptr || sentence.quotes(until->first)) return;
    Change change;
    change.operation = Operation::extend;
    change.quote = r_.sentence(end->sentence);
    change.until = resolve(r_, *until, agreement_);
    if (change.until.known()) agreement_.changes.push_back(std::move(change));
  }

  // What an amendment agrees besides, in words of its own.
  void provision(const AmendmentSentence& sentence) {
    bool speaks = false;
    for (const Finding& finding : sentence.findings()) {
      speaks |= r_.wordings->find_kind(finding.rule->gives) != nullptr &&
                !sentence.quotes(finding.match.first);
    }
    if (!speaks) return;
    Change change;
    change.operation = Operation::add;
    change.quote = r_.sentence(sentence.findings().front().sentence);
    change.words = std::string(change.quote.of(r_.text));
    change.at = sentence.takes_effect(agreement_, false);
    // "During the period of suspension Birch shall instead pay 6%".
    const bool meanwhile = sentence.find("amend-meanwhile") != nullptr &&
                           !agreement_.changes.empty() &&
                           agreement_.changes.back().operation == Operation::suspend;
    if (meanwhile) {
      change.at = agreement_.changes.back().at;
      change.until = agreement_.changes.back().until;
    }
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

  // "Extended to 2026, provided that ...", "The extension takes effect only if ...".
  void note_condition(const AmendmentSentence& sentence) {
    Change& change = agreement_.changes.back();
    const Finding* condition = sentence.find("amend-condition");
    if (condition == nullptr || change.operation != Operation::extend) return;
    const Span here = r_.sentence(condition->sentence);
    const bool own = here.begin == change.quote.begin;
    if (!own && here.begin > change.quote.end + kNextSentence) return;
    change.condition = {r_.bytes(condition->match.first, condition->match.last).begin, here.end};
  }

  // Whether the sentence does that.
  bool add(const Finding& finding, Operation operation, const AmendmentSentence& sentence) {
    Change change;
    change.operation = operation;
    change.quote = r_.sentence(finding.sentence);
    const std::vector<std::string> sections = sentence.sections();
    if (!sections.empty())
      change.section = operation == Operation::add ? sections.back() : sections.front();
    change.at = sentence.takes_effect(agreement_);
    if (const Value* until = r_.captured(finding, ValueKind::when, Role::until)) {
      change.until = resolve(r_, *until, agreement_);
    }
    if (const Value* start = r_.captured(finding, ValueKind::when, Role::from)) {
      change.at = resolve(r_, *start, agreement_);
    }
    if (const Finding* day = sentence.find("amend-effective");
        day != nullptr && day->rule->value == "same" && !agreement_.changes.empty() &&
        !change.at.known() && !change.until.known()) {
      change.until = agreement_.changes.back().until;
    }
    if (const Value* length = r_.captured(finding, ValueKind::length))
      change.length = length->length;
    change.kind = kind_spoken_of(finding, sentence);
    change.whole = sentence.begins_with_section(finding.match.first) ||
                   sentence.find("amend-thing") != nullptr;
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
        if (!change.at.known()) change.at = start_of(r_, blocks_.back(), agreement_);
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
        if (change.whole && change.section.empty())
          change.section = sentence.section_named_before();
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
  [[nodiscard]] std::string kind_spoken_of(const Finding& finding,
                                           const AmendmentSentence& sentence) const {
    if (!finding.rule->value.empty() && finding.rule->gives == "amend-end")
      return std::string(finding.rule->value);
    const Finding* kind = sentence.find("amend-kind");
    return kind == nullptr ? std::string{} : std::string(kind->rule->value);
  }

  // "Section 4 is replaced by B" has no other words, and is another text of the section.
  bool replace_words(const Finding& finding, Change change) {
    const std::vector<Change> pairs = replacements(r_, finding, change);
    if (pairs.empty()) {
      if (change.section.empty()) return false;
      change.operation = Operation::restate;
      change.words = block(finding, true);
      if (change.words.empty()) return false;
      agreement_.changes.push_back(std::move(change));
      return true;
    }
    agreement_.changes.insert(agreement_.changes.end(), pairs.begin(), pairs.end());
    return true;
  }

  // The new text behind the finding; nothing in it is said of the amendment itself.
  std::string block(const Finding& finding, bool quotes_needed = false) {
    std::optional<NewText> text = new_text(r_, finding, quotes_needed);
    if (!text) return {};
    blocks_.push_back(text->span);
    read_ = std::max(read_, text->span.end);
    return std::move(text->words);
  }

  const Reading& r_;
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
