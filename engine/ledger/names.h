// SPDX-License-Identifier: MIT
#pragma once
// ledger/names.h - words to small numbers, in the order they are first seen.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inforce::ledger {

class Names {
 public:
  std::uint32_t add(std::string_view name);  // its number, old or new
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const {
    return std::string_view(bytes_).substr(offsets_[number],
                                           offsets_[number + 1] - offsets_[number]);
  }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(offsets_.size() - 1);
  }

  // Name i is bytes [offsets[i], offsets[i + 1]).
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] const std::vector<std::uint32_t>& offsets() const { return offsets_; }

 private:
  struct Slot {
    std::uint32_t hash = 0, number = kEmpty;
  };
  static constexpr std::uint32_t kEmpty = 0xFFFFFFFF;

  [[nodiscard]] std::size_t slot_of(std::string_view name, std::uint32_t hash) const;
  void grow();

  std::string bytes_;
  std::vector<std::uint32_t> offsets_ = {0};
  std::vector<Slot> slots_ = std::vector<Slot>(64);  // a power of two, at most half full
};

}  // namespace inforce::ledger
