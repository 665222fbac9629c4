// SPDX-License-Identifier: MIT
// Whom a noun group names, or stands for: "Acme", "the drugmaker", "it", "both companies".
#include <algorithm>

#include "claims/cues.h"
#include "claims/named_in_part.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

bool contains(const std::vector<pack::Word>& words, pack::Word word) {
  return word != pack::kUnknown && std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::size_t kSentencesBack = 4;

// The party that is a subject in tokens [0, end) of a sentence, the last one before `end`; a
// pronoun that is a subject there stands for somebody further back, so that the search goes on
// before the sentence.
struct Subject {
  int party = -1;
  bool pronoun = false;
  bool several = false;  // "the two companies", "Acme and Beta"
};
// `by_noun`: also whom a noun stands for ("the port").
Subject subject_before(const Reading& reading, std::size_t sentence, std::size_t end,
                       bool by_noun) {
  const Grammar& grammar = reading.grammars[sentence];
  const auto& tokens = reading.sentences[sentence].tokens;
  Subject found;
  for (const Clause& clause : grammar.clauses) {
    if (clause.subjects.empty()) continue;
    const Chunk& chunk = grammar.chunks[static_cast<std::size_t>(clause.subjects.front())];
    if (chunk.end > end) continue;
    const bool main = clause.finite && !clause.relative && clause.subordinator == pack::kUnknown;
    if (clause.subjects.size() > 1) {
      found.several = found.several || (main && tokens[chunk.head].party >= 0);
    } else if (contains(reading.pack.plural_references, tokens[chunk.head].word)) {
      found.several = found.several || main;
    } else if (tokens[chunk.head].party >= 0) {
      found = {tokens[chunk.head].party, false, false};
    } else if (tokens[chunk.head].tag == Tag::pronoun &&
               contains(reading.pack.single_references, tokens[chunk.head].word)) {
      // "Acme said it had no plans to sell": Acme.
      const bool speaks = found.party >= 0 && &clause != grammar.clauses.data() &&
                          is_cue(reading.pack, "says_that", (&clause - 1)->verb);
      if (!speaks && (clause.finite || found.party < 0)) found = {-1, true, false};
    } else if (by_noun && tokens[chunk.begin].tag == Tag::determiner) {
      const auto described = reading.parties.descriptors.find(tokens[chunk.head].word);
      if (described != reading.parties.descriptors.end()) found = {described->second, false, false};
    }
  }
  return found;
}

// "It was resolved to end the contract": by nobody who was named.
bool is_impersonal(const Reading& reading, std::size_t sentence, std::size_t token) {
  const Grammar& grammar = reading.grammars[sentence];
  return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& clause) {
    return clause.passive && clause.finite && clause.subjects.size() == 1 &&
           clause.subjects.front() == grammar.chunk_of[token] &&
           is_cue(reading.pack, "impersonal", clause.verb);
  });
}

// The party a single reference at this token stands for: the subject so far, else that of a
// sentence before in the same section, else whoever was named last.
int look_back(const Reading& reading, std::size_t sentence, std::size_t before_token) {
  const auto& tokens = reading.sentences[sentence].tokens;
  const std::vector<std::uint16_t>& segment = reading.grammars[sentence].segment;
  // "It pays Acme", "its licence from Acme", "it pays the port": not Acme, nor the port, itself.
  const auto names = [&](std::size_t i, int party) {
    if (tokens[i].party >= 0 || tokens[i - 1].tag != Tag::determiner)
      return tokens[i].party == party;
    const auto described = reading.parties.descriptors.find(tokens[i].word);
    return described != reading.parties.descriptors.end() && described->second == party;
  };
  const auto stands_beside = [&](int party) {
    for (std::size_t i = before_token + 1; i < tokens.size(); ++i) {
      if (segment[i] == segment[before_token] && names(i, party)) return true;
    }
    return false;
  };
  // "The port leases the quay. The carrier pays": another one than the port.
  const bool by_noun = tokens[before_token].tag != Tag::noun;
  const bool is_it = tokens[before_token].tag == Tag::pronoun &&
                     is_cue(reading.pack, "it", tokens[before_token].word);
  if (is_it && is_impersonal(reading, sentence, before_token)) return -1;
  const Subject here = subject_before(reading, sentence, before_token, by_noun);
  if (here.party >= 0 && !stands_beside(here.party)) return here.party;
  if (!here.pronoun) {
    for (std::size_t i = 0; i < std::min(before_token, tokens.size()); ++i) {
      if (tokens[i].party >= 0 && !stands_beside(tokens[i].party)) return tokens[i].party;
    }
  }
  const int heading = reading.document.blocks[reading.sentences[sentence].block].heading;
  for (std::size_t s = sentence, steps = 0; s-- > 0 && steps < kSentencesBack; ++steps) {
    if (reading.document.blocks[reading.sentences[s].block].heading != heading) break;
    const Subject there = subject_before(reading, s, reading.sentences[s].tokens.size(), by_noun);
    if (there.several && is_it) return -1;  // what the two have signed
    if (there.party >= 0 && !stands_beside(there.party)) return there.party;
    if (there.pronoun) continue;
    for (const Token& token : reading.sentences[s].tokens) {
      if (token.party >= 0 && !stands_beside(token.party)) return token.party;
    }
  }
  return -1;
}

// "the two companies": the two that this sentence, or the one before, has named; else the main
// parties.
std::vector<int> last_two(const Reading& reading, std::size_t sentence, std::size_t before_token) {
  for (std::size_t s = sentence + 1, steps = 0; s-- > 0 && steps < 2; ++steps) {
    std::vector<int> named;
    const auto& tokens = reading.sentences[s].tokens;
    for (std::size_t i = 0; i < (s == sentence ? before_token : tokens.size()); ++i) {
      if (tokens[i].party >= 0 &&
          std::find(named.begin(), named.end(), tokens[i].party) == named.end()) {
        named.push_back(tokens[i].party);
      }
    }
    if (named.size() == 2) return named;
    if (!named.empty()) break;
  }
  return reading.parties.main;
}

// "The hockey club" is not the Arena Authority, which is known by another noun.
bool is_of_another_sort(const Reading& reading, std::size_t sentence, std::size_t token,
                        int party) {
  const auto& tokens = reading.sentences[sentence].tokens;
  if (token == 0 || tokens[token - 1].tag != Tag::noun || tokens[token - 1].timex >= 0)
    return false;
  return std::any_of(reading.parties.descriptors.begin(), reading.parties.descriptors.end(),
                     [&](const auto& described) {
                       return described.second == party && described.first != tokens[token].word &&
                              described.first != tokens[token].lemma;
                     });
}

// What a word that is no name stands for here; empty for nothing.
std::vector<int> stands_for(const Reading& reading, std::size_t sentence, std::size_t token) {
  const Token& word = reading.sentences[sentence].tokens[token];
  if (const int party = speaker_at(reading, sentence, token); party >= 0) return {party};
  if (contains(reading.pack.second_references, word.word) && reading.parties.addressee >= 0)
    return {reading.parties.addressee};
  if (contains(reading.pack.plural_references, word.word)) {
    return last_two(reading, sentence, token);
  }
  const auto described = reading.parties.descriptors.find(word.word);
  if (described != reading.parties.descriptors.end()) return {described->second};
  if (contains(reading.pack.single_references, word.word)) {
    int party = look_back(reading, sentence, token);
    if (party >= 0 && is_of_another_sort(reading, sentence, token, party)) return {};
    if (party < 0) party = reading.parties.unnamed;
    if (party >= 0) return {party};
  }
  return {};
}

}  // namespace

std::vector<int> parties_of(const Reading& reading, std::size_t sentence, int chunk) {
  const Chunk& group = reading.grammars[sentence].chunks[static_cast<std::size_t>(chunk)];
  const auto& tokens = reading.sentences[sentence].tokens;
  if (tokens[group.head].party >= 0) {
    std::vector<int> found;
    for (std::size_t i = group.begin; i < group.end; ++i) {  // "Acme–Beta"
      if (tokens[i].party >= 0 &&
          std::find(found.begin(), found.end(), tokens[i].party) == found.end()) {
        found.push_back(tokens[i].party);
      }
    }
    return found;
  }
  // "the state of Dunmere"
  const auto& chunks = reading.grammars[sentence].chunks;
  const auto next = static_cast<std::size_t>(chunk) + 1;
  if (next + 1 < chunks.size() && chunks[next].kind == Chunk::Kind::preposition &&
      chunks[next + 1].kind == Chunk::Kind::noun && tokens[chunks[next + 1].head].party >= 0 &&
      contains(reading.pack.single_references, tokens[group.head].word) &&
      is_cue(reading.pack, "inner", tokens[chunks[next].begin].word)) {
    return {tokens[chunks[next + 1].head].party};
  }
  // "The new tenant, Acme, pays"
  const auto kind = [&](std::size_t c) {
    return c < chunks.size() ? chunks[c].kind : Chunk::Kind::stop;
  };
  if (tokens[group.head].tag == Tag::noun && kind(next) == Chunk::Kind::comma &&
      kind(next + 1) == Chunk::Kind::noun && tokens[chunks[next + 1].head].party >= 0 &&
      (kind(next + 2) == Chunk::Kind::comma || kind(next + 2) == Chunk::Kind::stop) &&
      kind(next + 3) != Chunk::Kind::conjunction && kind(next + 3) != Chunk::Kind::noun) {
    return {tokens[chunks[next + 1].head].party};
  }
  if (is_cue(reading.pack, "either", tokens[group.begin].word)) {
    return last_two(reading, sentence, group.begin);
  }
  const bool pronoun = tokens[group.head].tag == Tag::pronoun;
  for (std::size_t i = group.begin; i < group.head; ++i) {
    if (is_cue(reading.pack, "not_same", tokens[i].word)) return {};  // "any other carrier"
    // "the Beta group" is Beta's, known or not.
    if (tokens[i].tag == Tag::name && tokens[i].capital && tokens[i].party < 0 &&
        tokens[group.head].party < 0 && i > group.begin) {
      return {};
    }
  }
  const std::span words(tokens.data() + group.begin, group.head + 1 - group.begin);
  if (const int party = named_in_part(words, reading.document.text, reading.pack, reading.parties);
      party >= 0 && tokens[group.begin].tag == Tag::determiner)
    return {party};
  const bool several = contains(reading.pack.plural_references, tokens[group.head].word);
  const bool definite =
      tokens[group.begin].tag == Tag::determiner || (!several && group.end - group.begin > 1);
  if (pronoun || (definite && tokens[group.head].tag == Tag::noun)) {
    return stands_for(reading, sentence, group.head);
  }
  return {};
}

std::vector<int> owners_of(const Reading& reading, std::size_t sentence, int chunk,
                           std::size_t before_token) {
  const Grammar& grammar = reading.grammars[sentence];
  const Chunk& group = grammar.chunks[static_cast<std::size_t>(chunk)];
  const auto& tokens = reading.sentences[sentence].tokens;
  if (group.owner >= 0) {
    std::vector<int> owners = parties_of(reading, sentence, group.owner);
    if (owners.empty()) owners = owners_of(reading, sentence, group.owner, group.begin);
    if (!owners.empty()) return owners;
  }
  // "Acme, whose pact with Beta ran out": the noun group may begin with the word, or behind it.
  for (const std::size_t at : {group.begin, group.begin - std::min<std::size_t>(1, group.begin)}) {
    if (!is_cue(reading.pack, "whose", tokens[at].word)) continue;
    std::size_t i = at;
    while (i > 0 && (tokens[i - 1].tag == Tag::comma || tokens[i - 1].tag == Tag::mark)) --i;
    if (i > 0 && tokens[i - 1].party >= 0) return {tokens[i - 1].party};
    // "The Acme Institute up the coast, whose licence".
    for (bool phrase = false; i > 0; --i) {
      const Token& before = tokens[i - 1];
      if (phrase && before.party >= 0) return {before.party};
      if (before.tag == Tag::preposition)
        phrase = true;
      else if (before.tag != Tag::noun && before.tag != Tag::determiner &&
               before.tag != Tag::adjective && before.tag != Tag::name)
        break;
    }
  }
  std::vector<int> found;
  for (std::size_t i = group.begin; i < std::min(group.end, before_token); ++i) {
    if (tokens[i].party >= 0) {
      if (std::find(found.begin(), found.end(), tokens[i].party) == found.end())
        found.push_back(tokens[i].party);
    } else if (tokens[i].tag == Tag::determiner &&
               pack::has(tokens[i].pos, pack::Pos::determiner) && i == group.begin) {
      std::vector<int> meant = stands_for(reading, sentence, i);  // "its licence"
      if (!meant.empty()) return meant;
    }
  }
  return found;
}

}  // namespace inforce::claims
