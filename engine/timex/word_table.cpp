// SPDX-License-Identifier: MIT
#include "timex/word_table.h"

namespace inforce::timex {
namespace {

constexpr int kMostTurns = 64;  // words sent on, before there must be more cells
constexpr std::size_t kMostCells = 1U << 16U;

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = static_cast<char>(c | 0x20);
  return out;
}

}  // namespace

WordTable::Key WordTable::key(std::string_view word) {
  const auto bytes = [](std::string_view part) {
    std::uint64_t read = 0, small = 0;
    std::memcpy(&read, part.data(), part.size());
    std::memcpy(&small, &kSmall, part.size());
    return read | small;
  };
  const std::string_view head = word.substr(0, kHead);
  return {bytes(head), bytes(word.substr(head.size()))};
}

Id WordTable::find_long(std::string_view word) const {
  if (long_words_.empty()) return kUnknown;
  const auto known = long_words_.find(lower(word));
  return known == long_words_.end() ? kUnknown : known->second;
}

// A word that finds both its cells taken sends another to its other one. Words with the same cells
// and the same tag could not be told apart. Where one finds no place, some word has none.
bool WordTable::put(Id id) {
  for (int turn = 0; turn < kMostTurns; ++turn) {
    const Place place = place_of(keys_[id]);
    Cell& one = cells_[place.one];
    Cell& other = cells_[place.other];
    if ((one ^ place.tag) < kTag || (other ^ place.tag) < kTag) return false;
    Cell& taken = one == 0 || (other != 0 && turn % 2 == 0) ? one : other;
    const auto sent = static_cast<Id>(taken);
    taken = place.tag | id;
    if (sent == kUnknown) return true;
    id = sent;
  }
  return false;
}

bool WordTable::put_all() {
  cells_.assign(mask_ + 1, Cell{});
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].size() <= kShort && !put(static_cast<Id>(kFirstWord + i))) return false;
  }
  return true;
}

Id WordTable::add(std::string_view word) {
  const char* const end = word.data() + word.size();
  if (const Id known = find(word, end); known != kUnknown) return known;
  if (words_.size() == kMost) return kUnknown;
  const auto id = static_cast<Id>(kFirstWord + words_.size());
  words_.push_back(lower(word));
  keys_.emplace_back();
  if (word.size() > short_) {
    long_words_.emplace(words_.back(), id);
    return id;
  }
  keys_.back() = key(word, end);
  bool fits = words_.size() * 2 <= cells_.size() && put(id);
  while (!fits && mask_ < kMostCells) {
    mask_ = mask_ * 2 + 1;
    fits = put_all();
  }
  if (!fits) {  // made to clash
    short_ = 0;
    for (std::size_t i = 0; i < words_.size(); ++i)
      long_words_.emplace(words_[i], static_cast<Id>(kFirstWord + i));
  }
  return id;
}

}  // namespace inforce::timex
