// SPDX-License-Identifier: MIT
// "A royalty of 8% until the end of 2021 and 5% from then on": the first value's end is not the
// term's; the second one is a step that was agreed with it.
#include <algorithm>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/reading.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kNear = 5;  // words between the second value and what says when

// A value of the sentence that an attribute may have.
struct Value {
  std::size_t at = 0;
  Token::Amount kind = Token::Amount::none;
  Measure measure;
  std::string written;
};

std::vector<Value> values_in(const Reading& reading, std::size_t sentence) {
  std::vector<Value> found;
  const Sentence& words = reading.sentences[sentence];
  for (std::size_t i = 0; i < words.tokens.size(); ++i) {
    const Token& token = words.tokens[i];
    if (token.amount == Token::Amount::none || token.timex >= 0) continue;
    if (!found.empty() && found.back().measure.words.covers(token.span)) continue;
    const auto measure = measure_at(words, i, reading.document.text, reading.pack);
    if (measure) found.push_back({i, token.amount, *measure, written(*measure)});
  }
  return found;
}

bool ends_stage(const Time& time) {
  const bool is_end = time.role == Time::Role::until || time.role == Time::Role::within;
  const bool is_day = time.when.type == timex::Type::date && time.when.bounds.latest;
  return is_end && !time.anchor && !time.when.distance &&
         (is_day || time.when.type == timex::Type::duration);
}

// From the day after the first stage, or as long after the start as it lasts.
Time behind(const Time& stage) {
  Time from = stage;
  from.role = Time::Role::from;
  if (from.when.type == timex::Type::duration) return from;
  const date::sys_days day = *stage.when.bounds.latest + date::days{1};
  from.when.bounds = {day, day};
  from.when.value = from.when.edtf = edtf::to_string(day);
  from.when.mod.clear();
  from.when.origin = timex::Origin::resolved;
  return from;
}

}  // namespace

std::optional<Claim> take_step(const Reading& reading, const Mention& mention, Claim& claim) {
  const bool stands = claim.effect == Effect::holds || claim.effect == Effect::starts ||
                      claim.effect == Effect::continues;
  if (!claim.is_term || !stands || claim.modality > Modality::reported) return std::nullopt;
  const auto stage = std::find_if(claim.times.begin(), claim.times.end(), ends_stage);
  if (stage == claim.times.end()) return std::nullopt;
  const std::vector<Value> values = values_in(reading, mention.sentence);
  for (const auto& attribute : claim.attributes) {
    const std::string &name = attribute.first, &value = attribute.second;
    const auto first = std::find_if(values.begin(), values.end(),
                                    [&](const Value& one) { return one.written == value; });
    if (first == values.end()) continue;
    const auto second = std::find_if(first + 1, values.end(), [&](const Value& one) {
      return one.kind == first->kind && one.measure.words.begin >= stage->when.words.end &&
             one.measure.currency == first->measure.currency && one.written != value;
    });
    if (second == values.end()) continue;
    const auto& tokens = reading.sentences[mention.sentence].tokens;
    const std::size_t begin = second->at - std::min(kNear, second->at);
    const std::size_t end = std::min(tokens.size(), second->at + 2 * kNear);
    const auto own = std::find_if(claim.times.begin(), claim.times.end(), [&](const Time& time) {
      return time.role == Time::Role::from && time.when.bounds.earliest &&
             time.when.words.begin > second->measure.words.begin;
    });
    const bool dated = own != claim.times.end();
    if (!dated && !find_cue(reading.pack, "from_then", tokens, begin, end)) continue;
    Claim step = claim;
    step.effect = Effect::steps;
    step.attributes = {{name, second->written}};
    step.was = {{name, value}};
    step.amounts = {{second->measure.value, second->measure.currency, {}, second->measure.words}};
    step.times = {dated ? *own : behind(*stage)};
    if (dated) claim.times.erase(own);
    claim.times.erase(std::find_if(claim.times.begin(), claim.times.end(), ends_stage));
    return step;
  }
  return std::nullopt;
}

}  // namespace inforce::claims
