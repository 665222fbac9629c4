// SPDX-License-Identifier: MIT
#pragma once
// timex/word_table.h - the words a grammar knows, by their bytes in lower case.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace inforce::timex {

// Every token has an id: unknown words 0, numbers by how many digits, signs by their byte, known
// words.
using Id = std::uint16_t;
inline constexpr Id kUnknown = 0;
inline constexpr Id kNumber = 1;    // kNumber + digits - 1, up to five and more
inline constexpr Id kFraction = 6;  // one character: a half, a quarter, three quarters
inline constexpr Id kSign = 8;      // kSign + byte
inline constexpr Id kFirstWord = kSign + 128;

// Words of up to 16 bytes stand in one of two cells that their bytes name, so that looking one up
// takes no turn that depends on the word, which a processor could only guess. Longer ones are few.
class WordTable {
 public:
  // In lower case; gives the id it has, kUnknown for one word more than there are ids.
  Id add(std::string_view word);
  static constexpr std::size_t kMost = 0xFFFF - kFirstWord;  // the last id stands for no word
  // `end` is where the text ends that the word stands in: reading on is faster than stopping.
  [[nodiscard]] Id find(std::string_view word, const char* end) const {
    if (word.size() > short_) [[unlikely]]
      return find_long(word);
    const Key wanted = key(word, end);
    const Place place = place_of(wanted);
    // Where the tag is the same, only the id is left; one of them at most has it.
    const Cell one = cells_[place.one] ^ place.tag, other = cells_[place.other] ^ place.tag;
    const Cell least = std::min(one, other);
    const Id id = static_cast<Id>(least & all_if(least < kTag));
    return static_cast<Id>(id & all_if(keys_[id] == wanted));
  }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view word(Id id) const { return words_[id - kFirstWord]; }

 private:
  static constexpr std::size_t kHead = 8, kShort = 16;
  static constexpr std::uint64_t kSmall = 0x2020202020202020ULL;  // makes letters lower-case

  // The bytes of a short word with case folded, and zeros.
  struct Key {
    std::uint64_t head = 0, tail = 0;
    bool operator==(const Key& o) const { return ((head ^ o.head) | (tail ^ o.tail)) == 0; }
  };
  // A tag that tells most words apart, never 0, and the id: 0 in an empty cell.
  using Cell = std::uint32_t;
  static constexpr Cell kTag = 1U << 16U;
  struct Place {
    std::size_t one, other;  // either tells the other, with the tag
    Cell tag;
  };

  static Cell all_if(bool holds) { return -static_cast<Cell>(holds); }
  static Key key(std::string_view word, const char* end) {
    if (std::endian::native != std::endian::little || end - word.data() < 8) [[unlikely]]
      return key(word);
    const std::size_t size = word.size();
    const std::size_t up_to = std::min(size, kHead), least = std::max(size, kHead);
    const std::size_t unused = 8 * (kHead - up_to), shared = 8 * (kShort - least) % 64;
    std::uint64_t head = 0, tail = 0;
    std::memcpy(&head, word.data(), kHead);
    std::memcpy(&tail, word.data() + least - kHead, kHead);
    return {(head | kSmall) << unused >> unused,
            (tail | kSmall) >> shared & -std::uint64_t{size > kHead}};
  }
  static Key key(std::string_view word);
  [[nodiscard]] Place place_of(const Key& key) const {
    const std::uint64_t product =
        (key.head ^ (key.tail * 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL;
    const std::uint64_t mixed = product ^ (product >> 32);
    const Cell tag = (static_cast<Cell>(product >> 32) | kTag) & ~(kTag - 1);
    return {mixed & mask_, (mixed ^ tag >> 15) & mask_, tag};
  }
  [[nodiscard]] Id find_long(std::string_view word) const;
  [[nodiscard]] bool put(Id id);
  [[nodiscard]] bool put_all();

  std::size_t short_ = kShort;  // up to this length words are in cells
  std::size_t mask_ = 1023;
  std::vector<Cell> cells_ = std::vector<Cell>(mask_ + 1);
  std::vector<Key> keys_ = std::vector<Key>(kFirstWord);  // by id
  std::vector<std::string> words_;
  std::map<std::string, Id, std::less<>> long_words_;
};

}  // namespace inforce::timex
