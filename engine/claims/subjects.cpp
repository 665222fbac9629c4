// SPDX-License-Identifier: MIT
// Who does what a verb tells: the noun groups before it, and what they stand for.
#include <algorithm>

#include "claims/contact.h"
#include "claims/parser.h"

namespace inforce::claims {

using pack::Form;
using pack::has;
using pack::kUnknown;

// The noun chunk that ends just before chunk c, prepositional phrases passed over; -1: none.
int Parser::noun_before(int c) const {
  int i = c - 1;
  int commas = 0;
  while (i >= 0) {
    switch (chunk(i).kind) {
      case Kind::other:
        --i;
        continue;
      case Kind::comma:
        // A parenthesis, ", once a rival,": go on before its first comma. Else stop.
        if (++commas > 1) return -1;
        if (const int open = comma_before(i); open >= 0) {
          i = open - 1;
          continue;
        }
        --i;
        continue;
      case Kind::verb:
        // "The pact signed the same day ran out": behind the participle its time was passed over.
        if (!reduced(i) || i + 1 >= c || tokens_[chunk(i + 1).head].timex < 0) return -1;
        --i;
        continue;
      case Kind::noun: {
        // "Acme last August granted": a time by itself does nothing.
        if (i > 0 && tokens_[chunk(i).head].timex >= 0 && chunk(i).owner < 0 &&
            (chunk(i - 1).kind == Kind::verb ||
             (chunk(i - 1).kind == Kind::noun && tokens_[chunk(i - 1).head].timex < 0))) {
          --i;
          continue;
        }
        int n = i;
        while (true) {  // back over "X of Y", "X's Y"
          int before = n;
          while (chunk(before).owner >= 0) before = chunk(before).owner;
          const int p = before - 1;
          if (p >= 1 && chunk(p).kind == Kind::preposition && chunk(p - 1).kind == Kind::noun) {
            n = p - 1;
            continue;
          }
          if (p >= 1 && chunk(p).kind == Kind::preposition &&
              chunk(p - 1).kind == Kind::conjunction && p >= 2 && chunk(p - 2).kind == Kind::noun) {
            n = p - 2;
            continue;
          }
          // "the protocol between Acme and Beta on permits lapses"
          if (p >= 3 && chunk(p).kind == Kind::conjunction && chunk(p - 1).kind == Kind::noun &&
              chunk(p - 2).kind == Kind::preposition && chunk(p - 3).kind == Kind::noun &&
              (n != i || is_cue(pack_, "of_both", tokens_[chunk(p - 2).begin].word) ||
               is_shared_by_two(p)) &&
              !is_cue(pack_, "state_of", tokens_[chunk(p - 3).head].lemma)) {
            n = p - 3;
            continue;
          }
          // "the pact between Acme, Beta and Gamma lapses"
          if (const int list = between_list(p); list >= 0) {
            n = list;
            continue;
          }
          // "the minimum of EUR 6 million a year was waived"
          if (tokens_[chunk(n).head].timex >= 0 && p >= 0 && chunk(p).kind == Kind::noun &&
              tokens_[chunk(p).begin].amount != Token::Amount::none) {
            n = p;
            continue;
          }
          // "the pact dated 3 May between Acme and Beta was amended"
          if (tokens_[chunk(n).head].timex >= 0 && p >= 1 && reduced(p) &&
              chunk(p - 1).kind == Kind::noun) {
            n = p - 1;
            continue;
          }
          // "the licence granted to vessels of Acme is suspended", "the pact dated as of 3 May
          // ended"
          if (p >= 2 && chunk(p).kind == Kind::preposition) {
            int verb = p - 1;
            while (verb > 1 && chunk(verb).kind == Kind::other) --verb;
            if (verb > 0 && reduced(verb) && chunk(verb - 1).kind == Kind::noun) {
              n = verb - 1;
              continue;
            }
          }
          if (p >= 0 && chunk(p).kind == Kind::preposition) {
            // "On Monday Acme": a phrase that opens the clause is no subject.
            return -1;
          }
          return n;
        }
      }
      default:
        return -1;
    }
  }
  return -1;
}

// Of "the pact between Acme, Beta and Gamma", for the "and" at chunk c, the pact; -1: none.
int Parser::between_list(int c) const {
  if (c < 5 || chunk(c).kind != Kind::conjunction || chunk(c - 1).kind != Kind::noun) return -1;
  int first = c - 1;
  while (first >= 4 && chunk(first - 1).kind == Kind::comma &&
         chunk(first - 2).kind == Kind::noun && tokens_[chunk(first - 2).head].party >= 0) {
    first -= 2;
  }
  const bool is_between = first < c - 1 && chunk(first - 1).kind == Kind::preposition &&
                          chunk(first - 2).kind == Kind::noun &&
                          is_cue(pack_, "of_both", tokens_[chunk(first - 1).begin].word);
  return is_between ? first - 2 : -1;
}

// "The boards of Acme and Beta", "a merger (or the contract) of Acme and Beta": before the "and" at
// chunk c, a noun that both of them have.
bool Parser::is_shared_by_two(int c) const {
  const Token& head = tokens_[chunk(c - 3).head];
  const bool plural = head.tag == Tag::noun && head.word != head.lemma;
  return is_cue(pack_, "of", tokens_[chunk(c - 2).begin].word) &&
         tokens_[chunk(c - 1).head].party >= 0 &&
         (plural || is_cue(pack_, "act_noun", head.lemma) ||
          is_cue(pack_, "about_agreement", head.lemma));
}

// The comma that opens the parenthesis closed by the comma at c, no verb standing between; -1:
// none.
int Parser::comma_before(int c) const {
  for (int i = c - 1; i >= 0; --i) {
    if (chunk(i).kind == Kind::comma) return i;
    if (chunk(i).kind == Kind::stop || chunk(i).kind == Kind::subordinator ||
        (chunk(i).kind == Kind::verb && finite_verb(i))) {
      return -1;
    }
  }
  return -1;
}

// Noun chunks joined to chunk c by commas and "and" before it: "A, B and C" -> A, B, C.
std::vector<int> Parser::list_ending(int c) const {
  std::vector<int> list{c};
  if (tokens_[chunk(c).head].tag == Tag::pronoun) return list;
  int i = c;
  while (true) {
    while (chunk(i).owner >= 0) i = chunk(i).owner;
    int j = i - 1;
    if (j >= 0 && chunk(j).kind == Kind::conjunction) {
      --j;
      // ", and" joins the last of three or more; between two it begins a clause.
      if (j >= 0 && chunk(j).kind == Kind::comma) {
        --j;
        if (j < 2 || chunk(j).kind != Kind::noun || chunk(j - 1).kind != Kind::comma) break;
      }
    } else if (j >= 0 && chunk(j).kind == Kind::comma && list.size() > 1) {
      --j;
    } else {
      break;
    }
    while (j >= 0 && tokens_[chunk(j).begin].tag == Tag::mark) --j;  // "Acme (ACM) and Beta plc"
    if (j < 0 || chunk(j).kind != Kind::noun || tokens_[chunk(j).head].timex >= 0) break;
    int first = j;
    while (chunk(first).owner >= 0) first = chunk(first).owner;
    if (first > 0 && chunk(first - 1).kind == Kind::preposition) break;  // "with effect and Acme"
    list.insert(list.begin(), j);
    i = j;
  }
  return list;
}

void Parser::find_subject(std::size_t k) {
  Clause& clause = grammar_.clauses[k];
  const int c = clause.verb_chunk;
  int i = c - 1;
  while (i >= 0 && chunk(i).kind == Kind::other) --i;
  if (i < 0) return;
  if (clause.infinitive || clause.ing) {
    rule_from_before(k, i);
    return;
  }
  if (chunk(i).kind == Kind::relative) {
    clause.relative = true;
    int n = i - 1;
    while (n >= 0 && (chunk(n).kind == Kind::comma || chunk(n).kind == Kind::preposition)) --n;
    if (n >= 0 && chunk(n).kind == Kind::noun) {
      // "The draft of 3 May, which gives": the draft does.
      if (n > 1 && tokens_[chunk(n).head].timex >= 0 && chunk(n - 1).kind == Kind::preposition &&
          is_cue(pack_, "of", tokens_[chunk(n - 1).begin].word) && chunk(n - 2).kind == Kind::noun)
        n -= 2;
      if (chunk(i - 1).kind == Kind::comma) n = what_amounts(k, what_lives(clause, n));
      clause.subjects = {n};
      clause.antecedent = n;
    }
    return;
  }
  // "Under the contract(, signed in Oslo in May,) Acme pays", "said the contract, signed in May,
  // ends": the paper is what was signed.
  const int paper = chunk(i).kind == Kind::comma ? i - 1 : i;
  const auto leads = [&](int before) {
    const int k_before = clause_at_[static_cast<std::size_t>(before)];
    return chunk(before).kind == Kind::preposition ||
           (k_before >= 0 &&
            is_cue(pack_, "says_that", grammar_.clauses[static_cast<std::size_t>(k_before)].verb));
  };
  if (clause.passive && !clause.finite && paper > 0 && i == c - 1 &&
      chunk(paper).kind == Kind::noun && leads(paper - 1) && is_paper(paper)) {
    const int whole = whole_of(paper);  // "an amendment to their pact, signed in May"
    const bool changes = whole != paper && find_cue(pack_, "of_another_paper", tokens_,
                                                    chunk(whole).begin, chunk(whole).end);
    clause.subjects = {changes ? whole : paper};
    return;
  }
  // "Announced a contract with Beta, signed in May".
  const bool dates_paper =
      is_cue(pack_, "signs", clause.verb) || is_cue(pack_, "bears_date", clause.verb);
  if (clause.passive && !clause.finite && dates_paper && i == c - 1 && i > 0 &&
      chunk(i).kind == Kind::comma && chunk(i - 1).kind == Kind::noun) {
    const int whole = whole_of(i - 1);
    const int nearest = is_paper(i - 1) ? i - 1 : whole_of(i - 1, true);
    const bool changes =
        find_cue(pack_, "of_another_paper", tokens_, chunk(whole).begin, chunk(whole).end)
            .has_value();
    if (changes || is_paper(nearest)) {
      clause.subjects = {changes ? whole : nearest};
      return;
    }
  }
  // "A licence to software written before 2020": a verb that does nothing to terms is said of what
  // stands before it.
  const bool is_plain = pack_.actions.count(clause.verb) == 0 &&
                        pack_.controls.count(clause.verb) == 0 &&
                        !is_cue(pack_, "dates_it", clause.verb);
  if (clause.passive && !clause.finite && is_plain && i > 0 && i == c - 1 &&
      chunk(i).kind == Kind::noun && chunk(i - 1).kind == Kind::preposition &&
      tokens_[chunk(i).head].party < 0 && tokens_[chunk(i).head].timex < 0) {
    clause.subjects = {i};
    return;
  }
  if (chunk(i).kind == Kind::conjunction ||
      (chunk(i).kind == Kind::comma && k > 0 && !parenthesis(i))) {
    share_subject(k);
    return;
  }
  if (clause.passive && !clause.finite && chunk(i).kind == Kind::noun && i == c - 1 &&
      is_cue(pack_, "bears_date", clause.verb)) {
    // "By notice dated 8 January", "the pact between Acme and Beta dated 8 January".
    const int dated = tokens_[chunk(i).head].party < 0 ? i : whole_of(i, true);
    if (tokens_[chunk(dated).head].party < 0) {
      clause.subjects = {dated};
      return;
    }
  }
  const int n = noun_before(c);
  if (const int told = n < 0 && k > 0 ? told_before(k - 1, c) : -1; told >= 0) {
    // "The commission on the fares it sells went up", where no word opens the relative.
    const bool opened = chunk(told + 1).kind != Kind::noun;
    clause.subjects = {opened ? told : whole_of(told)};
    return;
  }
  if (n < 0) {
    if (chunk(i).kind == Kind::noun && take_infinitives_noun(k, c)) return;
    if (k > 0 && chunk(i).kind != Kind::subordinator && chunk(i).kind != Kind::stop)
      share_subject(k);
    if (chunk(i).kind == Kind::subordinator) clause.subordinator = tokens_[chunk(i).begin].word;
    return;
  }
  // "the clause that let Acme leave is dead": the second verb belongs to what the relative is
  // about. But "the report that it broke the contract it signed" has a subject before it.
  const bool own =
      n > 0 && tokens_[chunk(n).head].tag == Tag::pronoun && chunk(n - 1).kind == Kind::noun;
  const bool behind = k > 0 && !own && grammar_.clauses[k - 1].verb_chunk < n;
  if (const int told = behind ? told_before(k - 1, n) : -1; told >= 0) {
    clause.subjects = {told};
    return;
  }
  if (take_infinitives_noun(k, n)) return;
  clause.subjects = list_ending(n);
  opener(clause, clause.subjects.front());
}

// "the duty to pay Acme ends", "the duty to pay for it ends": the subject stands before the
// infinitive that goes with it. `end`: the chunk up to which nothing may join another clause.
bool Parser::take_infinitives_noun(std::size_t k, int end) {
  if (k == 0 || !grammar_.clauses[k - 1].infinitive || grammar_.clauses[k - 1].verb_chunk >= end ||
      connector_between(grammar_.clauses[k - 1].verb_chunk, end)) {
    return false;
  }
  int before = grammar_.clauses[k - 1].verb_chunk - 1;
  while (before > 0 && chunk(before).kind == Kind::other) --before;  // "the duty not to sell ends"
  if (before < 0 || chunk(before).kind != Kind::noun) return false;
  const bool free =
      is_behind_that(before) ||
      std::none_of(grammar_.clauses.begin(),
                   grammar_.clauses.begin() + static_cast<std::ptrdiff_t>(k - 1),
                   [&](const Clause& other) { return other.finite && !other.relative; });
  if (!free) return false;
  Clause& clause = grammar_.clauses[k];
  const int whole = whole_of(before);  // "the duty to Acme to pay ends"
  clause.subjects = whole == before ? list_ending(before) : std::vector<int>{whole};
  opener(clause, whole);
  return true;
}

// "Agreed that [Acme's right] to sell ends": does the noun group at chunk c open a clause?
bool Parser::is_behind_that(int c) const {
  int first = c;
  while (chunk(first).owner >= 0) first = chunk(first).owner;
  return first > 0 && (chunk(first - 1).kind == Kind::subordinator ||
                       (chunk(first - 1).kind == Kind::relative &&
                        is_cue(pack_, "that", tokens_[chunk(first - 1).begin].word)));
}

// "Neither company may compete".
void Parser::deny(Clause& clause) const {
  int c = clause.verb_chunk - 1;
  while (c >= 0 && (chunk(c).kind == Kind::noun || chunk(c).kind == Kind::preposition ||
                    chunk(c).kind == Kind::verb || chunk(c).kind == Kind::other)) {
    --c;
  }
  const std::size_t opening = c < 0 ? 0 : chunk(c).end;
  if (cue_at(pack_, "fronted_not", tokens_, opening)) clause.negated = true;
  if (clause.subjects.empty() || clause.relative) return;
  const std::size_t at = chunk(clause.subjects.front()).begin;
  for (std::size_t i = at - std::min<std::size_t>(at, 1); i <= at; ++i) {
    const Token& word = tokens_[i];
    const bool opens = i == at || word.tag == Tag::negation;
    if (opens && !word.no_longer && is_cue(pack_, "none", word.word)) clause.negated = true;
  }
}

bool Parser::connector_between(int from, int to) const {
  for (int c = from + 1; c < to; ++c) {
    const Kind kind = chunk(c).kind;
    if (kind == Kind::conjunction || kind == Kind::subordinator || kind == Kind::relative ||
        kind == Kind::comma || kind == Kind::stop) {
      return true;
    }
  }
  return false;
}

}  // namespace inforce::claims
