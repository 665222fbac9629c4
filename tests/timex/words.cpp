// SPDX-License-Identifier: MIT
#include <bit>
#include <catch2/catch.hpp>
#include <cstring>
#include <set>
#include <string>

#include "timex/word_table.h"

namespace inforce::timex {
namespace {

Id find(const WordTable& table, const std::string& text, std::size_t begin, std::size_t size) {
  return table.find({text.data() + begin, size}, text.data() + text.size());
}

// So many different words of 1 to 24 letters, the same at each run.
std::set<std::string> make_words(std::size_t count) {
  std::set<std::string> words;
  std::uint32_t state = 1;
  const auto draw = [&](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % below;
  };
  while (words.size() < count) {
    std::string word(1 + draw(24), 'a');
    for (char& c : word) c = static_cast<char>('a' + draw(26));
    words.insert(word);
  }
  return words;
}

// Words of sixteen bytes that have the same cells and tag, however many cells there are: made for
// the way word_table.h mixes bytes, with its constants.
std::set<std::string> make_clashing(std::size_t count) {
  constexpr std::uint64_t kSmall = 0x2020202020202020ULL, kMix = 0x9E3779B97F4A7C15ULL;
  std::set<std::string> words;
  const std::uint64_t sum = kSmall ^ (kSmall * kMix);
  for (std::uint64_t i = 0; words.size() < count; ++i) {
    const std::uint64_t tail = kSmall | (i & 31U) | (i >> 5U & 31U) << 8U | i >> 10U << 16U;
    const std::uint64_t head = sum ^ (tail * kMix);
    if ((head & kSmall) != kSmall || (tail & kSmall) != kSmall) continue;
    std::string word(16, '\0');
    std::memcpy(word.data(), &head, 8);
    std::memcpy(word.data() + 8, &tail, 8);
    words.insert(word);
  }
  return words;
}

void check_all_found(const std::set<std::string>& words) {
  WordTable table;
  std::set<Id> ids;
  for (const std::string& word : words) ids.insert(table.add(word));
  REQUIRE(table.size() == words.size());
  CHECK(ids.size() == words.size());
  for (const std::string& word : words) {
    const Id id = table.add(word);
    CHECK(table.word(id) == word);
    CHECK(find(table, word, 0, word.size()) == id);
    CHECK(find(table, "of " + word + ", and so on", 3, word.size()) == id);
  }
  CHECK(table.size() == words.size());
}

}  // namespace

TEST_CASE("Words are found in any case, wherever they stand; no others are", "[timex]") {
  const std::set<std::string> words = make_words(5000);
  check_all_found(words);
  WordTable table;
  for (const std::string& word : words) table.add(word);
  for (const std::string& word : words) {
    std::string upper = word;
    for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
    CHECK(find(table, upper, 0, upper.size()) == table.add(word));
    for (const std::string& other : {word + 'a', 'q' + word, word.substr(1)}) {
      if (other.empty() || words.count(other) != 0) continue;
      CHECK(find(table, other + " then", 0, other.size()) == kUnknown);
    }
  }
}

TEST_CASE("Words that were made to share their cells are found, too", "[timex]") {
  if constexpr (std::endian::native == std::endian::little) check_all_found(make_clashing(40));
}

}  // namespace inforce::timex
