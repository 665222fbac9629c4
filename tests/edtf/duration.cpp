// SPDX-License-Identifier: MIT
#include "edtf/duration.h"

#include <catch2/catch.hpp>

#include "edtf/when.h"

namespace inforce::edtf {

TEST_CASE("Durations are read as ISO 8601 writes them, and written back", "[edtf]") {
  struct Row {
    std::string_view text, written;
  };
  const Row rows[] = {
      {"P2Y6M", "P2Y6M"},
      {"P10D", "P10D"},
      {"PT36H", "PT36H"},
      {"P1.5Y", "P1Y6M"},
      {"P1,5D", "P1DT12H"},
      {"PT1.5H", "PT1H30M"},
      {"P1Y2M3W4DT5H6M7S", "P1Y2M3W4DT5H6M7S"},
      {"P0D", "P0D"},
      {"PXW", ""},
      {"P", ""},
      {"PT", ""},
      {"P1DT", ""},
      {"P1M1Y", ""},
      {"P1.5M", ""},
      {"P1H", ""},
      {"1Y", ""},
      {"P-1Y", ""},
      {"P99999999999999999Y", ""},
      {"P1.5Y1M", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::optional<Duration> length = parse_duration(row.text);
    CHECK((length ? to_string(*length) : "") == row.written);
  }
}

TEST_CASE("A month ends where the rule says", "[edtf]") {
  struct Row {
    std::string_view day, length;
    int sign;
    MonthEnd rule;
    std::string_view there;
  };
  const Row rows[] = {
      {"2015-01-31", "P1M", 1, MonthEnd::clamp, "2015-02-28"},
      {"2015-01-31", "P1M", 1, MonthEnd::spill, "2015-03-03"},
      {"2016-01-31", "P1M", 1, MonthEnd::clamp, "2016-02-29"},
      {"2016-02-29", "P5Y", 1, MonthEnd::clamp, "2021-02-28"},
      {"2016-02-29", "P4Y", 1, MonthEnd::clamp, "2020-02-29"},
      {"2015-03-31", "P1M", -1, MonthEnd::clamp, "2015-02-28"},
      {"2015-01-15", "P1Y1M1D", -1, MonthEnd::clamp, "2013-12-14"},
      {"2015-01-15", "P2W", 1, MonthEnd::clamp, "2015-01-29"},
      {"2015-01-15", "PT36H", 1, MonthEnd::clamp, "2015-01-16"},
      {"2015-01-15", "P9000Y", 1, MonthEnd::clamp, ""},
      {"2015-01-15", "P999999999999Y", 1, MonthEnd::clamp, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day, row.length);
    const auto there = add(*parse_day(row.day), *parse_duration(row.length), row.sign, row.rule);
    CHECK((there ? to_string(*there) : "") == row.there);
  }
}

TEST_CASE("Business days leave weekends out", "[edtf]") {
  struct Row {
    std::string_view day;
    std::int64_t count;
    std::string_view there;
  };
  const Row rows[] = {
      {"2016-06-15", 1, "2016-06-16"},  {"2016-06-15", 3, "2016-06-20"},
      {"2016-06-15", 10, "2016-06-29"}, {"2016-06-18", 1, "2016-06-20"},  // from a Saturday
      {"2016-06-18", 5, "2016-06-24"},  {"2016-06-19", -1, "2016-06-17"},
      {"2016-06-13", -1, "2016-06-10"}, {"2016-06-13", -12, "2016-05-26"},
      {"2016-06-15", 0, "2016-06-15"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.day, row.count);
    CHECK(to_string(add_business_days(*parse_day(row.day), row.count)) == row.there);
  }
}

}  // namespace inforce::edtf
