// SPDX-License-Identifier: MIT
#pragma once
// merge/facts.h - what is said, or may be assumed, of the days of events and publications.
//
//   said      "amended on 3 March 2015"                     event 2015-03-03
//   said      "two months after the signing"                event - signing in [31, 92]
//   relative  "on Sunday", undated                          a Sunday of the week up to publication
//   relative  "today", undated                              publication - event in [0, 1]
//   assumed   told as having happened                       publication - event >= 0
//   assumed   told as news                                  publication - event in [0, 14]
//
// Facts become the constraints of a dating network, the strongest first.
#include <optional>
#include <string>
#include <vector>

#include "dating/network.h"
#include "merge/times.h"
#include "merge/work.h"

namespace inforce::merge {

// News is published on the day of its event or soon after; this is how soon.
inline constexpr int kNewsDays = 14;

struct Fact {
  enum class Level { human, said, relative, assumed };  // the strongest first
  enum class Kind {
    published,
    held,  // an older message: not after the one that quotes it
    date,
    distance,
    same_day,
    recurring,
    recurring_published,
    past,
    news,
    today,
    follows
  };
  Level level = Level::said;
  Kind kind = Kind::date;
  model::Basis basis = model::Basis::stated;
  Index doc = kNone, event = kNone, other = kNone;  // what it is about; `other` event of a distance
  edtf::Bounds bounds;                              // of the event's or the publication's day, or
  std::optional<int> least, most;  // of the days from `other`, or from the event to publication
  Indices said;                    // the claims that say it
  int sources = 0;                 // documents among them
  int facts = 0;                   // and of these, those that state it as fact
};

// Which part of the work is dated, and from which documents.
struct Scope {
  Indices docs;    // sorted; only what these say counts
  Indices events;  // sorted
};

// The days found for a scope; open for what is outside it.
struct Days {
  Scope scope;
  std::vector<edtf::Bounds> docs, events;  // in the order of the scope

  [[nodiscard]] edtf::Bounds doc(Index doc) const;
  [[nodiscard]] edtf::Bounds event(Index event) const;
};

// Where an item of a sorted set stands in it; its size when it is not there.
[[nodiscard]] std::size_t position(const Indices& sorted, Index item);

// A day a person has set.
struct Decided {
  Index doc = kNone, event = kNone;
  edtf::Bounds bounds;
};

// What is so whatever other days are: stated dates, distances, the past. With `published` given,
// the days of publication are not asked but known.
[[nodiscard]] std::vector<Fact> fixed_facts(const Work& work, const Scope& scope,
                                            const std::vector<Decided>& decided,
                                            const std::vector<edtf::Bounds>* published);

// What undated words come to mean once some days are known.
[[nodiscard]] std::vector<Fact> relative_facts(const Work& work, const Scope& scope,
                                               const Days& days);

// By level, then sources, how many of them state it as fact, directness, precision; the last resort
// is the order of documents.
void strongest_first(std::vector<Fact>& facts);

// What is taken for so as nothing says otherwise; kNone for a document or event that it is not of.
[[nodiscard]] Fact assumed(Fact::Kind kind, Index event, Index doc);

[[nodiscard]] std::string describe(const Work& work, const Fact& fact);

}  // namespace inforce::merge
