// SPDX-License-Identifier: MIT
#include "contracts/numbers.h"

#include <algorithm>

namespace inforce::contracts {

std::optional<Number> spelled_number(const ValueWords& w, std::uint32_t at) {
  int total = 0;
  int ones = 0;
  std::uint32_t i = at;
  for (; i < w.size && i - at < 6; ++i) {
    if (i != at && (w[i].before & ~(kHyphen | kNewline)) != 0) break;
    const int number = w.number(i);
    if (number == 0) {
      if (i == at || !w.is(w.and_words, i) || w.number(i + 1) == 0 || total == 0) break;
      continue;
    }
    if (number >= 100) {
      total = std::max(ones, 1) * number;
      ones = 0;
    } else if (ones == 0 || (ones % 10 == 0 && number < 10)) {
      ones += number;
    } else {
      break;
    }
  }
  if (total + ones == 0) return std::nullopt;
  return Number{total + ones, i};
}

std::optional<Number> number_at(const ValueWords& w, std::uint32_t at) {
  if (w.plain_digits(at)) {
    if (w[at].number == 0 || w[at].number > 10000) return std::nullopt;
    Number read{static_cast<int>(w[at].number), at + 1};
    // "12 (twelve)"
    if ((w[at + 1].before & kOpen) != 0) {
      if (const auto again = spelled_number(w, at + 1)) read.last = again->last;
    }
    return read;
  }
  auto read = spelled_number(w, at);
  if (!read) return std::nullopt;
  const std::uint32_t next = read->last;
  if (next < w.size && (w[next].before & kOpen) != 0 && w.plain_digits(next) &&
      w[next].number > 0 && w[next].number <= 10000) {
    read->value = static_cast<int>(w[next].number);
    read->last = next + 1;
  }
  return read;
}

std::optional<Number> ordinal_at(const ValueWords& w, std::uint32_t at) {
  if (at >= w.size) return std::nullopt;
  Number read;
  if (w[at].digits && w[at].ordinal) {
    read = {static_cast<int>(w[at].number), at + 1};
  } else if (const int number = w.ordinal(at); number != 0) {
    read = {number, at + 1};
  } else if (const int tens = w.number(at), ones = w.ordinal(at + 1);
             tens >= 20 && tens < 100 && ones > 0 && ones < 10) {
    read = {tens + ones, at + 2};
  } else {
    return std::nullopt;
  }
  if (read.last < w.size && (w[read.last].before & kOpen) != 0 && w[read.last].digits) ++read.last;
  return read;
}

}  // namespace inforce::contracts
