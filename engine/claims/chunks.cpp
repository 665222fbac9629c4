// SPDX-License-Identifier: MIT
#include "claims/chunks.h"

#include <algorithm>

#include "claims/contact.h"
#include "claims/word_place.h"

namespace inforce::claims {
namespace {

using Kind = Chunk::Kind;

class Chunker {
 public:
  Chunker(const Sentence& sentence, const pack::Pack& pack)
      : tokens_(sentence.tokens), pack_(pack) {}

  std::vector<Chunk> run() {
    while (at_ < tokens_.size()) {
      const std::size_t begin = at_;
      if (const std::size_t end = noun_group(begin); end > begin) {
        add_noun_group(begin, end);
        at_ = end;
      } else if (const std::size_t verb_end = verb_group(begin); verb_end > begin) {
        Chunk chunk{Kind::verb, begin, verb_end, verb_end - 1, -1};
        while (chunk.head > begin && tokens_[chunk.head].tag != Tag::verb &&
               !is_auxiliary(chunk.head)) {
          --chunk.head;
        }
        chunks_.push_back(chunk);
        at_ = verb_end;
      } else {
        chunks_.push_back({small(tokens_[begin].tag), begin, begin + 1, begin, -1});
        ++at_;
      }
    }
    return std::move(chunks_);
  }

 private:
  static Kind small(Tag tag) {
    switch (tag) {
      case Tag::preposition:
      case Tag::to:
        return Kind::preposition;
      case Tag::conjunction:
        return Kind::conjunction;
      case Tag::subordinator:
        return Kind::subordinator;
      case Tag::relative:
        return Kind::relative;
      case Tag::comma:
        return Kind::comma;
      case Tag::stop:
        return Kind::stop;
      default:
        return Kind::other;
    }
  }
  Tag tag(std::size_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::stop; }
  static bool is_nominal(Tag tag) {
    return tag == Tag::noun || tag == Tag::name || tag == Tag::number;
  }
  bool is_auxiliary(std::size_t i) const {
    const Tag t = tag(i);
    return t == Tag::modal || t == Tag::be || t == Tag::have || t == Tag::do_;
  }

  // The end of the noun group that begins at `begin`; `begin` when there is none.
  std::size_t noun_group(std::size_t begin) const {
    if (tag(begin) == Tag::pronoun) return begin + 1;
    std::size_t i = begin, last = begin;  // last: behind the last word that can end the group
    bool noun = false;
    while (i < tokens_.size()) {
      const Tag t = tag(i);
      if (ends_time(begin, i)) break;
      if (noun && begins_measure(i)) break;              // "end the contract | two years early"
      if (i > begin && begins_subject(begin, i)) break;  // "in exchange for exclusivity | Acme has"
      if (noun && opens_contact(tokens_, i, pack_)) break;  // "the stake | Acme bought was sold"
      if (is_nominal(t)) {
        last = ++i;
        noun = true;
      } else if (t == Tag::adjective) {
        // "ends the licence | effective 31 May"
        if (noun && i + 1 < tokens_.size() && tokens_[i + 1].timex >= 0) break;
        // "the new" is no group by itself; "the former" and a lone predicate adjective are not,
        // too.
        ++i;
      } else if (t == Tag::determiner) {
        if (noun) break;
        ++i;
      } else if ((t == Tag::quote || t == Tag::mark) && (noun || i > begin)) {
        ++i;
      } else if (t == Tag::adverb && i + 1 < tokens_.size() && !noun && i > begin &&
                 (tag(i + 1) == Tag::adjective)) {
        ++i;
      } else if (t == Tag::conjunction && tag(i + 1) == Tag::adjective && i > begin && !noun &&
                 tag(i - 1) == Tag::adjective) {
        ++i;  // "a sole and exclusive licence"
      } else if (t == Tag::comma && i > begin && !noun && tag(i - 1) == Tag::adjective &&
                 adjectives_to_noun(i + 1)) {
        ++i;  // "a perpetual, non-transferable licence"
      } else {
        break;
      }
    }
    return noun ? last : begin;
  }

  // Does a name follow a time: "From that day | Acme", "The same weekend | Acme"? But "the 2019
  // Acme deal", "the February Acme deal".
  bool ends_time(std::size_t begin, std::size_t i) const {
    if (i == begin || tokens_[i].timex >= 0 || tag(i) != Tag::name) return false;
    if (tokens_[begin].timex >= 0) return true;
    const Token& before = tokens_[i - 1];
    return tag(begin) == Tag::determiner && tokens_[begin + 1].timex >= 0 && before.timex >= 0 &&
           before.tag == Tag::noun && !before.capital;
  }

  // Does a time, or behind a party an amount, begin at i: "ends the deal | two years early", "pays
  // Beta | 8%"?
  bool begins_measure(std::size_t i) const {
    const Token &token = tokens_[i], &before = tokens_[i - 1];
    if (before.tag != Tag::noun && before.tag != Tag::name) return false;
    if (token.timex >= 0) return token.timex != before.timex;
    return before.party >= 0 && token.amount != Token::Amount::none;
  }

  // Does a party at i, behind a phrase's noun, begin the clause? But "by drugmaker Acme has".
  bool begins_subject(std::size_t begin, std::size_t i) const {
    const Token& before = tokens_[i - 1];
    if (tokens_[i].party < 0 || before.party >= 0 || before.tag != Tag::noun || begin == 0 ||
        tag(begin - 1) != Tag::preposition) {
      return false;
    }
    const auto& titles = pack_.single_references;
    if (before.capital || std::find(titles.begin(), titles.end(), before.word) != titles.end())
      return false;
    std::size_t end = i;
    while (end < tokens_.size() && tokens_[end].party == tokens_[i].party) ++end;
    return (tag(end) == Tag::verb || is_auxiliary(end)) && !names_group_of_subject(begin);
  }

  // "Its licence for the character Bramble expired": a subject of its own stands before the phrase.
  bool names_group_of_subject(std::size_t begin) const {
    const std::size_t n = chunks_.size();
    return tag(begin) == Tag::determiner && n > 1 && chunks_[n - 1].kind == Kind::preposition &&
           chunks_[n - 2].kind == Kind::noun &&
           (n == 2 || chunks_[n - 3].kind != Kind::preposition);
  }

  // Do adjectives stand at i, and a noun behind them?
  bool adjectives_to_noun(std::size_t i) const {
    const std::size_t first = i;
    while (tag(i) == Tag::adjective || tag(i) == Tag::comma || tag(i) == Tag::conjunction) ++i;
    return tag(first) == Tag::adjective && is_nominal(tag(i));
  }

  void add_noun_group(std::size_t begin, std::size_t end) {
    Chunk chunk{Kind::noun, begin, end, end - 1, -1};
    // "Amendment No. 2" is an amendment.
    if (tag(chunk.head) == Tag::number && chunk.head > begin && tag(chunk.head - 1) == Tag::mark)
      --chunk.head;
    while (chunk.head > begin && !is_nominal(tag(chunk.head)) && tag(chunk.head) != Tag::pronoun) {
      --chunk.head;
    }
    if (!chunks_.empty() && tokens_[chunks_.back().begin].tag == Tag::possessive &&
        chunks_.size() > 1) {
      chunk.owner = static_cast<int>(chunks_.size()) - 2;
    }
    chunks_.push_back(chunk);
  }

  // "will no longer pay", "has been capped", "to pay": auxiliaries, adverbs between, one verb.
  std::size_t verb_group(std::size_t begin) const {
    std::size_t i = begin;
    if (is_particle(begin)) return begin;
    const bool infinitive = tag(i) == Tag::to;
    if (infinitive) {
      ++i;
      while (tag(i) == Tag::adverb || tag(i) == Tag::negation) ++i;
      if (tag(i) != Tag::verb && tag(i) != Tag::be && tag(i) != Tag::have) return begin;
    }
    bool auxiliary = false, any = false;
    std::size_t last = begin;
    while (i < tokens_.size()) {
      const Tag t = tag(i);
      if (t == Tag::verb) {
        return i + 1;
      }
      if (is_auxiliary(i)) {
        auxiliary = any = true;
        last = ++i;
      } else if (t == Tag::negation || t == Tag::adverb || (t == Tag::quote && auxiliary)) {
        if (t == Tag::negation) any = true;
        ++i;
        if (t == Tag::negation && auxiliary) last = i;
      } else if (const std::size_t verb = behind_time(i); verb > i) {
        i = verb;
      } else {
        break;
      }
    }
    // "is the sponsor", "has a stake": the auxiliary is the verb.
    return any && auxiliary ? last : begin;
  }

  // "May | from 1 April 2023 | sell": where the verb of the modal before i stands; i: right there.
  std::size_t behind_time(std::size_t i) const {
    constexpr std::size_t kFar = 12;
    if (i == 0 || (tag(i - 1) != Tag::modal && tag(i - 1) != Tag::negation)) return i;
    for (std::size_t verb = i + 2; verb < std::min(tokens_.size(), i + kFar); ++verb) {
      const bool is_verb = tag(verb) == Tag::verb || tag(verb) == Tag::be || tag(verb) == Tag::have;
      if (is_verb) return modal_before_time(tokens_, verb) < i ? verb : i;
    }
    return i;
  }

  // "gave up being": the "up" is of the verb before.
  bool is_particle(std::size_t i) const {
    return tag(i) == Tag::adverb && !chunks_.empty() && chunks_.back().kind == Kind::verb &&
           pack_.phrasals.contains({tokens_[chunks_.back().head].lemma, tokens_[i].word});
  }

  const std::vector<Token>& tokens_;
  const pack::Pack& pack_;
  std::vector<Chunk> chunks_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Chunk> chunks_of(const Sentence& sentence, const pack::Pack& pack) {
  return Chunker(sentence, pack).run();
}

}  // namespace inforce::claims
