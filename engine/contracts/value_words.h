// SPDX-License-Identifier: MIT
#pragma once
// contracts/value_words.h - the words of a contract as its values are read from them: what number,
// month or unit each names, and the lists of the pack that it stands in.
#include <cstdint>
#include <string_view>
#include <vector>

#include "contracts/wordings.h"

namespace inforce::contracts {

struct ValueWords {
  using List = const std::vector<bool>*;  // by word id; nullptr: the pack has none of that name

  std::string_view text;
  const Words& words;
  const Wordings& wordings;
  std::uint32_t size = static_cast<std::uint32_t>(words.size() - 1);  // without the sentinel

  List and_words = list("and"), to_words = list("to-words");
  List thousand = list("times-thousand"), million = list("times-million"),
       billion = list("times-billion");
  List modifiers = list("length-modifiers"), anniversary = list("anniversary"),
       year_word = list("year-word"), thereafter = list("thereafter");
  List percent = list("percent"), per = list("per"), cent = list("cent"),
       currencies = list("currencies"), section_words = list("section-words");
  List day = list("day"), last = list("last"), fillers = list("date-fillers"), date = list("date"),
       not_names = list("not-names");

  [[nodiscard]] const Word& operator[](std::uint32_t at) const { return words[at]; }
  [[nodiscard]] bool is(List list, std::uint32_t at) const {
    return list != nullptr && at < size && words[at].id < list->size() && (*list)[words[at].id];
  }
  // What the word names; 0: none.
  [[nodiscard]] int number(std::uint32_t at) const { return of(wordings.numbers, at); }
  [[nodiscard]] int ordinal(std::uint32_t at) const { return of(wordings.ordinals, at); }
  [[nodiscard]] int month(std::uint32_t at) const { return of(wordings.months, at); }
  [[nodiscard]] char unit(std::uint32_t at) const {
    return at < size && words[at].id < wordings.units.size() ? wordings.units[words[at].id] : '\0';
  }
  [[nodiscard]] bool plain_digits(std::uint32_t at) const {
    if (at >= size || !words[at].digits) return false;
    const std::string_view word = text.substr(words[at].begin, words[at].end - words[at].begin);
    return word.find('.') == word.npos;
  }

 private:
  [[nodiscard]] int of(const std::vector<int>& table, std::uint32_t at) const {
    return at < size && words[at].id < table.size() ? table[words[at].id] : 0;
  }
  [[nodiscard]] List list(std::string_view name) const {
    const auto found = wordings.members.find(name);
    return found == wordings.members.end() ? nullptr : &found->second;
  }
};

}  // namespace inforce::contracts
