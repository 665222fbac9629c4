// SPDX-License-Identifier: MIT
#pragma once
// contracts/values.h - the dates, lengths, places, shares and sums that stand in a contract's
// words.
//
//   "the 1st day of [___], 2020"       when    2020
//   "twenty-four (24) months"          length  P24M
//   "the fifth (5th) anniversary"      nth     P5Y
//   "the date first written above"     when    agreement-date, a name to be looked up
//   "the initial term"                 term    what a clause on duration speaks of
//   "six percent (6.0%)", "[***]%"     share   6, ?
//   "40,000 tonnes"                    count   40000
//   "Contract Year 2", "thereafter"    turn    P2Y; of no number: the year after
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace inforce::contracts {

// A calendar date as far as the words give it.
struct Day {
  int year = 0, month = 0, day = 0;  // 0: not known
  [[nodiscard]] bool known() const { return year != 0; }
  auto operator<=>(const Day&) const = default;
};

// "2019-07-31", "2017-02", "2020"; empty when not known.
[[nodiscard]] std::string to_string(Day day);

struct Length {
  int count = 0;  // 0: left blank or blacked out
  char unit = 0;  // 'D', 'W', 'M', 'Y' as in ISO 8601
  bool operator==(const Length&) const = default;
};

// "P24M"; empty when its count is not known.
[[nodiscard]] std::string to_string(Length length);

// The same day `length` later; the last day of the month where there is none. Keeps what is not
// known, and gives nothing for days and weeks after a date that has no day.
[[nodiscard]] Day add(Day day, Length length);

// The day before; not known where the day is not.
[[nodiscard]] Day day_before(Day day);

// A real day, month or year of the years contracts are written in.
[[nodiscard]] bool is_real(Day day);

enum class ValueKind : std::uint8_t {
  when,
  year,
  length,
  nth,
  place,
  share,
  sum,
  count,
  turn,
  term,
  period,
  deal
};
// The attribute that it is given as.
[[nodiscard]] inline const char* attribute_of(ValueKind kind) {
  return kind == ValueKind::share ? "rate" : kind == ValueKind::length ? "period" : "amount";
}
inline constexpr std::size_t kValueKinds = 12;

struct Value {
  ValueKind kind = ValueKind::when;
  std::uint32_t first = 0, last = 0;  // words [first, last)
  Day day;                            // of a date
  Length length;                      // of a length or anniversary
  std::string_view name;              // of a place or named date; lives as long as the wordings
};

using Values = std::vector<Value>;  // by first word, longest first

}  // namespace inforce::contracts
