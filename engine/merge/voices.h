// SPDX-License-Identifier: MIT
#pragma once
// merge/voices.h - who says so, and who is right where sources disagree: of values and of days
// alike.
//
//   "until 2024"  a wire, as fact          followed: as many sources, and it states it as fact
//   "until 2023"  a blog, from hearsay
#include <array>
#include <string>

#include "merge/work.h"

namespace inforce::merge {

// How sources stand on one question: who says so, and how surely.
struct Voices {
  Indices said;  // sorted
  [[nodiscard]] bool empty() const { return said.empty(); }
};

struct Weight {
  // The more, the surer; the first that differs decides.
  int corrections = 0, sources = 0, facts = 0, dated = 0;
  // By its file; by message, the mail itself before those in it; by claim. Larger is earlier.
  std::array<Index, 3> first{INT32_MIN, 0, 0};
};

[[nodiscard]] Weight weigh(const Work& work, const Voices& voices);
// One that corrects, then more sources, then more that state it as fact, then more that give a day
// or their own date, then the one read first.
[[nodiscard]] bool is_stronger(const Work& work, const Voices& a, const Voices& b);
[[nodiscard]] std::string why_stronger(const Work& work, const Voices& a, const Voices& b);
// The same where something else than the order of reading decides at last; empty: that does.
[[nodiscard]] std::string why_surer(const Weight& a, const Weight& b);

}  // namespace inforce::merge
