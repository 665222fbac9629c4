// SPDX-License-Identifier: MIT
#pragma once
// timex/match.h - the longest rule that reads the tokens from a place on.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "timex/choose.h"
#include "timex/scan.h"
#include "timex/tables.h"
#include "timex/texts.h"

namespace inforce::timex {

inline constexpr std::size_t kParts = 5;  // expressions one rule may read: "May to June" is two

struct Match {
  const Rule* rule = nullptr;
  std::size_t begin = 0, end = 0;  // tokens
  // The tokens of each part; a rule without parts has one, the whole.
  struct Part {
    std::size_t begin = 0, end = 0;
    Fields fields;
  };
  std::array<Part, kParts> parts;
  std::size_t part_count = 0;
};

class Matcher {
 public:
  explicit Matcher(const Tables& tables) : tables_(tables), chooser_(tables) {}

  // The longest match at token `at`, which some rule can begin with (Mark::begins); among equals
  // the later pack, then the earlier rule. `free_from` is the first token that no earlier match has
  // taken; `texts`, which of the rules for some texts only are asked.
  bool match(Tokens tokens, std::size_t at, std::size_t free_from, const Texts& texts, Match& best);
  // Asked first: mostly it is known that no rule can.
  [[nodiscard]] bool may_match(Tokens tokens, std::size_t at) const {
    return !chooser_.is_dead(tokens, at);
  }

 private:
  struct Capture {
    Field field;
    std::uint8_t part;
    std::int64_t value;
  };
  static constexpr std::size_t kCaptures = 32;

  bool run(std::size_t step, std::size_t at, const Caller* caller);
  bool take(const Slot& slot, Field field, std::size_t step, std::size_t at, const Caller* caller);
  [[nodiscard]] bool descends(Field field, std::int64_t unit) const;
  [[nodiscard]] bool follows_year(Field field, std::int64_t value) const;
  [[nodiscard]] bool is_in_day(Field field, std::int64_t value) const;
  [[nodiscard]] bool ascends(const Slot& slot, Field field, std::int64_t value) const;
  bool accepts(std::size_t end);
  [[nodiscard]] bool spans_sentences(std::size_t end) const;
  [[nodiscard]] bool is_dash(std::size_t at) const;
  bool stands(const Beside& beside, std::size_t at, bool before) const;
  [[nodiscard]] const Token* token(std::size_t at) const {
    return at < tokens_.size() ? &tokens_[at] : nullptr;
  }

  const Tables& tables_;
  Chooser chooser_;
  Tokens tokens_;
  const Rule* rule_ = nullptr;
  std::size_t begin_ = 0, end_ = 0, fuel_ = 0;
  std::array<Capture, kCaptures> captures_;
  std::size_t captured_ = 0;
  std::uint8_t part_ = 0, parts_ = 0;
  std::array<std::size_t, kParts> part_begin_{}, part_end_{};
};

}  // namespace inforce::timex
