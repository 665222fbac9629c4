// SPDX-License-Identifier: MIT
#include "claims/prepare.h"

#include <algorithm>
#include <iterator>

#include "claims/cues.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kAsideWords = 9;  // in brackets behind a name

// Behind "(GI)", "(the Licensor)", "(NASDAQ: ACME)": a name or two in brackets, which tell nothing
// and stop nothing. Where it is more, its own place.
std::size_t end_of_aside(const std::vector<Token>& tokens, std::size_t open,
                         std::string_view text) {
  bool named = false;
  for (std::size_t i = open + 1; i < tokens.size() && i < open + kAsideWords; ++i) {
    const Token& token = tokens[i];
    if (token.span.of(text) == ")") return named ? i + 1 : open;
    const bool plain = token.capital || token.tag == Tag::quote || token.tag == Tag::mark ||
                       pack::has(token.pos, pack::Pos::determiner) || token.span.of(text) == ":" ||
                       token.tag == Tag::comma;
    if (!plain || token.timex >= 0) return open;
    named = named || token.capital;
  }
  return open;
}

}  // namespace

// The sentences of the blocks whose words are the document's own: of source lists, comments and
// other stories none.
std::vector<Sentence> own_sentences(const text::Document& document, const pack::Pack& pack) {
  using Kind = text::Block::Kind;
  constexpr std::size_t kHeadingWords = 8;
  std::vector<Sentence> all;
  std::vector<bool> own(document.blocks.size(), true);
  const auto opens = [&](const std::vector<Sentence>& sentences, pack::Cue list) {
    for (const Sentence& sentence : sentences) {
      const auto first = std::find_if(  // "**More:**", "3. More"
          sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
            return token.tag != Tag::mark && token.tag != Tag::number && token.tag != Tag::stop;
          });
      if (first == sentence.tokens.end()) continue;
      const auto at = static_cast<std::size_t>(first - sentence.tokens.begin());
      return cue_at(pack, list, sentence.tokens, at).has_value();
    }
    return false;
  };
  // "Source: a wire report, 5 June 2021" has its content in it, and none below.
  const auto goes_on = [&](const std::vector<Sentence>& sentences) {
    if (sentences.empty()) return false;
    const std::vector<Token>& tokens = sentences.front().tokens;
    const auto colon = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.span.of(document.text) == ":";
    });
    return std::find_if(colon, tokens.end(), [](const Token& token) {
             return token.tag == Tag::noun || token.tag == Tag::number;
           }) != tokens.end();
  };
  // "Notes", "Related stories"; but in "Notes to the financial statements" they are the text.
  const auto has_phrase = [&](const std::vector<Sentence>& sentences) {
    const std::vector<Token>& tokens = sentences.front().tokens;
    return tokens.size() > 1 && pack::has(tokens[1].pos, pack::Pos::preposition);
  };
  // "From: Acme", "source: Acme plc", "title: Acme plc, Annual Report", "On Monday Ann (Acme)
  // wrote:": nothing is claimed there, but names stand there.
  const auto is_address = [&](std::size_t b) {
    const text::Block& head = document.blocks[b];
    if (head.message > 0 &&
        document.messages[static_cast<std::size_t>(head.message)].from.covers(head.span)) {
      return true;
    }
    const std::vector<Sentence> line = sentences_of(document, b, pack);
    if (line.size() != 1 || line.front().tokens.empty()) return false;
    const pack::Word label = line.front().tokens.front().word;
    return is_cue(pack, "letter_from", label) || is_cue(pack, "letter_to", label) ||
           is_cue(pack, "issued_by", label) || is_cue(pack, "titled", label);
  };
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const text::Block& block = document.blocks[b];
    const bool heading = block.kind == Kind::heading;
    if (block.message < 0 || (block.kind == Kind::meta && !is_address(b))) own[b] = false;
    if (block.heading >= 0 && !own[static_cast<std::size_t>(block.heading)]) {
      const int above = document.blocks[static_cast<std::size_t>(block.heading)].level;
      if (!heading || (block.level > 0 && above < block.level)) own[b] = false;
    }
    if (!own[b]) continue;
    std::vector<Sentence> sentences = sentences_of(document, b, pack);
    own[b] = heading && !goes_on(sentences)
                 ? sentences.empty() || sentences.front().tokens.size() > kHeadingWords ||
                       !opens(sentences, "not_content") || has_phrase(sentences)
                 : !opens(sentences, "not_own_words");
    if (own[b]) std::move(sentences.begin(), sentences.end(), std::back_inserter(all));
  }
  return all;
}

void mark_times(Sentence& sentence, const timex::Timexes& timexes) {
  auto when =
      std::lower_bound(timexes.begin(), timexes.end(), sentence.tokens.front().span.begin,
                       [](const timex::Timex& t, std::uint32_t at) { return t.words.end <= at; });
  for (Token& token : sentence.tokens) {
    while (when != timexes.end() && when->words.end <= token.span.begin) ++when;
    if (when == timexes.end()) return;
    if (!when->words.overlaps(token.span)) continue;
    token.timex = static_cast<int>(when - timexes.begin());
    if (token.tag == Tag::comma) token.tag = Tag::mark;  // "April 27, 2026" is one group
    if (token.capital) {                                 // the month May is no modal
      token.word = token.lemma = pack::kUnknown;
      token.pos = 0;
      token.forms = 0;
    }
  }
}

void mark_phrases(Sentence& sentence, const pack::Pack& pack) {
  auto& tokens = sentence.tokens;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (const auto over = cue_at(pack, "no_longer", tokens, at)) {
      for (std::size_t i = at; i < over->end; ++i) tokens[i].no_longer = true;
      at = over->end - 1;
    } else if (cue_at(pack, "not_only", tokens, at)) {
      tokens[at].pos &= ~static_cast<std::uint32_t>(pack::Pos::negation);
    }
  }
}

// "for twenty years, that is, until 2026": words that only bring the same in other words.
void mark_meaning(Sentence& sentence, const pack::Pack& pack) {
  auto& tokens = sentence.tokens;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const auto cue = cue_at(pack, "that_is", tokens, i);
    if (!cue || cue->end >= tokens.size() || tokens[cue->end].tag != Tag::comma) continue;
    for (std::size_t k = i; k <= cue->end; ++k) tokens[k].tag = Tag::mark;
  }
  // "It is, however, free", "it will in addition pay": words that the clause goes on behind.
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const auto cue = cue_at(pack, "by_the_way", tokens, i);
    if (!cue || cue->end >= tokens.size()) continue;
    if (tokens[i - 1].tag == Tag::comma && tokens[cue->end].tag == Tag::comma) {
      for (std::size_t k = i - 1; k <= cue->end; ++k) tokens[k].tag = Tag::mark;
    } else if (pack::has(tokens[i - 1].pos, pack::Pos::modal)) {
      for (std::size_t k = i; k < cue->end; ++k)
        tokens[k].pos = static_cast<std::uint32_t>(pack::Pos::adverb);
    }
  }
}

// "Its exclusivity, [but not its licence,] ends": what is said not to be so.
void mark_denied_asides(Sentence& sentence, const pack::Pack& pack) {
  constexpr std::size_t kLongest = 6;
  auto& tokens = sentence.tokens;
  for (std::size_t i = 1; i + 3 < tokens.size(); ++i) {
    if (tokens[i].tag != Tag::comma || !is_cue(pack, "unlike", tokens[i + 1].word) ||
        !pack::has(tokens[i + 2].pos, pack::Pos::negation)) {
      continue;
    }
    std::size_t end = i + 3;
    const std::size_t last = std::min(tokens.size(), end + kLongest);
    while (end < last && tokens[end].tag != Tag::comma && tokens[end].timex < 0 &&
           tokens[end].amount == Token::Amount::none) {
      ++end;
    }
    if (end >= last || tokens[end].tag != Tag::comma || end + 1 == tokens.size()) continue;
    for (std::size_t k = i; k <= end; ++k) {
      tokens[k].tag = Tag::mark;
      tokens[k].word = tokens[k].lemma = pack::kUnknown;
    }
  }
}

// "A License, Supply and Share Issue Agreement": of the whole name of a paper all but its last word
// are marks, so that no licence is read there.
void join_paper_names(Sentence& sentence, const pack::Pack& pack) {
  auto& tokens = sentence.tokens;
  for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
    if (!tokens[begin].capital || tokens[begin].pos == 0 || tokens[begin].timex >= 0) continue;
    std::size_t end = begin;
    bool joined = false;
    while (end < tokens.size() && !is_cue(pack, "named_papers", tokens[end].word)) {
      const bool joins =
          tokens[end].tag == Tag::comma || pack::has(tokens[end].pos, pack::Pos::conjunction);
      if (!joins && (!tokens[end].capital || tokens[end].timex >= 0)) break;
      joined = joined || joins;
      ++end;
    }
    const bool is_paper = joined && end < tokens.size() && tokens[end].capital && end > begin + 1 &&
                          is_cue(pack, "named_papers", tokens[end].word);
    if (!is_paper) continue;
    for (std::size_t i = begin; i < end; ++i) tokens[i].tag = Tag::mark;
    begin = end;
  }
}

// "Amendment No. 3": a number's word, and no "no".
void join_number_signs(Sentence& sentence, const pack::Pack& pack, std::string_view text) {
  auto& tokens = sentence.tokens;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!is_cue(pack, "number_sign", tokens[i].word) || tokens[i + 2].tag != Tag::number ||
        tokens[i + 1].span.of(text) != ".") {
      continue;
    }
    tokens[i].tag = tokens[i + 1].tag = Tag::mark;
  }
}

// "The licence (granted in 2019) ends": its bracket stands for commas, and is closed at the result;
// `open`: it holds something else.
std::size_t end_of_relative(const std::vector<Token>& tokens, std::size_t open,
                            std::string_view text) {
  constexpr std::size_t kMost = 15;
  const Token& first = tokens[open + 1];
  if (first.capital || !pack::has(first.forms, pack::Form::participle) ||
      pack::has(first.forms, pack::Form::base)) {
    return open;
  }
  for (std::size_t i = open + 2; i + 1 < tokens.size() && i < open + kMost; ++i) {
    const std::string_view word = tokens[i].span.of(text);
    if (word == "(" || word == ";") break;
    if (word == ")") return tokens[i + 1].tag == Tag::stop ? open : i;
  }
  return open;
}

// "Acme–Beta deal", "general intelligence (GI) clause": marks that part no clauses.
void join_marks(Sentence& sentence, std::string_view text) {
  auto& tokens = sentence.tokens;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (tokens[i].tag != Tag::stop) continue;
    const bool tight = tokens[i - 1].span.end == tokens[i].span.begin &&
                       tokens[i].span.end == tokens[i + 1].span.begin;
    if (tight && tokens[i - 1].capital && tokens[i + 1].capital) tokens[i].tag = Tag::mark;
    if (tokens[i].span.of(text) == "(") {
      const std::size_t end = end_of_aside(tokens, i, text);
      for (std::size_t k = i; k < end; ++k) tokens[k].tag = Tag::mark;
      if (const std::size_t close = end_of_relative(tokens, i, text); close > i)
        tokens[i].tag = tokens[close].tag = Tag::comma;
    }
  }
}

}  // namespace inforce::claims
