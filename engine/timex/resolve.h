// SPDX-License-Identifier: MIT
#pragma once
// timex/resolve.h - what an expression says, its document's day and the story so far, to days.
#include "timex/fields.h"
#include "timex/from_text.h"
#include "timex/story.h"

namespace inforce::timex {

// Whether verbs can matter: a date whose year or distance from now is said needs none, unless the
// text has no other day to be told from.
[[nodiscard]] bool asks_tense(const Fields& fields, Kind kind, const Context& context);

// Fills type, value, mod, edtf, bounds and origin. False where the words make no time after all.
[[nodiscard]] bool resolve(const Fields& fields, Kind kind, const Context& context, Setting setting,
                           Story& story, Timex& timex);

}  // namespace inforce::timex
