// SPDX-License-Identifier: MIT
#include "contracts/layout.h"

#include <algorithm>

namespace inforce::contracts {
namespace {

constexpr std::uint32_t kHeadingWords = 14;
constexpr std::uint32_t kPlaceWords = 3;
constexpr std::uint32_t kColumn = 3;  // bytes of blanks that part what stands on one line
constexpr std::uint32_t kLabelWords = 4, kBareWords = 6, kItemWords = 5, kPlainWords = 4;

class Builder {
 public:
  Builder(std::string_view text, const Words& words, const Wordings& wordings)
      : text_(text),
        words_(words),
        months_(wordings.months),
        size_(static_cast<std::uint32_t>(words.size() - 1)) {
    const auto set = [&](std::string_view name) {
      const auto found = wordings.members.find(name);
      return found == wordings.members.end() ? nullptr : &found->second;
    };
    abbreviations_ = set("abbreviations");
    section_words_ = set("section-words");
    small_words_ = set("small-words");
    verbs_ = set("verb");
  }

  Layout build() {
    layout_.sections.push_back({});
    std::uint32_t start = headings(0);
    for (std::uint32_t at = start + 1; at < size_; ++at) {
      if (!ends_before(at)) continue;
      close(start, at);
      at = start = headings(at);
    }
    close(start, size_);
    layout_.sections.back().end = size_;
    return std::move(layout_);
  }

 private:
  static bool in(const std::vector<bool>* set, WordId id) {
    return set != nullptr && id < set->size() && (*set)[id];
  }

  void close(std::uint32_t first, std::uint32_t last) {
    if (first >= last) return;
    layout_.sentences.push_back(
        {first, last, static_cast<std::uint32_t>(layout_.sections.size() - 1)});
  }

  // A sentence ends between the word before and this one.
  [[nodiscard]] bool ends_before(std::uint32_t at) const {
    const Word& word = words_[at];
    const Word& previous = words_[at - 1];
    const bool starts =
        word.capital || word.digits || (word.before & (kQuote | kBlank | kBracket)) != 0;
    if ((word.before & kStop) != 0) {
      if (in(abbreviations_, previous.id) && (word.before & kBlankLine) == 0) return false;
      // "August. 2012"
      if (word.digits && previous.id < months_.size() && months_[previous.id] != 0) return false;
      const bool initial = previous.end - previous.begin == 1 && previous.capital;
      if (initial && (word.before & kBlankLine) == 0) return false;
      if (in(section_words_, previous.id)) return false;
      // "2. The": the number belongs to what follows.
      if (starts && is_number(at - 1) && (previous.before & (kStop | kNewline)) != 0) return false;
      return starts || (word.before & kOpen) != 0;
    }
    if (begins_item(at) || begins_row(at)) return true;
    if ((word.before & kBlankLine) != 0) {
      // "occurs: (a) the third anniversary": an item of a list goes on with its sentence.
      const bool item = (word.before & kOpen) != 0;
      if (item && (word.before & (kColon | kComma | kSemicolon)) != 0) return false;
      return starts || item;
    }
    return begins_numbered_line(at) || begins_label(at) || begins_date_behind_place(at);
  }

  // "New York, [27 June 2006]", "Lyon     [June 27]": a line that begins with a place.
  [[nodiscard]] bool begins_date_behind_place(std::uint32_t at) const {
    const auto is_month = [&](std::uint32_t i) {
      return words_[i].id < months_.size() && months_[words_[i].id] != 0;
    };
    // "Riga      May 2", but not "Effective Date      May 2".
    const bool column = words_[at].before == 0 && words_[at - 1].id == kUnknownWord &&
                        words_[at].begin - words_[at - 1].end >= kColumn;
    if (words_[at].before != kComma && !column) return false;
    const bool date =
        (words_[at].digits && is_month(at + 1)) || (is_month(at) && words_[at + 1].digits);
    std::uint32_t first = at - 1;
    while (first > 0 && at - first < kPlaceWords && words_[first].before == 0) --first;
    if (!date || (first > 0 && (words_[first].before & kNewline) == 0)) return false;
    return std::all_of(words_.begin() + first, words_.begin() + at,
                       [](const Word& word) { return word.capital; });
  }

  // "| Start Date | 1 April |": a row of a table.
  [[nodiscard]] bool begins_row(std::uint32_t at) const {
    if ((words_[at].before & kNewline) == 0) return false;
    const std::string_view before = text_.substr(0, words_[at].begin);
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    return line.find('|') != std::string_view::npos;
  }

  // "(a) Clause 4.2 is deleted;", "(b) in Clause 5": an item that speaks of a section at once.
  [[nodiscard]] bool begins_item(std::uint32_t at) const {
    const Word& word = words_[at];
    const bool line = (word.before & (kNewline | kBlankLine)) != 0 && (word.before & kOpen) != 0;
    if (!line || word.end - word.begin > 3 || (words_[at + 1].before & kClose) == 0) return false;
    for (std::uint32_t i = at + 1; i < std::min(at + kItemWords, size_); ++i) {
      if (in(section_words_, words_[i].id)) return true;
    }
    return false;
  }

  // "Renewal Term: one year": a line that begins with a few capitalised words and a colon.
  [[nodiscard]] bool begins_label(std::uint32_t at) const {
    if ((words_[at].before & kNewline) == 0) return false;
    for (std::uint32_t i = at; i < std::min(at + kLabelWords, size_); ++i) {
      if (i != at && words_[i].before != 0) return false;
      if (!words_[i].capital && (i == at || !in(small_words_, words_[i].id))) return false;
      if ((words_[i + 1].before & kColon) != 0) return true;
    }
    return false;
  }

  // "1. Appointment", "1.1 The Supplier": a line that begins with a section's number.
  [[nodiscard]] bool begins_numbered_line(std::uint32_t at) const {
    return (words_[at].before & kNewline) != 0 && is_number(at) &&
           ((words_[at + 1].before & kStop) != 0 || (is_dotted(at) && words_[at + 1].capital));
  }
  [[nodiscard]] bool is_dotted(std::uint32_t at) const {
    return text_.substr(words_[at].begin, words_[at].end - words_[at].begin).find('.') !=
           std::string_view::npos;
  }

  // "9", "9.1", "IV" with a stop or a bracket: a section's number, not a count.
  [[nodiscard]] bool is_number(std::uint32_t at) const {
    const Word& word = words_[at];
    if (word.digits) return !word.ordinal && word.end - word.begin <= 8 && word.number < 200;
    return false;
  }

  // The first word after all numbers and headings that begin at this word.
  std::uint32_t headings(std::uint32_t at) {
    for (std::uint32_t next = section(at); next != at; next = section(at)) at = next;
    // One without a number has that of the section before, and may be a sentence all the same.
    if (const std::uint32_t end = bare_heading_end(at); end != at) {
      layout_.sections.back().end = at;
      layout_.sections.push_back({layout_.sections.back().number, at, end, at, size_});
    }
    return at;
  }

  // When a section begins at this word: adds it and gives the first word after number and heading.
  std::uint32_t section(std::uint32_t at) {
    const std::uint32_t start = at;
    if (at >= size_) return at;
    std::string number;
    if (in(section_words_, words_[at].id) && at + 1 < size_ && words_[at].capital) {
      if (refers(at + 2)) return start;
      const Word& next = words_[at + 1];
      const bool roman = next.upper || (next.capital && next.end - next.begin == 1);
      if (!next.digits && !roman) return start;
      number = std::string(text_.substr(next.begin, next.end - next.begin));
      at += 2;
    } else if (is_number(at)) {
      const std::uint16_t after = words_[at + 1].before;
      const bool marked =
          (after & (kStop | kClose)) != 0 || (is_dotted(at) && words_[at + 1].capital);
      if (!marked || (after & (kMoney | kPercent | kSlash)) != 0) return start;
      number = std::string(text_.substr(words_[at].begin, words_[at].end - words_[at].begin));
      ++at;
    } else {
      return start;
    }
    const std::uint32_t heading = at;
    const std::uint32_t end = heading_end(at);
    Section& before = layout_.sections.back();
    before.end = start;
    layout_.sections.push_back({std::move(number), heading, end, start, size_});
    return end;
  }

  // "Section 3.2 of the Lease shall", "Section 2 (Minimum purchases) is deleted": a sentence about
  // the section, whose number stands before this word.
  [[nodiscard]] bool refers(std::uint32_t at) const {
    if (at >= size_) return false;
    if ((words_[at].before & kOpen) == 0) return !words_[at].capital && words_[at].before == 0;
    const std::uint32_t end = std::min(at + kHeadingWords, size_);
    while (at < end && (words_[at].before & kClose) == 0) ++at;
    return at < end && !words_[at].capital && (words_[at].before & ~kClose) == 0;
  }

  // "TERM" on a line of its own, "Term. This Agreement": a few capitalised words that are no
  // sentence, at the start of a paragraph.
  [[nodiscard]] std::uint32_t bare_heading_end(std::uint32_t at) const {
    if ((words_[at].before & kBlankLine) == 0) return at;
    for (std::uint32_t end = at; end < std::min(at + kBareWords, size_); ++end) {
      const Word& word = words_[end];
      const bool title = word.capital && !word.digits && !in(verbs_, word.id);
      if (!title && (end == at || !in(small_words_, word.id))) return at;
      if (end != at && (word.before & ~kNewline) != 0) return at;
      const std::uint16_t behind = words_[end + 1].before;
      if ((behind & (kStop | kBlankLine)) == 0) continue;
      return in(abbreviations_, word.id) || !title ? at : end + 1;
    }
    return at;
  }

  // "Competing products", "Minimum purchases.": one capital, a few words, and no verb.
  [[nodiscard]] std::uint32_t plain_heading_end(std::uint32_t at) const {
    for (std::uint32_t end = at; end < std::min(at + kPlainWords, size_); ++end) {
      const Word& word = words_[end];
      if (word.digits || in(verbs_, word.id) || (end != at && word.before != 0)) return at;
      const std::uint16_t behind = words_[end + 1].before;
      if ((behind & (kStop | kBlankLine)) != 0 && (behind & kColon) == 0)
        return in(abbreviations_, word.id) ? at : end + 1;
    }
    return at;
  }

  // Capitalised words up to a stop, or up to the first word of a sentence on the same line.
  [[nodiscard]] std::uint32_t heading_end(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < size_ && end - at < kHeadingWords) {
      const Word& word = words_[end];
      if (end != at && (word.before & (kStop | kColon | kBlankLine)) != 0) return end;
      if (end != at && begins_numbered_line(end)) return end;
      const bool title = word.capital || word.digits || in(small_words_, word.id);
      if (!title && end - at < kPlainWords) {
        const std::uint32_t plain = plain_heading_end(at);
        if (plain != at) return plain;
      }
      // A term that is defined, or a list, stands in a sentence.
      if (!title || (end != at && (word.before & (kQuote | kSemicolon)) != 0)) break;
      ++end;
    }
    if (end < size_ && end != at && (words_[end].before & (kStop | kColon | kBlankLine)) != 0)
      return end;
    // All capitals, then a sentence: "TERM This Agreement shall".
    end = at;
    while (end < size_ && end - at < kHeadingWords &&
           (words_[end].upper ||
            (end != at && words_[end].before == 0 && in(small_words_, words_[end].id)))) {
      ++end;
    }
    return end;
  }

  std::string_view text_;
  const Words& words_;
  const std::vector<int>& months_;
  std::uint32_t size_;
  const std::vector<bool>* abbreviations_ = nullptr;
  const std::vector<bool>* section_words_ = nullptr;
  const std::vector<bool>* small_words_ = nullptr;
  const std::vector<bool>* verbs_ = nullptr;
  Layout layout_;
};

}  // namespace

Layout to_layout(std::string_view text, const Words& words, const Wordings& wordings) {
  return Builder(text, words, wordings).build();
}

}  // namespace inforce::contracts
