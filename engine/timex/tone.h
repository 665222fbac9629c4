// SPDX-License-Identifier: MIT
#pragma once
// timex/tone.h - what a paragraph sounds like.
//
//   "lol @ken i am in at 8 #now"        chats: its hours are bare, "playing til 4"
//   "K. Ur (i) ken@example.org"         does not
//   "He fumbled in the fourth quarter"  plays: its quarters are none of the year
//
// Few rules ask, so a paragraph is looked through only when one does.
#include <optional>

#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

class Tone {
 public:
  explicit Tone(const Tables& tables) : tables_(tables) {}

  void begin(Tokens paragraph) {
    paragraph_ = paragraph;
    chats_.reset();
    plays_.reset();
  }
  [[nodiscard]] bool chats();
  [[nodiscard]] bool plays();

 private:
  [[nodiscard]] bool is_marked(std::size_t at, unsigned mark) const {
    return (tables_.marks[paragraph_[at].id] & mark) != 0;
  }
  [[nodiscard]] bool is_sign_of_chat(std::size_t at) const;
  [[nodiscard]] bool is_small_only(const Token& token) const;

  const Tables& tables_;
  Tokens paragraph_;
  std::optional<bool> chats_, plays_;
};

}  // namespace inforce::timex
