// SPDX-License-Identifier: MIT
#pragma once
// claims/parser.h - inside parse(): the clauses of one sentence, found verb by verb.
//
// clauses.cpp has the verb groups and how far each clause reaches, subjects.cpp who does what it
// tells (shared_subjects.cpp: with another verb), antecedents.cpp what a relative is about,
// objects.cpp what the verb is done to and the phrases behind.
#include <vector>

#include "claims/chunks.h"
#include "claims/clauses.h"
#include "claims/cues.h"

namespace inforce::claims {

class Parser {
 public:
  Parser(const Sentence& sentence, const pack::Pack& pack)
      : tokens_(sentence.tokens), pack_(pack) {}
  Grammar run(const Sentence& sentence);

 private:
  using Kind = Chunk::Kind;

  const Chunk& chunk(std::size_t c) const { return grammar_.chunks[c]; }
  const Chunk& chunk(int c) const { return grammar_.chunks[static_cast<std::size_t>(c)]; }
  void echo_verb(std::size_t k);
  [[nodiscard]] pack::Word phrasal_of(std::size_t c) const;
  Clause verb_group(std::size_t c) const;
  bool is_only_verb(std::size_t c) const;
  int noun_before(int c) const;
  int comma_before(int c) const;
  [[nodiscard]] int between_list(int c) const;
  bool is_shared_by_two(int c) const;
  bool reduced(int c) const;
  bool finite_verb(int c) const;
  std::vector<int> list_ending(int c) const;
  void take_bare_infinitive(std::size_t k);
  void find_subject(std::size_t k);
  bool is_paper(int c) const;
  int what_amounts(std::size_t k, int nearest) const;
  int what_lives(const Clause& clause, int nearest) const;
  void deny(Clause& clause) const;
  bool connector_between(int from, int to) const;
  bool parenthesis(int comma) const { return comma_before(comma) >= 0; }
  static int told_of(const Clause& clause);
  int told_before(std::size_t k, int c) const;
  void opener(Clause& clause, int subject);
  int whole_of(int c, bool up_to_paper = false) const;
  [[nodiscard]] int other_paper(int c) const;
  bool opens_with_phrase(int c) const;
  void take_antecedent(std::size_t k);
  bool take_infinitives_noun(std::size_t k, int end);
  [[nodiscard]] bool is_behind_that(int c) const;
  void share_subject(std::size_t k);
  bool goes_on_with_verb(std::size_t k);
  bool shares_participle(const Clause& clause, const Clause& before) const;
  bool goes_on_participle(std::size_t k);
  int before_time_aside(int i) const;
  void rule_from_before(std::size_t k, int i);
  bool keeps_from(pack::Word verb) const;
  bool only_adverbs_between(int verb, int i) const;
  void find_objects(std::size_t k);
  [[nodiscard]] std::size_t skip_time_aside(Clause& clause, std::size_t c) const;
  bool resumes(std::size_t k, std::size_t comma, std::size_t preposition);
  void give_back(std::size_t k);
  void join_perfect(std::size_t k);
  void add_list(Clause& clause, std::size_t preposition, std::size_t& n);
  bool followed_by_possessive(std::size_t c) const;
  bool opens_object(std::size_t c) const;
  bool begins_clause_at_once(std::size_t c) const;
  bool begins_clause(std::size_t c) const;
  void add_object(Clause& clause, int c);
  void number_segments();
  void give_opening_to_main();
  void give_subject_to_verb();
  bool names_only_time(const Clause& clause) const;
  int with_opening_phrase(int subject) const;
  bool verb_between(int from, int to) const;
  bool any_finite_before(const Clause& clause) const;

  const std::vector<Token>& tokens_;
  const pack::Pack& pack_;
  // From which token on which clause goes on behind a relative.
  std::vector<std::pair<std::size_t, std::size_t>> resumed_;
  Grammar grammar_;
  std::vector<int> clause_at_;
};

}  // namespace inforce::claims
