// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>

#include "model/from_yaml.h"
#include "query/query.h"
#include "query/text.h"

using namespace inforce;
using namespace inforce::query;

namespace {

Day day(std::string_view text) { return edtf::parse_day(text).value(); }

Days days(std::string_view text) {
  const edtf::Bounds bounds = edtf::parse(text).value().bounds;
  return {bounds.earliest.value(), bounds.latest.value()};
}

model::Model read(const std::string& yaml) {
  Result<model::Model> model = model::from_yaml(yaml, "m.yaml");
  if (!model) FAIL(to_string(model.problems().front()));
  return std::move(*model);
}

// "in-force 2016-01-01..2016-06-30; not-in-force 2016-07-01..2016-12-31"
std::string dump(const std::vector<Part>& parts) {
  std::string text;
  for (const Part& part : parts) {
    if (!text.empty()) text += "; ";
    text += fmt::format("{} {}..{}", name(part.state), edtf::to_string(part.days.first),
                        edtf::to_string(part.days.last));
  }
  return text;
}

// The state of the only version of the only term.
State state_of(const model::Model& model, Day when) {
  return at(model, {{when, when}, {}}, true).terms.at(0).state;
}

}  // namespace

TEST_CASE("A version holds where every reading of its dates says so", "[query]") {
  struct Row {
    std::string_view dates, day, state;
  };
  const Row rows[] = {
      {"from: 2019-03-01, until: 2026-04-26", "2019-02-28", "not-in-force"},
      {"from: 2019-03-01, until: 2026-04-26", "2019-03-01", "in-force"},
      {"from: 2019-03-01, until: 2026-04-26", "2026-04-26", "in-force"},
      {"from: 2019-03-01, until: 2026-04-26", "2026-04-27", "not-in-force"},
      {"from: 2019", "2018-12-31", "not-in-force"},
      {"from: 2019", "2019-12-30", "possible"},
      {"from: 2019", "2019-12-31", "in-force"},
      {"from: 2019", "2999-01-01", "in-force"},
      {"from: 2019, until: 2030", "2029-12-31", "in-force"},
      {"from: 2019, until: 2030", "2030-01-01", "in-force"},
      {"from: 2019, until: 2030", "2030-01-02", "possible"},
      {"from: 2019, until: 2030", "2030-12-31", "possible"},
      {"from: 2019, until: 2030", "2031-01-01", "not-in-force"},
      {"from: 2019, until: through 2030", "2030-12-31", "in-force"},
      {"from: 2019, until: unknown", "2025-01-01", "possible"},
      {"from: ../2019, until: 2020-06-01", "1900-01-01", "possible"},
      {"from: ../2019, until: 2020-06-01", "2020-01-01", "in-force"},
      {"from: 2019/.., until: 2030-01-01", "2025-01-01", "possible"},
      {"from: 2019/.., until: 2030-01-01", "2018-01-01", "not-in-force"},
      {"until: 2020-06-01", "2020-06-01", "possible"},
      {"until: 2020-06-01", "2020-06-02", "not-in-force"},
      {"condition: none", "2020-06-02", "possible"},
      {"from: 2020-02, until: 2020-02", "2020-02-10", "possible"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.dates, row.day);
    const model::Model model = read(fmt::format("terms:\n- {{kind: rent, {}}}\n", row.dates));
    CHECK(name(state_of(model, day(row.day))) == row.state);
  }
}

TEST_CASE("A date wider than a day is answered for the whole of it", "[query]") {
  struct Row {
    std::string_view dates, asked, parts;
  };
  const Row rows[] = {
      {"from: 2015-03-03, until: 2016-06-30", "2016",
       "in-force 2016-01-01..2016-06-30; not-in-force 2016-07-01..2016-12-31"},
      {"from: 2015-03-03", "2016", "in-force 2016-01-01..2016-12-31"},
      {"from: 2016-03", "2016",
       "not-in-force 2016-01-01..2016-02-29; possible 2016-03-01..2016-03-30; "
       "in-force 2016-03-31..2016-12-31"},
      {"from: 2016, until: 2016", "2016", "possible 2016-01-01..2016-12-31"},
      {"from: 2020", "2016-05/2016-06", "not-in-force 2016-05-01..2016-06-30"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.dates, row.asked);
    const model::Model model = read(fmt::format("terms:\n- {{kind: rent, {}}}\n", row.dates));
    const Answer answer = at(model, {days(row.asked), {}}, true);
    CHECK(dump(answer.terms.at(0).parts) == row.parts);
  }
}

TEST_CASE("Where sources disagree on a day, its state is disputed", "[query]") {
  constexpr std::string_view kModel = R"(
events: [{{id: change, kind: agreement-amended, date: 2026-04-27}}]
terms:
- {{id: old, kind: rent, from: 2019-01-01, until: {{date: 2026-04-26, event: change}}}}
- {{id: new, kind: rent, from: {{date: 2026-04-27, event: change}}}}
conflicts: [{{about: {}, field: {}, follows: 0, sides: [{{value: a, dates: {}}}, {{value: b, dates: {}}}]}}]
)";
  struct Row {
    std::string_view about, field, followed, other, of_old, of_new;
  };
  const Row rows[] = {
      // The other day moves both ends that the event gives, the old one still a day before it.
      {"change", "date", "2026-04-27", "2026-04-25",
       "in-force 2026-04-20..2026-04-24; disputed 2026-04-25..2026-04-26; "
       "not-in-force 2026-04-27..2026-04-30",
       "not-in-force 2026-04-20..2026-04-24; disputed 2026-04-25..2026-04-26; "
       "in-force 2026-04-27..2026-04-30"},
      {"change", "date", "2026-04-27", "2026-04-27",
       "in-force 2026-04-20..2026-04-26; not-in-force 2026-04-27..2026-04-30",
       "not-in-force 2026-04-20..2026-04-26; in-force 2026-04-27..2026-04-30"},
      {"old", "until", "2026-04-26", "2026-04-22",
       "in-force 2026-04-20..2026-04-22; disputed 2026-04-23..2026-04-26; "
       "not-in-force 2026-04-27..2026-04-30",
       "not-in-force 2026-04-20..2026-04-26; in-force 2026-04-27..2026-04-30"},
      {"new-1", "from", "2026-04-27", "2026-04-29",
       "in-force 2026-04-20..2026-04-26; not-in-force 2026-04-27..2026-04-30",
       "not-in-force 2026-04-20..2026-04-26; disputed 2026-04-27..2026-04-28; "
       "in-force 2026-04-29..2026-04-30"},
      {"new", "exists", "[]", "[]",
       "in-force 2026-04-20..2026-04-26; not-in-force 2026-04-27..2026-04-30",
       "not-in-force 2026-04-20..2026-04-26; disputed 2026-04-27..2026-04-30"},
      {"change", "exists", "[]", "[]",
       "in-force 2026-04-20..2026-04-26; disputed 2026-04-27..2026-04-30",
       "not-in-force 2026-04-20..2026-04-26; disputed 2026-04-27..2026-04-30"},
      {"old", "rate", "[]", "[]",
       "in-force 2026-04-20..2026-04-26; not-in-force 2026-04-27..2026-04-30",
       "not-in-force 2026-04-20..2026-04-26; in-force 2026-04-27..2026-04-30"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about, row.field, row.other);
    const model::Model model =
        read(fmt::format(kModel, row.about, row.field, row.followed, row.other));
    const Asked asked{days("2026-04-20/2026-04-30"), {}};
    const auto of = [&](std::size_t term) {
      return dump(parts(model, model.terms[term], model.terms[term].versions[0], asked));
    };
    CHECK(of(0) == row.of_old);
    CHECK(of(1) == row.of_new);
  }
}

TEST_CASE("Of a term's first and last day only versions that count are asked", "[query]") {
  const model::Model model = read(R"(
documents: [{id: d1, published: 2019-01-01}, {id: d2, published: 2020-01-01}, {id: d3, published: 2020-02-01}]
terms:
- id: t
  kind: lease
  versions:
  - {id: old, from: 2018-01-01, until: 2025-12-31, known_from: 2019-01-01, known_to: 2020-01-01}
  - {id: now, from: 2019-06-01, until: 2026-12-31, known_from: 2020-01-01}
  - {id: wrong, from: 2027-01-01, known_from: 2019-01-01, known_to: 2020-01-01}
conflicts:
- {about: t, field: from, sides: [{value: a, dates: 2019-06-01, evidence: {doc: d2, quote: b}},
   {value: b, dates: 2019-09-01, evidence: {doc: d3, quote: c}}]}
- {about: t, field: until, sides: [{value: a, dates: 2026-12-31, evidence: {doc: d2, quote: b}},
   {value: b, dates: 2026-06-30, evidence: {doc: d3, quote: c}}]}
)");
  const auto of = [&](std::string_view range) {
    return dump(parts(model, model.terms[0], model.terms[0].versions[1], {days(range), {}}));
  };
  CHECK(of("2019-07-01/2019-09-30") ==
        "disputed 2019-07-01..2019-08-31; in-force 2019-09-01..2019-09-30");
  CHECK(of("2026-06-01/2026-07-31") ==
        "in-force 2026-06-01..2026-06-30; disputed 2026-07-01..2026-07-31");
}

// Every choice of a first and a last day that the bounds allow, tried out.
TEST_CASE("States agree with trying every reading of small dates", "[query]") {
  std::mt19937 random(2026);
  const Day origin = day("2026-01-01");
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 2000; ++round) {
    const int from_first = below(8), from_last = from_first + below(5);
    const int until_first = from_first + below(8), until_last = until_first + below(5);
    const bool has_until = below(3) != 0;
    const auto on = [&](int n) { return edtf::to_string(origin + date::days{n}); };
    std::string yaml =
        fmt::format("terms:\n- kind: rent\n  from: {}/{}\n", on(from_first), on(from_last));
    if (has_until) yaml += fmt::format("  until: {}/{}\n", on(until_first), on(until_last));
    CAPTURE(yaml);
    const model::Model model = read(yaml);
    for (int d = -1; d < 24; ++d) {
      bool holds_in_all = true, holds_in_some = false;
      for (int from = from_first; from <= from_last; ++from) {
        for (int until = has_until ? until_first : 99; until <= (has_until ? until_last : 99);
             ++until) {
          const bool holds = from <= d && d <= until;
          holds_in_all = holds_in_all && holds;
          holds_in_some = holds_in_some || holds;
        }
      }
      const State expected = holds_in_all    ? State::in_force
                             : holds_in_some ? State::possible
                                             : State::not_in_force;
      CAPTURE(d);
      CHECK(state_of(model, origin + date::days{d}) == expected);
    }
  }
}

TEST_CASE("The parts of a range are the states of its days", "[query]") {
  std::mt19937 random(7);
  const Day origin = day("2026-01-01");
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto span = [&](int earliest) {
    const int first = earliest + below(10);
    const auto on = [&](int n) { return edtf::to_string(origin + date::days{n}); };
    return fmt::format("{}/{}", on(first), on(first + below(6)));
  };
  for (int round = 0; round < 300; ++round) {
    const model::Model model =
        read(fmt::format("terms:\n- {{id: t, kind: rent, from: {}, until: {}}}\n"
                         "conflicts:\n- {{about: t, field: until, sides: [{{value: a}}, {{value: "
                         "b, dates: {}}}]}}\n",
                         span(0), span(9), span(9)));
    const Days range{origin + date::days{below(10)}, origin + date::days{10 + below(20)}};
    const std::vector<Part> all =
        parts(model, model.terms[0], model.terms[0].versions[0], {range, {}});
    Day next = range.first;
    for (std::size_t i = 0; i < all.size(); ++i) {
      CHECK(all[i].days.first == next);
      if (i > 0) CHECK(all[i].state != all[i - 1].state);
      for (Day d = all[i].days.first; d <= all[i].days.last; d += date::days{1}) {
        CHECK(state_of(model, d) == all[i].state);
      }
      next = all[i].days.last + date::days{1};
    }
    CHECK(next == range.last + date::days{1});
  }
}
