// SPDX-License-Identifier: MIT
#include "claims/clauses.h"

#include <fmt/format.h>

#include <algorithm>

#include "claims/chunks.h"
#include "claims/cues.h"

namespace inforce::claims {
namespace {

using Kind = Chunk::Kind;
using pack::Form;
using pack::has;
using pack::kUnknown;

class Parser {
 public:
  Parser(const Sentence& sentence, const pack::Pack& pack)
      : tokens_(sentence.tokens), pack_(pack) {}

  Grammar run(const Sentence& sentence) {
    grammar_.chunks = chunks_of(sentence, pack_);
    grammar_.chunk_of.assign(tokens_.size(), -1);
    for (std::size_t c = 0; c < grammar_.chunks.size(); ++c) {
      for (std::size_t i = chunk(c).begin; i < chunk(c).end; ++i) {
        grammar_.chunk_of[i] = static_cast<int>(c);
      }
    }
    clause_at_.assign(grammar_.chunks.size(), -1);
    for (std::size_t c = 0; c < grammar_.chunks.size(); ++c) {
      if (chunk(c).kind != Kind::verb) continue;
      clause_at_[c] = static_cast<int>(grammar_.clauses.size());
      grammar_.clauses.push_back(verb_group(c));
    }
    for (std::size_t k = 0; k < grammar_.clauses.size(); ++k) {
      find_subject(k);
      deny(grammar_.clauses[k]);
      find_objects(k);
      take_antecedent(k);
    }
    number_segments();
    return std::move(grammar_);
  }

 private:
  const Chunk& chunk(std::size_t c) const { return grammar_.chunks[c]; }
  const Chunk& chunk(int c) const { return grammar_.chunks[static_cast<std::size_t>(c)]; }

  Clause verb_group(std::size_t c) const {
    Clause clause;
    clause.verb_chunk = static_cast<int>(c);
    const Chunk& group = chunk(c);
    bool be = false, have = false, past = false;
    for (std::size_t i = group.begin; i < group.end; ++i) {
      const Token& token = tokens_[i];
      if (token.tag == Tag::to) clause.infinitive = true;
      if (token.tag == Tag::modal) clause.modal = token.word;
      if (token.tag == Tag::negation) (token.no_longer ? clause.no_longer : clause.negated) = true;
      if (has(token.pos, pack::Pos::negation) && !token.no_longer) clause.negated = true;
      if (i != group.head) {
        be = be || token.tag == Tag::be;
        have = have || token.tag == Tag::have;
      }
      if (has(token.forms, Form::past) && token.tag != Tag::verb) past = true;
    }
    const Token& verb = tokens_[group.head];
    clause.verb = verb.lemma;
    if (group.end < tokens_.size()) {  // "give up"
      const auto phrasal = pack_.phrasals.find({verb.lemma, tokens_[group.end].word});
      if (phrasal != pack_.phrasals.end()) clause.verb = phrasal->second;
    }
    if (verb.tag == Tag::verb) {
      clause.passive = verb.form == Form::participle && be;
      if (verb.form == Form::participle && !be && !have) {
        clause.passive = true;            // a reduced relative: "the deal signed in May"
        clause.finite = is_only_verb(c);  // or a headline's: "Term extended to 2044"
      }
      if (verb.form == Form::past) past = true;
      clause.ing = verb.form == Form::ing && !be;
    }
    if (clause.infinitive || clause.ing) clause.finite = false;
    clause.tense = clause.modal != kUnknown && !past ? Tense::future
                   : have && verb.form == Form::participle && verb.tag == Tag::verb
                       ? (past ? Tense::past_perfect : Tense::perfect)
                   : past ? Tense::past
                          : Tense::present;
    return clause;
  }

  bool is_only_verb(std::size_t c) const {
    if (tokens_.back().tag == Tag::stop) return false;
    for (std::size_t other = 0; other < grammar_.chunks.size(); ++other) {
      if (other != c && chunk(other).kind == Kind::verb) return false;
    }
    return c > 0 && chunk(c - 1).kind == Kind::noun;
  }

  bool is_verb(int c) const { return c >= 0 && chunk(c).kind == Kind::verb; }

  // The noun chunk that ends just before chunk c, prepositional phrases passed over; -1: none.
  int noun_before(int c) const {
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
        case Kind::noun: {
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
                chunk(p - 1).kind == Kind::conjunction && p >= 2 &&
                chunk(p - 2).kind == Kind::noun) {
              n = p - 2;
              continue;
            }
            // "the protocol between Acme and Beta on permits lapses"
            if (p >= 3 && chunk(p).kind == Kind::conjunction && chunk(p - 1).kind == Kind::noun &&
                chunk(p - 2).kind == Kind::preposition && chunk(p - 3).kind == Kind::noun &&
                (n != i || is_cue(pack_, "of_both", tokens_[chunk(p - 2).begin].word)) &&
                !is_cue(pack_, "state_of", tokens_[chunk(p - 3).head].lemma)) {
              n = p - 3;
              continue;
            }
            // "the licence granted to vessels of Acme is suspended"
            if (p >= 2 && chunk(p).kind == Kind::preposition && reduced(p - 1) &&
                chunk(p - 2).kind == Kind::noun) {
              n = p - 2;
              continue;
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

  // The comma that opens the parenthesis closed by the comma at c, no verb standing between; -1:
  // none.
  int comma_before(int c) const {
    for (int i = c - 1; i >= 0; --i) {
      if (chunk(i).kind == Kind::comma) return i;
      if (chunk(i).kind == Kind::stop || chunk(i).kind == Kind::subordinator ||
          (chunk(i).kind == Kind::verb && finite_verb(i))) {
        return -1;
      }
    }
    return -1;
  }
  bool reduced(int c) const {  // "granted to": a participle behind its noun
    const int k = clause_at_[static_cast<std::size_t>(c)];
    if (k < 0) return false;
    const Clause& clause = grammar_.clauses[static_cast<std::size_t>(k)];
    return clause.passive && !clause.finite;
  }
  bool finite_verb(int c) const {
    const int k = clause_at_[static_cast<std::size_t>(c)];
    return k >= 0 && grammar_.clauses[static_cast<std::size_t>(k)].finite;
  }

  // Noun chunks joined to chunk c by commas and "and" before it: "A, B and C" -> A, B, C.
  std::vector<int> list_ending(int c) const {
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
        while (j >= 0 && tokens_[chunk(j).begin].tag == Tag::mark) --j;  // "Acme (ACM) and Beta"
      } else if (j >= 0 && chunk(j).kind == Kind::comma && list.size() > 1) {
        --j;
      } else {
        break;
      }
      if (j < 0 || chunk(j).kind != Kind::noun || tokens_[chunk(j).head].timex >= 0) break;
      int first = j;
      while (chunk(first).owner >= 0) first = chunk(first).owner;
      if (first > 0 && chunk(first - 1).kind == Kind::preposition) break;  // "with effect and Acme"
      list.insert(list.begin(), j);
      i = j;
    }
    return list;
  }

  void find_subject(std::size_t k) {
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
        if (chunk(i - 1).kind == Kind::comma) n = what_lives(clause, n);
        clause.subjects = {n};
        clause.antecedent = n;
      }
      return;
    }
    if (chunk(i).kind == Kind::conjunction ||
        (chunk(i).kind == Kind::comma && k > 0 && !parenthesis(i))) {
      share_subject(k);
      return;
    }
    const int n = noun_before(c);
    if (n < 0 && k > 0 && goes_on_after_relative(k - 1, c)) {
      clause.subjects = {grammar_.clauses[k - 1].antecedent};
      return;
    }
    if (n < 0) {
      if (k > 0 && chunk(i).kind != Kind::subordinator && chunk(i).kind != Kind::stop)
        share_subject(k);
      if (chunk(i).kind == Kind::subordinator) clause.subordinator = tokens_[chunk(i).begin].word;
      return;
    }
    // "the clause that let Acme leave is dead": the second verb belongs to what the relative is
    // about.
    if (k > 0 && grammar_.clauses[k - 1].verb_chunk < n && goes_on_after_relative(k - 1, n)) {
      clause.subjects = {grammar_.clauses[k - 1].antecedent};
      return;
    }
    // "the duty to pay Acme ends": the subject stands before the infinitive that goes with it.
    if (k > 0 && grammar_.clauses[k - 1].infinitive && grammar_.clauses[k - 1].verb_chunk < n &&
        !connector_between(grammar_.clauses[k - 1].verb_chunk, n)) {
      const int before = grammar_.clauses[k - 1].verb_chunk - 1;
      const bool free = std::none_of(
          grammar_.clauses.begin(), grammar_.clauses.begin() + static_cast<std::ptrdiff_t>(k - 1),
          [&](const Clause& other) { return other.finite && !other.relative; });
      if (before >= 0 && chunk(before).kind == Kind::noun && free) {
        clause.subjects = list_ending(before);
        opener(clause, before);
        return;
      }
    }
    clause.subjects = list_ending(n);
    opener(clause, clause.subjects.front());
  }

  // "its window on Beta's films, which began in 2021": what begins and ends is the window, unless
  // the nearer noun is one that does, too.
  int what_lives(const Clause& clause, int nearest) const {
    const auto action = pack_.actions.find(clause.verb);
    if (clause.passive || action == pack_.actions.end()) return nearest;
    const pack::Effect effect = action->second.subject;
    if (effect != pack::Effect::starts && effect != pack::Effect::ends &&
        effect != pack::Effect::expires) {
      return nearest;
    }
    const Token& near = tokens_[chunk(nearest).head];
    const bool plural = near.word != near.lemma;
    if (near.party >= 0 ||
        find_cue(pack_, "about_agreement", tokens_, chunk(nearest).begin, chunk(nearest).end)) {
      return nearest;
    }
    if (plural && has(tokens_[chunk(clause.verb_chunk).head].forms, Form::base)) return nearest;
    int n = nearest;
    while (chunk(n).owner >= 0) n = chunk(n).owner;
    const bool inner =
        n >= 2 && chunk(n - 1).kind == Kind::preposition && chunk(n - 2).kind == Kind::noun;
    return inner ? n - 2 : nearest;
  }

  // "Neither company may compete".
  void deny(Clause& clause) const {
    if (clause.subjects.empty() || clause.relative) return;
    const Token& first = tokens_[chunk(clause.subjects.front()).begin];
    if (!first.no_longer && is_cue(pack_, "none", first.word)) clause.negated = true;
  }

  bool connector_between(int from, int to) const {
    for (int c = from + 1; c < to; ++c) {
      const Kind kind = chunk(c).kind;
      if (kind == Kind::conjunction || kind == Kind::subordinator || kind == Kind::relative ||
          kind == Kind::comma || kind == Kind::stop) {
        return true;
      }
    }
    return false;
  }
  bool parenthesis(int comma) const { return comma_before(comma) >= 0; }
  bool goes_on_after_relative(std::size_t relative, int c) const {
    const Clause& before = grammar_.clauses[relative];
    return before.relative && before.finite && before.antecedent >= 0 &&
           !connector_between(before.verb_chunk, c);
  }

  // What stands before a clause's subject: a subordinator or relative opens it.
  void opener(Clause& clause, int subject) {
    int i = subject;
    while (chunk(i).owner >= 0) i = chunk(i).owner;
    --i;
    while (i >= 0 && chunk(i).kind == Kind::other) --i;
    if (i >= 0 && chunk(i).kind == Kind::subordinator) {
      clause.subordinator = tokens_[chunk(i).begin].word;
    }
    if (i < 0 || !clause.finite) return;
    const bool relative = chunk(i).kind == Kind::relative;
    if (relative) {
      clause.relative = true;
      if (--i >= 0 && chunk(i).kind == Kind::comma) --i;
    }
    if (i < 0 || chunk(i).kind != Kind::noun || tokens_[chunk(i).head].timex >= 0) return;
    // "the licence it gave Beta", without a word between; but "under the deal Acme pays Beta".
    if (!relative) {
      const Token& actor = tokens_[chunk(subject).head];
      const Token& thing = tokens_[chunk(i).head];
      const bool acts = actor.party >= 0 || actor.tag == Tag::name || actor.tag == Tag::pronoun;
      if (!acts || thing.tag != Tag::noun || thing.party >= 0 || opens_with_phrase(i)) return;
      clause.relative = true;
    }
    clause.antecedent = i;
  }
  // Does chunk c end a prepositional phrase that opens a clause?
  bool opens_with_phrase(int c) const {
    while (chunk(c).owner >= 0) c = chunk(c).owner;
    if (c < 1 || chunk(c - 1).kind != Kind::preposition) return false;
    return c < 2 || chunk(c - 2).kind != Kind::noun || opens_with_phrase(c - 2);
  }

  // What a relative is about is also what its verb is done to, if that has no object of its own:
  // "the fee that Acme pays Beta".
  void take_antecedent(std::size_t k) {
    Clause& clause = grammar_.clauses[k];
    if (clause.antecedent < 0 || clause.passive) return;
    if (std::find(clause.subjects.begin(), clause.subjects.end(), clause.antecedent) !=
        clause.subjects.end()) {
      return;
    }
    if (clause.objects.size() == 1 && clause.indirect < 0) {
      const Token& head = tokens_[chunk(clause.objects[0]).head];
      if (head.party < 0 && head.tag != Tag::name && head.tag != Tag::pronoun) return;
      clause.indirect = clause.objects[0];
      clause.objects.clear();
    }
    if (clause.objects.empty()) clause.objects = {clause.antecedent};
  }

  void share_subject(std::size_t k) {
    const int comma = grammar_.clauses[k].verb_chunk - 1;
    if (k > 0 && comma >= 0 && chunk(comma).kind == Kind::comma) {
      // "Exclusivity, which Acme had had since 2014, lapsed": the relative ends at its comma.
      std::size_t before = k - 1;
      while (before > 0 && !grammar_.clauses[before].finite) --before;
      const Clause& inner = grammar_.clauses[before];
      if (inner.relative && inner.antecedent >= 0 &&
          chunk(inner.antecedent + 1).kind == Kind::comma) {
        grammar_.clauses[k].subjects = {inner.antecedent};
        return;
      }
    }
    for (std::size_t before = k; before-- > 0;) {
      const Clause& other = grammar_.clauses[before];
      if (!other.finite && !other.infinitive) continue;
      if (!other.finite && grammar_.clauses[k].finite) continue;
      grammar_.clauses[k].subjects = other.subjects;
      grammar_.clauses[k].subordinator = other.subordinator;
      return;
    }
  }

  // Infinitives and -ing forms: the subject is the object, or else the subject, of the verb before.
  void rule_from_before(std::size_t k, int i) {
    Clause& clause = grammar_.clauses[k];
    if (k == 0) {
      if (const int n = noun_before(clause.verb_chunk); n >= 0) clause.subjects = list_ending(n);
      return;
    }
    Clause& before = grammar_.clauses[k - 1];
    if (i == before.verb_chunk ||
        (chunk(i).kind == Kind::preposition && i - 1 == before.verb_chunk) ||
        only_adverbs_between(before.verb_chunk, i)) {
      clause.controller = static_cast<int>(k - 1);
      clause.subjects = before.subjects;
      return;
    }
    if (chunk(i).kind == Kind::conjunction && before.finite == clause.finite) {
      clause.controller = before.controller;
      clause.subjects = before.subjects;
      return;
    }
    if (chunk(i).kind == Kind::noun) {
      clause.subjects = list_ending(i);
      if (clause.infinitive) {
        clause.controller = static_cast<int>(k - 1);
        // "has the right to sell", "threatened legal action to stop": the subject acts.
        const int object = clause.subjects.front();
        if (tokens_[chunk(object).head].party < 0 && tokens_[chunk(object).head].tag != Tag::name &&
            tokens_[chunk(object).head].tag != Tag::pronoun && !before.subjects.empty()) {
          clause.subjects = before.subjects;
        }
      } else if (i > 0 && chunk(i - 1).kind != Kind::preposition) {
        clause.subjects = before.finite ? before.subjects : clause.subjects;
      }
      return;
    }
    // ", ending exclusivity": what the main clause tells does it.
    clause.subjects = before.subjects;
  }
  bool only_adverbs_between(int verb, int i) const {
    if (verb >= i) return false;
    for (int c = verb + 1; c <= i; ++c) {
      if (chunk(c).kind != Kind::other) return false;
    }
    return true;
  }

  // From chunk c on: the objects, then prepositional phrases, up to the next verb or clause.
  void find_objects(std::size_t k) {
    Clause& clause = grammar_.clauses[k];
    std::size_t c = static_cast<std::size_t>(clause.verb_chunk) + 1;
    bool direct = true;
    const Token& verb = tokens_[chunk(clause.verb_chunk).head];
    if (clause.verb != verb.lemma && c < grammar_.chunks.size() && chunk(c).kind == Kind::noun &&
        chunk(c).end - chunk(c).begin == 1) {
      ++c;  // "take effect": the noun is part of the verb
    }
    while (c < grammar_.chunks.size()) {
      const Chunk& next = chunk(c);
      if (next.kind == Kind::noun) {
        if (followed_by_possessive(c) || tokens_[next.head].timex >= 0) {
          ++c;  // "signed Monday": when, not what
          continue;
        }
        if (direct && clause.objects.size() > 0 && begins_clause_at_once(c)) return;
        if (direct) {
          add_object(clause, static_cast<int>(c));
        } else {
          return;  // a noun that no preposition brings in belongs to the next clause
        }
      } else if (next.kind == Kind::preposition) {
        std::size_t n = c + 1;
        while (n < grammar_.chunks.size() &&
               (chunk(n).kind == Kind::other || followed_by_possessive(n) ||
                chunk(n).kind == Kind::preposition)) {
          ++n;
        }
        if (n < grammar_.chunks.size() && chunk(n).kind == Kind::noun) {
          clause.complements.push_back({chunk(c).begin, static_cast<int>(n)});
          add_list(clause, c, n);
          direct = direct && tokens_[chunk(n).head].timex >= 0;  // "extended on Friday their deal"
          c = n;
        } else {
          direct = false;
        }
      } else if (next.kind == Kind::conjunction || next.kind == Kind::comma) {
        // "ends X and Y": more objects, unless a verb shows that a new clause begins.
        std::size_t n = c + 1;
        while (n < grammar_.chunks.size() &&
               (chunk(n).kind == Kind::other || chunk(n).kind == Kind::conjunction))
          ++n;
        if (n >= grammar_.chunks.size()) return;
        if (chunk(n).kind == Kind::preposition && !clause.complements.empty()) {
          if (next.kind == Kind::comma && resumes(k, c, n)) return;
          c = n;
          continue;
        }
        if (chunk(n).kind != Kind::noun || begins_clause(n)) return;
        while (followed_by_possessive(n) && n + 2 < grammar_.chunks.size()) n += 2;
        if (clause.complements.empty() && !clause.objects.empty()) {
          clause.objects.push_back(static_cast<int>(n));
        } else {
          return;
        }
        c = n;
        direct = false;
      } else if (next.kind != Kind::other || tokens_[next.begin].tag == Tag::to) {
        return;
      }
      ++c;
    }
  }

  // "renewed the deal, which was to end in 2026, until 2036": behind the comma that closes a
  // relative with a time of its own, another time is the main clause's.
  bool resumes(std::size_t k, std::size_t comma, std::size_t preposition) {
    const Clause& clause = grammar_.clauses[k];
    const auto is_time = [&](int noun) { return tokens_[chunk(noun).head].timex >= 0; };
    if (preposition + 1 >= grammar_.chunks.size()) return false;
    const int time = static_cast<int>(preposition) + 1;
    if (chunk(time).kind != Kind::noun || !is_time(time)) return false;
    if (std::none_of(clause.complements.begin(), clause.complements.end(),
                     [&](const auto& complement) { return is_time(complement.noun); })) {
      return false;
    }
    std::size_t relative = k;
    while (relative > 0 && !grammar_.clauses[relative].relative) --relative;
    const int antecedent = grammar_.clauses[relative].antecedent;
    if (relative == 0 || antecedent < 0 || chunk(antecedent + 1).kind != Kind::comma) return false;
    for (std::size_t main = relative; main-- > 0;) {
      Clause& other = grammar_.clauses[main];
      if (!other.finite || other.verb_chunk > antecedent) continue;
      other.complements.push_back({chunk(preposition).begin, time});
      resumed_.emplace_back(chunk(comma).begin, main);
      return true;
    }
    return false;
  }

  // "on A and B", "between A and B": each of them is the preposition's.
  void add_list(Clause& clause, std::size_t preposition, std::size_t& n) {
    while (n + 2 < grammar_.chunks.size() && chunk(n + 1).kind == Kind::conjunction &&
           chunk(n + 2).kind == Kind::noun && !begins_clause(n + 2)) {
      n += 2;
      while (followed_by_possessive(n) && n + 2 < grammar_.chunks.size()) n += 2;
      clause.complements.push_back({chunk(preposition).begin, static_cast<int>(n)});
    }
  }

  bool followed_by_possessive(std::size_t c) const {
    return c + 1 < grammar_.chunks.size() && chunk(c).kind == Kind::noun &&
           tokens_[chunk(c + 1).begin].tag == Tag::possessive;
  }
  bool begins_clause_at_once(std::size_t c) const {
    return c + 1 < grammar_.chunks.size() && chunk(c + 1).kind == Kind::verb &&
           finite_verb(static_cast<int>(c) + 1);
  }
  // Does a finite verb follow this noun group, its own phrases passed over?
  bool begins_clause(std::size_t c) const {
    for (++c; c < grammar_.chunks.size(); ++c) {
      const Kind kind = chunk(c).kind;
      if (kind == Kind::verb) return finite_verb(static_cast<int>(c));
      if (kind != Kind::preposition && kind != Kind::noun && kind != Kind::other) return false;
    }
    return false;
  }

  void add_object(Clause& clause, int c) {
    if (clause.objects.size() == 1 && clause.indirect < 0) {
      const Token& head = tokens_[chunk(clause.objects[0]).head];
      if (head.party >= 0 || head.tag == Tag::name || head.tag == Tag::pronoun) {
        clause.indirect = clause.objects[0];  // "paid Beta a share"
        clause.objects.clear();
      }
    }
    clause.objects.push_back(c);
  }

  // A finite clause begins behind the conjunction, comma or relative that opens it.
  void number_segments() {
    grammar_.segment.assign(tokens_.size(), 0);
    std::uint16_t number = 0;
    for (const Clause& clause : grammar_.clauses) {
      const bool apart = clause.ing && clause.verb_chunk > 0 &&
                         chunk(clause.verb_chunk - 1).kind == Kind::comma &&  // ", ending the deal"
                         !names_only_time(clause);  // but ", starting on 1 April"
      if (!clause.finite && !apart) continue;
      std::size_t begin = chunk(clause.verb_chunk).begin;
      for (const int subject : clause.subjects) {
        if (subject > clause.verb_chunk || clause.relative || apart) continue;
        int first = subject;
        while (chunk(first).owner >= 0) first = chunk(first).owner;
        if (number == 0 || grammar_.segment[chunk(first).begin] == number) {
          if (!verb_between(first, clause.verb_chunk))
            begin = std::min(begin, chunk(with_opening_phrase(first)).begin);
        }
      }
      if (number == 0 && grammar_.segment[0] == 0 && !any_finite_before(clause)) begin = 0;
      ++number;
      for (std::size_t i = begin; i < tokens_.size(); ++i) grammar_.segment[i] = number;
    }
    for (const auto& [from, main] : resumed_) {
      const std::uint16_t relative = grammar_.segment[from];
      const std::uint16_t own = grammar_.segment[chunk(grammar_.clauses[main].verb_chunk).begin];
      for (std::size_t i = from; i < tokens_.size() && grammar_.segment[i] == relative; ++i)
        grammar_.segment[i] = own;
    }
  }
  bool names_only_time(const Clause& clause) const {
    return clause.objects.empty() && !clause.complements.empty() &&
           std::all_of(clause.complements.begin(), clause.complements.end(),
                       [&](const Clause::Complement& complement) {
                         return tokens_[chunk(complement.noun).head].timex >= 0;
                       });
  }
  // "..., and on Thursday, 20 January, they signed": the phrase before the subject goes with it.
  int with_opening_phrase(int subject) const {
    int i = subject - 1;
    while (i >= 0 && (chunk(i).kind == Kind::comma || chunk(i).kind == Kind::other)) --i;
    if (i < 1 || chunk(i).kind != Kind::noun || tokens_[chunk(i).head].timex < 0) return subject;
    int first = i;
    while (first > 0 &&
           (chunk(first - 1).kind == Kind::comma ||
            (chunk(first - 1).kind == Kind::noun && tokens_[chunk(first - 1).head].timex >= 0))) {
      --first;
    }
    if (first > 0 && chunk(first - 1).kind == Kind::preposition) --first;
    const bool opens = first == 0 || chunk(first - 1).kind == Kind::conjunction ||
                       chunk(first - 1).kind == Kind::comma || chunk(first - 1).kind == Kind::stop;
    return opens ? first : subject;
  }
  bool verb_between(int from, int to) const {
    for (int c = from + 1; c < to; ++c) {
      if (chunk(c).kind == Kind::verb && finite_verb(c)) return true;
    }
    return false;
  }
  bool any_finite_before(const Clause& clause) const {
    for (int c = 0; c < clause.verb_chunk; ++c) {
      if (chunk(c).kind == Kind::verb && finite_verb(c)) return true;
    }
    return false;
  }

  const std::vector<Token>& tokens_;
  const pack::Pack& pack_;
  std::vector<std::pair<std::size_t, std::size_t>>
      resumed_;  // token, the clause that goes on there
  Grammar grammar_;
  std::vector<int> clause_at_;
};

}  // namespace

Grammar parse(const Sentence& sentence, const pack::Pack& pack) {
  return Parser(sentence, pack).run(sentence);
}

std::vector<Clause::Complement> complements_of(const Grammar& grammar, const Sentence& sentence,
                                               int chunk) {
  std::vector<Clause::Complement> found;
  auto c = static_cast<std::size_t>(chunk) + 1;
  const auto& chunks = grammar.chunks;
  while (c < chunks.size()) {
    if (chunks[c].kind == Kind::other) {
      ++c;
      continue;
    }
    if (chunks[c].kind != Kind::preposition) break;
    std::size_t n = c + 1;
    while (n + 1 < chunks.size() &&
           (chunks[n].kind == Kind::other ||
            (chunks[n].kind == Kind::noun &&
             sentence.tokens[chunks[n + 1].begin].tag == Tag::possessive))) {
      ++n;
    }
    if (n >= chunks.size() || chunks[n].kind != Kind::noun) break;
    found.push_back({chunks[c].begin, static_cast<int>(n)});
    while (n + 2 < chunks.size() && chunks[n + 1].kind == Kind::conjunction &&
           chunks[n + 2].kind == Kind::noun) {
      n += 2;
      while (n + 2 < chunks.size() && sentence.tokens[chunks[n + 1].begin].tag == Tag::possessive) {
        n += 2;
      }
      found.push_back({chunks[c].begin, static_cast<int>(n)});
    }
    c = n + 1;
  }
  return found;
}

std::string dump(const Grammar& grammar, const Sentence& sentence, std::string_view text) {
  static constexpr std::string_view kKinds[] = {"noun", "verb", "prep", "conj", "sub",
                                                "rel",  ",",    ".",    "other"};
  const auto words = [&](int c) {
    const Chunk& chunk = grammar.chunks[static_cast<std::size_t>(c)];
    return text.substr(
        sentence.tokens[chunk.begin].span.begin,
        sentence.tokens[chunk.end - 1].span.end - sentence.tokens[chunk.begin].span.begin);
  };
  std::string out;
  for (std::size_t c = 0; c < grammar.chunks.size(); ++c) {
    out += fmt::format("[{} {}] ", kKinds[static_cast<int>(grammar.chunks[c].kind)],
                       words(static_cast<int>(c)));
  }
  out += '\n';
  for (const Clause& clause : grammar.clauses) {
    out += fmt::format("  {}{}{}{}:", words(clause.verb_chunk), clause.passive ? " passive" : "",
                       clause.no_longer ? " no-longer"
                       : clause.negated ? " not"
                                        : "",
                       clause.finite ? "" : " non-finite");
    for (const int s : clause.subjects) out += fmt::format(" subject={}", words(s));
    if (clause.indirect >= 0) out += fmt::format(" indirect={}", words(clause.indirect));
    for (const int o : clause.objects) out += fmt::format(" object={}", words(o));
    for (const auto& [p, n] : clause.complements) {
      out += fmt::format(" {}={}", sentence.tokens[p].span.of(text), words(n));
    }
    if (clause.controller >= 0) out += fmt::format(" ruled-by={}", clause.controller);
    out += '\n';
  }
  return out;
}

}  // namespace inforce::claims
