// SPDX-License-Identifier: MIT
#pragma once
// timex/values.h - TIMEX3 values and bounds of what has been found.
//
//   month 6, day 3, nothing else known    XXXX-06-03
//   count 2500, unit Y                    P2Y6M
//   weekday 1, part MO, every             XXXX-WXX-1TMO
//   June 2024, START                      2024-06-01 to 2024-06-10
#include <string>

#include "edtf/when.h"
#include "timex/fields.h"
#include "timex/stretch.h"

namespace inforce::timex {

[[nodiscard]] const char* mod_name(Mod mod);  // "" for none

// With X for what is not known; `unit` says how fine it is where no field does.
[[nodiscard]] std::string open_text(const Fields& fields, Unit unit);

// "T10:35", "TEV", or nothing.
[[nodiscard]] std::string time_text(const Fields& fields);

// "P2Y6M"; a unit in which nothing is counted is one of it.
[[nodiscard]] std::string duration_text(const Fields& fields);
[[nodiscard]] std::string set_text(const Fields& fields);

// Inclusive days of a part of a stretch: early, mid and late are its thirds.
[[nodiscard]] edtf::Bounds bounds_of(Stretch stretch, Mod mod);

}  // namespace inforce::timex
