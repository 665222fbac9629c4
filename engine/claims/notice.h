// SPDX-License-Identifier: MIT
#pragma once
// claims/notice.h - notice that is given to end something, and the day on which it ends.
//
//   "gave six months' notice on 5 January to terminate the licence"      5 July
//   "served notice of its termination, effective 30 June"                30 June
//   "gave notice to terminate the licence"                               a plan: no day is known
#include <optional>

#include "claims/reading.h"

namespace inforce::claims {

struct Notice {
  std::optional<timex::Timex> end;  // the day that it names, or that counts from it
};
// The notice by which the mention is to end; nothing: its sentence tells of none.
[[nodiscard]] std::optional<Notice> notice_to_end(const Reading& reading, const Mention& mention);
// "Gave six months' notice": that one notice, and no term of how long any must be.
[[nodiscard]] bool is_served_notice(const Reading& reading, const Mention& mention);

}  // namespace inforce::claims
