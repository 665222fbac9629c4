// SPDX-License-Identifier: MIT
#include "contracts/parties.h"

#include <algorithm>

#include "base/text.h"

namespace inforce::contracts {
namespace {

constexpr std::uint32_t kOpening = 700;  // words in which the parties are named
constexpr std::uint32_t kClause = 260;   // words of the clause that names them
constexpr std::uint32_t kNameWords = 14;
constexpr std::uint32_t kBracketWords = 4;  // "(Holdings No. 2)"
constexpr std::uint32_t kHead = 120;        // words of a letter's head
constexpr std::size_t kMostParties = 12;
constexpr std::uint32_t kShortSuffix = 4;  // bytes of one that needs no capital

bool same_words(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return lower(x) == lower(y);
  });
}

bool ends_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
}

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
      if (!label || !starts_name(at + 1) || labelled.size() == kMostParties) continue;
      const std::uint32_t last = name_end(at + 1, size_);
      const bool company = is_suffix(last - 1) || initials_before(last, at + 1) > 0;
      const bool side = w_.is("side-labels", r_.words[at].id) && company;
      const std::string words = one_line(r_.bytes(at, at + 1).of(r_.text));
      if (!side && !same_words(defined_in_line(last), words)) continue;
      labelled.push_back(named(at + 1, last));
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
      if (!begins_line(at) || !starts_name(at)) continue;
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
      if (!begins_line(at) || !starts_name(at)) continue;
      const std::uint32_t last = name_end(at, dear);
      if (!is_suffix(last - 1) || !begins_line(last)) continue;
      PartyName party = named(at, last);
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
      while (at < end && !starts_name(at)) {
        if (over(at)) return;
        ++at;
      }
      if (at >= end || over(at)) return;
      const std::uint32_t last = name_end(at, end);
      if (is_document(at, last) || is_date(at)) return;
      PartyName party = named(at, last);
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
      if (at == last && (r_.words[at].before & kComma) != 0 && starts_name(at) &&
          ends_in_suffix(at, end)) {
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

  [[nodiscard]] PartyName named(std::uint32_t first, std::uint32_t last) const {
    PartyName party;
    party.quote = r_.bytes(first, last);
    // "Inc." and "S.A." keep their stop; "plc." is the end of a sentence.
    const bool initials = last - first > 1 && is_letter(last - 1) && is_letter(last - 2) &&
                          r_.words[last - 1].before == kStop;
    if ((initials || w_.is("stopped", r_.words[last - 1].id)) && party.quote.end < r_.text.size() &&
        r_.text[party.quote.end] == '.') {
      ++party.quote.end;
    }
    party.name = one_line(party.quote.of(r_.text));
    std::uint32_t usual = last;
    while (usual > first + 1) {
      const std::uint32_t letters = initials_before(usual, first + 1);
      if (letters != 0) {
        usual -= letters;
      } else if (is_suffix(usual - 1)) {
        --usual;
      } else {
        break;
      }
    }
    party.usual = one_line(r_.bytes(first, usual).of(r_.text));
    return party;
  }

  // "Inc.", "plc", and "AS" in capitals.
  [[nodiscard]] bool is_suffix(std::uint32_t at) const {
    const Word& word = r_.words[at];
    return w_.is("company-suffixes", word.id) || (word.upper && w_.is("capital-suffixes", word.id));
  }
  [[nodiscard]] bool is_initial(std::uint32_t at) const {
    return r_.words[at].capital && r_.words[at].end - r_.words[at].begin == 1;
  }
  // Or a small one: "d.o.o."
  [[nodiscard]] bool is_letter(std::uint32_t at) const {
    const Word& word = r_.words[at];
    return is_initial(at) || (word.end - word.begin == 1 &&
                              (word.before == kStop || r_.words[at + 1].before == kStop));
  }
  // "B.V.", "S. A.": the letters before `end` that are a suffix together; 0: none.
  [[nodiscard]] std::uint32_t initials_before(std::uint32_t end, std::uint32_t floor) const {
    std::string key;
    std::uint32_t count = 0;
    while (end - count > floor && is_letter(end - count - 1)) {
      key.insert(0, word_key(r_.bytes(end - count - 1, end - count).of(r_.text)));
      ++count;
      if (count > 1 && w_.is("company-suffixes", w_.vocabulary.find(key))) return count;
    }
    return 0;
  }

  // "S.A.", "d.o.o." from `at` on; 0: none.
  [[nodiscard]] std::uint32_t initials_at(std::uint32_t at, std::uint32_t end) const {
    std::string key;
    std::uint32_t count = 0;
    while (at + count < end && is_letter(at + count) &&
           (count == 0 || (r_.words[at + count].before & ~kStop) == 0)) {
      key += word_key(r_.bytes(at + count, at + count + 1).of(r_.text));
      ++count;
      if (count > 1 && w_.is("company-suffixes", w_.vocabulary.find(key))) return count;
    }
    return 0;
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
      return s.begin == at && s.last > s.first && !is_suffix(s.last - 1);
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
  [[nodiscard]] bool starts_name(std::uint32_t at) const {
    const Word& word = r_.words[at];
    const bool quoted = (word.before & kQuote) != 0 && (word.before & kClose) == 0;
    return (word.capital || opens_with_number(at)) && !w_.is("not-names", word.id) && !quoted &&
           (word.before & kOpen) == 0;
  }
  // "3M Company", "1-800 Alder Inc.", but not the number of a company.
  [[nodiscard]] bool opens_with_number(std::uint32_t at) const {
    if (!r_.words[at].digits) return false;
    const Word& next = r_.words[at + 1];
    return (next.capital && next.before == 0) || next.before == kHyphen;
  }
  // Up to the comma that no company suffix follows, or the first small word.
  [[nodiscard]] std::uint32_t name_end(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t i = at + 1;
    for (; i < end && i - at < kNameWords; ++i) {
      const Word& word = r_.words[i];
      // "Alder Ltd incorporated in England", but "Alder inc".
      const bool suffix = is_suffix(i) && (word.capital || word.end - word.begin <= kShortSuffix);
      if (const std::uint32_t behind = behind_part(i, end); behind > i) {
        i = behind;
        continue;
      }
      if ((word.before & (kOpen | kQuote | kSemicolon | kColon | kBlankLine)) != 0) break;
      if (const std::uint32_t letters = initials_at(i, end); letters > 0) return i + letters;
      if ((word.before & (kComma | kNewline)) != 0 && !suffix) break;
      // "Alder plc. The", but "Alder Inc. Holdings", "St. Mary".
      const WordId before = r_.words[i - 1].id;
      const bool ends = !w_.is("abbreviations", before) || w_.is("not-names", word.id) ||
                        (w_.is("company-suffixes", before) && !w_.is("stopped", before));
      if ((word.before & kStop) != 0 && ends && !is_initial(i - 1)) break;
      if (is_and(i) && (is_suffix(i - 1) || r_.words[at].capital)) {
        // "Ash and Sons" goes on, "Ash Inc. and Birch Ltd." does not.
        if (is_suffix(i - 1) || !ends_in_suffix(i + 1, end)) break;
      }
      // "THE WEIR HALL ESTATE | of Weir Hall"
      const bool address = !word.capital && all_upper(at, i) && !r_.words[i + 1].upper;
      const bool goes_on = w_.is("name-words", word.id) && !address &&
                           (!is_suffix(i - 1) || is_and(i));  // "Ash Ltd. | of Leeds"
      if (!word.capital && !word.digits && !suffix && !goes_on) break;
    }
    while (i > at + 1 && !r_.words[i - 1].capital && !r_.words[i - 1].digits && !is_suffix(i - 1)) {
      --i;
    }
    return i;
  }
  [[nodiscard]] bool all_upper(std::uint32_t first, std::uint32_t last) const {
    return last > first + 1 && std::all_of(r_.words.begin() + first, r_.words.begin() + last,
                                           [](const Word& word) { return word.upper; });
  }
  // The word behind a bracket that is part of a name: "Alder (UK) [Limited]"; else `at`.
  [[nodiscard]] std::uint32_t behind_part(std::uint32_t at, std::uint32_t end) const {
    if (r_.words[at].before != kOpen) return at;
    std::uint32_t i = at;
    while (i < end && i - at < kBracketWords && (r_.words[i].capital || r_.words[i].digits) &&
           (i == at || (r_.words[i].before & ~kStop) == 0)) {
      ++i;
    }
    return i < end && r_.words[i].before == kClose && ends_in_suffix(i, end) ? i : at;
  }
  [[nodiscard]] bool ends_in_suffix(std::uint32_t at, std::uint32_t end) const {
    for (; at < end && r_.words[at].capital && (r_.words[at].before & (kOpen | kQuote)) == 0;
         ++at) {
      if (is_suffix(at)) return true;
    }
    return false;
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

std::vector<Mention> find_mentions(const Reading& r, const std::vector<PartyName>& parties,
                                   std::uint32_t first, std::uint32_t last) {
  std::vector<Mention> mentions;
  for (std::uint32_t at = first; at < last; ++at) {
    if (!r.words[at].capital && !r.words[at].digits) continue;
    const std::string_view rest = r.text.substr(r.words[at].begin);
    const auto starts = [&](const std::string& name) {
      return name.size() > 1 && rest.size() >= name.size() &&
             same_words(rest.substr(0, name.size()), name) && ends_word(rest, name.size());
    };
    for (std::size_t i = 0; i < parties.size(); ++i) {
      const bool defined = starts(parties[i].short_form);
      if (!defined && !starts(parties[i].usual)) continue;
      const std::string& name = defined ? parties[i].short_form : parties[i].usual;
      std::uint32_t end = at + 1;
      while (end < last && r.words[end].begin < r.words[at].begin + name.size()) ++end;
      mentions.push_back({i, at, end});
      break;
    }
  }
  return mentions;
}

}  // namespace inforce::contracts
