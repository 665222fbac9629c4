// SPDX-License-Identifier: MIT
#pragma once
// timex/numbers.h - numbers in digits and words. The words are those of a pack's classes `number`,
// `number-and` and `ordinal`, put together as English does: tens before ones. The marks in digits
// are its `decimal` and `group`.
//
//   "1,250" "2.5" "2 1/2" "thirty-six" "two hundred and fifty"   counts, in thousandths
//   "5th" "twenty-fifth"                                         ordinals
//   "nineteen ninety-nine" "two thousand and fifteen"            years
#include <optional>

#include "timex/meaning.h"
#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

// A number in words, word by word. What is said of ids alone (choose.h) and of tokens is the same,
// as both go through it.
class InWords {
 public:
  // Adds a word; false where the number does not go on with it.
  bool take(std::int64_t value) {
    if (value >= 1000) {
      if (group_ == 0) return false;
      total_ += group_ * value;
      group_ = 0;
    } else if (value == 100) {
      if (group_ == 0 || group_ >= 100) return false;
      group_ *= 100;
    } else if (last_ == 0 || last_ >= 100 || (last_ >= 20 && value < 10 && value > 0)) {
      group_ += value;
    } else {
      return false;
    }
    last_ = value > 0 ? value : 1;
    return true;
  }
  [[nodiscard]] bool takes_hyphen() const { return last_ >= 20 && last_ < 100; }
  [[nodiscard]] bool takes_and() const { return last_ >= 100; }
  [[nodiscard]] std::optional<std::int64_t> value() const {
    if (total_ > 10'000'000'000'000) return std::nullopt;
    return total_ + group_;
  }
  // Values of the same sort, from 1 on, are taken alike.
  static int sort_of(std::int64_t value) {
    int sort = 1;
    for (const std::int64_t least : {1, 10, 20, 100, 101, 1000}) sort += value >= least ? 1 : 0;
    return sort;
  }

 private:
  std::int64_t total_ = 0, group_ = 0, last_ = 0;  // the last word's; 0 before the first
};

// Takes the words from `at` that have an id and a value as a number. `end` is behind its last one;
// `open` says that what ends at `size` may go on.
struct WordsRead {
  InWords number;
  std::size_t end;
  bool open;
};
template <typename IdAt, typename ValueAt>
WordsRead take_words(const Tables& tables, std::size_t at, std::size_t size, IdAt id_at,
                     ValueAt value_at) {
  WordsRead read{{}, at, true};
  while (read.end < size) {
    std::size_t word = read.end;
    if (id_at(word) == kSign + '-' && read.number.takes_hyphen()) ++word;
    if (word < size && read.number.takes_and() &&
        tables.classes[id_at(word)].meets(tables.number_and))
      ++word;
    if (word >= size) return read;
    const std::optional<std::int64_t> value = value_at(word);
    if (!value || !read.number.take(*value)) {
      read.open = false;
      return read;
    }
    read.end = word + 1;
  }
  return read;
}

[[nodiscard]] std::optional<Reading> read_count(const Tables& tables, Tokens tokens,
                                                std::size_t at);
[[nodiscard]] std::optional<Reading> read_ordinal(const Tables& tables, Tokens tokens,
                                                  std::size_t at);
[[nodiscard]] std::optional<Reading> read_year(const Tables& tables, Tokens tokens, std::size_t at);

}  // namespace inforce::timex
