// SPDX-License-Identifier: MIT
#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "merge/calendar.h"
#include "merge/mails.h"
#include "merge/times.h"

namespace inforce::merge {
namespace {

// Everything a claim says but the numbers of other claims, which follow from the order.
auto key(const claims::Amount& amount) {
  return std::tie(amount.words.begin, amount.words.end, amount.value, amount.currency,
                  amount.qualifier);
}

auto key(const claims::Time& time) {
  const timex::Timex& when = time.when;
  return std::tuple_cat(
      std::tie(time.role, when.words.begin, when.words.end, when.type, when.value, when.mod,
               when.edtf, when.bounds.earliest, when.bounds.latest, when.origin,
               when.business_days),
      std::make_tuple(when.distance ? when.distance->sign : 0,
                      when.distance ? when.distance->from.begin : 0,
                      when.distance ? when.distance->from.end : 0, time.anchor.has_value()));
}

auto key(const claims::Claim& claim) {
  return std::tuple_cat(
      std::tie(claim.quote.begin, claim.quote.end, claim.is_term, claim.kind, claim.effect,
               claim.side, claim.holder, claim.bound, claim.parties, claim.object, claim.attributes,
               claim.was, claim.modality, claim.condition, claim.asserted_by, claim.rule,
               claim.summary, claim.news, claim.corrects, claim.message),
      std::make_tuple(claim.change.has_value()));
}

template <typename Items>
std::optional<bool> earlier(const Items& a, const Items& b) {
  const auto by_key = [](const auto& x, const auto& y) { return key(x) < key(y); };
  if (std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), by_key)) return true;
  if (std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end(), by_key)) return false;
  return std::nullopt;
}

bool before(const claims::Claim& a, const claims::Claim& b) {
  const auto first = key(a), second = key(b);
  if (first != second) return first < second;
  if (const auto by_times = earlier(a.times, b.times)) return *by_times;
  return earlier(a.amounts, b.amounts).value_or(false);
}

// What ends "from 1 July" on has the day before as its last; "effective 31 March" is the last.
void name_last_days(claims::Claim& claim) {
  if (!claim.is_term || claim.effect != claims::Effect::ends) return;
  for (claims::Time& time : claim.times) {
    if (time.role != claims::Time::Role::from) continue;
    time.role = claims::Time::Role::within;
    const std::optional<date::sys_days> first = time.when.bounds.earliest;
    const bool is_exact = first && !time.anchor && !is_open(in_role(time)) && time.when.mod.empty();
    if (!is_exact || ends_month(*first)) continue;
    time.when.bounds = day_before({first, first});
  }
}

// Puts the claims in the order of the text and makes references follow them.
void sort_claims(claims::Extraction& extraction, std::size_t text_size) {
  std::vector<std::size_t> order(extraction.claims.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return before(extraction.claims[a], extraction.claims[b]);
  });
  std::vector<std::size_t> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  const auto follow = [&](std::optional<std::size_t>& reference) {
    if (reference && *reference >= place.size()) reference.reset();
    if (reference) reference = place[*reference];
  };
  std::vector<claims::Claim> sorted;
  sorted.reserve(order.size());
  for (const std::size_t i : order) {
    claims::Claim& claim = sorted.emplace_back(std::move(extraction.claims[i]));
    follow(claim.change);
    name_last_days(claim);
    for (claims::Time& time : claim.times) follow(time.anchor);
    if (claim.quote.end > text_size || claim.quote.end < claim.quote.begin) claim.quote = {};
  }
  extraction.claims = std::move(sorted);
}

}  // namespace

Change Work::change_of(const std::string& kind) const {
  const auto found = kinds.events.find(kind);
  return found == kinds.events.end() ? Change::none : found->second.change;
}

Pause Work::pause_of(const std::string& kind) const {
  const auto found = kinds.events.find(kind);
  return found == kinds.events.end() ? Pause::none : found->second.pause;
}

bool Work::has_in_it(Index later, Index earlier) const {
  const Index file = at(files, later);
  return file == at(files, earlier) ? earlier < later : contains(at(held_in, earlier), file);
}

bool contains(const Indices& set, Index item) {
  return std::binary_search(set.begin(), set.end(), item);
}

bool is_subset(const Indices& part, const Indices& whole) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

void insert(Indices& set, Index item) {
  const auto place = std::lower_bound(set.begin(), set.end(), item);
  if (place == set.end() || *place != item) set.insert(place, item);
}

Work in_order(std::vector<claims::Extraction> extractions, const Kinds& kinds) {
  std::sort(extractions.begin(), extractions.end(),
            [](const claims::Extraction& a, const claims::Extraction& b) {
              return std::tie(a.doc, a.path, a.text) < std::tie(b.doc, b.path, b.text);
            });
  Work work{kinds, {}, {}, {0}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  add_documents(work, std::move(extractions));
  for (Index d = 0; d < size(work.docs); ++d) sort_claims(at(work.docs, d), work.text_of(d).size());
  for (Index d = 0; d < size(work.docs); ++d) {
    for (const claims::Claim& claim : at(work.docs, d).claims) {
      Said said;
      said.doc = d;
      said.claim = &claim;
      work.said.push_back(std::move(said));
    }
    work.first.push_back(size(work.said));
  }
  return work;
}

}  // namespace inforce::merge
