// SPDX-License-Identifier: MIT
#pragma once
// merge/work.h - the tables the steps of merging fill, one after the other.
//
//   claims in a fixed order -> parties -> events -> agreements -> terms -> dates -> versions
//
// Everything is named by its index; -1 is nothing.
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "claims/claims.h"
#include "merge/merge.h"

namespace inforce::merge {

using Index = std::int32_t;
inline constexpr Index kNone = -1;
using Indices = std::vector<Index>;

// One claim, with its names resolved to parties and the groups it was put into.
struct Said {
  Index doc = kNone;
  const claims::Claim* claim = nullptr;
  Index holder = kNone, bound = kNone;
  Indices parties;                    // sorted
  Index agreement = kNone;            // of a term claim
  Index event = kNone, term = kNone;  // group; kNone: a prospect, or not attached
  bool rejected = false;              // by a person
};

struct Party {
  std::string name;
  std::vector<std::string> aliases;  // sorted
  std::string id;
};

struct Event {
  std::string kind;
  Indices said;     // in order
  Indices reach;    // claims that say from or until when the agreement applies from this act on
  Indices parties;  // sorted
  std::vector<model::Amount> amounts;
  Index agreement = kNone;
};

struct Agreement {
  Indices parties;  // sorted
  Indices made;     // events that made it
  Indices changes;  // events that part one regime from the next
  Indices pauses;   // events with which all of it stops for a while, or goes on
  Indices terms;
};

struct Term {
  std::string kind, object;
  Index agreement = kNone, holder = kNone, bound = kNone;
  Indices said;
};

struct Work {
  const Kinds& kinds;
  std::vector<claims::Extraction> docs;  // by id
  std::vector<Said> said;                // by document, then in the order of the text
  Indices first;                         // of each document: its first claim; and one past the last
  std::vector<Party> parties;
  std::vector<Indices> named;  // of each document: the parties that it names, sorted
  std::vector<Event> events;
  std::vector<Agreement> agreements;
  std::vector<Term> terms;
  // Of each document: the event it brings as its news where it dates itself and marks no news: the
  // change that most of its term claims hang on.
  Indices main_change;
  // Of each document: the one whose file it stands in - a mail quotes and forwards others, which
  // are documents before it; of such an older message, the one that holds it; and the files of
  // others that have the same message in them.
  Indices files, held_by;
  std::vector<Indices> held_in;
  std::deque<claims::Claim> reread;  // what some claims are read as instead (find_flags)

  [[nodiscard]] Change change_of(const std::string& kind) const;
  [[nodiscard]] Pause pause_of(const std::string& kind) const;
  // Whether events of the kind do something to the agreement of their parties.
  [[nodiscard]] bool is_act(const std::string& kind) const {
    return change_of(kind) != Change::none || pause_of(kind) != Pause::none;
  }
  // One file is one source, whatever it quotes.
  [[nodiscard]] Index source_of(const Said& from) const {
    return files[static_cast<std::size_t>(from.doc)];
  }
  // Had who wrote `later` the other document before him, by the order of a file or by quoting it?
  [[nodiscard]] bool has_in_it(Index later, Index earlier) const;
  [[nodiscard]] const std::string& text_of(Index doc) const {
    return docs[static_cast<std::size_t>(files[static_cast<std::size_t>(doc)])].text;
  }
  // The claim that another one of its document refers to.
  [[nodiscard]] Index other(const Said& from, std::size_t claim) const {
    return first[static_cast<std::size_t>(from.doc)] + static_cast<Index>(claim);
  }
};

template <typename T>
[[nodiscard]] auto& at(std::vector<T>& items, Index index) {
  return items[static_cast<std::size_t>(index)];
}
template <typename T>
[[nodiscard]] const auto& at(const std::vector<T>& items, Index index) {
  return items[static_cast<std::size_t>(index)];
}
template <typename T>
[[nodiscard]] Index size(const std::vector<T>& items) {
  return static_cast<Index>(items.size());
}

// Facts and reports become events and terms; what is planned or possible waits.
[[nodiscard]] inline bool is_real(const claims::Claim& claim) {
  return claim.modality == claims::Modality::fact || claim.modality == claims::Modality::reported;
}

// "The pact, which was to expire in 2026": how it was before the act it stands by.
[[nodiscard]] inline bool looks_back(const claims::Claim& claim) {
  return claim.modality == claims::Modality::planned && claim.change &&
         claim.side == claims::Side::before;
}

// Sorted sets of indices.
[[nodiscard]] bool contains(const Indices& set, Index item);
[[nodiscard]] bool is_subset(const Indices& part, const Indices& whole);
void insert(Indices& set, Index item);

// The steps, in their order. Each reads what the ones before it filled.
[[nodiscard]] Work in_order(std::vector<claims::Extraction> extractions, const Kinds& kinds);
// `done`: by decision of the overlay; set for those about parties that were carried out.
void find_parties(Work& work, const Overlay& overlay, std::vector<char>& done);
void find_events(Work& work);
void find_main_changes(Work& work);
void find_agreements(Work& work);
void find_flags(Work& work);
void find_terms(Work& work);

}  // namespace inforce::merge
