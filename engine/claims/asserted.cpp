// SPDX-License-Identifier: MIT
// What a sentence tells and does not assert: what somebody denies, reports or drafts, and stories.
#include <algorithm>

#include "claims/judge.h"

namespace inforce::claims {

void Judge::by_assertion() {
  by_fate();
  by_teller();
  by_draft();
  if (is_story()) standing_.stated = false;
  if (is_example()) weaken(Modality::possible);
}

// What is only aimed at is no fact.
void Judge::weaken(Modality to) {
  if (standing_.modality == Modality::fact || standing_.modality == Modality::reported)
    standing_.modality = to;
}

// Outwards from the mention's clause, through those that tell it: "it is not true [that Acme
// left]", "reports [that Acme left] are false", "denied [that it had left]".
void Judge::by_teller() {
  for (int c = mention_.chunk; c >= 0; c = outer_noun(c)) {
    if (!is_named("hearsay", c) || c == mention_.chunk) continue;
    by_telling_noun(c);
    // "Speculation about a takeover": of nothing that has happened.
    if (is_named("gossip", c) && !reading_.kind_of(mention_).is_term &&
        standing_.modality != Modality::fact) {
      standing_.stated = false;
    }
  }
  int k = mention_.clause;
  bool is_told = false;  // by a verb
  for (int steps = 0; k >= 0 && steps < 6; ++steps) {
    const Clause& in = clause(k);
    if (is_nearly(in)) standing_.stated = false;
    if (in.content_of >= 0) {
      by_telling_noun(in.content_of);
      k = clause_over(in.content_of);
    } else if (in.relative && in.antecedent >= 0) {
      // "Any new site that Acme opens" may never be.
      const pack::Word first = tokens_[chunk(in.antecedent).begin].word;
      const bool is_event = !reading_.kind_of(mention_).is_term;
      if (is_event && in.tense == Tense::present && is_cue(reading_.pack, "some_or_other", first))
        standing_.stated = false;
      if (!is_done(in)) by_paper(in.antecedent);
      return;
    } else if (const int paper = paper_with(in); paper >= 0) {
      by_paper(paper);  // "proposed a clause [entitling Acme to a share]"
      return;
    } else if (in.controller >= 0) {
      k = in.controller;  // "it would be false to claim [that Acme left]"
      if (steps > 0 && is_untrue(clause(k))) standing_.stated = false;
      if (is_gossip(clause(k))) standing_.stated = false;  // "is rumoured to have left"
      if (is_told && control(clause(k).verb) == Control::fails && !clause(k).negated &&
          control(in.verb) != Control::fails) {
        standing_.stated = false;  // "declined to confirm that it had left"
      }
    } else {
      k = teller_of(k);
      if (k >= 0) by_telling_verb(clause(k));
      is_told = true;
    }
  }
}

// The paper that a participle goes with; -1: none.
int Judge::paper_with(const Clause& in) const {
  const int before = in.verb_chunk - 1;
  const bool hangs = in.ing && !in.finite && before >= 0 && in.controller < 0 &&
                     chunk(before).kind == Chunk::Kind::noun && is_paper(before);
  return hangs ? before : -1;
}

// "Nearly terminated", "has almost sold", "came close to selling"; but "sold almost 20%".
bool Judge::is_nearly(const Clause& in) const {
  const Chunk& group = chunk(in.verb_chunk);
  if (in.infinitive && group.begin > 0) {  // "has yet to sign", "considers whether to sign"
    const pack::Word before = tokens_[group.begin - 1].word;
    const bool is_verb =  // "had to pay"
        chunk(grammar_.chunk_of[group.begin - 1]).kind == Chunk::Kind::verb;
    if (is_cue(reading_.pack, "not_yet", before) ||
        (!is_verb && is_cue(reading_.pack, "supposition", before))) {
      return true;
    }
  }
  if (group.end + 1 < tokens_.size() && tokens_[group.end + 1].tag == Tag::to &&
      is_cue(reading_.pack, "not_yet", tokens_[group.end].word)) {
    return true;
  }
  if (in.ing) {  // "talk of [Acme] buying"
    std::size_t begin = group.begin;
    if (in.subjects.size() == 1 && chunk(in.subjects.front()).end == begin)
      begin = chunk(in.subjects.front()).begin;
    for (std::size_t at = begin - std::min<std::size_t>(begin, 5); at < begin; ++at) {
      const auto cue = cue_at(reading_.pack, "holds_back", tokens_, at, group.head);
      if (cue && (cue->end == begin || cue->end == group.head)) return true;
    }
  }
  for (std::size_t at = group.begin - std::min<std::size_t>(group.begin, 2); at < group.head;
       ++at) {
    const auto cue = cue_at(reading_.pack, "nearly", tokens_, at, group.head);
    if (cue && cue->end == group.head) return true;
  }
  return false;
}

// "It was rumoured that Acme would buy it": of an event that may be none.
bool Judge::is_gossip(const Clause& in) const {
  return !reading_.kind_of(mention_).is_term && is_cue(reading_.pack, "gossip", in.verb);
}

// A report or claim of which the sentence says what it is worth.
void Judge::by_telling_noun(int noun) {
  const bool was_fact = standing_.modality == Modality::fact;
  weaken(Modality::reported);
  if (is_cue(reading_.pack, "none", tokens_[chunk(noun).begin].word))
    standing_.stated = false;  // "there is no sign that"
  for (const Clause& in : grammar_.clauses) {
    if (!contains(in.subjects, noun)) continue;
    if (was_fact && !in.negated && predicate_is("bears_out", in))
      standing_.modality = Modality::fact;
    if (is_untrue(in)) standing_.stated = false;
  }
  const int k = clause_over(noun);
  if (k < 0) return;
  const Clause& in = clause(k);
  if (contains(in.subjects, noun) && !in.passive) return;
  const pack::Word verb = tokens_[chunk(in.verb_chunk).head].word;
  if (was_fact && !in.negated && is_cue(reading_.pack, "confirmed", verb))
    standing_.modality = Modality::fact;
  if ((control(in.verb) == Control::fails && !in.negated) || is_untrue(in))
    standing_.stated = false;
}

// "Is false", "are not true", "there is no truth in"; but "is not unfounded".
bool Judge::is_untrue(const Clause& in) const {
  const Chunk& verb = chunk(in.verb_chunk);
  std::size_t end = verb.begin;
  const std::uint16_t segment = grammar_.segment[verb.begin];
  while (end < tokens_.size() && grammar_.segment[end] == segment) ++end;
  const auto cue = find_cue(reading_.pack, "untrue", tokens_, verb.begin, end);
  return cue && !(in.negated && cue->begin >= verb.end);
}

// "Was wrongly reported", "falsely claims", "had said mistakenly".
bool Judge::is_told_wrongly(const Clause& in) const {
  const Chunk& verb = chunk(in.verb_chunk);
  const std::size_t begin = verb.begin - std::min<std::size_t>(verb.begin, 1);
  const std::size_t end = std::min<std::size_t>(verb.end + 1, tokens_.size());
  return find_cue(reading_.pack, "wrongly", tokens_, begin, end).has_value();
}

// "Nobody believes", "few expect".
bool Judge::has_doubters(const Clause& in) const {
  return std::any_of(in.subjects.begin(), in.subjects.end(), [&](int c) {
    const std::size_t first = chunk(c).begin;
    return is_cue(reading_.pack, "none", tokens_[first].word) ||
           is_cue(reading_.pack, "few", tokens_[first].word) ||
           (first > 0 && is_cue(reading_.pack, "few", tokens_[first - 1].word));  // "hardly anyone"
  });
}

// The clause whose verb acts on a group, or the last one before it.
int Judge::clause_over(int c) const {
  int nearest = -1;
  for (std::size_t k = 0; k < grammar_.clauses.size(); ++k) {
    const Clause& in = grammar_.clauses[k];
    const bool acts = contains(in.objects, c) || contains(in.subjects, c) ||
                      std::any_of(in.complements.begin(), in.complements.end(),
                                  [&](const auto& complement) { return complement.noun == c; });
    if (acts && in.antecedent != c) return static_cast<int>(k);
    if (in.verb_chunk < c) nearest = static_cast<int>(k);
  }
  return nearest;
}

// The clause whose verb tells finite clause k: "denied on Monday [that it had left]", "told Beta
// [it had left]"; -1: none.
int Judge::teller_of(int k) const {
  const Clause& in = clause(k);
  if (!in.finite || in.subjects.empty()) return -1;
  int first = in.subjects.front();
  if (first > in.verb_chunk) return -1;
  while (chunk(first).owner >= 0) first = chunk(first).owner;
  int c = first - 1;
  while (c >= 0 && chunk(c).kind == Chunk::Kind::other) --c;
  const bool marked = c >= 0 && is_cue(reading_.pack, "that", tokens_[chunk(c).begin].word);
  if (marked) --c;
  for (; c >= 0; --c) {
    switch (chunk(c).kind) {
      case Chunk::Kind::verb:
        for (int teller = k - 1; teller >= 0; --teller) {
          if (clause(teller).verb_chunk == c) return teller;
        }
        return -1;
      case Chunk::Kind::noun:
      case Chunk::Kind::preposition:
      case Chunk::Kind::other:
        break;
      case Chunk::Kind::comma:
        if (marked) break;
        return -1;
      default:
        return -1;
    }
  }
  return -1;
}

void Judge::by_telling_verb(const Clause& in) {
  const Control by = control(in.verb);
  const bool denies = by == Control::fails && !in.negated;
  const bool told =
      is_cue(reading_.pack, "announcing", in.verb) || is_cue(reading_.pack, "says_that", in.verb);
  const bool not_said = told && (in.negated || has_doubters(in));
  if (denies || not_said || is_gossip(in) || is_untrue(in) || is_told_wrongly(in) ||
      predicate_is("doubtful", in)) {
    standing_.stated = false;
  }
  if (by == Control::fails && in.negated)
    weaken(Modality::reported);  // "did not deny that it left"
  if (predicate_is("maybe", in)) weaken(Modality::possible);
  // "Promised that nobody will pay less": his word is what the term is.
  const bool word_given = mention_.frame->forbids && is_cue(reading_.pack, "pledges", in.verb);
  if (by == Control::planned && !word_given) weaken(Modality::planned);
  if (by == Control::possible && !is_cue(reading_.pack, "informs", in.verb))
    weaken(Modality::possible);
}

// "Rejected a proposal under which Beta pays 5%", "a draft that gives Beta exclusivity".
void Judge::by_paper(int noun) {
  if (is_draft(noun)) weaken(Modality::planned);
  for (const Clause& in : grammar_.clauses) {
    if (!contains(in.passive ? in.subjects : in.objects, noun) || in.antecedent == noun) continue;
    const Control by = control(in.verb);
    const auto action = reading_.pack.actions.find(in.verb);
    const bool takes_back = action != reading_.pack.actions.end() &&
                            action->second.object == pack::Effect::ends && is_named("intent", noun);
    if ((by == Control::fails || takes_back) && !in.negated) standing_.stated = false;
    if (by == Control::planned || by == Control::possible) weaken(Modality::planned);
  }
}

// "Under the proposed deal", "the draft agreement gives", "the planned sale"; but "the proposed
// deal was signed".
void Judge::by_draft() {
  const bool is_noun = mention_.frame->verbs.empty() && mention_.chunk >= 0;
  if (mention_.clause < 0) {
    if (is_noun && is_draft(mention_.chunk)) weaken(Modality::planned);
    return;
  }
  const Clause& in = clause(mention_.clause);
  for (const int c : in.objects) {  // "signed a letter of intent for an exclusive licence"
    if (is_noun && c < mention_.chunk &&
        find_cue(reading_.pack, "draft", tokens_, chunk(c).begin, mention_.begin)) {
      weaken(Modality::planned);
    }
  }
  if (is_done(in)) return;
  if (is_noun && is_draft(mention_.chunk)) weaken(Modality::planned);
  const std::uint16_t segment = grammar_.segment[chunk(in.verb_chunk).begin];
  for (int c = 0; c < in.verb_chunk; ++c) {
    if (chunk(c).kind != Chunk::Kind::noun || c == mention_.chunk || !is_draft(c)) continue;
    const bool under = c > 0 && chunk(c - 1).kind == Chunk::Kind::preposition &&
                       is_cue(reading_.pack, "under_change", tokens_[chunk(c - 1).begin].word);
    const bool holds_here = c == 1 || grammar_.segment[chunk(c).begin] == segment;
    if ((under && holds_here) || contains(in.subjects, c)) weaken(Modality::planned);
  }
}

// "Was signed", "has closed".
bool Judge::is_done(const Clause& in) const {
  return in.tense != Tense::future && in.tense != Tense::present &&
         is_cue(reading_.pack, "carries_out", in.verb);
}

bool Judge::is_draft(int c) const {
  const auto found = find_cue(reading_.pack, "draft", tokens_, chunk(c).begin, tokens_.size());
  return found && found->begin < chunk(c).end;  // "the letter [of] [intent]" is several groups
}

// "If Acme leaves, the licence ends", "for example, if Acme leaves", "would have ended had Acme not
// paid".
bool Judge::is_supposed() const {
  if (is_cue(reading_.pack, "supposition", tokens_.front().word)) return true;
  const auto is_unreal = [&](const Chunk& group) {
    return group.kind == Chunk::Kind::subordinator &&
           is_cue(reading_.pack, "inverted", tokens_[group.begin].word);
  };
  if (std::any_of(grammar_.chunks.begin(), grammar_.chunks.end(), is_unreal)) return true;
  const auto opener =
      std::find_if(grammar_.chunks.begin(), grammar_.chunks.end(), [](const Chunk& group) {
        return group.kind == Chunk::Kind::verb || group.kind == Chunk::Kind::subordinator;
      });
  return opener != grammar_.chunks.end() && opener->kind == Chunk::Kind::subordinator &&
         is_cue(reading_.pack, "supposition", tokens_[opener->begin].word);
}

// "Should Acme wish to sell, Beta has the right of first refusal": such a right is one for a case.
bool Judge::is_for_the_case() const {
  if (!reading_.kind_of(mention_).is_conditional || mention_.clause < 1) return false;
  const Clause& own = clause(mention_.clause);
  return own.finite && own.subordinator == pack::kUnknown &&
         std::any_of(grammar_.chunks.begin(), grammar_.chunks.begin() + own.verb_chunk,
                     [](const Chunk& group) { return group.kind == Chunk::Kind::comma; });
}

// "By way of example, Acme pays Beta 5%": but "for example, Acme ended the deal in May".
bool Judge::is_example() const {
  constexpr std::size_t kOpening = 4;  // tokens
  const auto cue =
      find_cue(reading_.pack, "example", tokens_, 0, std::min(kOpening + 1, tokens_.size()));
  return cue && mention_.clause >= 0 && clause(mention_.clause).tense == Tense::present;
}

// "In the novel, Acme buys Beta", "the film tells how Acme bought Beta".
bool Judge::is_story() const {
  const auto is_fiction = [&](int c) { return is_named("fiction", c); };
  const int first_verb = grammar_.clauses.empty() ? static_cast<int>(grammar_.chunks.size())
                                                  : grammar_.clauses.front().verb_chunk;
  for (int c = 1; c < first_verb && chunk(c).kind != Chunk::Kind::comma; ++c) {
    const bool opens = chunk(0).kind == Chunk::Kind::preposition &&
                       chunk(c - 1).kind == Chunk::Kind::preposition &&
                       is_cue(reading_.pack, "time_in", tokens_[chunk(0).begin].word);
    if (opens && chunk(c).kind == Chunk::Kind::noun && is_fiction(c)) return true;
  }
  if (mention_.clause < 1) return false;
  const Clause& main = grammar_.clauses.front();
  return main.finite && !main.passive && main.verb_chunk < clause(mention_.clause).verb_chunk &&
         std::any_of(main.subjects.begin(), main.subjects.end(), is_fiction) &&
         is_cue(reading_.pack, "narrates", main.verb);
}

}  // namespace inforce::claims
