// SPDX-License-Identifier: MIT
// The times of a claim: those that are its own, and what the words before each make of it.
#include "claims/times.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/participles.h"
#include "claims/whose_time.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kBefore = 4;  // words before a time that bring it in

struct Introduction {
  pack::Cue list;
  Time::Role role;
};
constexpr Introduction kIntroductions[] = {
    {"time_until", Time::Role::until}, {"time_from", Time::Role::from}, {"time_by", Time::Role::by},
    {"time_after", Time::Role::after}, {"time_in", Time::Role::within},
};

// "It ends on 30 June 2026 instead of 30 June 2027. All rights lapse that day": not the day that
// has just been ruled out.
bool is_ruled_out(const Reading& reading, std::size_t sentence, const timex::Timex& when) {
  constexpr std::size_t kSentencesBack = 3;
  if (when.origin != timex::Origin::resolved) return false;
  for (std::size_t s = sentence - std::min(sentence, kSentencesBack); s <= sentence; ++s) {
    const auto& tokens = reading.sentences[s].tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (tokens[i].span.begin >= when.words.begin) break;
      if (tokens[i].timex < 0 || tokens[i - 1].timex == tokens[i].timex ||
          reading.timexes[static_cast<std::size_t>(tokens[i].timex)].value != when.value) {
        continue;
      }
      if (find_cue(reading.pack, "not_then", tokens, i - std::min<std::size_t>(2, i), i))
        return true;
    }
  }
  return false;
}

// "The window, which began in 2021, ends in 2025", "begins in May and runs until 2025": what each
// verb makes of its time.
std::optional<Time::Role> by_verb(const Reading& reading, const Mention& mention, int chunk) {
  for (const Clause& clause : reading.grammars[mention.sentence].clauses) {
    const bool is_subject = mention.chunk >= 0 && contains(clause.subjects, mention.chunk);
    const bool tells = (clause.relative && clause.antecedent >= 0) || is_subject;
    if (!tells || clause.passive || !takes(clause, chunk)) continue;
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

// "The right [that Acme obtained]", "the right of refusal [that Acme obtained]".
bool is_about(const Reading& reading, const Mention& mention, const Clause& relative) {
  if (mention.chunk < 0 || relative.antecedent < 0) return false;
  if (relative.antecedent == mention.chunk) return true;
  const auto own = complements_of(reading.grammars[mention.sentence],
                                  reading.sentences[mention.sentence], mention.chunk);
  return std::any_of(own.begin(), own.end(),
                     [&](const auto& of) { return of.noun == relative.antecedent; });
}

// "The right that Acme obtained in 2019 lapses", "the clause they negotiated in 2019 is gone", "the
// licence granted in 2019 will end": the day of the relative or participle is not that of the end.
enum class Making { none, start, other };
Making of_making(const Reading& reading, const Mention& mention, int chunk) {
  const auto& clauses = reading.grammars[mention.sentence].clauses;
  for (std::size_t k = 0; k < clauses.size(); ++k) {
    const Clause& in = clauses[k];
    const bool is_participle =
        !in.finite && in.passive && mention.chunk >= 0 && contains(in.subjects, mention.chunk);
    const bool is_its = is_participle || (in.relative && is_about(reading, mention, in));
    if (!takes(in, chunk) || !is_its || static_cast<int>(k) == mention.clause) continue;
    const auto action = reading.pack.actions.find(in.verb);
    if (action == reading.pack.actions.end()) return Making::other;
    const bool does = contains(in.subjects, mention.chunk) && !in.passive;
    const pack::Effect effect = does ? action->second.subject : action->second.object;
    if (effect == pack::Effect::starts) return Making::start;
    if (effect == pack::Effect::ends || effect == pack::Effect::expires) return Making::none;
    return Making::other;
  }
  return Making::none;
}

bool stands_behind(const Reading& reading, const std::vector<Token>& tokens, pack::Cue list,
                   std::size_t at) {
  std::size_t end = at;
  while (end < tokens.size() && tokens[end].timex == tokens[at].timex) ++end;
  return end < tokens.size() && cue_at(reading.pack, list, tokens, end).has_value();
}

// "Until at least 2027", "until 2027 at the earliest" names no last day; "on or about 15 March" is
// a day within a week of it.
void loosen(const Reading& reading, const std::vector<Token>& tokens, std::size_t at, Time& time) {
  constexpr date::days kAbout{7};
  edtf::Bounds& days = time.when.bounds;
  const bool ends = time.role == Time::Role::until || time.role == Time::Role::within;
  if (ends && days.earliest &&
      (cue_before(reading.pack, "at_least", tokens, at, kBefore) ||
       stands_behind(reading, tokens, "at_least", at))) {
    time.role = Time::Role::within;
    days.latest.reset();
  } else if (days.earliest && days.earliest == days.latest &&
             cue_before(reading.pack, "about", tokens, at, kBefore)) {
    days = {*days.earliest - kAbout, *days.latest + kAbout};
  } else {
    return;
  }
  time.when.edtf = edtf::between(days).text;
}

// "From the start of 2023": its first day; "until the end of 2029": its last.
void keep_edge(const Reading& reading, const std::vector<Token>& tokens, std::size_t at,
               bool is_ended, Time& time) {
  std::size_t end = at;
  while (end < tokens.size() && tokens[end].timex == tokens[at].timex) ++end;
  edtf::Bounds& days = time.when.bounds;
  const bool begins = time.role == Time::Role::from;
  const bool ends = time.role == Time::Role::until || time.role == Time::Role::within ||
                    (is_ended && time.role == Time::Role::at);
  if (begins && days.earliest && find_cue(reading.pack, "start_of", tokens, at, end)) {
    days.latest = days.earliest;
  } else if (ends && days.latest && find_cue(reading.pack, "end_of", tokens, at, end)) {
    days.earliest = days.latest;
  } else {
    return;
  }
  time.when.edtf = edtf::between(days).text;
}

// "Waived for 2022", "for 2022 and 2023", "does not apply in 2022" (`idle`): from its first day,
// and until its last.
void take_whole(const Reading& reading, const std::vector<Token>& tokens, std::size_t at, bool idle,
                std::vector<Time>& times) {
  constexpr std::size_t kWords = 4;  // "to the calendar years"
  const bool goes_on = times.size() > 2 && times[times.size() - 2].role == Time::Role::until &&
                       tokens[at - 1].tag == Tag::conjunction && tokens[at - 2].timex >= 0;
  bool whole = idle && at > 0 && is_cue(reading.pack, "time_in", tokens[at - 1].word);
  for (std::size_t i = at - std::min(at, kWords); i < at && !goes_on; ++i) {
    const auto cue = cue_at(reading.pack, "whole_years", tokens, i, at);
    whole = whole || (cue && cue->end == at);
  }
  const edtf::Bounds& days = times.back().when.bounds;
  if (!goes_on && (!whole || days.earliest == days.latest)) return;
  auto [from, until] = parted(times.back().when);
  times.pop_back();
  if (goes_on) {
    times.pop_back();
  } else {
    times.push_back(std::move(from));
  }
  times.push_back(std::move(until));
}

bool is_denied(const Grammar& grammar, const Mention& mention) {
  return mention.clause >= 0 && grammar.clauses[static_cast<std::size_t>(mention.clause)].negated;
}

// "Sometime between March and May", of an act "between March and May", "in May or June": one day
// within the two.
bool is_within_both(const Reading& reading, const Mention& mention, std::size_t at,
                    const std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  if (times.empty() || at < 2 || tokens[at - 1].tag != Tag::conjunction) return false;
  const bool is_act = !reading.kind_of(mention).is_term;
  if (is_act && tokens[at - 2].timex >= 0 &&
      is_cue(reading.pack, "alternative", tokens[at - 1].word)) {
    return true;
  }
  std::size_t first = at - 1;
  while (first > 0 && tokens[first].span.begin > times.back().when.words.begin) --first;
  return first > 1 && is_cue(reading.pack, "of_both", tokens[first - 1].word) &&
         (is_act || cue_before(reading.pack, "some_time", tokens, first - 1, kBefore));
}

// "In the quarter to 31 March Acme paid 5%": a day on which it held, not its last one.
bool closes_past_period(const Reading& reading, const Mention& mention, std::size_t at) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  if (at < 2 || tokens[at - 2].timex < 0) return false;
  const timex::Timex& before = reading.timexes[static_cast<std::size_t>(tokens[at - 2].timex)];
  if (before.type != timex::Type::duration || before.distance) return false;
  if (mention.clause < 0) return true;
  const Tense tense =
      reading.grammars[mention.sentence].clauses[static_cast<std::size_t>(mention.clause)].tense;
  return tense == Tense::past || tense == Tense::perfect;
}

// "Held", "owned": how it was, where the verb tells of no beginning.
bool tells_state(const Reading& reading, const Mention& mention) {
  if (mention.clause < 0) return false;
  const Clause& in =
      reading.grammars[mention.sentence].clauses[static_cast<std::size_t>(mention.clause)];
  return in.tense == Tense::past && !in.passive && is_cue(reading.pack, "states", in.verb);
}

// "The agreement, previously valid up to 30 September 2024, is extended": the day of what was.
bool in_former_aside(const Reading& reading, const Mention& mention, std::size_t at) {
  constexpr std::size_t kWords = 8;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  for (std::size_t i = at; i-- > 0 && at - i <= kWords;) {
    if (tokens[i].tag == Tag::verb || tokens[i].tag == Tag::be) return false;
    if (tokens[i].tag == Tag::comma)
      return mention.end <= i && is_cue(reading.pack, "former_aside", tokens[i + 1].word);
  }
  return false;
}

}  // namespace

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

Time on_day(const timex::Timex& told, Time::Role role, date::sys_days day) {
  Time time;
  time.role = role;
  time.when = told;
  time.when.bounds = {day, day};
  time.when.value = time.when.edtf = edtf::to_string(day);
  time.when.mod.clear();
  time.when.origin = timex::Origin::resolved;
  return time;
}

void take_first_day(Time& time) {
  if (time.when.type == timex::Type::date && !time.anchor && time.when.bounds.earliest)
    time = on_day(time.when, time.role, *time.when.bounds.earliest);
}

std::pair<Time, Time> parted(const timex::Timex& stretch) {
  Time from, until;
  from.when = until.when = stretch;
  from.role = Time::Role::from;
  until.role = Time::Role::until;
  from.when.bounds.latest = stretch.bounds.earliest;
  until.when.bounds.earliest = stretch.bounds.latest;
  for (Time* time : {&from, &until}) time->when.edtf = edtf::between(time->when.bounds).text;
  return {std::move(from), std::move(until)};
}

std::vector<Time> find_times(const Reading& reading, const Mention& mention,
                             const Standing& standing) {
  std::vector<Time> times;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const bool is_term = reading.kind_of(mention).is_term;
  const WhoseTime whose(reading, mention);
  bool between = false;
  int last = -1;
  std::vector<Time> begun;  // days of the making of what ends
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].timex < 0 || tokens[i].timex == last) continue;
    last = tokens[i].timex;
    const timex::Timex& when = reading.timexes[static_cast<std::size_t>(last)];
    if (when.type == timex::Type::set || when.value.find("_REF") != std::string::npos ||
        !whose.is_mentions(i) || is_ruled_out(reading, mention.sentence, when) ||
        in_former_aside(reading, mention, i)) {
      continue;
    }
    const bool inside = whose.is_inside(i);
    const bool own_start = counts_from_own_start(reading, tokens, when);
    if (when.type == timex::Type::duration &&
        (!when.distance || own_start || counts_from_date(tokens, when))) {
      const pack::Kind& kind = reading.kind_of(mention);
      const bool lasts =
          is_term ? !is_measured(kind) : kind.is_agreement && kind.change != pack::Change::ended;
      if (!lasts || !((mention.frame->label && !is_term) ||
                      is_its_length(reading, mention, standing, i, inside)))
        continue;
      Time length;
      length.when = when;
      if (own_start) length.when.distance.reset();
      length.role = Time::Role::until;
      times.push_back(std::move(length));
      continue;
    }
    if (is_within_both(reading, mention, i, times)) {
      timex::Timex& first = times.back().when;
      first.bounds.latest = when.bounds.latest;
      first.edtf = edtf::between(first.bounds).text;
      times.back().role = is_term ? times.back().role : Time::Role::at;
      continue;
    }
    std::optional<Time::Role> role;
    if (!whose.is_possessive(i) && !whose.is_when(i))
      role = introduced(reading, tokens, i);  // but "by Monday's vote"
    // "Cut to 2% for the rest of 2020".
    const bool is_rest = i > 0 && is_cue(reading.pack, "for_whole", tokens[i - 1].word) &&
                         cue_at(reading.pack, "rest_of", tokens, i) && when.bounds.latest;
    if (is_rest) role = Time::Role::until;
    if (whose.is_since(i) && standing.effect == Effect::holds) role = Time::Role::from;
    if (role == Time::Role::until && is_term && standing.effect == Effect::holds &&
        closes_past_period(reading, mention, i))
      role = Time::Role::within;
    // "As of 31 December Acme held 12%": a day on which it stood, and not its first.
    if (role == Time::Role::from && is_term && standing.effect == Effect::holds &&
        cue_before(reading.pack, "as_of", tokens, i, kBefore) && tells_state(reading, mention)) {
      role = Time::Role::within;
    }
    Time time;
    time.when = when;
    if (!is_term) {
      // Its own day; of an agreement also from when it applies, and until when.
      const bool ended = reading.kind_of(mention).change == pack::Change::ended;
      const bool is_late = is_denied(grammar, mention);  // "was not signed until 3 May"
      if ((ended || is_late) && role == Time::Role::until && mention.clause >= 0)
        role.reset();                                                           // "ends on 3 May"
      const bool pauses = reading.kind_of(mention).pause != pack::Pause::none;  // on its first day
      const bool reaches =
          role == Time::Role::until || (role == Time::Role::from && !inside && !ended && !pauses);
      if (role == Time::Role::after || (reaches && !reading.kind_of(mention).is_agreement))
        continue;
      if (reaches && !inside && (whose.is_under(i) || whose.dates_other(i))) continue;
      time.role = reaches || role == Time::Role::by ? *role : Time::Role::at;
      using Times = pack::Frame::Times;
      if (time.role == Time::Role::at && mention.frame->times == Times::start)
        time.role = Time::Role::from;
      if (time.role == Time::Role::at && mention.frame->times == Times::end &&
          mention.frame->verbs.empty())
        time.role = Time::Role::until;
    } else if (role && *role != Time::Role::within) {
      // "Until a month after the signing" names its last day.
      const bool counts_to = role == Time::Role::until && when.distance;
      time.role = counts_to ? Time::Role::within : *role;
      // "Rises to 5% from May", on the first; but "was raised in May" on some day of it.
      if (time.role == Time::Role::from && standing.effect == Effect::changes) take_first_day(time);
    } else if (when.type == timex::Type::duration &&
               is_its_length(reading, mention, standing, i, inside)) {
      time.role = Time::Role::until;  // "for one year from the signing"
    } else if (const auto told = by_verb(reading, mention, grammar.chunk_of[i])) {
      time.role = *told;
    } else if (standing.expires || standing.effect == Effect::ends) {
      const auto made = of_making(reading, mention, grammar.chunk_of[i]);
      if (made == Making::other) continue;
      if (made == Making::start) {
        time.role = Time::Role::from;
        begun.push_back(std::move(time));
        continue;
      }
      time.role = Time::Role::within;
    } else if (is_term && mention.frame->ability && standing.effect == Effect::starts &&
               reading.kind_of(mention).is_conditional && when.value.size() >= 10) {
      continue;  // "may end it on 30 September": its last day then, and not when the right begins
    } else if (standing.started || standing.effect == Effect::starts ||
               standing.effect == Effect::suspends || standing.effect == Effect::resumes ||
               standing.effect == Effect::changes) {
      time.role = Time::Role::from;
    } else {
      time.role = Time::Role::at;
    }
    if (is_term && i > 0) {  // "between 1 March 2012 and 30 June 2013"
      if (between && tokens[i - 1].tag == Tag::conjunction) time.role = Time::Role::until;
      between = is_cue(reading.pack, "of_both", tokens[i - 1].word) &&
                !cue_before(reading.pack, "some_time", tokens, i - 1, kBefore);
      if (between) time.role = Time::Role::from;
    }
    const bool to_a_day = when.value.size() >= 10;
    if (time.role == Time::Role::until && !to_a_day && i > 0 &&
        is_cue(reading.pack, "bare_to", tokens[i - 1].word)) {
      time.role = Time::Role::within;
    }
    // "May not sell any other before February 2025": until the last day of January.
    if (is_term && time.role == Time::Role::by && mention.frame->forbids && when.bounds.earliest)
      time = on_day(when, Time::Role::until, *when.bounds.earliest - date::days{1});
    // "May end it, but not before 2019", "may not end it before 2019".
    const bool awaited =
        standing.awaits && (time.role == Time::Role::by || time.role == Time::Role::until);
    const bool no_earlier =
        (time.role == Time::Role::after || time.role == Time::Role::by) &&
        find_cue(reading.pack, "no_earlier", tokens, i - std::min(i, kBefore), i);
    if (is_term && (awaited || (no_earlier && standing.effect != Effect::ends))) {
      time.role = Time::Role::from;
    } else if (no_earlier) {
      if (!is_term) continue;
      time.role = Time::Role::after;
    }
    if (is_rest) time = on_day(when, Time::Role::until, *when.bounds.latest);
    loosen(reading, tokens, i, time);
    keep_edge(reading, tokens, i, reading.kind_of(mention).change == pack::Change::ended, time);
    times.push_back(std::move(time));
    if (standing.effect == Effect::suspends && when.bounds.earliest && when.bounds.latest &&
        !is_rest)
      take_whole(reading, tokens, i, is_denied(grammar, mention), times);
  }
  // "The licence granted in 2019 ended in 2024" has both; of one that ended on no known day, the
  // first alone would be taken for the last.
  const bool has_end = std::any_of(
      times.begin(), times.end(), [](const Time& time) { return time.role == Time::Role::within; });
  if (has_end) times.insert(times.begin(), begun.begin(), begun.end());
  return settled(reading, mention, standing, std::move(times));
}

}  // namespace inforce::claims
