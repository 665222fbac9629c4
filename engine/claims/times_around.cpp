// SPDX-License-Identifier: MIT
// Times that stand outside a mention's own clause, and are said of it all the same.
#include <algorithm>
#include <set>

#include "claims/cues.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kOpening = 4;  // tokens that open a sentence

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

void add_unless_told(std::vector<Time>& times, Time time) {
  const bool ends = time.role != Time::Role::from;
  const bool known = std::any_of(times.begin(), times.end(), [&](const Time& other) {
    return ends ? other.role == Time::Role::until || other.role == Time::Role::within
                : other.role == time.role;
  });
  if (!known) times.push_back(std::move(time));
}

// Where a time stands in the first words of a sentence; nowhere: behind them.
std::size_t time_in_opening(const std::vector<Token>& tokens) {
  std::size_t at = 0;
  while (at < std::min(kOpening, tokens.size()) && tokens[at].timex < 0) ++at;
  return at;
}

// "... and until 31 May 2022:" behind the day at token `from`.
void until_lead_in(const Reading& reading, const Sentence& over, std::size_t from,
                   std::vector<Time>& times) {
  for (std::size_t i = from; i < over.tokens.size(); ++i) {
    const int timex = over.tokens[i].timex;
    if (timex < 0 || timex == over.tokens[i - 1].timex ||
        introduced(reading, over.tokens, i) != Time::Role::until) {
      continue;
    }
    Time until;
    until.when = reading.timexes[static_cast<std::size_t>(timex)];
    until.role = Time::Role::until;
    if (until.when.type == timex::Type::date) times.push_back(std::move(until));
    return;
  }
}

}  // namespace

std::size_t behind_dateline(const Reading& reading, const std::vector<Token>& tokens) {
  constexpr std::size_t kDateline = 16;  // tokens
  bool dated = false;
  for (std::size_t i = 0; i < std::min(tokens.size(), kDateline); ++i) {
    dated = dated || reading.published.covers(tokens[i].span);
    const std::string_view mark = reading.words(tokens[i].span);
    const bool dash = mark == "-" || mark == "—" || mark == "–" || mark == "--";
    if (dated && dash && i + 1 < tokens.size()) return i + 1;
    if (tokens[i].tag == Tag::verb) return 0;
  }
  return 0;
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
  if (mention.clause >= 0 &&  // "said on Monday after it had ended it"
      is_cue(reading.pack, "time_after",
             grammar.clauses[static_cast<std::size_t>(mention.clause)].subordinator)) {
    return;
  }
  for (int k = mention.clause - 1; !found && k >= 0; --k) {
    const Clause& before = grammar.clauses[static_cast<std::size_t>(k)];
    if (!before.finite || !is_cue(reading.pack, "announcing", before.verb)) continue;
    const std::uint16_t segment =
        grammar.segment[grammar.chunks[static_cast<std::size_t>(before.verb_chunk)].begin];
    std::size_t begin = 0;
    while (begin < tokens.size() && grammar.segment[begin] != segment) ++begin;
    begin = std::max(begin, behind_dateline(reading, tokens));
    // "Agreed on Monday to end it"; but "agreed to end it after May's defeat".
    std::size_t end = begin;
    const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
    const std::size_t last = own.infinitive
                                 ? grammar.chunks[static_cast<std::size_t>(own.verb_chunk)].begin
                                 : tokens.size();
    while (end < last && grammar.segment[end] == segment) ++end;
    found = only_time(reading, tokens, begin, end);
    break;
  }
  if (found) times.push_back(std::move(*found));
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

// "From 1 July 2022 Acme may sell to others, and Beta pays 4%": a day that opens the sentence is
// said of the clauses that "and" joins.
void from_opening(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  if (mention.clause < 1 || tokens.size() <= kOpening) return;
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  if (!own.finite || own.relative || own.subordinator != pack::kUnknown) return;
  const std::size_t at = time_in_opening(tokens);
  if (at == 0 || at == kOpening || introduced(reading, tokens, at) != Time::Role::from) return;
  const std::uint16_t segment =
      grammar.segment[grammar.chunks[static_cast<std::size_t>(own.verb_chunk)].begin];
  std::size_t begin = at;
  while (begin < tokens.size() && grammar.segment[begin] != segment) ++begin;
  const bool joined = std::any_of(
      tokens.begin() + static_cast<std::ptrdiff_t>(begin - std::min<std::size_t>(begin, 1)),
      tokens.begin() + static_cast<std::ptrdiff_t>(std::min(begin + 2, tokens.size())),
      [&](const Token& token) { return is_cue(reading.pack, "and_again", token.word); });
  // "From 1 July, and until it expires, Acme has": what stands between only says how long.
  const bool first =
      std::all_of(grammar.clauses.begin(), grammar.clauses.begin() + mention.clause,
                  [](const Clause& before) { return before.subordinator != pack::kUnknown; });
  Time time;
  time.when = reading.timexes[static_cast<std::size_t>(tokens[at].timex)];
  if ((!joined && !first) || time.when.type != timex::Type::date) return;
  time.role = Time::Role::from;
  times.push_back(std::move(time));
}

// "On 3 May Acme paid 5 million and ended the licence": what one did in one breath is of one day;
// but "signed it and later ended it".
void from_same_breath(const Reading& reading, const Mention& mention, const Standing& standing,
                      std::vector<Time>& times) {
  constexpr std::size_t kMonth = 7;  // characters: in one year one may do this and then that
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const bool is_term = reading.kind_of(mention).is_term;
  if (mention.clause < 1 || (is_term && standing.effect == Effect::holds)) return;
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  if (own.subjects.empty()) return;
  const bool one_breath = std::all_of(
      grammar.clauses.begin(), grammar.clauses.begin() + mention.clause + 1,
      [&](const Clause& clause) {
        return clause.finite && clause.tense == Tense::past && clause.subjects == own.subjects &&
               clause.subordinator == pack::kUnknown && !clause.relative && !clause.negated;
      });
  const Chunk& verb = grammar.chunks[static_cast<std::size_t>(own.verb_chunk)];
  const Chunk& before = grammar.chunks[static_cast<std::size_t>(own.verb_chunk - 1)];
  if (!one_breath || before.kind != Chunk::Kind::conjunction ||
      find_cue(reading.pack, "some_time_on", tokens, verb.begin, verb.end)) {
    return;
  }
  const Chunk& subject = grammar.chunks[static_cast<std::size_t>(own.subjects.front())];
  const std::size_t at = time_in_opening(tokens);
  if (at == kOpening || at >= subject.begin) return;
  const auto role = introduced(reading, tokens, at);
  if (!role || *role != Time::Role::within) return;
  Time time;
  time.when = reading.timexes[static_cast<std::size_t>(tokens[at].timex)];
  if (time.when.type != timex::Type::date || time.when.value.size() < kMonth) return;
  const Time::Role of_term =
      standing.effect == Effect::ends ? Time::Role::within : Time::Role::from;
  time.role = is_term ? of_term : Time::Role::at;
  times.push_back(std::move(time));
}

// "With immediate effect Acme has": from the day on which the text was written; "under the pact
// signed on Friday it ends with immediate effect": from the only other day that the sentence names.
void from_at_once(const Reading& reading, const Mention& mention, const Standing& standing,
                  std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  std::size_t begin = mention.begin, end = mention.begin;
  while (begin > 0 && grammar.segment[begin - 1] == grammar.segment[mention.begin]) --begin;
  while (end < tokens.size() && grammar.segment[end] == grammar.segment[mention.begin]) ++end;
  const auto cue = find_cue(reading.pack, "at_once", tokens, begin, end);
  if (!cue) return;
  std::set<int> named;
  for (const Token& token : tokens) {
    const bool own = std::any_of(times.begin(), times.end(), [&](const Time& time) {
      return time.when.words.covers(token.span);
    });
    if (token.timex >= 0 && !own) named.insert(token.timex);
  }
  const timex::Timex* day = nullptr;
  if (named.size() == 1) day = &reading.timexes[static_cast<std::size_t>(*named.begin())];
  for (const timex::Timex& when : reading.timexes) {
    if (named.empty() && !reading.published.empty() && reading.published.covers(when.words))
      day = &when;
  }
  if (day == nullptr || day->type != timex::Type::date || !day->bounds.earliest) return;
  Time time;
  time.when = *day;
  time.when.words = {tokens[cue->begin].span.begin, tokens[cue->end - 1].span.end};
  time.when.origin = timex::Origin::resolved;
  time.role = standing.effect == Effect::ends ? Time::Role::within : Time::Role::from;
  add_unless_told(times, std::move(time));
}

// "With effect from 1 March 2017:", "The following changes take effect on 1 March:" over a list is
// said of all its items.
void from_lead_in(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
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
    if (introduced(reading, over.tokens, i) != Time::Role::from &&
        !cue_before(reading.pack, "applies_on", over.tokens, i, 4) &&
        !find_cue(reading.pack, "alters_then", over.tokens)) {
      continue;
    }
    const timex::Timex& when = reading.timexes[static_cast<std::size_t>(over.tokens[i].timex)];
    if (when.type != timex::Type::date) continue;
    // "With the summer timetable on 1 April": the day.
    if (!times.empty() && times.back().when.value.size() >= when.value.size()) continue;
    times = {Time{}};
    times.back().when = when;
    times.back().role = Time::Role::from;
    until_lead_in(reading, over, i, times);
  }
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
      // "New deal (14 May 2024)": from that day on.
      const bool of_deal = !role && time.when.value.size() >= 10 &&
                           find_cue(reading.pack, "about_agreement", head.tokens);
      const bool bounds = role == Time::Role::from || role == Time::Role::until || of_deal;
      if (!bounds || time.when.type != timex::Type::date) continue;
      time.role = of_deal ? Time::Role::from : *role;
      add_unless_told(times, std::move(time));
    }
  }
  // Of three columns or more the first ends where the next one begins.
  std::vector<const Token*> next;  // the days over the columns behind
  for (const Sentence& head : reading.sentences) {
    if (blocks[head.block].kind != text::Block::Kind::table_header ||
        blocks[head.block].table != blocks[cell.block].table || head.cell <= cell.cell) {
      continue;
    }
    const auto day = std::find_if(head.tokens.begin(), head.tokens.end(),
                                  [](const Token& token) { return token.timex >= 0; });
    if (day != head.tokens.end()) next.push_back(&*day);
  }
  if (next.size() < 2) return;
  Time until;
  until.when = reading.timexes[static_cast<std::size_t>(next.front()->timex)];
  until.role = until.when.value.size() >= 10 ? Time::Role::until : Time::Role::within;
  if (until.when.type == timex::Type::date) add_unless_told(times, std::move(until));
}

}  // namespace inforce::claims
