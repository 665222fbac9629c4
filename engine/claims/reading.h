// SPDX-License-Identifier: MIT
#pragma once
// claims/reading.h - one document being read: its sentences, their grammar, and what a mention of a
// term or event is made into a claim from. Shared by the steps of this room only.
#include <optional>
#include <string>
#include <vector>

#include "claims/claims.h"
#include "claims/clauses.h"
#include "claims/parties.h"
#include "pack/pack.h"
#include "text/document.h"

namespace inforce::claims {

// Words of a sentence that speak of a term or an event.
struct Mention {
  const pack::Frame* frame = nullptr;
  std::size_t sentence = 0;
  std::size_t begin = 0, end = 0;  // tokens of the noun group's match, or of the clause's object
  int chunk = -1;                  // noun chunk the match begins in; of a clause: -1
  int clause = -1;        // the clause it is (verb frames), or the one it is part of; -1: none
  bool taken_up = false;  // by a pronoun: "It expires in May"
};

struct Reading {
  const text::Document& document;
  const pack::Pack& pack;
  const timex::Timexes& timexes;
  std::vector<Sentence> sentences;
  Grammars grammars;  // one a sentence
  Parties parties;
  // Of the sentence being read, by place; while they are looked for, of the one read before.
  std::vector<Mention> here;
  Span published = {};  // the words that date the document, where it has such

  [[nodiscard]] const pack::Kind& kind_of(const Mention& mention) const {
    return pack.kinds[mention.frame->kind];
  }
  [[nodiscard]] std::string_view words(Span span) const { return span.of(document.text); }
  [[nodiscard]] std::string party_name(int party) const {
    return party < 0 ? std::string() : parties.list[static_cast<std::size_t>(party)].name;
  }
};

// --- mentions.cpp
[[nodiscard]] std::vector<Mention> find_mentions(const Reading& reading, std::size_t sentence);
// "Two months after the signing": is the mention what a length counts from?
[[nodiscard]] bool is_counted_from(const Reading& reading, const Mention& mention);

// --- author.cpp: the party that says "we" in the text itself, and at a token; -1: none, or no
// such word.
[[nodiscard]] int find_author(const Reading& reading);
[[nodiscard]] int speaker_at(const Reading& reading, std::size_t sentence, std::size_t token);

// --- reference.cpp: whom a noun chunk names or stands for.
[[nodiscard]] std::vector<int> parties_of(const Reading& reading, std::size_t sentence, int chunk);
// Whose it is: "Acme's licence", "its licence", "the Acme licence".
[[nodiscard]] std::vector<int> owners_of(const Reading& reading, std::size_t sentence, int chunk,
                                         std::size_t before_token);

// --- roles.cpp
struct Roles {
  std::vector<int> holders, bounds, parties;
  std::string object;
  bool with_outsider = false;  // one side is "third parties"
};
[[nodiscard]] Roles find_roles(const Reading& reading, const Mention& mention);

// --- effect.cpp, standing.cpp: what the sentence does to a term, on which side, and how surely.
struct Standing {
  Effect effect = Effect::holds;
  Side side = Side::unspecified;
  Modality modality = Modality::fact;
  bool stated = true;     // false: a question, a supposition, something not the case
  bool says_now = false;  // "now", "no longer": it was otherwise before
  bool started = false;   // on the side before: the sentence tells its start
  bool denied = false;    // it ends by what is not so: "no royalty is payable", "does not apply"
  bool expires = false;   // its times are when it ends
  bool awaits = false;    // "may not end it before 2019": it may from then on
  bool moved = false;     // its end is put on another day; what stands before that is no day of it
  bool runs = false;      // an agreement's end that is laid down: how long it runs, and no act
  std::string asserted_by;
  std::string condition;
};
[[nodiscard]] Standing find_standing(const Reading& reading, const Mention& mention);

// The clause that governs the mention (whose subject, object or complement it is); -1: none.
[[nodiscard]] int governing_clause(const Reading& reading, const Mention& mention);

// --- reach.cpp: which tokens of its sentence speak of a mention: those of its clause, and of the
// clauses that go on about it ("the licence runs through 2032 but is no longer exclusive").
struct Reach {
  std::vector<bool> token;   // by token
  std::vector<int> clauses;  // the governing clause first, then those that go on about it
};
[[nodiscard]] Reach reach_of(const Reading& reading, const Mention& mention);
// Is token `at` a part of another item of a list ("the round in March, the Beta deal")?
[[nodiscard]] bool in_other_item(const Reading& reading, const Mention& mention, std::size_t at);
// The bracket that a token stands in, from its "(" to behind its ")"; none: it stands in none.
[[nodiscard]] std::optional<Found> bracket_of(const Reading& reading, std::size_t sentence,
                                              std::size_t token);

// --- times.cpp
[[nodiscard]] std::vector<Time> find_times(const Reading& reading, const Mention& mention,
                                           const Standing& standing);

// --- corrections.cpp
// "An earlier version of this story said [that Acme pays 15%]": what stands behind such a paper is
// not so.
[[nodiscard]] bool told_by_mistake(const Reading& reading, std::size_t sentence, std::size_t at);
// Does a sentence put right what was told before?
[[nodiscard]] bool corrects(const Reading& reading, std::size_t sentence);

// --- counted_years.cpp
[[nodiscard]] std::optional<Time> find_counted_year(const Reading& reading, const Mention& mention);

// --- attributes.cpp
void find_attributes(const Reading& reading, const Mention& mention, const Standing& standing,
                     Claim& claim);
void find_amounts(const Reading& reading, const Mention& mention, Claim& claim);

// --- stages.cpp: "8% until 2021 and 5% from then on" are two claims: takes those behind the first
// from it.
[[nodiscard]] std::vector<Claim> take_steps(const Reading& reading, const Mention& mention,
                                            Claim& claim);

// --- course.cpp: "granted in 2015, ended in 2018 and restored in 2021" are claims of their own:
// takes those behind the first from it.
[[nodiscard]] std::vector<Claim> take_course(const Reading& reading, const Mention& mention,
                                             Claim& claim);

// --- handover.cpp: who had a term, and who has it from then on ("Acme bought Beta's stake");
// and the claim that he has.
struct Handover {
  int from = -1, to = -1;
};
// "Assigns it to Acme": a verb behind which another has it.
[[nodiscard]] bool gives_to_holder(const pack::Action& action);
[[nodiscard]] std::optional<Handover> handover_of(const Reading& reading, const Mention& mention);
[[nodiscard]] std::vector<Claim> take_handover(const Reading& reading, const Mention& mention,
                                               const Claim& claim);

// --- each_day.cpp: "renewed in 2013 and again in 2018": twice.
[[nodiscard]] std::vector<Claim> one_for_each_day(const Reading& reading, const Mention& mention,
                                                  Claim claim);

// --- whose_agreement.cpp: those who owe each other most are whose agreement the document is about.
// So they are where three or more made it together, which leaves no other side by itself. Empty:
// the claims do not tell.
[[nodiscard]] std::vector<int> whose_agreement(const Reading& reading,
                                               const std::vector<Claim>& claims);

// --- implied_changes.cpp: changes of an agreement that no act is told of.
// A table of old and new terms tells of a change, even where no word of the text does.
void add_column_change(const Reading& reading, std::vector<Mention>& mentions,
                       std::vector<Claim>& claims);
// "From 1 January the licence is no longer exclusive", where no act is told: something was agreed
// that has effect from then on.
void add_dated_change(const Reading& reading, std::vector<Mention>& mentions,
                      std::vector<Claim>& claims);

// --- anchors.cpp: times told by an event, "two months after the deal": which claim tells of it.
void anchor_times(const Reading& reading, const std::vector<Mention>& mentions,
                  std::vector<Claim>& claims);

// --- discourse.cpp: what only the whole document tells: which change parts before from after.
void place_in_document(const Reading& reading, const std::vector<Mention>& mentions,
                       std::vector<Claim>& claims);

// --- later_values.cpp: "from 2017 the minimum is 700" is a step from the value told before.
void find_later_values(std::vector<Claim>& claims);
// "Acme pays 6%. [...] the royalty rises to 8%": is the value of claim i what a later one changes?
[[nodiscard]] bool gives_way(const std::vector<Claim>& claims, std::size_t i);
// "... 4%. Before that it was 5%": what the claim before it changed.
void find_former_values(std::vector<Mention>& mentions, std::vector<Claim>& claims);

}  // namespace inforce::claims
