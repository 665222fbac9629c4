// SPDX-License-Identifier: MIT
#pragma once
// corpora/score.h - a model against its gold answers: what is right, what was found, what was
// wanted.
//
//   events      right 4 of 5 found, 6 wanted     P .80  R .67  F1 .73
//   probes      17 of 20 questions "what holds on that day" answered as they should be
//   never       2 things found that no document says
//
// What is compared, and how strictly, is in tests/corpora/README.md.
#include <string>
#include <utility>
#include <vector>

#include "corpora/gold.h"
#include "model/model.h"

namespace inforce::corpora {

struct Count {
  int right = 0, found = 0, wanted = 0;

  [[nodiscard]] double precision() const { return found == 0 ? 1.0 : double(right) / found; }
  [[nodiscard]] double recall() const { return wanted == 0 ? 1.0 : double(right) / wanted; }
  [[nodiscard]] double f1() const {
    return found + wanted == 0 ? 1.0 : 2.0 * right / (found + wanted);
  }
  Count& operator+=(const Count& other);
};

struct Score {
  Count events, terms, roles, dates, attributes;
  Count probes;     // found == wanted: every question gets an answer
  Count conflicts;  // found == wanted: further conflicts are no fault
  int never = 0;
  std::vector<std::string> misses;  // one line each, for people

  Score& operator+=(const Score& other);
};

// The columns of the table in their order; each by the name it has in floors.yaml.
[[nodiscard]] std::vector<std::pair<std::string, Count>> columns(const Score& score);

[[nodiscard]] Score score(const model::Model& model, const Gold& gold);

}  // namespace inforce::corpora
