// SPDX-License-Identifier: MIT
#pragma once
// timex/setting.h - how an expression stands in its sentence, and on which side of the document's
// day the verbs around it put it.
//
//   "shares fell Friday"                       past
//   "they met in June"                         done: past for certain, however near June is
//   "the summit would still be held Friday"    future: "held" belongs to "would be"
//   "the fair would open in May"           would: ahead, in a story of what is told there
//   "said that on Friday the board will vote"  future: the verb of its own clause comes first
//   "the fair was due to open in May"          planned: ahead, or over where that is much nearer
//   "in 1868 they had burned the mill"         before_past: the story itself stands later
//   "shall open at 9 a.m."                     duty: ahead, and again and again
//   "must be paid by Friday", "may be paid"    must: ahead, and in rules again and again
//   "has been shut since Friday"               since: past for certain, from now
//   "had been shut since Friday"               since_then: from where the story stands
//   "25 April is known as Anzac Day"           always: of every year, in a text of others
//   "they will discuss Friday's ruling"        owned: known by its day, whatever the verb says
//   "put off until Friday", "asked for it by Friday"   deadline: ahead of a verb that looks back
#include <cstdint>

namespace inforce::timex {

enum class Tense {
  unknown,
  past,
  done,
  before_past,
  future,
  would,
  planned,
  duty,
  must,
  since,
  since_then,
  deadline,
  always,
  owned
};

[[nodiscard]] constexpr bool looks_back(Tense tense) {
  return tense == Tense::past || tense == Tense::done || tense == Tense::before_past;
}
[[nodiscard]] constexpr bool is_since(Tense tense) {
  return tense == Tense::since || tense == Tense::since_then;
}
// From what is told, which may be over.
[[nodiscard]] constexpr bool looks_on(Tense tense) {
  return tense == Tense::would || tense == Tense::planned;
}
[[nodiscard]] constexpr bool looks_ahead(Tense tense) {
  return looks_on(tense) || tense == Tense::future || tense == Tense::duty ||
         tense == Tense::must || tense == Tense::deadline;
}

// A year that stands in a name: "the 2008 crisis", "a 1974 thriller".
enum class Naming : std::uint8_t { none, one, any };

// How the words stand in their sentence.
struct Setting {
  Tense tense = Tense::unknown;
  bool opens = false;      // it begins with them
  bool bracketed = false;  // they stand in round brackets
  bool heads = false;      // they end a heading: "The strike of 1911"
  bool datelines = false;  // they stand at the head of news: "OSLO, Oct. 1 -"
  bool ranked = false;     // behind "the strongest", "the first"
  bool closes = false;     // they end something: "runs until 31 October"
  bool says = false;       // behind a verb of speech: "officials said Tuesday"
  bool ended = false;      // "ended" stands behind them: "the third quarter ended 3 July"
  bool padded = false;     // its first number has a zero before it: "03:15"
  Naming naming = Naming::none;
  bool trails = false;  // a word of their clause stands before them: "printed the next year"
};

}  // namespace inforce::timex
