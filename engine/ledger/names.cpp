// SPDX-License-Identifier: MIT
#include "ledger/names.h"

#include <cstring>

namespace inforce::ledger {
namespace {

std::uint32_t hash_of(std::string_view name) {
  std::uint64_t hash = 0x9E3779B97F4A7C15U ^ name.size();
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0xD6E8FEB86659FD93U;
    hash ^= hash >> 32;
  };
  while (name.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, name.data(), 8);
    mix(word);
    name.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  for (const char c : name) rest = (rest << 8) | static_cast<unsigned char>(c);
  mix(rest);
  return static_cast<std::uint32_t>(hash >> 16);
}

}  // namespace

std::size_t Names::slot_of(std::string_view name, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].number != kEmpty &&
         (slots_[i].hash != hash || (*this)[slots_[i].number] != name)) {
    i = (i + 1) & mask;
  }
  return i;
}

std::optional<std::uint32_t> Names::find(std::string_view name) const {
  const Slot& slot = slots_[slot_of(name, hash_of(name))];
  if (slot.number == kEmpty) return std::nullopt;
  return slot.number;
}

std::uint32_t Names::add(std::string_view name) {
  const std::uint32_t hash = hash_of(name);
  std::size_t i = slot_of(name, hash);
  if (slots_[i].number != kEmpty) return slots_[i].number;
  if (2 * (size() + 1) > slots_.size()) {
    grow();
    i = slot_of(name, hash);
  }
  slots_[i] = {hash, size()};
  bytes_ += name;
  offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  return slots_[i].number;
}

void Names::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number == kEmpty) continue;
    std::size_t i = slot.hash & mask;
    while (slots_[i].number != kEmpty) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace inforce::ledger
