// SPDX-License-Identifier: MIT
#pragma once
// timex/tense.h - does a time lie before or after the document's day, going by the verbs around it?
//
//   "shares fell Friday"                       past
//   "the summit would still be held Friday"    future: "held" belongs to "would be"
//   "the fair would open in May"           would: ahead, in a story of what is told there
//   "said that on Friday the board will vote"  future: the verb of its own clause comes first
//   "the fair was due to open in May"      planned: ahead, or over where that is much nearer
//   "in 1868 they had burned the mill"         before_past: the story itself stands later
//   "shall open at 9 a.m."                     duty: ahead, and again and again
//   "must be paid by Friday", "may be paid"    must: ahead, and in rules again and again
//   "since Friday"                             since: past for certain
//   "25 April is known as Anzac Day"       always: of every year, in a text that tells of others
//   "put off until Friday", "asked for it by Friday"   deadline: ahead of a verb that looks back
#include <cstddef>
#include <string_view>
#include <vector>

#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

enum class Tense {
  unknown,
  past,
  before_past,
  future,
  would,
  planned,
  duty,
  must,
  since,
  deadline,
  always
};

[[nodiscard]] constexpr bool looks_back(Tense tense) {
  return tense == Tense::past || tense == Tense::before_past;
}
// From what is told, which may be over.
[[nodiscard]] constexpr bool looks_on(Tense tense) {
  return tense == Tense::would || tense == Tense::planned;
}
[[nodiscard]] constexpr bool looks_ahead(Tense tense) {
  return looks_on(tense) || tense == Tense::future || tense == Tense::duty ||
         tense == Tense::must || tense == Tense::deadline;
}

// Of the words from token `begin` up to `end`.
// `day`: they name one.
[[nodiscard]] Tense tense_at(const Tables& tables, std::string_view text, Tokens tokens,
                             std::size_t begin, std::size_t end, bool day);

// "The club, founded in [1899], won": between commas, behind a participle.
[[nodiscard]] bool is_inserted(const Tables& tables, std::string_view text, Tokens tokens,
                               std::size_t begin, std::size_t end);

// "Have dropped the case", "has been held"; not "could have", "to have" nor "I have".
[[nodiscard]] bool has_done(const Tables& tables, std::string_view text, Tokens tokens,
                            std::size_t at);

// A full stop, unless it belongs to an abbreviation or an initial.
[[nodiscard]] bool ends_sentence(const Tables& tables, Tokens tokens, std::size_t at);

}  // namespace inforce::timex
