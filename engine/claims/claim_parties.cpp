// SPDX-License-Identifier: MIT
#include "claims/claim_parties.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/descriptors.h"

namespace inforce::claims {

std::vector<int> ClaimParties::main_with(const Roles& roles) const {
  const std::vector<int>& main = reading_.parties.main;
  const std::vector<int>& told = roles.holders.empty() ? roles.bounds : roles.holders;
  const bool other = told.size() == 1 && !main.empty() && !contains(main, told[0]);
  return other ? told : main;
}

bool ClaimParties::names_others_only() const {
  const auto& tokens = sentence_.tokens;
  const std::vector<int>& main = reading_.parties.main;
  const auto beside = [&](std::uint16_t segment) {
    return segment != grammar_.segment[mention_.begin] &&
           std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
             const Chunk& verb = grammar_.chunks[static_cast<std::size_t>(in.verb_chunk)];
             return in.finite && in.subordinator != pack::kUnknown &&
                    grammar_.segment[verb.begin] == segment;
           });
  };
  bool others = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].party < 0) continue;
    if (contains(main, tokens[i].party)) return false;
    others = others || !beside(grammar_.segment[i]);
  }
  return others;
}

// "Buys from Gamma under a contract that runs out in May"; empty: the sentence names several.
std::vector<int> ClaimParties::only_named() const {
  int only = -1;
  for (const Token& token : sentence_.tokens) {
    if (token.party < 0 || token.party == only) continue;
    if (only >= 0) return {};
    only = token.party;
  }
  return only < 0 ? std::vector<int>{} : std::vector<int>{only};
}

bool ClaimParties::is_somebody_elses() const {
  const auto& tokens = sentence_.tokens;
  const auto& chunks = grammar_.chunks;
  int paper = mention_.chunk;
  if (paper < 0 && mention_.clause >= 0) {
    const Clause& in = grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
    paper = in.subjects.empty() ? -1 : in.subjects.front();
  }
  if (paper < 0) return false;
  const int owner = chunks[static_cast<std::size_t>(paper)].owner;
  if (owner < 0) return false;
  const Chunk& who = chunks[static_cast<std::size_t>(owner)];
  // "Channel 6's contract": of a name that is no party here.
  const bool is_numbered = who.end == who.begin + 2 && tokens[who.begin].capital &&
                           tokens[who.begin].party < 0 && tokens[who.begin].timex < 0 &&
                           tokens[who.begin + 1].tag == Tag::number;
  if (is_numbered) return true;
  return who.end - who.begin > 2 && tokens[who.head].party < 0 &&
         is_reference(reading_.pack, tokens[who.head].word) &&
         tokens[who.head - 1].tag == Tag::noun;
}

// "The board has signed with Acme instead": in a text of our own, and of no other party.
bool ClaimParties::speaks_of_us() const {
  const auto& tokens = sentence_.tokens;
  return std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) {
           return token.party >= 0 && std::count(reading_.parties.main.begin(),
                                                 reading_.parties.main.end(), token.party) > 0;
         }) == 0;
}

bool ClaimParties::names(int party) const {
  const auto& tokens = sentence_.tokens;
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return token.party == party; });
}

// The one party the sentence names beside the main ones; -1: none, or several.
int ClaimParties::only_other() const {
  int only = -1;
  const std::vector<int>& main = reading_.parties.main;
  for (const Token& token : sentence_.tokens) {
    if (token.party < 0 || token.party == only || contains(main, token.party)) {
      continue;
    }
    if (only >= 0) return -1;
    only = token.party;
  }
  return only;
}

// "Gamma runs Acme's shop under [a contract] signed in May": none that was spoken of before.
bool ClaimParties::is_one_more() const {
  if (mention_.chunk < 0) return false;
  const Chunk& paper = grammar_.chunks[static_cast<std::size_t>(mention_.chunk)];
  return is_cue(reading_.pack, "indefinite", sentence_.tokens[paper.begin].word);
}

std::vector<int> ClaimParties::of_text() const {
  std::vector<int> named;
  const auto& list = reading_.parties.list;
  for (std::size_t p = 0; p < list.size(); ++p) {
    if (list[p].mentions > 0) named.push_back(static_cast<int>(p));
  }
  return named.size() == 1 ? named : std::vector<int>{};
}

// "Is a party, together with Beta and Gamma, to": who is listed with one of them is one, too.
std::vector<int> ClaimParties::with_listed(std::vector<int> parties) const {
  const auto& tokens = sentence_.tokens;
  if (!find_cue(reading_.pack, "together", tokens)) return parties;
  int last = -1;
  for (const Token& token : tokens) {
    if (token.party >= 0) {
      if (last >= 0 && contains(parties, last) && !contains(parties, token.party))
        parties.push_back(token.party);
      last = token.party;
    } else if (token.tag != Tag::conjunction && token.tag != Tag::comma && token.tag != Tag::mark &&
               !token.capital) {  // "Acme AS and Beta"
      last = -1;
    }
  }
  return parties;
}

// "Acme ended its sponsorship of the Gamma Cup": with somebody whom the text tells no more of.
bool ClaimParties::is_with_stranger() const {
  if (mention_.clause < 0) return false;
  const Clause& in = grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
  return std::any_of(in.objects.begin(), in.objects.end(), [&](int object) {
    const auto of = complements_of(grammar_, sentence_, object);
    return std::any_of(of.begin(), of.end(), [&](const Clause::Complement& complement) {
      const Chunk& other = grammar_.chunks[static_cast<std::size_t>(complement.noun)];
      const Token& name = sentence_.tokens[other.head];
      return is_cue(reading_.pack, "of", sentence_.tokens[complement.preposition].word) &&
             name.capital && name.party < 0 && name.timex < 0 &&
             !is_cue(reading_.pack, "place", name.word);
    });
  });
}

std::vector<int> ClaimParties::of_event(const Roles& roles) const {
  const pack::Kind& kind = reading_.kind_of(mention_);
  if (!kind.is_agreement) return roles.parties;
  const bool told = mention_.frame->label && !roles.parties.empty();
  return with_listed(told || reading_.parties.main.size() < 2 ? roles.parties
                                                              : of_agreement(roles.parties));
}

// An act of one party has a main party on its other side. Without any, it is the main parties' own.
std::vector<int> ClaimParties::of_agreement(std::vector<int> parties) const {
  const std::vector<int>& main = reading_.parties.main;
  if (parties.empty() && reading_.kind_of(mention_).change == pack::Change::made && is_one_more()) {
    const int other = only_other();
    for (const int party : main) {
      if (other >= 0 && names(party)) parties.push_back(party);
    }
    if (parties.size() == 1) return {parties[0], other};
    parties.clear();
  }
  if (parties.empty() && !names_others_only()) return main;
  if (parties.empty()) parties = only_named();
  return parties.size() == 1 ? with_other_side(parties[0]) : parties;
}

// With the main party that the text spoke of last, or with whom the sentence names; but alone,
// where the other side has no name.
std::vector<int> ClaimParties::with_other_side(int only) const {
  const std::vector<int>& main = reading_.parties.main;
  const pack::Change change = reading_.kind_of(mention_).change;
  if (contains(main, only)) {
    // "The ministry gave notice, and our contract ended": with whom the sentence names.
    const bool ours = !names(only);
    if (const int other = only_other(); other >= 0 && (change == pack::Change::made || ours))
      return {only, other};
    if (change != pack::Change::none && !is_with_stranger()) return main;
    return {only};
  }
  const int author = reading_.parties.author;
  if (author >= 0 && author != only && speaks_of_us()) return {only, author};
  if (is_counted_from(reading_, mention_)) return {only};  // "after the Acme deal": of whomever
  for (std::size_t s = mention_.sentence + 1; s-- > 0;) {
    if (reading_.sentences[s].block != sentence_.block) break;  // "Gamma extends its lease": whose?
    const auto& tokens = reading_.sentences[s].tokens;
    for (std::size_t i = s == mention_.sentence ? mention_.begin : tokens.size(); i-- > 0;) {
      if (tokens[i].party >= 0 && contains(main, tokens[i].party)) return {only, tokens[i].party};
    }
  }
  return {only};
}

}  // namespace inforce::claims
