// SPDX-License-Identifier: MIT
#include "render/chronology.h"

#include <fmt/format.h>

#include "fixture.h"
#include "render/mermaid.h"
#include "render/words.h"

using namespace inforce;

namespace {

// A line an entry: date | events | turns | in force.
std::string dump(const model::Model& model) {
  std::string out;
  constexpr std::array<std::string_view, 3> kTurns = {"starts", "changes", "ends"};
  for (const render::Entry& entry : render::chronology(model).entries) {
    out += render::say(entry.when) + " |";
    for (const auto* event : entry.events) out += " " + event->id;
    out += " |";
    for (const render::Turn& turn : entry.turns) {
      out += fmt::format(" {} {}", kTurns[static_cast<std::size_t>(turn.kind)], turn.version->id);
    }
    out += fmt::format(" | {}:", edtf::to_string(entry.day));
    for (const auto& item : render::holdings(model, entry)) {
      out += " " + item.version->id;
      if (item.state != query::State::in_force)
        out += fmt::format(" ({})", render::state_word(item.state));
    }
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Under each date stands what happened, what turned, and what holds from then on",
          "[render]") {
  const model::Model model = test::model_of("venture.yaml");
  CHECK(
      dump(model) ==
      R"(12 March 2019 | licence-signed | starts lens-licence-2 starts exclusivity-2 starts royalty-2 | 2019-03-12: lens-licence-2 exclusivity-2 royalty-2
2020 | | starts purchases-2 | 2020-12-31: lens-licence-2 exclusivity-2 royalty-2 purchases-2
between 1 September and 29 October 2021 | venture-formed | starts meridian-stake-1 starts corvus-stake-1 starts first-refusal-1 | 2021-10-29: lens-licence-2 exclusivity-2 royalty-2 purchases-2 meridian-stake-1 corvus-stake-1 first-refusal-1
2023 | royalty-2023 | | 2023-12-31: lens-licence-2 exclusivity-2 royalty-2 purchases-2 meridian-stake-1 corvus-stake-1 first-refusal-1
between 1 November 2023 and 29 February 2024 | talks | | 2024-02-29: lens-licence-2 exclusivity-2 royalty-2 purchases-2 meridian-stake-1 corvus-stake-1 first-refusal-1
18 June 2024 | amendment | changes lens-licence-3 changes royalty-3 starts own-sales-1 starts first-designs-1 ends exclusivity-2 ends purchases-2 | 2024-06-18: lens-licence-3 royalty-3 own-sales-1 first-designs-1 meridian-stake-1 corvus-stake-1 first-refusal-1 purchases-2 (disputed)
between 27 and 31 January 2025 | test-passed | | 2025-01-31: lens-licence-3 royalty-3 own-sales-1 first-designs-1 meridian-stake-1 corvus-stake-1 first-refusal-1
1 February 2025 | supply-starts | starts supply-notice-1 | 2025-02-01: lens-licence-3 royalty-3 own-sales-1 first-designs-1 meridian-stake-1 corvus-stake-1 first-refusal-1 supply-notice-1
31 December 2029 | royalty-ends | ends royalty-3 | 2030-01-01: lens-licence-3 own-sales-1 first-designs-1 meridian-stake-1 corvus-stake-1 first-refusal-1 supply-notice-1
2031 | licence-ends | ends lens-licence-3 | 2032-01-01: own-sales-1 first-designs-1 meridian-stake-1 corvus-stake-1 first-refusal-1 supply-notice-1
)");
  REQUIRE(render::chronology(model).undated.size() == 1);
  CHECK(render::chronology(model).undated.front()->id == "lumen-bought");
}

TEST_CASE(
    "A day out of years stands where it must have come about by, a whole year where it begins",
    "[render]") {
  constexpr std::string_view kVague = R"(
events:
- {id: open, kind: report, date: {latest: 2026-04-26, date: ../2026-04-26}}
- {id: vague, kind: report, date: 2019-01-01/2026-04-26}
- {id: year, kind: report, date: 2024}
- {id: day, kind: report, date: 2025-06-01}
- {id: last, kind: report, date: 2026-04-26}
)";
  const Result<model::Model> model = model::from_yaml(kVague, "m.yaml");
  REQUIRE(model);
  const render::Chronology told = render::chronology(*model);
  std::string order;
  for (const render::Entry& entry : told.entries) order += entry.events.front()->id + " ";
  CHECK(order == "year day open vague last ");
  CHECK(render::say(told) == "1 January 2019 to 26 April 2026");
  CHECK(render::mermaid(*model).find("section 2019") == std::string::npos);
}

TEST_CASE("The extent covers every date, and the reader's day is that of the newest document",
          "[render]") {
  const render::Extent extent = render::extent(test::model_of("venture.yaml"));
  CHECK(edtf::to_string(extent.days.first) == "2019-03-12");
  CHECK(edtf::to_string(extent.days.last) == "2031-12-31");
  CHECK(edtf::to_string(extent.reference) == "2025-02-03");
  const render::Extent nothing = render::extent({});
  CHECK(nothing.days.first == nothing.days.last);
}
