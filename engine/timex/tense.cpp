// SPDX-License-Identifier: MIT
#include "timex/tense.h"

#include "timex/clues.h"
#include "timex/sentence.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kCluesRight = 32;  // tokens looked at, behind an expression
constexpr std::size_t kNounGroup = 6;    // words of "the death of one of his sons in April"
constexpr std::size_t kVerbs = 2;        // words of "has been postponed", behind the first
constexpr std::size_t kPresent = 3;      // words of "are today much sought after"

// The nearest verb before an expression.
struct Verb {
  Tense tense = Tense::unknown;
  std::size_t at = 0;
  bool puts_off = false;  // "postponed to June", "asked them to come on Friday"
  bool outside = false;   // it stands beyond the start of the clause
  bool close = false;     // "they met in", "he was charged on"
  bool is_on = false;     // "the game is on Saturday", "we have a game on Saturday"
  bool present = false;   // "which are today sought after": only what follows at once says else
};

// The sentence around an expression.
struct Around {
  const Clues& clues;
  Tokens tokens;
  std::size_t begin, end;  // the expression
  bool day;                // it names one
  Lead lead;
  // "Set for 9 August", "moved to Friday"; but "sales for August".
  [[nodiscard]] bool is_due() const {
    return lead == Lead::deadline || lead == Lead::by || (lead == Lead::plan && day);
  }
  // "Postponed to June", "extended through June".
  [[nodiscard]] bool puts_off() const {
    return is_due() || lead == Lead::plan || lead == Lead::through;
  }
  // "It applies, until July 1, to ore".
  [[nodiscard]] bool between_commas() const {
    return begin > 2 && tokens[begin - 2].is_sign(',') && end < tokens.size() &&
           tokens[end].is_sign(',');
  }
  // "And by May the roads were dry": the verb stands behind.
  [[nodiscard]] bool opens() const {
    return is_due() && !between_commas() &&
           (begin < 2 || tokens[begin - 2].is(Token::sign) ||
            clues.is(begin - 2, clues.tables.number_and | clues.tables.clause));
  }
  [[nodiscard]] bool is_question() const {
    for (std::size_t i = end; i < tokens.size() && i - end < kCluesRight; ++i)
      if (ends_sentence(clues.tables, tokens, i)) return tokens[i].is_sign('?');
    return false;
  }
  // "The meeting on Thursday has been postponed": the verb at `verb`.
  [[nodiscard]] bool is_off(std::size_t verb) const {
    for (std::size_t i = verb; i <= verb + kVerbs && i < tokens.size(); ++i)
      if (clues.moves(i) || clues.calls_off(i)) return true;
    return false;
  }
  // "It has been shut since", "since May it has been".
  [[nodiscard]] bool is_perfect() const {
    for (std::size_t i = begin; i-- > 0 && begin - i <= kCluesLeft;) {
      if (ends_sentence(clues.tables, tokens, i)) break;
      if (clues.is_auxiliary(i)) return true;
    }
    for (std::size_t i = end; i < tokens.size() && i - end < kCluesRight; ++i) {
      if (ends_sentence(clues.tables, tokens, i)) break;
      if (clues.is_auxiliary(i)) return true;
    }
    return false;
  }
  // "They met in", "we bought this house in": a verb whose time this must be.
  [[nodiscard]] bool is_close(std::size_t verb) const {
    constexpr std::size_t kObject = 4;  // words, and the preposition
    if (verb + 2 > begin || !clues.is(begin - 1, clues.tables.stops) || is_question()) return false;
    return verb + 2 == begin || (verb + 1 + kObject >= begin && clues.is(verb, clues.tables.past));
  }
  [[nodiscard]] Verb verb_before() const;
  [[nodiscard]] Tense due_by(const Verb& verb) const;
  [[nodiscard]] Tense verb_behind(const Verb& before) const;
  [[nodiscard]] Tense tense() const;
};

Verb Around::verb_before() const {
  Verb verb;
  for (std::size_t i = opens() ? 0 : begin; i-- > 0 && begin - i <= kCluesLeft;) {
    if (ends_sentence(clues.tables, tokens, i)) break;
    if (tokens[i].is_sign(':') && begin - i <= 2) break;  // "It had to happen: on 21 August"
    verb.tense = clues.at(i);
    verb.at = i;
    verb.puts_off =
        (verb.tense == Tense::before_past && clues.moves(i) && lead == Lead::deadline) ||
        (verb.tense == Tense::past && (clues.asks(i, begin) || (clues.moves(i) && puts_off()) ||
                                       (clues.shuts(i) && lead == Lead::through)));
    // "The death of one of his sons in April", "a shooting Saturday".
    if (verb.tense == Tense::unknown && begin - i <= kNounGroup &&
        clues.is(i, clues.tables.happened) &&
        (i + 1 == begin || clues.is(begin - 1, clues.tables.stops)))
      verb.tense = Tense::past;
    verb.close = verb.tense == Tense::past && lead == Lead::none && is_close(i);
    verb.present = clues.is_present(i);
    verb.is_on = verb.is_on || (verb.present ? begin - i <= 2
                                             : begin - i <= kNounGroup &&
                                                   (clues.owns(i) || clues.is_under_way(i)));
    if (clues.bids(i)) verb.tense = Tense::future;
    if (verb.tense != Tense::unknown || verb.present) break;
    verb.outside = verb.outside || clues.is(i, clues.tables.clause);
  }
  return verb;
}

// What is due "by Friday" or put off "until Tuesday" lies ahead of a verb that looks back, too; but
// not in "did not return until May" and "rose to 40 by May".
Tense Around::due_by(const Verb& verb) const {
  if (!looks_back(verb.tense))
    return looks_on(verb.tense) || verb.tense == Tense::must ? verb.tense : Tense::future;
  const bool over = verb.tense == Tense::before_past || clues.lasts(verb.at) ||
                    (!clues.infinitive(begin - 1) && (lead == Lead::by || clues.denies(begin - 1)));
  return over ? verb.tense : Tense::deadline;
}

// The tense of the verb behind the words, as long as their clause goes on. A question looks ahead.
Tense Around::verb_behind(const Verb& before) const {
  const std::size_t far = before.present ? kPresent : kCluesRight;
  for (std::size_t i = end; i < tokens.size() && i - end < far; ++i) {
    // "Building: from 22 August", and the next line.
    if (lead == Lead::start && tokens[i].is(Token::line) && tokens[i].is(Token::capital)) break;
    if (ends_sentence(clues.tables, tokens, i)) {
      const bool asks = before.tense == Tense::unknown && tokens[i].is_sign('?');
      return asks ? Tense::future : Tense::unknown;
    }
    // "Was to be buried, as is the custom, on Friday, news reports said."
    if (before.tense != Tense::unknown &&
        (clues.is(i, clues.tables.clause) || tokens[i].is_sign(',')))
      break;
    if (before.is_on && clues.is(i, clues.tables.number_and))
      break;  // "back at school Monday and ..."
    // "The meeting on Thursday has been postponed"; but "Acme on Thursday postponed the meeting".
    const bool is_done_then = i == end && (clues.moves(i) || clues.calls_off(i));
    if (const Tense tense = clues.at(i); tense != Tense::unknown)
      return day && looks_back(tense) && is_off(i) && !is_done_then ? Tense::planned : tense;
    if (day && clues.is_under_way(i)) return Tense::future;  // "Saturday we are off to a concert"
  }
  return Tense::unknown;
}

// The nearest verb of the clause, before the words if there is one, else behind them; else the
// verb of the clause around it.
Tense Around::tense() const {
  if (lead == Lead::since) return is_perfect() ? Tense::since : Tense::since_then;
  // "As early as March"; not "known as May Day", nor "as late as March they fought".
  if (lead == Lead::ahead && begin > 2 && tokens[begin - 3].id == tokens[begin - 1].id &&
      clues.lead(begin - 2) != Lead::late)
    return Tense::would;
  const Verb before = verb_before();
  if (before.puts_off) return Tense::deadline;
  const bool found = before.tense != Tense::unknown;
  if (found && is_due()) return due_by(before);
  if (found && !before.outside) return before.close ? Tense::done : before.tense;
  if (!found && is_due() && between_commas()) return Tense::future;
  if (const Tense behind = verb_behind(before); behind != Tense::unknown) return behind;
  if (found) return before.tense;
  if ((before.is_on && day) || lead == Lead::start) return Tense::future;
  if (!found && day && begin > 0 && clues.infinitive(begin - 1))
    return Tense::future;  // a headline
  if (!is_due()) return Tense::unknown;
  return before.present ? Tense::future : Tense::deadline;  // "is set for 14 March"
}

}  // namespace

bool closes_at(const Tables& tables, std::string_view text, Tokens tokens, std::size_t begin) {
  if (begin == 0) return false;
  const Lead lead = Clues{tables, text, tokens, begin, begin}.lead(begin - 1);
  return lead == Lead::deadline || lead == Lead::through;
}

bool follows_participle(const Tables& tables, std::string_view text, Tokens tokens,
                        std::size_t begin, std::size_t end) {
  if (end >= tokens.size() || !tokens[end].is_sign(',')) return false;
  const Clues clues{tables, text, tokens, begin, end};
  for (const std::size_t back : {2U, 1U}) {  // "founded in 1899", "released Jan. 28"
    if (begin > back && tokens[begin - back - 1].is_sign(',') && looks_back(clues.at(begin - back)))
      return true;
  }
  // "The ship, built in Japan in 1981, passed": another verb goes on behind it.
  constexpr std::size_t kAside = 7;  // words
  if (end + 1 >= tokens.size() || !looks_back(clues.at(end + 1))) return false;
  for (std::size_t at = begin; at-- > 1 && begin - at < kAside && !tokens[at].is_sign(',');) {
    if (tokens[at - 1].is_sign(',')) return looks_back(clues.at(at));
  }
  return false;
}

bool has_done(const Tables& tables, std::string_view text, Tokens tokens, std::size_t at) {
  const Clues clues{tables, text, tokens, at, at + 1};
  return !clues.owns(at) &&
         (at == 0 || !clues.is(at - 1, tables.unreal | tables.future | tables.first_person));
}

Tense tense_at(const Tables& tables, std::string_view text, Tokens tokens, std::size_t begin,
               std::size_t end, bool day) {
  const Clues clues{tables, text, tokens, begin, end};
  Lead lead = begin > 0 ? clues.lead(begin - 1) : Lead::none;
  if (begin > 1 && (lead == Lead::none || lead == Lead::plan) &&
      clues.is(begin - 1, tables.stops)) {
    const Lead before = clues.lead(begin - 2);  // "starting on Thursday", "compared with 2014"
    if (before == Lead::start || before == Lead::since) lead = before;
  }
  if (begin > 1 && lead == Lead::plan && clues.lead(begin - 2) == Lead::period)
    lead = Lead::none;  // "the three months to 30 September"
  if (begin > 1 && clues.lead(begin - 2) == Lead::ahead_of) return Tense::deadline;
  const Tense tense = Around{clues, tokens, begin, end, day, lead}.tense();
  // "25 April is a holiday": what is said is said of the day.
  if (day && end < tokens.size() && clues.is_present(end) && lead == Lead::none &&
      !clues.has_verb_before(begin))
    return Tense::always;
  // "By May they had reached the sea": the story is there in May.
  return lead == Lead::by && tense == Tense::before_past ? Tense::past : tense;
}

}  // namespace inforce::timex
