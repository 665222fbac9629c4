// SPDX-License-Identifier: MIT
// Changes of an agreement that no act of the text tells, and its terms imply: by a table of old and
// new ones, or by a day from which one is another.
#include <algorithm>

#include "claims/cues.h"
#include "claims/make_claim.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

// The head of a cell's column; behind the last sentence: it has none.
std::size_t header_of(const Reading& reading, std::size_t cell) {
  const auto& blocks = reading.document.blocks;
  for (std::size_t s = cell; s-- > 0;) {
    const Sentence& head = reading.sentences[s];
    if (blocks[head.block].kind == text::Block::Kind::table_header &&
        head.cell == reading.sentences[cell].cell &&
        blocks[head.block].table == blocks[reading.sentences[cell].block].table) {
      return s;
    }
  }
  return reading.sentences.size();
}

// "We agreed that the exclusivity is suspended": what the two sides change, and no court or
// ministry.
bool is_agreed(const Reading& reading, const Mention& mention) {
  const auto& clauses = reading.grammars[mention.sentence].clauses;
  return std::any_of(clauses.begin(), clauses.end(), [&](const Clause& in) {
    return in.finite && !in.negated && is_cue(reading.pack, "agrees", in.verb);
  });
}

}  // namespace

void add_column_change(const Reading& reading, std::vector<Mention>& mentions,
                       std::vector<Claim>& claims) {
  const bool told = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return reading.kind_of(mention).change > pack::Change::ended;
  });
  std::size_t header = reading.sentences.size();
  bool before = false, after = false;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Sentence& cell = reading.sentences[mentions[i].sentence];
    if (!claims[i].is_term || cell.cell <= 0 || cell.label == 0) continue;
    before = before || claims[i].side == Side::before;
    if (claims[i].side != Side::after) continue;
    after = after || claims[i].effect != Effect::ends;  // else all of it was over then
    header = std::min(header, header_of(reading, mentions[i].sentence));
  }
  if (told || !before || !after || header == reading.sentences.size()) return;
  for (const Mention& mention : find_mentions(reading, header)) {
    std::optional<Claim> claim = make_claim(reading, mention);
    if (!claim || claim->times.empty() || claim->parties.empty()) continue;
    const auto at = std::find_if(mentions.begin(), mentions.end(),
                                 [&](const Mention& other) { return other.sentence > header; });
    claims.insert(claims.begin() + (at - mentions.begin()), std::move(*claim));
    mentions.insert(at, mention);
    return;
  }
}

void add_dated_change(const Reading& reading, std::vector<Mention>& mentions,
                      std::vector<Claim>& claims) {
  const auto& frames = reading.pack.frames;
  const auto implied = std::find_if(frames.begin(), frames.end(),
                                    [](const pack::Frame& frame) { return frame.implied; });
  const bool told = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return reading.kind_of(mention).change != pack::Change::none;
  });
  if (told || implied == frames.end()) return;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& term = claims[i];
    const bool alters = term.effect == Effect::changes ||
                        (term.effect == Effect::suspends && is_agreed(reading, mentions[i]));
    const bool is_trade = reading.kind_of(mentions[i]).outlasts;  // "raised its stake to 45%"
    if (!term.is_term || !alters || is_trade || term.modality != Modality::fact ||
        term.holder.empty() || term.bound.empty() || term.side == Side::before ||
        mentions[i].frame->echo) {  // "as of 1 January this becomes 6%": a step that was agreed
      continue;
    }
    const auto from = std::find_if(term.times.begin(), term.times.end(), [](const Time& time) {
      return time.role == Time::Role::from && time.when.bounds.earliest;
    });
    if (from == term.times.end()) continue;
    Claim change;
    change.kind = reading.pack.kinds[implied->kind].id;
    change.parties = term.parties;
    change.times = {*from};
    change.quote = term.quote;
    change.rule = implied->rule;
    change.summary = summary_of(reading, term.quote);
    Mention mention = mentions[i];
    mention.frame = &*implied;
    claims.insert(claims.begin() + static_cast<std::ptrdiff_t>(i), std::move(change));
    mentions.insert(mentions.begin() + static_cast<std::ptrdiff_t>(i), mention);
    return;
  }
}

}  // namespace inforce::claims
