// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "merge/work.h"

namespace inforce::merge {
namespace {

auto key(const claims::Time& time) {
  return std::tie(time.role, time.when.words.begin, time.when.words.end, time.when.value,
                  time.when.mod, time.when.edtf);
}

auto key(const claims::Claim& claim) {
  return std::tie(claim.quote.begin, claim.quote.end, claim.is_term, claim.kind, claim.effect,
                  claim.side, claim.holder, claim.bound, claim.parties, claim.object,
                  claim.attributes, claim.was, claim.modality, claim.condition, claim.asserted_by,
                  claim.rule, claim.summary, claim.news);
}

bool before(const claims::Claim& a, const claims::Claim& b) {
  if (key(a) != key(b)) return key(a) < key(b);
  return std::lexicographical_compare(
      a.times.begin(), a.times.end(), b.times.begin(), b.times.end(),
      [](const claims::Time& x, const claims::Time& y) { return key(x) < key(y); });
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
    for (claims::Time& time : claim.times) follow(time.anchor);
    if (claim.quote.end > text_size || claim.quote.end < claim.quote.begin) claim.quote = {};
  }
  extraction.claims = std::move(sorted);
}

// The claims of one message, `own`, which refer to each other only, as a document of the same file.
claims::Extraction take_message(claims::Extraction& whole, std::size_t message,
                                const std::vector<std::size_t>& own, std::set<std::string>& ids) {
  claims::Extraction part;
  std::map<std::size_t, std::size_t> places;  // of the claims: in the whole -> in the part
  std::set<std::string> names;
  for (const std::size_t i : own) {
    claims::Claim& claim = whole.claims[i];
    places.emplace(i, places.size());
    names.insert({claim.holder, claim.bound});
    names.insert(claim.parties.begin(), claim.parties.end());
    part.claims.push_back(std::move(claim));
  }
  const auto follow = [&](std::optional<std::size_t>& reference) {
    if (!reference) return;
    const auto place = places.find(*reference);
    reference = place == places.end() ? std::nullopt : std::optional(place->second);
  };
  for (claims::Claim& claim : part.claims) {
    follow(claim.change);
    for (claims::Time& time : claim.times) follow(time.anchor);
  }
  if (message == 0 || part.claims.empty()) return part;
  const std::string id = fmt::format("{}-message-{}", whole.doc, message + 1);
  part.doc = id;
  for (int n = 2; !ids.insert(part.doc).second; ++n) part.doc = fmt::format("{}-{}", id, n);
  part.path = whole.path;
  part.published = whole.messages[message - 1].published;
  part.published_words = whole.messages[message - 1].published_words;
  for (const claims::Party& party : whole.parties) {
    if (names.count(party.name) != 0) part.parties.push_back(party);
  }
  return part;
}

// A mail that holds older ones is as many documents: the oldest first, the mail itself last.
void add_documents(Work& work, claims::Extraction whole, std::set<std::string>& ids) {
  const std::size_t messages = whole.messages.size();
  if (messages == 0) {
    sort_claims(whole, whole.text.size());
    work.held_by.push_back(kNone);
    work.files.push_back(size(work.docs));
    work.docs.push_back(std::move(whole));
    return;
  }
  std::vector<std::vector<std::size_t>> own(messages + 1);
  for (std::size_t i = 0; i < whole.claims.size(); ++i)
    own[std::min(whole.claims[i].message, messages)].push_back(i);
  std::vector<std::size_t> kept{0};  // message -> the nearest with claims that holds it, or it is
  std::vector<claims::Extraction> parts;
  for (std::size_t m = 1; m <= messages; ++m) {
    parts.push_back(take_message(whole, m, own[m], ids));
    const bool says_something = !parts.back().claims.empty();
    kept.push_back(says_something ? m : kept[std::min(whole.messages[m - 1].under, m - 1)]);
  }
  const Index file = size(work.docs) + static_cast<Index>(std::count_if(
                                           parts.begin(), parts.end(),
                                           [](const auto& part) { return !part.claims.empty(); }));
  std::vector<Index> docs(messages + 1, file);
  Index next = size(work.docs);
  for (std::size_t m = messages; m > 0; --m) {
    if (kept[m] == m) docs[m] = next++;
  }
  for (std::size_t m = messages; m > 0; --m) {
    if (kept[m] != m) continue;
    const std::size_t holder = kept[std::min(whole.messages[m - 1].under, m - 1)];
    work.held_by.push_back(docs[holder]);
    work.files.push_back(file);
    sort_claims(parts[m - 1], whole.text.size());
    work.docs.push_back(std::move(parts[m - 1]));
  }
  whole.claims = take_message(whole, 0, own[0], ids).claims;
  sort_claims(whole, whole.text.size());
  work.held_by.push_back(kNone);
  work.files.push_back(file);
  work.docs.push_back(std::move(whole));
}

}  // namespace

Change Work::change_of(const std::string& kind) const {
  const auto found = kinds.events.find(kind);
  return found == kinds.events.end() ? Change::none : found->second.change;
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
  Work work{kinds, {}, {}, {0}, {}, {}, {}, {}, {}, {}, {}};
  std::set<std::string> ids;
  for (const claims::Extraction& doc : extractions) ids.insert(doc.doc);
  for (claims::Extraction& doc : extractions) add_documents(work, std::move(doc), ids);
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
