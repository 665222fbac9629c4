// SPDX-License-Identifier: MIT
// Which of its classes a word has in its place: decided from left to right by its neighbours.
#include "claims/contact.h"
#include "claims/cues.h"
#include "claims/sentence.h"

namespace inforce::claims {
namespace {

using pack::Form;
using pack::has;
using pack::Pos;

// Closed classes that no context changes, in order of preference.
constexpr std::pair<Pos, Tag> kClosed[] = {
    {Pos::modal, Tag::modal},       {Pos::be, Tag::be},
    {Pos::have, Tag::have},         {Pos::do_, Tag::do_},
    {Pos::negation, Tag::negation},
};

class Tagger {
 public:
  Tagger(Sentence& sentence, const pack::Pack& pack)
      : tokens_(sentence.tokens), pack_(pack), to_(pack.vocabulary.find("to")) {}

  void run() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      Token& token = tokens_[at_];
      if (is_mark(token.tag) || token.tag == Tag::number || token.tag == Tag::possessive) continue;
      token.tag = choose(token);
    }
  }

 private:
  static bool is_mark(Tag tag) {
    return tag == Tag::comma || tag == Tag::stop || tag == Tag::quote || tag == Tag::mark;
  }
  static bool is_nominal(Tag tag) {
    return tag == Tag::noun || tag == Tag::name || tag == Tag::pronoun || tag == Tag::number;
  }
  const Token* look(std::size_t steps) const {
    return at_ + steps < tokens_.size() ? &tokens_[at_ + steps] : nullptr;
  }
  // The tag before, adverbs and quotation marks passed over.
  Tag before() const {
    for (std::size_t i = at_; i-- > 0;) {
      const Tag tag = tokens_[i].tag;
      if (tag != Tag::adverb && tag != Tag::quote && tag != Tag::mark) return tag;
    }
    return Tag::stop;
  }
  Tag just_before() const { return at_ > 0 ? tokens_[at_ - 1].tag : Tag::stop; }

  // Could the word `steps` on begin a noun group?
  bool opens_noun_group(std::size_t steps) const {
    const Token* next = look(steps);
    if (next == nullptr) return false;
    if (next->tag == Tag::number || next->tag == Tag::quote) return true;
    if (is_mark(next->tag)) return false;
    if (next->party >= 0 || (next->capital && next->pos == 0)) return true;
    return has(next->pos, Pos::determiner) || has(next->pos, Pos::adjective) ||
           has(next->pos, Pos::noun) || has(next->pos, Pos::pronoun);
  }
  bool next_is(Pos pos, std::size_t steps = 1) const {
    const Token* next = look(steps);
    return next != nullptr && has(next->pos, pos);
  }

  Tag choose(Token& token) {
    if (token.party >= 0) return Tag::name;
    if (token.no_longer) return Tag::negation;
    if (token.word == to_) return Tag::to;
    for (const auto& [pos, tag] : kClosed) {
      if (has(token.pos, pos) && !(token.capital && at_ > 0 && pos == Pos::modal)) return tag;
    }
    if (token.capital && at_ > 0 && !has(token.pos, Pos::determiner) &&
        !has(token.pos, Pos::preposition) && !has(token.pos, Pos::pronoun)) {
      // Inside a sentence a capital makes a name, but for headings, where every word has one.
      if (token.pos == 0 || just_before() == Tag::name) return Tag::name;
    }
    if (token.pos == 0) return token.capital ? Tag::name : Tag::noun;
    if (has(token.pos, Pos::verb)) {
      if (const std::optional<Tag> verb = as_verb(token)) return *verb;
    }
    return as_other(token);
  }

  // The word as a verb form, if it is one here.
  std::optional<Tag> as_verb(Token& token) {
    const Tag left = before();
    if (at_ > 0 && has(token.pos, Pos::noun) && is_cue(pack_, "whose", tokens_[at_ - 1].word)) {
      return std::nullopt;
    }
    const bool only_verb = !has(token.pos, Pos::noun) && !has(token.pos, Pos::adjective) &&
                           !has(token.pos, Pos::adverb) && !has(token.pos, Pos::preposition) &&
                           !has(token.pos, Pos::subordinator);
    if (left == Tag::modal || left == Tag::do_ || left == Tag::to) {
      if (has(token.forms, Form::base)) return verb(token, Form::base);
    }
    if (left == Tag::negation && has(token.forms, Form::base) &&
        (!has(token.pos, Pos::noun) || denies_modal())) {
      return verb(token, Form::base);
    }
    if (has(token.forms, Form::ing)) return as_ing(token, left);
    const bool past = has(token.forms, Form::past) || has(token.forms, Form::participle);
    if (left == Tag::have && has(token.forms, Form::participle))
      return verb(token, Form::participle);
    if ((left == Tag::be || left == Tag::negation) && has(token.forms, Form::participle)) {
      if (has(token.pos, Pos::adjective) && !next_is(Pos::preposition)) return std::nullopt;
      return verb(token, Form::participle);
    }
    if (is_headline_passive(token)) return verb(token, Form::participle);
    if (past && !has(token.forms, Form::base)) return as_past(token, left);
    if (at_ == 0 && has(token.forms, Form::third) && has(token.pos, Pos::noun) &&
        next_is(Pos::relative)) {
      return std::nullopt;  // "Reports that Acme left"
    }
    if (left == Tag::stop && has(token.forms, Form::third) && opens_noun_group(1) &&
        !later_finite()) {
      return verb(token, Form::third);  // an item of a list: "Ends exclusivity."
    }
    if (left == Tag::determiner && this_ends(token)) {
      tokens_[at_ - 1].tag = Tag::pronoun;
      return verb(token, Form::third);
    }
    if (left == Tag::adjective && minimum_falls(token)) {
      tokens_[at_ - 1].tag = Tag::noun;
      return verb(token, Form::third);
    }
    const bool dated_next = next_is(Pos::preposition) && look(2) != nullptr && look(2)->timex >= 0;
    if (left == Tag::number && tokens_[at_ - 1].timex >= 0 && has(token.forms, Form::third) &&
        (dated_next || (opens_noun_group(1) && is_phrase_of_time())) && finite_fits()) {
      return verb(token, Form::third);  // "the contract of 2018 ends on 30 September", "ends it"
    }
    if (left == Tag::number && tokens_[at_ - 1].timex >= 0 && has(token.forms, Form::third) &&
        next_is(Pos::preposition) && is_phrase_of_time() && !main_verb_before() &&
        !later_finite()) {
      return verb(token, Form::third);  // "the clause that Acme got in 2019 lapses with it"
    }
    if (left == Tag::determiner || left == Tag::adjective || left == Tag::possessive ||
        left == Tag::preposition || left == Tag::number) {
      return std::nullopt;
    }
    if (left == Tag::conjunction && has(token.forms, Form::third) && dated_next &&
        main_verb_before()) {
      return verb(token, Form::third);  // "starts on 1 June 2015 and ends on 31 May 2022"
    }
    if (left == Tag::noun && has(token.pos, Pos::noun) && verb_is_next()) return std::nullopt;
    if (has(token.forms, Form::third) || has(token.forms, Form::past)) {
      const bool third = has(token.forms, Form::third);
      if (left == Tag::relative) return verb(token, third ? Form::third : Form::past);
      if (is_nominal(left) || left == Tag::quote || left == Tag::stop || left == Tag::comma ||
          left == Tag::conjunction || left == Tag::relative) {
        if (!has(token.pos, Pos::noun) || opens_noun_group(1) || next_is(Pos::adverb) ||
            ((is_nominal(left) || (left == Tag::comma && at_ > 1 && !main_verb_before())) &&
             (next_is(Pos::preposition) || look(1) == nullptr || is_mark(look(1)->tag) ||
              look(1)->word == to_))) {
          if (is_nominal(left) || left == Tag::conjunction || left == Tag::comma || only_verb) {
            if (left != Tag::noun || !has(token.pos, Pos::noun) || finite_fits()) {
              return verb(token, third ? Form::third : Form::past);
            }
          }
        }
      }
    }
    if (has(token.forms, Form::base) && is_nominal(left) && is_let()) {
      return verb(token, Form::base);  // "lets its deal with Acme lapse in May"
    }
    if (has(token.forms, Form::base) && !has(token.forms, Form::past)) {
      if (just_before() == Tag::conjunction && at_ > 1 && is_nominal(tokens_[at_ - 2].tag) &&
          has(token.pos, Pos::noun) && next_is(Pos::noun) && !next_is(Pos::determiner)) {
        return std::nullopt;  // "a sale and purchase agreement"
      }
      if (only_verb) return verb(token, Form::base);
      const bool plural = plural_before() && !(has(token.pos, Pos::noun) && is_object_before());
      if ((left == Tag::pronoun || left == Tag::relative || left == Tag::conjunction || plural) &&
          (opens_noun_group(1) || next_is(Pos::preposition) || next_is(Pos::adverb)) &&
          !(left == Tag::conjunction && !verb_in_sentence())) {
        return verb(token, Form::base);
      }
      return std::nullopt;
    }
    return only_verb ? std::optional<Tag>(verb(token, Form::third)) : std::nullopt;
  }

  // "will not [offer]".
  bool denies_modal() const {
    std::size_t i = at_;
    while (i > 0 && (tokens_[i - 1].tag == Tag::negation || tokens_[i - 1].tag == Tag::adverb)) --i;
    return i > 0 && (tokens_[i - 1].tag == Tag::modal || tokens_[i - 1].tag == Tag::do_);
  }

  // "the protocol on work [permits] lapses at once": the next word, as like a verb, has its end.
  bool verb_is_next() const {
    const Token* next = look(1);
    return next != nullptr && has(tokens_[at_].forms, Form::third) &&
           has(next->forms, Form::third) && !next->capital &&
           (look(2) == nullptr || is_mark(look(2)->tag) || next_is(Pos::preposition, 2));
  }

  // Is the verb before one that another follows without "to", and does nothing but a noun stand
  // between?
  bool is_let() const {
    if (look(1) != nullptr && !is_mark(look(1)->tag) && !next_is(Pos::preposition) &&
        look(1)->timex < 0) {
      return false;
    }
    for (std::size_t i = at_ + 1; i < tokens_.size() && !is_mark(tokens_[i].tag); ++i) {
      const bool ends = i + 1 == tokens_.size() || is_mark(tokens_[i + 1].tag) ||
                        has(tokens_[i + 1].pos, Pos::preposition);
      if (has(tokens_[i].pos, Pos::conjunction)) break;
      if (has(tokens_[i].forms, Form::base) && ends) return false;  // the last one is the verb
    }
    for (std::size_t i = at_; i-- > 0;) {
      const Tag tag = tokens_[i].tag;
      if (tag == Tag::verb) return is_cue(pack_, "lets", tokens_[i].lemma) && i + 1 < at_;
      if (is_mark(tag) || tag == Tag::conjunction || tag == Tag::be || tag == Tag::have)
        return false;
    }
    return false;
  }

  // "The annual minimum decreases from 4 to 2 million": a word before that may be a noun is one,
  // where the sentence has no other verb.
  bool minimum_falls(const Token& token) const {
    return at_ > 0 && has(tokens_[at_ - 1].pos, Pos::noun) && has(token.forms, Form::third) &&
           next_is(Pos::preposition) && !main_verb_before() && !later_finite();
  }
  // "of 1 July 2020", and not "the 2020 changes": no noun goes with the time before.
  bool is_phrase_of_time() const {
    std::size_t i = at_ - 1;
    while (i > 0 && tokens_[i - 1].timex == tokens_[at_ - 1].timex) --i;
    return i > 0 && (tokens_[i - 1].tag == Tag::preposition || tokens_[i - 1].tag == Tag::verb);
  }
  // "This ends the deal": a singular "this" and the plural "ends" do not go together.
  bool this_ends(const Token& token) const {
    return at_ > 0 && has(token.forms, Form::third) && opens_noun_group(1) &&
           has(tokens_[at_ - 1].pos, Pos::pronoun) && has(tokens_[at_ - 1].pos, Pos::singular);
  }
  // "ends" behind a noun: a verb, when no other finite verb stands between it and the clause's
  // start; but "the deal they signed in 2019 ends".
  bool finite_fits() const {
    for (std::size_t i = at_; i-- > 0;) {
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
          (tag == Tag::verb && tokens_[i].form != Form::ing &&
           tokens_[i].form != Form::participle)) {
        return false;
      }
    }
    return true;
  }
  bool verb_in_sentence() const {
    for (std::size_t i = at_; i-- > 0;) {
      if (tokens_[i].tag == Tag::verb || tokens_[i].tag == Tag::be) return true;
    }
    return false;
  }
  bool plural_before() const {
    if (at_ == 0) return false;
    const Token& left = tokens_[at_ - 1];
    return left.tag == Tag::noun && left.word != left.lemma && left.lemma != pack::kUnknown;
  }

  // "extend their rights [deal]": what stands before is what a verb is done to, and no subject.
  bool is_object_before() const {
    for (std::size_t i = at_; i-- > 0;) {
      if (tokens_[i].tag == Tag::verb) return !is_cue(pack_, "announcing", tokens_[i].lemma);
      if (tokens_[i].tag != Tag::noun && tokens_[i].tag != Tag::adjective &&
          tokens_[i].tag != Tag::determiner && tokens_[i].tag != Tag::possessive &&
          tokens_[i].tag != Tag::name) {
        return false;
      }
    }
    return false;
  }

  std::optional<Tag> as_ing(Token& token, Tag left) const {
    // "the existing deal", "a licensing agreement": before a noun, inside a noun group.
    if (left == Tag::determiner || left == Tag::possessive || left == Tag::adjective) {
      return opens_noun_group(1) ? Tag::adjective : Tag::noun;
    }
    if ((left == Tag::noun || left == Tag::number) && has(token.pos, Pos::noun)) return Tag::noun;
    if (left == Tag::verb && has(token.pos, Pos::adjective) && next_is(Pos::noun))
      return Tag::adjective;  // "stock competing brands"
    if (left == Tag::preposition && (has(token.pos, Pos::noun) || has(token.pos, Pos::adjective)) &&
        next_is(Pos::noun) && !next_is(Pos::determiner)) {
      return Tag::adjective;  // "a share of advertising income", "a ban on competing products"
    }
    if (left == Tag::preposition && has(token.pos, Pos::noun) && !opens_noun_group(1))
      return Tag::noun;  // "the sum spent on advertising is"
    return verb(token, Form::ing);
  }

  std::optional<Tag> as_past(Token& token, Tag left) const {
    const Tag just = just_before();
    if (just == Tag::determiner || just == Tag::possessive || just == Tag::adjective ||
        (just == Tag::preposition && opens_noun_group(1) && !next_is(Pos::determiner))) {
      return Tag::adjective;  // "the amended agreement", "under revised terms"
    }
    if (at_ == 0 && opens_noun_group(1) && !next_is(Pos::determiner) &&
        !next_is(Pos::preposition)) {
      return Tag::adjective;  // "Amended terms took effect"
    }
    if (is_nominal(left) && left != Tag::pronoun && is_cue(pack_, "bears_date", token.lemma) &&
        look(1) != nullptr && look(1)->timex >= 0) {
      return verb(token, Form::participle);  // "by notice dated 8 January"
    }
    const bool time_next = look(1) != nullptr && look(1)->timex >= 0;  // "signed this morning"
    const bool object = opens_noun_group(1) && !next_is(Pos::preposition) && !time_next;
    if (object && !has(token.forms, Form::past) && is_nominal(just) && !next_is(Pos::determiner))
      return Tag::adjective;  // "gave Acme written notice"
    if (is_nominal(left) && !object && (left != Tag::pronoun) &&
        (time_next || next_is(Pos::preposition) || (look(1) != nullptr && look(1)->word == to_)) &&
        has(token.forms, Form::participle) && !in_relative() &&
        contact_actor(tokens_, at_, pack_) == kNoActor && later_finite()) {
      return verb(token, Form::participle);  // "the deal signed in May ends"
    }
    if (left == Tag::conjunction && !object && has(token.forms, Form::participle) &&
        goes_on_participle() && later_finite()) {
      return verb(token, Form::participle);
    }
    if (left == Tag::comma && !object && has(token.forms, Form::participle) &&
        (just == Tag::comma ? main_verb_before() || later_finite()
                            : !main_verb_before() && later_finite())) {
      return verb(token, Form::participle);  // ", announced on Monday,"
    }
    if (left == Tag::noun && !object && next_is(Pos::preposition) &&
        (in_phrase() || is_acted_on()) && has(token.forms, Form::participle) &&
        main_verb_before()) {
      return verb(token, Form::participle);  // "pays 4% of purchases made with the card"
    }
    return verb(token, has(token.forms, Form::past) ? Form::past : Form::participle);
  }
  // "The pact, which Acme and Beta [signed] in May, ends": the nouns before are who did it. "Acme,
  // whose share of Beta's sales [lapsed] in May, sells": or what did.
  bool in_relative() const {
    std::size_t i = at_;
    bool plain = true;  // nothing but who did it
    while (i > 0) {
      const Tag tag = tokens_[i - 1].tag;
      const bool phrase = tag == Tag::preposition || tag == Tag::possessive ||
                          tag == Tag::adjective || tag == Tag::adverb || tag == Tag::mark;
      if (!is_nominal(tag) && tag != Tag::determiner && tag != Tag::conjunction && !phrase) break;
      plain = plain && !phrase;
      --i;
    }
    return i < at_ && i > 0 && tokens_[i - 1].tag == Tag::relative &&
           (plain || is_cue(pack_, "whose", tokens_[i - 1].word));
  }
  // Is the noun before what an act is done to: "ended the licence [granted] in 2019"?
  bool is_acted_on() const {
    std::size_t i = at_;
    while (i > 0 && (tokens_[i - 1].tag == Tag::noun || tokens_[i - 1].tag == Tag::adjective)) --i;
    if (i < 2 || tokens_[i - 1].tag != Tag::determiner || tokens_[i - 2].tag != Tag::verb)
      return false;
    const auto act = pack_.actions.find(tokens_[i - 2].lemma);
    return act != pack_.actions.end() && act->second.object != pack::Effect::none &&
           !is_cue(pack_, "announcing", tokens_[i - 2].lemma);
  }
  // Does the noun before stand behind a preposition, in a clause of a verb that brings no other?
  bool in_phrase() const {
    std::size_t i = at_;
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
  // "Fee [cut] from 12% to 8%": in a line that does not end as sentences do, somebody did that to
  // it.
  bool is_headline_passive(const Token& token) const {
    return before() == Tag::noun && has(token.forms, Form::participle) &&
           tokens_.back().tag != Tag::stop && (look(1) == nullptr || next_is(Pos::preposition)) &&
           !main_verb_before() && !later_finite();
  }

  // Has the sentence a finite verb so far, those of relative clauses not counted?
  bool main_verb_before() const {
    bool relative = false;
    for (std::size_t i = 0; i < at_; ++i) {
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
      while (i + 1 < at_ && (tokens_[i + 1].tag == Tag::verb || tokens_[i + 1].tag == Tag::adverb ||
                             tokens_[i + 1].tag == Tag::be || tokens_[i + 1].tag == Tag::have)) {
        ++i;
      }
      relative = false;
    }
    return false;
  }

  // Does a finite verb follow that the noun before could belong to?
  bool later_finite() const {
    for (std::size_t i = at_ + 1; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      // "said on Monday they had": the later verb has a subject of its own.
      if (has(token.pos, Pos::pronoun) && !has(token.pos, Pos::determiner)) return false;
      if (token.tag == Tag::comma && attribution_follows(i)) return false;
      if (token.tag == Tag::stop || has(token.pos, Pos::subordinator) ||
          has(token.pos, Pos::relative)) {
        if (!has(token.pos, Pos::preposition)) return false;
      }
      if (has(token.pos, Pos::modal) || has(token.pos, Pos::be) || has(token.pos, Pos::have)) {
        return true;
      }
      // "Agreed to the request and extended the deal": no verb of another subject.
      const bool joined =
          has(tokens_[i - 1].pos, Pos::conjunction) && !has(token.forms, Form::third);
      if (has(token.pos, Pos::verb) && !has(token.pos, Pos::noun) && !joined &&
          (has(token.forms, Form::third) || has(token.forms, Form::past))) {
        return true;
      }
      const bool in_group = has(tokens_[i - 1].pos, Pos::determiner) ||  // "with the shares"
                            has(tokens_[i - 1].pos, Pos::preposition);
      if (has(token.pos, Pos::verb) && has(token.forms, Form::third) && i > at_ + 2 && !in_group)
        return true;
    }
    return false;
  }

  // ", officials said.": the last verb of the sentence has a subject of its own before it.
  bool attribution_follows(std::size_t comma) const {
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
  // "first concluded in 1998 and [suspended] in 2020": a participle goes on as it began.
  bool goes_on_participle() const {
    for (std::size_t i = at_; i-- > 0;) {
      if (tokens_[i].tag == Tag::stop) return false;
      if (tokens_[i].tag != Tag::verb) continue;
      return tokens_[i].form == Form::participle &&
             (i == 0 || (tokens_[i - 1].tag != Tag::be && tokens_[i - 1].tag != Tag::have));
    }
    return false;
  }

  static Tag verb(Token& token, Form form) {
    token.form = form;
    return Tag::verb;
  }

  Tag as_other(const Token& token) const {
    const Tag left = before();
    if (is_cue(pack_, "that", token.word) && at_ > 0 && tokens_[at_ - 1].timex >= 0 &&
        opens_noun_group(1) && main_verb_before()) {
      return Tag::subordinator;  // "ruled on 3 May that Acme had left"
    }
    if (has(token.pos, Pos::relative) &&
        (is_nominal(left) || just_before() == Tag::comma ||
         (just_before() == Tag::preposition && !has(token.pos, Pos::determiner)))) {
      const Token* next = look(1);
      // "the fee that Acme pays": but "that fee" behind a verb is a determiner.
      if (next == nullptr || !has(next->pos, Pos::noun) || next->capital ||
          !has(token.pos, Pos::determiner) || has(next->pos, Pos::verb)) {
        return Tag::relative;
      }
    }
    if (just_before() == Tag::adjective && is_cue(pack_, "that", token.word) &&
        look(1) != nullptr &&
        (look(1)->capital || look(1)->party >= 0 || next_is(Pos::determiner) ||
         next_is(Pos::pronoun))) {
      return Tag::subordinator;  // "it is true that Acme left"
    }
    if (has(token.pos, Pos::relative) && left == Tag::verb && !has(token.pos, Pos::pronoun)) {
      return Tag::relative;
    }
    if (has(token.pos, Pos::relative) && left == Tag::verb && has(token.pos, Pos::determiner) &&
        !next_is(Pos::noun)) {
      return Tag::subordinator;  // "said that Acme"
    }
    if (has(token.pos, Pos::preposition)) {
      const Token* next = look(1);
      if (has(token.pos, Pos::adverb) && next != nullptr && has(next->forms, Form::participle) &&
          !has(next->pos, Pos::noun)) {
        return Tag::adverb;  // "since amended twice"
      }
      if (has(token.pos, Pos::subordinator) && clause_follows()) return Tag::subordinator;
      if (has(token.pos, Pos::adverb) && !opens_noun_group(1)) return Tag::adverb;
      return Tag::preposition;
    }
    if (has(token.pos, Pos::adverb) && next_is(Pos::verb) &&
        (just_before() == Tag::have || just_before() == Tag::negation)) {
      return Tag::adverb;  // "had once tried", "has not yet signed"
    }
    if (has(token.pos, Pos::conjunction)) return Tag::conjunction;
    if (has(token.pos, Pos::subordinator) && !(has(token.pos, Pos::adverb) && !clause_follows())) {
      return Tag::subordinator;
    }
    if (has(token.pos, Pos::pronoun) && has(token.pos, Pos::noun) &&
        (just_before() == Tag::adjective || just_before() == Tag::noun ||
         just_before() == Tag::determiner)) {
      return Tag::noun;  // "the present one"
    }
    if (has(token.pos, Pos::pronoun) && has(token.pos, Pos::adverb) && is_nominal(just_before())) {
      return Tag::adverb;  // "the contract itself runs"
    }
    if (has(token.pos, Pos::pronoun) &&
        !(has(token.pos, Pos::determiner) && opens_noun_group(1) && !next_is(Pos::pronoun))) {
      return Tag::pronoun;
    }
    if (has(token.pos, Pos::determiner)) {  // "all of its wheat"
      const bool stands_alone = has(token.pos, Pos::pronoun) || !has(token.pos, Pos::singular);
      return stands_alone && look(1) != nullptr && is_cue(pack_, "of", look(1)->word)
                 ? Tag::pronoun
                 : Tag::determiner;
    }
    if (has(token.pos, Pos::adjective) && has(token.pos, Pos::adverb)) {
      const bool in_time =  // "last August"
          token.timex >= 0 && look(1) != nullptr && look(1)->timex == token.timex;
      return in_time || next_is(Pos::noun) || next_is(Pos::adjective) ? Tag::adjective
                                                                      : Tag::adverb;
    }
    if (has(token.pos, Pos::adverb) && !has(token.pos, Pos::noun)) return Tag::adverb;
    if (has(token.pos, Pos::adjective)) {
      return has(token.pos, Pos::noun) && !opens_noun_group(1) ? Tag::noun : Tag::adjective;
    }
    return Tag::noun;
  }

  // Does a finite verb stand between here and the next mark? But in "a licence until 2025 is" or
  // "since 2016 under a licence that runs", a time is no subject.
  bool clause_follows() const {
    std::size_t first = at_ + 1;
    while (first < tokens_.size() && tokens_[first].timex >= 0) ++first;
    if (first > at_ + 1 && first < tokens_.size() &&
        (has(tokens_[first].pos, Pos::be) || has(tokens_[first].pos, Pos::verb) ||
         has(tokens_[first].pos, Pos::modal) || has(tokens_[first].pos, Pos::have) ||
         has(tokens_[first].pos, Pos::preposition))) {
      return false;
    }
    for (std::size_t i = at_ + 1; i < tokens_.size() && i < at_ + 12; ++i) {
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

  std::vector<Token>& tokens_;
  const pack::Pack& pack_;
  pack::Word to_;
  std::size_t at_ = 0;
};

}  // namespace

void tag(Sentence& sentence, const pack::Pack& pack) { Tagger(sentence, pack).run(); }

}  // namespace inforce::claims
