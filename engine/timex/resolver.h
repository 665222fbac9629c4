// SPDX-License-Identifier: MIT
#pragma once
// timex/resolver.h - inside resolve(): from the fields of an expression to a stretch of the
// calendar.
//
//   rel -1, weekday 5          (document of Wednesday 2016-06-15)   2016-06-10
//   month 2                    (the story stands in December 1941)  1942-02
//   count 2, unit W, sign 1    (told: 1998-04-01)                   the second week after it
//
// What is named (calendar.cpp), what of it is the nearest (nearest.cpp), and what is counted from
// something named (count.cpp).
#include <optional>
#include <string>

#include "timex/fields.h"
#include "timex/resolve.h"
#include "timex/stretch.h"

namespace inforce::timex {

// Where the calendar part of an expression came out.
struct Found {
  std::optional<Stretch> at;
  std::string open;              // the TIMEX3 value when it is not known
  bool stated = false;           // nothing had to be filled in
  bool any_year = false;         // it is of every year
  bool any_week = false;         // or of every week
  bool of_story = false;         // what is not said was taken from the story
  std::optional<Stretch> other;  // what it means if day and month are swapped
  std::optional<Stretch> from;   // what it was counted from
  std::optional<int> minute;     // of the day, where a clock is named
};

// In a text of no known date, "the 2019 deal" and "through 2032" tell no year of what stands near
// them; "in February 2026" and "on April 27, 2026" do.
[[nodiscard]] bool tells_year(Stretch stretch);

class Resolver {
 public:
  Resolver(const Fields& fields, const Context& context, Setting setting, const Story& story)
      : f_(fields), context_(context), setting_(setting), tense_(setting.tense), story_(story) {}

  // False where the words make no date after all.
  bool run(Found& found);
  [[nodiscard]] bool impossible() const { return impossible_; }
  [[nodiscard]] std::optional<int> shifted_minute() const { return shifted_minute_; }
  // "An hour ago", seen from a day of no known hour.
  [[nodiscard]] bool lost_minute() const { return lost_minute_; }

 private:
  static constexpr int kNewsDays = 7;     // so long, what happened on a day is told of it
  static constexpr int kYearsAround = 8;  // a day of leap years only is looked for this far
  [[nodiscard]] std::optional<date::sys_days> anchor() const { return context_.anchor; }
  [[nodiscard]] std::optional<Stretch> reference() const;
  [[nodiscard]] bool is_just_over() const;
  [[nodiscard]] bool goes_on(Stretch told) const;
  [[nodiscard]] bool in_story() const;
  [[nodiscard]] bool tells_on() const;
  [[nodiscard]] bool tells_of_long_ago() const;
  [[nodiscard]] bool comes_after() const;
  [[nodiscard]] bool of_any_year() const;
  [[nodiscard]] From counts_from() const { return static_cast<From>(f_.get(Field::from)); }
  [[nodiscard]] bool from_story() const;
  [[nodiscard]] bool goes_on_in_day() const;
  [[nodiscard]] bool of_rules() const;
  [[nodiscard]] std::optional<Stretch> told() const;
  [[nodiscard]] std::optional<Stretch> counted_from() const;
  [[nodiscard]] std::optional<Stretch> in_year(int year) const;
  [[nodiscard]] std::optional<Stretch> same_in_year(date::year year,
                                                    std::optional<Unit> unit) const;
  [[nodiscard]] bool has_target() const;
  [[nodiscard]] bool fits(Stretch at, date::sys_days now, Tense tense) const;
  [[nodiscard]] std::optional<Stretch> range_last(Stretch first) const;
  [[nodiscard]] int range_days(int weekday) const;
  [[nodiscard]] std::int64_t away(Stretch at, Stretch near) const;
  [[nodiscard]] std::int64_t cost(Stretch at, Stretch near, bool onward) const;
  [[nodiscard]] bool is_weekday(int month, int day) const;
  bool order_numbers();
  void widen_years();
  bool base(Found& found);
  [[nodiscard]] std::string left_in_year(int year) const;
  bool flaw(std::string text, Found& found);
  bool relative_unit(Found& found);
  bool relative_target(Found& found);
  bool nearest(Found& found);
  [[nodiscard]] std::optional<Stretch> after_aside(Stretch at, Stretch near) const;
  bool first_from(date::sys_days begin, Found& found);
  bool weekday(Found& found);
  [[nodiscard]] std::optional<date::sys_days> day_after_dated(int weekday) const;
  bool weekday_and_day(Found& found);
  [[nodiscard]] bool is_of_now() const;
  bool day_of_month(Found& found);
  bool unit_at_hand(Found& found);
  bool time_of_day(Found& found);
  [[nodiscard]] bool is_of_told_day() const;
  void within(Found& found);
  [[nodiscard]] bool beside_named(const Found& found) const;
  void beside(Found& found) const;
  void shift(Found& found);
  void shift_hours(Found& found, std::int64_t hours, std::int64_t minutes);
  [[nodiscard]] std::optional<Stretch> shift_single(Stretch base) const;

  Fields f_;
  const Context& context_;
  Setting setting_;
  Tense tense_;  // its own
  const Story& story_;
  bool swapped_ = false, impossible_ = false, lost_minute_ = false;
  std::optional<int> shifted_minute_;
};

}  // namespace inforce::timex
