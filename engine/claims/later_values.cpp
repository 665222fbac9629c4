// SPDX-License-Identifier: MIT
// Values of one term that follow each other in two statements.
//
// "Acme must buy 500 tonnes a year. From 2017 the minimum is 700 tonnes": two sentences of one
// agreement, the second of which is a step that was agreed with the first. "Since 2019 the royalty
// has been 4%. Before that it was 5%": the second is what the first one changed.
#include <algorithm>

#include "claims/reading.h"

namespace inforce::claims {
namespace {

bool stands(const Claim& claim) {
  return claim.is_term && claim.modality <= Modality::reported &&
         (claim.effect == Effect::holds || claim.effect == Effect::starts);
}

// Is there a value that a later one may follow?
bool gives_value(const Claim& claim) {
  return stands(claim) || (claim.is_term && claim.modality <= Modality::reported &&
                           (claim.effect == Effect::changes || claim.effect == Effect::steps ||
                            claim.effect == Effect::continues));
}

// "The royalty rises to 8%", from whatever it was.
bool changes_value(const Claim& claim) {
  return claim.is_term && claim.modality <= Modality::reported && claim.effect == Effect::changes &&
         claim.side != Side::before && claim.was.empty();
}

bool is_of(const std::string& one, const std::string& other) {
  return one.empty() || other.empty() || one == other;
}

// Its one time, where that is a first day, or how long after the start it has one.
const Time* only_start(const Claim& claim) {
  if (claim.times.size() != 1 || claim.times.front().role != Time::Role::from) return nullptr;
  return &claim.times.front();
}

bool begins_before(const Claim& claim, const Time& start) {
  if (claim.times.empty()) return true;
  const Time* from = only_start(claim);
  return from != nullptr && from->when.bounds.latest && start.when.bounds.earliest &&
         *from->when.bounds.latest < *start.when.bounds.earliest;
}

// "Under the amendment it pays 6%. From 1 July the rate rises to 8%"; but "was raised in May".
bool is_agreed_step(const Claim& first, const Time& start) {
  const edtf::Bounds& day = start.when.bounds;
  return first.change && day.earliest && day.earliest == day.latest;
}

// "EUR" of "500 EUR": amounts of one measure follow each other, those of two stand side by side.
std::string_view measure_of(std::string_view value) {
  const std::size_t space = value.find(' ');
  if (space != std::string_view::npos) return value.substr(space);
  return !value.empty() && value.back() == '%' ? value.substr(value.size() - 1)
                                               : std::string_view{};
}

bool is_number(std::string_view value) {
  return !value.empty() && value.front() >= '0' && value.front() <= '9';
}

// The value of an attribute that both have, where the two differ and are of one measure.
const std::pair<const std::string, std::string>* other_value(const Claim& claim, const Claim& of) {
  for (const auto& attribute : claim.attributes) {
    const auto same = of.attributes.find(attribute.first);
    if (same != of.attributes.end() && same->second != attribute.second &&
        is_number(attribute.second) && is_number(same->second) &&
        measure_of(same->second) == measure_of(attribute.second)) {
      return &attribute;
    }
  }
  return nullptr;
}

}  // namespace

bool gives_way(const std::vector<Claim>& claims, std::size_t i) {
  const Claim& first = claims[i];
  if (!stands(first) || !first.times.empty() || !first.condition.empty()) return false;
  return std::any_of(
      claims.begin() + static_cast<std::ptrdiff_t>(i) + 1, claims.end(), [&](const Claim& later) {
        return later.kind == first.kind && changes_value(later) &&
               (later.times.empty() || only_start(later) != nullptr) &&
               is_of(later.holder, first.holder) && is_of(later.bound, first.bound) &&
               other_value(later, first) != nullptr;
      });
}

void find_former_values(std::vector<Mention>& mentions, std::vector<Claim>& claims) {
  for (std::size_t i = 1; i < claims.size(); ++i) {
    const Claim& former = claims[i];
    Claim& now = claims[i - 1];
    if (!stands(former) || former.side != Side::before || !former.times.empty() || !stands(now) ||
        now.kind != former.kind || only_start(now) == nullptr || !now.was.empty() ||
        !is_of(former.holder, now.holder) || !is_of(former.bound, now.bound)) {
      continue;
    }
    const auto* value = other_value(former, now);
    if (value == nullptr) continue;
    now.was[value->first] = value->second;
    now.effect = Effect::changes;
    now.side = Side::unspecified;
    now.quote.end = std::max(now.quote.end, former.quote.end);  // both values stand in it
    mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(i));
    claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

void find_later_values(std::vector<Claim>& claims) {
  for (std::size_t i = 1; i < claims.size(); ++i) {
    Claim& later = claims[i];
    const Time* start = stands(later) || changes_value(later) ? only_start(later) : nullptr;
    if (start == nullptr) continue;
    const auto first = std::find_if(
        claims.rbegin() + static_cast<std::ptrdiff_t>(claims.size() - i), claims.rend(),
        [&](const Claim& claim) { return claim.is_term && claim.kind == later.kind; });
    if (first == claims.rend() || !gives_value(*first) ||
        (first->side == Side::before) != (later.side == Side::before) ||
        first->change != later.change || !is_of(later.holder, first->holder) ||
        !is_of(later.bound, first->bound) || !first->condition.empty() ||
        !begins_before(*first, *start) || (!stands(later) && !is_agreed_step(*first, *start))) {
      continue;
    }
    if (const auto* before = other_value(*first, later)) {
      later.was[before->first] = before->second;
      later.effect = Effect::steps;
    }
  }
}

}  // namespace inforce::claims
