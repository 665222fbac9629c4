// SPDX-License-Identifier: MIT
#pragma once
// ledger/ask.h - questions to a ledger.
//
//   at(ledger, {.filter = {.agreement = "A1"}, .days = {d, d}})                what holds on d
//   at(ledger, {.filter = {.agreement = "A1"}, .days = {d, d}, .known = k})    ... as known on k
//   at(ledger, {.filter = {.kind = "lease"}, .days = {d, d}, .limit = 0})      only how many
//   changes(ledger, {.party = "P1"}, d1, d2)                                   what began, ended
//   history(ledger, {.term = "lease-1"})                                       all of a term
//
// Without a `known` day a version counts unless it was superseded. A version is in force on a day
// when every reading of its ends says so, and possible when only some do. Views borrow from the
// ledger.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/scan.h"

namespace inforce::ledger {

struct Filter {  // by name; nothing: any
  std::optional<std::string> agreement = {}, kind = {}, holder = {}, counterparty = {};
  std::optional<std::string> party = {};  // as holder or counterparty
  std::optional<std::string> term = {};   // a term's own name; only where terms have names
};

enum class State { in_force, possible, not_in_force };  // the strongest first

struct Version {
  std::int32_t id = 0;
  std::string_view name, term;  // where they have names
  std::string_view agreement, kind, holder, counterparty;
  Day from = kNoStart, until = kOpen;                  // valid [from, until), at the most
  Day from_latest = kNoStart, until_earliest = kOpen;  // and at the least
  Day known_from = kOpen, known_to = kOpen;            // known [known_from, known_to)
  model::Confidence confidence = model::Confidence::confirmed;

  bool operator==(const Version&) const = default;
};

[[nodiscard]] State state_on(const Version& version, Day day);

struct Part {
  Days days;
  State state = State::not_in_force;
  bool operator==(const Part&) const = default;
};
// The states of a version over some days, in order, each run as long as it is.
[[nodiscard]] std::vector<Part> parts(const Version& version, Days days);

struct Question {
  Filter filter = {};
  Days days = {};  // of one day, or more: then the strongest state on any of them counts
  std::optional<Day> known = {};  // nothing: as known now
  bool all = false;               // also list what is not in force
  std::size_t limit = SIZE_MAX;   // of the list, the surest; the counts are always of everything
};

struct Standing {
  Version version;
  State state = State::not_in_force;
};

struct Answer {
  std::size_t in_force = 0, possible = 0;
  std::vector<Standing> terms;  // by id
};
[[nodiscard]] Result<Answer> at(const Ledger& ledger, const Question& question);

// A version that starts or ends in (after, to]. Not `sure`: on some readings of its ends only.
struct Change {
  Version version;
  bool started = false, ended = false;
  bool sure = true;
};
struct Changes {
  std::size_t started = 0, ended = 0;
  std::vector<Change> versions;  // by id
};
[[nodiscard]] Result<Changes> changes(const Ledger& ledger, const Filter& filter, Day after, Day to,
                                      std::optional<Day> known = {}, std::size_t limit = SIZE_MAX);

// Every version, by start, then by when it came to be known; with `known`, those known that day.
[[nodiscard]] Result<std::vector<Version>> history(const Ledger& ledger, const Filter& filter,
                                                   std::optional<Day> known = {});

// By number, or by name where versions have names.
[[nodiscard]] Result<std::optional<Version>> find_version(const Ledger& ledger,
                                                          std::string_view name);

// The id of a version's term: its name, or AGREEMENT/KIND/HOLDER/COUNTERPARTY with '/' and '%' in a
// name written as %2F and %25.
[[nodiscard]] std::string term_id(const Version& version);

// The versions that `words` may mean: those of a term by its id, or of the term of a version by the
// version's name or number. Nothing fits what names neither.
[[nodiscard]] Result<std::optional<Filter>> find_term(const Ledger& ledger, std::string_view words);

// Whether all that the filter names is in the ledger.
[[nodiscard]] Result<bool> knows(const Ledger& ledger, const Filter& filter);

// All agreements, kinds and parties there are, in the order they came.
struct NameLists {
  std::vector<std::string_view> agreements, kinds, parties;
};
[[nodiscard]] Result<NameLists> name_lists(const Ledger& ledger);

}  // namespace inforce::ledger
