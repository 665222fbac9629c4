// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "text/document.h"
#include "text/lines.h"

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
  explicit Reader(Document& document) : document_(document), lines_(lines_of(document.text)) {
    for (const Line& line : lines_) {
      longest_ = std::max(longest_, line.words.size());
    }
    wrapped_ = longest_ <= kLongLine;
  }

  void read() {
    at_ = front_matter();
    while (at_ < lines_.size()) {
      if (lines_[at_].blank() || is_rule(lines_[at_].words)) {
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
    while (end < std::min(lines_.size(), kHeadLines) && is_label_line(lines_[end].words)) ++end;
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
    while (end < lines_.size() && fact_label(lines_[end].words) > 0) ++end;
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
    bool header = true;
    for (; at_ < lines_.size() && is_table_row(lines_[at_].words); ++at_) {
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
    if (at_ + 1 < lines_.size() && is_underline(lines_[at_ + 1].words)) {
      add(Kind::heading, first.span).level = lines_[at_ + 1].words.front() == '=' ? 1 : 2;
      at_ += 2;
      return;
    }
    Kind kind = Kind::paragraph;
    Span span = first.span;
    if (const std::size_t marker = list_marker(words); marker > 0) {
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
    while (at_ < lines_.size() && goes_on(lines_[at_ - 1], lines_[at_], kind)) {
      span.end = lines_[at_].span.end;
      ++at_;
    }
    add(kind, trimmed(span));
  }

  static bool is_underline(std::string_view words) {
    return words.size() >= 3 && (words.find_first_not_of('=') == std::string_view::npos ||
                                 words.find_first_not_of('-') == std::string_view::npos);
  }

  // A short line by itself that does not end as a sentence does.
  bool looks_like_heading(std::size_t at) const {
    const std::string_view words = lines_[at].words;
    if (ends_sentence(words) && words.back() != '?') return false;
    if (words.find(". ") != std::string_view::npos && words.back() == '?') return false;
    if (count_words(words) > kHeadingWords || words.front() == '"') return false;
    const bool alone = at + 1 == lines_.size() || lines_[at + 1].blank();
    const bool first = at == 0 || lines_[at - 1].blank();
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
    block.heading = heading_;
    if (kind == Kind::heading) heading_ = static_cast<int>(document_.blocks.size());
    document_.blocks.push_back(std::move(block));
    return document_.blocks.back();
  }

  // The first heading, if nothing but front matter stands before it.
  void find_title() {
    for (const Block& block : document_.blocks) {
      if (block.kind == Kind::meta) continue;
      if (block.kind == Kind::heading) document_.title = block.span;
      return;
    }
  }

  Document& document_;
  std::vector<Line> lines_;
  std::size_t longest_ = 0, at_ = 0;
  bool wrapped_ = false;
  int heading_ = -1, tables_ = 0;
};

// Forms that hold a text and are none, by how their files begin.
struct Form {
  std::string_view begins, name;
};
constexpr Form kForms[] = {
    {"%PDF-", "PDF"},
    {"{\\rtf", "RTF"},
    {"PK\x03\x04", "a zipped document (.docx, .odt)"},
    {"\xD0\xCF\x11\xE0", "an old office document (.doc)"},
};

// Markdown may begin with a tag, too; a page has a root.
bool is_html(std::string_view bytes, const std::string& path) {
  constexpr std::size_t kHead = 1024;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.substr(0, kMark.size()) == kMark) bytes.remove_prefix(kMark.size());
  const std::string head = to_lower_ascii(trim(bytes.substr(0, kHead)));
  if (head.empty() || head.front() != '<') return false;
  const std::string ending = to_lower_ascii(std::filesystem::path(path).extension().string());
  if (ending == ".html" || ending == ".htm" || ending == ".xhtml") return true;
  return head.find("<!doctype html") != std::string::npos ||
         head.find("<html") != std::string::npos || head.find("<body") != std::string::npos;
}

std::string_view other_form(std::string_view bytes, const std::string& path) {
  for (const Form& form : kForms) {
    if (bytes.substr(0, form.begins.size()) == form.begins) return form.name;
  }
  return is_html(bytes, path) ? "HTML" : std::string_view();
}

}  // namespace

Result<Document> from_bytes(std::string bytes, const std::string& path) {
  if (const std::string_view form = other_form(bytes, path); !form.empty()) {
    return error("not-read", {path},
                 fmt::format("{} is not read; save it as text (.txt) or Markdown (.md)", form));
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    return error("not-text", {path}, "this is not a text file (it has a NUL byte)");
  }
  if (const auto bad = find_invalid_utf8(bytes)) {
    return error("not-utf8", place_of(bytes, *bad, path),
                 "this byte is not UTF-8; save the file as UTF-8");
  }
  if (trim(bytes).empty()) return error("empty-document", {path}, "nothing is in this file");
  if (bytes.size() >= UINT32_MAX) {
    return error("too-large", {path}, "more than 4 GiB; split the document");
  }
  Document document;
  document.id = slug(std::filesystem::path(path).stem().string());
  if (document.id.empty()) document.id = "document";
  document.path = path;
  document.text = std::move(bytes);
  Reader(document).read();
  return document;
}

std::string dump(const Document& document) {
  static constexpr std::string_view kNames[] = {"heading", "paragraph", "list_item", "quote",
                                                "header",  "row",       "meta"};
  std::string out;
  for (const Block& block : document.blocks) {
    out += fmt::format("{} {}-{}\n", kNames[static_cast<int>(block.kind)], block.span.begin,
                       block.span.end);
  }
  return out;
}

}  // namespace inforce::text
