// SPDX-License-Identifier: MIT
#pragma once
// edtf/when.h - a calendar date as far as it is known.
//
//   "2026-04-27"     earliest 2026-04-27, latest 2026-04-27
//   "2030"           earliest 2030-01-01, latest 2030-12-31: some day of that year
//   "../2026-04-26"  earliest unknown,    latest 2026-04-26
//
// `text` is EDTF (ISO 8601-2); the bounds are the first and last day it may be, both inclusive,
// nothing where they are open. The bounds decide answers; the text is what people read. After
// dating has sharpened the bounds they may be tighter than the text alone.
#include <date/date.h>

#include <optional>
#include <string>
#include <string_view>

namespace inforce::edtf {

struct Bounds {
  std::optional<date::sys_days> earliest, latest;  // inclusive; nothing = open
  bool operator==(const Bounds&) const = default;
};

struct When {
  std::string text;
  Bounds bounds;
  bool operator==(const When&) const = default;
};

// Any EDTF string of levels 0 to 2. Nothing for what is not EDTF or not a date ("2015-02-30").
[[nodiscard]] std::optional<When> parse(std::string_view text);

[[nodiscard]] When on(date::sys_days day);

// The shortest EDTF that says these bounds: a day, a month, a year, or an interval "a/b".
[[nodiscard]] When between(Bounds bounds);

[[nodiscard]] std::string to_string(date::sys_days day);                       // YYYY-MM-DD
[[nodiscard]] std::optional<date::sys_days> parse_day(std::string_view text);  // YYYY-MM-DD only

}  // namespace inforce::edtf
