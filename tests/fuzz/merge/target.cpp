// SPDX-License-Identifier: MIT
// Any bytes as lines of claims: whatever can be read of them becomes, at once, a model that can be
// read back, and that is the same for every order of documents and claims.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "claims/json.h"
#include "fuzz/hold.h"
#include "merge/merge.h"
#include "model/from_yaml.h"
#include "model/to_yaml.h"

using namespace inforce;
using fuzz::hold;

namespace {

const merge::Kinds& kinds() {
  using merge::Change;
  static const merge::Kinds kKinds{{{"agreement-made", {"agreement", Change::made}},
                                    {"agreement-amended", {"amendment", Change::amended}},
                                    {"agreement-extended", {"extension", Change::extended}},
                                    {"agreement-ended", {"end", Change::ended}},
                                    {"deadline", {"deadline", Change::none, true}}},
                                   {{"license", {"licence"}}, {"non-compete", {"ban", true}}},
                                   "term-start",
                                   "term-end"};
  return kKinds;
}

std::string merged(std::vector<claims::Extraction> extractions) {
  Diagnostics diagnostics;
  return model::to_yaml(merge::from_claims(std::move(extractions), kinds(), {}, diagnostics));
}

void reverse(claims::Extraction& extraction) {
  const std::size_t last = extraction.claims.size() - 1;
  std::reverse(extraction.claims.begin(), extraction.claims.end());
  for (claims::Claim& claim : extraction.claims) {
    if (claim.change && *claim.change <= last) claim.change = last - *claim.change;
    for (claims::Time& time : claim.times) {
      if (time.anchor && *time.anchor <= last) time.anchor = last - *time.anchor;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view lines(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  std::vector<claims::Extraction> extractions =
      claims::from_json_lines(lines, "claims", diagnostics);
  const std::string yaml = merged(extractions);
  const Result<model::Model> model = model::from_yaml(yaml, "merged.yaml");
  if (!model) std::fprintf(stderr, "%s\n", to_string(model.problems().front()).c_str());
  hold(static_cast<bool>(model), "a merged model can be read");
  std::reverse(extractions.begin(), extractions.end());
  for (claims::Extraction& extraction : extractions) reverse(extraction);
  hold(merged(std::move(extractions)) == yaml, "order changes nothing");
  return 0;
}
