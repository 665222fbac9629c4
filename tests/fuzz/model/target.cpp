// SPDX-License-Identifier: MIT
// Any bytes as a model file: complaints, or a model that writes itself down and answers.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/hold.h"
#include "model/from_yaml.h"
#include "model/invariants.h"
#include "model/to_yaml.h"
#include "query/json.h"
#include "query/query.h"

using namespace inforce;
using fuzz::hold;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<model::Model> model = model::from_yaml(text, "m.yaml");
  if (!model) {
    hold(has_errors(model.problems()), "a model that is refused has errors");
    return 0;
  }
  hold(model::invariants(*model).empty(), "a model that is read keeps the invariants");
  const std::string once = model::to_yaml(*model);
  const Result<model::Model> again = model::from_yaml(once, "m.yaml");
  if (!again) std::fprintf(stderr, "%s\n", to_string(again.problems().front()).c_str());
  hold(static_cast<bool>(again), "what is written can be read");
  hold(model::to_yaml(*again) == once, "written, read and written it is the same");

  const query::Day first = *edtf::parse_day("2019-06-01"), last = *edtf::parse_day("2026-05-15");
  hold(!query::at_json(*again, query::at(*again, {{first, last}, last}, true), edtf::on(last))
            .empty(),
       "it answers at");
  hold(!query::learning_json(*again, query::diff_known(*again, {first, first}, {last, last}))
            .empty(),
       "it answers diff");
  hold(!query::timeline_json(query::timeline(*again, first, {}, {})).empty(),
       "it answers timeline");
  for (const model::Term& term : again->terms) {
    for (const model::Version& version : term.versions) {
      hold(!query::why(*again, term, version).text.empty(), "it answers why");
    }
  }
  return 0;
}
