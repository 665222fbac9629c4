// SPDX-License-Identifier: MIT
#pragma once
// ledger/scan.h - the loops behind every question, over the arrays of index.h.
//
// They read through an Access, which hands out parts of arrays: Trusting does only that, and is for
// an index that was built here or checked as a whole; Checking looks at bounds and checksums first.
// After a failure ok() is false, parts are empty, and what was found so far is to be thrown away.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "ledger/image.h"
#include "ledger/index.h"

namespace inforce::ledger {

struct Days {  // both inclusive
  Day first = 0, last = 0;
  bool operator==(const Days&) const = default;
};

class Trusting {
 public:
  explicit Trusting(const Image& /*image*/) {}
  Trusting() = default;
  template <typename T>
  [[nodiscard]] Array<T> take(Array<T> all, std::size_t begin, std::size_t end) const {
    return all.subspan(begin, end - begin);
  }
  static constexpr bool ok() { return true; }
};

class Checking {
 public:
  explicit Checking(const Image& image) : image_(&image) {}
  template <typename T>
  [[nodiscard]] Array<T> take(Array<T> all, std::size_t begin, std::size_t end) {
    ok_ = ok_ && begin <= end && end <= all.size() &&
          image_->sound(all.data() + begin, (end - begin) * sizeof(T));
    return ok_ ? all.subspan(begin, end - begin) : Array<T>{};
  }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  const Image* image_;
  bool ok_ = true;
};

// How many of a sorted array are no later than `day`.
[[nodiscard]] inline std::size_t rank(Array<Day> sorted, std::int64_t day) {
  const Day* base = sorted.data();
  std::size_t left = sorted.size();
  while (left > 1) {
    const std::size_t half = left / 2;
    base += base[half - 1] <= day ? half : 0;  // no jump: either side is as likely
    left -= half;
  }
  return static_cast<std::size_t>(base - sorted.data()) + (left == 1 && *base <= day ? 1 : 0);
}

// The bounds of entry `i` in an array of firsts.
struct Extent {
  std::uint32_t begin = 0, end = 0;
};
template <typename Access>
[[nodiscard]] Extent extent(Array<std::uint32_t> first, Access& access, std::size_t i) {
  const Array<std::uint32_t> pair = access.take(first, i, i + 2);
  return access.ok() ? Extent{pair[0], pair[1]} : Extent{};
}

// f(home, from, until) for each current version of an agreement that has a day in `days`.
template <typename Access, typename F>
void for_each_current(const Index& x, Access& access, std::uint32_t agreement, Days days, F&& f) {
  const auto [begin, end] = extent(x.current.first, access, agreement);
  const Array<Day> from = access.take(x.current.from, begin, end);
  const Array<Day> until = access.take(x.current.until, begin, end);
  const Array<std::uint32_t> home = access.take(x.current.home, begin, end);
  if (!access.ok()) return;
  for (std::size_t i = 0; i < from.size() && from[i] <= days.last; ++i) {
    if (until[i] > days.first && until[i] > from[i]) f(home[i], from[i], until[i]);
  }
}

// The same of what was known on the day `known`.
template <typename Access, typename F>
void for_each_known(const Index& x, Access& access, std::uint32_t agreement, Days days, Day known,
                    F&& f) {
  {
    const auto [begin, end] = extent(x.current.first, access, agreement);
    const Array<Day> from = access.take(x.current.from, begin, end);
    const Array<Day> until = access.take(x.current.until, begin, end);
    const Array<Day> known_from = access.take(x.current.known_from, begin, end);
    const Array<std::uint32_t> home = access.take(x.current.home, begin, end);
    if (!access.ok()) return;
    for (std::size_t i = 0; i < from.size() && from[i] <= days.last; ++i) {
      if (until[i] > days.first && until[i] > from[i] && known_from[i] <= known) {
        f(home[i], from[i], until[i]);
      }
    }
  }
  const auto [begin, end] = extent(x.superseded.first, access, agreement);
  const Array<Day> from = access.take(x.superseded.from, begin, end);
  const Array<Day> until = access.take(x.superseded.until, begin, end);
  const Array<Day> known_from = access.take(x.superseded.known_from, begin, end);
  const Array<Day> known_to = access.take(x.superseded.known_to, begin, end);
  const Array<std::uint32_t> home = access.take(x.superseded.home, begin, end);
  if (!access.ok()) return;
  for (std::size_t i = 0; i < from.size() && from[i] <= days.last; ++i) {
    if (until[i] > days.first && until[i] > from[i] && known_from[i] <= known &&
        known < known_to[i]) {
      f(home[i], from[i], until[i]);
    }
  }
}

// f(home, from, until) for each current version of an agreement that starts or ends in (after, to].
template <typename Access, typename F>
void for_each_change(const Index& x, Access& access, std::uint32_t agreement, Day after, Day to,
                     F&& f) {
  const auto [begin, end] = extent(x.current.first, access, agreement);
  const Array<Day> from = access.take(x.current.from, begin, end);
  const Array<Day> until = access.take(x.current.until, begin, end);
  const Array<std::uint32_t> home = access.take(x.current.home, begin, end);
  if (!access.ok()) return;
  for (std::size_t i = 0; i < from.size() && from[i] <= to; ++i) {  // none ends before it starts
    if (from[i] > after || (until[i] > after && until[i] <= to)) f(home[i], from[i], until[i]);
  }
}

// f(begin, end, sure) for runs of homes: all current versions with a day in `days` lie in them, and
// in a sure run there are no others; of the rest, those whose `until` is after days.first.
template <typename Access, typename F>
void for_each_run(const Index& x, Access& access, Days days, F&& f) {
  const Array<LengthClass> classes = access.take(x.classes, 0, x.classes.size());
  for (const LengthClass& c : classes) {
    const Array<Day> from = access.take(x.from, c.begin, c.end);
    if (!access.ok()) return;
    const std::int64_t first = days.first;
    const bool endless = c.shortest == kEndless;
    const std::size_t maybe = endless ? 0 : rank(from, first - std::int64_t{c.longest});
    const std::size_t sure = endless ? 0 : rank(from, first - std::int64_t{c.shortest});
    const std::size_t end = rank(from, days.last);
    if (maybe < sure) f(c.begin + maybe, c.begin + sure, false);
    if (sure < end) f(c.begin + sure, c.begin + end, true);
  }
}

// How many intervals of a kind are under way on a day.
template <typename Access>
[[nodiscard]] std::size_t count_running(const RunningCount& count, Access& access, std::size_t kind,
                                        Day day) {
  const auto [begin, end] = extent(count.first, access, kind);
  const Array<Day> starts = access.take(count.starts, begin, end);
  const Array<Day> ends = access.take(count.ends, begin, end);
  return rank(starts, day) - rank(ends, day);
}

}  // namespace inforce::ledger
