// SPDX-License-Identifier: MIT
#pragma once
// timex/fields.h - what the words of one expression say, piece by piece, before it is resolved.
//
//   "the end of last month"      mod END, rel -1, runit M
//   "two and a half years ago"   count 2500, unit Y, sign -1
//   "Friday morning"             weekday 5, part MO
//
// Packs name these fields; the grammar fills them; resolve() turns them into days.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "timex/timex.h"

namespace inforce::timex {

enum class Field : std::uint8_t {
  none,
  year,     // 1605; negative before the common era is `bce`
  year2,    // two digits: 98, 26
  year1,    // one: the 9 of "1936-9"
  decade,   // first year: 1990; below 100 without its century: 90
  century,  // 19 = the 1800s
  bce,      // 1: the year, decade or century counts backwards
  half,     // [1:2]
  quarter,  // [1:4]
  season,   // [1:4] spring to winter
  month,    // [1:12]
  week,     // [1:53]
  weekday,  // [1:7] from Monday
  day,      // [1:31]
  first,    // the first and second number of 27/04: which is the day depends on the locale
  second_number,
  holiday,  // its rule; see stretch.cpp
  hhmm,     // 2130: hour and minute without a sign between them
  hour,     // [0:24]
  minute,
  second,
  meridiem,  // 0 am, 12 pm
  past,      // minutes after (negative: before) the hour: "half past seven"
  part,      // a DayPart
  rel,       // -1 last, 0 this, 1 next; -2 (of weekdays -3) before last, 2 after next
  runit,     // the Unit that `rel` counts
  near,      // 1: the nearest in that direction ("this past Friday"), never the one of last week;
             // of a night, the last one where the verb looks back
  ordinal,   // the n-th `ounit` of what is named; negative from its end
  ounit,
  count,  // thousandths
  unit,
  count2,
  unit2,
  count3,
  unit3,
  half_more,  // thousandths of the last unit, from 1000 on of the first: "a year and a half"
  vague,      // 1: how many is not said: "several years"
  sign,       // -1 before or ago, 1 after or later
  from,       // a From
  mod,        // a Mod
  every,      // 1: any of its kind, no day of its own
  ahead,      // 1: counted from now only if the verb looks ahead; else it is how long it took
  aside,      // 1: the story does not go on from it
  old,        // 1: a year of the era that the text tells of
  flaw,       // a Flaw: why it cannot be read
  many_,      // how many there are
};
inline constexpr std::size_t kFields = static_cast<std::size_t>(Field::many_);

enum class DayPart : std::uint8_t { none, morning, midday, afternoon, evening, night, day };

// What "last week", "that day" and "a year later" are counted from.
enum class From : std::uint8_t {
  document,
  named,       // the date that was named last
  named_past,  // that where the verb looks back, else the document
  story,       // the story where one is told, else the document
  begun,       // the last day that ends nothing, of a range the first; else the date named last
};

enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  half,
  season,
  year,
  decade,
  century,
  millennium,
  business_day,
};

// Units come with a factor: "fortnight" is 2*W.
inline constexpr std::int64_t kUnitFactor = 32;

enum class Mod : std::uint8_t {
  none,
  start,
  mid,
  end,
  approx,
  before,
  after,
  on_or_before,
  on_or_after,
  less_than,
  more_than,
  equal_or_less,
  equal_or_more,
};

enum class Kind : std::uint8_t {
  date,  // a day, or a longer or shorter stretch of the calendar
  duration,
  set,
  past_ref,
  present_ref,
  future_ref,
  none,  // looks like a time and is not one: "May said", "Windows 95"
};

class Fields {
 public:
  [[nodiscard]] bool has(Field field) const { return (said_ & bit(field)) != 0; }
  [[nodiscard]] std::int64_t get(Field field, std::int64_t otherwise = 0) const {
    return has(field) ? values_[index(field)] : otherwise;
  }
  [[nodiscard]] int number(Field field, int otherwise = 0) const {
    return has(field) ? static_cast<int>(values_[index(field)]) : otherwise;
  }
  [[nodiscard]] DayPart part() const { return static_cast<DayPart>(get(Field::part)); }
  [[nodiscard]] Unit unit(Field field, Unit otherwise = {}) const {
    return has(field) ? static_cast<Unit>(get(field) % kUnitFactor) : otherwise;
  }
  // How many of its unit a word means: 2 for "fortnight".
  [[nodiscard]] std::int64_t times(Field field) const {
    return std::max<std::int64_t>(get(field) / kUnitFactor, 1);
  }
  void set(Field field, std::int64_t value) {
    values_[index(field)] = value;
    said_ |= bit(field);
  }
  void clear(Field field) { said_ &= ~bit(field); }
  void clear() { said_ = 0; }

 private:
  static_assert(kFields <= 64);
  static constexpr std::size_t index(Field field) { return static_cast<std::size_t>(field); }
  static constexpr std::uint64_t bit(Field field) { return std::uint64_t{1} << index(field); }
  std::uint64_t said_ = 0;
  std::array<std::int64_t, kFields> values_{};
};

[[nodiscard]] std::optional<Field> find_field(std::string_view name);

// What is wrong with a value of this field; nothing where it may have it.
[[nodiscard]] std::string complaint_of(Field field, std::int64_t value);

// A value as packs write it: 12, -1, a name ("Y", "MO", "END"), 2*W for two weeks, a day of every
// year (12-25), a weekday of a month (11-4#4, the last is #-1, 11-1#1+1 the day after), days from
// Easter (easter-2).
[[nodiscard]] std::optional<std::int64_t> find_value(std::string_view text);

}  // namespace inforce::timex
