// SPDX-License-Identifier: MIT
#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace inforce {
namespace {

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// U+00C0..U+00FF without their accents; a blank stands for a sign that is no letter.
constexpr std::string_view kLatin1 =
    "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy";

// U+0100..U+017F likewise.
constexpr std::string_view kLatinA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

// Length of the well-formed UTF-8 sequence at the start of `bytes`; 0 when there is none.
std::size_t utf8_length(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || bytes.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const unsigned char second = byte(1);
  if (lead == 0xE0 && second < 0xA0) return 0;  // over-long
  if (lead == 0xED && second > 0x9F) return 0;  // a surrogate
  if (lead == 0xF0 && second < 0x90) return 0;  // over-long
  if (lead == 0xF4 && second > 0x8F) return 0;  // beyond U+10FFFF
  return length;
}

// What a sequence of two bytes stands for.
int two_byte_code(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  return ((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F);
}

// A Latin letter without its accents; a blank: it is none that has them.
char plain_letter(int code) {
  if (code >= 0xC0 && code <= 0xFF) return kLatin1[static_cast<std::size_t>(code - 0xC0)];
  if (code >= 0x100 && code <= 0x17F) return kLatinA[static_cast<std::size_t>(code - 0x100)];
  return ' ';
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const std::size_t length = utf8_length(bytes.substr(i));
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  std::size_t tails = 0, at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {  // a tail is 10xxxxxx
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, 8);
    tails += static_cast<std::size_t>(std::popcount((eight >> 7U) & ~(eight >> 6U) & kOnes));
  }
  for (; at < bytes.size(); ++at) tails += (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
  return bytes.size() - tails;
}

std::string slug(std::string_view words) {
  std::string out;
  bool gap = false;
  const auto put = [&](char c) {
    if (gap && !out.empty()) out += '-';
    gap = false;
    out += c;
  };
  for (std::size_t i = 0; i < words.size();) {
    const auto c = static_cast<unsigned char>(words[i]);
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') {
        put(static_cast<char>(c - 'A' + 'a'));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        put(static_cast<char>(c));
      } else if (c != '\'') {
        gap = true;
      }
      ++i;
      continue;
    }
    const std::size_t length = utf8_length(words.substr(i));
    if (length == 2) {
      const int code = two_byte_code(words.substr(i));
      const char plain = plain_letter(code);
      if (plain == ' ') {
        gap = true;
      } else {
        put(plain);
      }
    } else if (words.substr(i, 3) != "\u2019") {
      gap = true;
    }
    i += length == 0 ? 1 : length;
  }
  return out;
}

bool is_decimal(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
  return std::count(text.begin(), text.end(), '.') <= 1 &&
         std::all_of(text.begin(), text.end(), [&](char c) { return is_digit(c) || c == '.'; });
}

bool is_id(std::string_view word) {
  constexpr std::size_t kLongest = 200;
  return !word.empty() && word.size() <= kLongest &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return static_cast<unsigned char>(c) > ' ' && c != '/' && c != 0x7F;
         });
}

bool is_attribute_name(std::string_view word) {
  constexpr std::size_t kLongest = 64;
  return !word.empty() && word.size() <= kLongest &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

bool begins_with_capital(std::string_view word) {
  if (word.empty()) return false;
  if (static_cast<unsigned char>(word[0]) < 0x80) return word[0] >= 'A' && word[0] <= 'Z';
  if (utf8_length(word) != 2) return false;
  const int code = two_byte_code(word);
  const auto within = [&](int first, int last) { return code >= first && code <= last; };
  // Pairs of a capital and its small letter, the capital on an even or on an odd number.
  const bool even = within(0x100, 0x137) || within(0x14A, 0x177) || within(0x218, 0x21B);
  const bool odd = within(0x139, 0x148) || within(0x179, 0x17E);
  if (even || odd) return (code % 2 == 0) == even;
  return (within(0xC0, 0xDE) && code != 0xD7) || code == 0x178 || within(0x386, 0x38F) ||
         within(0x391, 0x3AB) || within(0x400, 0x42F);
}

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string counted(std::size_t n, std::string_view thing) {
  std::string words = std::to_string(n);
  words.append(" ").append(thing);
  if (n != 1) words += 's';
  return words;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    if (!is_space(c)) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

std::string folded(std::string_view words) {
  std::string key;
  append_folded(key, trim(words));
  return key;
}

void append_folded(std::string& key, std::string_view words) {
  std::size_t end = key.size();
  key.resize(end + words.size());
  for (const char c : words) {
    if (!is_space(c)) {
      key[end++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (end > 0 && key[end - 1] != ' ') {
      key[end++] = ' ';
    }
  }
  key.resize(end);
}

void append_escaped(std::string& out, std::string_view text, Markup place) {
  const auto name_of = [place](char c) -> std::string_view {
    switch (c) {
      case '&':
        return "&amp;";
      case '<':
        return "&lt;";
      case '>':
        return "&gt;";
      case '"':
        return place == Markup::attribute ? "&quot;" : "";
      case '\'':
        return place == Markup::attribute ? "&#39;" : "";
      case '\r':
        return "&#13;";  // readers turn a bare one into a line break
      case '\n':
      case '\t':
        return "";
      default:
        return static_cast<unsigned char>(c) < 0x20 || c == '\x7f' ? "\xEF\xBF\xBD" : "";
    }
  };
  for (const char c : text) {
    const std::string_view name = name_of(c);
    if (name.empty()) {
      out += c;
    } else {
      out += name;
    }
  }
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::size_t thousands_blank(std::string_view text, std::size_t at) {
  constexpr std::size_t kGroup = 3;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const std::string_view rest = text.substr(std::min(at, text.size()));
  for (const std::string_view blank : {" ", "\u00A0", "\u202F"}) {
    if (!rest.starts_with(blank)) continue;
    const std::string_view group = rest.substr(blank.size());
    if (group.size() < kGroup || !std::all_of(group.begin(), group.begin() + kGroup, is_digit))
      return 0;
    const std::string_view behind = group.substr(kGroup);
    const bool goes_on = !behind.empty() && (is_digit(behind[0]) || behind[0] == '-' ||
                                             behind[0] == '/' || is_letter(behind[0]));
    return goes_on ? 0 : blank.size();
  }
  return 0;
}

}  // namespace inforce
