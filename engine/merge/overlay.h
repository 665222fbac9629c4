// SPDX-License-Identifier: MIT
#pragma once
// merge/overlay.h - what people have decided, laid over what documents say
// (models/NAME.overlay.yaml).
//
//   decisions:
//     - date: agreement-amended-acme-beta
//       is: 2015-03-03
//       by: R. Editor
//       because: the filing gives the day
//     - reject: {doc: blog, quote: "the pact is dead"}
//       by: R. Editor
//       because: the writer says it is a joke
//
// Things are named by the ids of the model, or claims by words of their quotes, so a decision
// survives every new extraction. The program never writes this file.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "edtf/when.h"

namespace inforce::merge {

struct Decision {
  enum class Verb { accept, reject, date, published, role, merge, split, rename, prefer, add };

  Verb verb = Verb::accept;
  Place place;
  std::vector<std::string> ids;   // of events, terms, parties, a document or a conflict
  std::string doc, quote;         // or claims: of this document, with these words in the quote
  std::optional<edtf::When> is;   // date, published
  std::string holder, bound;      // role: party ids or names
  std::vector<std::string> docs;  // split: whose claims leave
  std::string to;                 // rename
  std::string side;               // prefer: the value of the side
  // add: an event (kind, parties, summary, is), or a term (kind, holder, bound, from, until).
  std::string kind, of, object, summary;
  std::vector<std::string> parties;
  std::optional<edtf::When> from, until;
  std::string by, because;
};

struct Overlay {
  std::vector<Decision> decisions;  // in the order of the file
};

[[nodiscard]] Result<Overlay> read_overlay(const std::string& path);
[[nodiscard]] Result<Overlay> parse_overlay(std::string_view text, const std::string& file);

}  // namespace inforce::merge
