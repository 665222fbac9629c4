// SPDX-License-Identifier: MIT
#pragma once
// claims/sentence.h - a sentence as numbered words, each with its class in this place.
//
//   Beta 's  licence is no longer exclusive
//   name poss noun   be neg       adjective        ("no longer" is one negation)
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/span.h"
#include "pack/pack.h"
#include "text/document.h"

namespace inforce::claims {

template <typename T>
[[nodiscard]] bool contains(const std::vector<T>& list, const std::type_identity_t<T>& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

enum class Tag : std::uint8_t {
  determiner,
  preposition,
  conjunction,
  subordinator,
  relative,
  pronoun,
  modal,
  have,
  be,
  do_,
  negation,
  adverb,
  adjective,
  noun,
  name,
  verb,
  number,
  possessive,
  to,
  comma,
  stop,
  quote,
  mark,
};

struct Token {
  Span span;
  pack::Word word = pack::kUnknown;   // as it stands, in lower case
  pack::Word lemma = pack::kUnknown;  // base of a verb, singular of a noun
  std::uint32_t pos = 0;              // classes it may have
  std::uint8_t forms = 0;             // forms it may have, of a verb
  Tag tag = Tag::mark;
  pack::Form form = pack::Form::base;  // of a verb, in this place
  bool capital = false;
  bool no_longer = false;  // part of a phrase that says a thing is over
  enum class Amount : std::uint8_t { none, percent, money, count };
  Amount amount = Amount::none;    // what amount begins here
  std::uint8_t amount_length = 0;  // tokens it takes
  int party = -1;                  // index of Parties; -1: none
  int timex = -1;                  // index of the document's timexes; -1: none
};

// May a class of a pattern take it: is it of a party, a name, a number or an amount?
[[nodiscard]] inline bool is_of_class(const Token& token) {
  return token.party >= 0 || token.tag == Tag::name || token.tag == Tag::number ||
         token.amount != Token::Amount::none;
}

struct Sentence {
  Span span;
  std::size_t block = 0;  // index of Document::blocks
  int cell = -1;          // of a table row; -1: none
  std::size_t label = 0;  // tokens of the row's label that stand before the cell's own
  std::vector<Token> tokens;
};

// The sentences of a block (or cell), words numbered and classed.
[[nodiscard]] std::vector<Sentence> sentences_of(const text::Document& document, std::size_t block,
                                                 const pack::Pack& pack);

// Marks the amounts of a sentence: "$50 billion", "20 %", "EUR 1.2m".
void mark_amounts(Sentence& sentence, std::string_view text, const pack::Pack& pack);
// The amount that begins at tokens[at], its value written out.
struct Measure {
  std::string value, currency;
  Span words;
};
[[nodiscard]] std::string written(const Measure& measure);  // as an attribute has it: "5%"
[[nodiscard]] std::optional<Measure> measure_at(const Sentence& sentence, std::size_t at,
                                                std::string_view text, const pack::Pack& pack);

// Chooses a tag for every token from its classes and its neighbours. Done again after names are
// known.
void tag(Sentence& sentence, const pack::Pack& pack);

// The pattern at tokens[at]: tokens it takes; nothing when it does not stand there.
[[nodiscard]] std::optional<std::size_t> match_at(const pack::Pattern& pattern,
                                                  const std::vector<Token>& tokens, std::size_t at,
                                                  std::size_t end);
// The first place in [begin, end) where the pattern stands, and its end.
struct Found {
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] std::optional<Found> find_pattern(const pack::Pattern& pattern,
                                                const std::vector<Token>& tokens, std::size_t begin,
                                                std::size_t end);

}  // namespace inforce::claims
