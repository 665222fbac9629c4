// SPDX-License-Identifier: MIT
#pragma once
// timex/layout.h - where on the page an expression stands: dates in headings, at the head of
// letters, of entries and of news are of what stands below them.
//
//   "The strike of 1911" alone on its lines, "1887"   heads
//   "Camp at Kilmore, 3 March 1868"                   heads_letter
//   "OSLO, Norway, Oct. 1 (Wire) -"                   heads_news
//   "Deadline: Sunday 18:00"                          tense_of_item
#include <cstddef>
#include <optional>
#include <string_view>

#include "timex/scan.h"
#include "timex/setting.h"
#include "timex/tables.h"

namespace inforce::timex {

// Of a paragraph, while its tokens are read.
struct Layout {
  const Tables& tables;
  std::string_view text;
  Tokens tokens;
  std::size_t sentence;  // its first token

  // "In 1909 the line": at most one small word before it.
  [[nodiscard]] bool opens_sentence(std::size_t at) const;
  // "The 2008 crisis", "its 2008 report": a year that is part of a name.
  [[nodiscard]] Naming naming(std::size_t begin, std::size_t end) const;
  // "The quake of March 11", "the March 11 quake": by the day that a thing is called by.
  [[nodiscard]] bool names_event(std::size_t at, std::size_t end) const;
  // A word of its clause stands before it: "printed the next year".
  [[nodiscard]] bool trails(std::size_t at) const;
  // "The strongest to hit the area [in a century]": does its clause rank something before it?
  [[nodiscard]] bool ranks(std::size_t at) const;
  // "The strike of 1911" as a paragraph of its own, "1887" as a line, "2. The strike, 1911.--It
  // began" and "(1911).--" before the words that it heads.
  [[nodiscard]] bool heads(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool stands_in_margin(std::size_t begin, std::size_t end) const;
  // "Camp at Kilmore, 3 March 1868" on a line of its own, "March 8, 1864. A storm last night": what
  // follows was written that day.
  [[nodiscard]] bool heads_letter(std::size_t begin, std::size_t end) const;
  // "OSLO, Norway, Oct. 1 (Wire) -" and the like, before the first paragraph of news: what follows
  // was written that day, and printed the next.
  [[nodiscard]] bool heads_news(std::size_t begin, std::size_t end) const;
  // "MONDAY" over what is announced for it, and "Deadline: Sunday 18:00": future. "Updated:
  // Sunday": past.
  [[nodiscard]] Tense tense_of_item(std::size_t begin, std::size_t end) const;
  // "2. Seasons." or "4.1 Rent", at the head of a line.
  [[nodiscard]] bool heads_clause(std::size_t at) const;
  // "12.5 Work": of rules, whatever the words; but not "15.51 Goal!".
  [[nodiscard]] bool heads_subclause(std::size_t at) const;

 private:
  [[nodiscard]] std::optional<std::size_t> line_start(std::size_t at) const;
  [[nodiscard]] bool ends_line(std::size_t end) const;
};

}  // namespace inforce::timex
