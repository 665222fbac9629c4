// SPDX-License-Identifier: MIT
// What becomes of a term by words that are no verb: the noun it hangs on, "no", a cell of a table.
#include <algorithm>

#include "claims/judge.h"

namespace inforce::claims {

// "the end of the licence", "removal of", "an end to": a noun of action before the mention.
void Judge::by_noun() {
  if (mention_.chunk < 0) return;
  int c = mention_.chunk;
  while (chunk(c).owner >= 0) c = chunk(c).owner;
  for (int steps = 0; steps < 2; ++steps) {
    if (c < 2 || chunk(c - 1).kind != Chunk::Kind::preposition ||
        chunk(c - 2).kind != Chunk::Kind::noun) {
      return;
    }
    const pack::Word head = tokens_[chunk(c - 2).head].lemma;
    if (is_cue(reading_.pack, "some_or_other", tokens_[chunk(c - 2).begin].word))
      standing_.stated = false;  // "any sale of its stake": one that may never be
    const auto deed = reading_.pack.deeds.find(head);
    if (deed != reading_.pack.deeds.end()) {
      const Effect done = handover_of(reading_, mention_)
                              ? Effect::ends  // "the purchase of Acme's"
                              : effect_of(deed->second.object);
      if (deed->second.object == pack::Effect::expires) standing_.expires = true;
      standing_.effect = done == Effect::suspends && is_over(c - 2) ? Effect::resumes : done;
      return;
    }
    c -= 2;
    while (chunk(c).owner >= 0) c = chunk(c).owner;
  }
}

// "The clause by which Acme enjoyed the lowest price was removed", "the provision that bound Beta
// to buy from Acme was suspended": what becomes of the clause becomes of the term in it.
void Judge::by_carrier() {
  if (!reading_.kind_of(mention_).is_term) return;
  const auto carrier_of = [&](const Clause& in) {  // "the duty [to pay a royalty]"
    const int before = in.verb_chunk - 1;
    const int noun = in.antecedent >= 0 ? in.antecedent : in.infinitive ? before : -1;
    const bool carries = noun >= 0 && chunk(noun).kind == Chunk::Kind::noun &&
                         is_cue(reading_.pack, "taken_up", tokens_[chunk(noun).head].lemma);
    return carries ? noun : -1;
  };
  int k = mention_.clause;
  while (k >= 0 && carrier_of(clause(k)) < 0) k = clause(k).controller;
  if (k < 0) return;
  const int carrier = carrier_of(clause(k));
  for (std::size_t c = 0; c < grammar_.clauses.size(); ++c) {
    const Clause& in = grammar_.clauses[c];
    const auto action = reading_.pack.actions.find(in.verb);
    if (!in.finite || in.negated || in.antecedent == carrier ||
        action == reading_.pack.actions.end()) {
      continue;
    }
    const bool undergoes =
        contains(in.objects, carrier) || (in.passive && contains(in.subjects, carrier));
    if (!undergoes && !contains(in.subjects, carrier)) continue;
    const pack::Effect does = undergoes ? action->second.object : action->second.subject;
    if (does != pack::Effect::ends && does != pack::Effect::suspends &&
        does != pack::Effect::resumes) {
      continue;
    }
    standing_.effect = effect_of(does);
    tense_clause_ = static_cast<int>(c);
    return;
  }
}

// "The suspension of the licence was lifted", "ended in May": what the noun at chunk c tells of.
bool Judge::is_over(int c) const {
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    const auto action = reading_.pack.actions.find(in.verb);
    if (action == reading_.pack.actions.end() || in.negated || in.infinitive) return false;
    const bool undergoes = contains(in.objects, c) || (in.passive && contains(in.subjects, c));
    const pack::Effect effect = undergoes ? action->second.object : action->second.subject;
    return (undergoes || contains(in.subjects, c)) &&
           (effect == pack::Effect::ends || effect == pack::Effect::expires);
  });
}

// "no revenue share", "neither a licence nor a minimum", "gives neither side a right": there is
// none.
void Judge::by_determiner() {
  if (mention_.chunk < 0) return;
  const auto says_none = [&](int c) {
    const std::size_t first = chunk(c).begin;
    const auto says = [&](std::size_t at) {
      return is_cue(reading_.pack, "none", tokens_[at].word) && !tokens_[at].no_longer;
    };
    return says(first) || (first > 0 && says(first - 1));
  };
  bool none = says_none(mention_.chunk);
  if (mention_.clause >= 0 && !none) {
    const Clause& in = clause(mention_.clause);
    const bool is_object = contains(in.objects, mention_.chunk);
    if (is_object && in.indirect >= 0) none = says_none(in.indirect);
    for (const int c : in.objects) none = none || (is_object && c < mention_.chunk && says_none(c));
  }
  const bool kept = mention_.clause >= 0 && passes_on(clause(mention_.clause));
  // But "no royalty is payable for 2020", "neither licence may be transferred".
  if (!none || kept || standing_.effect == Effect::suspends) return;
  if (standing_.effect == Effect::ends && mention_.clause >= 0 &&
      clause(mention_.clause).tense != Tense::present) {
    standing_.effect = Effect::continues;  // "has lost neither its licence nor its exclusivity"
    return;
  }
  standing_.effect = Effect::ends;
  denied_ = true;
}

// Without a verb (a list item, a table's cell) words such as "ended" and "still" tell.
void Judge::cue_words() {
  const std::uint16_t segment = grammar_.segment[mention_.begin];
  std::size_t begin = mention_.begin, end = mention_.begin;
  while (begin > 0 && grammar_.segment[begin - 1] == segment) --begin;
  while (end < tokens_.size() && grammar_.segment[end] == segment) ++end;
  struct Tells {
    pack::Cue list;
    Effect effect;
  };
  static constexpr Tells kLists[] = {{"gone", Effect::ends},
                                     {"paused", Effect::suspends},
                                     {"still", Effect::continues},
                                     {"fresh", Effect::starts}};
  for (const auto& [list, effect] : kLists) {
    if (find_cue(reading_.pack, list, tokens_, begin, end)) {
      standing_.effect = effect;
      return;
    }
  }
}

// "Non-exclusive; expires in 2032": a verb without a subject has the mention for one.
void Judge::bare_verbs() {
  for (const Clause& in : grammar_.clauses) {
    if (!in.subjects.empty()) continue;
    const auto action = reading_.pack.actions.find(in.verb);
    if (action == reading_.pack.actions.end()) continue;
    if (action->second.subject == pack::Effect::expires) standing_.expires = true;
  }
}

// "Exclusivity | Yes | No".
void Judge::by_cell() {
  if (sentence_.label == 0 || sentence_.label >= tokens_.size()) return;
  const std::size_t first = sentence_.label;
  for (const pack::AttributeRule& rule : reading_.kind_of(mention_).attributes) {
    if (match_at(rule.match, tokens_, first, tokens_.size())) return;  // "Licence | Non-exclusive"
  }
  by_cell_ = is_cue(reading_.pack, "cell_no", tokens_[first].word) ||
             is_cue(reading_.pack, "cell_yes", tokens_[first].word);
  if (is_cue(reading_.pack, "cell_no", tokens_[first].word)) {
    standing_.effect = Effect::ends;
    denied_ = true;
  }
  if (is_cue(reading_.pack, "cell_yes", tokens_[first].word)) standing_.effect = Effect::holds;
}

// A cell of a table stands under "before" or "after".
// Of several columns that tell of a time the last is after the document's change, the one before
// it before; what stands further left was over by then.
void Judge::by_column() {
  if (sentence_.cell <= 0) return;
  struct Column {
    int cell;
    Side side;
    bool dated;
  };
  std::vector<Column> columns;  // those that tell of a time
  for (const Sentence& head : reading_.sentences) {
    const text::Block& block = reading_.document.blocks[head.block];
    if (block.kind != text::Block::Kind::table_header || head.cell <= 0 ||
        block.table != reading_.document.blocks[sentence_.block].table) {
      continue;
    }
    const bool dated = std::any_of(head.tokens.begin(), head.tokens.end(),
                                   [](const Token& token) { return token.timex >= 0; });
    const Side side = find_cue(reading_.pack, "column_before", head.tokens)  ? Side::before
                      : find_cue(reading_.pack, "column_after", head.tokens) ? Side::after
                                                                             : Side::unspecified;
    if (dated || side != Side::unspecified) columns.push_back({head.cell, side, dated});
  }
  const auto own = std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
    return column.cell == sentence_.cell;
  });
  if (own == columns.end()) return;
  const auto behind = columns.end() - own;
  standing_.side = own->side;
  if (columns.size() > 2 || own->side == Side::unspecified)
    standing_.side = behind > 1 ? Side::before : Side::after;
  if (columns.size() == 1 && own->side == Side::unspecified) standing_.side = Side::unspecified;
  // What a column further left says was over when the next one began, if that tells another amount.
  if (behind > 2) {
    standing_.stated =
        own[1].dated && std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
          return token.amount != Token::Amount::none;
        });
  }
}

}  // namespace inforce::claims
