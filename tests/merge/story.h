// SPDX-License-Identifier: MIT
#pragma once
// tests/merge/story.h - documents and claims written by hand, and a short dump of the model.
#include <string>
#include <string_view>
#include <vector>

#include "claims/claims.h"
#include "merge/merge.h"

namespace inforce::test {

using claims::Effect;
using claims::Side;
using Role = claims::Time::Role;

// "2026-04-27" and other EDTF are stated; "XXXX-02" is open; "XXXX-03 END" has a TIMEX3 mod.
[[nodiscard]] claims::Time time(Role role, std::string_view value);
// "P2M" after (or before) the event of another claim.
[[nodiscard]] claims::Time apart(Role role, std::string_view length, std::size_t anchor,
                                 int sign = 1);

class Doc {
 public:
  explicit Doc(std::string id, std::string_view published = {});

  // Names parties as "Acme; Beta", aliases as "Acme=Acme Corp.=the maker".
  Doc& parties(std::string_view list);
  // The quote becomes the next line of the text. Gives the index of the claim.
  std::size_t event(std::string kind, std::string_view parties, std::string_view quote);
  std::size_t term(std::string kind, Effect effect, std::string holder, std::string bound,
                   std::string_view quote);
  claims::Claim& operator[](std::size_t index) { return extraction_.claims[index]; }
  // Term claims from here on stand by this event.
  Doc& change(std::size_t index);
  [[nodiscard]] const claims::Extraction& get() const { return extraction_; }

 private:
  Span write(std::string_view quote);
  claims::Extraction extraction_;
  std::optional<std::size_t> change_;
};

[[nodiscard]] const merge::Kinds& kinds();
[[nodiscard]] model::Model merged(const std::vector<claims::Extraction>& docs,
                                  const merge::Overlay& overlay = {});

// One line an event: "agreement-amended 2026-04-27 acme,beta USD:50 x2".
[[nodiscard]] std::string dump_events(const model::Model& model);
// One line a version: "license-acme beta exclusive=true 2019..2026-04-26 known 2026-04-27..".
[[nodiscard]] std::string dump_terms(const model::Model& model);
[[nodiscard]] std::string dump_documents(const model::Model& model);
// "about field: a (doc doc) | b (doc)", the followed side first.
[[nodiscard]] std::string dump_conflicts(const model::Model& model);

}  // namespace inforce::test
