// SPDX-License-Identifier: MIT
#pragma once
// timex/from_text.h - the pass: text in, its time expressions out, in order, with what they mean.
//
//   from_text("The deal, signed on Monday, ends in 2030.", english, {.anchor = 2026-04-28})
//     "Monday"  DATE 2026-04-27 resolved          "2030"  DATE 2030 stated
//
// Without an anchor "Monday" stays open: XXXX-WXX-1. The same bytes and context give the same
// answer.
#include <date/date.h>

#include <memory>
#include <optional>
#include <string_view>

#include "timex/grammar.h"
#include "timex/timex.h"

namespace inforce::timex {

struct Context {
  std::optional<date::sys_days> anchor;  // the day the document was written
  std::optional<int> minute;  // and the minute of that day, if "in five minutes" is to be read
  // Of 03/04/2026. Unsaid: read month first, with the other reading kept in edtf and bounds.
  enum class Order { unsaid, month_first, day_first } order = Order::unsaid;
};

[[nodiscard]] Timexes from_text(std::string_view text, const Grammar& grammar,
                                const Context& context = {});

// Reads a long text piece by piece, keeping the story's time from one piece to the next. Cut pieces
// at line ends: an expression never goes on in the next piece. Spans count from the start of their
// piece.
class Reader {
 public:
  Reader(const Grammar& grammar, const Context& context);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  void read(std::string_view piece, Timexes& timexes);  // appends
  // Begins another text. What was learned of the grammar is kept, which makes short texts fast;
  // nothing of the text is.
  void begin(const Context& context);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace inforce::timex
