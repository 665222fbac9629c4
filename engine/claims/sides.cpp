// SPDX-License-Identifier: MIT
#include "claims/sides.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/rows.h"

namespace inforce::claims {

void add(std::vector<int>& to, const std::vector<int>& from) {
  for (const int party : from) {
    if (!contains(to, party)) to.push_back(party);
  }
}

bool Sides::are_known() const {
  return !pair_.empty() && (pair_.size() == 2 || sentence_.label > 0 || of_others_);
}

const Clause* Sides::clause() const {
  return mention_.clause < 0 ? nullptr
                             : &grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
}

// In a table or list of facts: whom its row for a side names ("Licensee: Acme"); -1: none.
int Sides::called(const std::string& noun) const {
  if (sentence_.label == 0 || reading_.parties.sides.empty()) return -1;
  const int group = group_of(reading_.document, sentence_);
  const pack::Word word = reading_.pack.vocabulary.find(noun);
  for (const Parties::Side& side : reading_.parties.sides) {
    if (side.group == group && side.noun == word && word != pack::kUnknown) return side.party;
  }
  return -1;
}

// The two whose facts a table or list tells; of one that it names, the other is whose register
// it is.
void Sides::find() {
  const text::Block::Kind kind = reading_.document.blocks[sentence_.block].kind;
  if (sentence_.label == 0 && kind != text::Block::Kind::list_item) {
    if (const int paper = named_paper(); paper >= 0) pair_ = parties_to(paper);
    if (pair_.empty()) pair_ = pair_with_other();
    if (pair_.size() > 2 || pair_ == reading_.parties.main) pair_.clear();
    return;
  }
  const int group = group_of(reading_.document, sentence_);
  for (const Parties::Side& side : reading_.parties.sides) {
    if (side.group == group) add(pair_, {side.party});
  }
  if (pair_.size() == 1) {
    int second = other(pair_[0]);
    if (second < 0) second = reading_.parties.author >= 0 ? reading_.parties.author : in_title();
    if (second >= 0) add(pair_, {second});
  }
  if (pair_.size() > 2) pair_.clear();
}

// "The licence with Gamma, which has made Acme's frames": of those two, and not of the main ones.
std::vector<int> Sides::pair_with_other() {
  const std::vector<int>& main = reading_.parties.main;
  const auto is_main = [&](int party) {
    return std::find(main.begin(), main.end(), party) != main.end();
  };
  if (!reading_.kind_of(mention_).is_term || !mention_.frame->verbs.empty() || main.size() != 2)
    return {};
  if (mention_.chunk < 0) return {};
  for (const auto& complement : complements_of(grammar_, sentence_, mention_.chunk)) {
    if (!is_cue(reading_.pack, "party_before", sentence_.tokens[complement.preposition].word))
      continue;
    const std::vector<int> with = parties_of(reading_, mention_.sentence, complement.noun);
    if (with.size() != 1 || is_main(with[0])) continue;
    of_others_ = true;
    std::vector<int> named;
    for (const Token& token : sentence_.tokens) {
      if (token.party >= 0 && is_main(token.party)) add(named, {token.party});
    }
    if (named.size() == 1) return {with[0], named[0]};
    return with;
  }
  return {};
}

// "Under its contract with Gamma Acme pays a fee", "a contract under which Acme pays a fee": the
// paper that has the term; -1: the clause names none.
int Sides::named_paper() const {
  const Clause* in = clause();
  if (in == nullptr || !reading_.kind_of(mention_).is_term) return -1;
  const auto is_paper = [&](int c) {
    return c >= 0 && c != mention_.chunk &&
           find_cue(reading_.pack, "about_agreement", sentence_.tokens, chunk(c).begin,
                    chunk(c).end);
  };
  if (in->relative && is_paper(in->antecedent)) return in->antecedent;
  for (int c = 1; c < in->verb_chunk; ++c) {
    const Chunk& before = chunk(c - 1);
    if (before.kind == Chunk::Kind::preposition && is_paper(c) &&
        is_cue(reading_.pack, "under_change", sentence_.tokens[before.begin].word)) {
      return c;
    }
  }
  return -1;
}

// Whom the paper is between, as far as its words name them.
std::vector<int> Sides::parties_to(int paper) const {
  std::vector<int> found;
  for (const auto& complement : complements_of(grammar_, sentence_, paper)) {
    if (is_cue(reading_.pack, "party_before", sentence_.tokens[complement.preposition].word))
      add(found, parties_of(reading_, mention_.sentence, complement.noun));
  }
  if (!found.empty()) add(found, owners_of(reading_, mention_.sentence, paper, chunk(paper).end));
  return found;
}

int Sides::in_title() const {
  const Span title = reading_.document.title;
  for (const Sentence& sentence : reading_.sentences) {
    if (sentence.span.begin >= title.end) break;
    for (const Token& token : sentence.tokens) {
      if (token.party >= 0 && title.covers(token.span)) return token.party;
    }
  }
  return -1;
}

// Of three or more who agree: the only other one that the sentence names; -1: none, or several.
int Sides::only_other_here(int party) const {
  int only = -1;
  for (const Token& token : sentence_.tokens) {
    if (token.party == party || token.party == only ||
        !contains(reading_.parties.main, token.party))
      continue;
    if (only >= 0) return -1;
    only = token.party;
  }
  return only;
}

int Sides::other(int party) const {
  if (pair_.size() == 1 && sentence_.label == 0) return party == pair_[0] ? -1 : pair_[0];
  const std::vector<int>& main = pair_.size() == 2 ? pair_ : reading_.parties.main;
  if (main.size() > 2 && contains(main, party)) return only_other_here(party);
  if (main.size() != 2) return -1;
  return party == main[0] ? main[1] : party == main[1] ? main[0] : -1;
}

}  // namespace inforce::claims
