// SPDX-License-Identifier: MIT
#include "claims/rows.h"

#include <algorithm>

namespace inforce::claims {
namespace {

constexpr std::size_t kLabelWords = 5;

using Kind = text::Block::Kind;

bool has_any(const Token& token, std::initializer_list<pack::Pos> classes) {
  return std::any_of(classes.begin(), classes.end(),
                     [&](pack::Pos pos) { return pack::has(token.pos, pos); });
}

// Does a token tell what somebody does? Words are not classed yet.
bool tells(const Token& token) {
  constexpr auto kFinite =
      static_cast<std::uint8_t>(pack::Form::third) | static_cast<std::uint8_t>(pack::Form::past);
  return token.timex < 0 && (has_any(token, {pack::Pos::modal, pack::Pos::be, pack::Pos::have}) ||
                             ((token.forms & kFinite) != 0 && !has_any(token, {pack::Pos::noun})));
}

// Where the value of an item "Label: value" begins; 0: it is none.
std::size_t value_begin(const Sentence& sentence, std::string_view text) {
  const std::vector<Token>& tokens = sentence.tokens;
  std::size_t colon = 0, words = 0;
  for (; colon < tokens.size() && tokens[colon].span.of(text) != ":"; ++colon) {
    const Token& token = tokens[colon];
    if (token.tag == Tag::mark) continue;
    if (token.tag == Tag::stop || token.tag == Tag::comma || token.timex >= 0 ||
        has_any(token, {pack::Pos::modal, pack::Pos::be, pack::Pos::have, pack::Pos::pronoun}) ||
        (words == 0 && !token.capital) || ++words > kLabelWords) {
      return 0;
    }
  }
  if (words == 0) return 0;
  std::size_t value = colon + 1;
  while (value < tokens.size() && tokens[value].tag == Tag::mark) ++value;
  if (value >= tokens.size()) return 0;
  const auto behind = tokens.begin() + static_cast<std::ptrdiff_t>(value) + 1;
  return std::any_of(behind, tokens.end(), tells) ? 0 : value;
}

}  // namespace

void mark_items(const text::Document& document, std::vector<Sentence>& sentences) {
  for (Sentence& sentence : sentences) {
    if (document.blocks[sentence.block].kind != Kind::list_item) continue;
    sentence.label = value_begin(sentence, document.text);
    if (sentence.label > 0) sentence.cell = 1;
  }
}

void join_labels(const text::Document& document, std::vector<Sentence>& sentences) {
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    if (sentences[s].cell <= 0 ||
        document.blocks[sentences[s].block].kind != text::Block::Kind::table_row) {
      continue;
    }
    for (std::size_t label = s; label-- > 0 && sentences[label].block == sentences[s].block;) {
      if (sentences[label].cell == 0) {
        std::vector<Token> joined = sentences[label].tokens;
        Token colon;  // "Licence: exclusive"
        colon.span = {joined.back().span.end, joined.back().span.end};
        colon.tag = Tag::stop;
        joined.push_back(colon);
        sentences[s].label = joined.size();
        joined.insert(joined.end(), sentences[s].tokens.begin(), sentences[s].tokens.end());
        sentences[s].tokens = std::move(joined);
        break;
      }
    }
  }
}

Label label_of(const text::Document& document, const std::vector<Sentence>& sentences,
               std::size_t s) {
  const Sentence& sentence = sentences[s];
  if (sentence.label > 0) return {&sentence.tokens, 0, sentence.label, sentence.label};
  if (sentence.cell <= 0 || document.blocks[sentence.block].kind != Kind::table_row) return {};
  for (std::size_t label = s; label-- > 0 && sentences[label].block == sentence.block;) {
    if (sentences[label].cell == 0)
      return {&sentences[label].tokens, 0, sentences[label].tokens.size(), 0};
  }
  return {};
}

int group_of(const text::Document& document, const Sentence& sentence) {
  const text::Block& block = document.blocks[sentence.block];
  return block.table >= 0 ? block.table : -2 - block.heading;
}

}  // namespace inforce::claims
