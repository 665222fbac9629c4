// SPDX-License-Identifier: MIT
#include "timex/tone.h"

#include "timex/meaning.h"

namespace inforce::timex {
namespace {

constexpr std::int64_t kSmallOnly = 1;  // of the class `chat`: a sign of it without a capital

}  // namespace

// "Lol", "i am", "@ken", "@ the pub" and "#now"; but no address, no number, no "Ur" and no "(i)".
bool Tone::is_sign_of_chat(std::size_t at) const {
  const Token& token = paragraph_[at];
  const bool last = at + 1 == paragraph_.size();
  if (token.is(Token::word)) {
    const std::size_t length = token.end - token.begin;
    if (length == 1)
      return !token.is(Token::capital) && !last && paragraph_[at + 1].is(Token::word);
    if (token.is(Token::capital) && is_small_only(token)) return false;  // "sunday"
    return length > 2 || !token.is(Token::capital);
  }
  const bool begins = !token.is(Token::glued) || paragraph_[at - 1].is(Token::sign);
  const bool joined = !last && paragraph_[at + 1].is(Token::glued);
  return begins && !last && paragraph_[at + 1].is(Token::word) && (joined || token.is_sign('@'));
}

bool Tone::is_small_only(const Token& token) const {
  const Entry* entry = find_entry(tables_, token, tables_.chat);
  return entry != nullptr && entry->value == kSmallOnly;
}

bool Tone::chats() {
  if (!chats_) {
    chats_ = false;
    for (std::size_t at = 0; !*chats_ && at < paragraph_.size(); ++at)
      chats_ = is_marked(at, Mark::chat) && is_sign_of_chat(at);
  }
  return *chats_;
}

bool Tone::plays() {
  if (!plays_) {
    plays_ = false;
    for (std::size_t at = 0; !*plays_ && at < paragraph_.size(); ++at)
      plays_ = is_marked(at, Mark::game) &&
               read_meaning(tables_, paragraph_, at, tables_.game).has_value();
  }
  return *plays_;
}

}  // namespace inforce::timex
