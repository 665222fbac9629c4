// SPDX-License-Identifier: MIT
#include "timex/tense.h"

#include <algorithm>

#include "timex/duty.h"
#include "timex/numbers.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kCluesLeft = 14, kCluesRight = 32;  // tokens looked at
// How words of the class `future` look ahead, as packs number it.
enum class Ahead : std::int8_t {
  none,
  always,     // "will", "is likely to"
  present,    // a verb whose present tense does: "opens"
  maybe,      // "may", but not in "may have come"
  could,      // "could", nor in "could not"
  told,       // "would", "planned"
  under_way,  // "flying to", unless any verb says else
};
constexpr std::int64_t kAsks = 3;         // of the class `past`: what they want is ahead
constexpr std::int64_t kMoves = 4;        // of the class `past`: to a day ahead of what is told
constexpr std::int64_t kLasts = 5;        // of the class `past`: until a day that is over
constexpr std::int64_t kInfinitive = 1;   // of what is not, or not yet: "to"
constexpr std::int64_t kOnCondition = 1;  // of the class `clause`: "unless renewed by 30 November"
constexpr std::size_t kNounGroup = 6;     // words of "the death of one of his sons in April"
constexpr std::size_t kVerbGroup = 3;     // words between an auxiliary and its participle, and one

// What stands before a time, as packs number it.
enum class Lead : std::int8_t {
  since = -1,
  none,
  ahead,
  deadline,
  plan,
  by,
  late,
  ahead_of,
  start,
  period
};

class Clues {
 public:
  Clues(const Tables& tables, std::string_view text, Tokens tokens, std::size_t begin,
        std::size_t end)
      : tables_(tables), text_(text), tokens_(tokens), begin_(begin), end_(end) {}

  [[nodiscard]] bool is(std::size_t at, const Classes& classes) const {
    return find_entry(tables_, tokens_[at], classes) != nullptr;
  }

  [[nodiscard]] Lead lead(std::size_t at) const {
    const Entry* entry = find_entry(tables_, tokens_[at], tables_.lead);
    return entry == nullptr ? Lead::none : static_cast<Lead>(entry->value);
  }

  // "Are", and the end of "I'm"; not that of "8m".
  [[nodiscard]] bool is_present(std::size_t at) const {
    const bool glued = tokens_[at].is(Token::glued) && at > 0 && !tokens_[at - 1].is_sign('\'');
    return !glued && is(at, tables_.progressive);
  }
  // "Did not return": whether a clause up to `at` denies its verb.
  [[nodiscard]] bool denies(std::size_t at) const {
    for (std::size_t i = at; i-- > 0 && at - i <= kCluesLeft;) {
      if (ends_sentence(tables_, tokens_, i)) return false;
      if (is(i, tables_.negative)) return true;
    }
    return false;
  }

  // "Asked them to leave": where an infinitive stands up to `end`, behind the verb; 0 for none.
  [[nodiscard]] std::size_t infinitive(std::size_t end) const {
    for (std::size_t i = end; i-- > 0 && end - i <= kCluesLeft && this->at(i) == Tense::unknown;) {
      if (is(i, tables_.unreal) && ahead(i) == Ahead::none && !tokens_[i + 1].is(Token::number) &&
          !is(i + 1, tables_.article))
        return i;
    }
    return 0;
  }
  // "The strike that began Friday is over".
  [[nodiscard]] bool has_verb_before(std::size_t end) const {
    for (std::size_t i = end; i-- > 0 && end - i <= kCluesLeft;) {
      if (ends_sentence(tables_, tokens_, i)) return false;
      if (at(i) != Tense::unknown) return true;
    }
    return false;
  }
  // "Flying to Rome on Friday", without another verb.
  [[nodiscard]] bool is_under_way(std::size_t at) const { return ahead(at) == Ahead::under_way; }
  // "I have a test on Friday": the verb at `verb` has a thing, no participle.
  [[nodiscard]] bool owns(std::size_t verb) const {
    const Entry* entry = find_entry(tables_, tokens_[verb], tables_.past);
    return entry != nullptr && entry->value == kAuxiliary && !has_participle(verb);
  }
  // "Come to the fair on Friday", at the head of a sentence.
  [[nodiscard]] bool bids(std::size_t verb) const {
    return is(verb, tables_.imperative) && (verb == 0 || tokens_[verb].is(Token::line) ||
                                            ends_sentence(tables_, tokens_, verb - 1));
  }
  // "Told them to return on Friday": the verb at `verb` asks somebody for what is yet to come.
  [[nodiscard]] bool asks(std::size_t verb, std::size_t end) const {
    const Entry* entry = find_entry(tables_, tokens_[verb], tables_.past);
    return entry != nullptr && entry->value == kAsks && infinitive(end) > verb;
  }

  // "Postponed to June": the verb at `verb` says what it is put off to.
  [[nodiscard]] bool moves(std::size_t verb) const {
    const Entry* entry = find_entry(tables_, tokens_[verb], tables_.past);
    return entry != nullptr && entry->value == kMoves;
  }

  // "It lasted until May".
  [[nodiscard]] bool lasts(std::size_t verb) const {
    const Entry* entry = find_entry(tables_, tokens_[verb], tables_.past);
    return entry != nullptr && entry->value == kLasts;
  }

  // What the word says by itself and with the auxiliaries before it. The expression's own words are
  // passed over: "are today sought after".
  [[nodiscard]] Tense at(std::size_t at) const {
    const Token& token = tokens_[at];
    if (!token.is(Token::word)) return Tense::unknown;
    switch (duty_at(tables_, tokens_, at)) {
      case Duty::none:
        break;
      case Duty::own:
        return Tense::future;
      case Duty::shall:
        return Tense::duty;
      case Duty::must:
        return Tense::must;
    }
    switch (ahead(at)) {
      case Ahead::none:
      case Ahead::under_way:
        break;
      case Ahead::always:  // but not "the plan"
      case Ahead::told:
        if (at > 0 && is(at - 1, tables_.article)) return Tense::unknown;
        return ahead(at) == Ahead::always ? Tense::future : Tense::would;
      case Ahead::present:
        // "The decision Thursday ends the row".
        return governed(at) || at == end_ ? Tense::unknown : Tense::future;
      case Ahead::maybe:
      case Ahead::could:  // but not in "from 2 May to 3 July"
        if (token.is(Token::capital)) return Tense::unknown;
        if (!is_modal(at)) return Tense::past;
        return ahead(at) == Ahead::maybe ? Tense::must : Tense::would;
    }
    if (is(at, tables_.unreal) && contracted(at)) return Tense::future;
    const bool small = !token.is(Token::capital);
    if (small && at > 0 && at != end_ && is(at - 1, tables_.progressive) &&
        ends(token, tables_.progressive_endings))
      return Tense::future;
    if (!is_past(at)) return Tense::unknown;
    if (at > 0 && is(at - 1, tables_.article)) return Tense::unknown;  // "the signed copy"
    bool beyond = false;   // of "been" in "had been built", of "today" in "are today sought after"
    bool other = false;    // a word that is no part of a verb
    bool perfect = false;  // "have" stands between
    std::size_t before = at;
    for (std::size_t back = 1; back <= kVerbGroup;) {
      if (before == end_) {
        before = begin_;
        beyond = true;
      }
      if (before-- == 0) break;
      if (tokens_[before].is_sign('\'')) continue;  // of "can't be sent"
      if (!tokens_[before].is(Token::word)) break;
      ++back;
      const bool month = tokens_[before].is(Token::capital);  // "in May they met"
      if (is(before, tables_.perfect)) return Tense::before_past;
      if (is(before, tables_.progressive)) return Tense::unknown;  // "is cut": now, or from then on
      if (const Entry* clause = find_entry(tables_, tokens_[before], tables_.clause)) {
        if (clause->value == kOnCondition && before + 1 == at) return Tense::unknown;
        break;
      }
      // "Could be released"; not "neither could be found", "could have been found".
      if (!other && ahead(before) == Ahead::could)
        return perfect || denies(at) ? Tense::past : Tense::would;
      perfect = perfect || is(before, tables_.past);
      // "To be held", "will stay closed"; not "to owners fell".
      const Entry* unreal = find_entry(tables_, tokens_[before], tables_.unreal);
      if (!beyond && !month && unreal != nullptr && (!other || is(before, tables_.future))) {
        const bool supposed = perfect && is(before, tables_.duty);  // "must have left"
        if (ahead(before) == Ahead::always && !supposed) return Tense::future;
        // "Should have been held"; but "was to have been held".
        return perfect && unreal->value != kInfinitive ? Tense::past : Tense::would;
      }
      other = other || !is(before, tables_.past | tables_.negative | tables_.between);
      if (const Entry* entry = find_entry(tables_, tokens_[before], tables_.past))
        beyond = beyond || entry->value != kAuxiliary;
    }
    // "had long been built": the participle stands behind.
    if (!is(at, tables_.perfect)) return Tense::past;
    for (std::size_t next = at + 1; next <= at + kVerbGroup && next < tokens_.size(); ++next) {
      if (!tokens_[next].is(Token::word)) break;
      if (is_past(next)) return Tense::before_past;
    }
    return Tense::past;
  }

 private:
  [[nodiscard]] Ahead ahead(std::size_t at) const {
    const Token& token = tokens_[at];
    if (!tables_.classes[token.id].meets(tables_.future)) return Ahead::none;
    for (const Phrase& phrase : tables_.phrases[token.id - kFirstWord]) {
      if (!tables_.future.has(phrase.entry.word_class)) continue;
      const std::size_t end = at + 1 + phrase.tail.size();
      if (end <= tokens_.size() &&
          std::equal(phrase.tail.begin(), phrase.tail.end(),
                     tokens_.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                     [](Id id, const Token& next) { return id == next.id; }))
        return static_cast<Ahead>(phrase.entry.value);
    }
    const Entry* entry = find_entry(tables_, token, tables_.future);
    return entry == nullptr ? Ahead::none : static_cast<Ahead>(entry->value);
  }
  // "May come", but not "may have come"; "could", but not "could not".
  [[nodiscard]] bool is_modal(std::size_t at) const {
    const bool denied = at + 1 < tokens_.size() && is(at + 1, tables_.negative);
    if (denied && ahead(at) == Ahead::could) return false;
    const std::size_t next = denied ? at + 2 : at + 1;
    return next >= tokens_.size() || !is(next, tables_.past);
  }
  // "Hoped to see him", "could not join": another verb says when.
  [[nodiscard]] bool governed(std::size_t at) const {
    if (at == 0 || at == end_) return false;
    const bool denied = at > 1 && is(at - 1, tables_.negative);
    const std::size_t before = denied ? at - 2 : at - 1;
    if (denied && ahead(before) == Ahead::could) return true;
    return is(before, tables_.unreal | tables_.past) && ahead(before) == Ahead::none;
  }
  // The "won" of "won't".
  [[nodiscard]] bool contracted(std::size_t at) const {
    return at + 2 < tokens_.size() && tokens_[at + 1].is_sign('\'') &&
           tokens_[at + 1].is(Token::glued) && is(at + 2, tables_.negative);
  }
  [[nodiscard]] bool is_past(std::size_t at) const {
    if (at > 0 && tokens_[at].is(Token::glued) && tokens_[at - 1].is_sign('-'))
      return false;  // "the party-led vote"
    if (const Entry* entry = find_entry(tables_, tokens_[at], tables_.past))
      return entry->value != kAuxiliary || has_participle(at);
    // "Elected in September, he leads the party."
    const bool heads = tokens_[at].is(Token::capital) && begin_ - at <= 2 && begin_ > at &&
                       (at == 0 || ends_sentence(tables_, tokens_, at - 1));
    return (heads || !tokens_[at].is(Token::capital)) && ends(tokens_[at], tables_.past_endings);
  }
  // "Has since agreed"; not "has offers through May".
  [[nodiscard]] bool has_participle(std::size_t at) const {
    std::size_t next = at + 1;
    for (std::size_t words = 0; words <= kVerbGroup; ++words, ++next) {
      if (next == begin_) next = end_;
      if (next >= tokens_.size() || !tokens_[next].is(Token::word)) return false;
      if (const Entry* entry = find_entry(tables_, tokens_[next], tables_.past)) {
        if (entry->value != kAuxiliary) return true;
      } else if (ends(tokens_[next], tables_.past_endings)) {
        return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool ends(const Token& token, const std::vector<std::string>& endings) const {
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
      return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
    });
  }

  const Tables& tables_;
  std::string_view text_;
  Tokens tokens_;
  std::size_t begin_, end_;  // the expression
};

// The nearest verb of the clause, before the words if there is one, else behind them; else the
// verb of the clause around it. Questions look ahead where no verb says else. What is put off
// "until Tuesday" or asked for "by Friday" lies ahead, whatever the tense.
Tense verb_around(const Clues& clues, const Tables& tables, Tokens tokens, std::size_t begin,
                  std::size_t end, bool day, Lead lead) {
  if (lead == Lead::since) return Tense::since;
  // "As early as March"; not "known as May Day", nor "as late as March they fought".
  if (lead == Lead::ahead && begin > 2 && tokens[begin - 3].id == tokens[begin - 1].id &&
      clues.lead(begin - 2) != Lead::late)
    return Tense::would;
  // "Set for 9 August", "moved to Friday"; but "sales for August".
  const bool deadline = lead == Lead::deadline || lead == Lead::by || (lead == Lead::plan && day);
  const bool inserted =  // "it applies, until July 1, to ore"
      begin > 2 && tokens[begin - 2].is_sign(',') && end < tokens.size() &&
      tokens[end].is_sign(',');
  const bool opens =  // "and by May the roads were dry": the verb stands behind
      deadline && !inserted &&
      (begin < 2 || tokens[begin - 2].is(Token::sign) ||
       clues.is(begin - 2, tables.number_and | tables.clause));

  Tense before = Tense::unknown;
  std::size_t verb = begin;  // that says it
  bool outside = false;      // `before` was found beyond the start of the clause
  bool is_on = false;        // "the game is on Saturday", "we have a game on Saturday"
  bool present = false;      // "which are today sought after": only what follows at once says else
  for (std::size_t i = opens ? 0 : begin; i-- > 0 && begin - i <= kCluesLeft;) {
    if (ends_sentence(tables, tokens, i)) break;
    if (tokens[i].is_sign(':') && begin - i <= 2) break;  // "It had to happen: on 21 August"
    before = clues.at(i);
    verb = i;
    if (before == Tense::before_past && clues.moves(i) && lead == Lead::deadline)
      return Tense::deadline;
    if (before == Tense::past &&
        (clues.asks(i, begin) || (clues.moves(i) && (deadline || lead == Lead::plan))))
      return Tense::deadline;
    if (before == Tense::unknown && begin - i <= kNounGroup && clues.is(i, tables.happened) &&
        clues.is(begin - 1, tables.stops))
      before = Tense::past;
    present = clues.is_present(i);
    is_on =
        is_on || (present ? begin - i <= 2
                          : begin - i <= kNounGroup && (clues.owns(i) || clues.is_under_way(i)));
    if (clues.bids(i)) before = Tense::future;
    if (before != Tense::unknown || present) break;
    outside = outside || clues.is(i, tables.clause);
  }
  if (before != Tense::unknown && deadline) {
    if (!looks_back(before))
      return before == Tense::would || before == Tense::must ? before : Tense::future;
    // "Did not return until May", "rose to 40 by May"; but "asked them to leave by May".
    const bool over = before == Tense::before_past || clues.lasts(verb) ||
                      clues.denies(begin - 1) ||
                      (lead == Lead::by && clues.infinitive(begin - 1) == 0);
    return over ? before : Tense::deadline;
  }
  if (before != Tense::unknown && !outside) return before;
  if (before == Tense::unknown && inserted && deadline) return Tense::future;

  const std::size_t far = present ? kVerbGroup : kCluesRight;
  for (std::size_t i = end; i < tokens.size() && i - end < far; ++i) {
    // "Building: from 22 August", and the next line.
    if (lead == Lead::start && tokens[i].is(Token::line) && tokens[i].is(Token::capital)) break;
    if (ends_sentence(tables, tokens, i)) {
      if (before == Tense::unknown && tokens[i].is_sign('?')) return Tense::future;
      break;
    }
    // "Was to be buried, as is the custom, on Friday, news reports said."
    if (before != Tense::unknown && (clues.is(i, tables.clause) || tokens[i].is_sign(','))) break;
    if (is_on && clues.is(i, tables.number_and)) break;  // "back at school Monday and ..."
    if (const Tense tense = clues.at(i); tense != Tense::unknown) return tense;
  }
  if (before != Tense::unknown) return before;
  if ((is_on && day) || lead == Lead::start) return Tense::future;
  return deadline ? Tense::deadline : Tense::unknown;
}

}  // namespace

bool is_inserted(const Tables& tables, std::string_view text, Tokens tokens, std::size_t begin,
                 std::size_t end) {
  return begin >= 3 && end < tokens.size() && tokens[end].is_sign(',') &&
         tokens[begin - 3].is_sign(',') &&
         looks_back(Clues(tables, text, tokens, begin, end).at(begin - 2));
}

bool has_done(const Tables& tables, std::string_view text, Tokens tokens, std::size_t at) {
  const Clues clues(tables, text, tokens, at, at + 1);
  return !clues.owns(at) &&
         (at == 0 || !clues.is(at - 1, tables.unreal | tables.future | tables.first_person));
}

bool ends_sentence(const Tables& tables, Tokens tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.is_sign('!') || token.is_sign('?') || token.is_sign(';')) return true;
  if (!token.is_sign('.')) return false;
  if (is_glued_stop(tokens, at)) return true;
  if (at + 1 < tokens.size() && tokens[at + 1].is(Token::glued)) return tokens[at + 1].is_sign('"');
  if (at == 0 || !tokens[at - 1].is(Token::word)) return true;
  const Token& word = tokens[at - 1];
  if (word.end - word.begin == 1) return false;
  return find_entry(tables, word, tables.abbreviations) == nullptr;
}

Tense tense_at(const Tables& tables, std::string_view text, Tokens tokens, std::size_t begin,
               std::size_t end, bool day) {
  const Clues clues(tables, text, tokens, begin, end);
  Lead lead = begin > 0 ? clues.lead(begin - 1) : Lead::none;
  if (begin > 1 && lead == Lead::none && clues.lead(begin - 2) == Lead::start &&
      clues.is(begin - 1, tables.stops))
    lead = Lead::start;  // "starting on Thursday"
  if (begin > 1 && lead == Lead::plan && clues.lead(begin - 2) == Lead::period)
    lead = Lead::none;  // "the three months to 30 September"
  if (begin > 1 && clues.lead(begin - 2) == Lead::ahead_of) return Tense::deadline;
  const Tense tense = verb_around(clues, tables, tokens, begin, end, day, lead);
  // "25 April is a holiday": what is said is said of the day.
  if (day && end < tokens.size() && clues.is_present(end) && lead == Lead::none &&
      !clues.has_verb_before(begin))
    return Tense::always;
  // "By May they had reached the sea": the story is there in May.
  return lead == Lead::by && tense == Tense::before_past ? Tense::past : tense;
}

}  // namespace inforce::timex
