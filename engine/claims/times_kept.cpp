// SPDX-License-Identifier: MIT
// Of the times found for a claim, those that it keeps, and those told elsewhere where it has none.
#include <algorithm>

#include "claims/cues.h"
#include "claims/notice.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kBefore = 4;  // words before a time that bring it in

// The token that a time begins with; their number: it stands in another sentence.
std::size_t token_of(const std::vector<Token>& tokens, const Time& time) {
  std::size_t at = 0;
  while (at < tokens.size() && tokens[at].span.begin < time.when.words.begin) ++at;
  return at;
}

// "In February they agreed to end the pact on 31 December": the day behind the infinitive is its
// own, the one before is that of the agreement to do so.
void keep_days_behind_verb(const Reading& reading, const Mention& mention, const Standing& standing,
                           std::vector<Time>& times) {
  if (mention.clause < 0) return;
  const bool is_term = reading.kind_of(mention).is_term;
  const Time::Role role = is_term ? Time::Role::within : Time::Role::at;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const Clause& own = grammar.clauses[static_cast<std::size_t>(mention.clause)];
  if (!own.infinitive || own.controller < 0) return;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const std::uint32_t verb =
      tokens[grammar.chunks[static_cast<std::size_t>(own.verb_chunk)].begin].span.begin;
  // "To cut it back and to end it on 31 December": the end's day.
  const auto next = static_cast<std::size_t>(mention.clause) + 1;
  if (next < grammar.clauses.size() && grammar.clauses[next].infinitive) {
    const Chunk& other = grammar.chunks[static_cast<std::size_t>(grammar.clauses[next].verb_chunk)];
    const std::uint32_t begin = tokens[other.begin].span.begin;
    times.erase(std::remove_if(times.begin(), times.end(),
                               [&](const Time& time) {
                                 return time.role == role && time.when.words.begin > begin;
                               }),
                times.end());
  }
  const auto is_before = [&](const Time& time) {
    return time.role == role && time.when.words.begin < verb;
  };
  const bool is_behind = std::any_of(times.begin(), times.end(), [&](const Time& time) {
    return time.role == role && !is_before(time);
  });
  const bool is_planned =
      is_term && standing.modality == Modality::planned;  // "gave notice to end"
  if (is_behind || is_planned)
    times.erase(std::remove_if(times.begin(), times.end(), is_before), times.end());
}

// "Amended on Friday their agreement of 2015": an act that is named by its day has no other.
void keep_days_inside(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Span words{tokens[mention.begin].span.begin, tokens[mention.end - 1].span.end};
  const auto is_outside = [&](const Time& time) { return !words.overlaps(time.when.words); };
  if (std::any_of(times.begin(), times.end(), [&](const Time& time) {
        return time.role == Time::Role::at && !is_outside(time);
      }))
    times.erase(std::remove_if(times.begin(), times.end(), is_outside), times.end());
}

// "The amendment, signed on Friday by Acme, ends the licence on 31 December", "unveiled an
// agreement that they had signed on 3 May": an act that is named by when it was signed has no other
// day.
void keep_signing_days(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Grammar& grammar = reading.grammars[mention.sentence];
  const int noun = mention.chunk;
  std::vector<int> days;  // chunks
  for (std::size_t k = 0; k < grammar.clauses.size() && noun >= 0; ++k) {
    const Clause& in = grammar.clauses[k];
    const bool own = in.finite && mention.clause == static_cast<int>(k);
    const bool participle =
        in.passive && !in.finite && (contains(in.subjects, noun) || in.verb_chunk == noun + 2);
    const bool told = participle || (in.finite && contains(in.objects, noun));
    if (own || !told || !is_cue(reading.pack, "signs", in.verb)) continue;
    days.insert(days.end(), in.times.begin(), in.times.end());
    for (const Clause::Complement& complement : in.complements) {
      if (tokens[grammar.chunks[static_cast<std::size_t>(complement.noun)].head].timex >= 0)
        days.push_back(complement.noun);
    }
  }
  if (days.empty()) return;
  times.erase(std::remove_if(times.begin(), times.end(),
                             [&](const Time& time) {
                               return time.role == Time::Role::at &&
                                      !contains(days, grammar.chunk_of[token_of(tokens, time)]);
                             }),
              times.end());
}

// "OSLO, Dec 13 (Wire) - Acme and Beta agreed on Thursday": the day of its own is the act's.
void drop_dateline(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const std::size_t own = behind_dateline(reading, tokens);
  if (own == 0 || own >= tokens.size()) return;
  const auto in_dateline = [&](const Time& time) {
    return time.role == Time::Role::at && time.when.words.begin < tokens[own].span.begin;
  };
  const bool told = std::any_of(times.begin(), times.end(), [&](const Time& time) {
    return time.role == Time::Role::at && !in_dateline(time);
  });
  if (told) times.erase(std::remove_if(times.begin(), times.end(), in_dateline), times.end());
}

// "Was to end in 2023 but was extended to 2026": what goes on ends on the later of two days.
void keep_later_end(std::vector<Time>& times) {
  const auto is_end = [](const Time& time) {
    return (time.role == Time::Role::until || time.role == Time::Role::within) &&
           time.when.bounds.latest;
  };
  const auto later = [&](const Time& a, const Time& b) {
    return !is_end(a) || (is_end(b) && *a.when.bounds.latest < *b.when.bounds.latest);
  };
  const auto last = std::max_element(times.begin(), times.end(), later);
  if (last == times.end() || !is_end(*last)) return;
  const Time end = *last;
  const auto earlier = [&](const Time& time) {
    return is_end(time) && *time.when.bounds.latest < *end.when.bounds.latest;
  };
  times.erase(std::remove_if(times.begin(), times.end(), earlier), times.end());
}

// "Under the pact dated 3 May Acme gave a licence from 1 June": the paper's day is not that of what
// has one of its own.
void drop_paper_day(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto is_papers = [&](const Time& time) {
    if (time.role != Time::Role::from) return false;
    const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.span.begin == time.when.words.begin;
    });
    return first != tokens.begin() && first != tokens.end() &&
           is_cue(reading.pack, "bears_date", std::prev(first)->lemma);
  };
  const bool has_own = std::any_of(times.begin(), times.end(), [&](const Time& time) {
    return time.role == Time::Role::from && !is_papers(time);
  });
  if (has_own) times.erase(std::remove_if(times.begin(), times.end(), is_papers), times.end());
}

// "Extended from 31 May 2021 to 31 May 2024", "moves the end from ... to ...": the first of the two
// is when it would have ended; but "extended with effect from 1 June 2021 to 31 May 2024".
void drop_old_end(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto is_old = [&](const Time& time) {
    if (time.role != Time::Role::from) return false;
    const std::size_t first = token_of(tokens, time);
    std::size_t end = first;
    while (end < tokens.size() && tokens[end].timex == tokens[first].timex) ++end;
    const bool to_another = end + 1 < tokens.size() && tokens[end + 1].timex >= 0 &&
                            is_cue(reading.pack, "bare_to", tokens[end].word);
    return to_another && first > 1 &&
           !cue_before(reading.pack, "with_effect", tokens, first, kBefore);
  };
  times.erase(std::remove_if(times.begin(), times.end(), is_old), times.end());
}

// "Pays 12% (15% before 2019)": the days in the bracket are those of the amount in it; but "holds
// a stake (12% since 2019)".
void drop_bracket_days(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto has_amount = [&](std::size_t begin, std::size_t end) {
    return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                       tokens.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& token) {
                         return token.amount != Token::Amount::none && token.timex < 0;
                       });
  };
  const auto is_anothers = [&](const Time& time) {
    const std::size_t at = token_of(tokens, time);
    if (at == tokens.size()) return false;
    const auto bracket = bracket_of(reading, mention.sentence, at);
    return bracket && mention.end <= bracket->begin && has_amount(0, bracket->begin) &&
           has_amount(bracket->begin, bracket->end);
  };
  times.erase(std::remove_if(times.begin(), times.end(), is_anothers), times.end());
}

// "Extended by two years to 31 March 2028": of a length and the day it leads to, the day.
void drop_told_length(std::vector<Time>& times) {
  const auto is_end = [](const Time& time) {
    return time.role == Time::Role::until || time.role == Time::Role::within;
  };
  const auto is_length = [&](const Time& time) {
    return is_end(time) && time.when.type == timex::Type::duration && !time.when.distance;
  };
  if (std::any_of(times.begin(), times.end(),
                  [&](const Time& time) { return is_end(time) && !is_length(time); }))
    times.erase(std::remove_if(times.begin(), times.end(), is_length), times.end());
}

}  // namespace

// "Agreed in 2022 to grant a licence from 1 January 2024", "the licence granted in 2022 takes
// effect on 1 January 2024": of the days of two verbs it holds from the later one. But "bought 10%
// in 2019 and 12% in 2020".
void keep_last_start(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto of_other_verb = [&](const Time& a, const Time& b) {
    const auto [first, last] = std::minmax(a.when.words.begin, b.when.words.begin);
    bool verb = false;
    for (const Token& token : tokens) {
      if (token.span.begin <= first || token.span.begin >= last) continue;
      if (token.tag == Tag::conjunction && !is_cue(reading.pack, "but", token.word)) return false;
      verb = verb || token.tag == Tag::verb;  // but "was to start in May but began in June"
    }
    return verb;
  };
  const auto is_start = [](const Time& time) {
    return time.role == Time::Role::from && time.when.bounds.earliest && time.when.bounds.latest;
  };
  const std::vector<Time> all = times;
  const auto is_earlier = [&](const Time& time) {
    return is_start(time) && std::any_of(all.begin(), all.end(), [&](const Time& other) {
             return is_start(other) && *time.when.bounds.latest < *other.when.bounds.earliest &&
                    of_other_verb(time, other);
           });
  };
  times.erase(std::remove_if(times.begin(), times.end(), is_earlier), times.end());
}

// "Agreed on 3 May to pay 4% from 1 July": it holds from then on.
void drop_day_before_start(std::vector<Time>& times) {
  const auto start = std::find_if(times.begin(), times.end(), [](const Time& time) {
    return time.role == Time::Role::from && time.when.bounds.earliest;
  });
  if (start == times.end()) return;
  const date::sys_days day = *start->when.bounds.earliest;
  times.erase(std::remove_if(times.begin(), times.end(),
                             [&](const Time& time) {
                               return time.role == Time::Role::at && time.when.bounds.latest &&
                                      *time.when.bounds.latest < day;
                             }),
              times.end());
}

// "Terminated on 3 May with effect from 31 December": on the day from which it is over.
void keep_effective_day(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const auto is_effective = [&](const Time& time) {
    std::size_t at = 0;
    while (at < tokens.size() && tokens[at].span.begin < time.when.words.begin) ++at;
    return at < tokens.size() && introduced(reading, tokens, at) == Time::Role::from;
  };
  const auto day = std::find_if(times.begin(), times.end(), is_effective);
  if (times.size() > 1 && day != times.end()) times = {Time(*day)};
}

// "Was to last until 2020 but was cut short in March 2019": the end that came. "Agreed until 2022
// and lifted three years early": nobody says when.
void drop_end_once_meant(const Reading& reading, const Mention& mention, std::vector<Time>& times) {
  const auto came = std::find_if(times.begin(), times.end(), [](const Time& time) {
    return time.role == Time::Role::within && time.when.bounds.latest;
  });
  if (came == times.end()) {
    const auto is_end = [](const Time& time) { return time.role == Time::Role::until; };
    if (find_cue(reading.pack, "ends_ahead", reading.sentences[mention.sentence].tokens))
      times.erase(std::remove_if(times.begin(), times.end(), is_end), times.end());
    return;
  }
  const date::sys_days day = *came->when.bounds.latest;
  times.erase(std::remove_if(times.begin(), times.end(),
                             [&](const Time& time) {
                               return time.role == Time::Role::until && time.when.bounds.latest &&
                                      *time.when.bounds.latest > day;
                             }),
              times.end());
}

std::vector<Time> settled(const Reading& reading, const Mention& mention, const Standing& standing,
                          std::vector<Time> times) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const bool is_term = reading.kind_of(mention).is_term;
  drop_bracket_days(reading, mention, times);
  if (standing.moved) {
    const std::uint32_t behind = tokens[mention.end - 1].span.end;
    times.erase(std::remove_if(times.begin(), times.end(),
                               [&](const Time& time) {
                                 return time.when.words.begin < behind ||
                                        time.role == Time::Role::from;
                               }),
                times.end());
    if (standing.effect == Effect::starts) {  // "its start was put off to 1 July"
      for (Time& time : times) time.role = Time::Role::from;
    }
  }
  const bool by_noun = !is_term && mention.frame->verbs.empty();
  if (by_noun) keep_days_inside(reading, mention, times);
  if (by_noun || reading.kind_of(mention).change == pack::Change::made)
    keep_signing_days(reading, mention, times);
  if (is_term && standing.effect == Effect::ends) {
    keep_days_behind_verb(reading, mention, standing, times);
    drop_end_once_meant(reading, mention, times);
  }
  const bool is_end = is_term ? standing.effect == Effect::ends
                              : reading.kind_of(mention).change == pack::Change::ended;
  if (const auto notice = is_end ? notice_to_end(reading, mention) : std::nullopt) {
    times.clear();
    if (!notice->end) return times;
    Time end;
    end.role = is_term ? Time::Role::within : Time::Role::at;
    end.when = *notice->end;
    times.push_back(std::move(end));
    return times;
  }
  if (is_term && standing.effect == Effect::holds) drop_day_before_start(times);
  if (is_term && standing.effect == Effect::continues) keep_later_end(times);
  if (is_term) drop_paper_day(reading, mention, times);
  if (is_term && (standing.effect == Effect::starts || standing.effect == Effect::changes))
    keep_last_start(reading, mention, times);
  if (is_term) from_until_clause(reading, mention, times);
  if (is_term) from_at_once(reading, mention, standing, times);
  if (is_term && times.empty()) from_opening(reading, mention, times);
  if (is_term && times.empty()) from_lead_in(reading, mention, times);
  if (!is_term) keep_days_behind_verb(reading, mention, standing, times);
  if (!is_term && is_end) keep_effective_day(reading, mention, times);
  if (!is_term) drop_dateline(reading, mention, times);
  if (reading.kind_of(mention).change == pack::Change::extended)
    drop_old_end(reading, mention, times);
  if (times.empty()) from_same_breath(reading, mention, standing, times);
  if (is_term && reading.sentences[mention.sentence].cell > 0) from_column(reading, mention, times);
  const bool told_day = std::any_of(times.begin(), times.end(), [](const Time& time) {
    return time.role == Time::Role::at || time.role == Time::Role::by;
  });
  if (!told_day && reading.kind_of(mention).is_agreement &&
      mention.frame->times == pack::Frame::Times::any)
    from_introduction(reading, mention, times);
  drop_told_length(times);
  return times;
}

}  // namespace inforce::claims
