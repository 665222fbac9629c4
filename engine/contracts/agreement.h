// SPDX-License-Identifier: MIT
#pragma once
// contracts/agreement.h - what one contract says about itself, each value with the words it rests
// on.
//
//   "This Supply Agreement is made as of May 2, 2016 (the "Effective Date") between Alder Inc.
//   ("Alder") and
//    Birch Ltd. ("Birch") ... continues for two (2) years ... laws of the State of Ohio"
//
//   title Supply Agreement    parties Alder, Birch     agreement and effective date 2016-05-02
//   expiration 2018-05-02     governing law Ohio
//
// A contract that amends an earlier one says which, and what it does to it.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "contracts/values.h"

namespace inforce::contracts {

template <typename T>
struct Quoted {
  T value{};
  Span quote;  // bytes of the text
};

struct PartyName {
  std::string name;        // as written: "Alder Components, Inc."
  std::string short_form;  // as defined: "Alder", "Licensor"; empty: none
  std::string usual;       // without what only lawyers say: "Alder Components"
  Span quote;
};

// "And six percent thereafter": from a later day on a term has other attributes.
struct Stage {
  Day from;
  std::map<std::string, std::string> attributes;
};

// A passage that makes a term stand.
struct Clause {
  std::string kind;  // of the pack: "exclusivity", "license"
  Span quote;        // the sentence
  std::string rule;
  std::string section;        // its number: "4.2"
  std::string holder, bound;  // usual names of parties; empty where the sentence does not say
  Day from, until;  // of its own: "after the third anniversary"; not known: the contract's
  std::map<std::string, std::string> attributes;  // "exclusive": "true", "rate": "6%"
  std::string like;  // the kind whose parties these are, where it names none: "revenue-share"
  std::vector<Stage> stages;  // in the order of their days
};

// What an amendment does to the document it amends.
enum class Operation {
  replace,
  remove,
  add,
  extend,
  shorten,
  suspend,
  reinstate,
  terminate,
  restate,
  revalue,  // "is reduced to EUR 1,200,000"
  end  // "the exclusivity shall cease on 1 October": `until` is its last day, or `at` the day after
};

struct Change {
  Operation operation = Operation::replace;
  std::string section;           // "4.2"; empty: the whole, or not said
  std::string kind;              // of the term that is spoken of: "exclusivity"; empty: not said
  std::string old_words, words;  // of replace and add, where they are quoted; the new value
  ValueKind value = ValueKind::sum;  // of revalue: what the new value is,
  std::string amount, old_amount;    // and as an attribute has them: "1200000 EUR"
  Day until;                         // of extend and shorten; of add: the last day of what is added
  bool whole = false;                // all that the section says is meant
  Day at;                            // takes effect; not known: with the amendment
  Day again;                         // of suspend: the first day it applies again
  Length length;                     // of extend, where no date is given
  Span quote;
  Span condition;  // of extend: "only if ..."; empty: none
};

struct Amended {
  std::string title;  // "Services Agreement"
  Day date;
  Span quote;
};

struct Agreement {
  Span title;
  std::vector<PartyName> parties;
  std::optional<Quoted<Day>> agreement_date, effective_date;
  std::optional<Quoted<std::string>> expiration_date;  // a date, or "perpetual"
  Length runs;                                         // when the end was counted: how long,
  Day runs_from;                                       // and from when
  std::optional<Quoted<std::string>> renewal,
      notice;  // ISO 8601 durations; renewal also "perpetual"
  std::optional<Quoted<std::string>> governing_law;
  std::vector<Clause> clauses;  // in the order of the text
  std::optional<Amended> amends;
  bool speaks_as_one = false;  // "this Agreement", "hereby": the words of a contract, not of news
  bool restated = false;       // "Amended and Restated": the whole text anew
  bool is_amendment = false;   // of an earlier contract
  std::vector<Change> changes;
};

}  // namespace inforce::contracts
