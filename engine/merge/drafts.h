// SPDX-License-Identifier: MIT
#pragma once
// merge/drafts.h - the versions of a term as some documents have them, before they get their ids.
//
//   draft 0  exclusive=true   from the making     until the day before the first change
//   draft 1  exclusive=false  from the first change  until 2032-12-31
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "merge/regimes.h"

namespace inforce::merge {

struct DraftEnd {
  edtf::Bounds days;
  Index event = kNone;     // the event that gives it
  bool is_stated = false;  // by times of the term's own claims; else by the event
  Indices said;            // the claims that state it
  bool operator==(const DraftEnd&) const = default;
};

struct Draft {
  std::map<std::string, std::string> attributes;
  DraftEnd from;
  std::optional<DraftEnd> until;
  std::string condition;
  model::Confidence confidence = model::Confidence::confirmed;
  Indices said;  // sorted
  std::vector<std::string> reasons;

  // Whether both say the same of the term, whoever says it.
  [[nodiscard]] bool same_as(const Draft& other) const;
};

// A question on which sources disagree, about one draft of a term.
struct Dispute {
  struct View {
    std::string value;
    std::vector<edtf::Bounds> days;
    Indices said;
  };
  std::size_t draft = 0;
  std::string field;
  std::vector<View> views;  // the first is followed
  std::string because;
};

struct Drafts {
  std::vector<Draft> versions;  // in the order of time
  std::vector<Dispute> disputes;
};

[[nodiscard]] Drafts draft_versions(const Work& work, const Term& term, const Snapshot& snapshot);

}  // namespace inforce::merge
