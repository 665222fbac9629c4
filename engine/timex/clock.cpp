// SPDX-License-Identifier: MIT
#include "timex/clock.h"

#include <fmt/compile.h>

#include "timex/values.h"

namespace inforce::timex {
namespace {

constexpr int kHalfDay = 12, kDay = 24;  // hours

// Of "T22:35".
int minute_of(std::string_view clock) {
  const auto two = [&](std::size_t at) { return (clock[at] - '0') * 10 + clock[at + 1] - '0'; };
  return two(1) * 60 + two(4);
}

// Which part of the day a bare hour is in. "They met on Thursday evening. Doors opened at 6:30": of
// the evening. "At 2:30 p.m. it began, at 3:45 it was over", "at 9 a.m. ... by 3:30": the hours go
// on. "They came at 3:30": of the afternoon, unless somebody wakes; "I'll be there by 6:30", too,
// and "a gig on Friday at 9" is one of the evening.
std::optional<DayPart> part_of_hour(const Fields& fields, const Found& found, Setting setting,
                                    const Story& story) {
  const int hour = fields.number(Field::hour), minutes = hour * 60 + fields.number(Field::minute);
  const bool bare = fields.has(Field::hour) && !fields.has(Field::meridiem) &&
                    !fields.has(Field::part) && hour >= 1 && hour < 12;
  if (!bare || !found.at || found.at->grain != Unit::day) return std::nullopt;
  if (setting.padded) return std::nullopt;  // "01:23"
  constexpr int kNoon = kHalfDay * 60, kApart = 120, kBefore = 180, kBack = 7, kLate = 6,
                kFirst = 5, kLatestInHistory = 3;
  const bool same_day = story.day == first_day(*found.at);
  if (same_day && story.paragraph.part) {
    const DayPart part = *story.paragraph.part;
    // "To bed at 11 and up at 7": of the night, or behind it.
    const bool is_small_hour = part >= DayPart::evening && (hour < kFirst || story.sentence.waking);
    if (is_small_hour) return std::nullopt;
    const bool in_part = part == DayPart::afternoon ? hour <= kLate
                         : part == DayPart::morning ? hour >= kFirst && minutes > story.minute
                                                    : true;
    if (in_part) return part;
  }
  const bool in_words = fields.has(Field::past);  // "half past six", among 14:20 and 15:48, too
  const bool of_12 = (!story.of_24_hours || in_words) && setting.tense != Tense::before_past;
  if (!of_12) return std::nullopt;
  if (story.sentence.waking || is_since(setting.tense)) return std::nullopt;
  const bool history = story.other_years > 0;  // battles begin at 3:15, or at four in the morning
  if (!history && story.sentence.outing && hour >= kFirst) return DayPart::evening;
  if (same_day && story.minute) {
    // "At 2:30 p.m. it began. At 3:45", "The concert is at 8 p.m. Doors open at 6"; after 9 a.m.,
    // "by 3:30".
    const int last = *story.minute;
    const bool on = last >= kNoon ? minutes + kNoon + kBefore >= last
                                  : minutes + kApart <= last && hour <= kBack;
    return on ? std::optional(DayPart::afternoon) : std::nullopt;
  }
  if (history && fields.has(Field::minute)) return std::nullopt;
  const int latest = history ? kLatestInHistory : story.paragraph.personal ? kLate : kFirst;
  return hour <= latest ? std::optional(DayPart::afternoon) : std::nullopt;
}
Fields in_part(Fields fields, DayPart part) {
  fields.set(Field::part, static_cast<std::int64_t>(part));
  return fields;
}

bool names_no_day(const Fields& fields) {
  return !fields.has(Field::day) && !fields.has(Field::weekday) && !fields.has(Field::rel) &&
         !fields.has(Field::from) && !fields.has(Field::holiday);
}

// "She struck at 11:40 p.m. At 2:20 a.m. she sank": of the next day.
bool is_past_midnight(const Fields& fields, const Found& found, Setting setting,
                      const Story& story) {
  constexpr int kEvening = 18 * 60, kMorning = 6 * 60, kMidnight = 24 * 60, kNoon = 12 * 60;
  const bool on = names_no_day(fields) && found.of_story && found.at &&
                  found.at->grain == Unit::day && story.day == first_day(*found.at) &&
                  setting.tense != Tense::before_past;
  if (!on) return false;
  if (!found.minute)  // "on the night of 5 May they marched; at dawn they were there"
    return fields.part() == DayPart::morning && story.paragraph.part >= DayPart::afternoon;
  if (!story.minute) return *found.minute < kMorning && story.paragraph.part >= DayPart::evening;
  return *story.minute >= kEvening &&
         *found.minute < (story.range || story.sentence.waking || *story.minute == kMidnight
                              ? kNoon
                              : kMorning);
}

// "At two last night".
bool is_small_hour_of_night(const Fields& fields, const Found& found) {
  constexpr int kMorning = 6;
  const int hour = fields.number(Field::hour);
  return fields.has(Field::rel) && fields.part() == DayPart::night && found.at && found.minute &&
         found.at->grain == Unit::day && hour > 0 && hour < kMorning &&
         *found.minute < kMorning * 60;
}

// "The contract expired at midnight", of a day that is not over.
bool is_midnight_before(const Fields& fields, const Found& found, Setting setting,
                        const Context& context) {
  return fields.number(Field::hour) == 24 && !fields.has(Field::part) && !fields.has(Field::past) &&
         names_no_day(fields) && found.at && context.anchor &&
         *found.at == day_of(*context.anchor) && looks_back(setting.tense);
}

}  // namespace

bool names_clock(const Fields& fields) {
  return fields.has(Field::hour) || fields.has(Field::hhmm);
}

bool is_of_24_hours(const Fields& fields, Setting setting) {
  const int hour = fields.number(Field::hour);
  return fields.has(Field::hour) && !fields.has(Field::meridiem) &&
         (setting.padded || (hour > kHalfDay && hour < kDay));
}

std::string clock_of(const Fields& fields, const Resolver& resolver, const Context& context,
                     Setting setting, const Story& story, Found& found) {
  const std::optional<DayPart> part = part_of_hour(fields, found, setting, story);
  std::string clock = time_text(part ? in_part(fields, *part) : fields);
  if (names_clock(fields)) found.minute = minute_of(clock);
  if (resolver.shifted_minute()) {
    found.minute = resolver.shifted_minute();
    clock = fmt::format(FMT_COMPILE("T{:02}:{:02}"), *found.minute / 60, *found.minute % 60);
  }
  if (is_midnight_before(fields, found, setting, context)) {
    clock = "T00:00";
    found.minute = 0;
  }
  // "Shortly after midnight" begins a day: the one named, or the one behind "tonight".
  const bool after_midnight = clock == "T24:00" && found.at && found.at->grain == Unit::day &&
                              static_cast<Mod>(fields.get(Field::mod)) == Mod::after;
  if (after_midnight) {
    clock = "T00:00";
    found.minute = 0;
    const bool next = names_no_day(fields) && (found.of_story || looks_ahead(setting.tense));
    if (next || fields.part() == DayPart::night) ++found.at->index;
  }
  if (clock.empty() && found.at && resolver.lost_minute()) clock = "TXX:XX";
  if (is_past_midnight(fields, found, setting, story) || is_small_hour_of_night(fields, found))
    ++found.at->index;
  return clock;
}

}  // namespace inforce::timex
