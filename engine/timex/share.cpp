// SPDX-License-Identifier: MIT
#include "timex/share.h"

#include "timex/stretch.h"

namespace inforce::timex {
namespace {

void borrow(Fields& to, const Fields& from, Field field) {
  if (!to.has(field) && from.has(field)) to.set(field, from.get(field));
}

// "From 9 to 5:30 p.m. on Friday".
void share_clock(Fields& a, Fields& b) {
  const bool turns = a.get(Field::hour) % 12 > b.get(Field::hour) % 12;
  if (!a.has(Field::meridiem) && b.has(Field::meridiem) && b.has(Field::hour)) {
    // "9:30 to 6pm" begins in the morning, "9 to 1 am" in the evening.
    a.set(Field::meridiem, turns ? 12 - b.get(Field::meridiem) : b.get(Field::meridiem));
  }
  const bool bare = !a.has(Field::meridiem) && !b.has(Field::meridiem) && !a.has(Field::part) &&
                    !b.has(Field::part);
  const std::int64_t begin = a.get(Field::hour);
  if (bare && b.has(Field::hour) && b.get(Field::hour) < begin && begin < 12) {  // "from 9 to 5"
    a.set(Field::meridiem, 0);
    b.set(Field::meridiem, 12);
  }
  if (!a.has(Field::meridiem) && !turns) borrow(a, b, Field::part);  // "from one to three at night"
  if (a.has(Field::every)) return;                                   // "9 to 5, Monday to Friday"
  for (const Field field : {Field::year, Field::year2, Field::month, Field::day, Field::weekday,
                            Field::rel, Field::runit})
    borrow(a, b, field);
}

// Holidays are in about the same month each year.
std::int64_t month_of(const Fields& fields) {
  constexpr int kAnyYear = 2001;
  if (!fields.has(Field::holiday)) return fields.get(Field::month);
  const date::year_month_day day{holiday_in(fields.get(Field::holiday), kAnyYear)};
  return unsigned{day.month()};
}

// What one side of "from May to early June 2024" leaves to the other.
void share(Fields& a, Fields& b) {
  if (a.has(Field::hour) || a.has(Field::hhmm)) share_clock(a, b);
  if (a.has(Field::weekday) && b.has(Field::weekday) && !a.has(Field::rel) && b.has(Field::runit)) {
    borrow(a, b, Field::rel);  // "from Monday to Friday next week"
    borrow(a, b, Field::runit);
  }
  const auto has_month = [](const Fields& f) {
    return f.has(Field::month) || f.has(Field::holiday);
  };
  const bool turns = has_month(a) && has_month(b) && month_of(a) > month_of(b);
  if (a.has(Field::month) && b.has(Field::runit) && !turns) {
    borrow(a, b, Field::rel);  // "in November and December last year"
    borrow(a, b, Field::runit);
  }
  if (a.has(Field::rel) || b.has(Field::rel)) return;
  borrow(a, b, Field::unit);
  if (!a.has(Field::weekday) || a.has(Field::day)) {
    if (a.has(Field::day) && !a.has(Field::month) && b.has(Field::month)) {
      // "from the 27th to the 3rd of April" begins in March
      const std::int64_t month = b.get(Field::month);
      const bool before = b.has(Field::day) && a.get(Field::day) > b.get(Field::day) && month > 1;
      a.set(Field::month, before ? month - 1 : month);
    }
    if (b.has(Field::day)) borrow(b, a, Field::month);
  }
  const auto dated = [](const Fields& f) {
    return f.has(Field::month) || f.has(Field::quarter) || f.has(Field::half) ||
           f.has(Field::season) || f.has(Field::first) || f.has(Field::holiday);
  };
  for (const Field year : {Field::year, Field::year2}) {
    if (b.has(year) && !a.has(Field::year) && !a.has(Field::year2) && dated(a)) {
      a.set(year, b.get(year) - (turns ? 1 : 0));
    } else if (a.has(year) && !b.has(Field::year) && !b.has(Field::year2) && dated(b)) {
      b.set(year, a.get(year) + (turns ? 1 : 0));
    }
  }
  if (b.has(Field::year1) && a.has(Field::year)) {
    b.set(Field::year, a.get(Field::year) / 10 * 10 + b.get(Field::year1));
    b.clear(Field::year1);
  }
  // "1990-95", "the 1980s and 90s": the second ends in the first's century.
  if (b.has(Field::year2) && a.has(Field::year) && !dated(b)) {
    const std::int64_t year = a.get(Field::year) / 100 * 100 + b.get(Field::year2);
    b.set(Field::year, year < a.get(Field::year) ? year + 100 : year);
    b.clear(Field::year2);
  }
}

}  // namespace

// Backward first for "3-5 May and 7-9 June 2014", but not for "May 3-5 and June 7-9"; then on, and
// back again, since a year may have come late.
void share(Match& match) {
  const Fields& last = match.parts[match.part_count - 1].fields;
  for (std::size_t part = 0; match.rule->kind == Kind::set && part + 1 < match.part_count; ++part) {
    Fields& fields = match.parts[part].fields;
    if (last.has(Field::part) && !fields.has(Field::hour))
      fields.set(Field::part, last.get(Field::part));  // "Tuesday and Thursday evenings"
  }
  const auto both = [&](std::size_t part) {
    share(match.parts[part - 1].fields, match.parts[part].fields);
  };
  if (!match.parts[0].fields.has(Field::month))
    for (std::size_t part = match.part_count; part-- > 1;) both(part);
  for (std::size_t part = 1; part < match.part_count; ++part) both(part);
  for (std::size_t part = match.part_count; part-- > 1;) both(part);
}

}  // namespace inforce::timex
