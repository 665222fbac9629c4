// SPDX-License-Identifier: MIT
// What a term is like: its rate, its cap, whether it is exclusive; and the amounts of an event.
#include <algorithm>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

std::string written(const Measure& measure) {
  return measure.currency == "%" ? measure.value + "%" : measure.value + " " + measure.currency;
}

std::string value_of(const Reading& reading, const Mention& mention,
                     const pack::AttributeRule& rule, const Found& found) {
  const Sentence& sentence = reading.sentences[mention.sentence];
  if (rule.value == "<percent>" || rule.value == "<money>") {
    for (std::size_t i = found.begin; i < found.end; ++i) {
      const Token::Amount kind = sentence.tokens[i].amount;
      if (kind != (rule.value == "<money>" ? Token::Amount::money : Token::Amount::percent))
        continue;
      if (const auto measure = measure_at(sentence, i, reading.document.text, reading.pack)) {
        return written(*measure);
      }
    }
    return {};
  }
  if (rule.value == "<name>") {
    std::size_t end = found.begin;
    while (end < found.end && sentence.tokens[end].tag == Tag::name) ++end;
    if (end == found.begin) return {};
    return one_line(reading.words(
        {sentence.tokens[found.begin].span.begin, sentence.tokens[end - 1].span.end}));
  }
  return rule.value;
}

bool is_flag(const std::string& value) { return value == "true" || value == "false"; }
std::string opposite(const std::string& value) { return value == "true" ? "false" : "true"; }

}  // namespace

void find_attributes(const Reading& reading, const Mention& mention, const Standing& standing,
                     Claim& claim) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Reach reach = reach_of(reading, mention);
  claim.attributes = mention.frame->attributes;
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
    const std::string value = value_of(reading, mention, rule, *found);
    if (value.empty()) continue;
    claim.attributes[rule.name] = value;
    // "is now capped", "no longer exclusive": it was not so before.
    const bool predicate = found->begin >= mention.end || found->end <= mention.begin;
    if (standing.says_now && is_flag(value) && predicate && claim.effect != Effect::starts) {
      claim.was[rule.name] = opposite(value);
    }
  }
  if (!claim.was.empty() && claim.effect != Effect::starts) claim.effect = Effect::changes;
}

void find_amounts(const Reading& reading, const Mention& mention, Claim& claim) {
  const Sentence& sentence = reading.sentences[mention.sentence];
  const Reach reach = reach_of(reading, mention);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const bool inside = mention.begin <= i && i < mention.end;
    if (!inside && (!reach.token[i] || in_other_item(reading, mention, i))) continue;
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
