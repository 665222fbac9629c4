// SPDX-License-Identifier: MIT
// "The licence was renewed in 2013 and again in 2018": one act on two days, which is two.
#include <algorithm>
#include <iterator>

#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

constexpr std::ptrdiff_t kBetweenDays = 4;  // words between "in 2015" and "2018"

}  // namespace

std::vector<Claim> one_for_each_day(const Reading& reading, const Mention& mention, Claim claim) {
  std::vector<Claim> all{std::move(claim)};
  std::vector<Time>& times = all[0].times;
  if (all[0].is_term || times.size() < 2) return all;
  const auto& tokens = reading.sentences[mention.sentence].tokens;
  for (std::size_t t = 1; t < times.size(); ++t) {
    const Time &one = times[t - 1], &other = times[t];
    if (one.role != Time::Role::at || other.role != Time::Role::at) continue;
    const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.span.begin >= one.when.words.begin;
    });
    if (first != tokens.begin() && is_cue(reading.pack, "of_both", std::prev(first)->word)) {
      continue;  // "between 2015 and 2018"
    }
    const auto within = [&](const Token& token) {
      return token.span.begin >= one.when.words.end && token.span.end <= other.when.words.begin;
    };
    const auto begin = std::find_if(tokens.begin(), tokens.end(), within);
    const auto end = std::find_if_not(begin, tokens.end(), within);
    if (end - begin > kBetweenDays || !find_cue(reading.pack, "and_again", tokens,
                                                static_cast<std::size_t>(begin - tokens.begin()),
                                                static_cast<std::size_t>(end - tokens.begin()))) {
      continue;
    }
    all.push_back(all[0]);
    all.back().times.erase(all.back().times.begin() + static_cast<std::ptrdiff_t>(t - 1));
    all[0].times.erase(all[0].times.begin() + static_cast<std::ptrdiff_t>(t));
    return all;
  }
  return all;
}

}  // namespace inforce::claims
