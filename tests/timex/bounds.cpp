// SPDX-License-Identifier: MIT
// The days that an expression can mean, and how it is written where they are not known.
#include <catch2/catch.hpp>
#include <string>

#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"
#include "timex/shape.h"
#include "timex/stretch.h"

namespace inforce::timex {
namespace {

Timexes read(std::string_view text, std::string_view anchor) {
  static const Grammar grammar = *load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
  Context context;
  context.anchor = edtf::parse_day(anchor);
  return from_text(text, grammar, context);
}

struct Row {
  std::string_view text, expected;
};

}  // namespace

TEST_CASE("An expression is bounded by the days it can mean", "[timex]") {
  const Row rows[] = {
      {"less than three days after tomorrow", "2018-05-30 2018-06-02"},
      {"more than three days ago", "open 2018-05-26"},
      {"three days ago", "2018-05-26 2018-05-26"},
      {"31 December 9999", "9999-12-31 9999-12-31"},
      {"December 9999", "9999-12-01 9999-12-31"},
      {"9999-12-31", "9999-12-31 9999-12-31"},
      {"March 3, 3000", "3000-03-03 3000-03-03"},
      {"after 31 December 9999", "9999-12-31 9999-12-31"},
      {"3 March 9999 BC", "-9998-03-03 -9998-03-03"},
      {"the 420s BC", "-0428-01-01 -0419-12-31"},  // 429 to 420
      {"the 1st century BC", "-0099-01-01 0000-12-31"},
      {"the 40s BC", "-0048-01-01 -0039-12-31"},
      {"the 1980s", "1980-01-01 1989-12-31"},
      {"two weeks after May 2024", "2024-06-10 2024-06-16"},
      {"ten days after 2024", "2025-01-10 2025-01-10"},
      {"three business days after May 2024", "2024-06-05 2024-06-05"},
      {"ten days before 2024", "2023-12-22 2023-12-22"},
      {"two years after May 2024", "2026-05-01 2026-05-31"},
      {"on Friday 03/04", "2018-03-04 2018-04-03"},  // which is the day?
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    const Timexes timexes = read(text, "2018-05-29");
    REQUIRE(timexes.size() == 1);
    const auto day = [](const std::optional<date::sys_days>& at) {
      return at ? edtf::to_string(*at) : std::string("open");
    };
    const edtf::Bounds& bounds = timexes[0].bounds;
    CHECK(day(bounds.earliest) + " " + day(bounds.latest) == expected);
  }
}

TEST_CASE("The calendar has the years -9999 to 9999", "[timex]") {
  using date::sys_days;
  using date::year;
  CHECK(in_calendar(day_of(sys_days{year{9999} / 12 / 31})));
  CHECK(!in_calendar(day_of(sys_days{year{10000} / 1 / 1})));
  CHECK(in_calendar(day_of(sys_days{year{-9999} / 1 / 1})));
  CHECK(!in_calendar(day_of(sys_days{year{-10000} / 12 / 31})));
  CHECK(in_calendar(month_of(9999, 12)));
  CHECK(!in_calendar(month_of(10000, 1)));
  CHECK(in_calendar(year_of(9999)));
  CHECK(!in_calendar(year_of(-10000)));
  CHECK(in_calendar(containing(sys_days{year{9999} / 12 / 26}, Unit::week)));
  CHECK(!in_calendar(containing(sys_days{year{9999} / 12 / 27}, Unit::week)));  // it ends in 10000
}

TEST_CASE("What is not known is written as TIMEX3 does", "[timex]") {
  const Row rows[] = {
      {"over Labor Day weekend", "XXXX-WXX-WE"},
      {"the week of March 6", "XXXX-WXX"},
      {"the first Monday of the month", "XXXX-WXX-1"},
      {"30 February 44 BC", "BC0044-02-XX"},
      {"30 February 1944", "1944-02-XX"},
      {"the millennium before last", "0XXX"},
      {"in May", "XXXX-05"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    const Timexes timexes = read(text, text.find("before") == text.npos ? "" : "2016-06-15");
    REQUIRE(timexes.size() == 1);
    CHECK(timexes[0].value == expected);
    CHECK(Shape(timexes[0].value).is_timex3());
  }
}

TEST_CASE("What no calendar has is flagged, and never another day", "[timex]") {
  const Row rows[] = {
      {"30 February 2019", "2019-02-XX"},
      {"29 February last year", "2015-02-XX"},
      {"the fifth Monday of February 2024", "2024-02-XX"},
      {"the sixth week of May 2019", "2019-05-XX"},
      {"the 400th day of 2019", "2019-XX-XX"},
      {"week 53 of 2019", "2019-WXX"},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    const Timexes timexes = read(text, "2016-06-15");
    REQUIRE(timexes.size() == 1);
    CHECK(timexes[0].value == expected);
    CHECK(timexes[0].flaw == Flaw::no_such_day);
    CHECK(timexes[0].bounds == edtf::Bounds{});
  }
  for (const auto& [text, expected] :
       {Row{"the fifth Thursday of February 2024", "2024-02-29"},
        Row{"week 53 of 2020", "2020-W53"}, Row{"the 366th day of 2020", "2020-12-31"},
        Row{"24:00 on 3 May 2019", "2019-05-03T24:00"},
        Row{"24:59 on 3 May 2019", "2019-05-03"},  // no hour has it
        Row{"ten minutes past midnight on 3 May 2019", "2019-05-03T00:10"}}) {
    CAPTURE(text);
    const Timexes timexes = read(text, "2016-06-15");
    REQUIRE(timexes.size() == 1);
    CHECK(timexes[0].value == expected);
    CHECK(timexes[0].flaw == Flaw::none);
  }
}

TEST_CASE("A shape is known from what only looks like it", "[timex]") {
  for (const std::string value :
       {"2016", "2016-06-15", "XXXX-WXX-5", "2016-W24-WE", "BC0044-03", "199X", "18XX", "2016-SU",
        "2016-Q2", "2016-06-15T14:30", "2016-06-15TXX:XX", "XXXX-XX-XXTNI", "P3D", "PXY", "P1.5Y",
        "P1Y6M", "PT1H30M", "P1WE", "PAST_REF"}) {
    CAPTURE(value);
    CHECK(Shape(value).is_timex3());
  }
  for (const std::string value : {"", "P", "PT", "P3", "XXXX-XX-XX-XX", "-043-02-XX", "2016-06-15T",
                                  "T06:-30", "2016-06-15T1", "SOON", "P3DTT1H", "B194X"}) {
    CAPTURE(value);
    CHECK(!Shape(value).is_timex3());
  }
}

}  // namespace inforce::timex
