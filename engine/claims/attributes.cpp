// SPDX-License-Identifier: MIT
// What a term is like: its rate, its cap, whether it is exclusive; and the amounts of an event.
#include <algorithm>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

// The tokens that may speak of the mention: its clause, or all of a sentence without one.
Found region(const Reading& reading, const Mention& mention) {
  const Grammar& grammar = reading.grammars[mention.sentence];
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const std::uint16_t segment = grammar.segment[mention.begin];
  Found found{mention.begin, mention.end};
  while (found.begin > 0 && grammar.segment[found.begin - 1] == segment) --found.begin;
  while (found.end < tokens.size() && grammar.segment[found.end] == segment) ++found.end;
  return found;
}

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
  if (rule.value == "<words>") {
    std::size_t begin = found.begin;
    while (begin < found.end && sentence.tokens[begin].tag == Tag::determiner) ++begin;
    return one_line(reading.words(
        {sentence.tokens[begin].span.begin, sentence.tokens[found.end - 1].span.end}));
  }
  return rule.value;
}

bool is_flag(const std::string& value) { return value == "true" || value == "false"; }
std::string opposite(const std::string& value) { return value == "true" ? "false" : "true"; }

}  // namespace

void find_attributes(const Reading& reading, const Mention& mention, const Standing& standing,
                     Claim& claim) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Found around = region(reading, mention);
  claim.attributes = mention.frame->attributes;
  for (const pack::AttributeRule& rule : reading.kind_of(mention).attributes) {
    if (claim.attributes.count(rule.name) > 0) continue;
    const auto found = find_pattern(rule.match, tokens, around.begin, around.end);
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
  const Found around = region(reading, mention);
  for (std::size_t i = around.begin; i < around.end; ++i) {
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
