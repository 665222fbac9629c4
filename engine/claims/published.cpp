// SPDX-License-Identifier: MIT
#include <algorithm>

#include "claims/cues.h"
#include "claims/from_document.h"
#include "claims/sentence.h"
#include "text/lines.h"
#include "text/tokens.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kTopBlocks = 8;  // a date further down is not the document's own
constexpr std::size_t kBottomBlocks = 2;
constexpr std::size_t kShortWords = 14;  // a line of more words tells a story
constexpr std::size_t kDatelineChars = 60;

// What a date line gives: a day, with its hour or without, or the week of a weekly paper; or else
// the month of a magazine.
enum class Issue { day, month };

bool is_issue(const timex::Timex& when, Issue issue) {
  if (when.type != timex::Type::date && when.type != timex::Type::time) return false;
  if (!when.bounds.earliest || !when.bounds.latest || when.origin != timex::Origin::stated)
    return false;
  const date::days length = *when.bounds.latest - *when.bounds.earliest + date::days{1};
  if (issue == Issue::day) return length <= date::days{7};
  return length >= date::days{28} && length <= date::days{31};
}

std::vector<const timex::Timex*> days_in(Span span, const timex::Timexes& timexes,
                                         Issue issue = Issue::day) {
  std::vector<const timex::Timex*> days;
  for (auto when = std::lower_bound(
           timexes.begin(), timexes.end(), span.begin,
           [](const timex::Timex&t, std::uint32_t at) { return t.words.begin < at; });
       when != timexes.end() && when->words.begin < span.end; ++when) {
    if (span.covers(when->words) && is_issue(*when, issue)) days.push_back(&*when);
  }
  return days;
}

bool is_punctuation(const Token& token) {
  return token.tag == Tag::mark || token.tag == Tag::stop || token.tag == Tag::quote;
}

// Does a label speak of the document, and of nothing else: "Last updated", but not "Date of
// contract"?
bool names_publication(const std::vector<Token>& label, const pack::Pack& pack) {
  bool any = false;
  for (std::size_t at = 0; at < label.size();) {
    const auto cue = cue_at(pack, "published", label, at);
    if (!cue && !is_punctuation(label[at])) return false;
    any = any || cue;
    at = cue ? cue->end : at + 1;
  }
  return any;
}

// A row "Date | 3 June 2022": the label says what the date is.
bool is_labelled(const std::vector<Sentence>& sentences, const timex::Timex& date,
                 const pack::Pack& pack) {
  return !sentences.empty() && sentences.front().cell == 0 &&
         !sentences.front().span.covers(date.words) &&
         names_publication(sentences.front().tokens, pack);
}

// The words of the line that stand before the date: "Date: 9 November 2023", of a letter's or
// memo's head.
bool is_labelled_line(std::string_view text, const std::vector<Sentence>& sentences,
                      const timex::Timex& date, const pack::Pack& pack) {
  const std::size_t line = text.rfind('\n', date.words.begin) + 1;  // npos + 1: the first
  for (const Sentence& sentence : sentences) {
    std::vector<Token> label;
    for (const Token& token : sentence.tokens) {
      if (token.span.begin >= line && token.span.end <= date.words.begin) label.push_back(token);
    }
    if (label.size() < 2 || label.back().span.of(text) != ":") continue;
    if (names_publication(label, pack)) return true;
  }
  return false;
}

// "Updated 14 June", "last updated on 14 June": the word for it stands right before the date.
bool follows_cue(const std::vector<Token>& tokens, const timex::Timex& date,
                 const pack::Pack& pack) {
  std::size_t end = 0;
  while (end < tokens.size() && tokens[end].span.end <= date.words.begin) ++end;
  if (end == tokens.size()) return false;
  while (end > 0 && (is_punctuation(tokens[end - 1]) ||
                     pack::has(tokens[end - 1].pos, pack::Pos::preposition)))
    --end;
  for (std::size_t at = end; at-- > 0;) {
    const auto cue = cue_at(pack, "published", tokens, at, end);
    const bool ahead = at > 0 && is_cue(pack, "coming_one", tokens[at - 1].word);
    if (cue && cue->end == end && !ahead) return true;
    // "Annual report 2020. Approved by the board on 3 May"; but "the deal was approved".
    const auto passed = cue_at(pack, "passed", tokens, at, end);
    if (passed && passed->end == end && (at == 0 || is_punctuation(tokens[at - 1]))) return true;
  }
  return false;
}

// "Published by A. Writer on 3 May": it opens the sentence.
bool opens_with_cue(const std::vector<Token>& tokens, const pack::Pack& pack) {
  std::size_t at = 0;
  while (at < tokens.size() && is_punctuation(tokens[at])) ++at;
  return at < tokens.size() && cue_at(pack, "published", tokens, at);
}

bool is_announced(const Sentence& sentence, const timex::Timex& date, const pack::Pack& pack) {
  return sentence.span.covers(date.words) &&
         (opens_with_cue(sentence.tokens, pack) || follows_cue(sentence.tokens, date, pack));
}

// "Acme Ltd. Prepared for the lenders, 12 May 2017.": a sentence that says it and no more.
bool is_told_apart(const Sentence& sentence, const timex::Timex& date, const pack::Pack& pack) {
  const std::vector<Token>& tokens = sentence.tokens;
  if (!sentence.span.covers(date.words) || tokens.size() > 2 * kShortWords ||
      find_cue(pack, "about_agreement", tokens)) {
    return false;
  }
  bool told = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].span.begin >= date.words.end) {
      if (!is_punctuation(tokens[i])) return false;
    } else {
      told = told || (tokens[i].capital &&
                      (cue_at(pack, "published", tokens, i) || cue_at(pack, "passed", tokens, i)));
    }
  }
  return told;
}

// "To the Supply Agreement of 18 June 2012", "Re: contract dated 3 May 2010": of what the text is
// about.
bool is_of_other_paper(const std::vector<Sentence>& sentences, const timex::Timex& date,
                       const pack::Pack& pack) {
  return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
    if (!sentence.span.covers(date.words) || sentence.tokens.empty()) return false;
    std::size_t at = 0;
    while (at < sentence.tokens.size() && sentence.tokens[at].span.begin < date.words.begin) ++at;
    const bool directed = pack::has(sentence.tokens.front().pos, pack::Pos::preposition) ||
                          find_cue(pack, "of_another_paper", sentence.tokens, 0, at);
    return directed && at > 0 && find_cue(pack, "about_agreement", sentence.tokens, 0, at) &&
           pack::has(sentence.tokens[at - 1].pos, pack::Pos::preposition);
  });
}

// A short line with one date and no story: "March 5, 2026", "Issue 212 | May 1, 2026", "By A.
// Writer. Published 12 September 2023."
bool is_date_line(std::string_view text, std::string_view words, std::size_t days,
                  const std::vector<Sentence>& sentences, const timex::Timex& date,
                  const pack::Pack& pack) {
  if (days != 1 || text::count_words(words) > kShortWords) return false;
  if (is_of_other_paper(sentences, date, pack)) return false;
  for (const Sentence& sentence : sentences) {
    const auto colon = std::find_if(
        sentence.tokens.begin(), sentence.tokens.end(),
        [&](const Token& token) { return token.tag == Tag::stop && token.span.of(text) == ":"; });
    if (colon != sentence.tokens.end() && colon->span.begin < date.words.begin)  // "Signed: 3 May"
      return names_publication({sentence.tokens.begin(), colon}, pack);
    if (is_announced(sentence, date, pack)) return true;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      constexpr auto kFinite = static_cast<std::uint32_t>(pack::Pos::modal) |
                               static_cast<std::uint32_t>(pack::Pos::be) |
                               static_cast<std::uint32_t>(pack::Pos::have);
      constexpr auto kForms = static_cast<std::uint8_t>(pack::Form::third) |
                              static_cast<std::uint8_t>(pack::Form::past);
      if (date.words.covers(token.span)) continue;  // "May"
      const bool opens_name = token.capital && i + 1 < sentence.tokens.size() &&
                              sentence.tokens[i + 1].capital &&
                              (i == 0 || is_punctuation(sentence.tokens[i - 1]));
      if (opens_name) continue;  // "Refined Metals Monthly"
      const bool only_verb = !pack::has(token.pos, pack::Pos::noun) && (token.forms & kForms) != 0;
      if ((token.pos & kFinite) != 0 || only_verb) return false;
    }
  }
  return true;
}

// "Updated 14 June 2019, first published 12 June 2019": the text is of some day between.
std::optional<Published> from_first_to_last(std::string_view text, std::string_view words,
                                            const std::vector<const timex::Timex*>& days,
                                            const std::vector<Sentence>& sentences,
                                            const pack::Pack& pack) {
  if (days.size() < 2 || text::count_words(words) > 2 * kShortWords) return std::nullopt;
  edtf::Bounds bounds = days.front()->bounds;
  for (const timex::Timex* day : days) {
    const bool is_of_text =
        is_labelled_line(text, sentences, *day, pack) ||
        std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
          return sentence.span.covers(day->words) && follows_cue(sentence.tokens, *day, pack);
        });
    if (!is_of_text) return std::nullopt;
    bounds.earliest = std::min(bounds.earliest, day->bounds.earliest);
    bounds.latest = std::max(bounds.latest, day->bounds.latest);
  }
  return Published{
      edtf::between(bounds), {days.front()->words.begin, days.back()->words.end}, true};
}

// "Date: Mon, 4 Mar 2019 09:12:00 +0100", "published_at: 2019-03-04": what stands before the colon
// speaks of the text. "Subject: the contract dated 3 May" does not.
bool is_meta_of_text(std::string_view text, const Sentence& line, const timex::Timex& date,
                     const pack::Pack& pack) {
  std::vector<Token> label;
  for (const Token& token : line.tokens) {
    if (token.span.begin >= date.words.begin || token.span.of(text) == ":") break;
    label.push_back(token);
  }
  return find_cue(pack, "published", label).has_value();
}

// "LISBON, 3 May 2024 (Wire) -", "Vancouver / Oslo, 15 May 2013": only places stand before the
// date.
bool is_dateline(std::string_view text, const text::Block& block, const timex::Timex& date,
                 const pack::Pack& pack) {
  const Span before{block.span.begin, date.words.begin};
  if (block.kind != text::Block::Kind::paragraph || before.size() > kDatelineChars) return false;
  std::string_view rest =
      text.substr(date.words.end, block.span.end - date.words.end).substr(0, 40);
  const bool dash =
      rest.find("—") != std::string_view::npos || rest.find("–") != std::string_view::npos ||
      rest.find(" - ") != std::string_view::npos || rest.find("--") != std::string_view::npos;
  if (before.of(text).find_first_not_of("*_") == std::string_view::npos) return dash;  // emphasis
  std::vector<text::Token> tokens;
  text::tokenize(text, before, tokens);
  bool comma = false, aside = false;
  for (const text::Token& token : tokens) {
    const std::string_view word = token.span.of(text);
    const bool is_plain = word.front() >= 'a' && word.front() <= 'z';
    const std::uint32_t pos = pack.info(pack.vocabulary.find(word)).pos;
    const bool links = (dash || rest.substr(0, 1) == ".") &&
                       pack::has(pos, pack::Pos::conjunction);  // "CHICAGO and OSLO"
    if (is_plain && !links) return false;
    comma = comma || word == ",";
    aside = aside || word == ")";
  }
  return comma || (aside && dash);  // "GENEVA (Wire) - June 3, 2019 -"
}

// "The Brewer's Ledger, March 2021", "ISSUE 12 | MARCH 2021": a name, and the month last; or below
// one the month alone. "Licence of Beta, March 2021" may be the day of that.
bool is_masthead(std::string_view text, const text::Block& block,
                 const std::vector<Sentence>& sentences, const timex::Timex& month, bool below,
                 const pack::Pack& pack) {
  const bool is_line = block.kind == text::Block::Kind::paragraph ||
                       (block.kind == text::Block::Kind::heading && block.level == 0);
  if (!is_line) return false;
  constexpr auto kLinks = static_cast<std::uint32_t>(pack::Pos::preposition) |
                          static_cast<std::uint32_t>(pack::Pos::conjunction) |
                          static_cast<std::uint32_t>(pack::Pos::determiner);
  bool named = below && month.words.size() == block.span.size();
  bool after_preposition = false;
  for (const Sentence& sentence : sentences) {
    if (find_cue(pack, "about_agreement", sentence.tokens)) return false;
    for (const Token& token : sentence.tokens) {
      if (month.words.covers(token.span)) continue;
      const char first = token.span.of(text).front();
      const bool is_plain = first >= 'a' && first <= 'z';
      if (token.span.begin >= month.words.end) {
        if (is_plain || token.capital) return false;
        continue;
      }
      const bool links = (token.pos & kLinks) != 0;
      if (is_plain && !links) return false;
      named = named || (token.capital && !links);
      after_preposition = pack::has(token.pos, pack::Pos::preposition);
    }
  }
  return named && !after_preposition;
}

// The first line at the top that says when this message, or the document, was published.
std::optional<Published> in_top(const text::Document& document, const timex::Timexes& timexes,
                                const pack::Pack& pack, int message, std::size_t first_block,
                                Issue issue) {
  const std::size_t end = std::min(document.blocks.size(), first_block + kTopBlocks);
  for (std::size_t b = first_block; b < end; ++b) {
    const text::Block& block = document.blocks[b];
    if (block.message != message) continue;
    const std::vector<const timex::Timex*> days = days_in(block.span, timexes, issue);
    if (days.empty()) continue;
    const timex::Timex& first = *days.front();
    const std::string_view words = block.span.of(document.text);
    const std::vector<Sentence> sentences = sentences_of(document, b, pack);
    const Published found{{first.edtf, first.bounds}, first.words, issue == Issue::month};
    if (block.kind == text::Block::Kind::meta) {
      if (!sentences.empty() && is_meta_of_text(document.text, sentences.front(), first, pack))
        return found;
      continue;
    }
    if (block.kind == text::Block::Kind::table_row && !is_labelled(sentences, first, pack))
      continue;
    if (auto span = from_first_to_last(document.text, words, days, sentences, pack)) return span;
    const bool short_line = is_date_line(document.text, words, days.size(), sentences, first, pack);
    if (is_labelled_line(document.text, sentences, first, pack)) return found;
    if (issue == Issue::month) {
      const bool announced = std::any_of(
          sentences.begin(), sentences.end(),
          [&](const Sentence& sentence) { return is_announced(sentence, first, pack); });
      if (short_line &&
          (announced || is_masthead(document.text, block, sentences, first, b > first_block, pack)))
        return found;
      continue;
    }
    if (short_line || is_dateline(document.text, block, first, pack)) return found;
    for (const timex::Timex* day : days) {  // "Year ended 30 June. Signed by the board on 3 August"
      const bool apart = std::any_of(
          sentences.begin(), sentences.end(),
          [&](const Sentence& sentence) { return is_told_apart(sentence, *day, pack); });
      if (apart) return Published{{day->edtf, day->bounds}, day->words, false};
    }
  }
  return std::nullopt;
}

// "The accounts were approved by the board on 24 March 2022", "Last updated: 3 May 2021": the last
// lines of a text that does not say it at its head.
std::optional<Published> at_bottom(const text::Document& document, const timex::Timexes& timexes,
                                   const pack::Pack& pack) {
  for (std::size_t b = document.blocks.size() - std::min(kBottomBlocks, document.blocks.size());
       b < document.blocks.size(); ++b) {
    const text::Block& block = document.blocks[b];
    const std::vector<const timex::Timex*> days = days_in(block.span, timexes);
    if (days.size() != 1 || block.kind != text::Block::Kind::paragraph) continue;
    const timex::Timex& day = *days.front();
    for (const Sentence& sentence : sentences_of(document, b, pack)) {
      if (sentence.tokens.size() <= kShortWords && is_announced(sentence, day, pack) &&
          !find_cue(pack, "about_agreement", sentence.tokens)) {
        return Published{{day.edtf, day.bounds}, day.words, false};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Published> find_published(const text::Document& document,
                                        const timex::Timexes& timexes, const pack::Pack& pack,
                                        int message) {
  std::size_t first_block = 0;
  if (message > 0) {
    const text::Message& of = document.messages[static_cast<std::size_t>(message)];
    const auto days = days_in(of.sent, timexes);
    if (!days.empty()) {
      return Published{{days.front()->edtf, days.front()->bounds}, days.front()->words, false};
    }
    first_block = of.block;
  }
  for (const Issue issue : {Issue::day, Issue::month}) {
    if (auto found = in_top(document, timexes, pack, message, first_block, issue)) return found;
  }
  return message == 0 ? at_bottom(document, timexes, pack) : std::nullopt;
}

}  // namespace inforce::claims
