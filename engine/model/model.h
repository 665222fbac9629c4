// SPDX-License-Identifier: MIT
#pragma once
// model/model.h - the waist: what is known about some agreements, and the words it rests on.
//
// Rooms before it read documents; rooms after it answer questions. A model written by hand is as
// good as one that was extracted. Two axes of time, always named: `valid` (from..until, the term
// holds) and `known` (a document says so). Ids are short slugs, unique in their list, in stable
// order.
#include <date/date.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "edtf/when.h"

namespace inforce::model {

// The exact words a statement rests on: text.substr(span) == quote in document `doc`.
struct Evidence {
  std::string doc;
  Span span;
  std::string quote;
  std::string rule;         // which rule read it: "agreements/pays-share"
  std::string asserted_by;  // "Reuters", "a staff memo"; empty: the document itself
  bool operator==(const Evidence&) const = default;
};

enum class Confidence {
  confirmed,  // stated as fact, or by several sources
  reported,   // hearsay, or one source quoting reports
  inferred,   // follows from other claims
};
enum class Basis {
  stated,    // the words say the date
  resolved,  // relative words, counted from the document's date
  inferred,  // computed from constraints
};

struct Document {
  std::string id, path, title;
  edtf::When published;  // bounds may be wide, or open: not every document says
  Basis basis = Basis::stated;
  std::string sha256;                // of the text the quotes stand in; empty: not checked
  std::vector<Evidence> evidence;    // what dates it
  std::vector<std::string> reasons;  // the chain, a sentence a step, when inferred
};

struct Party {
  std::string id, name;
  std::vector<std::string> aliases;
};

struct Agreement {
  std::string id, label;
  std::vector<std::string> parties;  // party ids
};

struct Amount {
  std::string value;      // decimal digits, all of them: "50000000000", "20"
  std::string currency;   // ISO 4217, or "%"; empty for a bare count
  std::string qualifier;  // "more than", "about", "at most"; empty for exact
  bool operator==(const Amount&) const = default;
};

struct Event {
  std::string id, kind, summary;
  edtf::When date;  // text empty and bounds open: no date known
  Basis basis = Basis::stated;
  std::string agreement;             // agreement id, or empty
  std::vector<std::string> parties;  // party ids
  std::vector<Amount> amounts;
  Confidence confidence = Confidence::confirmed;
  std::optional<date::sys_days>
      known_from;  // first day a document surely says so; nothing: unknown
  std::vector<Evidence> evidence;
  std::vector<std::string> reasons;  // merges and inferences, a sentence each
};

// One end of a version: its date, and the event that gives it, if one does.
struct End {
  edtf::When date;    // as of Event::date
  std::string event;  // event id, or empty
  Basis basis = Basis::stated;
  std::vector<Evidence> evidence;
};

// A term as it stood for a while. Attributes are what may change between versions.
struct Version {
  std::string id;                                 // unique in the model: "revenue-share-openai-1"
  std::map<std::string, std::string> attributes;  // "rate": "20%", "capped": "true"
  End from;
  std::optional<End> until;  // the last day it holds; nothing: no end is known
  std::string condition;     // "as long as it can and chooses to"; empty: none
  Confidence confidence = Confidence::confirmed;
  // When this version was what the documents said: [known_from, known_to). A version that later
  // documents replaced has a known_to; one with no known_from counts only when no known day is
  // asked.
  std::optional<date::sys_days> known_from, known_to;
  bool is_replaced = false;  // by documents that nobody can date: there is no known_to to give
  std::vector<Evidence> evidence;
  std::vector<std::string> reasons;
};

// Whether it is what all documents together say.
[[nodiscard]] inline bool is_current(const Version& version) {
  return !version.known_to && !version.is_replaced;
}

struct Term {
  std::string id, kind, label;
  std::string agreement;          // agreement id, or empty
  std::string holder, bound;      // party ids; empty where not said
  std::string object;             // "intellectual property", "cloud hosting"
  std::vector<Version> versions;  // by from, then known_from
};

struct Side {
  std::string value;
  std::vector<edtf::When> dates;
  std::vector<Evidence> evidence;
};

struct Conflict {
  std::string id;
  std::string about;  // event, term or version id
  std::string field;  // "date", "until", "rate", "exists"
  std::vector<Side> sides;
  std::size_t follows = 0;  // index of the side the model follows
  std::string because;
};

// What waits for something that has no date yet: "ends when an expert panel confirms the
// milestone".
struct Prospect {
  std::string id, about, summary, condition;
  std::vector<Evidence> evidence;
};

struct Model {
  std::string name;
  std::string
      root;  // what paths of documents count from, seen from the model's folder; empty: that
  std::vector<std::string> packs;
  std::vector<Document> documents;
  std::vector<Party> parties;
  std::vector<Agreement> agreements;
  std::vector<Event> events;  // by earliest day; those without a date last
  std::vector<Term> terms;
  std::vector<Conflict> conflicts;
  std::vector<Prospect> prospects;
};

}  // namespace inforce::model
