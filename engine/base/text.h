// SPDX-License-Identifier: MIT
#pragma once
// base/text.h - small, exact operations on UTF-8 bytes that several rooms need.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inforce {

// The offset of the first byte that is not well-formed UTF-8; nothing when all is.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

// How many characters of UTF-8 begin in these bytes: columns, as an editor counts.
[[nodiscard]] std::size_t count_code_points(std::string_view bytes);

// "Right of First Refusal" -> "right-of-first-refusal"; accents of Latin letters are dropped.
[[nodiscard]] std::string slug(std::string_view words);

// "50000000000", "2.5": digits, and a point among them at most.
[[nodiscard]] bool is_decimal(std::string_view text);

// An id is one word, for it is typed on a command line: no spaces, no '/', at most 200 bytes.
[[nodiscard]] bool is_id(std::string_view word);
// "notice_period": a-z, 0-9, '-' and '_', at most 64.
[[nodiscard]] bool is_attribute_name(std::string_view word);

// Does a capital begin it: of Latin letters with or without accents, Greek or Cyrillic?
[[nodiscard]] bool begins_with_capital(std::string_view word);
[[nodiscard]] std::string to_lower_ascii(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);
// "12 000", "1 250 000": the bytes of the blank at `at` that parts groups of three digits; 0: it
// parts none, as in "12 100-tonne loads". What stands before it is for the caller to know.
[[nodiscard]] std::size_t thousands_blank(std::string_view text, std::size_t at);

// One line: runs of white space become one space.
[[nodiscard]] std::string one_line(std::string_view text);

// "1 term", "3 terms"
[[nodiscard]] std::string counted(std::size_t n, std::string_view thing);

// How names are compared: in lower case, one space between words. `append_folded` adds what stands
// behind the words that are in `key`.
[[nodiscard]] std::string folded(std::string_view words);
void append_folded(std::string& key, std::string_view words);

// Text as XML and HTML write it, between tags or within the quotes of an attribute. Control
// characters, which they cannot carry, become U+FFFD.
enum class Markup { text, attribute };
void append_escaped(std::string& out, std::string_view text, Markup place);

[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace inforce
