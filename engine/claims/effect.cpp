// SPDX-License-Identifier: MIT
// What a sentence does to a term: the verbs and nouns that govern it, from the nearest outwards.
#include <algorithm>

#include "claims/judge.h"

namespace inforce::claims {

using pack::Control;

Effect effect_of(pack::Effect effect) {
  switch (effect) {
    case pack::Effect::starts:
      return Effect::starts;
    case pack::Effect::ends:
      return Effect::ends;
    case pack::Effect::continues:
      return Effect::continues;
    case pack::Effect::changes:
      return Effect::changes;
    case pack::Effect::suspends:
      return Effect::suspends;
    case pack::Effect::resumes:
      return Effect::resumes;
    default:
      return Effect::holds;
  }
}

Control Judge::control(pack::Word word) const {
  const auto found = reading_.pack.controls.find(word);
  return found == reading_.pack.controls.end() ? Control::none : found->second;
}

bool Judge::is_subject(const Clause& in) const {
  return std::find(in.subjects.begin(), in.subjects.end(), mention_.chunk) != in.subjects.end();
}

void Judge::by_verb(const Clause& in) {
  const auto action = reading_.pack.actions.find(in.verb);
  const bool subject = is_subject(in) || contains(in.subjects, span_noun());
  if (subject && in.finite && in.tense == Tense::present && !bears_day() && !bears_amount() &&
      is_cue(reading_.pack, "indefinite", tokens_[chunk(mention_.chunk).begin].word)) {
    standing_.stated = false;  // "a licence of this kind lasts": of all of them, not of one
  }
  if (const pack::Action* deed = deed_in(in); deed != nullptr && (subject || acts_on(in))) {
    standing_.effect = effect_of(deed->object);
    return;
  }
  if (frees_from(in, mention_.chunk) || handover_of(reading_, mention_)) {
    standing_.effect = Effect::ends;
    return;
  }
  if (waives_for_time(in)) {
    standing_.effect = Effect::suspends;
    return;
  }
  if (subject && goes_away(in)) {
    standing_.effect = Effect::ends;
    return;
  }
  if (subject && goes_to_amount(in)) {
    standing_.effect = Effect::changes;
    return;
  }
  if (action == reading_.pack.actions.end()) return;
  // "Its liability is capped at": the words of the term, and nothing that is done to it.
  const std::size_t verb = chunk(in.verb_chunk).head;
  if (subject && in.passive && mention_.begin <= verb && verb < mention_.end) return;
  const pack::Action& does = action->second;
  if (does.copula) {
    standing_.effect =
        effect_of(does.subject == pack::Effect::none ? pack::Effect::holds : does.subject);
    // "became a licensee" starts that; "the licence became non-exclusive" changes it.
    if (subject && standing_.effect == Effect::starts && !predicate_is("falls_due", in))
      standing_.effect = Effect::changes;
    if (subject && predicate_is("gone", in)) standing_.effect = Effect::ends;
    return;
  }
  if (!subject && !acts_on(in)) return;
  if (does.object == pack::Effect::ends && !subject && in.tense == Tense::present && names_many())
    standing_.stated = false;  // "sells licences to schools"
  if (does.object == pack::Effect::ends && cuts_to_length(in)) {
    standing_.effect = Effect::changes;
    return;
  }
  const bool undergoes = in.passive && does.object != pack::Effect::none;
  const pack::Effect effect = subject && !undergoes ? does.subject : does.object;
  if (effect == pack::Effect::expires) standing_.expires = true;
  // "The licence now ends on a fixed date": how it will end, not that it does.
  const bool how = std::any_of(
      in.complements.begin(), in.complements.end(), [&](const Clause::Complement& complement) {
        return tokens_[chunk(complement.noun).head].timex < 0 &&
               !tokens_[chunk(complement.noun).head].capital &&
               is_cue(reading_.pack, "time_in", tokens_[complement.preposition].word);
      });
  if (effect == pack::Effect::ends && subject && !in.passive && in.finite &&
      in.tense == Tense::present && how) {
    standing_.expires = true;
    return;
  }
  if (effect == pack::Effect::fails) return;
  if (effect != pack::Effect::none) standing_.effect = effect_of(effect);
  if (effect == pack::Effect::expires && in.modal == pack::kUnknown &&
      (in.tense == Tense::past || in.tense == Tense::perfect || in.tense == Tense::past_perfect)) {
    standing_.effect = Effect::ends;
  }
  if (effect == pack::Effect::none && subject) standing_.effect = Effect::holds;
  // "A clause under which Acme gets the lowest price": how it is, and no beginning.
  if (standing_.effect == Effect::starts && in.relative && in.tense == Tense::present &&
      in.antecedent >= 0 && in.antecedent != mention_.chunk &&
      std::count(in.subjects.begin(), in.subjects.end(), in.antecedent) == 0) {
    standing_.effect = Effect::holds;
  }
}

// "Came into force on 1 May", "applies for the first time in 2018", "was paid for the last time".
void Judge::by_turn(const Clause& in) {
  const std::size_t verb = chunk(in.verb_chunk).begin;
  const auto says = [&](pack::Cue list) {
    const auto cue = find_cue(reading_.pack, list, tokens_, verb, tokens_.size());
    return cue && grammar_.segment[cue->begin] == grammar_.segment[verb];
  };
  const bool of_it = is_subject(in) || acts_on(in);
  if (standing_.effect != Effect::holds || !of_it || in.negated) return;
  if (says("first_time") || (is_subject(in) && says("comes_into_force")))
    standing_.effect = Effect::starts;
  else if (says("last_time"))
    standing_.effect = Effect::ends;
}

// "Licences", "exclusive licences": any of them; but "exclusive rights" are those of one.
bool Judge::names_many() const {
  const Token &first = tokens_[chunk(mention_.chunk).begin],
              &head = tokens_[chunk(mention_.chunk).head];
  return chunk(mention_.chunk).owner < 0 && !is_cue(reading_.pack, "taken_up", head.lemma) &&
         head.word != head.lemma && !pack::has(first.pos, pack::Pos::determiner) && first.party < 0;
}

// "The exclusivity goes", "goes on 1 April"; but "goes to Acme", "goes beyond films".
bool Judge::goes_away(const Clause& in) const {
  const auto is_time = [&](int c) { return tokens_[chunk(c).head].timex >= 0; };
  const std::size_t next = chunk(in.verb_chunk).end;
  const bool alone = next >= tokens_.size() || tokens_[next].tag == Tag::stop ||
                     tokens_[next].tag == Tag::comma || tokens_[next].tag == Tag::conjunction ||
                     tokens_[next].timex >= 0;
  return is_cue(reading_.pack, "goes", in.verb) && !in.passive &&
         std::all_of(in.objects.begin(), in.objects.end(), is_time) &&
         (alone ||
          (!in.complements.empty() &&
           std::all_of(in.complements.begin(), in.complements.end(),
                       [&](const Clause::Complement& complement) {
                         return is_time(complement.noun) &&  // but "goes back to nine months"
                                !is_cue(reading_.pack, "bare_to",
                                        tokens_[complement.preposition].word);
                       })));
}

// "The fee goes from $2 million to $3 million".
bool Judge::goes_to_amount(const Clause& in) const {
  return is_cue(reading_.pack, "goes", in.verb) && !in.passive &&
         std::any_of(in.complements.begin(), in.complements.end(), [&](const auto& complement) {
           return is_cue(reading_.pack, "bare_to", tokens_[complement.preposition].word) &&
                  is_amount(complement.noun);
         });
}

// "The royalty is set at 4%".
bool Judge::names_amount(const Clause& in) const {
  return std::any_of(in.complements.begin(), in.complements.end(),
                     [&](const auto& complement) { return is_amount(complement.noun); });
}

// "Cut the term of the licence to five years".
bool Judge::cuts_to_length(const Clause& in) const {
  return std::any_of(in.complements.begin(), in.complements.end(), [&](const auto& complement) {
    const int timex = tokens_[chunk(complement.noun).head].timex;
    return timex >= 0 && is_cue(reading_.pack, "bare_to", tokens_[complement.preposition].word) &&
           reading_.timexes[static_cast<std::size_t>(timex)].type == timex::Type::duration;
  });
}

// "The term of the licence ended": so did the licence; -1: none.
int Judge::span_noun() const {
  const int outer = mention_.chunk < 0 ? -1 : outer_noun(mention_.chunk);
  return outer >= 0 && is_named("span", outer) && !is_other_term(outer) ? outer : -1;
}

bool Judge::is_amount(int c) const { return tokens_[chunk(c).begin].amount != Token::Amount::none; }

// "An amendment of 1 July 2020 ends", "an amendment signed on 1 July": that is a certain one.
bool Judge::bears_day() const {
  const auto is_time = [&](int c) { return tokens_[chunk(c).head].timex >= 0; };
  for (const Clause::Complement& complement : complements_of(grammar_, sentence_, mention_.chunk)) {
    if (is_time(complement.noun)) return true;
  }
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    if (in.finite || !in.passive || !is_subject(in)) return false;
    const std::size_t next = static_cast<std::size_t>(in.verb_chunk) + 1;
    return (next < grammar_.chunks.size() && is_time(in.verb_chunk + 1)) ||
           std::any_of(in.complements.begin(), in.complements.end(),
                       [&](const auto& complement) { return is_time(complement.noun); });
  });
}

// "A royalty of 3% is due": that is a certain one, too.
bool Judge::bears_amount() const {
  const Chunk& group = chunk(mention_.chunk);
  for (std::size_t i = group.begin; i < group.end; ++i) {
    if (tokens_[i].amount != Token::Amount::none) return true;
  }
  const auto phrases = complements_of(grammar_, sentence_, mention_.chunk);
  return std::any_of(phrases.begin(), phrases.end(), [&](const Clause::Complement& phrase) {
    return is_cue(reading_.pack, "of", tokens_[phrase.preposition].word) && is_amount(phrase.noun);
  });
}

// "The royalty will be payable again": it was not for a while.
void Judge::by_again(const Clause& in) {
  const std::size_t begin = chunk(in.verb_chunk).begin;
  std::size_t end = chunk(in.verb_chunk).end;
  while (end < tokens_.size() && grammar_.segment[end] == grammar_.segment[begin]) ++end;
  const bool stands = standing_.effect == Effect::holds || standing_.effect == Effect::starts;
  if (stands && find_cue(reading_.pack, "again", tokens_, begin, end))
    standing_.effect = Effect::resumes;
}

// "Acme is released from the minimum", "is free of it".
bool Judge::frees_from(const Clause& in, int duty) const {
  return (is_cue(reading_.pack, "frees", in.verb) || predicate_is("frees", in)) &&
         std::any_of(in.complements.begin(), in.complements.end(), [&](const auto& complement) {
           return complement.noun == duty &&
                  is_cue(reading_.pack, "freed_from", tokens_[complement.preposition].word);
         });
}

// "The royalty of 6% [that Acme owes Beta]": so much is said whatever became of it.
bool Judge::is_told_by_relative() const {
  if (mention_.chunk < 0 || !mention_.frame->verbs.empty()) return false;
  const auto phrases = complements_of(grammar_, sentence_, mention_.chunk);
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    const bool is_about =
        in.antecedent >= 0 && in.relative && in.finite && !in.negated && in.tense == Tense::present;
    return is_about && (in.antecedent == mention_.chunk ||
                        std::any_of(phrases.begin(), phrases.end(), [&](const auto& phrase) {
                          return phrase.noun == in.antecedent;
                        }));
  });
}

// "Waived the minimum for 2022", "is waived from 1 April to 31 December", "does not apply for
// 2022".
bool Judge::waives_for_time(const Clause& in) const {
  const bool idle = in.negated && is_subject(in) &&
                    (is_cue(reading_.pack, "applies", in.verb) || predicate_is("falls_due", in));
  if (!idle && !is_cue(reading_.pack, "waives", in.verb)) return false;
  return std::any_of(in.complements.begin(), in.complements.end(), [&](const auto& complement) {
    if (idle && in.tense != Tense::perfect && is_stretch(chunk(complement.noun).head) &&
        is_cue(reading_.pack, "time_in", tokens_[complement.preposition].word)) {
      return true;
    }
    const auto whole = cue_at(reading_.pack, "whole_years", tokens_, complement.preposition);
    if (whole && whole->end < tokens_.size() && tokens_[whole->end].timex >= 0) return true;
    return !idle && tokens_[chunk(complement.noun).head].timex >= 0 &&
           is_cue(reading_.pack, "time_until", tokens_[complement.preposition].word);
  });
}

// A time of more than a day.
bool Judge::is_stretch(std::size_t i) const {
  if (tokens_[i].timex < 0) return false;
  const edtf::Bounds& days = reading_.timexes[static_cast<std::size_t>(tokens_[i].timex)].bounds;
  return days.earliest && days.latest && *days.earliest < *days.latest;
}

// "comes to an end", "was brought to a close": the noun says what happens; null: none does. "To
// the end of 2029" is a time.
const pack::Action* Judge::deed_in(const Clause& in) const {
  for (const Clause::Complement& complement : in.complements) {
    const Token& noun = tokens_[chunk(complement.noun).head];
    if (noun.timex >= 0) continue;
    const auto deed = reading_.pack.deeds.find(noun.lemma);
    const bool to = is_cue(reading_.pack, "bare_to", tokens_[complement.preposition].word);
    if (to && deed != reading_.pack.deeds.end() && complement.noun != mention_.chunk)
      return &deed->second;
  }
  return nullptr;
}

// Is the mention what the verb acts on: its object, or what an "of" or "as" phrase of its object
// names?
bool Judge::acts_on(const Clause& in) const {
  int c = mention_.chunk;
  for (int steps = 0; c >= 0 && steps < 3; ++steps) {
    if (std::find(in.objects.begin(), in.objects.end(), c) != in.objects.end()) return true;
    if (in.passive && std::find(in.subjects.begin(), in.subjects.end(), c) != in.subjects.end())
      return true;
    while (chunk(c).owner >= 0) c = chunk(c).owner;
    // "Deleted the clause on exclusivity": a clause of any preposition is about what stands behind.
    const bool inner = c >= 2 && chunk(c - 1).kind == Chunk::Kind::preposition &&
                       (is_cue(reading_.pack, "inner", tokens_[chunk(c - 1).begin].word) ||
                        is_cue(reading_.pack, "taken_up", tokens_[chunk(c - 2).head].lemma));
    c = inner ? c - 2 : -1;
    if (c == in.verb_chunk) return true;  // "strips Acme of its status", "positioned it as"
    if (is_other_term(c) || (c >= 0 && is_named("told_about", c))) return false;
  }
  return false;
}

// "Ended [the exclusivity] of the licence": the licence itself goes on.
bool Judge::is_other_term(int c) const {
  return std::any_of(reading_.here.begin(), reading_.here.end(), [&](const Mention& other) {
    return other.chunk == c && other.frame->kind != mention_.frame->kind &&
           reading_.kind_of(other).is_term;
  });
}

// "is dead", "is gone": an adjective or noun of a list behind the verb.
bool Judge::predicate_is(pack::Cue list, const Clause& in) const {
  const std::size_t begin = chunk(in.verb_chunk).end;
  std::size_t end = begin;
  const std::uint16_t segment = grammar_.segment[chunk(in.verb_chunk).begin];
  while (end < tokens_.size() && end < begin + 5 && grammar_.segment[end] == segment) ++end;
  return find_cue(reading_.pack, list, tokens_, begin, end).has_value();
}

}  // namespace inforce::claims
