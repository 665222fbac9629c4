// SPDX-License-Identifier: MIT
#include "contracts/parties.h"

#include <algorithm>

#include "base/text.h"
#include "contracts/party_names.h"

namespace inforce::contracts {
namespace {

constexpr std::uint32_t kOpening = 700;  // words in which the parties are named
constexpr std::uint32_t kClause = 260;   // words of the clause that names them
constexpr std::uint32_t kHead = 120;     // words of a letter's head
constexpr std::size_t kMostParties = 12;

class Parties {
 public:
  explicit Parties(const Reading& r)
      : r_(r), w_(*r.wordings), size_(static_cast<std::uint32_t>(r.words.size() - 1)) {}

  std::vector<PartyName> find() {
    for (const std::string_view opener : {"parties-heading", "between", "by"}) {
      for (std::uint32_t at = 0; at < std::min(size_, kOpening); ++at) {
        if (!w_.is(opener, r_.words[at].id)) continue;
        if (opener == "parties-heading" && !on_its_own(at)) continue;
        if (opener == "by" && (r_.words[at + 1].before & kQuote) != 0) continue;  // 'by "6%"'
        if (at > 0 && w_.is("speaks-for", r_.words[at - 1].id)) continue;
        parties_.clear();
        first_section_ = size_;
        for (const Section& section : r_.layout.sections) {
          if (section.begin <= at || section.number.empty()) continue;
          // "between (1) Alder Inc. and (2) Birch Ltd."
          if ((r_.words[section.begin].before & kOpen) != 0 && section.begin < at + kClause)
            continue;
          first_section_ = section.begin;
          break;
        }
        list(at + 1, std::min(size_, at + kClause));
        if (parties_.size() >= 2) return std::move(parties_);
      }
    }
    if (std::vector<PartyName> labelled = of_labels(); labelled.size() >= 2) return labelled;
    if (std::vector<PartyName> subjects = of_first_sentence(); subjects.size() >= 2)
      return subjects;
    return of_letter();
  }

 private:
  // "Customer: Alder Clinics Ltd", as a line or as a row of a table, says whom "the Customer"
  // means; so does "Owner: the Weir Hall Estate ("Owner")", whatever the label.
  std::vector<PartyName> of_labels() const {
    std::vector<PartyName> labelled;
    for (std::uint32_t at = 0; at + 1 < std::min(size_, kOpening); ++at) {
      const bool label = begins_line(at) && (r_.words[at + 1].before & ~(kColon | kBlank)) == 0;
      if (!label || !starts_name(r_, at + 1) || labelled.size() == kMostParties) continue;
      const std::uint32_t last = name_end(r_, at + 1, size_);
      const bool company = is_suffix(r_, last - 1) || initials_before(r_, last, at + 1) > 0;
      const bool side = w_.is("side-labels", r_.words[at].id) && company;
      const std::string words = one_line(r_.bytes(at, at + 1).of(r_.text));
      if (!side && !same_words(defined_in_line(last), words)) continue;
      labelled.push_back(named(r_, at + 1, last));
      labelled.back().short_form = words;
    }
    return labelled;
  }
  // The term in brackets behind a name, on its line; empty: none.
  [[nodiscard]] std::string_view defined_in_line(std::uint32_t at) const {
    for (; at < size_ && !begins_line(at); ++at) {
      const Definition* definition = definition_at(at);
      if (definition != nullptr && !definition->value) return definition->term;
    }
    return {};
  }

  // "Alder Ltd (the "Bank") and Birch plc have agreed as follows": who open a paragraph together
  // that says so, one of them at least a company or named in short.
  std::vector<PartyName> of_first_sentence() {
    first_section_ = size_;
    for (std::uint32_t at = 0; at < std::min(size_, kOpening); ++at) {
      if (!begins_line(at) || !starts_name(r_, at)) continue;
      parties_.clear();
      list(at, std::min(size_, at + kClause));
      const bool named = std::any_of(parties_.begin(), parties_.end(), [](const PartyName& party) {
        return party.usual != party.name || !party.short_form.empty();
      });
      if (parties_.size() == 2 && named && parties_.front().quote.begin == r_.words[at].begin &&
          agree(parties_.back().quote.end)) {
        return std::move(parties_);
      }
    }
    return {};
  }
  // "... have on 2 September 2016 agreed", behind the names.
  [[nodiscard]] bool agree(std::uint32_t byte) const {
    constexpr std::uint32_t kNear = 14;
    const auto behind =
        std::lower_bound(r_.words.begin(), r_.words.end(), byte,
                         [](const Word& word, std::uint32_t b) { return word.begin < b; });
    const auto first = static_cast<std::uint32_t>(behind - r_.words.begin());
    for (std::uint32_t at = first; at < std::min(size_, first + kNear); ++at) {
      if (w_.is("agreeing", r_.words[at].id)) return true;
    }
    return false;
  }

  // Who writes and to whom: the companies on lines of their own above "Dear Ann".
  std::vector<PartyName> of_letter() {
    parties_.clear();
    std::uint32_t dear = 0;
    while (dear < std::min(size_, kHead) &&
           !(begins_line(dear) && w_.is("salutations", r_.words[dear].id)))
      ++dear;
    if (dear >= std::min(size_, kHead)) return {};
    for (std::uint32_t at = 0; at < dear; ++at) {
      if (!begins_line(at) || !starts_name(r_, at)) continue;
      const std::uint32_t last = name_end(r_, at, dear);
      if (!is_suffix(r_, last - 1) || !begins_line(last)) continue;
      PartyName party = named(r_, at, last);
      party.short_form = first_name(at, dear);
      parties_.push_back(std::move(party));
    }
    return parties_.size() == 2 ? std::move(parties_) : std::vector<PartyName>{};
  }
  [[nodiscard]] bool begins_line(std::uint32_t at) const {
    return at == 0 || (r_.words[at].before & (kNewline | kBlankLine)) != 0;
  }
  // "Alder Foods plc" may be "Alder" in its letters; empty: it is not.
  [[nodiscard]] std::string first_name(std::uint32_t at, std::uint32_t dear) const {
    const std::string name = one_line(r_.bytes(at, at + 1).of(r_.text));
    for (std::uint32_t i = dear; i + 1 < size_; ++i) {
      const bool alone = r_.words[i].capital && !r_.words[i + 1].capital;
      if (alone && same_words(r_.bytes(i, i + 1).of(r_.text), name))
        return one_line(r_.bytes(i, i + 1).of(r_.text));
    }
    return {};
  }

  // A word that is a line, or a label: "Parties: Alder plc and Birch Ltd".
  [[nodiscard]] bool on_its_own(std::uint32_t at) const {
    return (r_.words[at].before & kBlankLine) != 0 &&
           (r_.words[at + 1].before & (kNewline | kColon)) != 0;
  }

  // Names, each with its bracketed short form, up to the end of the clause.
  void list(std::uint32_t at, std::uint32_t end) {
    while (parties_.size() < kMostParties) {
      while (at < end && !starts_name(r_, at)) {
        if (over(at)) return;
        ++at;
      }
      if (at >= end || over(at)) return;
      const std::uint32_t last = name_end(r_, at, end);
      if (is_document(at, last) || is_date(at)) return;
      if (parties_.size() >= 2 && is_date(last)) return;  // "Montevideo, 13 December 2022"
      PartyName party = named(r_, at, last);
      const std::uint32_t next = short_form(party, last, end);
      const bool again = std::any_of(parties_.begin(), parties_.end(), [&](const PartyName& p) {
        return same_words(p.name, party.name) || same_words(p.short_form, party.name);
      });
      if (again) return;
      // "Birch Ltd. (the "Agreement")": of all of them, or of the paper.
      if (w_.is("collective", w_.vocabulary.find(word_key(party.short_form)))) {
        party.short_form.clear();
        if (party.usual != party.name) parties_.push_back(std::move(party));
        return;
      }
      parties_.push_back(std::move(party));
      at = next;
    }
  }

  // The bracket after a name, unless another party comes first. Gives the word to go on from.
  std::uint32_t short_form(PartyName& party, std::uint32_t last, std::uint32_t end) const {
    for (std::uint32_t at = last; at < end && !over(at); ++at) {
      if (const Definition* definition = definition_at(at);
          definition != nullptr && !definition->value) {
        party.short_form = one_line(definition->term);
        ++at;
        while (at < end && (r_.words[at].before & kClose) == 0 && !is_and(at)) ++at;
        return at;
      }
      if (const std::uint32_t behind = called(party, at, end); behind > at) return behind;
      const bool joint = is_and(at) && at + 1 < end && r_.words[at + 1].capital &&
                         (r_.words[at + 1].before & kOpen) == 0;
      // "Alder Inc., Birch LLC and Cedar plc"
      if (at == last && (r_.words[at].before & kComma) != 0 && starts_name(r_, at) &&
          ends_in_suffix(r_, at, end)) {
        return at;
      }
      if (joint &&
          (at == last || (r_.words[at].before & (kComma | kSemicolon | kClose | kNewline)) != 0)) {
        return at;
      }
    }
    return end;
  }

  // "..., hereinafter referred to as the Seller": what a party is called, without a bracket. Gives
  // the word behind it; `at`: none.
  std::uint32_t called(PartyName& party, std::uint32_t at, std::uint32_t end) const {
    if (!w_.is("from-here", r_.words[at].id)) return at;
    std::uint32_t first = at + 1;
    while (first < end && w_.is("calls", r_.words[first].id)) ++first;
    std::uint32_t last = first;
    while (last < end && r_.words[last].capital && (last == first || r_.words[last].before == 0))
      ++last;
    if (last == first) return at;
    party.short_form = one_line(r_.bytes(first, last).of(r_.text));
    return last;
  }

  [[nodiscard]] bool is_and(std::uint32_t at) const { return w_.is("and", r_.words[at].id); }

  // The clause is over: a recital begins, or once there are two parties, a stop or a section.
  [[nodiscard]] bool over(std::uint32_t at) const {
    if (w_.is("recitals", r_.words[at].id)) return true;
    if (parties_.size() < 2) return false;
    if (w_.is("parties-over", r_.words[at].id)) return true;
    const bool stop = (r_.words[at].before & kStop) != 0 && at > 0 &&
                      !w_.is("abbreviations", r_.words[at - 1].id);
    return stop || at >= first_section_ || is_heading(at);
  }
  // A line of its own that is the name of no company.
  [[nodiscard]] bool is_heading(std::uint32_t at) const {
    if ((r_.words[at].before & kBlankLine) == 0 || !r_.words[at].upper) return false;
    return std::any_of(r_.layout.sections.begin(), r_.layout.sections.end(), [&](const Section& s) {
      return s.begin == at && s.last > s.first && !is_suffix(r_, s.last - 1);
    });
  }
  // "the Supply Agreement" is no party.
  [[nodiscard]] bool is_document(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = first; at < last; ++at) {
      if (w_.is("agreement", r_.words[at].id) || w_.is("section-words", r_.words[at].id))
        return true;
    }
    return false;
  }
  // Nor is a date.
  [[nodiscard]] bool is_date(std::uint32_t at) const {
    return std::any_of(r_.values.begin(), r_.values.end(), [&](const Value& value) {
      return value.kind == ValueKind::when && value.first <= at && at < value.last;
    });
  }
  [[nodiscard]] const Definition* definition_at(std::uint32_t at) const {
    const auto found =
        std::lower_bound(r_.definitions.begin(), r_.definitions.end(), at,
                         [](const Definition& d, std::uint32_t w) { return d.word < w; });
    const bool here = found != r_.definitions.end() && found->word == at && found->bracketed;
    return here ? &*found : nullptr;
  }

  const Reading& r_;
  const Wordings& w_;
  std::uint32_t size_;
  std::uint32_t first_section_ = 0;  // after the word that opens the clause
  std::vector<PartyName> parties_;
};

}  // namespace

std::vector<PartyName> read_parties(const Reading& reading) { return Parties(reading).find(); }

}  // namespace inforce::contracts
