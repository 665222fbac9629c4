// SPDX-License-Identifier: MIT
#pragma once
// contracts/amending.h - what an amendment makes of the terms of its contract.
//
//   "Section 2 is replaced as follows: ..."   minimum-commitment changes, all others continue
#include <optional>
#include <vector>

#include "contracts/standing.h"
#include "contracts/writer.h"

namespace inforce::contracts {

// When a contract ends, as far as a calendar tells.
struct End {
  Day day;  // the last; not known: none is said
  bool renews = false;
  bool operator==(const End&) const = default;
};

// A chain of documents: a contract, and what its amendments have made of it so far.
struct Chain {
  const Wordings& wordings;
  Standing standing;
  std::vector<Clause> terms;
  End end;      // as the amendments have it,
  End in_text;  // and as the text does

  Chain(const Contract& contract, const Wordings& words);
};

// What one amendment does to one term.
struct Step {
  std::optional<Clause> before, after;
  Day at;    // takes effect; not known: with the amendment
  Day last;  // of what ends
  Span quote;
  bool suspended = false;
  Day suspended_until, again;
};

// The last day of a right that ends on, or as of, a day: the last of a month is its last, the first
// one is the first without it.
[[nodiscard]] Day last_of(const Change& change);

// Applies all changes of an amendment to the chain, and says for each term what became of it.
class Amending {
 public:
  Amending(Chain& chain, const Agreement& amendment, Span quote);
  void write(Writer& writer) const;

 private:
  void apply(const Change& change);
  void read_again(const Change& change);
  void revalue(const Change& change);
  void extend_terms(const Change& change);
  void end(const Change& change);
  [[nodiscard]] std::vector<Clause> spoken_of(const Change& change) const;
  void compare(const Change& change, const Standing::Difference& difference);
  static void set(Step& step, std::optional<Clause> after, const Change& change);
  Step* find(const Clause& clause);
  Step* find_same(const Clause& clause, const std::vector<Clause>& before);

  Chain& chain_;
  Span untouched_;  // the quote of terms that no change speaks of
  std::vector<Step> steps_;
  std::optional<Quoted<End>> end_;  // the new one; nothing: it stays as it was
};

}  // namespace inforce::contracts
