// SPDX-License-Identifier: MIT
#include "claims/sentence.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "claims/cues.h"
#include "text/tokens.h"

namespace inforce::claims {
namespace {

using pack::Pos;

// "Acme", "Ørsund", "eBay".
bool is_capital(std::string_view word) {
  return begins_with_capital(word) || (word.size() > 2 && word[0] >= 'a' && word[0] <= 'z' &&
                                       begins_with_capital(word.substr(1)));
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 1 && word.back() == ending.back() &&
         word.substr(word.size() - ending.size()) == ending;
}

// The word in lower case, a curly apostrophe made straight, in `buffer`.
std::string_view lowered(std::string_view word, std::string& buffer) {
  buffer.assign(word);
  bool plain = true;
  for (char& c : buffer) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    plain = plain && static_cast<unsigned char>(c) < 0x80;
  }
  if (plain) return buffer;
  constexpr std::string_view kCurly = "’";
  for (std::size_t at = 0; (at = buffer.find(kCurly, at)) != std::string::npos; ++at)
    buffer.replace(at, kCurly.size(), "'");
  return buffer;
}

// Classes of a word no list knows, by the longest ending it has: "committee", but "royalty-free".
std::uint32_t guess(std::string_view word, const pack::Pack& pack) {
  Pos guessed = Pos::noun;
  std::size_t longest = 0;
  for (const auto& [ending, pos] : pack.endings) {
    if (ending.size() <= longest || !ends_with(word, ending)) continue;
    guessed = pos;
    longest = ending.size();
  }
  return static_cast<std::uint32_t>(guessed);
}

// Words in the making, so that not each needs memory of its own.
struct Scratch {
  std::string lower, singular;
};

Token make_token(const text::Token& from, std::string_view all, const pack::Pack& pack,
                 Scratch& scratch) {
  Token token;
  token.span = from.span;
  const std::string_view written = from.span.of(all);
  if (from.kind == text::Token::Kind::number) {
    token.tag = Tag::number;
    token.word = pack.vocabulary.find(written);
    token.lemma = token.word;
    return token;
  }
  const std::string_view word = lowered(written, scratch.lower);
  token.word = pack.vocabulary.find(word);
  token.lemma = token.word;
  if (from.kind == text::Token::Kind::mark) {
    token.tag =
        word == "," ? Tag::comma
        : word == "." || word == "!" || word == "?" || word == ";" || word == ":" || word == "—" ||
                word == "–" || word == "…" || word == "(" || word == ")"
            ? Tag::stop
        : word == "\"" || word == "“" || word == "”" || word == "‘" || word == "'" || word == "’"
            ? Tag::quote
            : Tag::mark;
    return token;
  }
  token.capital = is_capital(written);
  if (word == "'s") {
    token.tag = Tag::possessive;
    return token;
  }
  const pack::WordInfo info = pack.info(token.word);
  token.pos = info.pos;
  token.forms = info.forms;
  if (info.verb != pack::kUnknown) token.lemma = info.verb;
  if (info.noun != pack::kUnknown && info.verb == pack::kUnknown) token.lemma = info.noun;
  token.tag = Tag::noun;
  if (token.pos == 0) {
    // An unknown word may be the plural of a known one.
    for (const auto& [ending, instead] : pack.singulars) {
      if (!ends_with(word, ending)) continue;
      scratch.singular.assign(word.substr(0, word.size() - ending.size())) += instead;
      if (const pack::Word lemma = pack.vocabulary.find(scratch.singular);
          lemma != pack::kUnknown && lemma != token.word) {  // "Swiss" is no plural
        token.lemma = lemma;
        token.pos = static_cast<std::uint32_t>(Pos::noun);
      }
      break;
    }
    if (token.pos == 0) token.pos = token.capital ? 0 : guess(word, pack);
  }
  return token;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "S.p.A", "N.V", "U.S": letters, one or two between the stops.
bool is_initials(std::string_view word) {
  constexpr std::size_t kMostLetters = 2;
  if (word.find('.') == std::string_view::npos) return false;
  std::size_t letters = 0;
  for (const char c : word) {
    if (c == '.' ? letters == 0 : !is_letter(c)) return false;
    letters = c == '.' ? 0 : letters + 1;
    if (letters > kMostLetters) return false;
  }
  return true;
}

bool is_abbreviation(std::string_view word, const pack::Pack& pack) {
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') return true;
  return is_initials(word) || pack.abbreviations.count(to_lower_ascii(word)) > 0;
}

// "The", "It", "Under": inside a sentence such a word has no capital.
bool opens_sentences(std::string_view word, const pack::Pack& pack) {
  constexpr auto kOpen = static_cast<std::uint32_t>(Pos::determiner) |
                         static_cast<std::uint32_t>(Pos::pronoun) |
                         static_cast<std::uint32_t>(Pos::preposition);
  return (pack.info(pack.vocabulary.find(to_lower_ascii(word))).pos & kOpen) != 0;
}

// "... with Beta Ltd. Acme grants": a name behind a company's, and its verb, begin a new sentence.
bool begins_anew(const std::vector<text::Token>& tokens, std::size_t i, std::size_t next,
                 std::string_view all, const pack::Pack& pack) {
  const auto word = [&](std::size_t at) {
    return pack.vocabulary.find(to_lower_ascii(tokens[at].span.of(all)));
  };
  if (!is_cue(pack, "name_suffix", word(i - 1))) return false;
  std::size_t verb = next;
  while (verb < tokens.size() && tokens[verb].kind == text::Token::Kind::word &&
         is_capital(tokens[verb].span.of(all))) {
    if (pack.info(word(verb)).pos != 0) return false;  // "Acme Inc. Chairman Ann Lee said"
    ++verb;
  }
  if (verb == next || verb == tokens.size()) return false;
  constexpr auto kVerbs =
      static_cast<std::uint32_t>(Pos::modal) | static_cast<std::uint32_t>(Pos::be) |
      static_cast<std::uint32_t>(Pos::have) | static_cast<std::uint32_t>(Pos::verb);
  return (pack.info(word(verb)).pos & kVerbs) != 0;
}

// Does a sentence end at tokens[i], given what stands around it?
bool ends_sentence(const std::vector<text::Token>& tokens, std::size_t i, std::string_view all,
                   const pack::Pack& pack) {
  if (tokens[i].kind != text::Token::Kind::mark) return false;
  const std::string_view mark = tokens[i].span.of(all);
  if (mark != "." && mark != "!" && mark != "?") return false;
  std::size_t next = i + 1;
  while (next < tokens.size() && !tokens[next].after_space) ++next;
  if (next == tokens.size()) {  // "<ann@acme.com>" is one
    return std::all_of(
        tokens.begin() + static_cast<std::ptrdiff_t>(i), tokens.end(),
        [](const text::Token& token) { return token.kind == text::Token::Kind::mark; });
  }
  const std::string_view word = tokens[next].span.of(all);
  // "Amendment No. 3"; but "No. Acme keeps it."
  const auto before =
      i > 0 ? pack.vocabulary.find(to_lower_ascii(tokens[i - 1].span.of(all))) : pack::kUnknown;
  const bool answers =
      is_cue(pack, "number_sign", before) && tokens[next].kind == text::Token::Kind::word;
  if (mark == "." && i > 0 && !answers && is_abbreviation(tokens[i - 1].span.of(all), pack)) {
    return is_capital(word) &&
           (opens_sentences(word, pack) || begins_anew(tokens, i, next, all, pack));
  }
  return tokens[next].kind != text::Token::Kind::word || is_capital(word) ||
         static_cast<unsigned char>(word[0]) >= 0x80;
}

// Where "'re" begins in "we're", if the pack has it as a verb or modal; else the end of the word.
std::uint32_t contraction_in(const text::Token& token, std::string_view all, const pack::Pack& pack,
                             Scratch& scratch) {
  constexpr auto kVerbs = static_cast<std::uint32_t>(Pos::modal) |
                          static_cast<std::uint32_t>(Pos::be) |
                          static_cast<std::uint32_t>(Pos::have);
  const Span word = token.span;
  if (token.kind != text::Token::Kind::word) return word.end;
  std::size_t mark = word.of(all).rfind('\'');
  if (mark == std::string_view::npos) mark = word.of(all).rfind("’");
  if (mark == std::string_view::npos || mark == 0) return word.end;
  const auto at = word.begin + static_cast<std::uint32_t>(mark);
  const std::string_view part = lowered(Span{at, word.end}.of(all), scratch.lower);
  return (pack.info(pack.vocabulary.find(part)).pos & kVerbs) != 0 ? at : word.end;
}

// "We're" is "we" and "'re".
void part_contractions(std::vector<text::Token>& tokens, std::string_view all,
                       const pack::Pack& pack, Scratch& scratch) {
  const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const text::Token& token) {
    return contraction_in(token, all, pack, scratch) < token.span.end;
  });
  if (first == tokens.end()) return;
  std::vector<text::Token> rest(first, tokens.end());
  tokens.erase(first, tokens.end());
  for (const text::Token& token : rest) {
    const std::uint32_t at = contraction_in(token, all, pack, scratch);
    tokens.push_back({{token.span.begin, at}, token.kind, token.after_space});
    if (at < token.span.end) tokens.push_back({{at, token.span.end}, token.kind, false});
  }
}

// What goes on longer than any sentence is taken apart: what a sentence is read for grows with the
// square of its length, and more.
constexpr std::size_t kLongest = 600;  // tokens

// Where: behind a mark in the second half, if there is one.
std::size_t end_of_part(const std::vector<text::Token>& tokens, std::size_t begin, std::size_t end,
                        std::string_view all) {
  if (end - begin <= kLongest) return end;
  for (std::size_t i = begin + kLongest; i > begin + kLongest / 2; --i) {
    const std::string_view mark = tokens[i - 1].span.of(all);
    if (mark == "," || mark == ";" || mark == ":") return i;
  }
  return begin + kLongest;
}

void split(const text::Document& document, Span span, std::size_t block, int cell,
           const pack::Pack& pack, std::vector<Sentence>& sentences) {
  std::vector<text::Token> tokens;
  tokens.reserve(span.size() / 4);
  text::tokenize(document.text, span, tokens);
  Scratch scratch;
  part_contractions(tokens, document.text, pack, scratch);
  std::size_t begin = 0;
  const auto close_one = [&](std::size_t end) {
    Sentence sentence;
    sentence.block = block;
    sentence.cell = cell;
    sentence.span = {tokens[begin].span.begin, tokens[end - 1].span.end};
    sentence.tokens.reserve(end - begin);
    bool quoted = false;
    for (std::size_t i = begin; i < end; ++i) {
      sentence.tokens.push_back(make_token(tokens[i], document.text, pack, scratch));
      Token& token = sentence.tokens.back();
      const std::string_view written = tokens[i].span.of(document.text);
      if (written == "." && i > begin && i + 1 < end &&
          (is_initials(tokens[i - 1].span.of(document.text)) ||
           (i > begin + 1 && is_abbreviation(tokens[i - 1].span.of(document.text), pack)))) {
        token.tag = Tag::mark;  // "Acme Inc. pays": nothing ends there
      }
      if (token.tag != Tag::quote || (written != "'" && written != "’")) {
        quoted = quoted || written == "‘";
        continue;
      }
      // "twelve months' notice": but the end of a quotation in single marks.
      const bool behind_s = i > begin && !tokens[i].after_space &&
                            ends_with(tokens[i - 1].span.of(document.text), "s");
      const bool inside = i + 1 < end && tokens[i + 1].after_space;
      if (behind_s && inside && !quoted) token.tag = Tag::possessive;
      if (tokens[i].after_space && !inside) quoted = true;
    }
    sentences.push_back(std::move(sentence));
    begin = end;
  };
  const auto close = [&](std::size_t end) {
    while (begin < end) close_one(end_of_part(tokens, begin, end, document.text));
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!ends_sentence(tokens, i, document.text, pack)) continue;
    std::size_t end = i + 1;
    while (end < tokens.size() && !tokens[end].after_space &&
           tokens[end].kind == text::Token::Kind::mark) {
      ++end;
    }
    close(end);
    i = end - 1;
  }
  close(tokens.size());
}

}  // namespace

std::vector<Sentence> sentences_of(const text::Document& document, std::size_t block,
                                   const pack::Pack& pack) {
  std::vector<Sentence> sentences;
  const text::Block& from = document.blocks[block];
  if (from.cells.empty()) {
    split(document, from.span, block, -1, pack, sentences);
  } else {
    for (std::size_t cell = 0; cell < from.cells.size(); ++cell) {
      split(document, from.cells[cell], block, static_cast<int>(cell), pack, sentences);
    }
  }
  return sentences;
}

}  // namespace inforce::claims
