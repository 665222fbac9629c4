// SPDX-License-Identifier: MIT
#include "timex/values.h"

#include <fmt/compile.h>

#include <algorithm>
#include <limits>

namespace inforce::timex {
namespace {

using date::days;
using date::sys_days;

constexpr const char* kModNames[] = {
    "",          "START",         "MID",          "END",         "APPROX",
    "BEFORE",    "AFTER",         "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN",
    "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};
constexpr const char* kPartNames[] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};

}  // namespace

const char* mod_name(Mod mod) { return kModNames[static_cast<std::size_t>(mod)]; }

std::string open_text(const Fields& f, Unit unit) {
  if (f.has(Field::month)) {
    std::string text = fmt::format(FMT_COMPILE("XXXX-{:02}"), f.number(Field::month));
    if (f.has(Field::day)) text += fmt::format(FMT_COMPILE("-{:02}"), f.number(Field::day));
    return text;
  }
  if (f.has(Field::weekday))
    return fmt::format(FMT_COMPILE("XXXX-WXX-{}"), f.number(Field::weekday));
  if (f.has(Field::season))
    return "XXXX-" + timex_text({Unit::season, 8000 + f.number(Field::season) - 1}).substr(5);
  if (f.has(Field::quarter)) return fmt::format(FMT_COMPILE("XXXX-Q{}"), f.number(Field::quarter));
  if (f.has(Field::half)) return fmt::format(FMT_COMPILE("XXXX-H{}"), f.number(Field::half));
  if (f.has(Field::week)) return fmt::format(FMT_COMPILE("XXXX-W{:02}"), f.number(Field::week));
  if (f.has(Field::day)) return fmt::format(FMT_COMPILE("XXXX-XX-{:02}"), f.number(Field::day));
  if (f.has(Field::holiday) && f.get(Field::holiday) < 10000) {
    return fmt::format(FMT_COMPILE("XXXX-{:02}-{:02}"), f.get(Field::holiday) / 100,
                       f.get(Field::holiday) % 100);
  }
  switch (unit) {
    case Unit::week:
      return "XXXX-WXX";
    case Unit::weekend:
      return "XXXX-WXX-WE";
    case Unit::month:
      return "XXXX-XX";
    case Unit::quarter:
      return "XXXX-QX";
    case Unit::half:
      return "XXXX-HX";
    case Unit::year:
    case Unit::decade:
    case Unit::century:
    case Unit::millennium:
      return "XXXX";
    case Unit::season:
      return "XXXX-XX";
    default:
      return "XXXX-XX-XX";
  }
}

std::string time_text(const Fields& f) {
  const DayPart part = f.part();
  const bool night = part == DayPart::night;
  if (f.has(Field::hhmm)) {
    const int said = f.number(Field::hhmm) / 100;
    const int hour = f.has(Field::meridiem) ? said % 12 + f.number(Field::meridiem) : said;
    return fmt::format(FMT_COMPILE("T{:02}:{:02}"), hour, f.number(Field::hhmm) % 100);
  }
  if (!f.has(Field::hour))
    return part != DayPart::none ? std::string("T") + kPartNames[static_cast<std::size_t>(part)]
                                 : "";
  const bool tonight = f.has(Field::rel) && f.get(Field::rel) == 0;
  const int dusk = tonight ? 4 : 6;  // "at 5 tonight", "on the night of 3 May, at 5"
  int hour = f.number(Field::hour);
  if (f.has(Field::meridiem)) {
    hour = hour % 12 + f.number(Field::meridiem);
  } else if (hour < 12 && hour > 0 &&
             (part == DayPart::afternoon || part == DayPart::evening || (night && hour >= dusk))) {
    hour += 12;
  } else if (hour == 12 && night) {
    hour = 24;
  } else if (hour == 12 && part == DayPart::morning) {
    hour = 0;  // "12.01 this morning"
  }
  if (hour == 0 && night && !f.has(Field::meridiem)) hour = 24;  // midnight of a night
  int minute = f.number(Field::minute);
  if (f.has(Field::past)) {
    minute = f.number(Field::past);
    if (minute < 0) {
      minute += 60;
      hour = (hour + 23) % 24;
    }
  }
  if (hour == 24 && minute != 0) hour = 0;
  if (f.has(Field::second))
    return fmt::format(FMT_COMPILE("T{:02}:{:02}:{:02}"), hour, minute, f.number(Field::second));
  return fmt::format(FMT_COMPILE("T{:02}:{:02}"), hour, minute);
}

std::string set_text(const Fields& f) {
  if (f.has(Field::unit)) return duration_text(f);
  std::string text = "XXXX";
  if (f.has(Field::month)) {
    text += fmt::format(FMT_COMPILE("-{:02}"), f.number(Field::month));
    if (f.has(Field::day)) text += fmt::format(FMT_COMPILE("-{:02}"), f.number(Field::day));
  } else if (f.has(Field::weekday)) {
    text += fmt::format(FMT_COMPILE("-WXX-{}"), f.number(Field::weekday));
  } else if (f.has(Field::runit)) {
    text += "-WXX-WE";
  } else if (f.has(Field::season)) {
    constexpr const char* kSeasons[] = {"SP", "SU", "FA", "WI"};
    text += std::string("-") + kSeasons[f.number(Field::season) - 1];
  } else if (f.has(Field::quarter)) {
    text += fmt::format(FMT_COMPILE("-Q{}"), f.number(Field::quarter));
  } else if (f.has(Field::half)) {
    text += fmt::format(FMT_COMPILE("-H{}"), f.number(Field::half));
  } else if (f.has(Field::day)) {
    text += fmt::format(FMT_COMPILE("-XX-{:02}"), f.number(Field::day));
  } else if (f.has(Field::holiday)) {
    if (f.get(Field::holiday) >= 10000) return "P1Y";
    text += fmt::format(FMT_COMPILE("-{:02}-{:02}"), f.get(Field::holiday) / 100,
                        f.get(Field::holiday) % 100);
  } else {
    text += "-XX-XX";
  }
  return text + time_text(f);
}

std::string duration_text(const Fields& f) {
  struct Part {
    const char* letter;
    bool of_day;
    std::int64_t times;
    const char* finer;  // where a fraction goes
    std::int64_t finer_many;
  };
  // By Unit.
  constexpr Part kParts[] = {
      {"S", true, 1, nullptr, 0},  {"M", true, 1, "S", 60},      {"H", true, 1, "M", 60},
      {"D", false, 1, "H", 24},    {"WE", false, 1, nullptr, 0}, {"W", false, 1, "D", 7},
      {"M", false, 1, nullptr, 0}, {"M", false, 3, nullptr, 0},  {"M", false, 6, nullptr, 0},
      {"M", false, 3, nullptr, 0}, {"Y", false, 1, "M", 12},     {"Y", false, 10, "M", 12},
      {"Y", false, 100, "M", 12},  {"Y", false, 1000, "M", 12},  {"D", false, 1, "H", 24}};
  std::string text = "P";
  bool of_day = false;
  const auto put = [&](Field unit_field, Field count_field, std::int64_t more) {
    if (!f.has(unit_field)) return;
    const Part& part = kParts[static_cast<std::size_t>(f.unit(unit_field))];
    const std::int64_t times = part.times * f.times(unit_field);
    if (part.of_day && !of_day) {
      text += 'T';
      of_day = true;
    }
    const std::int64_t many = f.get(count_field, 1000) + more;
    if (f.number(Field::vague) != 0 || many > std::numeric_limits<std::int64_t>::max() / times) {
      text += std::string("X") + part.letter;
      return;
    }
    const std::int64_t thousandths = many * times;
    const std::int64_t whole = thousandths / 1000, rest = thousandths % 1000;
    if (thousandths == 0 && unit_field != Field::unit) return;  // "two years and 0 months"
    if (rest == 0) {
      text += fmt::format(FMT_COMPILE("{}{}"), whole, part.letter);
      return;
    }
    const std::int64_t finer = part.finer == nullptr ? 0 : rest * part.finer_many;
    if (part.finer != nullptr && finer % 1000 == 0) {
      if (whole != 0) text += fmt::format(FMT_COMPILE("{}{}"), whole, part.letter);
      if (part.finer[0] == 'H') text += 'T';
      text += fmt::format(FMT_COMPILE("{}{}"), finer / 1000, part.finer);
      return;
    }
    std::string decimals = fmt::format(FMT_COMPILE("{:03}"), rest);
    while (decimals.back() == '0') decimals.pop_back();
    text += fmt::format(FMT_COMPILE("{}.{}{}"), whole, decimals, part.letter);
  };
  // "A year and a half" has it of the last unit, "a hundred and four days and two hours" of the
  // first.
  const std::int64_t more = f.get(Field::half_more);
  const int units = more >= 1000 ? 1 : f.has(Field::unit3) ? 3 : f.has(Field::unit2) ? 2 : 1;
  put(Field::unit, Field::count, units == 1 ? more : 0);
  put(Field::unit2, Field::count2, units == 2 ? more : 0);
  put(Field::unit3, Field::count3, units == 3 ? more : 0);
  return text;
}

edtf::Bounds bounds_of(Stretch stretch, Mod mod) {
  const sys_days first = first_day(stretch), last = last_day(stretch);
  const int third = static_cast<int>((last - first).count() + 1) / 3;
  switch (mod) {
    case Mod::start:
      return {first, first + days{std::max(third, 1) - 1}};
    case Mod::mid:
      return {first + days{third}, last - days{third}};
    case Mod::end:
      return {last - days{std::max(third, 1) - 1}, last};
    case Mod::before:
      return {std::nullopt, first - days{1}};
    case Mod::after:
      return {last + days{1}, std::nullopt};
    case Mod::on_or_before:
      return {std::nullopt, last};
    case Mod::on_or_after:
      return {first, std::nullopt};
    case Mod::approx: {
      const Stretch before{stretch.grain, stretch.index - 1},
          after{stretch.grain, stretch.index + 1};
      return {first_day(before), last_day(after)};
    }
    default:
      return {first, last};
  }
}

}  // namespace inforce::timex
