// SPDX-License-Identifier: MIT
#pragma once
// timex/chat.h - is a text written as messages are? Its hours are bare, then: "playing til 4".
//
//   "lol @ken i am in at 8 #now"   yes
//   "K. Ur (i) ken@example.org"    no
//
// Few rules ask, so a paragraph is looked through only when one does.
#include <optional>

#include "timex/scan.h"
#include "timex/tables.h"

namespace inforce::timex {

class Chat {
 public:
  explicit Chat(const Tables& tables) : tables_(tables) {}

  void begin(Tokens paragraph) {
    paragraph_ = paragraph;
    chats_.reset();
  }
  [[nodiscard]] bool chats();

 private:
  [[nodiscard]] bool is_sign(std::size_t at) const;

  const Tables& tables_;
  Tokens paragraph_;
  std::optional<bool> chats_;
};

}  // namespace inforce::timex
