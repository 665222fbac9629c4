// SPDX-License-Identifier: MIT
// Any bytes as a contract, and as the amendment of itself: quotes stand in the text.
#include <cstdint>
#include <string>

#include "contracts/from_text.h"
#include "contracts/to_claims.h"
#include "fuzz/hold.h"

using namespace inforce;
using fuzz::hold;

namespace {

const contracts::Wordings& wordings() {
  static const Result<contracts::Wordings> loaded =
      contracts::load_wordings(std::string(INFORCE_ROOT) + "/models/packs/agreements/contracts");
  hold(static_cast<bool>(loaded), "the wordings load");
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const contracts::Agreement agreement = contracts::from_text(text, wordings());
  const auto inside = [size](Span span, const char* what) {
    hold(span.begin <= span.end && span.end <= size, what);
  };
  inside(agreement.title, "the title stands inside");
  for (const contracts::PartyName& party : agreement.parties) {
    hold(!party.name.empty(), "a party has a name");
    inside(party.quote, "a party stands inside");
  }
  for (const contracts::Clause& clause : agreement.clauses) {
    hold(wordings().find_kind(clause.kind) != nullptr, "a clause has a kind");
    inside(clause.quote, "a clause stands inside");
  }
  for (const contracts::Change& change : agreement.changes) {
    inside(change.quote, "a change stands inside");
  }
  if (agreement.amends) inside(agreement.amends->quote, "what is amended stands inside");
  const std::vector<contracts::Contract> both = {
      {"first", "first.txt", text, agreement},
      {"second", "second.txt", text.substr(size / 2),
       contracts::from_text(std::string_view(text).substr(size / 2), wordings())}};
  const std::vector<claims::Extraction> said = contracts::to_claims(both, wordings());
  hold(said.size() == both.size(), "each contract has its claims");
  for (const claims::Extraction& extraction : said) {
    for (const claims::Claim& claim : extraction.claims) {
      hold(claim.quote.begin < claim.quote.end && claim.quote.end <= extraction.text.size(),
           "a claim's quote stands in the text");
    }
  }
  return 0;
}
