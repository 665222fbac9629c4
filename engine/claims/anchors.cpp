// SPDX-License-Identifier: MIT
// Times that are told by an event: "two months after the deal with Beta", "the same weekend". What
// waits for an event that nobody dates is planned.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kUnitSigns = 3;  // of "XXXX-WXX-WE": "XXXX-WXX-7" and a whole day are as fine

class Anchors {
 public:
  Anchors(const Reading& reading, const std::vector<Mention>& mentions, std::vector<Claim>& claims)
      : reading_(reading), mentions_(mentions), claims_(claims) {}

  void run() {
    anchor();
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (waits(i)) claims_[i].modality = Modality::planned;
    }
  }

 private:
  // "Two months after the deal with Beta", "the same weekend": the claim of the event they name.
  void anchor() {
    std::map<std::string, std::size_t> named;  // "the signing", said again
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      for (Time& time : claims_[i].times) {
        if (!time.when.distance) {
          time.anchor = same_time_as(i, time.when);
          continue;
        }
        const std::string words =
            to_lower_ascii(one_line(time.when.distance->from.of(reading_.document.text)));
        time.anchor = named_by(i, time.when.distance->from);
        if (time.anchor) {
          named[words] = *time.anchor;
          // What others are counted from is no news itself.
          Claim& anchor = claims_[*time.anchor];
          if (anchor.side == Side::unspecified) anchor.side = Side::before;
        } else if (const auto before = named.find(words); before != named.end()) {
          time.anchor = before->second;
        }
      }
    }
  }

  // The claim of an event in the sentence of claim i whose words these are.
  std::optional<std::size_t> named_by(std::size_t i, Span from) const {
    std::optional<std::size_t> found;
    for (std::size_t c = first_of(mentions_[i].sentence);
         c < claims_.size() && mentions_[c].sentence == mentions_[i].sentence; ++c) {
      if (c == i || claims_[c].is_term) continue;
      const Mention& mention = mentions_[c];
      const auto& tokens = reading_.sentences[mention.sentence].tokens;
      const std::size_t first = mention.chunk < 0
                                    ? mention.begin
                                    : reading_.grammars[mention.sentence]
                                          .chunks[static_cast<std::size_t>(mention.chunk)]
                                          .begin;
      const Span words{tokens[first].span.begin, tokens[mention.end - 1].span.end};
      if (words.overlaps(from)) found = c;
    }
    return found;
  }

  // "The same weekend" in a text that does not say which: that of the last event before it whose
  // time is as fine.
  std::optional<std::size_t> same_time_as(std::size_t i, const timex::Timex& when) const {
    if (claims_[i].is_term || when.origin != timex::Origin::open) return std::nullopt;
    const auto& tokens = reading_.sentences[mentions_[i].sentence].tokens;
    const bool refers = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return when.words.covers(token.span) && is_cue(reading_.pack, "same_time", token.word);
    });
    if (!refers) return std::nullopt;
    for (std::size_t c = i; c-- > 0;) {
      if (claims_[c].is_term || claims_[c].modality > Modality::reported) continue;
      for (const Time& time : claims_[c].times) {
        if (time.role != Time::Role::at) continue;
        if (time.when.distance || time.when.value.size() >= when.value.size() - kUnitSigns) {
          return c;
        }
      }
    }
    return std::nullopt;
  }

  // "The licence ends 30 days after the completion of the plant": it waits for a day nobody gives.
  bool waits(std::size_t i) const {
    const Claim& claim = claims_[i];
    const bool turns = claim.effect == Effect::starts || claim.effect == Effect::changes ||
                       claim.effect == Effect::ends;
    if (!claim.is_term || !turns || claim.modality != Modality::fact || mentions_[i].clause < 0)
      return false;
    const Tense tense = reading_.grammars[mentions_[i].sentence]
                            .clauses[static_cast<std::size_t>(mentions_[i].clause)]
                            .tense;
    if (tense != Tense::present && tense != Tense::future) return false;
    return std::any_of(claim.times.begin(), claim.times.end(), [](const Time& time) {
      return time.role != Time::Role::until && time.when.distance && !time.anchor;
    });
  }

  // The first claim of a sentence; mentions are in the order of the text.
  std::size_t first_of(std::size_t sentence) const {
    const auto first = std::lower_bound(
        mentions_.begin(), mentions_.end(), sentence,
        [](const Mention& mention, std::size_t at) { return mention.sentence < at; });
    return static_cast<std::size_t>(first - mentions_.begin());
  }

  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  std::vector<Claim>& claims_;
};

}  // namespace

void anchor_times(const Reading& reading, const std::vector<Mention>& mentions,
                  std::vector<Claim>& claims) {
  Anchors(reading, mentions, claims).run();
}

}  // namespace inforce::claims
