// SPDX-License-Identifier: MIT
#include "ledger/json_line.h"

#include <bit>
#include <charconv>
#include <cstring>

namespace inforce::ledger {
namespace {

// The first quote or backslash in [p, end), or end.
const char* find_quote(const char* p, const char* end) {
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U, kHighs = 0x8080808080808080U;
    for (; end - p >= 8; p += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, p, 8);
      const std::uint64_t quote = word ^ (kOnes * '"'), slash = word ^ (kOnes * '\\');
      const std::uint64_t hit = (((quote - kOnes) & ~quote) | ((slash - kOnes) & ~slash)) & kHighs;
      if (hit != 0) return p + std::countr_zero(hit) / 8;
    }
  }
  while (p < end && *p != '"' && *p != '\\') ++p;
  return p;
}

void put_utf8(std::uint32_t code, std::string& out) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  }
}

}  // namespace

bool JsonLine::fail(const char* at, std::string_view why) {
  if (!fault_) fault_ = Fault{at, why};
  return false;
}

bool JsonLine::string(std::string_view& out) {
  const char* const begin = p_;
  p_ = find_quote(p_, end_);
  if (p_ == end_) return fail(begin - 1, "this string has no end");
  if (*p_ == '"') {
    out = {begin, static_cast<std::size_t>(p_++ - begin)};
    return true;
  }
  scratch_.assign(begin, p_);
  while (*p_ != '"') {
    if (!escape()) return false;
    const char* const plain = p_;
    p_ = find_quote(p_, end_);
    if (p_ == end_) return fail(begin - 1, "this string has no end");
    scratch_.append(plain, p_);
  }
  ++p_;
  out = scratch_;
  return true;
}

std::string_view JsonLine::word() {
  const char* const begin = p_;
  while (p_ < end_ && *p_ != ',' && *p_ != '}' && *p_ != ' ' && *p_ != '\t' && *p_ != '\r') ++p_;
  return {begin, static_cast<std::size_t>(p_ - begin)};
}

std::optional<std::uint32_t> JsonLine::hex4() {
  if (end_ - p_ < 4) return std::nullopt;
  std::uint32_t code = 0;
  const auto [stop, status] = std::from_chars(p_, p_ + 4, code, 16);
  if (status != std::errc{} || stop != p_ + 4) return std::nullopt;
  p_ += 4;
  return code;
}

bool JsonLine::escape() {  // at a backslash
  static constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  const char* const begin = p_++;
  const char letter = p_ < end_ ? *p_++ : '\0';
  if (letter == 'u') {
    std::optional<std::uint32_t> code = hex4();
    if (code && *code >= 0xD800 && *code < 0xDC00 && end_ - p_ >= 2 && p_[0] == '\\' &&
        p_[1] == 'u') {
      p_ += 2;
      const std::optional<std::uint32_t> low = hex4();
      const bool pair = low && *low >= 0xDC00 && *low < 0xE000;
      code =
          pair ? std::optional(0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00)) : std::nullopt;
    }
    if (!code || (*code >= 0xD800 && *code < 0xE000))
      return fail(begin, "this is no character of JSON");
    put_utf8(*code, scratch_);
    return true;
  }
  const std::size_t i = kLetters.find(letter);
  if (i == std::string_view::npos) return fail(begin, "JSON has no such escape");
  scratch_ += kMeanings[i];
  return true;
}

}  // namespace inforce::ledger
