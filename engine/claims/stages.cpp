// SPDX-License-Identifier: MIT
// "A royalty of 8% until the end of 2021 and 5% from then on", "10% in 2022, 12% in 2023 and 15%
// from 2024", "exclusive until 2022 and non-exclusive thereafter": the first value's end is not the
// term's; those behind it are steps that were agreed with it.
#include <algorithm>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/reading.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kNear = 5;  // words between a value and what says when

// A value of the sentence that the attribute may have, and the stretch for which it is given.
struct Stage {
  std::size_t begin = 0, end = 0;  // tokens of the value
  std::string written;
  std::optional<Measure> measure;
  std::optional<Time> from, until;
  bool closed = false;  // "in 2022": from its first day to its last
};

// The clause that a token stands in; null: none.
const Clause* clause_at(const Grammar& grammar, std::size_t token) {
  for (const Clause& in : grammar.clauses) {
    const std::size_t verb = grammar.chunks[static_cast<std::size_t>(in.verb_chunk)].begin;
    if (in.finite && grammar.segment[verb] == grammar.segment[token]) return &in;
  }
  return nullptr;
}

// "Was 25% until 2024 and has been 15% since", "and is now 15%": a change that is over, and no step
// still to come.
bool is_over(const Grammar& grammar, const std::vector<Token>& tokens, const Stage& before,
             const Stage& now) {
  const Clause* was = clause_at(grammar, before.begin);
  const Clause* is = clause_at(grammar, now.begin);
  if (was == nullptr || is == nullptr || was == is || was->tense != Tense::past ||
      (is->tense != Tense::perfect && is->tense != Tense::present) || is->subjects.empty()) {
    return false;
  }
  const auto subject = static_cast<std::size_t>(is->subjects.front());
  return was->relative || was->subjects == is->subjects ||
         tokens[grammar.chunks[subject].head].tag == Tag::pronoun;
}

class Stages {
 public:
  Stages(const Reading& reading, const Mention& mention, const Claim& claim)
      : reading_(reading),
        mention_(mention),
        claim_(claim),
        tokens_(reading.sentences[mention.sentence].tokens),
        grammar_(reading.grammars[mention.sentence]),
        segment_(grammar_.segment) {}

  // Those of one attribute that follow each other; fewer than two where there are no steps.
  std::vector<Stage> of(const std::string& name, const std::string& value) {
    std::vector<Stage> all = is_flag(value) ? flags(name) : measures(value);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool apart = i > 0 && segment_[all[i].begin] != segment_[all[i - 1].begin];
      std::size_t first = all[i].begin;  // of a clause of its own all is said of the value
      while (apart && first > all[i - 1].end && segment_[first - 1] == segment_[all[i].begin])
        --first;
      if (i > 0) first = std::min(first, item_of(all[i - 1], all[i]));
      std::size_t end = tokens_.size();
      if (i + 1 < all.size()) end = std::min(all[i + 1].begin, item_of(all[i], all[i + 1]));
      find_times(all[i], first, end);
    }
    // "16% from 2022; before that it had been 18% since 2018", "since 2022 16%, and 18% before
    // that"
    if (all.size() == 2 && all[0].from && says_before(all[0], all[1]) &&
        (!all[1].from || all[1].from->when.bounds.earliest < all[0].from->when.bounds.earliest)) {
      std::swap(all[0], all[1]);
    }
    // "3%; until 2017, 2%"
    if (all.size() == 2 && !all[0].from && !all[0].until && !all[1].from && all[1].until &&
        item_of(all[0], all[1]) != all[1].begin) {
      std::swap(all[0], all[1]);
      all[1].from = behind(*all[0].until);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool begins = opens(all[i]) || (i + 1 < all.size() &&
                                            (turns_to(all[i + 1]) || is_later(all[i], all[i + 1])));
      if (i == 0 ? !begins : !follows(all[i - 1], all[i])) {
        all.resize(i);
        break;
      }
    }
    return all;
  }

 private:
  // Behind the first one of its kind, as long as no other party is spoken of.
  template <typename Same>
  void keep_run(std::vector<Stage>& all, const Same& same) const {
    const auto first = std::find_if(all.begin(), all.end(), same);
    all.erase(all.begin(), first);
    for (std::size_t i = 1; i < all.size(); ++i) {
      const bool speaks_of_other =
          std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(all[i - 1].end),
                      tokens_.begin() + static_cast<std::ptrdiff_t>(all[i].begin),
                      [&](const Token& token) { return is_stranger(token.party); });
      if (speaks_of_other || all[i].written == all[i - 1].written || !goes_on(all[i - 1], all[i])) {
        return all.resize(i);
      }
    }
  }

  // "5%, and from 2020 [it is] 6%", "and the rate is 6%"; but "5% of its sales, [which rose] by
  // 6%", "and [inflation reached] 6%".
  [[nodiscard]] bool goes_on(const Stage& before, const Stage& next) const {
    if (segment_[before.begin] == segment_[next.begin]) return true;
    const auto chunk = [&](int c) -> const Chunk& {
      return grammar_.chunks[static_cast<std::size_t>(c)];
    };
    for (const Clause& in : grammar_.clauses) {
      if (!in.finite || segment_[chunk(in.verb_chunk).begin] != segment_[next.begin]) continue;
      if (in.relative && in.antecedent >= 0) {
        return in.antecedent == mention_.chunk || in.antecedent == grammar_.chunk_of[before.begin];
      }
      if (is_other_deed(in, next)) return false;
      return std::all_of(in.subjects.begin(), in.subjects.end(), [&](int c) {
        const Token& head = tokens_[chunk(c).head];
        return head.party >= 0 || head.tag == Tag::pronoun || head.timex >= 0 ||
               head.amount != Token::Amount::none ||
               is_cue(reading_.pack, "measure_noun", head.lemma) || tells_of_same(c);
      });
    }
    return true;
  }
  // "Must buy 500 tonnes but [took] only 300": what was done, and not what is owed.
  [[nodiscard]] bool is_other_deed(const Clause& in, const Stage& next) const {
    if (mention_.clause < 0 || turns_to(next)) return false;
    const Clause& first = grammar_.clauses[static_cast<std::size_t>(mention_.clause)];
    const auto action = reading_.pack.actions.find(in.verb);
    const bool alters = action != reading_.pack.actions.end() &&
                        (action->second.copula || action->second.subject != pack::Effect::none);
    return in.verb != first.verb && in.tense == Tense::past && first.tense != Tense::past &&
           first.tense != Tense::perfect && !alters;
  }
  [[nodiscard]] bool tells_of_same(int c) const {
    return c == mention_.chunk ||
           std::any_of(reading_.here.begin(), reading_.here.end(), [&](const Mention& other) {
             return other.chunk == c && other.frame->kind == mention_.frame->kind;
           });
  }

  [[nodiscard]] bool is_stranger(int party) const {
    if (party < 0) return false;
    const std::string name = reading_.party_name(party);
    return name != claim_.holder && name != claim_.bound;
  }

  [[nodiscard]] std::vector<Stage> measures(const std::string& value) const {
    std::vector<Stage> all;
    std::vector<Token::Amount> kinds;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (token.amount == Token::Amount::none || token.timex >= 0) continue;
      if (!all.empty() && all.back().measure->words.covers(token.span)) continue;
      const auto measure = measure_at(reading_.sentences[mention_.sentence], i,
                                      reading_.document.text, reading_.pack);
      if (!measure) continue;
      std::size_t end = i;
      while (end < tokens_.size() && measure->words.covers(tokens_[end].span)) ++end;
      all.push_back({i, std::max(end, i + 1), written(*measure), measure, {}, {}, false});
      kinds.push_back(token.amount);
    }
    const auto first = std::find_if(all.begin(), all.end(),
                                    [&](const Stage& one) { return one.written == value; });
    if (first == all.end()) return {};
    const auto at = static_cast<std::size_t>(first - all.begin());
    std::vector<Stage> same;
    for (std::size_t i = at; i < all.size(); ++i) {
      if (kinds[i] == kinds[at] && all[i].measure->currency == first->measure->currency)
        same.push_back(all[i]);
    }
    keep_run(same, [&](const Stage& one) { return one.written == value; });
    return same;
  }

  // "Exclusive ... non-exclusive": the words for either value, in their order.
  [[nodiscard]] std::vector<Stage> flags(const std::string& name) const {
    std::vector<Stage> all;
    const Reach reach = reach_of(reading_, mention_);
    for (const pack::AttributeRule& rule : reading_.kind_of(mention_).attributes) {
      if (rule.name != name || !is_flag(rule.value)) continue;
      for (std::size_t at = 0; at < tokens_.size(); ++at) {
        const auto length = match_at(rule.match, tokens_, at, tokens_.size());
        if (length && reach.token[at])
          all.push_back({at, at + *length, rule.value, {}, {}, {}, false});
      }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Stage& a, const Stage& b) { return a.begin < b.begin; });
    keep_run(all, [](const Stage&) { return true; });
    return all;
  }

  [[nodiscard]] bool says_before(const Stage& stage, const Stage& next) const {
    return find_cue(reading_.pack, "before_that", tokens_, stage.end, next.begin) ||
           (next.end < tokens_.size() && cue_at(reading_.pack, "before_that", tokens_, next.end));
  }

  // Where the item of a list begins that the later value stands in: "3%; [until 2017, 2%]", "4% in
  // 2020[, from 2021 on 5%]"; its own place where both are in one.
  [[nodiscard]] std::size_t item_of(const Stage& stage, const Stage& next) const {
    bool dated = false, plain = true;
    for (std::size_t i = next.begin; i-- > stage.end;) {
      const Token& token = tokens_[i];
      if (token.span.of(reading_.document.text) == ";") return i;
      if ((token.tag == Tag::comma || token.tag == Tag::conjunction) && dated && plain) return i;
      dated = dated || token.timex >= 0;
      plain = plain && (token.timex >= 0 || pack::has(token.pos, pack::Pos::preposition) ||
                        pack::has(token.pos, pack::Pos::adverb));
    }
    return next.begin;
  }

  // "5% of sales; 6% from 2020", "it is exclusive; from 2018 it goes on as a non-exclusive one",
  // "the fee, now $4 million, will be $5 million from May".
  [[nodiscard]] bool is_later(const Stage& stage, const Stage& next) const {
    return next.from &&
           (item_of(stage, next) != next.begin || segment_[stage.begin] != segment_[next.begin] ||
            cue_before(reading_.pack, "newly", tokens_, stage.begin, 2));
  }

  // "5%, which rises to [6%]".
  [[nodiscard]] bool turns_to(const Stage& stage) const {
    return cue_before(reading_.pack, "turns_to", tokens_, stage.begin, kNear);
  }

  // The times between a value and the next one, those before it from `first` on; behind it none of
  // another clause that has a value.
  void find_times(Stage& stage, std::size_t first, std::size_t end) const {
    int last = -1;
    const bool others = end < tokens_.size() && segment_[end] != segment_[stage.begin];
    for (std::size_t i = first; i < std::min(end, stage.end + 4 * kNear); ++i) {
      if (others && i > stage.end && segment_[i] == segment_[end]) return;
      if (is_stranger(tokens_[i].party)) return;
      if (tokens_[i].timex < 0 || tokens_[i].timex == last) continue;
      last = tokens_[i].timex;
      Time time;
      time.when = reading_.timexes[static_cast<std::size_t>(last)];
      const auto role = introduced(reading_, tokens_, i);
      const bool is_length = time.when.type == timex::Type::duration;
      const auto& [first_day, last_day] = time.when.bounds;
      if (is_length && counts_from_own_start(reading_, tokens_, time.when))
        time.when.distance.reset();
      if (time.when.distance || (!is_length && (!first_day || !last_day))) continue;
      if (is_length) {
        const bool first_part = i > 0 && cue_at(reading_.pack, "first_length", tokens_, i - 1);
        if (first_part || cue_before(reading_.pack, "time_length", tokens_, i, kNear))
          set(stage.until, time);
      } else if (role == Time::Role::until) {
        set(stage.until, time);
      } else if (role == Time::Role::from) {
        set(stage.from, time);
      } else if (claim_.effect == Effect::changes || turns_to(stage)) {  // "to 7% in June"
        set(stage.from, time);
      } else if ((role == Time::Role::within || is_for(i)) && first_day != last_day &&
                 !stage.from) {
        stage.closed = true;
        set(stage.from, on_day(time.when, Time::Role::from, *first_day));
        set(stage.until, time);
      }
    }
    if (stage.from) stage.from->role = Time::Role::from;
    if (stage.until) stage.until->role = Time::Role::until;
  }

  // "5% for the 2019 season".
  [[nodiscard]] bool is_for(std::size_t at) const {
    return at > 0 && is_cue(reading_.pack, "for_whole", tokens_[at - 1].word);
  }

  static void set(std::optional<Time>& place, const Time& time) {
    if (!place) place = time;
  }

  // "10% in 2022": of what is bought then, the next one is no step.
  [[nodiscard]] bool opens(const Stage& stage) const {
    return stage.closed ? claim_.effect != Effect::starts : stage.from || stage.until;
  }

  [[nodiscard]] bool follows(const Stage& before, Stage& stage) const {
    if (stage.from && before.from)  // not "4% in 2020, down from 6% in 2018"
      return stage.from->when.bounds.earliest > before.from->when.bounds.earliest;
    if (stage.from) return true;
    if (!before.until) return false;
    const std::size_t begin = stage.begin - std::min(kNear, stage.begin);
    const std::size_t end = std::min(tokens_.size(), stage.begin + 2 * kNear);
    if (!stage.until && !is_over(grammar_, tokens_, before, stage) &&
        !find_cue(reading_.pack, "from_then", tokens_, begin, end)) {
      return false;
    }
    stage.from = behind(*before.until);
    return true;
  }

  // From the day after the stage before, or as long after the start as it lasts.
  static Time behind(const Time& stage) {
    if (stage.when.type != timex::Type::duration)
      return on_day(stage.when, Time::Role::from, *stage.when.bounds.latest + date::days{1});
    Time from = stage;
    from.role = Time::Role::from;
    return from;
  }

  const Reading& reading_;
  const Mention& mention_;
  const Claim& claim_;
  const std::vector<Token>& tokens_;
  const Grammar& grammar_;
  const std::vector<std::uint16_t>& segment_;
};

}  // namespace

std::vector<Claim> take_steps(const Reading& reading, const Mention& mention, Claim& claim) {
  const bool stands = claim.effect == Effect::holds || claim.effect == Effect::starts ||
                      claim.effect == Effect::continues || claim.effect == Effect::changes;
  if (!claim.is_term || !stands || claim.modality > Modality::reported) return {};
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  for (const auto& attribute : std::map(claim.attributes)) {
    const std::string& name = attribute.first;
    const std::vector<Stage> stages = Stages(reading, mention, claim).of(name, attribute.second);
    if (stages.size() < 2) continue;
    const std::uint32_t begin = tokens[stages.front().begin].span.begin;
    claim.times.erase(std::remove_if(claim.times.begin(), claim.times.end(),
                                     [&](const Time& time) {
                                       const Span words = time.when.words;
                                       return words.begin > begin ||
                                              std::any_of(stages.begin() + 1, stages.end(),
                                                          [&](const Stage& one) {
                                                            return one.from &&
                                                                   one.from->when.words == words;
                                                          });
                                     }),
                      claim.times.end());
    if (stages.size() == 2 && !stages.front().from &&
        is_over(reading.grammars[mention.sentence], tokens, stages.front(), stages.back())) {
      claim.effect = Effect::changes;
      claim.side = Side::unspecified;
      claim.was[name] = stages.front().written;
      claim.attributes[name] = stages.back().written;
      claim.times.push_back(*stages.back().from);
      return {};
    }
    claim.attributes[name] = stages.front().written;
    if (stages.front().from) claim.times.push_back(*stages.front().from);
    const bool goes_on = !stages.back().until;
    if (goes_on && claim.side == Side::before) claim.side = Side::unspecified;
    std::vector<Claim> steps;
    for (std::size_t i = 1; i < stages.size(); ++i) {
      Claim& step = steps.emplace_back(claim);
      step.effect = Effect::steps;
      step.attributes = {{name, stages[i].written}};
      step.was = {{name, stages[i - 1].written}};
      step.amounts.clear();
      if (const auto& measure = stages[i].measure)
        step.amounts = {{measure->value, measure->currency, {}, measure->words}};
      step.times = {*stages[i].from};
      if (i + 1 == stages.size() && stages[i].until) step.times.push_back(*stages[i].until);
    }
    return steps;
  }
  return {};
}

}  // namespace inforce::claims
