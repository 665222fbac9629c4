// SPDX-License-Identifier: MIT
#include "timex/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace inforce::timex {
namespace {

template <typename T>
constexpr std::int64_t as(T value) {
  return static_cast<std::int64_t>(value);
}

constexpr std::int64_t kMostCounted = 100'000'000'000'000'000;  // thousandths

// A field and the values that it can have; units and holidays are made of several numbers.
struct NamedField {
  std::string_view name;
  Field field;
  std::int64_t least = 0, most = kMostCounted;
};
constexpr NamedField kNamed[] = {
    {"year", Field::year, 0, 9999},
    {"year1", Field::year1, 0, 9},
    {"year2", Field::year2, 0, 99},
    {"decade", Field::decade, 0, 9999},
    {"century", Field::century, 1, 99},
    {"bce", Field::bce, 0, 1},
    {"half", Field::half, 1, 2},
    {"quarter", Field::quarter, 1, 4},
    {"season", Field::season, 1, 4},
    {"month", Field::month, 1, 12},
    {"week", Field::week, 1, 53},
    {"weekday", Field::weekday, 1, 7},
    {"day", Field::day, 1, 31},
    {"first", Field::first, 1, 31},
    {"second-number", Field::second_number, 1, 31},
    {"holiday", Field::holiday},
    {"hhmm", Field::hhmm, 0, 2400},
    {"hour", Field::hour, 0, 24},
    {"minute", Field::minute, 0, 59},
    {"second", Field::second, 0, 59},
    {"meridiem", Field::meridiem, 0, 12},
    {"past", Field::past, -kMostCounted},  // any number in words; resolve() knows minutes
    {"part", Field::part, 0, as(DayPart::day)},
    {"rel", Field::rel, -99, 99},
    {"runit", Field::runit},
    {"near", Field::near, 0, 1},
    {"ordinal", Field::ordinal, -999, 999},
    {"ounit", Field::ounit},
    {"count", Field::count, 0, kMostCounted},
    {"unit", Field::unit},
    {"count2", Field::count2, 0, kMostCounted},
    {"unit2", Field::unit2},
    {"count3", Field::count3, 0, kMostCounted},
    {"unit3", Field::unit3},
    {"half-more", Field::half_more, 0, kMostCounted},
    {"vague", Field::vague, 0, 1},
    {"sign", Field::sign, -1, 1},
    {"from", Field::from, 0, as(From::begun)},
    {"mod", Field::mod, 0, as(Mod::equal_or_more)},
    {"every", Field::every, 0, 1},
    {"ahead", Field::ahead, 0, 1},
    {"aside", Field::aside, 0, 1},
    {"old", Field::old, 0, 1},
    {"flaw", Field::flaw, 0, as(Flaw::damaged)},
    {"none", Field::none},
};

constexpr std::pair<std::string_view, std::int64_t> kNames[] = {
    {"S", as(Unit::second)},
    {"MIN", as(Unit::minute)},
    {"H", as(Unit::hour)},
    {"D", as(Unit::day)},
    {"WE", as(Unit::weekend)},
    {"W", as(Unit::week)},
    {"M", as(Unit::month)},
    {"Q", as(Unit::quarter)},
    {"HALF", as(Unit::half)},
    {"SEASON", as(Unit::season)},
    {"Y", as(Unit::year)},
    {"DEC", as(Unit::decade)},
    {"CENT", as(Unit::century)},
    {"MIL", as(Unit::millennium)},
    {"BD", as(Unit::business_day)},
    {"START", as(Mod::start)},
    {"MID", as(Mod::mid)},
    {"END", as(Mod::end)},
    {"APPROX", as(Mod::approx)},
    {"BEFORE", as(Mod::before)},
    {"AFTER", as(Mod::after)},
    {"ON_OR_BEFORE", as(Mod::on_or_before)},
    {"ON_OR_AFTER", as(Mod::on_or_after)},
    {"LESS_THAN", as(Mod::less_than)},
    {"MORE_THAN", as(Mod::more_than)},
    {"EQUAL_OR_LESS", as(Mod::equal_or_less)},
    {"EQUAL_OR_MORE", as(Mod::equal_or_more)},
    {"MO", 1},
    {"NOON", 2},
    {"AF", 3},
    {"EV", 4},
    {"NI", 5},
    {"DT", 6},
    {"SP", 1},
    {"SU", 2},
    {"FA", 3},
    {"WI", 4},
    {"AM", 0},
    {"PM", 12},
    {"NO_SUCH_DAY", as(Flaw::no_such_day)},
    {"DAMAGED", as(Flaw::damaged)},
};

std::optional<std::int64_t> take_int(std::string_view& text) {
  std::int64_t value = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (bad != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

// MMDD: that day; 10000 + MMWN: the N-th weekday W of month M (N 9: the last), and 100000 for each
// day after it; 20500 + days from Easter.
std::optional<std::int64_t> holiday(std::string_view text) {
  if (text.substr(0, 6) == "easter") {
    text.remove_prefix(6);
    if (text.empty()) return 20500;
    if (text.front() == '+') text.remove_prefix(1);
    const std::optional<std::int64_t> days = take_int(text);
    if (!days || !text.empty() || *days < -100 || *days > 100) return std::nullopt;
    return 20500 + *days;
  }
  const std::optional<std::int64_t> month = take_int(text);
  if (!month || *month < 1 || *month > 12 || text.empty() || text.front() != '-')
    return std::nullopt;
  text.remove_prefix(1);
  const std::optional<std::int64_t> day = take_int(text);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  if (text.empty()) return *month * 100 + *day;
  if (text.front() != '#' || *day > 7) return std::nullopt;
  text.remove_prefix(1);
  const std::optional<std::int64_t> nth = take_int(text);
  if (!nth || *nth < -1 || *nth == 0 || *nth > 5) return std::nullopt;
  std::int64_t later = 0;
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    const std::optional<std::int64_t> days = take_int(text);
    if (!days || *days < 1 || *days > 30) return std::nullopt;
    later = *days;
  }
  if (!text.empty()) return std::nullopt;
  return 10000 + *month * 100 + *day * 10 + (*nth < 0 ? 9 : *nth) + 100000 * later;
}

bool is_unit(std::int64_t value) {
  constexpr std::int64_t kMostTimes = 50;
  return value >= 0 && value % kUnitFactor <= as(Unit::business_day) &&
         value / kUnitFactor <= kMostTimes;
}

bool is_holiday(std::int64_t value) {
  const std::int64_t later = value / 100000, rule = value % 100000;
  if (value < 0 || later > 30) return false;
  const auto in = [](std::int64_t number, std::int64_t least, std::int64_t most) {
    return number >= least && number <= most;
  };
  if (rule >= 20000) return in(rule, 20400, 20600);
  if (rule < 10000) return in(rule / 100, 1, 12) && in(rule % 100, 1, 31);
  const std::int64_t nth = rule % 10;
  return in((rule - 10000) / 100, 1, 12) && in(rule % 100 / 10, 1, 7) &&
         (in(nth, 1, 5) || nth == 9);
}

}  // namespace

std::optional<Field> find_field(std::string_view name) {
  const auto* at = std::find_if(std::begin(kNamed), std::end(kNamed),
                                [&](const NamedField& each) { return each.name == name; });
  if (at == std::end(kNamed)) return std::nullopt;
  return at->field;
}

std::string complaint_of(Field field, std::int64_t value) {
  const auto* at = std::find_if(std::begin(kNamed), std::end(kNamed),
                                [&](const NamedField& each) { return each.field == field; });
  if (field == Field::none || at == std::end(kNamed)) return {};
  switch (field) {
    case Field::unit:
    case Field::unit2:
    case Field::unit3:
    case Field::runit:
    case Field::ounit:
      if (is_unit(value)) return {};
      return fmt::format("{} is no '{}': write a unit such as D, BD or 2*W", value, at->name);
    case Field::holiday:
      if (is_holiday(value)) return {};
      return fmt::format("{} is no holiday: write a day such as 12-25, 11-4#4 or easter-2", value);
    default:
      if (value >= at->least && value <= at->most) return {};
      return fmt::format("{} is no '{}': it goes from {} to {}", value, at->name, at->least,
                         at->most);
  }
}

std::optional<std::int64_t> find_value(std::string_view text) {
  std::string_view rest = text;
  const std::optional<std::int64_t> number = take_int(rest);
  if (number && rest.empty()) return *number;
  if (number && rest.front() == '*') {
    const std::optional<std::int64_t> unit = find_value(rest.substr(1));
    if (!unit || *number < 1 || *unit < 0 || *unit >= kUnitFactor) return std::nullopt;
    return *number * kUnitFactor + *unit;
  }
  const auto* at = std::find_if(std::begin(kNames), std::end(kNames),
                                [&](const auto& each) { return each.first == text; });
  if (at != std::end(kNames)) return at->second;
  return holiday(text);
}

}  // namespace inforce::timex
