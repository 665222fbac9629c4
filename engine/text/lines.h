// SPDX-License-Identifier: MIT
#pragma once
// text/lines.h - the lines of a text, and what each one's first characters say it is.
#include <string_view>
#include <vector>

#include "base/span.h"

namespace inforce::text {

struct Line {
  Span span;               // trimmed of white space on both sides
  std::string_view words;  // the text of `span`
  std::size_t indent = 0;  // columns before it
  int message = 0;         // index of Document::messages
  bool head = false;       // of a message: it names its sender, its day or the like
  bool blank() const { return words.empty(); }
};

[[nodiscard]] std::vector<Line> lines_of(std::string_view text);

// Length of a list marker ("- ", "* ", "• ", "3. ", "(b) ") at the start; 0: none.
[[nodiscard]] std::size_t list_marker(std::string_view words);

// 1 to 6 for "# " to "###### "; 0: none.
[[nodiscard]] int heading_marker(std::string_view words);

[[nodiscard]] bool is_table_row(std::string_view words);   // "| a | b |"
[[nodiscard]] bool is_table_rule(std::string_view words);  // "|---|:--|"
[[nodiscard]] bool is_rule(std::string_view words);        // "---", "***", "====="

// Does the line end as sentences do: with . ! ? or one of them and a closing quote or bracket?
[[nodiscard]] bool ends_sentence(std::string_view words);

[[nodiscard]] std::size_t count_words(std::string_view words);

}  // namespace inforce::text
