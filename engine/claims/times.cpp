// SPDX-License-Identifier: MIT
// The times of a claim: those of its clause, and what the words before each make of it.
#include <algorithm>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

struct Introduction {
  pack::Cue list;
  Time::Role role;
};
constexpr Introduction kIntroductions[] = {
    {"time_until", Time::Role::until}, {"time_from", Time::Role::from}, {"time_by", Time::Role::by},
    {"time_after", Time::Role::after}, {"time_in", Time::Role::within},
};

// What the words that end just before tokens[at] make of the time there.
std::optional<Time::Role> introduced(const Reading& reading, const std::vector<Token>& tokens,
                                     std::size_t at) {
  for (std::size_t back = std::min<std::size_t>(4, at); back > 0; --back) {
    for (const Introduction& introduction : kIntroductions) {
      for (const pack::Pattern& cue : reading.pack.phrases(introduction.list).patterns) {
        const auto length = match_at(cue, tokens, at - back, at);
        if (length && *length == back) return introduction.role;
      }
    }
  }
  return std::nullopt;
}

// The one time among tokens [begin, end); nothing when there are several, or none that is a date.
std::optional<Time> only_time(const Reading& reading, const std::vector<Token>& tokens,
                              std::size_t begin, std::size_t end) {
  int only = -1;
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens[i].timex < 0 || tokens[i].timex == only) continue;
    if (only >= 0) return std::nullopt;  // which of two, nobody can tell
    only = tokens[i].timex;
  }
  if (only < 0) return std::nullopt;
  Time time;
  time.when = reading.timexes[static_cast<std::size_t>(only)];
  const bool date = time.when.type == timex::Type::date || time.when.type == timex::Type::time;
  if (!date || (time.when.edtf.empty() && time.when.value.find("_REF") != std::string::npos)) {
    return std::nullopt;
  }
  return time;
}

// News has its day from the words that bring it: "On Sunday came the announcement: Acme and Beta
// have parted", "Acme and Beta announced today that they have signed a pact".
void from_introduction(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  std::size_t colon = 0;
  for (std::size_t i = 0; i < mention.begin; ++i) {
    if (tokens[i].tag == Tag::stop && reading.words(tokens[i].span) == ":") colon = i;
  }
  std::optional<Time> found;
  if (colon > 0 && find_cue(reading.pack, "news_came", tokens, 0, colon)) {
    found = only_time(reading, tokens, 0, colon);
  }
  for (int k = mention.clause - 1; !found && k >= 0; --k) {
    const Clause& before = grammar.clauses[static_cast<std::size_t>(k)];
    if (!before.finite || !is_cue(reading.pack, "announcing", before.verb)) continue;
    const std::uint16_t segment =
        grammar.segment[grammar.chunks[static_cast<std::size_t>(before.verb_chunk)].begin];
    std::size_t begin = 0;
    while (begin < tokens.size() && grammar.segment[begin] != segment) ++begin;
    std::size_t end = begin;
    while (end < tokens.size() && grammar.segment[end] == segment) ++end;
    found = only_time(reading, tokens, begin, end);
    break;
  }
  if (found) times.push_back(std::move(*found));
}

// Is the time at this chunk that of a participle behind another noun: "the pact, signed in May,
// ..."?
bool of_participle(const Grammar& grammar, const Mention& mention, const Reach& reach, int chunk) {
  for (std::size_t k = 0; k < grammar.clauses.size(); ++k) {
    const Clause& clause = grammar.clauses[k];
    if (clause.finite || !clause.passive || static_cast<int>(k) == mention.clause) continue;
    if (std::count(reach.clauses.begin(), reach.clauses.end(), static_cast<int>(k)) > 0) continue;
    if (std::count(clause.subjects.begin(), clause.subjects.end(), mention.chunk) > 0) continue;
    for (const Clause::Complement& complement : clause.complements) {
      if (complement.noun == chunk) return true;
    }
  }
  return false;
}

// Is the length at `at` how long the mention lasts: "a five-year licence", "signed for five years",
// "has a term of five years"? Not "has been the sponsor for five years".
bool is_its_length(const Reading& reading, const Mention& mention, const Standing& standing,
                   std::size_t at, bool inside) {
  if (inside) return at < mention.end;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const std::size_t from = at - std::min<std::size_t>(4, at);
  std::optional<Found> cue;
  for (std::size_t begin = from; begin < at && (!cue || cue->end != at); ++begin) {
    cue = find_cue(reading.pack, "time_length", tokens, begin, at);
  }
  if (!cue || cue->end != at) return false;
  if (mention.clause < 0 || !reading.kind_of(mention).is_term) return true;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Tense tense = grammar.clauses[static_cast<std::size_t>(mention.clause)].tense;
  return standing.effect == Effect::starts || tense == Tense::present || tense == Tense::future;
}

// "Six months' notice": of such a term a length is what it says, not how long it stands.
bool is_measured(const pack::Kind& kind) {
  return std::any_of(kind.attributes.begin(), kind.attributes.end(),
                     [](const pack::AttributeRule& rule) { return rule.value == "<length>"; });
}

// Does the clause that an act's noun stands in tell when the act was? "The pact was signed in May"
// does, "the pact runs out in May" does not.
bool tells_day(const Reading& reading, const Mention& mention) {
  if (mention.clause < 0 || !mention.frame->verbs.empty()) return true;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause& in = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  const auto stands_in = [&](const std::vector<int>& chunks) {
    return std::count(chunks.begin(), chunks.end(), mention.chunk) > 0;
  };
  if (!stands_in(in.subjects) && !stands_in(in.objects)) return true;
  return is_cue(reading.pack, "dates_it", in.verb);
}

// Does the time at `at` stand before the noun of a group, as part of its name?
bool names_other(const Reading& reading, std::size_t sentence, std::size_t at) {
  const Grammar& grammar = reading.grammars[sentence];
  const Chunk& group = grammar.chunks[static_cast<std::size_t>(grammar.chunk_of[at])];
  const auto& tokens = reading.sentences[sentence].tokens;
  return group.kind == Chunk::Kind::noun && group.head > at && tokens[group.head].timex < 0;
}

// Is the token part of the mention's noun group, its phrases or a participle behind it?
bool in_own_group(const Reading& reading, const Mention& mention, int chunk) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto is = [&](const Clause::Complement& complement) { return complement.noun == chunk; };
  const auto own = complements_of(grammar, reading.sentences[mention.sentence], mention.chunk);
  if (std::any_of(own.begin(), own.end(), is)) return true;
  for (const Clause& clause : grammar.clauses) {
    const bool behind = !clause.finite && clause.passive &&
                        std::count(clause.subjects.begin(), clause.subjects.end(), mention.chunk);
    const bool about = clause.antecedent >= 0 && clause.antecedent == mention.chunk;
    if ((behind || about) && std::any_of(clause.complements.begin(), clause.complements.end(), is))
      return true;
  }
  return false;
}

bool owned_by(const Grammar& grammar, int chunk, int owner) {
  for (int c = chunk; c >= 0; c = grammar.chunks[static_cast<std::size_t>(c)].owner) {
    if (c == owner) return true;
  }
  return false;
}

// "In June, after a complaint, they agreed": the time is not the complaint's.
bool is_circumstance(const Reading& reading, const Mention& mention) {
  if (mention.chunk < 0 || !mention.frame->verbs.empty()) return false;
  const auto& chunks = reading.grammars[mention.sentence].chunks;
  int first = mention.chunk;
  while (chunks[static_cast<std::size_t>(first)].owner >= 0)
    first = chunks[static_cast<std::size_t>(first)].owner;
  if (first == 0) return false;
  const Chunk& before = chunks[static_cast<std::size_t>(first) - 1];
  return before.kind == Chunk::Kind::preposition &&
         is_cue(reading.pack, "circumstance",
                reading.sentences[mention.sentence].tokens[before.begin].word);
}
// "90,000 tonnes a year from Acme": no year counts from a party; nor can be told what "it" is in
// "ten years before it was to end".
bool counts_from_nothing(const std::vector<Token>& tokens, const timex::Timex& when) {
  if (!when.distance) return false;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return (token.party >= 0 || token.tag == Tag::pronoun) &&
           token.span.begin == when.distance->from.begin;
  });
}

// Does the clause that a noun is the subject of tell a time itself: "the sale closed on 31 May"?
bool clause_has_time(const Reading& reading, const Mention& mention) {
  if (mention.clause < 0 || !mention.frame->verbs.empty()) return false;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause& in = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  if (!in.finite || !std::count(in.subjects.begin(), in.subjects.end(), mention.chunk))
    return false;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  return std::any_of(in.complements.begin(), in.complements.end(), [&](const auto& complement) {
    return tokens[grammar.chunks[static_cast<std::size_t>(complement.noun)].head].timex >= 0;
  });
}
// "Their pact of 3 May 2012 was ended", "dated 3 May 2012": the day of what an act is done to; but
// "ended by notice dated 8 January" has the act's.
bool is_of_paper(const Reading& reading, const Mention& mention, int chunk) {
  if (mention.frame->verbs.empty() || mention.chunk < 0 || chunk < 1 ||
      reading.kind_of(mention).change <= pack::Change::made) {
    return false;
  }
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto at = [&](int c) -> const Chunk& {
    return grammar.chunks[static_cast<std::size_t>(c)];
  };
  for (const Clause::Complement& complement :
       complements_of(grammar, reading.sentences[mention.sentence], mention.chunk)) {
    if (complement.noun == chunk &&
        is_cue(reading.pack, "inner", tokens[complement.preposition].word)) {
      return true;
    }
  }
  const Chunk& verb = at(chunk - 1);
  if (verb.kind != Chunk::Kind::verb || chunk < 2 ||
      !is_cue(reading.pack, "bears_date", tokens[verb.head].lemma)) {
    return false;
  }
  const bool by_paper = at(chunk - 2).kind == Chunk::Kind::noun && chunk >= 3 &&
                        at(chunk - 3).kind == Chunk::Kind::preposition &&
                        is_cue(reading.pack, "agent", tokens[at(chunk - 3).begin].word) &&
                        tokens[at(chunk - 2).head].party < 0;
  return !by_paper;
}

// "a renewal of their pact, which was to end in 2024": that is the pact's.
bool in_other_relative(const Grammar& grammar, const Mention& mention, int chunk) {
  return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& clause) {
    if (std::none_of(clause.complements.begin(), clause.complements.end(),
                     [&](const auto& complement) { return complement.noun == chunk; })) {
      return false;
    }
    const Clause* in = &clause;
    if (in->infinitive && in->controller >= 0)
      in = &grammar.clauses[static_cast<std::size_t>(in->controller)];
    return in->relative && in->antecedent >= 0 && in->antecedent != mention.chunk &&
           mention.clause != static_cast<int>(in - grammar.clauses.data()) &&
           mention.clause != static_cast<int>(&clause - grammar.clauses.data());
  });
}
// "The sale, first reported in April, ...".
bool in_participle(const Grammar& grammar, const Mention& mention, int chunk) {
  return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& clause) {
    return !clause.finite && clause.passive &&
           std::count(clause.subjects.begin(), clause.subjects.end(), mention.chunk) > 0 &&
           std::any_of(clause.complements.begin(), clause.complements.end(),
                       [&](const auto& complement) { return complement.noun == chunk; });
  });
}

// "The window, which began in 2021, ends in 2025": what the verb of a relative makes of its time.
std::optional<Time::Role> by_relative(const Reading& reading, const Mention& mention, int chunk) {
  for (const Clause& clause : reading.grammars[mention.sentence].clauses) {
    if (!clause.relative || clause.passive || clause.antecedent < 0) continue;
    if (std::none_of(clause.complements.begin(), clause.complements.end(),
                     [&](const auto& complement) { return complement.noun == chunk; })) {
      continue;
    }
    const auto action = reading.pack.actions.find(clause.verb);
    if (action == reading.pack.actions.end()) return std::nullopt;
    switch (action->second.subject) {
      case pack::Effect::starts:
        return Time::Role::from;
      case pack::Effect::ends:
      case pack::Effect::expires:
        return Time::Role::within;
      default:
        return std::nullopt;
    }
  }
  return std::nullopt;
}

// "It ran from 2006 until it was cancelled in March 2013": the clause behind "until" has its end.
void from_until_clause(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  if (mention.clause < 0) return;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto next = static_cast<std::size_t>(mention.clause) + 1;
  if (next >= grammar.clauses.size()) return;
  const Clause& until = grammar.clauses[next];
  if (!is_cue(reading.pack, "time_until", until.subordinator) || until.subjects.size() != 1) return;
  const Chunk& subject = grammar.chunks[static_cast<std::size_t>(until.subjects.front())];
  const auto action = reading.pack.actions.find(until.verb);
  if (tokens[subject.head].tag != Tag::pronoun || action == reading.pack.actions.end()) return;
  const pack::Effect done = until.passive ? action->second.object : action->second.subject;
  if (done != pack::Effect::ends && done != pack::Effect::expires) return;
  for (const Clause::Complement& complement : until.complements) {
    const int timex = tokens[grammar.chunks[static_cast<std::size_t>(complement.noun)].head].timex;
    if (timex < 0) continue;
    Time time;
    time.when = reading.timexes[static_cast<std::size_t>(timex)];
    time.role = Time::Role::within;
    if (time.when.type == timex::Type::date) times.push_back(std::move(time));
    return;
  }
}

// "With effect from 1 March 2017:" over a list is said of all its items.
void from_lead_in(const Reading& reading, const Mention& mention, const Standing& standing,
                  std::vector<Time>& times) {
  using Kind = text::Block::Kind;
  const auto& blocks = reading.document.blocks;
  std::size_t lead = mention.sentence;
  if (blocks[reading.sentences[lead].block].kind != Kind::list_item) return;
  while (lead > 0 && blocks[reading.sentences[lead].block].kind == Kind::list_item) --lead;
  const Sentence& over = reading.sentences[lead];
  if (blocks[over.block].kind != Kind::paragraph || over.tokens.empty() ||
      reading.words(over.tokens.back().span) != ":") {
    return;
  }
  for (std::size_t i = 0; i < over.tokens.size(); ++i) {
    if (over.tokens[i].timex < 0 || (i > 0 && over.tokens[i - 1].timex == over.tokens[i].timex))
      continue;
    if (introduced(reading, over.tokens, i) != Time::Role::from) continue;
    Time time;
    time.when = reading.timexes[static_cast<std::size_t>(over.tokens[i].timex)];
    if (time.when.type != timex::Type::date) continue;
    time.role = standing.effect == Effect::ends ? Time::Role::within : Time::Role::from;
    times.push_back(std::move(time));
    return;
  }
}

// "In February they agreed to end the pact on 31 December": the day behind the infinitive is its
// own, the one before is that of the agreement to do so.
void keep_days_behind_verb(const Reading& reading, const Mention& mention,
                           std::vector<Time>& times) {
  if (mention.clause < 0) return;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  if (!own.infinitive || own.controller < 0) return;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const std::uint32_t verb =
      tokens[grammar.chunks[static_cast<std::size_t>(own.verb_chunk)].begin].span.begin;
  const auto is_before = [&](const Time& time) {
    return time.role == Time::Role::at && time.when.words.begin < verb;
  };
  const bool is_behind = std::any_of(times.begin(), times.end(), [&](const Time& time) {
    return time.role == Time::Role::at && !is_before(time);
  });
  if (is_behind) times.erase(std::remove_if(times.begin(), times.end(), is_before), times.end());
}

// "From 1 July 2024" over a column is said of all its cells.
void from_column(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const Sentence& cell = reading.sentences[mention.sentence];
  const auto& blocks = reading.document.blocks;
  for (const Sentence& head : reading.sentences) {
    if (blocks[head.block].kind != text::Block::Kind::table_header ||
        blocks[head.block].table != blocks[cell.block].table || head.cell != cell.cell) {
      continue;
    }
    for (std::size_t i = 0; i < head.tokens.size(); ++i) {
      if (head.tokens[i].timex < 0) continue;
      if (i > 0 && head.tokens[i - 1].timex == head.tokens[i].timex) continue;
      Time time;
      time.when = reading.timexes[static_cast<std::size_t>(head.tokens[i].timex)];
      const std::optional<Time::Role> role = introduced(reading, head.tokens, i);
      const bool bounds = role == Time::Role::from || role == Time::Role::until;
      if (!bounds || time.when.type != timex::Type::date) continue;
      time.role = *role;
      const bool known = std::any_of(times.begin(), times.end(),
                                     [&](const Time& other) { return other.role == time.role; });
      if (!known) times.push_back(std::move(time));
    }
  }
}

}  // namespace

std::vector<Time> find_times(const Reading& reading, const Mention& mention,
                             const Standing& standing) {
  std::vector<Time> times;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const bool is_term = reading.kind_of(mention).is_term;
  const Reach reach = reach_of(reading, mention);
  const bool group_only =
      !is_term && ((reading.kind_of(mention).is_agreement && !tells_day(reading, mention)) ||
                   is_circumstance(reading, mention));
  const bool own_day = !is_term && clause_has_time(reading, mention);
  bool between = false;
  int last = -1;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].timex < 0 || tokens[i].timex == last) continue;
    last = tokens[i].timex;
    const timex::Timex& when = reading.timexes[static_cast<std::size_t>(last)];
    if (when.type == timex::Type::set || counts_from_nothing(tokens, when)) continue;
    if (when.distance && mention.chunk >= 0) {  // what it counts from has no such time
      const Chunk& group = grammar.chunks[static_cast<std::size_t>(mention.chunk)];
      std::size_t first = group.begin;
      for (int c = group.owner; c >= 0; c = grammar.chunks[static_cast<std::size_t>(c)].owner) {
        first = grammar.chunks[static_cast<std::size_t>(c)].begin;
      }
      const Span own{tokens[first].span.begin, tokens[group.end - 1].span.end};
      if (when.distance->from.overlaps(own)) continue;
    }
    const bool inside = mention.chunk >= 0 && grammar.chunk_of[i] == mention.chunk;
    if (!inside && (!reach.token[i] || in_other_item(reading, mention, i))) continue;
    if (when.value.find("_REF") != std::string::npos) continue;
    // "on 30 June 2026 instead of 30 June 2027"
    if (i > 0 && find_cue(reading.pack, "not_then", tokens, i - std::min<std::size_t>(2, i), i))
      continue;
    // "renegotiated their 2019 deal": the year is that of the making.
    if (inside && !is_term && names_other(reading, mention.sentence, i) &&
        reading.kind_of(mention).change > pack::Change::made && !mention.frame->verbs.empty()) {
      continue;
    }
    // "under the 2015 contract": a year that names another thing is that thing's.
    if (!inside && names_other(reading, mention.sentence, i)) continue;
    if (group_only && !inside && !in_own_group(reading, mention, grammar.chunk_of[i])) continue;
    if (!inside && of_participle(grammar, mention, reach, grammar.chunk_of[i])) continue;
    if (!is_term && !inside && is_of_paper(reading, mention, grammar.chunk_of[i])) continue;
    if (!is_term && !inside && in_other_relative(grammar, mention, grammar.chunk_of[i])) continue;
    if (own_day && in_participle(grammar, mention, grammar.chunk_of[i])) continue;
    // An act has the time of its own clause: "renewed the deal, which was to end in 2026".
    if (!is_term && mention.clause >= 0 && !mention.frame->verbs.empty()) {
      const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
      const std::size_t verb = grammar.chunks[static_cast<std::size_t>(own.verb_chunk)].begin;
      if (grammar.segment[i] != grammar.segment[verb]) continue;
    }
    std::size_t behind = i;
    while (behind < tokens.size() && tokens[behind].timex == last) ++behind;
    if (when.type == timex::Type::duration && !when.distance) {
      const pack::Kind& kind = reading.kind_of(mention);
      const bool lasts =
          is_term ? !is_measured(kind) : kind.is_agreement && kind.change != pack::Change::ended;
      if (!lasts || !is_its_length(reading, mention, standing, i, inside)) continue;
      Time length;
      length.when = when;
      length.role = Time::Role::until;
      times.push_back(std::move(length));
      continue;
    }
    const bool possessive = behind < tokens.size() && tokens[behind].tag == Tag::possessive;
    // "Monday's vote" is the vote's day, and nothing else's.
    if (possessive && !owned_by(grammar, mention.chunk, grammar.chunk_of[i])) continue;
    std::optional<Time::Role> role;
    if (!possessive) role = introduced(reading, tokens, i);  // but "by Monday's vote"
    Time time;
    time.when = when;
    if (!is_term) {
      // Its own day; of an agreement also from when it applies, and until when.
      const bool ended = reading.kind_of(mention).change == pack::Change::ended;
      const bool reaches =
          role == Time::Role::until || (role == Time::Role::from && !inside && !ended);
      if (role == Time::Role::after || (reaches && !reading.kind_of(mention).is_agreement))
        continue;
      time.role = reaches || role == Time::Role::by ? *role : Time::Role::at;
      if (time.role == Time::Role::at && mention.frame->times == pack::Frame::Times::start)
        time.role = Time::Role::from;
    } else if (role && *role != Time::Role::within) {
      // "is non-exclusive from July": from then on the term is no more.
      const bool ends_then = role == Time::Role::from && standing.effect == Effect::ends;
      time.role = ends_then ? Time::Role::within : *role;
    } else if (const auto told = by_relative(reading, mention, grammar.chunk_of[i])) {
      time.role = *told;
    } else if (standing.expires || standing.effect == Effect::ends) {
      time.role = Time::Role::within;
    } else if (standing.started || standing.effect == Effect::starts ||
               standing.effect == Effect::suspends || standing.effect == Effect::resumes ||
               standing.effect == Effect::changes) {
      time.role = Time::Role::from;
    } else {
      time.role = Time::Role::at;
    }
    if (is_term && i > 0) {  // "between 1 March 2012 and 30 June 2013"
      if (between && tokens[i - 1].tag == Tag::conjunction) time.role = Time::Role::until;
      between = is_cue(reading.pack, "of_both", tokens[i - 1].word);
      if (between) time.role = Time::Role::from;
    }
    const bool to_a_day = when.value.size() >= 10;
    if (time.role == Time::Role::until && !to_a_day && i > 0 &&
        is_cue(reading.pack, "bare_to", tokens[i - 1].word)) {
      time.role = Time::Role::within;
    }
    times.push_back(std::move(time));
  }
  if (is_term) from_until_clause(reading, mention, times);
  if (is_term && times.empty()) from_lead_in(reading, mention, standing, times);
  if (!is_term) keep_days_behind_verb(reading, mention, times);
  if (is_term && reading.sentences[mention.sentence].cell > 0) from_column(reading, mention, times);
  const bool told_day = std::any_of(times.begin(), times.end(), [](const Time& time) {
    return time.role == Time::Role::at || time.role == Time::Role::by;
  });
  if (!told_day && reading.kind_of(mention).is_agreement &&
      mention.frame->times == pack::Frame::Times::any)
    from_introduction(reading, mention, times);
  return times;
}

}  // namespace inforce::claims
