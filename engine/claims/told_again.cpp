// SPDX-License-Identifier: MIT
#include "claims/told_again.h"

#include "claims/cues.h"

namespace inforce::claims {
namespace {

constexpr std::size_t kEchoSentences = 5;  // between "a fee of 12%" and "the fee"

}  // namespace

bool is_echo(const Mention& mention, const std::vector<Mention>& before) {
  for (auto other = before.rbegin(); other != before.rend(); ++other) {
    if (other->sentence + kEchoSentences < mention.sentence) return false;
    if (other->frame->kind == mention.frame->kind) return true;
  }
  return false;
}

void take_roles(Claim& claim, const std::vector<Claim>& before) {
  if (!claim.holder.empty() || !claim.bound.empty()) return;
  if (!claim.is_term && !claim.parties.empty()) return;
  for (auto other = before.rbegin(); other != before.rend(); ++other) {
    if (other->is_term != claim.is_term || other->kind != claim.kind) continue;
    claim.holder = other->holder;
    claim.bound = other->bound;
    claim.parties = other->parties;
    return;
  }
}

bool is_repeated(const Claim& claim, std::size_t sentence, const std::vector<Mention>& mentions,
                 const std::vector<Claim>& claims) {
  if (!claim.is_term || claim.attributes.empty() || !claim.holder.empty() || !claim.bound.empty()) {
    return false;
  }
  for (std::size_t i = claims.size(); i-- > 0 && mentions[i].sentence == sentence;) {
    if (claims[i].kind == claim.kind && claims[i].attributes == claim.attributes) return true;
  }
  return false;
}

std::string gist(const Claim& claim) {
  std::string gist = claim.kind + '\n' + std::to_string(static_cast<int>(claim.modality));
  if (!claim.is_term) {
    if (!claim.times.empty() || !claim.amounts.empty()) return {};
    if (claim.modality == Modality::possible) return {};  // each gap is another
    for (const std::string& party : claim.parties) gist += '\n' + party;
    return gist;
  }
  gist += '\n' + std::to_string(claim.quote.begin) + '\n' + claim.holder + '\n' + claim.bound +
          '\n' + std::to_string(static_cast<int>(claim.effect)) +
          std::to_string(static_cast<int>(claim.side)) + std::to_string(claim.times.size());
  for (const auto& [name, value] : claim.attributes) gist += '\n' + name + '=' + value;
  return gist;
}

void drop_exclusive_ends(const Reading& reading, std::vector<Mention>& mentions,
                         std::vector<Claim>& claims) {
  const auto is_exclusive = [&](const Mention& mention) {
    if (mention.chunk < 0) return false;
    const Chunk& group =
        reading.grammars[mention.sentence].chunks[static_cast<std::size_t>(mention.chunk)];
    return find_cue(reading.pack, "exclusive", reading.sentences[mention.sentence].tokens,
                    group.begin, group.end)
        .has_value();
  };
  const auto told_elsewhere = [&](std::size_t sentence) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (claims[i].is_term && claims[i].effect == Effect::ends &&
          claims[i].modality == Modality::fact && mentions[i].sentence != sentence &&
          is_exclusive(mentions[i])) {
        return true;
      }
    }
    return false;
  };
  for (std::size_t i = claims.size(); i-- > 0;) {
    if (reading.kind_of(mentions[i]).change != pack::Change::ended || !is_exclusive(mentions[i]) ||
        !told_elsewhere(mentions[i].sentence)) {
      continue;
    }
    claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(i));
    mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

}  // namespace inforce::claims
