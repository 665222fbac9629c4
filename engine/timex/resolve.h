// SPDX-License-Identifier: MIT
#pragma once
// timex/resolve.h - what an expression says, its document's day and the story so far, to days.
#include <array>
#include <optional>

#include "timex/fields.h"
#include "timex/from_text.h"
#include "timex/stretch.h"
#include "timex/tense.h"

namespace inforce::timex {

// What the text has spoken of so far.
struct Story {
  std::optional<Stretch> last;          // the last date of this paragraph
  bool last_stated = false;             // its year is in the words, or follows from a story's
  bool same_sentence = false;           // `last` stands in the sentence that is read now
  int other_years = 0;                  // dates of other years than the document's
  int far_years = 0;                    // those of other generations
  int seen_from_now = 0;                // dates such as "Friday", "last week"
  std::optional<date::sys_days> day;    // the last day of this paragraph
  std::optional<Stretch> told;          // the last date of the text
  bool told_stated = false;             // its year, as above
  std::optional<date::sys_days> range;  // "from May to June": the second is not before the first
  std::array<std::optional<date::sys_days>, 8> named;  // stated dates by their weekday

  // The document tells of other years more than of its own days: so within a paragraph, and so
  // much that the year goes on in the next one.
  [[nodiscard]] bool narrative() const {
    return (other_years >= 3 && other_years > 2 * seen_from_now) ||
           (far_years > 0 && seen_from_now == 0);
  }
  [[nodiscard]] bool history() const {
    return other_years >= 4 && other_years > 10 * seen_from_now;
  }
  void paragraph() {
    last.reset();
    day.reset();
    last_stated = false;
  }
};

// Whether verbs can matter: a date whose year or distance from now is said needs none.
[[nodiscard]] bool asks_tense(const Fields& fields, Kind kind);

// Fills type, value, mod, edtf, bounds and origin. False where the words make no time after all.
[[nodiscard]] bool resolve(const Fields& fields, Kind kind, const Context& context, Tense tense,
                           Story& story, Timex& timex);

}  // namespace inforce::timex
