// SPDX-License-Identifier: MIT
#pragma once
// timex/share.h - the expressions of one match lend each other what they lack.
//
//   "from {May} to {early June 2024}"           the first has the year of the second
//   "{9} to {5:30 p.m. on Friday}"              the day, and the half of it that comes before
//   "on {5}, {6} and {7 June 1944}"             from neighbour to neighbour, and back
#include "timex/match.h"

namespace inforce::timex {

void share(Match& match);

}  // namespace inforce::timex
