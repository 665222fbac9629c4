// SPDX-License-Identifier: MIT
#include "text/blocks.h"

#include <algorithm>

#include "base/text.h"

namespace inforce::text {
namespace {

constexpr std::size_t kHeadLines = 20, kHeadLine = 90, kLabel = 14;  // of a letter's head
constexpr std::size_t kFacts = 3, kFactLabel = 40, kFactWords = 5;
constexpr std::size_t kLongLine = 160;     // a text with such lines keeps a paragraph on each line
constexpr std::size_t kHeadingWords = 16;  // a line of more words is no heading
constexpr std::size_t kWrapSlack = 30;     // a wrapped line may end this much before the margin

using Kind = Block::Kind;

// Reads lines into blocks. Where lines are hard-wrapped, blocks are parted by blank lines.
class Reader {
 public:
  Reader(Document& document, std::vector<Line> lines)
      : document_(document), lines_(std::move(lines)) {
    for (const Line& line : lines_) {
      longest_ = std::max(longest_, line.words.size());
    }
    wrapped_ = longest_ <= kLongLine;
  }

  void read() {
    at_ = front_matter();
    while (at_ < lines_.size()) {
      message_ = lines_[at_].message;
      if (lines_[at_].blank() || is_rule(lines_[at_].words)) {
        ++at_;
      } else if (lines_[at_].head) {
        add(Kind::meta, lines_[at_].span);
        ++at_;
      } else if (is_table_row(lines_[at_].words)) {
        table();
      } else if (const std::size_t facts = fact_list(at_), head = letter_head(at_);
                 head > at_ && head >= facts) {
        for (; at_ < head; ++at_) add(Kind::meta, lines_[at_].span);
      } else if (facts > at_) {
        fact_rows(facts);
      } else {
        block();
      }
    }
    find_title();
  }

 private:
  // Front matter is a block of `key: value` lines between two lines of "---" at the very top.
  std::size_t front_matter() {
    if (lines_.empty() || lines_[0].words != "---") return 0;
    std::size_t end = 1;
    while (end < lines_.size() && lines_[end].words != "---") ++end;
    if (end == lines_.size() || end > 40) return 0;
    for (std::size_t i = 1; i < end; ++i) {
      if (!lines_[i].blank()) add(Kind::meta, lines_[i].span);
    }
    return end + 1;
  }

  // "To: Board", "Date: 9 November 2023": at the head of a letter, two or more such lines. Behind
  // the last of them; `at` where none begin there.
  std::size_t letter_head(std::size_t at) const {
    std::size_t end = at;
    while (end < kHeadLines && together(at, end) && is_label_line(lines_[end].words)) ++end;
    return end - at >= 2 ? end : at;
  }
  static bool is_label_line(std::string_view words) {
    const std::size_t colon = words.find(": ");
    if (colon == std::string_view::npos || colon < 2 || colon > kLabel) return false;
    if (words.size() > kHeadLine || ends_sentence(words)) return false;
    const std::string_view label = words.substr(0, colon);
    return label[0] >= 'A' && label[0] <= 'Z' &&
           std::all_of(label.begin(), label.end(), [](char c) {
             return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
           });
  }

  // "Licensee: Acme", "Term: ten years from 1 May 2021": three or more such lines are a table of
  // two columns. Behind the last of them; `at` where none begin there.
  std::size_t fact_list(std::size_t at) const {
    std::size_t end = at;
    while (together(at, end) && fact_label(lines_[end].words) > 0) ++end;
    return end - at >= kFacts ? end : at;
  }
  // Up to where its label goes; 0: it has none.
  static std::size_t fact_label(std::string_view words) {
    const std::size_t colon = words.find(": ");
    if (colon == std::string_view::npos || colon < 2 || colon > kFactLabel) return 0;
    const std::string_view label = words.substr(0, colon);
    const bool plain = std::all_of(label.begin(), label.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == ' ' || c == '/';
    });
    return plain && label[0] >= 'A' && label[0] <= 'Z' && count_words(label) <= kFactWords ? colon
                                                                                           : 0;
  }
  void fact_rows(std::size_t end) {
    const int number = tables_++;
    for (; at_ < end; ++at_) {
      const Span line = lines_[at_].span;
      const auto colon = line.begin + static_cast<std::uint32_t>(fact_label(lines_[at_].words));
      Block& row = add(Kind::table_row, line);
      row.table = number;
      row.cells = {{line.begin, colon}, trimmed({colon + 1, line.end})};
    }
  }

  void table() {
    const int number = tables_++;
    const std::size_t first = at_;
    bool header = true;
    for (; together(first, at_) && is_table_row(lines_[at_].words); ++at_) {
      if (is_table_rule(lines_[at_].words)) continue;
      Block& row = add(header ? Kind::table_header : Kind::table_row, lines_[at_].span);
      row.table = number;
      row.cells = cells(lines_[at_].span);
      header = false;
    }
  }

  std::vector<Span> cells(Span row) const {
    std::vector<Span> cells;
    const std::string_view words = row.of(document_.text);
    std::size_t begin = 1;
    for (std::size_t i = 1; i <= words.size(); ++i) {
      const bool bar = i < words.size() && words[i] == '|' && words[i - 1] != '\\';
      if (!bar && i < words.size()) continue;
      const std::string_view cell = trim(words.substr(begin, i - begin));
      if (bar || !cell.empty()) {
        const auto first = static_cast<std::uint32_t>(
            cell.empty() ? row.begin + begin
                         : row.begin + static_cast<std::size_t>(cell.data() - words.data()));
        cells.push_back({first, first + static_cast<std::uint32_t>(cell.size())});
      }
      begin = i + 1;
    }
    return cells;
  }

  void block() {
    const Line& first = lines_[at_];
    std::string_view words = first.words;
    if (const int level = heading_marker(words); level > 0) {
      Span span = first.span;
      span.begin += static_cast<std::uint32_t>(level);
      add(Kind::heading, trimmed(span)).level = level;
      ++at_;
      return;
    }
    if (together(at_, at_ + 1) && is_underline(lines_[at_ + 1].words)) {
      add(Kind::heading, first.span).level = lines_[at_ + 1].words.front() == '=' ? 1 : 2;
      at_ += 2;
      return;
    }
    Kind kind = Kind::paragraph;
    Span span = first.span;
    const std::size_t marker = list_marker(words);
    if (marker > 0 && is_numbered_heading(at_)) {
      span.begin += static_cast<std::uint32_t>(marker);
      add(Kind::heading, trimmed(span));
      ++at_;
      return;
    }
    if (marker > 0) {
      kind = Kind::list_item;
      span.begin += static_cast<std::uint32_t>(marker);
    } else if (words.front() == '>') {
      kind = Kind::quote;
      span.begin += 1;
    } else if (looks_like_heading(at_)) {
      add(Kind::heading, trimmed(span));
      ++at_;
      return;
    }
    ++at_;
    while (together(at_ - 1, at_) && goes_on(lines_[at_ - 1], lines_[at_], kind)) {
      span.end = lines_[at_].span.end;
      ++at_;
    }
    add(kind, trimmed(span));
  }

  // Is the line there, and of the words of the same message, not of its head?
  bool together(std::size_t at, std::size_t other) const {
    return other < lines_.size() && lines_[other].message == lines_[at].message &&
           !lines_[other].head;
  }

  static bool is_underline(std::string_view words) {
    return words.size() >= 3 && (words.find_first_not_of('=') == std::string_view::npos ||
                                 words.find_first_not_of('-') == std::string_view::npos);
  }

  // "3. WORTH A CLICK", by itself.
  bool is_numbered_heading(std::size_t at) const {
    constexpr std::ptrdiff_t kLetters = 4;
    const std::string_view words = lines_[at].words;
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool alone = !together(at, at + 1) || lines_[at + 1].blank();
    const bool first = at == 0 || !together(at, at - 1) || lines_[at - 1].blank();
    return alone && first && words.front() >= '0' && words.front() <= '9' &&
           count_words(words) <= kHeadingWords &&
           std::none_of(words.begin(), words.end(), is_small) &&
           std::count_if(words.begin(), words.end(), is_capital) >= kLetters;
  }

  // A short line by itself that does not end as a sentence does.
  bool looks_like_heading(std::size_t at) const {
    const std::string_view words = lines_[at].words;
    if (ends_sentence(words) && words.back() != '?') return false;
    if (words.find(". ") != std::string_view::npos && words.back() == '?') return false;
    if (count_words(words) > kHeadingWords || words.front() == '"') return false;
    const bool alone = !together(at, at + 1) || lines_[at + 1].blank();
    const bool first = at == 0 || !together(at, at - 1) || lines_[at - 1].blank();
    return wrapped_ ? (alone && first) : !ends_open(words);
  }

  // An open bracket is never the end of a paragraph.
  static bool ends_open(std::string_view words) {
    return words.back() == '[' || words.back() == '(';
  }

  bool goes_on(const Line& before, const Line& line, Kind kind) const {
    if (line.blank() || is_table_row(line.words) || is_rule(line.words)) return false;
    if (ends_open(before.words)) return true;
    if (heading_marker(line.words) > 0 || list_marker(line.words) > 0) return false;
    if (kind == Kind::quote) return line.words.front() == '>' || wrapped_;
    if (line.words.front() == '>') return false;
    if (!wrapped_) return false;
    // A line much shorter than the margin that ends a sentence ends its paragraph, too.
    return !(ends_sentence(before.words) && before.words.size() + kWrapSlack < longest_ &&
             longest_ > 2 * kWrapSlack && before.words.back() != ',');
  }

  Span trimmed(Span span) const {
    const std::string_view all = document_.text;
    const std::string_view words = trim(span.of(all));
    const auto begin = static_cast<std::uint32_t>(
        words.empty() ? span.begin : static_cast<std::size_t>(words.data() - all.data()));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  Block& add(Kind kind, Span span) {
    Block block;
    block.kind = kind;
    block.span = span;
    block.message = message_;
    const auto message = static_cast<std::size_t>(message_);
    if (message >= headings_.size()) headings_.resize(message + 1, -1);
    block.heading = headings_[message];
    if (kind == Kind::heading) headings_[message] = static_cast<int>(document_.blocks.size());
    document_.blocks.push_back(std::move(block));
    return document_.blocks.back();
  }

  // The first heading, if nothing but front matter stands before it.
  void find_title() {
    for (const Block& block : document_.blocks) {
      if (block.kind == Kind::meta) continue;
      if (block.kind == Kind::heading && block.message == 0) document_.title = block.span;
      return;
    }
  }

  Document& document_;
  std::vector<Line> lines_;
  std::size_t longest_ = 0, at_ = 0;
  bool wrapped_ = false;
  int message_ = 0;            // that is read
  std::vector<int> headings_;  // of each message: the last one
  int tables_ = 0;
};

}  // namespace

void read_blocks(Document& document, std::vector<Line> lines) {
  Reader(document, std::move(lines)).read();
}

}  // namespace inforce::text
