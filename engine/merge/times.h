// SPDX-License-Identifier: MIT
#pragma once
// merge/times.h - what a claim's times say of the days of its event, before anything is computed.
//
//   "on 3 March 2015"           absolute: [2015-03-03, 2015-03-03]
//   "in February"               open: the month of a year the document does not say
//   "two months after signing"  a distance from another event
#include <optional>
#include <string_view>
#include <vector>

#include "claims/claims.h"
#include "edtf/when.h"

namespace inforce::merge {

[[nodiscard]] edtf::Bounds both(const edtf::Bounds& a, const edtf::Bounds& b);  // intersection
[[nodiscard]] bool is_open(const edtf::Bounds& bounds);                         // on both sides
// Days between the two stretches; 0 when they touch or overlap, or may.
[[nodiscard]] int gap(const edtf::Bounds& a, const edtf::Bounds& b);
// The days before each of these: what ends when something else begins.
[[nodiscard]] edtf::Bounds day_before(const edtf::Bounds& bounds);
[[nodiscard]] edtf::Bounds day_after(const edtf::Bounds& bounds);
// Days from first to last, nothing when open.
[[nodiscard]] std::optional<int> width(const edtf::Bounds& bounds);

// The days an event of this claim may have, by its own absolute times. What an event has `from` is
// the day it takes effect, not its own.
[[nodiscard]] edtf::Bounds stated_days(const claims::Claim& claim);
// What one absolute time says in its role: "by June" is [.., 30 June]. Open when it is not
// absolute.
[[nodiscard]] edtf::Bounds in_role(const claims::Time& time);

// The days on one of which, by its own words, what a claim says begins: "from 2022" is from its
// first day. `start`: where the lengths of steps count from. Open when it gives none.
[[nodiscard]] edtf::Bounds own_begin(const claims::Claim& claim, const edtf::Bounds& start = {});

// A calendar place that comes again and again: a weekday, a month, the end of March.
struct Recurring {
  enum class Unit { today, day_of_year, weekday, weekend, week, month, quarter, half, year };
  Unit unit = Unit::month;
  int number = 0;          // month [1:12], weekday [1:7] from Monday, quarter [1:4], half [1:2]
  int day = 0;             // of a day of the year
  std::string_view third;  // START, MID, END of the stretch; empty: all of it
};

// From a TIMEX3 value with X for what the document does not say: "XXXX-02", "XXXX-WXX-7TEV".
[[nodiscard]] std::optional<Recurring> recurring(const timex::Timex& when);

// Its stretches that may be the one meant by a document published within `published`: the latest to
// begin by then (`past`), or the first to end from then on. Nothing when publication is too open.
[[nodiscard]] std::vector<edtf::Bounds> meant(const Recurring& place, const edtf::Bounds& published,
                                              bool past);

// The stretch nearest to these days, the earlier of two.
[[nodiscard]] std::optional<edtf::Bounds> nearest(const Recurring& place, const edtf::Bounds& days);

}  // namespace inforce::merge
