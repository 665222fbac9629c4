// SPDX-License-Identifier: MIT
#include "cli/print.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace inforce::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::size_t kGap = 2;

bool is_tail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Columns of a terminal: one a code point.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_tail(c); }));
}

// C0, delete and C1 (U+0080 to U+009F); and what turns the direction of writing, by which a line
// can show other words than it has: U+061C, U+200E and F, U+202A to E, U+2066 to 9.
bool is_control(std::string_view character) {
  const auto byte = [&](std::size_t i) {
    return i < character.size() ? static_cast<unsigned char>(character[i]) : 0;
  };
  const auto first = byte(0), second = byte(1), third = byte(2);
  if (first < 0x20 || first == 0x7F) return true;
  if (first == 0xC2) return second < 0xA0;
  if (first == 0xD8) return second == 0x9C;
  if (first != 0xE2) return false;
  if (second == 0x80) return third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE);
  return second == 0x81 && third >= 0xA6 && third <= 0xA9;
}

}  // namespace

std::string one_safe_line(std::string_view text, std::size_t width) {
  const std::string line = one_line(text);
  std::string out;
  std::size_t columns = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t next = i + 1;
    while (next < line.size() && is_tail(line[next])) ++next;
    if (++columns == width && next < line.size()) return out.append(kEllipsis);
    const std::string_view character = std::string_view(line).substr(i, next - i);
    out += is_control(character) ? kReplacement : character;
    i = next;
  }
  return out;
}

std::string Printer::painted(const Cell& cell) const {
  static constexpr std::string_view kCodes[] = {"", "1", "2", "32", "33", "31"};
  std::string text = one_safe_line(cell.text);
  const std::string_view code = kCodes[static_cast<std::size_t>(cell.style)];
  if (!colored_ || code.empty() || text.empty()) return text;
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

void Printer::line(const Row& cells, std::size_t indent) const {
  std::string line;
  for (const Cell& cell : cells) {
    if (cell.text.empty()) continue;
    if (!line.empty()) line.append(kGap, ' ');
    line += painted(cell);
  }
  fmt::print("{}{}\n", line.empty() ? "" : std::string(indent, ' '), line);
}

void Printer::line(std::string_view text, Style style, std::size_t indent) const {
  line(Row{{std::string(text), style}}, indent);
}

void Printer::table(const std::vector<Item>& items, std::size_t indent) const {
  std::vector<std::size_t> widths;
  for (const Item& item : items) {
    widths.resize(std::max(widths.size(), item.row.size()));
    for (std::size_t i = 0; i < item.row.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(one_safe_line(item.row[i].text)));
    }
  }
  for (const Item& item : items) {
    std::string line, gap(indent, ' ');
    for (std::size_t i = 0; i < item.row.size(); ++i) {
      if (widths[i] == 0) continue;
      const std::size_t width = width_of(one_safe_line(item.row[i].text));
      if (width > 0) line += gap + painted(item.row[i]), gap.clear();
      gap.append(widths[i] - width + kGap, ' ');
    }
    fmt::print("{}\n", line);
    const std::size_t below = indent + (widths.empty() ? 0 : widths.front() + kGap);
    for (const Cell& cell : item.below) fmt::print("{:{}}{}\n", "", below, painted(cell));
  }
}

}  // namespace inforce::cli
