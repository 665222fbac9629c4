// SPDX-License-Identifier: MIT
#pragma once
// timex/resolve.h - what an expression says, its document's day and the story so far, to days.
#include <array>
#include <optional>

#include "timex/fields.h"
#include "timex/from_text.h"
#include "timex/stretch.h"

namespace inforce::timex {

enum class Tense {
  unknown,
  past,
  future,
  since
};  // since: past for certain, said by the words before

// What the text has spoken of so far.
struct Story {
  std::optional<Stretch> last;        // the last date of this paragraph
  bool last_stated = false;           // its year was in the words
  bool same_sentence = false;         // `last` stands in the sentence that is read now
  int other_years = 0;                // dates of other years than the document's
  int seen_from_now = 0;              // dates such as "Friday", "last week"
  std::optional<date::sys_days> day;  // the last day of this paragraph
  std::optional<Stretch> told;        // the last date of the text
  std::array<std::optional<date::sys_days>, 8> named;  // stated dates by their weekday
  void paragraph() {
    last.reset();
    day.reset();
    last_stated = false;
  }
};

// Fills type, value, mod, edtf, bounds and origin. False where the words make no time after all.
bool resolve(const Fields& fields, Kind kind, const Context& context, Tense tense, Story& story,
             Timex& timex);

// "P2Y6M"; empty where nothing is said.
[[nodiscard]] std::string duration_text(const Fields& fields);

}  // namespace inforce::timex
