// SPDX-License-Identifier: MIT
#include "claims/clauses.h"

#include <fmt/format.h>

#include <algorithm>

#include "claims/parser.h"

namespace inforce::claims {

using Kind = Chunk::Kind;
using pack::Form;
using pack::has;
using pack::kUnknown;

Grammar Parser::run(const Sentence& sentence) {
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
    take_bare_infinitive(k);
    find_subject(k);
    deny(grammar_.clauses[k]);
    find_objects(k);
    take_antecedent(k);
    give_back(k);
    join_perfect(k);
    echo_verb(k);
  }
  number_segments();
  return std::move(grammar_);
}

// "Lets it end the contract", "made Beta pay": an infinitive without its "to".
void Parser::take_bare_infinitive(std::size_t k) {
  Clause& clause = grammar_.clauses[k];
  if (k == 0 || clause.verb_chunk < 2) return;
  const Clause& before = grammar_.clauses[k - 1];
  const Token& verb = tokens_[chunk(clause.verb_chunk).head];
  const bool is_base = verb.tag == Tag::verb && verb.form == Form::base && !clause.infinitive &&
                       clause.modal == kUnknown;
  const bool beside =
      before.verb_chunk + 2 == clause.verb_chunk && chunk(clause.verb_chunk - 1).kind == Kind::noun;
  if (!is_base || !beside || before.passive || !is_cue(pack_, "lets", before.verb)) return;
  clause.infinitive = true;
  clause.finite = false;
}

// "The licence ended in May, and so did the lease": what stands behind does what was told before.
void Parser::echo_verb(std::size_t k) {
  constexpr std::size_t kAside = 8;  // words between "so" and its verb
  Clause& clause = grammar_.clauses[k];
  const Chunk& group = chunk(clause.verb_chunk);
  if (k == 0 || tokens_[group.head].tag != Tag::do_ || clause.objects.size() != 1) return;
  std::size_t so = group.begin;
  const std::size_t first = so - std::min(so, kAside);
  while (so > first && !is_cue(pack_, "likewise", tokens_[so].word)) --so;
  if (!is_cue(pack_, "likewise", tokens_[so].word)) return;
  const auto before =
      std::find_if(grammar_.clauses.rend() - static_cast<std::ptrdiff_t>(k),
                   grammar_.clauses.rend(), [](const Clause& other) { return other.finite; });
  if (before == grammar_.clauses.rend()) return;
  clause.subjects = std::move(clause.objects);
  clause.objects.clear();
  clause.verb = before->verb;
  clause.passive = before->passive;
  clause.tense = before->tense;
  clause.negated = before->negated;
  clause.subordinator = kUnknown;
  clause.echoes = true;
}

// "Give up", "gave it up", "gave the exclusivity up"; kUnknown: the verb has no particle.
pack::Word Parser::phrasal_of(std::size_t c) const {
  const auto with = [&](std::size_t i) {
    if (i >= tokens_.size()) return pack::kUnknown;
    const bool day_follows = i + 1 < tokens_.size() && tokens_[i + 1].timex >= 0;
    if (day_follows && is_cue(pack_, "bare_on", tokens_[i].word)) return pack::kUnknown;
    const auto found = pack_.phrasals.find({tokens_[chunk(c).head].lemma, tokens_[i].word});
    return found == pack_.phrasals.end() ? pack::kUnknown : found->second;
  };
  const std::size_t next = chunk(c).end;
  if (const pack::Word near = with(next); near != pack::kUnknown) return near;
  if (next < tokens_.size() && tokens_[next].tag == Tag::pronoun) {
    if (const pack::Word apart = with(next + 1); apart != pack::kUnknown) return apart;
  }
  // Behind its object, where no noun follows that the word could be a preposition of.
  const std::size_t count = grammar_.chunks.size();
  std::size_t at = c + 2;
  if (at < count && chunk(at).kind == Kind::preposition) at += 2;  // "the rights to the films"
  if (at >= count || chunk(at - 1).kind != Kind::noun || chunk(at).kind == Kind::noun)
    return pack::kUnknown;
  const bool takes_noun = at + 1 < count && chunk(at + 1).kind == Kind::noun;
  const std::size_t particle = chunk(at).begin;
  const bool is_date = cue_at(pack_, "back_in", tokens_, particle).has_value();
  return takes_noun || is_date ? pack::kUnknown : with(particle);
}

Clause Parser::verb_group(std::size_t c) const {
  Clause clause;
  clause.verb_chunk = static_cast<int>(c);
  const Chunk& group = chunk(c);
  bool be = false, have = false, gerund = false, past = false;
  for (std::size_t i = group.begin; i < group.end; ++i) {
    const Token& token = tokens_[i];
    if (token.tag == Tag::to) clause.infinitive = true;
    if (i == group.begin && (token.tag == Tag::have || token.tag == Tag::be) &&
        has(token.forms, Form::ing)) {
      gerund = true;  // "denied having signed", "in danger of being ended"
    }
    if (token.tag == Tag::modal) clause.modal = token.word;
    if (token.tag == Tag::negation) (token.no_longer ? clause.no_longer : clause.negated) = true;
    if (has(token.pos, pack::Pos::negation) && !token.no_longer) clause.negated = true;
    if (i != group.head) {
      be = be || token.tag == Tag::be;
      have = have || token.tag == Tag::have;
    }
    if (has(token.forms, Form::past) && token.tag != Tag::verb) past = true;
  }
  if (clause.infinitive && group.begin > 0 && tokens_[group.begin - 1].tag == Tag::negation)
    clause.negated = true;  // "agreed not to compete"
  const Token& verb = tokens_[group.head];
  clause.verb = verb.lemma;
  if (const auto phrasal = phrasal_of(c); phrasal != pack::kUnknown) clause.verb = phrasal;
  if (verb.tag == Tag::verb) {
    clause.passive = verb.form == Form::participle && be;
    if (verb.form == Form::participle && !be && !have) {
      clause.passive = true;            // a reduced relative: "the deal signed in May"
      clause.finite = is_only_verb(c);  // or a headline's: "Term extended to 2044"
    }
    if (verb.form == Form::past) past = true;
    clause.ing = verb.form == Form::ing && !be;
  }
  clause.ing = clause.ing || gerund;  // "stops being"
  if (clause.infinitive || clause.ing) clause.finite = false;
  clause.tense =
      clause.modal != kUnknown && !past ? Tense::future
      : have && has(verb.forms, Form::participle) && (verb.tag == Tag::verb || verb.tag == Tag::be)
          ? (past ? Tense::past_perfect : Tense::perfect)
      : past ? Tense::past
             : Tense::present;
  return clause;
}

bool Parser::is_only_verb(std::size_t c) const {
  if (tokens_.back().tag == Tag::stop) return false;
  for (std::size_t other = 0; other < grammar_.chunks.size(); ++other) {
    if (other != c && chunk(other).kind == Kind::verb) return false;
  }
  return c > 0 && chunk(c - 1).kind == Kind::noun;
}

bool Parser::reduced(int c) const {
  const int k = clause_at_[static_cast<std::size_t>(c)];
  if (k < 0) return false;
  const Clause& clause = grammar_.clauses[static_cast<std::size_t>(k)];
  return clause.passive && !clause.finite;
}

bool Parser::finite_verb(int c) const {
  const int k = clause_at_[static_cast<std::size_t>(c)];
  return k >= 0 && grammar_.clauses[static_cast<std::size_t>(k)].finite;
}

// A finite clause begins behind the conjunction, comma or relative that opens it.
void Parser::number_segments() {
  grammar_.segment.assign(tokens_.size(), 0);
  std::uint16_t number = 0;
  for (const Clause& clause : grammar_.clauses) {
    const bool apart = clause.ing && clause.verb_chunk > 0 &&
                       chunk(clause.verb_chunk - 1).kind == Kind::comma &&  // ", ending the deal"
                       !names_only_time(clause);  // but ", starting on 1 April"
    if ((!clause.finite && !apart) || clause.echoes) continue;
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
  give_opening_to_main();
  give_subject_to_verb();
}

// "Said on Monday that the licence it had granted would end": the licence is in the clause of its
// end, and not in that of the saying.
void Parser::give_subject_to_verb() {
  for (const Clause& clause : grammar_.clauses) {
    if (!clause.finite || clause.relative || clause.subjects.empty()) continue;
    int first = clause.subjects.front();
    while (chunk(first).owner >= 0) first = chunk(first).owner;
    if (first < 1 || first > clause.verb_chunk || chunk(first - 1).kind != Kind::subordinator)
      continue;
    // "While it remains the sponsor and holds a licence": the second verb only shares it.
    const bool is_shared =
        std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& other) {
          return other.finite && !other.relative && other.verb_chunk < clause.verb_chunk &&
                 other.subjects == clause.subjects;
        });
    if (is_shared) continue;
    const std::uint16_t own = grammar_.segment[chunk(clause.verb_chunk).begin];
    const std::uint16_t before = grammar_.segment[chunk(first).begin];
    for (std::size_t i = chunk(first - 1).begin;
         i < tokens_.size() && grammar_.segment[i] == before; ++i)
      grammar_.segment[i] = own;
  }
}

// "In 2023, two years after the licence was granted, they parted": the first day is the parting's.
void Parser::give_opening_to_main() {
  const auto& clauses = grammar_.clauses;
  const auto first = std::find_if(clauses.begin(), clauses.end(),
                                  [](const Clause& clause) { return clause.finite; });
  const auto main = std::find_if(first, clauses.end(), [](const Clause& clause) {
    return clause.finite && !clause.relative && clause.subordinator == pack::kUnknown;
  });
  if (main == clauses.end() || main == first || !is_cue(pack_, "another_day", first->subordinator))
    return;
  int comma = 0;
  while (comma < first->verb_chunk && chunk(comma).kind != Kind::comma) {
    if (chunk(comma).kind == Kind::subordinator) return;
    ++comma;
  }
  if (comma == first->verb_chunk) return;
  const std::uint16_t own = grammar_.segment[chunk(main->verb_chunk).begin];
  for (std::size_t i = 0; i < chunk(comma).begin; ++i) grammar_.segment[i] = own;
}

bool Parser::names_only_time(const Clause& clause) const {
  return clause.objects.empty() && !clause.complements.empty() &&
         std::all_of(clause.complements.begin(), clause.complements.end(),
                     [&](const Clause::Complement& complement) {
                       return tokens_[chunk(complement.noun).head].timex >= 0;
                     });
}

// "..., and on Thursday, 20 January, they signed": the phrase before the subject goes with it.
int Parser::with_opening_phrase(int subject) const {
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
                     chunk(first - 1).kind == Kind::comma || chunk(first - 1).kind == Kind::stop ||
                     chunk(first - 1).kind == Kind::subordinator;  // "agreed that from May they"
  return opens ? first : subject;
}

bool Parser::verb_between(int from, int to) const {
  for (int c = from + 1; c < to; ++c) {
    if (chunk(c).kind == Kind::verb && finite_verb(c)) return true;
  }
  return false;
}

bool Parser::any_finite_before(const Clause& clause) const {
  for (int c = 0; c < clause.verb_chunk; ++c) {
    if (chunk(c).kind == Kind::verb && finite_verb(c)) return true;
  }
  return false;
}

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
    // "Its agreement in France, with Acme, ended".
    const auto is_comma = [&](std::size_t at) {
      return at < chunks.size() && chunks[at].kind == Kind::comma;
    };
    if (is_comma(c) && is_comma(c + 3) && chunks[c + 1].kind == Kind::preposition &&
        chunks[c + 2].kind == Kind::noun && sentence.tokens[chunks[c + 2].head].party >= 0) {
      found.push_back({chunks[c + 1].begin, static_cast<int>(c) + 2});
      break;
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
    const auto is_party = [&](std::size_t at) {  // "between Acme, Beta and Gamma"
      return chunks[at].kind == Kind::noun && sentence.tokens[chunks[at].head].party >= 0;
    };
    while (n + 2 < chunks.size() && chunks[n + 2].kind == Kind::noun &&
           (chunks[n + 1].kind == Kind::conjunction ||
            (is_comma(n + 1) && is_party(n) && is_party(n + 2)))) {
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
    for (const int t : clause.times) out += fmt::format(" time={}", words(t));
    if (clause.controller >= 0) out += fmt::format(" ruled-by={}", clause.controller);
    out += '\n';
  }
  return out;
}

}  // namespace inforce::claims
