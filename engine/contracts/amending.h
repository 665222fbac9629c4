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

// A chain of documents: a contract, and what its amendments have made of it so far.
struct Chain {
  Standing standing;
  std::vector<Clause> terms;
  Day end;  // of the terms; not known: none is said
  bool renews = false;

  Chain(const Contract& contract, const Wordings& wordings);
};

// What one amendment does to one term.
struct Step {
  std::optional<Clause> before, after;
  Day at;
  Span quote;
  bool suspended = false;
  Day suspended_until, again;
};

// Applies all changes of an amendment to the chain, and says for each term what became of it.
class Amending {
 public:
  Amending(Chain& chain, const Agreement& amendment, Span quote);
  void write(Writer& writer) const;

 private:
  void add_end(claims::Claim& claim, Span words) const;
  void apply(const Change& change);
  void end(const Change& change);
  void compare(const Change& change, const Standing::Difference& difference);
  void quote(const Change& change, const std::vector<Clause>& terms);
  static void set(Step& step, std::optional<Clause> after, const Change& change);
  Step* find(const Clause& clause);

  Chain& chain_;
  Span untouched_;  // the quote of terms that no change speaks of
  std::vector<Step> steps_;
};

}  // namespace inforce::contracts
