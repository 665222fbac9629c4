// SPDX-License-Identifier: MIT
#pragma once
// fuzz/hold.h - what a fuzz target checks; a fault says what does not hold, and ends the program.
#include <cstdio>
#include <cstdlib>

namespace inforce::fuzz {

inline void hold(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace inforce::fuzz
