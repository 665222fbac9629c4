// SPDX-License-Identifier: MIT
#pragma once
// query/query.h - what a model answers: which terms hold, what changed, and why.
//
//   at 2026-05-15                      royalty  in_force  rate=20%  2026-04-27 .. 2030-12-31
//   at 2026-05-15, known 2026-03-31    the old royalty; left out: what was published later
//   at 2030                            what holds throughout, and what for which part of the year
//
// A version is in force on a day when every reading of its dates says so (from.latest <= day <=
// until.earliest), not in force when none does, and possible between. It is disputed where sources
// disagree and the reading the model does not follow gives another state that day.
// Answers borrow from the model and must not outlive it.
#include <date/date.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"

namespace inforce::query {

using Day = date::sys_days;

struct Days {  // both inclusive
  Day first, last;
  bool operator==(const Days&) const = default;
};

enum class State { in_force, disputed, possible, not_in_force };  // the strongest first

// The valid days asked about, and the day whose knowledge counts: only what documents published by
// `known` say. Nothing: all that the documents say now.
struct Asked {
  Days days;
  std::optional<Day> known;
};

struct Part {
  Days days;
  State state = State::not_in_force;
  bool operator==(const Part&) const = default;
};

// A version of a term on the days asked about.
struct Standing {
  const model::Term* term = nullptr;
  const model::Version* version = nullptr;
  State state = State::not_in_force;              // the strongest on any of the days
  std::vector<Part> parts;                        // the days in order; one: the same throughout
  std::vector<const model::Evidence*> evidence;   // what was known by `known`
  std::size_t sources = 0;                        // documents among them
  std::vector<const model::Conflict*> conflicts;  // that make it disputed
};

struct Answer {
  Asked asked;
  std::vector<Standing> terms;                    // by state, then as in the model
  std::optional<std::size_t> total;               // how many there are, where the list was cut
  std::vector<const model::Conflict*> conflicts;  // that bear on these terms
  std::vector<const model::Prospect*> prospects;  // what waits for something without a date
  std::vector<const model::Document*> left_out;   // published after `known`, or perhaps after it
  std::size_t unknown_since = 0;  // versions not counted: nothing says since when they are known
};

// `all`: also the terms that are not in force.
[[nodiscard]] Answer at(const model::Model& model, const Asked& asked, bool all = false);

// The states of one version over `days`, in order, each run as long as it is.
[[nodiscard]] std::vector<Part> parts(const model::Model& model, const model::Term& term,
                                      const model::Version& version, const Asked& asked);

// One term on two occasions. `before` or `after` is nothing where the term does not hold.
struct Change {
  struct Field {
    std::string name, before, after;  // "rate", "20%", "25%"; empty: not there
  };
  const model::Term* term = nullptr;
  std::optional<Standing> before, after;
  std::vector<Field> fields;  // of a term that holds on both; `until` is the end of the term
};

struct Difference {
  Asked before, after;
  std::vector<Change> started, ended, changed;
  std::vector<Standing> passed;  // held in between only
};

// Whether one version goes on where another ends, with no day between that is surely of neither.
[[nodiscard]] bool takes_over(const model::Version& after, const model::Version& before);

// From one occasion to another: `before` and `after` are taken at their first and last day.
[[nodiscard]] Difference diff(const model::Model& model, const Asked& before, const Asked& after);

// What came to be known between two days: `world` is what happened between them, as known at the
// end; `learnt` is what was already so on the first day, and was not known then. Of a date wider
// than a day the last day counts, for only then all that it says is known.
struct Learning {
  Difference world, learnt;
};
[[nodiscard]] Learning diff_known(const model::Model& model, const Days& before, const Days& after);

// An event, and the versions it starts and ends.
struct Entry {
  const model::Event* event = nullptr;
  std::vector<const model::Version*> starts, ends;
  std::vector<const model::Evidence*> evidence;  // what was known
  std::size_t sources = 0;
};

struct Timeline {
  std::vector<Entry> dated;    // oldest first
  std::vector<Entry> undated;  // listed apart; empty when a range was asked
};

// Events that may have happened within [from, to]; open where nothing is given.
[[nodiscard]] Timeline timeline(const model::Model& model, std::optional<Day> from = {},
                                std::optional<Day> to = {}, std::optional<Day> known = {});

// How many events the timeline lists when nothing is asked: all but the ends that were given up.
[[nodiscard]] std::size_t count_events(const model::Model& model);

// The model without the ends that it has given up: that were laid down, and replaced by others
// before they came.
[[nodiscard]] model::Model without_lapsed_ends(model::Model model);

// The terms a person may mean: by kind or id, version id, unique start of an id, or words in them.
[[nodiscard]] std::vector<const model::Term*> find_terms(const model::Model& model,
                                                         std::string_view words);

// A step of an explanation: what is so, the words that say it, and what it rests on in turn. The
// text of a step with a quote says only who the words cite and which rule read them.
struct Reason {
  std::string text;
  const model::Evidence* quote = nullptr;
  std::vector<Reason> because;
};

// version -> event that starts or ends it -> quotes -> document, and how that is dated. With a
// known day, only what was known then. Who asks for many makes one Index of the model for all.
class Index;  // query/index.h
[[nodiscard]] Reason why(const Index& index, const model::Term& term, const model::Version& version,
                         std::optional<Day> known = {});
[[nodiscard]] Reason why(const Index& index, const model::Event& event,
                         std::optional<Day> known = {});
[[nodiscard]] Reason why(const Index& index, const model::Document& document,
                         std::optional<Day> known = {});
[[nodiscard]] Reason why(const model::Model& model, const model::Term& term,
                         const model::Version& version);
[[nodiscard]] Reason why(const model::Model& model, const model::Event& event);
[[nodiscard]] Reason why(const model::Model& model, const model::Document& document);

}  // namespace inforce::query
