// SPDX-License-Identifier: MIT
#pragma once
// merge/merge.h - what many documents claim, as one model.
//
//   wire  (2015-03-04)  "Acme and Beta amended their pact on Tuesday, 3 March 2015"
//   blog  (undated)     "On Monday evening Acme and Beta rewrote their deal"
//
//   event agreement-amended  acme, beta  2015-03-03  2 sources
//   conflict on its date: 2015-03-03 (wire) or 2015-03-02 (blog); follows the first
//   blog  published 2015-03-03..2015-03-08
//
// Claims of the same event or term are joined, days are found by the dating room, and terms become
// versions between the changes of their agreement. README.md has every rule.
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "claims/claims.h"
#include "merge/overlay.h"
#include "model/model.h"

namespace inforce::merge {

// What an event of a kind does to the agreement of its parties.
enum class Change { none, made, amended, extended, ended };

// For a while, to all of its terms.
enum class Pause { none, begins, ends };

struct EventKind {
  std::string label;
  Change change = Change::none;
  bool ahead = false;  // may be spoken of before it comes: deadlines
  Pause pause = Pause::none;
};

struct TermKind {
  std::string label;
  bool symmetric = false;  // binds both alike: who is holder does not tell terms apart
  bool outlasts = false;   // the end of the agreement does not end it
  std::string flag{};      // the attribute by which terms of other kinds are this, too
};

// The kinds of the packs. A claim of a kind that is not here keeps its kind as its label.
struct Kinds {
  std::map<std::string, EventKind, std::less<>> events;
  std::map<std::string, TermKind, std::less<>> terms;
  // The kinds of events that mark where a term begins, or changes, and where it ends.
  std::string term_start = "term-start", term_end = "term-end";
};

// Neither the order of the extractions nor that of the claims in one changes the model. Diagnostics
// are about the overlay, and notes on what could not be attached.
[[nodiscard]] model::Model from_claims(std::vector<claims::Extraction> extractions,
                                       const Kinds& kinds, const Overlay& overlay,
                                       Diagnostics& diagnostics);

}  // namespace inforce::merge
