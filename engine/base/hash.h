// SPDX-License-Identifier: MIT
#pragma once
// base/hash.h - a fast hash of short words, the same on every machine of one byte order. Not for
// what strangers could choose in masses: it has no seed.
#include <cstdint>
#include <cstring>
#include <string_view>

namespace inforce {

[[nodiscard]] inline std::uint64_t hash_word(std::string_view word) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15;
  std::uint64_t hash = word.size() * kMix;
  const auto mix = [&hash](std::uint64_t part) {
    hash = (hash ^ part) * kMix;
    hash ^= hash >> 32;
  };
  while (word.size() >= 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, word.data(), 8);
    mix(part);
    word.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  for (const char c : word) rest = rest << 8 | static_cast<unsigned char>(c);
  mix(rest);
  return hash;
}

}  // namespace inforce
