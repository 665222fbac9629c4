// SPDX-License-Identifier: MIT
#pragma once
// contracts/writer.h - the claims of one contract, as they are written one by one.
#include <optional>
#include <string>
#include <vector>

#include "contracts/to_claims.h"

namespace inforce::contracts {

[[nodiscard]] claims::Time time_of(claims::Time::Role role, Day day, Span words);
[[nodiscard]] claims::Time time_of(claims::Time::Role role, Length length, Span words);
// On that day or, since the agreement renews itself unless somebody objects, on a later one.
[[nodiscard]] claims::Time until_or_later(Day day, Span words);

[[nodiscard]] Day day_of(const std::optional<Quoted<Day>>& field);
// The last day on which the terms hold: a term that is counted ends the day before.
[[nodiscard]] Day last_day(const Agreement& agreement);

// What a term is called where two of them are the same.
[[nodiscard]] std::string key_of(const Clause& clause);
[[nodiscard]] Clause plain(const char* kind, const char* attribute, const std::string& value);
// Each once, without marks and what the same words do not mean beside another ("an exclusive
// license" is no exclusivity).
[[nodiscard]] std::vector<Clause> as_terms(const std::vector<Clause>& clauses,
                                           const Wordings& wordings);

class Writer {
 public:
  Writer(const Contract& contract, const Agreement& first);

  // The event that all else hangs on.
  void event(const std::string& kind, Day day, Span quote);
  // The contract that an amendment names, where it is not among the sources.
  void event_before(const Amended& before);
  // An extension that waits for a condition.
  void may_extend(const Change& change);
  // Until when the agreement runs from the last event on.
  void runs_until(Day day, Span words);
  [[nodiscard]] claims::Claim& happened() { return out_.claims[*event_]; }
  // A term that begins: with its own days and stages.
  void start(const Clause& clause, Span quote);
  claims::Claim& term(const Clause& clause, claims::Effect effect, Span quote);

  [[nodiscard]] const Agreement& agreement() const { return contract_.agreement; }
  [[nodiscard]] claims::Extraction take() { return std::move(out_); }

 private:
  [[nodiscard]] claims::Claim happening(const std::string& kind, Span quote) const;

  const Contract& contract_;
  claims::Extraction out_;
  std::vector<std::string> names_;
  std::optional<std::size_t> event_;
};

}  // namespace inforce::contracts
