// SPDX-License-Identifier: MIT
#include "timex/scan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <array>
#include <bit>
#include <cstring>

namespace inforce::timex {
namespace {

enum Class : std::uint8_t {
  blank,
  newline,
  letter,
  digit,
  sign,
  high
};  // the first two part words

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_digit = c >= '0' && c <= '9';
    classes[c] = c == '\n'               ? newline
                 : c <= ' ' || c == 0x7F ? blank
                 : is_letter             ? letter
                 : is_digit              ? digit
                 : c >= 0x80             ? high
                                         : sign;
  }
  return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

constexpr std::size_t kLongestWord = 24;                       // no word of a grammar is longer
constexpr std::size_t kLongParagraph = 1024, kLongest = 4096;  // tokens

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
      default:
        return byte(1) >= 0xA0 && byte(1) <= 0xBF ? Special{'*', 2, 0} : Special{0, 0, 0};
    }
  }
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

// The first byte from `at` that cannot belong to a word.
const char* word_end(const char* at, const char* end) {
#if defined(__SSE2__)
  while (end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i above = _mm_cmpgt_epi8(folded, _mm_set1_epi8('a' - 1));
    const __m128i below = _mm_cmpgt_epi8(_mm_set1_epi8('z' + 1), folded);
    const int letters = _mm_movemask_epi8(_mm_and_si128(above, below));
    if (letters != 0xFFFF) {
      at += std::countr_zero(~static_cast<unsigned>(letters));
      break;
    }
    at += 16;
  }
#endif
  while (at < end) {
    const std::uint8_t kind = kClasses[static_cast<unsigned char>(*at)];
    if (kind == high) {
      if (special(at, end).length != 0) break;
    } else if (kind != letter) {
      break;
    }
    ++at;
  }
  return at;
}

constexpr std::uint64_t kSmall = 0x2020202020202020ULL;  // makes letters lower-case

// Up to eight bytes as one number, the rest zero, every letter in lower case.
std::uint64_t folded_bytes(const char* at, std::size_t length, const char* end) {
  std::uint64_t bytes = 0;
  if (end - at >= 8) {
    std::memcpy(&bytes, at, 8);
    const unsigned unused = length < 8 ? 8 * (8 - static_cast<unsigned>(length)) : 0;
    if constexpr (std::endian::native == std::endian::little)
      return ((bytes | kSmall) << unused) >> unused;
  }
  bytes = 0;
  std::memcpy(&bytes, at, length < 8 ? length : 8);
  if (length >= 8) return bytes | kSmall;
  std::uint64_t small = 0;
  std::memcpy(&small, &kSmall, length);
  return bytes | small;
}

bool same_folded(const char* text, std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (static_cast<char>(text[i] | 0x20) != word[i]) return false;
  }
  return true;
}

std::string folded(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = static_cast<char>(c | 0x20);
  return out;
}

const char* number(Token& token, const char* at, const char* end) {
  std::uint32_t value = 0;
  std::size_t digits = 0;
  for (; at < end && kClasses[static_cast<unsigned char>(*at)] == Class::digit; ++at, ++digits) {
    if (digits < 9) value = value * 10 + static_cast<std::uint32_t>(*at - '0');
  }
  token.flags |= Token::number;
  token.value = digits > 9 ? 0xFFFFFFFFU : value;
  token.digits = static_cast<std::uint8_t>(digits < 200 ? digits : 200);
  token.id = static_cast<Id>(kNumber + (digits < 5 ? digits : 5) - 1);
  return at;
}

}  // namespace

inline WordTable::Key WordTable::key(const char* word, std::size_t length, const char* end) {
  return {folded_bytes(word, length, end), length > 8 ? folded_bytes(word + length - 8, 8, end) : 0,
          length};
}

inline std::uint64_t WordTable::hash(const Key& key) {
  const std::uint64_t mixed =
      (key.head ^ (key.tail * 0x9E3779B97F4A7C15ULL) ^ key.length) * 0xD6E8FEB86659FD93ULL;
  return mixed ^ (mixed >> 32);
}

Id WordTable::find(std::string_view word, const char* end) const {
  if ((lengths_[beginning(word)] >> (word.size() & 31U) & 1U) == 0) return kUnknown;
  const Key wanted = key(word.data(), word.size(), end);
  const std::uint64_t code = hash(wanted);
  const std::size_t mask = cells_.size() - 1;
  const auto tag = static_cast<std::uint16_t>(code >> 48 | 1U);
  for (std::size_t at = code & mask;; at = (at + 1) & mask) {
    const Cell& cell = cells_[at];
    if (cell.tag == 0) return kUnknown;
    if (cell.tag != tag || !(keys_[cell.id - kFirstWord] == wanted)) continue;
    if (word.size() <= 16 || same_folded(word.data(), words_[cell.id - kFirstWord])) return cell.id;
  }
}

void WordTable::put(std::uint64_t code, Id id) {
  const std::size_t mask = cells_.size() - 1;
  std::size_t at = code & mask;
  while (cells_[at].tag != 0) at = (at + 1) & mask;
  cells_[at] = {static_cast<std::uint16_t>(code >> 48 | 1U), id};
}

Id WordTable::add(std::string_view word) {
  const char* const end = word.data() + word.size();
  if (const Id known = find(word, end); known != kUnknown) return known;
  words_.push_back(folded(word));
  lengths_[beginning(word)] |= 1U << (word.size() & 31U);
  keys_.push_back(key(word.data(), word.size(), end));
  const auto id = static_cast<Id>(kFirstWord + words_.size() - 1);
  if (words_.size() * 4 <= cells_.size()) {
    put(hash(keys_.back()), id);
    return id;
  }
  cells_.assign(cells_.size() * 2, Cell{});
  for (std::size_t i = 0; i < keys_.size(); ++i)
    put(hash(keys_[i]), static_cast<Id>(kFirstWord + i));
  return id;
}

// The word up to `word_end`; the text goes on to `end`.
inline void Scanner::word(Token& token, const char* word, const char* word_end,
                          const char* end) const {
  const auto length = static_cast<std::size_t>(word_end - word);
  const auto first = static_cast<unsigned char>(*word);
  unsigned flags = Token::word;
  if ((first >= 'A' && first <= 'Z') || first >= 0x80) {
    flags |= Token::capital;
    if (((word[length - 1] | word[length > 1 ? 1 : 0]) & 0x20) == 0) flags |= Token::upper;
  }
  token.flags |= static_cast<std::uint8_t>(flags);
  if (length <= kLongestWord) token.id = words_.find({word, length}, end);
}

bool Scanner::next(std::vector<Token>& tokens) {
  tokens.clear();
  const char* const text = text_.data();
  const char* const end = text + text_.size();
  const char* at = text + at_;
  std::size_t count = 0;
  std::uint8_t flags = 0;  // of the next token
  int lines = 0;
  while (at < end) {
    const auto byte = static_cast<unsigned char>(*at);
    Class kind = static_cast<Class>(kClasses[byte]);
    Special other{static_cast<char>(byte), 1, 0};
    if (kind == high) {
      other = special(at, end);
      kind = other.length == 0 ? letter : other.as == ' ' ? blank : sign;
    }
    if (kind <= newline) {
      if (kind == newline && ++lines == 2 && count > 0) break;
      at += other.length;
      flags = lines > 0 ? Token::line : 0;
      continue;
    }
    if (count >= kLongParagraph && flags != Token::glued &&
        (tokens.back().is_sign('.') || count >= kLongest)) {
      break;
    }
    Token token;
    const char* const begin = at;
    token.flags = flags;
    if (kind == letter) {
      at = word_end(at + 1, end);
      word(token, begin, at, end);
    } else if (kind == digit) {
      at = number(token, at, end);
    } else {
      token.flags |= Token::sign;
      token.id = other.fraction != 0
                     ? kFraction
                     : static_cast<Id>(kSign + static_cast<unsigned char>(other.as));
      token.value = other.fraction;
      at += other.length;
    }
    token.begin = static_cast<std::uint32_t>(begin - text);
    token.end = static_cast<std::uint32_t>(at - text);
    tokens.push_back(token);
    ++count;
    lines = 0;
    flags = Token::glued;
    if (at < end && *at == ' ') {  // so it goes on mostly
      ++at;
      flags = 0;
    }
  }
  at_ = static_cast<std::size_t>(at - text);
  return count > 0;
}

}  // namespace inforce::timex
