// SPDX-License-Identifier: MIT
#include "timex/scan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <array>
#include <bit>

namespace inforce::timex {
namespace {

// What a byte begins, as flags of a token: of a word, a number or a sign, of a line or of nothing.
constexpr std::uint8_t kHigh = 128;  // beyond ASCII: mostly a letter

constexpr std::uint8_t kind_of_byte(std::size_t c) {
  if (c == '\n') return Token::line;
  if (c <= ' ' || c == 0x7F) return 0;
  if (c >= 'A' && c <= 'Z') return Token::word | Token::capital;
  if (c >= 'a' && c <= 'z') return Token::word;
  if (c >= '0' && c <= '9') return Token::number;
  return c >= 0x80 ? kHigh : std::uint8_t{Token::sign};
}
constexpr std::array<std::uint8_t, 256> make_kinds() {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 0; c < 256; ++c) kinds[c] = kind_of_byte(c);
  return kinds;
}
constexpr std::array<std::uint8_t, 256> kKinds = make_kinds();

std::uint8_t kind_of(char c) { return kKinds[static_cast<unsigned char>(c)]; }

// Tokens. A long paragraph ends with a sentence, the longest between two tokens that do not touch,
// and what goes on without a blank is cut where it must be.
constexpr std::size_t kLongParagraph = 1024, kLongest = 4096, kLongestGlued = 16384;

// A character beyond ASCII that is not a letter: the ASCII sign or blank it stands for, 0 for a
// letter.
struct Special {
  char as;
  std::uint8_t length;
  std::uint8_t fraction;  // hundredths, of a half or a quarter
};
Special special(const char* at, const char* end) {
  const auto byte = [&](int i) { return at + i < end ? static_cast<unsigned char>(at[i]) : 0U; };
  if (byte(0) == 0xC2) {
    switch (byte(1)) {
      case 0xA0:
        return {' ', 2, 0};
      case 0xAB:
      case 0xBB:
        return {'"', 2, 0};
      case 0xBC:
        return {0, 2, 25};
      case 0xBD:
        return {0, 2, 50};
      case 0xBE:
        return {0, 2, 75};
      case 0xA2:
      case 0xA3:
      case 0xA4:
      case 0xA5:
        return {'$', 2, 0};
      case 0xA7:  // of sections and paragraphs
      case 0xB6:
        return {'#', 2, 0};
      default:
        return byte(1) >= 0xA0 && byte(1) <= 0xBF ? Special{'*', 2, 0} : Special{0, 0, 0};
    }
  }
  if ((byte(2) & 0xC0) != 0x80) return {0, 0, 0};  // no UTF-8
  if (byte(0) == 0xE2 && byte(1) == 0x80) {
    const unsigned last = byte(2);
    if (last <= 0x8B || last == 0xA8 || last == 0xA9 || last == 0xAF) return {' ', 3, 0};
    if (last >= 0x90 && last <= 0x95) return {'-', 3, 0};
    if (last >= 0x98 && last <= 0x9B) return {'\'', 3, 0};
    if (last >= 0x9C && last <= 0x9F) return {'"', 3, 0};
    return {'*', 3, 0};
  }
  if (byte(0) == 0xE2 && byte(1) == 0x82) return {'$', 3, 0};  // currencies
  if (byte(0) == 0xE2 && byte(1) == 0x88 && byte(2) == 0x92) return {'-', 3, 0};
  if (byte(0) == 0xE3 && byte(1) == 0x80) return {byte(2) == 0x80 ? ' ' : '*', 3, 0};
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return {' ', 3, 0};
  return {0, 0, 0};
}

const char* far_word_end(const char* at, const char* end) {
  for (; at < end; ++at) {
    const std::uint8_t kind = kind_of(*at);
    if (kind == kHigh ? special(at, end).length != 0 : (kind & Token::word) == 0) break;
  }
  return at;
}

// The first byte from `at` that cannot belong to a word.
inline const char* word_end(const char* at, const char* end) {
#if defined(__SSE2__)
  if (end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i above = _mm_cmpgt_epi8(folded, _mm_set1_epi8('a' - 1));
    const __m128i below = _mm_cmpgt_epi8(_mm_set1_epi8('z' + 1), folded);
    const int letters = _mm_movemask_epi8(_mm_and_si128(above, below));
    at += std::countr_zero(~static_cast<unsigned>(letters));  // 16 where all are
    if (letters != 0xFFFF && static_cast<signed char>(*at) >= 0) return at;
  }
#endif
  return far_word_end(at, end);
}

inline const char* number(Token& token, const char* at, const char* end) {
  std::uint32_t value = 0;
  std::size_t digits = 0;
  for (; at < end && kind_of(*at) == Token::number; ++at, ++digits) {
    if (digits < 9) value = value * 10 + static_cast<std::uint32_t>(*at - '0');
  }
  token.value = digits > 9 ? 0xFFFFFFFFU : value;
  token.digits = static_cast<std::uint8_t>(digits < 200 ? digits : 200);
  token.id = static_cast<Id>(kNumber + (digits < 5 ? digits : 5) - 1);
  return at;
}

}  // namespace

Tokens Scanner::next(std::vector<Token>& room) {
  if (room.empty()) room.resize(16);
  const char* const text = text_.data();
  const char* const end = text + text_.size();
  const char* at = text + at_;
  Token* next = room.data();
  const Token* full = next + std::min(room.size(), kLongParagraph);
  unsigned flags = 0;  // of the next token
  int lines = 0;
  while (at < end) {
    std::uint8_t kind = kind_of(*at);
    Special sign{*at, 1, 0};
    if (kind == kHigh) [[unlikely]] {
      sign = special(at, end);
      kind = sign.length == 0 ? Token::word | Token::capital : sign.as == ' ' ? 0 : Token::sign;
    }
    if (kind < Token::word) {
      if (kind == Token::line && ++lines == 2 && next != room.data()) break;
      at += sign.length;
      flags = lines > 0 ? Token::line : 0;
      continue;
    }
    if (next == full) [[unlikely]] {
      const auto count = static_cast<std::size_t>(next - room.data());
      const bool may_end = count >= kLongParagraph && flags != Token::glued;
      const bool begins = (kind & Token::capital) != 0 || flags == Token::line;
      const bool sentence = next[-1].is_sign('.') && begins;
      if ((may_end && (sentence || count >= kLongest)) || count >= kLongestGlued) break;
      if (count == room.size()) room.resize(2 * count);
      next = room.data() + count;
      full =
          count < kLongParagraph ? room.data() + std::min(room.size(), kLongParagraph) : next + 1;
    }
    const char* const begin = at;
    Token& token = *next++;
    token.begin = static_cast<std::uint32_t>(begin - text);
    token.value = 0;
    token.digits = 0;
    flags |= kind;
    if ((kind & Token::word) != 0) {
      at = word_end(at + 1, end);
      const auto length = static_cast<std::size_t>(at - begin);
      // The last letter and the second tell whether all are capitals.
      static_assert(Token::upper == Token::capital << 1 && Token::upper == 0x20 >> 3);
      const unsigned small = static_cast<unsigned char>(at[-1] | begin[length > 1 ? 1 : 0]);
      flags |= (flags & Token::capital) << 1 & ~(small >> 3);
      token.id = words_.find({begin, length}, end);
    } else if (kind == Token::number) {
      at = number(token, at, end);
    } else {
      token.id = sign.fraction != 0 ? kFraction
                                    : static_cast<Id>(kSign + static_cast<unsigned char>(sign.as));
      token.value = sign.fraction;
      at += sign.length;
    }
    token.flags = static_cast<std::uint8_t>(flags);
    token.end = static_cast<std::uint32_t>(at - text);
    lines = 0;
    flags = Token::glued;
    if (at < end && *at == ' ') {  // so it goes on mostly
      ++at;
      flags = 0;
    }
  }
  at_ = static_cast<std::size_t>(at - text);
  return {room.data(), next};
}

}  // namespace inforce::timex
