// SPDX-License-Identifier: MIT
#include "claims/relate_parties.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "claims/cues.h"
#include "claims/named_in_part.h"

namespace inforce::claims {

bool is_reference(const pack::Pack& pack, pack::Word word) {
  return std::find(pack.single_references.begin(), pack.single_references.end(), word) !=
         pack.single_references.end();
}

bool may_describe(const pack::Pack& pack, const Token& token) {
  return is_reference(pack, token.word) || is_reference(pack, token.lemma) ||
         is_cue(pack, "side", token.lemma);
}

const Token* side_noun(const pack::Pack& pack, const Label& label) {
  const Token* noun = nullptr;
  for (std::size_t i = label.begin; i < label.end; ++i) {
    const Token& token = (*label.tokens)[i];
    if (may_describe(pack, token) || is_cue(pack, "either_side", token.lemma)) noun = &token;
    if (token.timex >= 0 || is_cue(pack, "of", token.word)) return nullptr;
  }
  return noun;
}

namespace {

// The noun that says what sort of body a name is: "Handball League", "Port of Rostvik"; the end of
// the name where there is none.
std::size_t head_of_name(const pack::Pack& pack, const std::vector<Token>& tokens,
                         std::size_t begin, std::size_t end) {
  if (end - begin < 2) return end;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (is_cue(pack, "of", tokens[i].word)) return may_describe(pack, tokens[i - 1]) ? i - 1 : end;
  }
  std::size_t head = end - 1;
  while (head > begin && is_cue(pack, "name_suffix", tokens[head].word)) --head;
  return head > begin && may_describe(pack, tokens[head]) ? head : end;
}

// "Acme will be Beta's exclusive distributor": the noun behind the verb; the end where there is
// none.
std::size_t said_of(const pack::Pack& pack, const std::vector<Token>& tokens, std::size_t i) {
  constexpr std::size_t kPredicateWords = 6;
  const std::size_t none = tokens.size();
  while (i < none && (tokens[i].tag == Tag::modal || tokens[i].tag == Tag::adverb ||
                      tokens[i].tag == Tag::have)) {
    ++i;
  }
  const auto is = i < none ? pack.actions.find(tokens[i].lemma) : pack.actions.end();
  if (is == pack.actions.end() || !is->second.copula) return none;
  for (std::size_t n = i + 1; n < std::min(none, i + kPredicateWords); ++n) {
    const Token& token = tokens[n];
    if (token.no_longer || token.tag == Tag::negation || token.tag == Tag::preposition ||
        token.tag == Tag::stop) {
      return none;
    }
    const bool owns = n + 1 < none && tokens[n + 1].tag == Tag::possessive;
    const bool noun =
        !pack::has(token.pos, pack::Pos::pronoun) && !pack::has(token.pos, pack::Pos::determiner);
    if (noun && token.party < 0 && !owns && may_describe(pack, token)) return n;
  }
  return none;
}

// "drugmaker Acme", "Acme, the retailer,", "Acme Bank", "Acme is the distributor": the noun stands
// for the party from then on.
void find_descriptors(const std::vector<Sentence>& sentences, const pack::Pack& pack,
                      Parties& parties) {
  std::map<pack::Word, std::set<int>> pairs;
  for (const Sentence& sentence : sentences) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].party >= 0 && (i == 0 || tokens[i - 1].party != tokens[i].party)) {
        std::size_t end = i + 1;
        while (end < tokens.size() && tokens[end].party == tokens[i].party) ++end;
        if (const std::size_t head = head_of_name(pack, tokens, i, end); head < end)
          pairs[tokens[head].lemma].insert(tokens[i].party);
        if (const std::size_t noun = said_of(pack, tokens, end); noun < tokens.size())
          pairs[tokens[noun].word].insert(tokens[i].party);
      }
      if (!pack::has(tokens[i].pos, pack::Pos::noun) || !is_reference(pack, tokens[i].word) ||
          pack::has(tokens[i].pos, pack::Pos::pronoun)) {
        continue;
      }
      if (i + 1 < tokens.size() && tokens[i + 1].party >= 0) {
        pairs[tokens[i].word].insert(tokens[i + 1].party);
      }
      for (std::size_t back = 2; back <= 6 && back <= i; ++back) {
        if (tokens[i - back].party < 0) continue;
        if (tokens[i - back + 1].tag == Tag::comma && tokens[i - back + 2].tag == Tag::determiner) {
          pairs[tokens[i].word].insert(tokens[i - back].party);
        }
        break;
      }
    }
  }
  for (const Parties::Side& side : parties.sides) pairs[side.noun].insert(side.party);
  for (const auto& [word, named] : pairs) {
    if (named.size() == 1) parties.descriptors[word] = *named.begin();
  }
}

// "Licensee: Acme", "Parties: Acme and Beta".
void find_sides(const std::vector<Sentence>& sentences, const text::Document& document,
                const pack::Pack& pack, Parties& parties) {
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Label label = label_of(document, sentences, s);
    const Token* noun = label.tokens == nullptr ? nullptr : side_noun(pack, label);
    if (noun == nullptr) continue;
    const std::vector<Token>& tokens = sentences[s].tokens;
    if (label.value >= tokens.size() || tokens[label.value].party < 0) continue;
    int last = -1;
    for (std::size_t i = label.value; i < tokens.size(); ++i) {
      if (tokens[i].party < 0 || tokens[i].party == last) continue;
      last = tokens[i].party;
      parties.sides.push_back({group_of(document, sentences[s]), noun->lemma, last});
    }
  }
}

constexpr int kJoined = 3;  // how much more it tells to be named as one than in one sentence

// "Acme and Beta have amended": the pairs that "and" joins.
std::vector<std::pair<int, int>> joined_pairs(const std::vector<Token>& tokens) {
  std::vector<std::pair<int, int>> pairs;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const int a = tokens[i - 1].party, b = tokens[i + 1].party;
    if (a >= 0 && b >= 0 && a != b && pack::has(tokens[i].pos, pack::Pos::conjunction))
      pairs.push_back(std::minmax(a, b));
  }
  return pairs;
}

// "Replaces [Acme] as sponsor": the party whose name begins at tokens[i] is no side any more.
bool is_superseded(const pack::Pack& pack, const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || tokens[i - 1].party == tokens[i].party) return false;
  std::size_t end = i + 1;
  while (end < tokens.size() && tokens[end].party == tokens[i].party) ++end;
  if (end >= tokens.size() || !is_cue(pack, "just_as", tokens[end].word)) return false;
  return cue_before(pack, "supersedes", tokens, i, 3);
}

// The two that alone are named more than once, and often; empty: there are none such.
std::vector<int> named_often(const Parties& parties) {
  constexpr int kOften = 6;  // between them
  std::vector<int> again;
  int mentions = 0;
  for (std::size_t p = 0; p < parties.list.size(); ++p) {
    if (parties.list[p].mentions < 2) continue;
    again.push_back(static_cast<int>(p));
    mentions += parties.list[p].mentions;
  }
  return again.size() == 2 && mentions >= kOften ? again : std::vector<int>{};
}

// The pair most often named together in sentences about an agreement, the title and lead counting
// more.
void find_main(const std::vector<Sentence>& sentences, std::string_view text,
               const pack::Pack& pack, Parties& parties) {
  std::map<std::pair<int, int>, int> together;
  std::map<int, int> alone;
  std::vector<int> here, gone;
  const bool letter = std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& line) {
    return !line.tokens.empty() && is_cue(pack, "salutation", line.tokens.front().word);
  });
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Sentence& sentence = sentences[s];
    here.clear();
    gone.clear();
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      if (token.party >= 0) here.push_back(token.party);
      if (token.party >= 0 && is_superseded(pack, sentence.tokens, i)) gone.push_back(token.party);
      if (i == 0 || sentence.tokens[i - 1].tag != Tag::determiner) continue;
      const auto meant = parties.descriptors.find(token.word);  // "the port"
      if (meant != parties.descriptors.end()) here.push_back(meant->second);
    }
    for (std::size_t i = 2; i < sentence.tokens.size(); ++i) {  // "the steel maker"
      if (sentence.tokens[i - 2].tag != Tag::determiner) continue;
      const int party =
          named_in_part(std::span(sentence.tokens).subspan(i - 1, 2), text, pack, parties);
      if (party >= 0) here.push_back(party);
    }
    here.erase(std::remove_if(here.begin(), here.end(),
                              [&](int party) {
                                return std::find(gone.begin(), gone.end(), party) != gone.end();
                              }),
               here.end());
    if (here.empty()) continue;
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    int weight = s < 4 ? 3 : 1;
    const bool of_deal = find_cue(pack, "about_agreement", sentence.tokens).has_value();
    if (of_deal) weight *= 2;
    // "The agreement with Acme ended", in a firm's own report: its agreement.
    if (of_deal && !letter && here.size() == 1 && parties.head >= 0 && here[0] != parties.head)
      ++together[std::minmax(here[0], parties.head)];
    if (of_deal && sentence.cell < 0) {
      for (const auto& pair : joined_pairs(sentence.tokens)) together[pair] += kJoined;
    }
    for (const int party : here) alone[party] += weight;
    for (const int a : here) {
      for (const int b : here) {
        if (a < b) together[{a, b}] += weight;
      }
    }
  }
  const auto best =
      std::max_element(together.begin(), together.end(), [&](const auto& a, const auto& b) {
        const auto score = [&](const auto& pair) {
          return pair.second * 4 + alone[pair.first.first] + alone[pair.first.second];
        };
        return score(a) < score(b);
      });
  parties.main = best != together.end() ? std::vector{best->first.first, best->first.second}
                                        : named_often(parties);
}

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

// "From: Ann Lee (Acme)", "To: Bob Ray, Beta".
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

void relate_parties(const std::vector<Sentence>& sentences, const text::Document& document,
                    const pack::Pack& pack, Parties& parties) {
  find_sides(sentences, document, pack, parties);
  note_name_words(parties);
  find_descriptors(sentences, pack, parties);
  find_main(sentences, document.text, pack, parties);
  if (document.messages.empty()) {
    Correspondents(sentences, document.text, pack, parties).run();
  } else {
    find_people(sentences, document, pack, parties);
  }
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
