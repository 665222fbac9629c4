// SPDX-License-Identifier: MIT
#include "text/lines.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace inforce::text {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr std::string_view kBullets[] = {"- ", "* ", "+ ", "• ", "– ", "· ", "‣ ", "◦ ", "▪ "};
constexpr std::string_view kClosers[] = {"\"", "'", ")", "]", "”", "’", "*", "_"};

}  // namespace

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view raw = text.substr(begin, end - begin);
    const std::string_view words = trim(raw);
    Line line;
    line.words = words;
    line.indent = words.empty() ? 0 : static_cast<std::size_t>(words.data() - raw.data());
    const auto first = static_cast<std::uint32_t>(words.empty() ? begin : begin + line.indent);
    line.span = {first, first + static_cast<std::uint32_t>(words.size())};
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

std::size_t list_marker(std::string_view words) {
  for (const std::string_view bullet : kBullets) {
    if (words.substr(0, bullet.size()) == bullet) return bullet.size();
  }
  // "3. ", "12) ", "(b) " are markers; "iv. ", "2019. " and "Inc. " are words.
  std::size_t i = !words.empty() && words[0] == '(' ? 1 : 0;
  const std::size_t first = i;
  while (i < words.size() && is_digit(words[i])) ++i;
  if (i == first && i < words.size() && words[0] == '(' && is_letter(words[i])) ++i;
  if (i == first || i - first > 2 || i + 1 >= words.size()) return 0;
  const bool closed = words[i] == ')' || (words[i] == '.' && first == 0);
  return closed && words[i + 1] == ' ' ? i + 2 : 0;
}

int heading_marker(std::string_view words) {
  const std::size_t level = words.find_first_not_of('#');
  if (level == 0 || level == std::string_view::npos || level > 6 || words[level] != ' ') return 0;
  return static_cast<int>(level);
}

bool is_table_row(std::string_view words) {
  return words.size() > 2 && words.front() == '|' &&
         std::count(words.begin(), words.end(), '|') >= 2;
}

bool is_table_rule(std::string_view words) {
  return is_table_row(words) && words.find('-') != std::string_view::npos &&
         words.find_first_not_of("|-: \t") == std::string_view::npos;
}

bool is_rule(std::string_view words) {
  if (words.size() < 3) return false;
  const char c = words.front();
  return (c == '-' || c == '*' || c == '_' || c == '=') &&
         words.find_first_not_of(std::string{c, ' '}) == std::string_view::npos;
}

bool ends_sentence(std::string_view words) {
  bool cut = true;
  while (cut) {
    cut = false;
    for (const std::string_view closer : kClosers) {
      if (words.size() > closer.size() && words.substr(words.size() - closer.size()) == closer) {
        words.remove_suffix(closer.size());
        cut = true;
      }
    }
  }
  if (words.empty()) return false;
  const char last = words.back();
  return last == '.' || last == '!' || last == '?' || last == ':' || last == ';' || last == ',' ||
         (words.size() >= 3 && words.substr(words.size() - 3) == "…");
}

std::size_t count_words(std::string_view words) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\t';
    if (!space && !inside) ++count;
    inside = !space;
  }
  return count;
}

}  // namespace inforce::text
