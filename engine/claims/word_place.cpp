// SPDX-License-Identifier: MIT
#include "claims/word_place.h"

#include "claims/contact.h"
#include "claims/cues.h"

namespace inforce::claims {

using pack::Form;
using pack::has;
using pack::Pos;

bool WordPlace::is_mark(Tag tag) {
  return tag == Tag::comma || tag == Tag::stop || tag == Tag::quote || tag == Tag::mark;
}

bool WordPlace::is_nominal(Tag tag) {
  return tag == Tag::noun || tag == Tag::name || tag == Tag::pronoun || tag == Tag::number;
}

const Token* WordPlace::look(std::size_t steps) const {
  return at + steps < tokens_.size() ? &tokens_[at + steps] : nullptr;
}

std::size_t modal_before_time(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kPhrase = 3;  // "with effect from"
  std::size_t i = at;
  while (i > 0 && (tokens[i - 1].tag == Tag::adverb || tokens[i - 1].tag == Tag::comma)) --i;
  if (i == 0 || tokens[i - 1].timex < 0) return at;
  const int timex = tokens[i - 1].timex;
  if (at < tokens.size() && tokens[at].timex == timex) return at;
  while (i > 0 && tokens[i - 1].timex == timex) --i;
  std::size_t words = 0;
  const auto in_phrase = [](Tag tag) {
    return tag == Tag::preposition || tag == Tag::noun || tag == Tag::negation ||
           tag == Tag::adverb;
  };
  while (i > 0 && words < kPhrase && in_phrase(tokens[i - 1].tag)) {
    --i;
    ++words;
  }
  if (words == 0 || !has(tokens[i + words - 1].pos, Pos::preposition)) return at;
  if (i > 0 && tokens[i - 1].tag == Tag::comma) --i;
  return i > 0 && tokens[i - 1].tag == Tag::modal ? i - 1 : at;
}

Tag WordPlace::before() const {
  if (const std::size_t modal = modal_before_time(tokens_, at); modal < at) return Tag::modal;
  for (std::size_t i = at; i-- > 0;) {
    const Tag tag = tokens_[i].tag;
    if (tag != Tag::adverb && tag != Tag::quote && tag != Tag::mark) return tag;
  }
  return Tag::stop;
}

Tag WordPlace::just_before() const { return at > 0 ? tokens_[at - 1].tag : Tag::stop; }

bool WordPlace::opens_noun_group(std::size_t steps) const {
  const Token* next = look(steps);
  if (next == nullptr) return false;
  if (next->tag == Tag::number || next->tag == Tag::quote) return true;
  if (is_mark(next->tag)) return false;
  if (next->party >= 0 || (next->capital && next->pos == 0)) return true;
  return has(next->pos, Pos::determiner) || has(next->pos, Pos::adjective) ||
         has(next->pos, Pos::noun) || has(next->pos, Pos::pronoun);
}

bool WordPlace::next_is(Pos pos, std::size_t steps) const {
  const Token* next = look(steps);
  return next != nullptr && has(next->pos, pos);
}

bool WordPlace::actor_follows() const {
  std::size_t i = at + 1;
  if (i >= tokens_.size() || tokens_[i].party < 0) return false;
  while (i < tokens_.size() && tokens_[i].party == tokens_[at + 1].party) ++i;
  return i < tokens_.size() &&
         (has(tokens_[i].pos, Pos::modal) || has(tokens_[i].pos, Pos::have) ||
          has(tokens_[i].forms, Form::third) || has(tokens_[i].forms, Form::past));
}

bool WordPlace::denies_modal() const {
  std::size_t i = at;
  while (i > 0 && (tokens_[i - 1].tag == Tag::negation || tokens_[i - 1].tag == Tag::adverb)) --i;
  return i > 0 && (tokens_[i - 1].tag == Tag::modal || tokens_[i - 1].tag == Tag::do_);
}

bool WordPlace::verb_is_next() const {
  const Token* next = look(1);
  return next != nullptr && has(tokens_[at].forms, Form::third) && has(next->forms, Form::third) &&
         !next->capital &&
         (look(2) == nullptr || is_mark(look(2)->tag) || next_is(Pos::preposition, 2));
}

bool WordPlace::is_let() const {
  if (look(1) != nullptr && !is_mark(look(1)->tag) && !next_is(Pos::preposition) &&
      look(1)->timex < 0) {
    return false;
  }
  for (std::size_t i = at + 1; i < tokens_.size() && !is_mark(tokens_[i].tag); ++i) {
    const bool ends = i + 1 == tokens_.size() || is_mark(tokens_[i + 1].tag) ||
                      has(tokens_[i + 1].pos, Pos::preposition);
    if (has(tokens_[i].pos, Pos::conjunction)) break;
    if (has(tokens_[i].forms, Form::base) && ends) return false;  // the last one is the verb
  }
  for (std::size_t i = at; i-- > 0;) {
    const Tag tag = tokens_[i].tag;
    if (tag == Tag::verb) return is_cue(pack_, "lets", tokens_[i].lemma) && i + 1 < at;
    if (is_mark(tag) || tag == Tag::conjunction || tag == Tag::be || tag == Tag::have) return false;
  }
  return false;
}

bool WordPlace::minimum_falls(const Token& token) const {
  return at > 0 && has(tokens_[at - 1].pos, Pos::noun) && has(token.forms, Form::third) &&
         next_is(Pos::preposition) && !main_verb_before() && !later_finite();
}

bool WordPlace::is_phrase_of_time() const {
  std::size_t i = at - 1;
  while (i > 0 && tokens_[i - 1].timex == tokens_[at - 1].timex) --i;
  return i > 0 && (tokens_[i - 1].tag == Tag::preposition || tokens_[i - 1].tag == Tag::verb);
}

bool WordPlace::this_ends(const Token& token) const {
  return at > 0 && has(token.forms, Form::third) && opens_noun_group(1) &&
         has(tokens_[at - 1].pos, Pos::pronoun) && has(tokens_[at - 1].pos, Pos::singular);
}

bool WordPlace::opens_unreal() const {
  if (!is_cue(pack_, "inverted", tokens_[at].word) || !opens_noun_group(1)) return false;
  const bool after_unreal = std::any_of(tokens_.begin(), tokens_.begin() + at, [&](const Token& t) {
    return t.tag == Tag::modal && is_cue(pack_, "unreal", t.word);
  });
  if (!after_unreal) return false;
  for (std::size_t i = at + 1; i < tokens_.size() && !is_mark(tokens_[i].tag); ++i) {
    const Token& token = tokens_[i];
    if (has(token.pos, Pos::negation) || has(token.forms, Form::participle)) return i > at + 1;
    if (has(token.pos, Pos::modal) || has(token.pos, Pos::have)) return false;
  }
  return false;
}

bool WordPlace::finite_fits() const {
  for (std::size_t i = at; i-- > 0;) {
    const Tag tag = tokens_[i].tag;
    if (tag == Tag::verb) {
      if (const std::size_t actor = contact_actor(tokens_, i, pack_); actor != kNoActor) {
        i = actor;
        continue;
      }
    }
    if (tag == Tag::stop || tag == Tag::subordinator || tag == Tag::conjunction ||
        tag == Tag::relative || tag == Tag::comma) {
      return true;
    }
    if (tag == Tag::modal || tag == Tag::be || tag == Tag::have ||
        (tag == Tag::verb && tokens_[i].form != Form::ing && tokens_[i].form != Form::participle)) {
      return false;
    }
  }
  return true;
}

bool WordPlace::verb_in_sentence() const {
  for (std::size_t i = at; i-- > 0;) {
    if (tokens_[i].tag == Tag::verb || tokens_[i].tag == Tag::be) return true;
  }
  return false;
}

bool WordPlace::stands_for_both() const {
  const Token& word = tokens_[at];
  if (at == 0 || word.timex >= 0 || word.amount != Token::Amount::none ||
      !is_cue(pack_, "how_many", word.word) || !has(tokens_[at - 1].pos, Pos::determiner)) {
    return false;
  }
  const Token* next = look(1);
  if (next == nullptr || is_mark(next->tag)) return true;
  for (const Pos pos :
       {Pos::modal, Pos::have, Pos::be, Pos::do_, Pos::preposition, Pos::relative}) {
    if (has(next->pos, pos)) return true;
  }
  if (has(next->pos, Pos::adverb)) return look(2) != nullptr && look(2)->forms != 0;
  if (next->capital || next->timex >= 0 || has(next->pos, Pos::noun) || next->forms == 0)
    return false;
  const Token* then = look(2);
  if (then == nullptr || is_mark(then->tag) || then->timex >= 0 || then->party >= 0) return true;
  for (const Pos pos : {Pos::determiner, Pos::pronoun, Pos::preposition, Pos::adverb}) {
    if (has(then->pos, pos)) return true;
  }
  return false;
}

bool WordPlace::plural_before() const {
  if (at == 0) return false;
  const Token& left = tokens_[at - 1];
  return left.tag == Tag::noun && left.word != left.lemma && left.lemma != pack::kUnknown;
}

bool WordPlace::is_object_before() const {
  for (std::size_t i = at; i-- > 0;) {
    if (tokens_[i].tag == Tag::verb) return !is_cue(pack_, "announcing", tokens_[i].lemma);
    if (tokens_[i].tag != Tag::noun && tokens_[i].tag != Tag::adjective &&
        tokens_[i].tag != Tag::determiner && tokens_[i].tag != Tag::possessive &&
        tokens_[i].tag != Tag::name) {
      return false;
    }
  }
  return false;
}

bool WordPlace::bears_date(std::size_t verb) const {
  if (!is_cue(pack_, "bears_date", tokens_[verb].lemma)) return false;
  std::size_t next = verb + 1;
  while (next < tokens_.size() && has(tokens_[next].pos, Pos::preposition)) ++next;
  return next < tokens_.size() && tokens_[next].timex >= 0;
}

bool WordPlace::in_relative() const {
  std::size_t i = at;
  bool plain = true;  // nothing but who did it
  while (i > 0) {
    const Tag tag = tokens_[i - 1].tag;
    const bool phrase = tag == Tag::preposition || tag == Tag::possessive ||
                        tag == Tag::adjective || tag == Tag::adverb;
    const bool lists = tag == Tag::comma && i > 1 && is_nominal(tokens_[i - 2].tag) && plain;
    if (!is_nominal(tag) && tag != Tag::determiner && tag != Tag::conjunction && !phrase &&
        !lists && tag != Tag::mark) {
      break;
    }
    plain = plain && !phrase;
    --i;
  }
  return i < at && i > 0 && tokens_[i - 1].tag == Tag::relative &&
         (plain || is_cue(pack_, "whose", tokens_[i - 1].word));
}

bool WordPlace::is_acted_on() const {
  std::size_t i = at;
  while (i > 0 && (tokens_[i - 1].tag == Tag::noun || tokens_[i - 1].tag == Tag::adjective)) --i;
  if (i < 2 || tokens_[i - 1].tag != Tag::determiner || tokens_[i - 2].tag != Tag::verb)
    return false;
  const auto act = pack_.actions.find(tokens_[i - 2].lemma);
  return act != pack_.actions.end() && act->second.object != pack::Effect::none &&
         !is_cue(pack_, "announcing", tokens_[i - 2].lemma);
}

bool WordPlace::in_phrase() const {
  std::size_t i = at;
  while (i > 0 && tokens_[i - 1].tag == Tag::adverb) --i;  // "a contract also signed on Monday"
  while (i > 0 && (tokens_[i - 1].tag == Tag::noun || tokens_[i - 1].tag == Tag::adjective ||
                   tokens_[i - 1].tag == Tag::determiner)) {
    --i;
  }
  if (i == 0 || tokens_[i - 1].tag != Tag::preposition) return false;
  for (; i > 0; --i) {
    const Token& token = tokens_[i - 1];
    if (token.tag == Tag::subordinator || token.tag == Tag::relative || token.tag == Tag::stop ||
        (token.tag == Tag::verb && is_cue(pack_, "announcing", token.lemma))) {
      return false;
    }
  }
  return true;
}

bool WordPlace::is_headline_passive(const Token& token) const {
  return before() == Tag::noun && has(token.forms, Form::participle) &&
         tokens_.back().tag != Tag::stop && (look(1) == nullptr || next_is(Pos::preposition)) &&
         !main_verb_before() && !later_finite();
}

bool WordPlace::main_verb_before() const {
  bool relative = false;
  for (std::size_t i = 0; i < at; ++i) {
    const Tag tag = tokens_[i].tag;
    if (tag == Tag::relative) relative = true;
    const bool infinitive = i > 0 && tokens_[i - 1].tag == Tag::to;
    const bool helps = (tag == Tag::be || tag == Tag::have) &&
                       !has(tokens_[i].forms, Form::ing);  // "having ended it, Acme signed"
    const bool finite = tag == Tag::modal || helps ||
                        (tag == Tag::verb && !infinitive && tokens_[i].form != Form::ing &&
                         tokens_[i].form != Form::participle);
    if (!finite) continue;
    if (!relative) return true;
    while (i + 1 < at && (tokens_[i + 1].tag == Tag::verb || tokens_[i + 1].tag == Tag::adverb ||
                          tokens_[i + 1].tag == Tag::be || tokens_[i + 1].tag == Tag::have)) {
      ++i;
    }
    relative = false;
  }
  return false;
}

bool WordPlace::later_finite() const {
  for (std::size_t i = at + 1; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    // "said on Monday they had": the later verb has a subject of its own.
    if (has(token.pos, Pos::pronoun) && !has(token.pos, Pos::determiner)) return false;
    if (token.tag == Tag::comma && attribution_follows(i)) return false;
    if (token.tag == Tag::stop || has(token.pos, Pos::subordinator) ||
        has(token.pos, Pos::relative)) {
      if (!has(token.pos, Pos::preposition)) return false;
    }
    if (has(token.pos, Pos::modal) || has(token.pos, Pos::be) || has(token.pos, Pos::have)) {
      if (!has(token.forms, Form::ing)) return true;
      while (i + 1 < tokens_.size() &&
             (has(tokens_[i + 1].pos, Pos::be) || has(tokens_[i + 1].forms, Form::participle))) {
        ++i;  // "lapsed without having been used"
      }
      continue;
    }
    if (bears_date(i)) continue;
    // "Agreed to the request and extended the deal": no verb of another subject.
    const bool joined = has(tokens_[i - 1].pos, Pos::conjunction) && !has(token.forms, Form::third);
    if (has(token.pos, Pos::verb) && !has(token.pos, Pos::noun) && !joined &&
        (has(token.forms, Form::third) || has(token.forms, Form::past))) {
      return true;
    }
    const bool in_group = has(tokens_[i - 1].pos, Pos::determiner) ||  // "with the shares"
                          has(tokens_[i - 1].pos, Pos::preposition);
    if (has(token.pos, Pos::verb) && has(token.forms, Form::third) && i > at + 2 && !in_group)
      return true;
  }
  return false;
}

bool WordPlace::attribution_follows(std::size_t comma) const {
  std::size_t i = comma + 1;
  const auto nominal = [&](const Token& token) {
    return token.party >= 0 || token.capital ||
           (has(token.pos, Pos::noun) && !(has(token.pos, Pos::verb) && i > comma + 1)) ||
           has(token.pos, Pos::determiner) || has(token.pos, Pos::adjective);
  };
  while (i < tokens_.size() && nominal(tokens_[i])) ++i;
  if (i == comma + 1 || i >= tokens_.size() || !has(tokens_[i].pos, Pos::verb) ||
      (!has(tokens_[i].forms, Form::past) && !has(tokens_[i].forms, Form::third))) {
    return false;
  }
  return i + 1 >= tokens_.size() || tokens_[i + 1].tag == Tag::stop || tokens_[i + 1].timex >= 0;
}

bool WordPlace::goes_on_participle() const {
  for (std::size_t i = at; i-- > 0;) {
    if (tokens_[i].tag == Tag::stop) return false;
    if (tokens_[i].tag != Tag::verb) continue;
    return tokens_[i].form == Form::participle &&
           (i == 0 || (tokens_[i - 1].tag != Tag::be && tokens_[i - 1].tag != Tag::have));
  }
  return false;
}

bool WordPlace::clause_follows() const {
  std::size_t first = at + 1;
  while (first < tokens_.size() && tokens_[first].timex >= 0) ++first;
  if (first > at + 1 && first < tokens_.size() &&
      (has(tokens_[first].pos, Pos::be) || has(tokens_[first].pos, Pos::verb) ||
       has(tokens_[first].pos, Pos::modal) || has(tokens_[first].pos, Pos::have) ||
       has(tokens_[first].pos, Pos::preposition))) {
    return false;
  }
  for (std::size_t i = at + 1; i < tokens_.size() && i < at + 12; ++i) {
    const Token& token = tokens_[i];
    if (token.tag == Tag::comma || token.tag == Tag::stop || has(token.pos, Pos::conjunction) ||
        (has(token.pos, Pos::relative) && !has(token.pos, Pos::determiner))) {
      return false;
    }
    if (has(token.pos, Pos::modal) || has(token.pos, Pos::be) || has(token.pos, Pos::have)) {
      return true;
    }
    if (has(token.pos, Pos::verb) && !has(token.pos, Pos::noun) &&
        (has(token.forms, Form::third) || has(token.forms, Form::past))) {
      return true;
    }
  }
  return false;
}

}  // namespace inforce::claims
