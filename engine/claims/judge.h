// SPDX-License-Identifier: MIT
#pragma once
// claims/judge.h - inside find_standing(): what a sentence says of one mention.
//
// effect.cpp: what becomes of it, by verbs, nouns and cells. ruled.cpp: by what rules those verbs.
// standing.cpp: before or after a change, a fact or a plan, who says so, and on what condition.
// asserted.cpp: whether it is said to be so at all. fate.cpp: what became of an act that a noun
// names.
#include <string>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {

[[nodiscard]] Effect effect_of(pack::Effect effect);

class Judge {
 public:
  Judge(const Reading& reading, const Mention& mention)
      : reading_(reading),
        mention_(mention),
        sentence_(reading.sentences[mention.sentence]),
        grammar_(reading.grammars[mention.sentence]),
        tokens_(sentence_.tokens) {}
  Standing run();

 private:
  using Control = pack::Control;

  const Chunk& chunk(int c) const { return grammar_.chunks[static_cast<std::size_t>(c)]; }
  const Clause& clause(int k) const { return grammar_.clauses[static_cast<std::size_t>(k)]; }
  Control control(pack::Word word) const;
  bool is_subject(const Clause& in) const;
  [[nodiscard]] bool grants(const Clause& in) const;
  void by_verb(const Clause& in);
  void by_turn(const Clause& in);
  void by_again(const Clause& in);
  [[nodiscard]] bool goes_away(const Clause& in) const;
  [[nodiscard]] bool goes_to_amount(const Clause& in) const;
  [[nodiscard]] bool names_amount(const Clause& in) const;
  [[nodiscard]] bool is_amount(int c) const;
  [[nodiscard]] bool cuts_to_length(const Clause& in) const;
  [[nodiscard]] int span_noun() const;
  [[nodiscard]] bool leaves_alone(const Clause& in) const;
  [[nodiscard]] bool bears_day() const;
  [[nodiscard]] bool bears_amount() const;
  bool frees_from(const Clause& in, int duty) const;
  bool is_told_by_relative() const;
  bool waives_for_time(const Clause& in) const;
  [[nodiscard]] bool is_stretch(std::size_t i) const;
  const pack::Action* deed_in(const Clause& in) const;
  bool acts_on(const Clause& in) const;
  [[nodiscard]] bool is_other_term(int c) const;
  bool predicate_is(pack::Cue list, const Clause& in) const;
  void through_clauses(int k, Effect effect);
  bool is_ruled_by_be(const Clause& in) const;
  bool is_lacking(const Clause& in) const;
  bool is_over_since(const Clause& in) const;
  bool passes_on(const Clause& in) const;
  bool hangs_on_subject(const Clause& in) const;
  bool denies_something_else(const Clause& in) const;
  bool denies_reach(const Clause& in) const;
  bool stands_behind_but(const Clause& in) const;
  bool lies_ahead(const Clause& in) const;
  [[nodiscard]] bool has_day_apart(const Clause& in) const;
  bool has_own_day(const Clause& in) const;
  [[nodiscard]] bool waits_for_day(const Clause& in) const;
  [[nodiscard]] bool is_case_of_rule(int k) const;
  [[nodiscard]] bool is_let_end(const Clause& in) const;
  bool is_early_end(const Clause& in) const;
  bool in_relative_of_subject(std::size_t i) const;
  Control control_over(int k) const;
  bool has_time_to(const Clause& in) const;
  bool has_doubters(const Clause& in) const;
  [[nodiscard]] bool comes_late(const Clause& in) const;
  [[nodiscard]] bool names_many() const;
  [[nodiscard]] bool is_another_deed(const Found& cue) const;
  void apply(Control by, Effect& effect);
  void by_noun();
  void by_carrier();
  [[nodiscard]] bool is_over(int c) const;
  void by_determiner();
  void cue_words();
  void bare_verbs();
  void by_cell();
  void by_column();
  bool is_general() const;
  void by_leading_clause();
  void by_paper();
  bool is_former_aside(const Found& cue) const;
  bool is_exercised(int noun) const;
  bool is_of_all(const Clause& in) const;
  void by_side();
  void by_assertion();
  void by_fate();
  void by_fate_in(const Clause& in, int c, bool is_act);
  void by_own_verb();
  void by_notice();
  void by_moved_end();
  void by_teller();
  void by_telling_noun(int noun);
  void by_telling_verb(const Clause& in);
  void by_paper(int noun);
  bool is_paper(int c) const;
  int paper_with(const Clause& in) const;
  void by_draft();
  void weaken(Modality to);
  std::vector<int> acts_around() const;
  bool is_named(pack::Cue list, int c) const;
  bool is_deed(int c) const;
  int outer_noun(int c) const;
  bool has_owner(int c) const;
  int outermost(int c) const;
  int clause_over(int c) const;
  int teller_of(int k) const;
  bool rules_another(const Clause& in) const;
  bool is_refused(const Clause& aim, int c) const;
  bool is_met(const Clause& aim, int c) const;
  bool is_nearly(const Clause& in) const;
  [[nodiscard]] bool lapses(const Clause& own) const;
  [[nodiscard]] bool is_gossip(const Clause& in) const;
  bool is_untrue(const Clause& in) const;
  bool is_told_wrongly(const Clause& in) const;
  bool is_called_void(const Clause& in, int c) const;
  bool is_draft(int c) const;
  bool is_done(const Clause& in) const;
  bool is_story() const;
  bool is_example() const;
  bool is_supposed() const;
  bool is_for_the_case() const;
  void by_duty();
  void by_speaker();
  [[nodiscard]] bool is_reported_future(const Clause& in) const;
  std::size_t anchor() const;
  std::size_t segment_begin() const;
  std::size_t segment_end() const;
  bool is_own_verb(const Found& cue) const;
  std::string speaker(const Found& cue) const;
  void condition();
  [[nodiscard]] bool is_of_later_clause(const Found& cue) const;

  const Reading& reading_;
  const Mention& mention_;
  const Sentence& sentence_;
  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
  Standing standing_;
  int tense_clause_ = -1;
  bool denied_ = false;
  bool by_cell_ = false;  // a table's cell says yes or no
};

}  // namespace inforce::claims
