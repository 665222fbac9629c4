// SPDX-License-Identifier: MIT
#include "merge/calendar.h"

#include <catch2/catch.hpp>

#include "edtf/when.h"

namespace inforce::merge {
namespace {

timex::Timex length(std::string_view value, bool business) {
  timex::Timex timex;
  timex.type = timex::Type::duration;
  timex.value = value;
  timex.business_days = business;
  return timex;
}

}  // namespace

TEST_CASE("lengths are counted as agreements count them", "[merge]") {
  struct Row {
    std::string_view from, length;
    bool business;
    int sign;
    std::string_view to;
  };
  const Row rows[] = {
      {"2015-01-31", "P1M", false, 1, "2015-02-28"},  // a day a month lacks is its last
      {"2016-02-29", "P1Y", false, 1, "2017-02-28"},
      {"2016-02-29", "P4Y", false, 1, "2020-02-29"},
      {"2015-03-31", "P1M", false, -1, "2015-02-28"},
      {"2015-03-01", "P30D", false, 1, "2015-03-31"},
      {"2015-03-01", "P2W", false, 1, "2015-03-15"},
      {"2015-03-06", "P2D", true, 1, "2015-03-10"},  // a Friday: Monday, Tuesday
      {"2015-03-07", "P1D", true, 1, "2015-03-09"},  // a Saturday
      {"2015-03-09", "P1D", true, -1, "2015-03-06"},
      {"2015-03-02", "P10D", true, 1, "2015-03-16"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from, row.length, row.business, row.sign);
    const auto day =
        count_from(*edtf::parse_day(row.from), length(row.length, row.business), row.sign);
    REQUIRE(day);
    CHECK(edtf::to_string(*day) == row.to);
  }
  CHECK_FALSE(count_from(*edtf::parse_day("2015-03-01"), length("PXM", false), 1));
}

TEST_CASE("business days lie within the days their distance allows", "[merge]") {
  for (int n = 1; n < 30; ++n) {
    const timex::Timex days = length("P" + std::to_string(n) + "D", true);
    const auto apart = days_apart(days);
    REQUIRE(apart);
    for (int start = 16000; start < 16007; ++start) {
      const date::sys_days from{date::days{start}};
      const int distance = (*count_from(from, days, 1) - from).count();
      CAPTURE(n, start, distance);
      CHECK(apart->least <= distance);
      CHECK(distance <= apart->most);
    }
  }
}

}  // namespace inforce::merge
