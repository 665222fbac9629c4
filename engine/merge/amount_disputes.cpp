// SPDX-License-Identifier: MIT
// "$85m" in one source, "$80 million" in another, for one event: two amounts of one currency that
// are near each other and that no source gives side by side.
#include <algorithm>
#include <map>
#include <set>

#include "merge/alike.h"
#include "merge/assemble.h"

namespace inforce::merge {
namespace {

struct Given {
  model::Amount amount;
  Voices by;
  std::set<Index> docs;
};

std::vector<Given> given(const Work& work, const Event& event) {
  std::map<std::pair<std::string, std::string>, Given> all;
  for (const Index s : event.said) {
    const Said& said = at(work.said, s);
    for (const claims::Amount& amount : said.claim->amounts) {
      if (!amount.qualifier.empty()) continue;
      Given& one = all[{amount.currency, amount.value}];
      one.amount = {amount.value, amount.currency, {}};
      insert(one.by.said, s);
      one.docs.insert(work.source_of(said));
    }
  }
  std::vector<Given> amounts;
  amounts.reserve(all.size());
  for (auto& entry : all) amounts.push_back(std::move(entry.second));
  std::stable_sort(amounts.begin(), amounts.end(),
                   [&](const Given& a, const Given& b) { return is_stronger(work, a.by, b.by); });
  return amounts;
}

bool are_apart(const std::set<Index>& a, const std::set<Index>& b) {
  return std::none_of(a.begin(), a.end(), [&](Index doc) { return b.count(doc) != 0; });
}

}  // namespace

std::vector<Dispute> amount_disputes(const Work& work, const Event& event) {
  std::vector<Dispute> disputes;
  std::vector<Given> amounts = given(work, event);
  while (amounts.size() > 1) {
    const Given followed = std::move(amounts.front());
    amounts.erase(amounts.begin());
    Dispute dispute{0, "amount", {{followed.amount.value, {}, followed.by.said}}, {}};
    const auto against =
        std::stable_partition(amounts.begin(), amounts.end(), [&](const Given& other) {
          return !is_near(followed.amount, other.amount) || !are_apart(followed.docs, other.docs);
        });
    for (auto other = against; other != amounts.end(); ++other) {
      if (dispute.because.empty()) dispute.because = why_stronger(work, followed.by, other->by);
      dispute.views.push_back({other->amount.value, {}, other->by.said});
    }
    amounts.erase(against, amounts.end());
    if (dispute.views.size() > 1) disputes.push_back(std::move(dispute));
  }
  return disputes;
}

}  // namespace inforce::merge
