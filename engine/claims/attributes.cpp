// SPDX-License-Identifier: MIT
// What a term is like: its rate, its cap, whether it is exclusive; and the amounts of an event.
#include <algorithm>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/reading.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

std::string opposite(const std::string& value) { return value == "true" ? "false" : "true"; }

// "was never exclusive", "neither exclusive nor transferable".
bool is_denied(const Reading& reading, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kWords = 3;  // "by no means"
  if (cue_before(reading.pack, "denies", tokens, at, kWords)) return true;
  while (at > 0) {
    const Token& token = tokens[--at];
    if (token.tag == Tag::negation || pack::has(token.pos, pack::Pos::negation)) return true;
    if (token.tag != Tag::be && token.tag != Tag::adverb) return false;
  }
  return false;
}

std::string value_of(const Reading& reading, const Mention& mention,
                     const pack::AttributeRule& rule, const Found& found) {
  const Sentence& sentence = reading.sentences[mention.sentence];
  static constexpr std::pair<std::string_view, Token::Amount> kAmounts[] = {
      {"<percent>", Token::Amount::percent},
      {"<money>", Token::Amount::money},
      {"<count>", Token::Amount::count},
  };
  for (const auto& [name, wanted] : kAmounts) {
    if (rule.value != name) continue;
    for (std::size_t i = found.begin; i < found.end; ++i) {
      if (sentence.tokens[i].amount != wanted || sentence.tokens[i].timex >= 0) continue;
      if (const auto measure = measure_at(sentence, i, reading.document.text, reading.pack)) {
        return written(*measure);
      }
    }
    return {};
  }
  if (rule.value == "<length>") {
    // "Six months' notice", "Notice: six months", "the notice period is six months".
    constexpr std::size_t kBefore = 4, kBehind = 8;
    const std::size_t end =
        std::min(std::max(found.end, sentence.label) + kBehind, sentence.tokens.size());
    std::size_t begin = found.begin;  // but not of "runs for ten years and renews for five more"
    while (begin > 0 && found.begin - begin < kBefore &&
           sentence.tokens[begin - 1].tag != Tag::conjunction) {
      --begin;
    }
    std::string first;
    for (std::size_t i = begin; i < end; ++i) {
      const int timex = sentence.tokens[i].timex;
      if (timex < 0) continue;
      const timex::Timex& when = reading.timexes[static_cast<std::size_t>(timex)];
      if (when.type != timex::Type::duration) continue;
      // "From three to six months"
      if (i > 0 && is_cue(reading.pack, "bare_to", sentence.tokens[i - 1].word)) return when.value;
      if (first.empty()) first = when.value;
    }
    return first;
  }
  if (rule.value == "<name>") {
    const auto is_name = [&](std::size_t i) {
      return sentence.tokens[i].tag == Tag::name && sentence.tokens[i].party < 0;
    };
    // "Law of Scotland", "Governing law: Scotland".
    const bool in_label = found.end <= sentence.label;
    const std::size_t last =
        in_label ? std::min(sentence.label + 4, sentence.tokens.size()) : found.end;
    std::size_t begin = in_label ? sentence.label : found.begin;
    while (begin < last && !is_name(begin)) ++begin;
    std::size_t end = begin;
    while (end < last && is_name(end)) ++end;
    if (end == begin && !in_label) {  // "the State of Texas", where Texas has dealt with somebody
      end = last;
      while (end > found.begin && sentence.tokens[end - 1].party < 0) --end;
      for (begin = end; begin > found.begin && sentence.tokens[begin - 1].capital;) --begin;
    }
    while (begin > 0 && end > begin && sentence.tokens[begin - 1].capital &&
           sentence.tokens[begin - 1].timex < 0 && begin > 1 &&
           !pack::has(sentence.tokens[begin - 1].pos, pack::Pos::determiner)) {
      --begin;  // "New York"
    }
    if (end == begin) return {};
    return one_line(
        reading.words({sentence.tokens[begin].span.begin, sentence.tokens[end - 1].span.end}));
  }
  return rule.value == "true" && is_denied(reading, sentence.tokens, found.begin)
             ? opposite(rule.value)
             : rule.value;
}

// "Compared with 7% before", "compared with 7% in 2018": its own value of another time.
bool is_compared(const Reading& reading, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kNear = 3;
  if (!cue_before(reading.pack, "compared", tokens, at, 2)) return false;
  const std::size_t end = at + std::max<std::size_t>(tokens[at].amount_length, 1);
  for (std::size_t i = end; i < std::min(tokens.size(), end + kNear); ++i) {
    if (tokens[i].timex >= 0 || cue_at(reading.pack, "before_that", tokens, i)) return true;
  }
  return end >= tokens.size() || tokens[end].tag == Tag::stop || tokens[end].tag == Tag::comma;
}

// Is the amount at tokens[at] what it was before: "from 7%", "(previously 7%)"?
bool is_former(const Reading& reading, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kWords = 4;  // "which had stood at"
  const bool aside =
      at == 1 || (at > 1 && (tokens[at - 2].tag == Tag::comma || tokens[at - 2].tag == Tag::mark));
  if (aside && is_cue(reading.pack, "former_aside", tokens[at - 1].word)) return true;
  return cue_before(reading.pack, "former_value", tokens, at, kWords) ||
         is_compared(reading, tokens, at);
}

// "Rose by [2%] to 6%", "was cut by [2%]"; but "is replaced by 6%".
bool is_difference(const Reading& reading, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kQualified = 4;  // "by as much as 2%"
  return at > 0 && is_cue(reading.pack, "difference", tokens[at - 1].word) &&
         !cue_before(reading.pack, "replaced_by", tokens, at, kQualified);
}

// "4% at first".
bool is_first(const Reading& reading, const std::vector<Token>& tokens, std::size_t at) {
  const std::size_t end = at + tokens[at].amount_length;
  return end < tokens.size() && cue_at(reading.pack, "former_behind", tokens, end);
}

// "And was 4% before that", "500 tonnes before": of a value without a time of its own.
bool is_before_that(const Reading& reading, const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t kBehind = 4;  // "tonnes a year before that"
  const std::size_t end = at + std::max<std::size_t>(tokens[at].amount_length, 1);
  for (std::size_t i = end; i < std::min(tokens.size(), end + kBehind); ++i) {
    if (tokens[i].tag == Tag::comma || tokens[i].tag == Tag::stop) return false;
    const auto cue = cue_at(reading.pack, "before_that", tokens, i);
    if (cue) return cue->end >= tokens.size() || tokens[cue->end].timex < 0;
  }
  return false;
}

// "The fee of 3% is replaced by [a royalty of 4%]".
bool replaces(const Reading& reading, const std::vector<Token>& tokens, std::size_t end,
              std::size_t at) {
  return end < at && find_cue(reading.pack, "replaced_by", tokens, end, at).has_value();
}

// "The fee of $3 million [is reduced] to $2 million": a verb and "to" stand between the two.
bool turns_from(const Reading& reading, const std::vector<Token>& tokens, std::size_t end,
                std::size_t at) {
  return end < at && is_cue(reading.pack, "bare_to", tokens[at - 1].word) &&
         std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     tokens.begin() + static_cast<std::ptrdiff_t>(at), [](const Token& token) {
                       return token.tag == Tag::verb || token.tag == Tag::be;
                     });
}

// "ranging from 9% to 14%", "between 9% and 14%": where the amount at tokens[at] opens a range, the
// place of its other end.
std::optional<std::size_t> range_end(const Reading& reading, const std::vector<Token>& tokens,
                                     std::size_t at) {
  const auto cue = find_cue(reading.pack, "ranging", tokens, at - std::min<std::size_t>(at, 4), at);
  if (!cue || cue->end != at) return std::nullopt;
  const std::size_t next = at + std::max<std::size_t>(tokens[at].amount_length, 1) + 1;
  if (next >= tokens.size() || tokens[next].amount == Token::Amount::none) return std::nullopt;
  return next;
}

// Where an amount is the mention's: in a term's clause; of an event in its own words and phrases,
// what its verb is done to, and the relative clauses about it - but not in "came after a $5 million
// deal".
std::vector<bool> amount_reach(const Reading& reading, const Mention& mention) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  Reach reach = reach_of(reading, mention);
  if (reading.kind_of(mention).is_term) return reach.token;
  std::vector<bool> near(reach.token.size(), false);
  const auto take = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) near[i] = true;
  };
  const auto take_chunk = [&](int c) {
    const Chunk& chunk = grammar.chunks[static_cast<std::size_t>(c)];
    take(chunk.begin, chunk.end);
  };
  take(mention.begin, mention.end);
  if (mention.chunk >= 0) {
    take_chunk(mention.chunk);
    for (const auto& complement :
         complements_of(grammar, reading.sentences[mention.sentence], mention.chunk)) {
      take_chunk(complement.noun);
    }
  }
  for (std::size_t k = 0; k < reach.clauses.size(); ++k) {
    const Clause& clause = grammar.clauses[static_cast<std::size_t>(reach.clauses[k])];
    if (k == 0 && mention.frame->verbs.empty()) continue;
    for (const int object : clause.objects) take_chunk(object);
    if (k == 0) {
      for (const auto& complement : clause.complements) take_chunk(complement.noun);
    }
  }
  return near;
}

// "Bought for EUR 2 million, above the minimum of EUR 1 million": where the mention has a value of
// its own behind it, no value before it is its. 0: it has none.
std::size_t first_value(const Reading& reading, const Mention& mention,
                        const pack::AttributeRule& rule) {
  if (mention.chunk < 0 || !mention.frame->verbs.empty()) return 0;
  const Sentence& sentence = reading.sentences[mention.sentence];
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto own = complements_of(grammar, sentence, mention.chunk);
  const bool has_own = std::any_of(own.begin(), own.end(), [&](const Clause::Complement& of) {
    const Chunk& value = grammar.chunks[static_cast<std::size_t>(of.noun)];
    return is_cue(reading.pack, "of", sentence.tokens[of.preposition].word) &&
           match_at(rule.match, sentence.tokens, value.begin, sentence.tokens.size()).has_value();
  });
  return has_own ? grammar.chunks[static_cast<std::size_t>(mention.chunk)].begin : 0;
}

// "Up from 5% before 2022": what is so now began with that year.
void begin_behind(const Reading& reading, const std::vector<Token>& tokens, std::size_t former,
                  Claim& claim) {
  if (former + 1 >= tokens.size() || !cue_at(reading.pack, "before_day", tokens, former)) return;
  for (Time& time : claim.times) {
    if (time.when.words.begin != tokens[former + 1].span.begin || !time.when.bounds.earliest)
      continue;
    time = on_day(time.when, Time::Role::from, *time.when.bounds.earliest);
  }
}

// "Is 4%, up from 3% in 2018": in that year it was still so, and what is now began later.
void begin_after(const Reading& reading, const std::vector<Token>& tokens, std::size_t in,
                 Claim& claim) {
  const std::size_t behind = in + 1;
  if (behind >= tokens.size() || tokens[behind].timex < 0 ||
      !is_cue(reading.pack, "time_in", tokens[in].word)) {
    return;
  }
  for (Time& time : claim.times) {
    if (time.role != Time::Role::until && time.when.words.begin == tokens[behind].span.begin)
      time.role = Time::Role::after;
  }
}

// "... to six months".
bool is_measured_anew(const Reading& reading, const Mention& mention) {
  const std::vector<Token>& tokens = reading.sentences[mention.sentence].tokens;
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    const int timex = tokens[at].timex;
    if (timex >= 0 && is_cue(reading.pack, "bare_to", tokens[at - 1].word) &&
        reading.timexes[static_cast<std::size_t>(timex)].type == timex::Type::duration) {
      return true;
    }
  }
  return false;
}

}  // namespace

void find_attributes(const Reading& reading, const Mention& mention, const Standing& standing,
                     Claim& claim) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Reach reach = reach_of(reading, mention);
  claim.attributes = mention.frame->attributes;
  std::size_t now_at = 0;  // of an amount
  for (const pack::AttributeRule& rule : reading.kind_of(mention).attributes) {
    if (claim.attributes.count(rule.name) > 0) continue;
    std::optional<Found> found;
    for (std::size_t at = 0; at < tokens.size() && !found; ++at) {
      if (!reach.token[at]) continue;
      const auto length = match_at(rule.match, tokens, at, tokens.size());
      if (length && !(rule.value.front() == '<' && in_other_item(reading, mention, at))) {
        found = Found{at, at + *length};
      }
    }
    if (!found) continue;
    if (rule.value.front() == '<') {
      // "from 7% to 5%", "to 5% from 7%": the one behind "from" is how it was.
      if (const auto last = range_end(reading, tokens, found->begin)) {
        const std::string low = value_of(reading, mention, rule, *found);
        const auto length = match_at(rule.match, tokens, *last, tokens.size());
        const std::string high =
            length ? value_of(reading, mention, rule, {*last, *last + *length}) : std::string();
        if (!low.empty() && !high.empty()) claim.attributes[rule.name] = low + "-" + high;
        continue;
      }
      std::optional<Found> former, now, turned;
      for (std::size_t at = first_value(reading, mention, rule); at < tokens.size(); ++at) {
        if (!reach.token[at]) continue;
        const auto length = match_at(rule.match, tokens, at, tokens.size());
        if (!length || in_other_item(reading, mention, at)) continue;
        if (tokens[at].amount != Token::Amount::none && is_difference(reading, tokens, at)) {
          if (claim.effect == Effect::ends) claim.effect = Effect::changes;  // "was cut by 2%"
          continue;
        }
        const bool was = is_former(reading, tokens, at) || is_first(reading, tokens, at) ||
                         is_before_that(reading, tokens, at);
        std::optional<Found>& place = was ? former : now;
        if (!place) place = Found{at, at + *length};
        if (!turned && now && now->begin < at &&
            (replaces(reading, tokens, now->end, at) ||
             (standing.effect == Effect::changes && turns_from(reading, tokens, now->end, at))))
          turned = Found{at, at + *length};
      }
      if (turned) {
        if (!former) former = now;
        now = turned;
      }
      // "It was 4% at first", and nothing is said of what it is now.
      if (!now && former && is_first(reading, tokens, former->begin)) std::swap(now, former);
      if (former) claim.was[rule.name] = value_of(reading, mention, rule, *former);
      if (!now) continue;
      if (former) begin_behind(reading, tokens, former->end, claim);
      const bool is_state =
          standing.effect == Effect::holds || standing.effect == Effect::continues;
      if (former && is_state && former->begin > now->begin)
        begin_after(reading, tokens, former->end, claim);
      now_at = now->begin;
      found = now;
    }
    const std::string value = value_of(reading, mention, rule, *found);
    if (value.empty()) continue;
    claim.attributes[rule.name] = value;
    // "is now capped", "no longer exclusive": it was not so before.
    const bool predicate = found->begin >= mention.end || found->end <= mention.begin;
    const std::size_t near = found->begin >= 3 ? found->begin - 3 : 0;
    const bool newly =
        standing.says_now || find_cue(reading.pack, "newly", tokens, near, found->end);
    // "It now runs until 2026, still on a non-exclusive basis": as it was.
    const bool still = find_cue(reading.pack, "still", tokens, near, found->begin).has_value();
    // "Ceased to be exclusive": what ends is that, and not the licence.
    const bool ceases = claim.effect == Effect::ends && found->begin >= mention.end &&
                        tokens[found->begin].tag == Tag::verb;
    if (((newly && !still && claim.effect != Effect::starts) || ceases) && is_flag(value) &&
        predicate) {
      claim.was[rule.name] = opposite(value);
    }
  }
  // "The notice period was extended to six months", "was cut to": another one than before.
  const bool remeasured = !claim.attributes.empty() && is_measured(reading.kind_of(mention)) &&
                          (claim.effect == Effect::continues || claim.effect == Effect::ends) &&
                          is_measured_anew(reading, mention);
  if (remeasured || (!claim.was.empty() && claim.effect != Effect::starts))
    claim.effect = Effect::changes;
  // "cut the royalty to 3%": what has a new rate has not ended.
  if (now_at > 0 && claim.effect == Effect::ends &&
      is_cue(reading.pack, "bare_to", tokens[now_at - 1].word)) {
    claim.effect = Effect::changes;
  }
  if (standing.effect != Effect::changes && claim.effect == Effect::changes) {
    for (Time& time : claim.times) {  // not its end, nor a day on which it stood
      if (time.role == Time::Role::within || time.role == Time::Role::at) {
        time.role = Time::Role::from;
      } else if (time.role == Time::Role::from) {
        take_first_day(time);
      }
    }
    keep_last_start(reading, mention, claim.times);
  }
}

void find_amounts(const Reading& reading, const Mention& mention, Claim& claim) {
  const Sentence& sentence = reading.sentences[mention.sentence];
  const std::vector<bool> near = amount_reach(reading, mention);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (!near[i] || in_other_item(reading, mention, i)) continue;
    const Token::Amount kind = sentence.tokens[i].amount;
    if (kind != Token::Amount::money && kind != Token::Amount::percent) continue;
    const auto measure = measure_at(sentence, i, reading.document.text, reading.pack);
    if (!measure) continue;
    Amount amount{measure->value, measure->currency, "", measure->words};
    for (std::size_t back = std::min<std::size_t>(3, i); back > 0; --back) {
      const auto cue = find_cue(reading.pack, "qualifier", sentence.tokens, i - back, i);
      if (cue && cue->end == i) {
        amount.qualifier = to_lower_ascii(one_line(reading.words(
            {sentence.tokens[cue->begin].span.begin, sentence.tokens[cue->end - 1].span.end})));
        break;
      }
    }
    claim.amounts.push_back(std::move(amount));
  }
}

}  // namespace inforce::claims
