// SPDX-License-Identifier: MIT
#include "contracts/party_names.h"

#include <algorithm>

#include "base/text.h"

namespace inforce::contracts {
namespace {

constexpr std::uint32_t kNameWords = 14;
constexpr std::uint32_t kBracketWords = 4;  // "(Holdings No. 2)"
constexpr std::uint32_t kShortSuffix = 4;   // bytes of one that needs no capital

bool is_and(const Reading& r, std::uint32_t at) { return r.wordings->is("and", r.words[at].id); }

bool is_initial(const Reading& r, std::uint32_t at) {
  return r.words[at].capital && r.words[at].end - r.words[at].begin == 1;
}

// Or a small one: "d.o.o."
bool is_letter(const Reading& r, std::uint32_t at) {
  const Word& word = r.words[at];
  return is_initial(r, at) ||
         (word.end - word.begin == 1 && (word.before == kStop || r.words[at + 1].before == kStop));
}

// "S.A.", "d.o.o." from `at` on; 0: none.
std::uint32_t initials_at(const Reading& r, std::uint32_t at, std::uint32_t end) {
  std::string key;
  std::uint32_t count = 0;
  while (at + count < end && is_letter(r, at + count) &&
         (count == 0 || (r.words[at + count].before & ~kStop) == 0)) {
    key += word_key(r.bytes(at + count, at + count + 1).of(r.text));
    ++count;
    if (count > 1 && r.wordings->is("company-suffixes", r.wordings->vocabulary.find(key)))
      return count;
  }
  return 0;
}

// "3M Company", "1-800 Alder Inc.", but not the number of a company.
bool opens_with_number(const Reading& r, std::uint32_t at) {
  if (!r.words[at].digits) return false;
  const Word& next = r.words[at + 1];
  return (next.capital && next.before == 0) || next.before == kHyphen;
}

bool all_upper(const Reading& r, std::uint32_t first, std::uint32_t last) {
  return last > first + 1 && std::all_of(r.words.begin() + first, r.words.begin() + last,
                                         [](const Word& word) { return word.upper; });
}

// The word behind a bracket that is part of a name: "Alder (UK) [Limited]"; else `at`.
std::uint32_t behind_part(const Reading& r, std::uint32_t at, std::uint32_t end) {
  if (r.words[at].before != kOpen) return at;
  std::uint32_t i = at;
  while (i < end && i - at < kBracketWords && (r.words[i].capital || r.words[i].digits) &&
         (i == at || (r.words[i].before & ~kStop) == 0)) {
    ++i;
  }
  return i < end && r.words[i].before == kClose && ends_in_suffix(r, i, end) ? i : at;
}

}  // namespace

bool starts_name(const Reading& r, std::uint32_t at) {
  const Word& word = r.words[at];
  const bool quoted = (word.before & kQuote) != 0 && (word.before & kClose) == 0;
  return (word.capital || opens_with_number(r, at)) && !r.wordings->is("not-names", word.id) &&
         !quoted && (word.before & kOpen) == 0;
}

std::uint32_t name_end(const Reading& r, std::uint32_t at, std::uint32_t end) {
  std::uint32_t i = at + 1;
  for (; i < end && i - at < kNameWords; ++i) {
    const Word& word = r.words[i];
    // "Alder Ltd incorporated in England", but "Alder inc".
    const bool suffix = is_suffix(r, i) && (word.capital || word.end - word.begin <= kShortSuffix);
    if (const std::uint32_t behind = behind_part(r, i, end); behind > i) {
      i = behind;
      continue;
    }
    if ((word.before & (kOpen | kQuote | kSemicolon | kColon | kBlankLine)) != 0) break;
    if (const std::uint32_t letters = initials_at(r, i, end); letters > 0) return i + letters;
    if ((word.before & (kComma | kNewline)) != 0 && !suffix) break;
    // "Alder plc. The", but "Alder Inc. Holdings", "St. Mary".
    const WordId before = r.words[i - 1].id;
    const bool ends =
        !r.wordings->is("abbreviations", before) || r.wordings->is("not-names", word.id) ||
        (r.wordings->is("company-suffixes", before) && !r.wordings->is("stopped", before));
    if ((word.before & kStop) != 0 && ends && !is_initial(r, i - 1)) break;
    if (is_and(r, i) && (is_suffix(r, i - 1) || r.words[at].capital)) {
      // "Ash and Sons" goes on, "Ash Inc. and Birch Ltd." does not.
      if (is_suffix(r, i - 1) || !ends_in_suffix(r, i + 1, end)) break;
    }
    // "THE WEIR HALL ESTATE | of Weir Hall"
    const bool address = !word.capital && all_upper(r, at, i) && !r.words[i + 1].upper;
    const bool goes_on = r.wordings->is("name-words", word.id) && !address &&
                         (!is_suffix(r, i - 1) || is_and(r, i));  // "Ash Ltd. | of Leeds"
    if (!word.capital && !word.digits && !suffix && !goes_on) break;
  }
  while (i > at + 1 && !r.words[i - 1].capital && !r.words[i - 1].digits && !is_suffix(r, i - 1)) {
    --i;
  }
  return i;
}

PartyName named(const Reading& r, std::uint32_t first, std::uint32_t last) {
  PartyName party;
  party.quote = r.bytes(first, last);
  // "Inc." and "S.A." keep their stop; "plc." is the end of a sentence.
  const bool initials = last - first > 1 && is_letter(r, last - 1) && is_letter(r, last - 2) &&
                        r.words[last - 1].before == kStop;
  if ((initials || r.wordings->is("stopped", r.words[last - 1].id)) &&
      party.quote.end < r.text.size() && r.text[party.quote.end] == '.') {
    ++party.quote.end;
  }
  party.name = one_line(party.quote.of(r.text));
  std::uint32_t usual = last;
  while (usual > first + 1) {
    const std::uint32_t letters = initials_before(r, usual, first + 1);
    if (letters != 0) {
      usual -= letters;
    } else if (is_suffix(r, usual - 1)) {
      --usual;
    } else {
      break;
    }
  }
  party.usual = one_line(r.bytes(first, usual).of(r.text));
  return party;
}

bool is_suffix(const Reading& r, std::uint32_t at) {
  const Word& word = r.words[at];
  return r.wordings->is("company-suffixes", word.id) ||
         (word.upper && r.wordings->is("capital-suffixes", word.id));
}

std::uint32_t initials_before(const Reading& r, std::uint32_t end, std::uint32_t floor) {
  std::string key;
  std::uint32_t count = 0;
  while (end - count > floor && is_letter(r, end - count - 1)) {
    key.insert(0, word_key(r.bytes(end - count - 1, end - count).of(r.text)));
    ++count;
    if (count > 1 && r.wordings->is("company-suffixes", r.wordings->vocabulary.find(key)))
      return count;
  }
  return 0;
}

bool ends_in_suffix(const Reading& r, std::uint32_t at, std::uint32_t end) {
  for (; at < end && r.words[at].capital && (r.words[at].before & (kOpen | kQuote)) == 0; ++at) {
    if (is_suffix(r, at)) return true;
  }
  return false;
}

bool same_words(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return lower(x) == lower(y);
  });
}

}  // namespace inforce::contracts
