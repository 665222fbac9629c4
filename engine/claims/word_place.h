// SPDX-License-Identifier: MIT
#pragma once
// claims/word_place.h - inside tag(): what stands around a word, those before it tagged, those
// behind it with all the classes they may have.
#include "claims/sentence.h"

namespace inforce::claims {

// "May [from 1 April 2023] sell": where the modal stands whose verb is at `at`, a time between the
// two; `at`: none does.
[[nodiscard]] std::size_t modal_before_time(const std::vector<Token>& tokens, std::size_t at);

class WordPlace {
 public:
  WordPlace(const std::vector<Token>& tokens, const pack::Pack& pack)
      : tokens_(tokens), pack_(pack) {}

  std::size_t at = 0;  // the word

  [[nodiscard]] static bool is_mark(Tag tag);
  [[nodiscard]] static bool is_nominal(Tag tag);
  [[nodiscard]] const Token* look(std::size_t steps) const;
  // The tag before, adverbs and quotation marks passed over.
  [[nodiscard]] Tag before() const;
  [[nodiscard]] Tag just_before() const;
  // Could the word `steps` on begin a noun group?
  [[nodiscard]] bool opens_noun_group(std::size_t steps) const;
  [[nodiscard]] bool next_is(pack::Pos pos, std::size_t steps = 1) const;
  // "The minimum [Acme must] buy": a party, and what it does.
  [[nodiscard]] bool actor_follows() const;
  // "will not [offer]".
  [[nodiscard]] bool denies_modal() const;
  // "the protocol on work [permits] lapses at once": the next word, as like a verb, has its end.
  [[nodiscard]] bool verb_is_next() const;
  // Is the verb before one that another follows without "to", and does nothing but a noun stand
  // between?
  [[nodiscard]] bool is_let() const;
  // "The annual minimum decreases from 4 to 2 million": a word before that may be a noun is one,
  // where the sentence has no other verb.
  [[nodiscard]] bool minimum_falls(const Token& token) const;
  // "of 1 July 2020", and not "the 2020 changes": no noun goes with the time before.
  [[nodiscard]] bool is_phrase_of_time() const;
  // "The [two] signed a deal", "between the [three]"; but "the two firms", "the two signed deals".
  [[nodiscard]] bool stands_for_both() const;
  // "This ends the deal": a singular "this" and the plural "ends" do not go together.
  [[nodiscard]] bool this_ends(const Token& token) const;
  // "Acme would have paid [had] the contract been signed": if it had.
  [[nodiscard]] bool opens_unreal() const;
  // "ends" behind a noun: a verb, when no other finite verb stands between it and the clause's
  // start; but "the deal they signed in 2019 ends".
  [[nodiscard]] bool finite_fits() const;
  [[nodiscard]] bool verb_in_sentence() const;
  [[nodiscard]] bool plural_before() const;
  // "extend their rights [deal]": what stands before is what a verb is done to, and no subject.
  [[nodiscard]] bool is_object_before() const;
  // "Dated 8 January", "dated as of 8 January".
  [[nodiscard]] bool bears_date(std::size_t verb) const;
  // "The pact, which Acme and Beta [signed] in May, ends": the nouns before are who did it. "Acme,
  // whose share of Beta's sales [lapsed] in May, sells": or what did.
  [[nodiscard]] bool in_relative() const;
  // Is the noun before what an act is done to: "ended the licence [granted] in 2019"?
  [[nodiscard]] bool is_acted_on() const;
  // Does the noun before stand behind a preposition, in a clause of a verb that brings no other?
  [[nodiscard]] bool in_phrase() const;
  // "Fee [cut] from 12% to 8%": in a line that does not end as sentences do, somebody did that to
  // it.
  [[nodiscard]] bool is_headline_passive(const Token& token) const;
  // Has the sentence a finite verb so far, those of relative clauses not counted?
  [[nodiscard]] bool main_verb_before() const;
  // Does a finite verb follow that the noun before could belong to?
  [[nodiscard]] bool later_finite() const;
  // ", officials said.": the last verb of the sentence has a subject of its own before it.
  [[nodiscard]] bool attribution_follows(std::size_t comma) const;
  // "first concluded in 1998 and [suspended] in 2020": a participle goes on as it began.
  [[nodiscard]] bool goes_on_participle() const;
  // Does a finite verb stand between here and the next mark? But in "a licence until 2025 is" or
  // "since 2016 under a licence that runs", a time is no subject.
  [[nodiscard]] bool clause_follows() const;

 private:
  const std::vector<Token>& tokens_;
  const pack::Pack& pack_;
};

}  // namespace inforce::claims
