// SPDX-License-Identifier: MIT
// Which of its classes a word has in its place: decided from left to right by its neighbours.
#include "claims/contact.h"
#include "claims/cues.h"
#include "claims/descriptors.h"
#include "claims/word_place.h"

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
      : tokens_(sentence.tokens),
        pack_(pack),
        to_(pack.vocabulary.find("to")),
        here_(sentence.tokens, pack) {}

  void run() {
    for (here_.at = 0; here_.at < tokens_.size(); ++here_.at) {
      Token& token = tokens_[here_.at];
      if (token.tag == Tag::possessive && is_short_verb()) {
        const pack::WordInfo info = pack_.info(token.word);
        token.tag = Tag::be;
        token.lemma = info.verb == pack::kUnknown ? token.word : info.verb;
        token.pos = info.pos;
        token.forms = info.forms;
        continue;
      }
      if (here_.is_mark(token.tag) || token.tag == Tag::number || token.tag == Tag::possessive)
        continue;
      token.tag = choose(token);
    }
  }

 private:
  // "Its exclusivity as [provider of power] ends", "as [roaming partner]"; but "as the provider
  // left".
  [[nodiscard]] bool office_follows() const {
    constexpr std::size_t kFar = 3;
    for (std::size_t steps = 1; steps <= kFar; ++steps) {
      const Token* next = here_.look(steps);
      if (next == nullptr || next->capital || next->party >= 0 || has(next->pos, Pos::determiner) ||
          has(next->pos, Pos::pronoun)) {
        return false;
      }
      if (may_describe(pack_, *next) || is_cue(pack_, "office", next->lemma)) return true;
    }
    return false;
  }

  // "Up to and [including] 31 May".
  [[nodiscard]] bool is_inclusive(const Token& token) const {
    if (here_.at < 2 || !is_cue(pack_, "inclusive", token.word)) return false;
    const Token& before = tokens_[here_.at - 2];
    return has(tokens_[here_.at - 1].pos, Pos::conjunction) &&
           (has(before.pos, Pos::preposition) || before.word == to_);
  }
  // "It's licensed", "that's the price"; but "it's licence", for "its".
  [[nodiscard]] bool is_short_verb() const {
    if (here_.at == 0 || here_.at + 1 >= tokens_.size() ||
        !is_cue(pack_, "has_short_verb", tokens_[here_.at - 1].word))
      return false;
    const Token& next = tokens_[here_.at + 1];
    return !has(next.pos, Pos::noun) && next.pos != 0;
  }
  Tag choose(Token& token) {
    if (token.party >= 0) return Tag::name;
    if (token.no_longer) return Tag::negation;
    if (token.word == to_) return Tag::to;
    if (here_.opens_unreal()) return Tag::subordinator;
    for (const auto& [pos, tag] : kClosed) {
      if (has(token.pos, pos) && !(token.capital && here_.at > 0 && pos == Pos::modal)) return tag;
    }
    if (token.capital && here_.at > 0 && !has(token.pos, Pos::determiner) &&
        !has(token.pos, Pos::preposition) && !has(token.pos, Pos::pronoun)) {
      // Inside a sentence a capital makes a name, but for headings, where every word has one.
      if (token.pos == 0 || here_.just_before() == Tag::name) return Tag::name;
    }
    if (token.pos == 0) return token.capital ? Tag::name : Tag::noun;
    if (is_inclusive(token)) return Tag::preposition;
    if (here_.at > 0 && is_cue(pack_, "as", token.word) && here_.look(2) != nullptr &&
        here_.look(2)->timex >= 0 && is_cue(pack_, "of", here_.look(1)->word) &&
        is_cue(pack_, "bears_date", tokens_[here_.at - 1].lemma)) {
      return Tag::mark;  // "dated as of 1 April"
    }
    // "To 4%, [starting] 1 April": but "the plant starting 1 April".
    if (here_.look(1) != nullptr && here_.look(1)->timex >= 0 &&
        is_cue(pack_, "begins_on", token.word)) {
      return Tag::preposition;
    }
    if (here_.stands_for_both()) return Tag::noun;
    if (has(token.pos, Pos::verb)) {
      if (const std::optional<Tag> verb = as_verb(token)) return *verb;
    }
    if (is_strange_verb(token)) return verb(token, Form::base);
    return as_other(token);
  }

  // "The right to dispatch the plant", "may entrust it": a verb that no list has.
  [[nodiscard]] bool is_strange_verb(const Token& token) const {
    if (token.forms != 0 || token.capital || !has(token.pos, Pos::noun)) return false;
    const bool strange = token.lemma == token.word && pack_.info(token.word).pos == 0;
    const Tag left = here_.before();
    if (left == Tag::modal) return strange;
    return left == Tag::to && here_.at > 1 && here_.next_is(Pos::determiner) &&
           (strange || is_cue(pack_, "taken_up", tokens_[here_.at - 2].lemma));
  }

  // The word as a verb form, if it is one here.
  std::optional<Tag> as_verb(Token& token) {
    const Tag left = here_.before();
    if (here_.at > 0 && has(token.pos, Pos::noun) &&
        is_cue(pack_, "whose", tokens_[here_.at - 1].word)) {
      return std::nullopt;
    }
    const bool only_verb = !has(token.pos, Pos::noun) && !has(token.pos, Pos::adjective) &&
                           !has(token.pos, Pos::adverb) && !has(token.pos, Pos::preposition) &&
                           !has(token.pos, Pos::subordinator);
    if (left == Tag::modal || left == Tag::do_ || left == Tag::to) {
      if (has(token.forms, Form::base)) return verb(token, Form::base);
    }
    if (left == Tag::negation && has(token.forms, Form::base) &&
        (!has(token.pos, Pos::noun) || here_.denies_modal())) {
      return verb(token, Form::base);
    }
    if (here_.at == 0 && has(token.pos, Pos::noun) && here_.look(1) != nullptr &&
        is_cue(pack_, "of", here_.look(1)->word)) {
      return std::nullopt;  // "Hopes of a deal faded"
    }
    if (has(token.forms, Form::ing)) return as_ing(token, left);
    const bool past = has(token.forms, Form::past) || has(token.forms, Form::participle);
    if (left == Tag::have && has(token.forms, Form::participle))
      return verb(token, Form::participle);
    if ((left == Tag::be || left == Tag::negation) && has(token.forms, Form::participle)) {
      const bool done = has(tokens_[here_.at - 1].forms, Form::participle);  // "has been amended"
      // "Is mixed", but "was recently amended".
      const bool told = here_.just_before() == Tag::adverb;
      if (has(token.pos, Pos::adjective) && !here_.next_is(Pos::preposition) && !done && !told)
        return std::nullopt;
      return verb(token, Form::participle);
    }
    if (here_.is_headline_passive(token)) return verb(token, Form::participle);
    if (past && !has(token.forms, Form::base)) return as_past(token, left);
    if (here_.at == 0 && has(token.forms, Form::third) && has(token.pos, Pos::noun) &&
        here_.next_is(Pos::relative)) {
      return std::nullopt;  // "Reports that Acme left"
    }
    if (left == Tag::stop && has(token.forms, Form::third) && here_.opens_noun_group(1) &&
        !here_.later_finite()) {
      return verb(token, Form::third);  // an item of a list: "Ends exclusivity."
    }
    if (left == Tag::determiner && here_.this_ends(token)) {
      tokens_[here_.at - 1].tag = Tag::pronoun;
      return verb(token, Form::third);
    }
    if (left == Tag::adjective && here_.minimum_falls(token)) {
      tokens_[here_.at - 1].tag = Tag::noun;
      return verb(token, Form::third);
    }
    const bool dated_next =
        here_.next_is(Pos::preposition) && here_.look(2) != nullptr && here_.look(2)->timex >= 0;
    if (left == Tag::number && tokens_[here_.at - 1].timex >= 0 && has(token.forms, Form::third) &&
        (dated_next || (here_.opens_noun_group(1) && here_.is_phrase_of_time())) &&
        here_.finite_fits()) {
      return verb(token, Form::third);  // "the contract of 2018 ends on 30 September", "ends it"
    }
    if (left == Tag::number && tokens_[here_.at - 1].timex >= 0 && past &&
        here_.next_is(Pos::determiner) && here_.is_phrase_of_time() && here_.finite_fits()) {
      return verb(token, Form::past);  // "the amendment of 2018 cut the royalty"
    }
    if (left == Tag::number && tokens_[here_.at - 1].timex >= 0 && has(token.forms, Form::third) &&
        here_.next_is(Pos::preposition) && here_.is_phrase_of_time() && !here_.main_verb_before() &&
        !here_.later_finite()) {
      return verb(token, Form::third);  // "the clause that Acme got in 2019 lapses with it"
    }
    if (left == Tag::number && tokens_[here_.at - 1].timex >= 0 && only_verb &&
        has(token.forms, Form::third) && !here_.main_verb_before()) {
      return verb(token, Form::third);  // "the right granted in 2021 continues"
    }
    if (left == Tag::determiner || left == Tag::adjective || left == Tag::possessive ||
        left == Tag::preposition || left == Tag::number) {
      return std::nullopt;
    }
    if (left == Tag::noun && has(token.forms, Form::third) && dated_next &&
        !here_.main_verb_before() && !here_.later_finite()) {
      return verb(token, Form::third);  // "Acme's right to run the plant ends on 31 May"
    }
    if (left == Tag::conjunction && has(token.forms, Form::third) && dated_next &&
        here_.main_verb_before()) {
      return verb(token, Form::third);  // "starts on 1 June 2015 and ends on 31 May 2022"
    }
    if (left == Tag::noun && has(token.pos, Pos::noun) && here_.verb_is_next()) return std::nullopt;
    if (has(token.forms, Form::third) || has(token.forms, Form::past)) {
      const bool third = has(token.forms, Form::third);
      if (left == Tag::relative) return verb(token, third ? Form::third : Form::past);
      if (here_.is_nominal(left) || left == Tag::quote || left == Tag::stop || left == Tag::comma ||
          left == Tag::conjunction || left == Tag::relative) {
        if (!has(token.pos, Pos::noun) || here_.opens_noun_group(1) || here_.next_is(Pos::adverb) ||
            ((here_.is_nominal(left) ||
              (left == Tag::comma && here_.at > 1 && !here_.main_verb_before())) &&
             (here_.next_is(Pos::preposition) || here_.look(1) == nullptr ||
              here_.is_mark(here_.look(1)->tag) || here_.look(1)->word == to_))) {
          if (here_.is_nominal(left) || left == Tag::conjunction || left == Tag::comma ||
              only_verb) {
            if (left != Tag::noun || !has(token.pos, Pos::noun) || here_.finite_fits()) {
              return verb(token, third ? Form::third : Form::past);
            }
          }
        }
      }
    }
    if (has(token.forms, Form::base) && here_.is_nominal(left) && here_.is_let()) {
      return verb(token, Form::base);  // "lets its deal with Acme lapse in May"
    }
    if (has(token.forms, Form::base) && !has(token.forms, Form::past)) {
      if (here_.just_before() == Tag::conjunction && here_.at > 1 &&
          here_.is_nominal(tokens_[here_.at - 2].tag) && has(token.pos, Pos::noun) &&
          here_.next_is(Pos::noun) && !here_.next_is(Pos::determiner)) {
        return std::nullopt;  // "a sale and purchase agreement"
      }
      if (here_.just_before() == Tag::conjunction && here_.at > 1 && has(token.pos, Pos::noun) &&
          is_cue(pack_, "taken_up", tokens_[here_.at - 2].lemma)) {
        return std::nullopt;  // "the exclusive right and license to name the hall"
      }
      if (only_verb) return verb(token, Form::base);
      const bool plural =
          here_.plural_before() && !(has(token.pos, Pos::noun) && here_.is_object_before());
      if ((left == Tag::pronoun || left == Tag::relative || left == Tag::conjunction || plural) &&
          (here_.opens_noun_group(1) || here_.next_is(Pos::preposition) ||
           here_.next_is(Pos::adverb)) &&
          !(left == Tag::conjunction && !here_.verb_in_sentence())) {
        return verb(token, Form::base);
      }
      return std::nullopt;
    }
    return only_verb ? std::optional<Tag>(verb(token, Form::third)) : std::nullopt;
  }

  std::optional<Tag> as_ing(Token& token, Tag left) const {
    // "the existing deal", "a licensing agreement": before a noun, inside a noun group.
    if (left == Tag::determiner || left == Tag::possessive || left == Tag::adjective) {
      return here_.opens_noun_group(1) ? Tag::adjective : Tag::noun;
    }
    if ((left == Tag::noun || left == Tag::number) && has(token.pos, Pos::noun)) return Tag::noun;
    if (left == Tag::verb && has(token.pos, Pos::adjective) && here_.next_is(Pos::noun))
      return Tag::adjective;  // "stock competing brands"
    if (left == Tag::preposition && (has(token.pos, Pos::noun) || has(token.pos, Pos::adjective)) &&
        here_.next_is(Pos::noun) && !here_.next_is(Pos::determiner)) {
      return Tag::adjective;  // "a share of advertising income", "a ban on competing products"
    }
    if (left == Tag::preposition && has(token.pos, Pos::noun) && !here_.opens_noun_group(1))
      return Tag::noun;  // "the sum spent on advertising is"
    return verb(token, Form::ing);
  }

  std::optional<Tag> as_past(Token& token, Tag left) const {
    const Tag just = here_.just_before();
    if (just == Tag::determiner || just == Tag::possessive || just == Tag::adjective ||
        (just == Tag::preposition && here_.opens_noun_group(1) &&
         !here_.next_is(Pos::determiner))) {
      return Tag::adjective;  // "the amended agreement", "under revised terms"
    }
    if (here_.at == 0 && here_.opens_noun_group(1) && !here_.next_is(Pos::determiner) &&
        !here_.next_is(Pos::preposition)) {
      return Tag::adjective;  // "Amended terms took effect"
    }
    if (here_.is_nominal(left) && left != Tag::pronoun && here_.bears_date(here_.at))
      return verb(token, Form::participle);  // "by notice dated 8 January"
    if (left == Tag::noun && !tokens_[here_.at - 1].capital && here_.opens_noun_group(1) &&
        is_cue(pack_, "called", token.lemma) && here_.later_finite())
      return verb(token, Form::participle);  // "a company called Acme bought it"
    const bool time_next =
        here_.look(1) != nullptr && here_.look(1)->timex >= 0;  // "signed this morning"
    const bool object = here_.opens_noun_group(1) && !here_.next_is(Pos::preposition) && !time_next;
    if (object && !has(token.forms, Form::past) && here_.is_nominal(just) &&
        !here_.next_is(Pos::determiner))
      return Tag::adjective;  // "gave Acme written notice"
    if (here_.is_nominal(left) && !object && (left != Tag::pronoun) &&
        (time_next || here_.next_is(Pos::preposition) ||
         (here_.look(1) != nullptr && here_.look(1)->word == to_)) &&
        has(token.forms, Form::participle) && !here_.in_relative() &&
        contact_actor(tokens_, here_.at, pack_) == kNoActor && here_.later_finite()) {
      return verb(token, Form::participle);  // "the deal signed in May ends"
    }
    if (left == Tag::conjunction && !object && has(token.forms, Form::participle) &&
        here_.goes_on_participle() && (here_.later_finite() || here_.main_verb_before())) {
      return verb(token, Form::participle);
    }
    if (left == Tag::comma && !object && has(token.forms, Form::participle) &&
        (just == Tag::comma ? here_.main_verb_before() || here_.later_finite()
                            : !here_.main_verb_before() && here_.later_finite())) {
      return verb(token, Form::participle);  // ", announced on Monday,"
    }
    if (left == Tag::noun && !object && (here_.next_is(Pos::preposition) || time_next) &&
        (here_.in_phrase() || here_.is_acted_on()) && has(token.forms, Form::participle) &&
        here_.main_verb_before()) {
      return verb(token, Form::participle);  // "pays 4% of purchases made with the card"
    }
    return verb(token, has(token.forms, Form::past) ? Form::past : Form::participle);
  }

  static Tag verb(Token& token, Form form) {
    token.form = form;
    return Tag::verb;
  }

  Tag as_other(const Token& token) const {
    const Tag left = here_.before();
    if (is_cue(pack_, "that", token.word) && here_.at > 0 && tokens_[here_.at - 1].timex >= 0 &&
        here_.opens_noun_group(1) && here_.main_verb_before()) {
      return Tag::subordinator;  // "ruled on 3 May that Acme had left"
    }
    if (has(token.pos, Pos::relative) &&
        (here_.is_nominal(left) || here_.just_before() == Tag::comma ||
         (here_.just_before() == Tag::preposition && !has(token.pos, Pos::determiner)))) {
      const Token* next = here_.look(1);
      // "the fee that Acme pays": but "that fee" behind a verb is a determiner.
      if (next == nullptr || !has(next->pos, Pos::noun) || next->capital ||
          !has(token.pos, Pos::determiner) || has(next->pos, Pos::verb)) {
        return Tag::relative;
      }
    }
    const Tag just = here_.just_before();
    if ((just == Tag::adjective || just == Tag::conjunction) && is_cue(pack_, "that", token.word) &&
        here_.look(1) != nullptr &&
        (here_.look(1)->capital || here_.look(1)->party >= 0 || here_.next_is(Pos::determiner) ||
         here_.next_is(Pos::pronoun))) {
      return Tag::subordinator;  // "it is true that Acme left", "and that it signed"
    }
    if (has(token.pos, Pos::relative) && left == Tag::verb && !has(token.pos, Pos::pronoun)) {
      return Tag::relative;
    }
    if (has(token.pos, Pos::relative) && left == Tag::verb && has(token.pos, Pos::determiner) &&
        !here_.next_is(Pos::noun)) {
      return Tag::subordinator;  // "said that Acme"
    }
    if (has(token.pos, Pos::preposition)) {
      const Token* next = here_.look(1);
      if (has(token.pos, Pos::adverb) && next != nullptr && has(next->forms, Form::participle) &&
          !has(next->pos, Pos::noun)) {
        return Tag::adverb;  // "since amended twice"
      }
      const bool in_office = (left == Tag::noun || left == Tag::name) &&
                             is_cue(pack_, "as", token.word) && office_follows();
      if (in_office) return Tag::preposition;
      if (has(token.pos, Pos::subordinator) && here_.clause_follows()) return Tag::subordinator;
      if (has(token.pos, Pos::adverb) && !here_.opens_noun_group(1)) return Tag::adverb;
      return Tag::preposition;
    }
    if (has(token.pos, Pos::adverb) && here_.next_is(Pos::verb) &&
        (here_.just_before() == Tag::have || here_.just_before() == Tag::negation)) {
      return Tag::adverb;  // "had once tried", "has not yet signed"
    }
    if (has(token.pos, Pos::conjunction)) return Tag::conjunction;
    if (has(token.pos, Pos::subordinator) &&
        !(has(token.pos, Pos::adverb) && !here_.clause_follows())) {
      return Tag::subordinator;
    }
    if (has(token.pos, Pos::pronoun) && has(token.pos, Pos::noun) &&
        (here_.just_before() == Tag::adjective || here_.just_before() == Tag::noun ||
         here_.just_before() == Tag::determiner)) {
      return Tag::noun;  // "the present one"
    }
    if (has(token.pos, Pos::pronoun) && has(token.pos, Pos::adverb) &&
        here_.is_nominal(here_.just_before())) {
      return Tag::adverb;  // "the contract itself runs"
    }
    if (has(token.pos, Pos::pronoun) &&
        !(has(token.pos, Pos::determiner) && here_.opens_noun_group(1) &&
          !here_.next_is(Pos::pronoun))) {
      return Tag::pronoun;
    }
    if (has(token.pos, Pos::determiner)) {  // "all of its wheat"
      const bool stands_alone = has(token.pos, Pos::pronoun) || !has(token.pos, Pos::singular);
      return stands_alone && here_.look(1) != nullptr && is_cue(pack_, "of", here_.look(1)->word)
                 ? Tag::pronoun
                 : Tag::determiner;
    }
    if (has(token.pos, Pos::adjective) && has(token.pos, Pos::adverb)) {
      const bool in_time =  // "last August"
          token.timex >= 0 && here_.look(1) != nullptr && here_.look(1)->timex == token.timex;
      const bool in_verb = (left == Tag::be || left == Tag::have) && here_.look(1) != nullptr &&
                           has(here_.look(1)->forms, Form::participle);  // "was last amended"
      return in_time || (!in_verb && (here_.next_is(Pos::noun) || here_.next_is(Pos::adjective)))
                 ? Tag::adjective
                 : Tag::adverb;
    }
    if (has(token.pos, Pos::adverb) && !has(token.pos, Pos::noun)) return Tag::adverb;
    if (has(token.pos, Pos::adjective)) {
      // "The minimum", "the minimum the port guarantees", "the minimum Acme must buy"
      const bool alone =
          !here_.opens_noun_group(1) || (here_.just_before() == Tag::determiner &&
                                         (here_.next_is(Pos::determiner) || here_.actor_follows()));
      return has(token.pos, Pos::noun) && alone ? Tag::noun : Tag::adjective;
    }
    return Tag::noun;
  }

  std::vector<Token>& tokens_;
  const pack::Pack& pack_;
  pack::Word to_;
  WordPlace here_;
};

}  // namespace

void tag(Sentence& sentence, const pack::Pack& pack) { Tagger(sentence, pack).run(); }

}  // namespace inforce::claims
