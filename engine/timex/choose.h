// SPDX-License-Identifier: MIT
#pragma once
// timex/choose.h - which few of all rules are worth running at a token, learned as a text goes by.
//
//   "April"                 forty rules begin with a month
//   "April" [27]            twenty go on with two digits
//   "April" [27] "," [2026] "the"   two may still read this, whatever follows
//
// The ids of the next tokens lead down a tree. A node holds the rules that can read the tokens on
// its way, going by ids alone; it is made when a text first comes there and kept, since the same
// few ways come again and again. It ends where no rule looks further, or after kDeepest tokens.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

class Chooser {
 public:
  explicit Chooser(const Tables& tables);

  // Is it known that no rule reads both tokens? Mostly it is.
  [[nodiscard]] bool is_dead(Tokens tokens, std::size_t at) const {
    const Id second = id_at(tokens, at + 1);
    return (dead_[dead_of_[tokens[at].id] + second / 64] >> second % 64 & 1) != 0;
  }
  // By number, in the order of the grammar; good until the next call. Token `at` is one that some
  // rule can begin with (Mark::begins).
  std::span<const std::uint16_t> rules(Tokens tokens, std::size_t at);

 private:
  [[nodiscard]] Id id_at(Tokens tokens, std::size_t at) const {
    return at < tokens.size() ? tables_.read_as[tokens[at].id] : kUnknown;
  }
  [[nodiscard]] std::size_t dead_width() const { return tables_.read_as.size() / 64 + 1; }
  static constexpr std::size_t kDeepest = 12;
  // Short texts fill few cells; when a long one has filled half of the most there may be, all are
  // forgotten.
  static constexpr std::size_t kFewCells = 2048, kMostCells = 1U << 17U, kMostKept = 1U << 19U;
  struct Node {
    std::uint32_t begin = 0;  // in kept_
    std::uint16_t count = 0;
    bool goes_on = false;  // one more token may tell more
  };
  static constexpr std::uint32_t kDead = 1;  // the node of all ways that no rule reads
  // The node above and the token's id; shifted, and the node they lead to. No node: an empty cell.
  using Cell = std::uint64_t;
  static constexpr unsigned kNodeBits = 24;
  static constexpr Cell kNodeMask = (Cell{1} << kNodeBits) - 1;
  static_assert(kMostCells <= kNodeMask);

  void forget();
  void grow();
  [[nodiscard]] Cell& cell_for(std::uint64_t key);
  std::uint32_t root(Id first);
  std::uint32_t below(std::uint32_t above, std::uint64_t key);
  // Where reading may get to on the way: tokens, as bits; or kOpen, beyond its end; or kDone, the
  // rule's end.
  using Ends = std::uint16_t;
  static constexpr Ends kOpen = 1U << 14U, kDone = 1U << 15U;
  static_assert(kDeepest < 14);
  bool may_read(std::uint16_t rule);
  Ends ends(std::size_t step, std::size_t at);        // reading on from a step
  Ends onward(Ends begins, std::size_t step);         // from any of these tokens
  Ends through(std::size_t pattern, std::size_t at);  // that rules share; asked once for all
  [[nodiscard]] Ends taken(const Slot& slot, std::size_t at) const;
  [[nodiscard]] Ends counted(std::size_t at) const;
  [[nodiscard]] std::optional<std::int64_t> number_word(std::size_t at) const;
  [[nodiscard]] std::size_t behind_hyphen(std::size_t at) const {
    return at < length_ && ids_[at] == kSign + '-' ? at + 1 : at;
  }
  [[nodiscard]] Ends in_words(std::size_t at) const;
  [[nodiscard]] Ends ordinal(std::size_t at) const;
  [[nodiscard]] Ends year(std::size_t at) const;

  const Tables& tables_;
  std::vector<Node> nodes_;
  std::vector<std::uint16_t> kept_;
  std::vector<std::uint32_t> roots_;  // by id: a node, 0 for none yet
  // The ids behind an id that are known to be read by no rule, as bits; and by id, where its bits
  // begin. At 0 none is set: those of all ids of which nothing is known yet.
  std::vector<std::uint64_t> dead_;
  std::vector<std::uint32_t> dead_of_;
  std::vector<Cell> cells_;
  std::size_t filled_ = 0;  // of them
  bool full_ = false;

  struct Known {
    std::uint64_t key = 0;  // of the pattern, the token and the way
    Ends ends = 0;
  };
  std::array<Known, 512> known_{};
  std::uint32_t ways_ = 0;          // how many have been asked about
  std::array<Id, kDeepest> ids_{};  // the way
  std::size_t length_ = 0, fuel_ = 0;
  bool undecided_ = false;  // a rule came to the end of the way and would read on
};

}  // namespace inforce::timex
