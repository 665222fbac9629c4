// SPDX-License-Identifier: MIT
#include "timex/fields.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace inforce::timex {
namespace {

constexpr std::pair<std::string_view, Field> kFieldNames[] = {
    {"year", Field::year},
    {"year1", Field::year1},
    {"year2", Field::year2},
    {"decade", Field::decade},
    {"century", Field::century},
    {"bce", Field::bce},
    {"half", Field::half},
    {"quarter", Field::quarter},
    {"season", Field::season},
    {"month", Field::month},
    {"week", Field::week},
    {"weekday", Field::weekday},
    {"day", Field::day},
    {"first", Field::first},
    {"second-number", Field::second_number},
    {"holiday", Field::holiday},
    {"hhmm", Field::hhmm},
    {"hour", Field::hour},
    {"minute", Field::minute},
    {"second", Field::second},
    {"meridiem", Field::meridiem},
    {"past", Field::past},
    {"part", Field::part},
    {"rel", Field::rel},
    {"runit", Field::runit},
    {"near", Field::near},
    {"ordinal", Field::ordinal},
    {"ounit", Field::ounit},
    {"count", Field::count},
    {"unit", Field::unit},
    {"count2", Field::count2},
    {"unit2", Field::unit2},
    {"count3", Field::count3},
    {"unit3", Field::unit3},
    {"half-more", Field::half_more},
    {"vague", Field::vague},
    {"sign", Field::sign},
    {"from", Field::from},
    {"mod", Field::mod},
    {"every", Field::every},
    {"ahead", Field::ahead},
    {"aside", Field::aside},
    {"old", Field::old},
    {"flaw", Field::flaw},
    {"none", Field::none},
};

template <typename T>
constexpr std::int64_t as(T value) {
  return static_cast<std::int64_t>(value);
}

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

std::optional<int> take_int(std::string_view& text) {
  int value = 0;
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
    const std::optional<int> days = take_int(text);
    if (!days || !text.empty() || *days < -100 || *days > 100) return std::nullopt;
    return 20500 + *days;
  }
  const std::optional<int> month = take_int(text);
  if (!month || *month < 1 || *month > 12 || text.empty() || text.front() != '-')
    return std::nullopt;
  text.remove_prefix(1);
  const std::optional<int> day = take_int(text);
  if (!day || *day < 1 || *day > 31) return std::nullopt;
  if (text.empty()) return *month * 100 + *day;
  if (text.front() != '#' || *day > 7) return std::nullopt;
  text.remove_prefix(1);
  const std::optional<int> nth = take_int(text);
  if (!nth || *nth < -1 || *nth == 0 || *nth > 5) return std::nullopt;
  int later = 0;
  if (!text.empty() && text.front() == '+') {
    text.remove_prefix(1);
    const std::optional<int> days = take_int(text);
    if (!days || *days < 1 || *days > 30) return std::nullopt;
    later = *days;
  }
  if (!text.empty()) return std::nullopt;
  return 10000 + *month * 100 + *day * 10 + (*nth < 0 ? 9 : *nth) + 100000 * later;
}

}  // namespace

std::optional<Field> find_field(std::string_view name) {
  const auto* at = std::find_if(std::begin(kFieldNames), std::end(kFieldNames),
                                [&](const auto& each) { return each.first == name; });
  if (at == std::end(kFieldNames)) return std::nullopt;
  return at->second;
}

std::optional<std::int64_t> find_value(std::string_view text) {
  std::string_view rest = text;
  const std::optional<int> number = take_int(rest);
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
