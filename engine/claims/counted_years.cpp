// SPDX-License-Identifier: MIT
// "From the second contract year the fee is $2 million", "beginning with the ninth year": a start
// that counts from that of the term, as its length does.
#include <fmt/format.h>

#include <algorithm>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

// Behind which the words at `at` stand, a "the" and "the start of" passed over: "with", "from".
bool is_led(const Reading& reading, const std::vector<Token>& tokens, std::size_t at) {
  std::size_t end = at;
  const auto pass_article = [&] {
    if (end > 0 && tokens[end - 1].tag == Tag::determiner) --end;
  };
  pass_article();
  if (const auto start =
          find_cue(reading.pack, "start_of", tokens, end - std::min<std::size_t>(2, end), end);
      start && start->end == end) {
    end = start->begin;
    pass_article();
  }
  return end > 0 && is_cue(reading.pack, "counted_from", tokens[end - 1].word);
}

}  // namespace

std::optional<Time> find_counted_year(const Reading& reading, const Mention& mention) {
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  const Reach reach = reach_of(reading, mention);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto year = cue_at(reading.pack, "counted_year", tokens, i);
    if (!year || !reach.token[i] || !is_led(reading, tokens, i)) continue;
    const auto& ordinals = reading.pack.ordinals;
    const auto nth = std::find(ordinals.begin(), ordinals.end(), tokens[i].word);
    if (nth == ordinals.end()) continue;
    Time from;
    from.role = Time::Role::from;
    from.when.words = {tokens[year->begin].span.begin, tokens[year->end - 1].span.end};
    from.when.type = timex::Type::duration;
    from.when.value = fmt::format("P{}Y", nth - ordinals.begin());
    from.when.origin = timex::Origin::open;
    return from;
  }
  return std::nullopt;
}

}  // namespace inforce::claims
