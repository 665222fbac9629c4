// SPDX-License-Identifier: MIT
// How a statement stands: before or after the change, as fact, plan or possibility, by whose word.
#include <algorithm>

#include "claims/judge.h"
#include "claims/notice.h"

namespace inforce::claims {

Standing Judge::run() {
  const bool is_clause = !mention_.frame->verbs.empty();
  if (mention_.clause >= 0) {
    const Clause& own = clause(mention_.clause);
    if (is_clause) {
      // "its right to end the deal": an infinitive that hangs on a noun tells nothing that
      // happened.
      int before = own.verb_chunk - 1;
      if (before > 0 && chunk(before).kind == Chunk::Kind::noun &&
          tokens_[chunk(before).head].timex >= 0) {
        before -= chunk(before - 1).kind == Chunk::Kind::preposition ? 2 : 1;  // "voted on Monday"
      }
      if (before >= 0 && chunk(before).kind == Chunk::Kind::noun)
        before = outermost(before);  // "a plan by Acme to end the deal"
      if (!reading_.kind_of(mention_).is_term && own.infinitive && before >= 0 &&
          chunk(before).kind == Chunk::Kind::noun && tokens_[chunk(before).head].party < 0 &&
          tokens_[chunk(before).head].tag != Tag::name && !is_exercised(before) &&
          !notice_to_end(reading_, mention_)) {  // "gave notice to end the deal"
        standing_.stated = false;
      }
      // "Until the agreement expires": how long something else goes on.
      if (reading_.kind_of(mention_).change == pack::Change::ended && own.tense == Tense::present &&
          is_cue(reading_.pack, "time_until", own.subordinator)) {
        standing_.stated = false;
      }
      through_clauses(mention_.clause,
                      grants(own) ? Effect::starts : effect_of(mention_.frame->says));
    } else {
      by_verb(own);
      by_again(own);
      by_turn(own);
      through_clauses(mention_.clause, standing_.effect);
    }
  } else {
    cue_words();
    bare_verbs();
  }
  if (!is_clause) {
    by_noun();
    by_determiner();
  }
  by_duty();
  by_carrier();
  by_moved_end();
  by_cell();
  by_column();
  by_side();
  if (denied_ && standing_.side == Side::before) standing_.stated = false;
  by_speaker();
  by_assertion();
  by_leading_clause();
  by_paper();
  if (is_general() || (mention_.clause >= 0 && is_of_all(clause(mention_.clause)))) {
    standing_.stated = false;
  }
  by_notice();
  condition();
  standing_.denied = denied_;
  return std::move(standing_);
}

// "Licensed its patents to Beta in 2016": a verb that gives, told as done, begins what it tells.
bool Judge::grants(const Clause& in) const {
  const pack::Frame& frame = *mention_.frame;
  const auto action = reading_.pack.actions.find(in.verb);
  return frame.says == pack::Effect::none && !frame.forbids && !frame.ability &&
         reading_.kind_of(mention_).is_term && in.finite && in.tense == Tense::past &&
         action != reading_.pack.actions.end() && action->second.object == pack::Effect::starts;
}

// "Joint ventures are often formed for one project", "licensees who give up exclusivity": said of
// all such, and of none in particular.
bool Judge::is_of_all(const Clause& in) const {
  if (!in.finite || in.tense != Tense::present || in.subjects.size() != 1) return false;
  const bool of_act = !reading_.kind_of(mention_).is_term && in.subjects.front() == mention_.chunk;
  if (!of_act && !in.relative) return false;
  const Chunk& subject = chunk(in.subjects.front());
  const Token& head = tokens_[subject.head];
  const bool bare =
      !pack::has(tokens_[subject.begin].pos, pack::Pos::determiner) && subject.owner < 0;
  const bool plural = head.tag == Tag::noun && head.party < 0 && head.word != head.lemma;
  const bool dated = std::any_of(
      in.complements.begin(), in.complements.end(), [&](const Clause::Complement& complement) {
        return tokens_[chunk(complement.noun).head].timex >= 0;  // "Deliveries begin in January"
      });
  return bare && plural && !dated;
}

// "Managers typically receive 2% of revenue": of what such people do, where no party is among them.
bool Judge::is_general() const {
  const std::size_t begin = segment_begin(), end = segment_end();
  const auto within = [&](const auto& says) {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                       tokens_.begin() + static_cast<std::ptrdiff_t>(end), says);
  };
  if (within([](const Token& token) { return token.party >= 0 || token.tag == Tag::pronoun; })) {
    return false;
  }
  return find_cue(reading_.pack, "generally", tokens_, begin, end).has_value();
}

// "Exercised its option to extend the contract": somebody did what a noun let him do.
bool Judge::is_exercised(int noun) const {
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    const bool done = in.finite && !in.negated && in.modal == pack::kUnknown &&
                      in.tense != Tense::present && in.tense != Tense::future;
    return done && contains(in.passive ? in.subjects : in.objects, noun) &&
           is_cue(reading_.pack, "exercises", in.verb);
  });
}

// "Will leave the market, ending the pact": what follows from something is as sure as that.
void Judge::by_leading_clause() {
  if (mention_.clause < 0) return;
  const Clause& in = clause(mention_.clause);
  const bool behind_comma =
      in.verb_chunk > 0 && chunk(in.verb_chunk - 1).kind == Chunk::Kind::comma;
  if (in.finite || in.infinitive || in.passive || !behind_comma) return;
  for (int k = mention_.clause - 1; k >= 0; --k) {
    const Clause& lead = clause(k);
    if (lead.relative || lead.subjects != in.subjects) continue;
    const Control by = lead.controller >= 0           ? control(clause(lead.controller).verb)
                       : lead.modal != pack::kUnknown ? control(lead.modal)
                                                      : Control::none;
    const bool may = by == Control::possible || by == Control::able;
    if (may) weaken(Modality::possible);
    if (lead.tense == Tense::future || by == Control::planned || is_reported_future(lead))
      weaken(Modality::planned);
    return;
  }
}

// "A deal under which Acme invests $5 million in Beta": what was agreed, and is yet to be done.
void Judge::by_paper() {
  if (mention_.clause < 0 || reading_.kind_of(mention_).is_term) return;
  const Clause& in = clause(mention_.clause);
  if (in.led && in.finite && in.tense == Tense::present) weaken(Modality::planned);
}

// "At least 140 a year (previously 95)": how it was is told of the amount behind.
bool Judge::is_former_aside(const Found& cue) const {
  const auto bracket = bracket_of(reading_, mention_.sentence, cue.begin);
  if (bracket && bracket->begin > anchor()) return true;  // "(previous contract: 95)"
  // "4% at first, and is now 6%"
  const auto at = [&](std::size_t i) { return tokens_.begin() + static_cast<std::ptrdiff_t>(i); };
  const auto is_amount = [](const Token& token) { return token.amount != Token::Amount::none; };
  const bool of_amount = std::any_of(tokens_.begin(), at(cue.begin), [&](const Token& token) {
    const std::size_t begin = static_cast<std::size_t>(&token - tokens_.data());
    return is_amount(token) && begin + token.amount_length == cue.begin;
  });
  if (of_amount && std::any_of(at(cue.end), tokens_.end(), is_amount)) return true;
  if (cue.end != cue.begin + 1 || cue.begin == 0 || cue.end >= tokens_.size()) return false;
  const Tag opens = tokens_[cue.begin - 1].tag;
  return (opens == Tag::mark || opens == Tag::comma || opens == Tag::stop) &&
         tokens_[cue.end].amount != Token::Amount::none &&
         is_cue(reading_.pack, "former_aside", tokens_[cue.begin].word);
}

// "previously", "under the new terms"; the tense of a verb where no word says it.
void Judge::by_side() {
  if (standing_.side != Side::unspecified) return;
  const std::size_t begin = segment_begin(), end = segment_end();
  auto before = find_cue(reading_.pack, "before", tokens_, begin, end);
  if (before && is_former_aside(*before)) before.reset();
  const auto after = find_cue(reading_.pack, "after", tokens_, begin, end);
  // A cue that opens the sentence holds for all of it.
  if (!before && begin > 0) {
    if (const auto opening =
            find_cue(reading_.pack, "before", tokens_, 0, std::min<std::size_t>(6, begin));
        opening && opening->begin < 2) {
      before = opening;
    }
  }
  if (after && standing_.effect != Effect::ends) standing_.says_now = true;
  if (before && !after) {
    standing_.side = Side::before;
  } else if (after && !before) {
    standing_.side = Side::after;
  } else if (mention_.clause >= 0) {
    const Clause& in = clause(tense_clause_ >= 0 ? tense_clause_ : mention_.clause);
    // "Agreed to pay 4%": what was promised then holds from then on.
    const bool promised =
        tense_clause_ >= 0 && in.tense == Tense::past && !in.passive && !denied_ &&
        clause(mention_.clause).infinitive && reading_.kind_of(mention_).is_term &&
        (is_cue(reading_.pack, "pledges", in.verb) || is_cue(reading_.pack, "commits", in.verb));
    if ((standing_.effect == Effect::holds || denied_) && !promised &&
        (in.tense == Tense::past || in.tense == Tense::past_perfect)) {
      standing_.side = Side::before;
    }
    // "The contract ends. Acme had granted Beta a licence": before that; but "said it had granted".
    const bool told =
        mention_.clause > 0 && is_cue(reading_.pack, "says_that", clause(mention_.clause - 1).verb);
    if (in.tense == Tense::past_perfect && standing_.effect == Effect::starts && !in.relative &&
        in.controller < 0 && !told)
      standing_.side = Side::before;
    if (in.tense == Tense::future && standing_.effect == Effect::holds)
      standing_.side = Side::after;
  }
  // A permission that is told with a change is new with it.
  if (mention_.frame->ability && mention_.clause >= 0 && standing_.effect == Effect::holds &&
      standing_.side != Side::before && !find_cue(reading_.pack, "still", tokens_)) {
    standing_.effect = Effect::starts;
  }
  if (standing_.effect == Effect::starts && standing_.side == Side::before) {
    standing_.effect = Effect::holds;
    standing_.started = true;
  }
}

// Who says it, and how surely.
void Judge::by_speaker() {
  const auto confirmed = find_cue(reading_.pack, "confirmed", tokens_);
  const auto opinion = find_cue(reading_.pack, "opinion", tokens_);
  const bool borne_out = opinion && opinion->begin > 0 &&
                         is_cue(reading_.pack, "as", tokens_[opinion->begin - 1].word);
  if (opinion && opinion->begin < mention_.begin && tokens_[opinion->begin].party < 0 && !borne_out)
    standing_.modality = Modality::possible;
  if (reading_.document.blocks[sentence_.block].kind == text::Block::Kind::quote &&
      standing_.modality == Modality::fact) {
    standing_.modality = Modality::reported;  // a block of somebody else's words
  }
  if (standing_.modality == Modality::fact && !confirmed) {
    // "It is no rumour any more; Acme has left": of the words up to the semicolon.
    const auto parts = [&](const Token& token) { return reading_.words(token.span) == ";"; };
    const auto at = tokens_.begin() + static_cast<std::ptrdiff_t>(anchor());
    const auto begin = std::find_if(std::make_reverse_iterator(at), tokens_.rend(), parts).base();
    const auto end = std::find_if(at, tokens_.end(), parts);
    const auto cue = find_cue(reading_.pack, "reported", tokens_,
                              static_cast<std::size_t>(begin - tokens_.begin()),
                              static_cast<std::size_t>(end - tokens_.begin()));
    if (cue && !is_own_verb(*cue) && !is_another_deed(*cue)) {
      standing_.modality = Modality::reported;
      standing_.asserted_by = speaker(*cue);
    }
  }
  // "Is the sole carrier and has no plans to change that": denied is what follows, or the clause.
  if (const auto denied = find_cue(reading_.pack, "denied", tokens_);
      denied && (denied->begin < anchor() || denied->begin < segment_end()) &&
      !(denied->begin < anchor() &&  // "has no plans to sell but ended the deal"
        find_cue(reading_.pack, "but", tokens_, denied->end, anchor()))) {
    standing_.stated = false;
  }
  // All of it in quotation marks: somebody else's words.
  if (tokens_.size() > 2 && standing_.modality == Modality::fact &&
      tokens_.front().tag == Tag::quote && tokens_.back().tag == Tag::quote) {
    standing_.modality = Modality::reported;
  }
  if (is_supposed() && !is_for_the_case()) standing_.stated = false;
  if (!tokens_.empty() && reading_.words(tokens_.back().span) == "?") standing_.stated = false;
  // "The pact, signed in May, would run on": the participle tells what was done; but "the venture,
  // announced in May, would have sold".
  std::size_t begin = segment_begin(), end = segment_end();
  if (mention_.clause >= 0 && !mention_.frame->verbs.empty()) {
    const Clause& own = clause(mention_.clause);
    if (own.passive && !own.finite && !is_cue(reading_.pack, "announcing", own.verb)) {
      begin = anchor();
      for (std::size_t i = begin; i < end; ++i) {
        if (tokens_[i].tag == Tag::comma) end = i;
      }
    }
  }
  auto possible = find_cue(reading_.pack, "possible", tokens_, begin, end);
  while (possible && in_relative_of_subject(possible->begin))
    possible = find_cue(reading_.pack, "possible", tokens_, possible->end, end);
  const bool told = possible && mention_.clause >= 0 &&
                    is_cue(reading_.pack, "future_in_past", tokens_[possible->begin].word) &&
                    is_reported_future(clause(mention_.clause));
  const bool kept = mention_.clause >= 0 && clause(mention_.clause).negated &&
                    passes_on(clause(mention_.clause));  // "may not be assigned"
  if (possible && !told && !kept && standing_.modality != Modality::possible &&
      !mention_.frame->ability && !mention_.frame->forbids &&
      mention_.frame->says == pack::Effect::none && !by_cell_) {
    standing_.modality = Modality::possible;
  }
}

// "The licence, which [would] have expired in May, is extended": said of what it is about only.
bool Judge::in_relative_of_subject(std::size_t i) const {
  if (mention_.clause < 0) return false;
  const Clause& own = clause(mention_.clause);
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& other) {
    const Chunk& group = chunk(other.verb_chunk);
    if (!other.relative || other.verb_chunk >= own.verb_chunk || i < group.begin ||
        i >= group.end || !contains(own.subjects, other.antecedent)) {
      return false;
    }
    return std::any_of(grammar_.chunks.begin() + other.antecedent,
                       grammar_.chunks.begin() + other.verb_chunk,
                       [](const Chunk& c) { return c.kind == Chunk::Kind::comma; });
  });
}

// "Acme told Beta that the clause would lapse in May": what was said is that it will.
bool Judge::is_reported_future(const Clause& in) const {
  if (in.infinitive && in.controller >= 0) return is_reported_future(clause(in.controller));
  const std::size_t verb = chunk(in.verb_chunk).begin;
  const bool would = std::any_of(
      tokens_.begin() + static_cast<std::ptrdiff_t>(verb),
      tokens_.begin() + static_cast<std::ptrdiff_t>(chunk(in.verb_chunk).end),
      [&](const Token& token) { return is_cue(reading_.pack, "future_in_past", token.word); });
  return would &&
         std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& other) {
           return other.verb_chunk < in.verb_chunk && other.finite && other.tense == Tense::past &&
                  is_cue(reading_.pack, "announcing", other.verb);
         });
}

// Of a clause its verb's, of a noun its own.
std::size_t Judge::anchor() const {
  const bool is_clause = !mention_.frame->verbs.empty() && mention_.clause >= 0;
  return is_clause ? chunk(clause(mention_.clause).verb_chunk).begin : mention_.begin;
}

std::size_t Judge::segment_begin() const {
  std::size_t begin = anchor();
  while (begin > 0 && grammar_.segment[begin - 1] == grammar_.segment[anchor()]) --begin;
  return begin;
}

std::size_t Judge::segment_end() const {
  std::size_t end = anchor();
  while (end < tokens_.size() && grammar_.segment[end] == grammar_.segment[anchor()]) ++end;
  return end;
}

// "Acme reported $5 million of sales": what it does itself is no hearsay.
bool Judge::is_own_verb(const Found& cue) const {
  if (mention_.frame->verbs.empty() || mention_.clause < 0) return false;
  const std::size_t verb = chunk(clause(mention_.clause).verb_chunk).head;
  return cue.begin <= verb && verb < cue.end;
}

// "Ended the deal and [told] Acme to leave": the same one did both.
bool Judge::is_another_deed(const Found& cue) const {
  if (mention_.clause < 0 || cue.begin < anchor()) return false;
  const Clause& own = clause(mention_.clause);
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    const std::size_t verb = chunk(in.verb_chunk).head;
    return &in != &own && cue.begin <= verb && verb < cue.end && !own.subjects.empty() &&
           in.subjects == own.subjects;
  });
}

// "Reuters reported", "according to a memo": the noun group at the cue.
std::string Judge::speaker(const Found& cue) const {
  for (const Clause& in : grammar_.clauses) {
    const Chunk& verb = chunk(in.verb_chunk);
    if (in.subjects.empty() || verb.head < cue.begin || verb.head >= cue.end) continue;
    const Chunk& subject = chunk(in.subjects.front());
    return std::string(
        reading_.words({tokens_[subject.begin].span.begin, tokens_[subject.end - 1].span.end}));
  }
  if (!pack::has(tokens_[cue.end - 1].pos, pack::Pos::preposition)) return {};
  for (std::size_t i = cue.end; i < tokens_.size() && i < cue.end + 2; ++i) {
    const int c = grammar_.chunk_of[i];
    if (c < 0 || chunk(c).kind != Chunk::Kind::noun) continue;
    return std::string(
        reading_.words({tokens_[chunk(c).begin].span.begin, tokens_[chunk(c).end - 1].span.end}));
  }
  return {};
}

// "as long as it can and chooses to": the words behind the cue, up to the end of the clause.
void Judge::condition() {
  constexpr std::size_t kLeastWords = 3;
  const auto cue = find_cue(reading_.pack, "condition", tokens_, mention_.begin, tokens_.size());
  if (!cue || is_of_later_clause(*cue)) return;
  std::size_t end = cue->end;
  while (end < tokens_.size() && tokens_[end].tag != Tag::stop && tokens_[end].tag != Tag::comma)
    ++end;
  if (end < cue->begin + kLeastWords) return;
  standing_.condition =
      std::string(reading_.words({tokens_[cue->begin].span.begin, tokens_[end - 1].span.end}));
}

// "Acme may sell to all, though it will ship first to Beta if Beta is ready": of the shipping.
bool Judge::is_of_later_clause(const Found& cue) const {
  if (mention_.clause < 0) return false;
  const std::size_t own = chunk(clause(mention_.clause).verb_chunk).begin;
  return std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
    const std::size_t verb = chunk(in.verb_chunk).begin;
    const bool rules_own = in.controller >= 0 && in.controller == mention_.clause;
    return in.finite && !in.relative && !rules_own && !in.subjects.empty() &&
           verb > std::max(own, mention_.begin) && verb < cue.begin &&
           grammar_.segment[verb] != grammar_.segment[own];
  });
}

Standing find_standing(const Reading& reading, const Mention& mention) {
  return Judge(reading, mention).run();
}

}  // namespace inforce::claims
