// SPDX-License-Identifier: MIT
#pragma once
// corpora/gold.h - what a careful lawyer answers about a small corpus; the form of gold.yaml.
//
//   terms:  - {id: royalty, kind: revenue-share, holder: lumera, bound: kestrel,
//              versions: [{from: 2022-09-12, until: 2025-09-30, attributes: {rate: 11%}}]}
//   at:     - {date: 2023-06-01, known: 2023-12-31, holds: [royalty], not: [licence]}
//   never:  - {event: acquisition, why: an analyst's guess}
//
// A date that is null is not scored. Free words (a trigger, a condition, a law) need only be
// contained.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "edtf/when.h"

namespace inforce::corpora {

using Attributes = std::vector<std::pair<std::string, std::string>>;

struct Event {
  std::string id;
  std::vector<std::string> kinds;  // the first is the best one; the others are as right
  std::optional<edtf::When> date;
  std::vector<std::string> parties;
  std::vector<std::string> amounts;  // "40000000 EUR", "1200000"
};

struct Version {
  std::optional<edtf::When> from, until;
  Attributes attributes;
};

struct Term {
  std::string id, kind, holder, bound;
  std::vector<Version> versions;
};

struct Expected {  // a term of a probe
  std::string term;
  Attributes attributes;
};

struct Probe {
  edtf::When date;
  std::optional<edtf::When> known;
  std::vector<Expected> holds, absent;
  bool nothing = false;  // no term at all holds
};

struct Conflict {
  std::string about, field;
  std::vector<std::string> values;
};

// Something that must not be found; every field that is set narrows it.
struct Never {
  std::string event, term, party, holder, why;
  std::optional<edtf::When> date, until;
  std::vector<std::string> kinds, amounts;
  Attributes attributes;
  bool terms_only = false;
};

struct Gold {
  std::string name;                // of its folder
  std::string docs;                // folder of the documents
  std::vector<std::string> packs;  // beside the program's own choice; mostly none
  std::vector<Event> events;
  std::vector<Term> terms;
  std::vector<Probe> probes;
  std::vector<Conflict> conflicts;
  std::vector<Never> never;
};

// `file` stands in the folder that `docs` counts from; all problems, each at its place.
[[nodiscard]] Result<Gold> read_gold(const std::string& file);

}  // namespace inforce::corpora
