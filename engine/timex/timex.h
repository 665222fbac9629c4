// SPDX-License-Identifier: MIT
#pragma once
// timex/timex.h - a time expression: where it stands, and which days it means.
//
//   "April 27, 2026"   DATE      2026-04-27    [2026-04-27, 2026-04-27]   stated
//   "on Monday"        DATE      2026-04-27    against a document of 2026-04-28   resolved
//   "Sunday evening"   TIME      XXXX-WXX-7TEV against an undated document        open
//   "two months after the signing"  DURATION P2M, distance after "the signing"    open
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "edtf/when.h"

namespace inforce::timex {

enum class Type { date, time, duration, set };

enum class Origin {
  stated,    // all of it is in the words
  resolved,  // filled in from the document's date or the story's own time
  open,      // something it needs is not known: a document's date, an event
};

// Why a time cannot be what its words say. Such a time is kept and never guessed at.
enum class Flaw : std::uint8_t {
  none,
  no_such_day,  // "30 February"
  damaged,      // letters where digits belong: "June 3O, 2O19"
};

// "two months after the signing", "a year before closing": how far from what.
struct Distance {
  int sign = 1;  // +1 after, -1 before
  Span from;     // the words that name the event
};

struct Timex {
  Span words;
  Type type = Type::date;
  std::string value;      // TIMEX3, with X for what is not known: "2026-04", "P2Y6M", "XXXX-WXX-7"
  std::string mod;        // TIMEX3 mod: START, MID, END, APPROX, BEFORE, ...; empty for none
  std::string edtf;       // empty where EDTF cannot say it (durations, sets, open values)
  edtf::Bounds bounds;    // inclusive days; open where nothing is known
  std::string_view rule;  // which rule read it: "en/month-day-year"; lives as long as the grammar
  Origin origin = Origin::stated;
  std::optional<Distance> distance;
  bool business_days = false;  // the days of a duration are business days
  Flaw flaw = Flaw::none;
};

using Timexes = std::vector<Timex>;  // in the order of the text, not overlapping

}  // namespace inforce::timex
