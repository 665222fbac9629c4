// SPDX-License-Identifier: MIT
#pragma once
// base/span.h - where words stand: bytes [begin, end) of a document's UTF-8 text.
#include <cstdint>
#include <string_view>

namespace inforce {

struct Span {
  std::uint32_t begin = 0, end = 0;  // half-open

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool covers(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
    return text.substr(begin, size());
  }
  bool operator==(const Span&) const = default;
};

}  // namespace inforce
