// SPDX-License-Identifier: MIT
#include "merge/times.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "dating/network.h"
#include "merge/calendar.h"

namespace inforce::merge {
namespace {

using date::days;
using date::sys_days;
using Unit = Recurring::Unit;

// Beyond this many stretches a publication says too little to choose among them.
constexpr std::size_t kManyChoices = 6;

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

int year_of(sys_days day) { return static_cast<int>(date::year_month_day{day}.year()); }

sys_days month_start(int year, int month) { return sys_days{date::year{year} / month / 1}; }
sys_days month_end(int year, int month) { return sys_days{date::year{year} / month / date::last}; }

// Months of a stretch, for the units that are made of whole months; 0 for the others.
int months_of(Unit unit) {
  switch (unit) {
    case Unit::month:
      return 1;
    case Unit::quarter:
      return 3;
    case Unit::half:
      return 6;
    case Unit::year:
      return 12;
    default:
      return 0;
  }
}

bool is_weekly(Unit unit) {
  return unit == Unit::weekday || unit == Unit::weekend || unit == Unit::week;
}

edtf::Bounds third_of(const edtf::Bounds& all, std::string_view third) {
  if (third.empty()) return all;
  const sys_days first = *all.earliest, last = *all.latest;
  const int part = std::max(1, ((last - first).count() + 1) / 3);
  if (third == "START") return {first, first + days{part - 1}};
  if (third == "MID") return {first + days{part}, last - days{part}};
  if (third == "END") return {last - days{part - 1}, last};
  return all;
}

// The stretches of a place that touch [from, to], in order.
std::vector<edtf::Bounds> stretches(const Recurring& place, sys_days from, sys_days to) {
  std::vector<edtf::Bounds> all;
  const auto keep = [&](sys_days first, sys_days last) {
    const bool in_calendar = first >= dating::kFirstDay && last <= dating::kLastDay;
    if (in_calendar && last >= from && first <= to)
      all.push_back(third_of({first, last}, place.third));
  };
  if (is_weekly(place.unit)) {
    const unsigned start = place.unit == Unit::weekday   ? static_cast<unsigned>(place.number)
                           : place.unit == Unit::weekend ? 6U
                                                         : 1U;
    const int length = place.unit == Unit::weekday ? 1 : place.unit == Unit::weekend ? 2 : 7;
    const date::weekday weekday{start % 7};
    sys_days first = from - days{7};
    first += weekday - date::weekday{first};
    for (; first <= to; first += days{7}) keep(first, first + days{length - 1});
    return all;
  }
  const int months = months_of(place.unit);
  if (months == 0 && place.unit != Unit::day_of_year) return all;  // today is no stretch of its own
  for (int year = year_of(from) - 1; year <= year_of(to) + 1; ++year) {
    if (place.unit == Unit::day_of_year) {
      const date::year_month_day day = date::year{year} / place.number / place.day;
      if (day.ok()) keep(sys_days{day}, sys_days{day});
      continue;
    }
    for (int n = 1; n * months <= 12; ++n) {
      if (place.number != 0 && n != place.number) continue;
      keep(month_start(year, (n - 1) * months + 1), month_end(year, n * months));
    }
  }
  return all;
}

edtf::Bounds moved(const edtf::Bounds& bounds, int by) {
  const auto move = [&](const std::optional<sys_days>& day) -> std::optional<sys_days> {
    if (!day || *day + days{by} < dating::kFirstDay || *day + days{by} > dating::kLastDay) {
      return std::nullopt;
    }
    return *day + days{by};
  };
  return {move(bounds.earliest), move(bounds.latest)};
}

}  // namespace

edtf::Bounds both(const edtf::Bounds& a, const edtf::Bounds& b) {
  edtf::Bounds bounds = a;
  if (b.earliest && (!bounds.earliest || *b.earliest > *bounds.earliest))
    bounds.earliest = b.earliest;
  if (b.latest && (!bounds.latest || *b.latest < *bounds.latest)) bounds.latest = b.latest;
  return bounds;
}

bool is_open(const edtf::Bounds& bounds) { return !bounds.earliest && !bounds.latest; }

int gap(const edtf::Bounds& a, const edtf::Bounds& b) {
  if (a.earliest && b.latest && *b.latest < *a.earliest) return (*a.earliest - *b.latest).count();
  if (b.earliest && a.latest && *a.latest < *b.earliest) return (*b.earliest - *a.latest).count();
  return 0;
}

edtf::Bounds day_before(const edtf::Bounds& bounds) { return moved(bounds, -1); }
edtf::Bounds day_after(const edtf::Bounds& bounds) { return moved(bounds, 1); }

std::optional<int> width(const edtf::Bounds& bounds) {
  if (!bounds.earliest || !bounds.latest) return std::nullopt;
  return (*bounds.latest - *bounds.earliest).count();
}

edtf::Bounds in_role(const claims::Time& time) {
  using Role = claims::Time::Role;
  const timex::Timex& when = time.when;
  const bool is_day = when.type == timex::Type::date || when.type == timex::Type::time;
  if (!is_day || time.anchor || when.origin == timex::Origin::open) return {};
  const auto is_sayable = [](const std::optional<sys_days>& day) {
    return !day || (*day >= dating::kFirstDay && *day <= dating::kLastDay);
  };
  if (!is_sayable(when.bounds.earliest) || !is_sayable(when.bounds.latest)) return {};
  switch (time.role) {
    case Role::by:
      return {{}, when.bounds.latest};
    case Role::after:
      return {when.bounds.earliest, {}};
    default:
      return when.bounds;
  }
}

edtf::Bounds stated_days(const claims::Claim& claim) {
  edtf::Bounds bounds;
  for (const claims::Time& time : claim.times) {
    using Role = claims::Time::Role;
    if (time.role == Role::until || time.role == Role::within) continue;
    if (!claim.is_term && time.role == Role::from) continue;  // when it takes effect
    const edtf::Bounds narrower = both(bounds, in_role(time));
    if (!narrower.earliest || !narrower.latest || *narrower.earliest <= *narrower.latest) {
      bounds = narrower;
    }
  }
  return bounds;
}

edtf::Bounds own_begin(const claims::Claim& claim, const edtf::Bounds& start) {
  for (const claims::Time& time : claim.times) {
    const bool is_from = time.role == claims::Time::Role::from;
    if (time.anchor || (!is_from && time.role != claims::Time::Role::at)) continue;
    if (time.when.type == timex::Type::duration) {  // "8% for three years and 5% then"
      if (claim.effect != claims::Effect::steps || !start.earliest || !start.latest) continue;
      return {count_from(*start.earliest, time.when, 1), count_from(*start.latest, time.when, 1)};
    }
    edtf::Bounds days = in_role(time);
    if (!days.earliest || !days.latest) continue;
    // "From May", "holds since May" from its first day; but "was raised in May" on some day of it.
    const bool on_first =
        is_from ? claim.effect != claims::Effect::changes : claim.effect == claims::Effect::holds;
    if (on_first) days.latest = days.earliest;
    return days;
  }
  return {};
}

std::optional<Recurring> recurring(const timex::Timex& when) {
  if (when.type != timex::Type::date && when.type != timex::Type::time) return std::nullopt;
  std::string_view value = when.value;
  if (value.substr(0, 5) != "XXXX-") return std::nullopt;
  value.remove_prefix(5);
  value = value.substr(0, value.find('T'));  // the part of the day
  Recurring place;
  for (const std::string_view third : {"START", "MID", "END"}) {
    if (when.mod == third) place.third = third;
  }
  const auto within = [](std::optional<int> n, int most) { return n && *n >= 1 && *n <= most; };
  if (value == "XX-XX") {
    place.unit = Unit::today;
    place.third = {};
    return place;
  }
  if (value == "XX") return place;  // "last month": whichever
  if (value.substr(0, 3) == "WXX") {
    const std::string_view rest = value.substr(3);
    if (rest.empty()) {
      place.unit = Unit::week;
    } else if (rest == "-WE") {
      place.unit = Unit::weekend;
    } else if (const auto n = number(rest.substr(1)); rest.front() == '-' && within(n, 7)) {
      place.unit = Unit::weekday;
      place.number = *n;
      place.third = {};
    } else {
      return std::nullopt;
    }
    return place;
  }
  if (!value.empty() && (value.front() == 'Q' || value.front() == 'H')) {
    place.unit = value.front() == 'Q' ? Unit::quarter : Unit::half;
    if (value.substr(1) == "X") return place;
    const auto n = number(value.substr(1));
    if (!within(n, place.unit == Unit::quarter ? 4 : 2)) return std::nullopt;
    place.number = *n;
    return place;
  }
  const std::size_t dash = value.find('-');
  const auto month = number(value.substr(0, dash));
  if (!within(month, 12)) return std::nullopt;
  place.number = *month;
  if (dash == std::string_view::npos) return place;
  const auto day = number(value.substr(dash + 1));
  if (!within(day, 31)) return std::nullopt;
  place.unit = Unit::day_of_year;
  place.day = *day;
  place.third = {};
  return place;
}

std::vector<edtf::Bounds> meant(const Recurring& place, const edtf::Bounds& published, bool past) {
  const auto days_wide = width(published);
  const bool weekly = is_weekly(place.unit);
  if (!days_wide || *days_wide > static_cast<int>(kManyChoices) * (weekly ? 7 : 366)) return {};
  // A year, or four when the place is 29 February, is enough to see the stretch before and behind.
  const days reach{weekly ? 14 : 366 * 5};
  const auto all = stretches(place, *published.earliest - reach, *published.latest + reach);
  std::vector<edtf::Bounds> choices;
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    // "last quarter" has no number: it is one that is over. Any other has at least begun.
    const bool over = place.number == 0 && months_of(place.unit) != 0;
    const auto come = [&](const edtf::Bounds& stretch, sys_days day) {
      return over ? *stretch.latest < day : *stretch.earliest <= day;
    };
    const bool fits =
        past ? come(all[i], *published.latest) && !come(all[i + 1], *published.earliest)
             : *all[i].latest >= *published.earliest && *all[i - 1].latest < *published.latest;
    if (fits) choices.push_back(all[i]);
  }
  if (choices.size() > kManyChoices) choices.clear();
  return choices;
}

std::optional<edtf::Bounds> nearest(const Recurring& place, const edtf::Bounds& near) {
  const auto days_wide = width(near);
  if (place.unit == Unit::today) return days_wide ? std::optional(near) : std::nullopt;
  if (!days_wide || *days_wide > 366) return std::nullopt;
  std::optional<edtf::Bounds> best;
  const days reach{is_weekly(place.unit) ? 14 : 366 * 5};
  for (const edtf::Bounds& stretch :
       stretches(place, *near.earliest - reach, *near.latest + reach)) {
    if (!best || gap(stretch, near) < gap(*best, near)) best = stretch;
  }
  return best;
}

}  // namespace inforce::merge
