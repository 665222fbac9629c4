// SPDX-License-Identifier: MIT
#pragma once
// timex/clues.h - what single words near an expression say of when it is: verbs with their
// auxiliaries, and the words that lead up to it.
//
//   "shares [fell] Friday"                 past
//   "had long been [built]"                before_past: "had" reaches its participle
//   "neither [could] be found"             past; "could be found" would
//   "are [today] sought after"             the expression's own words are passed over
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "timex/meaning.h"
#include "timex/scan.h"
#include "timex/setting.h"
#include "timex/tables.h"

namespace inforce::timex {

// What stands before a time, as packs number it.
enum class Lead : std::int8_t {
  since = -1,
  none,
  ahead,
  deadline,
  plan,
  by,
  late,
  ahead_of,
  start,
  period,
  through,
};

// How words of the class `future` look ahead, as packs number it.
enum class Ahead : std::int8_t {
  none,
  always,     // "will", "is likely to"
  present,    // a verb whose present tense does: "opens"
  maybe,      // "may", but not in "may have come"
  could,      // "could", nor in "could not"
  told,       // "would", "planned"
  under_way,  // "flying to", unless any verb says else
  ought,      // "should", of what stands behind it
};

inline constexpr std::size_t kCluesLeft = 14;  // tokens looked at, before an expression

// Of the words around the tokens from `begin` up to `end`.
struct Clues {
  const Tables& tables;
  std::string_view text;
  Tokens tokens;
  std::size_t begin, end;  // the expression

  [[nodiscard]] bool is(std::size_t at, const Classes& classes) const {
    return find_entry(tables, tokens[at], classes) != nullptr;
  }
  [[nodiscard]] Lead lead(std::size_t at) const;
  // What the word says by itself and with the auxiliaries before it.
  [[nodiscard]] Tense at(std::size_t at) const;

  // "Are", and the end of "I'm"; not that of "8m".
  [[nodiscard]] bool is_present(std::size_t at) const;
  // "Did not return": whether a clause up to `at` denies its verb.
  [[nodiscard]] bool denies(std::size_t at) const;
  // "Asked them to leave": where an infinitive stands in the sentence up to `stop`, behind its
  // verb.
  [[nodiscard]] std::optional<std::size_t> infinitive(std::size_t stop) const;
  // "The strike that began Friday is over".
  [[nodiscard]] bool has_verb_before(std::size_t stop) const;
  // "Flying to Rome on Friday", without another verb.
  [[nodiscard]] bool is_under_way(std::size_t at) const { return ahead(at) == Ahead::under_way; }
  // "I have a test on Friday": the verb at `verb` has a thing, no participle.
  [[nodiscard]] bool owns(std::size_t verb) const;
  // "Come to the fair on Friday", at the head of a sentence.
  [[nodiscard]] bool bids(std::size_t verb) const;
  // "Told them to return on Friday": the verb at `verb` asks somebody for what is yet to come.
  [[nodiscard]] bool asks(std::size_t verb, std::size_t stop) const;
  // "Postponed to June": the verb at `verb` says what it is put off to.
  [[nodiscard]] bool moves(std::size_t verb) const;
  // "Cancelled"; and with "closed", what is so through Friday.
  [[nodiscard]] bool calls_off(std::size_t verb) const;
  [[nodiscard]] bool shuts(std::size_t verb) const;
  // "Has", "have".
  [[nodiscard]] bool is_auxiliary(std::size_t at) const { return is_past_of(at, kAuxiliary); }
  // "It lasted until May".
  [[nodiscard]] bool lasts(std::size_t verb) const;

 private:
  [[nodiscard]] bool is_past_of(std::size_t verb, std::int64_t value) const;
  [[nodiscard]] bool leads(const Classes& classes, std::size_t at) const;
  [[nodiscard]] Tense of_future(std::size_t at, Ahead ahead) const;
  [[nodiscard]] Tense of_past(std::size_t at) const;
  [[nodiscard]] Ahead ahead(std::size_t at) const;
  [[nodiscard]] bool is_modal(std::size_t at) const;
  [[nodiscard]] bool governed(std::size_t at) const;
  [[nodiscard]] bool contracted(std::size_t at) const;
  [[nodiscard]] bool is_past(std::size_t at) const;
  [[nodiscard]] bool has_participle(std::size_t at) const;
  [[nodiscard]] bool ends(const Token& token, const std::vector<std::string>& endings) const;
};

}  // namespace inforce::timex
