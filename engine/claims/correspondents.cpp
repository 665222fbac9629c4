// SPDX-License-Identifier: MIT
#include "claims/correspondents.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "claims/cues.h"
#include "claims/descriptors.h"

namespace inforce::claims {
namespace {

// The party that a line of a head names, or a person who speaks for one; -1: neither.
int party_in(std::span<const Token> line, std::string_view text,
             const std::vector<Parties::Person>& people) {
  for (const Token& token : line) {
    if (token.party >= 0) return token.party;
  }
  const std::string_view words = Span{line.front().span.begin, line.back().span.end}.of(text);
  for (const Parties::Person& person : people) {
    if (words.find(person.name) != std::string_view::npos) return person.party;
  }
  return -1;
}

// Those who write a letter, a memo or a notice, and those it is for.
class Correspondents {
 public:
  Correspondents(const std::vector<Sentence>& sentences, std::string_view text,
                 const pack::Pack& pack, Parties& parties, Letter letter = {})
      : sentences_(sentences),
        text_(text),
        pack_(pack),
        parties_(parties),
        from_(letter.from),
        to_(letter.to) {}

  Letter run() {
    read_lines();
    find_author();
    return {from_, to_};
  }

 private:
  static constexpr std::size_t kHead = 4, kFoot = 4;  // sentences
  static constexpr std::size_t kAddress = 10;         // of a letter, above "Dear Ann"
  static constexpr std::size_t kLine = 16;            // words

  void find_author() {
    if (!says_we_ && !says_you_) {
      if (says_company_) add_unnamed();
      return;
    }
    int author = says_we_ ? from_ : -1;
    if (author < 0 && says_we_ && !salutes_) author = parties_.head;  // of a report
    // The sender stands above whom a letter is to.
    if (author < 0 && (says_we_ || says_you_) && (lines_.size() == 1 || salutes_) &&
        !lines_.empty()) {
      author = lines_.front();
    }
    if (to_ < 0 && salutes_ && says_you_ && lines_.size() == 2) to_ = lines_.back();
    parties_.addressee = to_ == author ? -1 : to_;
    if (author < 0 && to_ >= 0) author = other_main(to_);
    if (author < 0 && says_we_) author = parties_.head >= 0 ? parties_.head : add_unnamed();
    if (author < 0) return;
    if (std::count(parties_.main.begin(), parties_.main.end(), author) == 0) {
      const int other = to_ >= 0 && to_ != author ? to_ : most_named(author);
      const bool reports = parties_.head == author && !advises();
      if (!parties_.main.empty() && from_ != author && !reports) return;
      if (other >= 0) parties_.main = {std::min(other, author), std::max(other, author)};
    }
    parties_.author = author;
  }

  // How many sentences a head has: all above "Dear Ann", and else the first few.
  std::size_t head() {
    for (std::size_t s = 0; s < std::min(sentences_.size(), kAddress); ++s) {
      const std::vector<Token>& tokens = sentences_[s].tokens;
      if (tokens.empty() || tokens.size() > kLine || tells(tokens) ||
          !is_cue(pack_, "salutation", tokens.front().word)) {
        continue;
      }
      salutes_ = true;
      return s;
    }
    return std::min(sentences_.size(), kHead);
  }

  void read_lines() {
    const std::size_t body = head();
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      const std::vector<Token>& tokens = sentences_[s].tokens;
      bool quoted = false;
      for (const Token& token : tokens) {
        if (token.tag == Tag::quote) quoted = !quoted;
        if (quoted || token.word == pack::kUnknown) continue;
        says_we_ = says_we_ || contains(pack_.first_references, token.word);
        says_you_ = says_you_ || contains(pack_.second_references, token.word);
        says_company_ =
            says_company_ || (token.tag == Tag::noun && is_reference(pack_, token.word));
      }
      if (tokens.empty() || tokens.size() > kLine || tells(tokens)) continue;
      if (s >= body && s + kFoot < sentences_.size()) continue;
      for (std::size_t begin = 0; begin < tokens.size();) {  // an address has several lines
        const std::size_t end = end_of_line(tokens, begin);
        read_line({tokens.data() + begin, end - begin});
        begin = end;
      }
    }
  }
  std::size_t end_of_line(const std::vector<Token>& tokens, std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < tokens.size() &&
           Span{tokens[end - 1].span.end, tokens[end].span.begin}.of(text_).find('\n') ==
               std::string_view::npos) {
      ++end;
    }
    return end;
  }
  static bool tells(const std::vector<Token>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
      return token.tag == Tag::verb || token.tag == Tag::be || token.tag == Tag::have;
    });
  }
  // "From: Acme Ltd", "To the board of Acme", "Acme Ltd".
  void read_line(std::span<const Token> tokens) {
    const int party = party_in(tokens, text_, parties_.people);
    if (party < 0) return;
    const pack::Word first = tokens.front().word;
    const bool to = is_cue(pack_, "letter_to", first);
    const bool within = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return is_cue(pack_, "organ", token.word);  // to its own board
    });
    if (is_cue(pack_, "letter_from", first) || (to && within)) {
      if (from_ < 0) from_ = party;
    } else if (to) {
      to_ = party;
    } else {
      for (const Token& token : tokens) {
        if (token.party < 0 || contains(lines_, token.party) || within) continue;
        if (is_cue(pack_, "name_suffix", token.word) || is_cue(pack_, "name_of", token.word) ||
            may_describe(pack_, token)) {
          lines_.push_back(token.party);
        }
      }
    }
  }

  int other_main(int party) const {
    const std::vector<int>& main = parties_.main;
    if (main.size() != 2) return -1;
    return party == main[0] ? main[1] : party == main[1] ? main[0] : -1;
  }
  // "Pellow & Strand LLP": lawyers write about the agreements of others.
  bool advises() const {
    const auto first =
        std::find_if(sentences_.begin(), sentences_.end(), [&](const Sentence& sentence) {
          return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                             [&](const Token& token) { return token.party == parties_.head; });
        });
    return first != sentences_.end() && find_cue(pack_, "advises", first->tokens).has_value();
  }
  int most_named(int except) const {
    int most = -1;
    for (int p = 0; p < static_cast<int>(parties_.list.size()); ++p) {
      const int mentions = parties_.list[static_cast<std::size_t>(p)].mentions;
      if (p != except && mentions > 0 &&
          (most < 0 || mentions > parties_.list[static_cast<std::size_t>(most)].mentions)) {
        most = p;
      }
    }
    return most;
  }
  // "Our contract with Acme", "the company's deal with Acme", in a text that names Acme alone: the
  // other side of it has no name there. -1: there is no such side.
  int add_unnamed() {
    int named = -1;
    for (int p = 0; p < static_cast<int>(parties_.list.size()); ++p) {
      if (parties_.list[static_cast<std::size_t>(p)].mentions == 0) continue;
      if (named >= 0) return -1;
      named = p;
    }
    if (named < 0 || !parties_.main.empty()) return -1;
    parties_.unnamed = static_cast<int>(parties_.list.size());
    parties_.list.push_back({});
    parties_.main = {named, parties_.unnamed};
    return parties_.unnamed;
  }

  const std::vector<Sentence>& sentences_;
  std::string_view text_;
  const pack::Pack& pack_;
  Parties& parties_;
  std::vector<int> lines_;  // named alone on a line at the head or foot
  int from_, to_;
  bool says_we_ = false, says_you_ = false, says_company_ = false;
  bool salutes_ = false;
};

}  // namespace

void find_people(const std::vector<Sentence>& sentences, const text::Document& document,
                 const pack::Pack& pack, Parties& parties) {
  constexpr std::size_t kMost = 100;
  for (const Sentence& line : sentences) {
    const std::vector<Token>& tokens = line.tokens;
    const bool address =
        document.blocks[line.block].kind == text::Block::Kind::meta && tokens.size() > 3 &&
        (is_cue(pack, "letter_from", tokens[0].word) || is_cue(pack, "letter_to", tokens[0].word));
    if (!address || tokens[2].party >= 0 || parties.people.size() == kMost) continue;
    std::size_t end = 2;
    while (end < tokens.size() && tokens[end].capital && tokens[end].party < 0) ++end;
    const auto party = std::find_if(tokens.begin(), tokens.end(),
                                    [](const Token& token) { return token.party >= 0; });
    if (end == 2 || party == tokens.end()) continue;
    const std::string_view name =
        Span{tokens[2].span.begin, tokens[end - 1].span.end}.of(document.text);
    parties.people.push_back({std::string(name), party->party});
  }
}

void find_correspondents(const std::vector<Sentence>& sentences, std::string_view text,
                         const pack::Pack& pack, Parties& parties) {
  Correspondents(sentences, text, pack, parties).run();
}

Letter relate_to_message(const std::vector<Sentence>& sentences, const text::Document& document,
                         std::size_t message, const pack::Pack& pack, Letter assumed,
                         Parties& parties) {
  parties.author = parties.addressee = -1;
  const Span from = document.messages[message].from;
  Letter letter = from.empty() ? assumed : Letter{};
  for (const Sentence& line : sentences) {
    if (letter.from < 0 && !from.empty() && from.covers(line.span))
      letter.from = party_in(line.tokens, document.text, parties.people);
  }
  return Correspondents(sentences, document.text, pack, parties, letter).run();
}

}  // namespace inforce::claims
