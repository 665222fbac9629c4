// SPDX-License-Identifier: MIT
#pragma once
// timex/clock.h - the hour of an expression, which half of the day it is in, and what it does to
// the day.
//
//   "at 3:45", after 2:30 p.m.             T15:45
//   "at 2:20 a.m.", after 11:40 p.m.       T02:20, of the next day
//   "shortly after midnight tonight"       T00:00, of the next day
//   "an hour ago"                          TXX:XX where the hour of the document is not known
#include <string>

#include "timex/resolver.h"

namespace inforce::timex {

[[nodiscard]] bool names_clock(const Fields& fields);

// "14:30", "03:30".
[[nodiscard]] bool is_of_24_hours(const Fields& fields, Setting setting);

// As TIMEX3 writes it, empty for none; `found` gets its minute, and the day behind midnight.
[[nodiscard]] std::string clock_of(const Fields& fields, const Resolver& resolver,
                                   const Context& context, Setting setting, const Story& story,
                                   Found& found);

}  // namespace inforce::timex
