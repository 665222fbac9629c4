// SPDX-License-Identifier: MIT
// Who is who across documents. Two names are one party when they are spelled alike, or when one
// document gives the other's name as an alias, unless some document has both as parties of their
// own.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "merge/ids.h"
#include "merge/work.h"

namespace inforce::merge {
namespace {

using Group = std::size_t;

// Names are compared without case, dots and spacing: "ACME Corp." is "Acme Corp". One without
// Latin letters is compared as it is written.
std::string spelling(std::string_view name) {
  const std::string spelled = slug(name);
  return spelled.empty() ? std::string(trim(name)) : spelled;
}

// "the company", "its rival": words that mean somebody else in the next document.
bool is_proper(std::string_view name) {
  return !name.empty() && !(name.front() >= 'a' && name.front() <= 'z');
}

class Joiner {
 public:
  explicit Joiner(const Work& work) {
    for (const claims::Extraction& doc : work.docs) add(doc);
    std::sort(aliases_.begin(), aliases_.end());
    aliases_.erase(std::unique(aliases_.begin(), aliases_.end()), aliases_.end());
    for (const auto& [alias, owner] : aliases_) {
      const auto named = numbers_.find(alias);
      if (named != numbers_.end()) join(named->second, owner);
    }
    join_shortened();
  }

  // The party of a name as one document has it.
  [[nodiscard]] Group of(const std::string& name) { return find(number(spelling(name))); }
  [[nodiscard]] Group find(Group group) {
    while (parent_[group] != group) group = parent_[group] = parent_[parent_[group]];
    return group;
  }
  // A person says that these ids are one party; false when one of them is nobody's.
  bool merge(const std::vector<std::string>& ids) {
    const auto known = [&](const std::string& id) { return numbers_.count(id) != 0; };
    if (!std::all_of(ids.begin(), ids.end(), known)) return false;
    for (const std::string& id : ids) {
      const Group a = find(numbers_.at(ids.front())), b = find(numbers_.at(id));
      if (a != b) parent_[b] = a;
    }
    return true;
  }
  Group number(const std::string& spelled) {
    const auto [entry, is_new] = numbers_.emplace(spelled, parent_.size());
    if (is_new) {
      parent_.push_back(entry->second);
      seen_in_.emplace_back();
    }
    return entry->second;
  }

 private:
  void add(const claims::Extraction& doc) {
    std::map<std::string, int>
        claimed;  // aliases that two parties of one document share name nobody
    in_.emplace_back();
    for (const claims::Party& party : doc.parties) {
      std::set<std::string> spelled;  // "ACME AIR" and "Acme Air" are one
      for (const std::string& alias : party.aliases) spelled.insert(spelling(alias));
      for (const std::string& alias : spelled) ++claimed[alias];
    }
    for (const claims::Party& party : doc.parties) {
      const std::string name = spelling(party.name);
      const Group group = number(name);
      seen_in_[group].insert(document_);
      named_.emplace(name, group);
      in_.back().push_back(group);
      for (const std::string& alias : party.aliases) {
        const std::string spelled = spelling(alias);
        if (is_proper(alias) && !spelled.empty() && claimed[spelled] == 1) {
          aliases_.emplace_back(spelled, group);
        }
      }
    }
    ++document_;
  }

  // "Specula" of one document is "Specula Sensing" of another, where no other name begins so and
  // somebody else is named in both.
  void join_shortened() {
    const std::map<std::string, Group> names(named_.begin(), named_.end());
    std::vector<std::pair<Group, Group>> pairs;
    for (const auto& [name, group] : names) {
      const std::string begin = name + "-";
      std::set<Group> longer;
      for (auto at = names.lower_bound(begin); at != names.end() && at->first.starts_with(begin);
           ++at) {
        longer.insert(find(at->second));
      }
      if (longer.size() == 1 && *longer.begin() != find(group) &&
          have_partner(find(group), *longer.begin())) {
        pairs.emplace_back(group, *longer.begin());
      }
    }
    for (const auto& [shorter, longer] : pairs) join(shorter, longer);
  }

  [[nodiscard]] bool have_partner(Group a, Group b) {
    std::set<Group> partners;
    for (const std::size_t document : seen_in_[a]) {
      for (const Group other : in_[document]) {
        if (find(other) != a) partners.insert(find(other));
      }
    }
    return std::any_of(seen_in_[b].begin(), seen_in_[b].end(), [&](std::size_t document) {
      return std::any_of(in_[document].begin(), in_[document].end(), [&](Group other) {
        return find(other) != b && partners.count(find(other)) != 0;
      });
    });
  }

  void join(Group a, Group b) {
    a = find(a), b = find(b);
    if (a == b) return;
    if (seen_in_[a].size() < seen_in_[b].size()) std::swap(a, b);
    const auto both = [&](std::size_t document) { return seen_in_[a].count(document) != 0; };
    if (std::any_of(seen_in_[b].begin(), seen_in_[b].end(), both)) return;
    seen_in_[a].insert(seen_in_[b].begin(), seen_in_[b].end());
    seen_in_[b].clear();
    parent_[b] = a;
  }

  std::unordered_map<std::string, Group> numbers_;  // by spelling
  std::vector<Group> parent_;
  std::vector<std::set<std::size_t>> seen_in_;  // documents that have the group among their parties
  std::unordered_map<std::string, Group> named_;  // those that parties have, by spelling
  std::vector<std::vector<Group>> in_;            // the parties of each document
  std::vector<std::pair<std::string, Group>> aliases_;
  std::size_t document_ = 0;
};

// Names a document uses for its parties.
class Local {
 public:
  Local(const claims::Extraction& doc, Joiner& joiner) : joiner_(joiner) {
    for (const claims::Party& party : doc.parties) {
      for (const std::string& alias : party.aliases) names_.emplace(alias, party.name);
    }
    for (const claims::Party& party : doc.parties) names_[party.name] = party.name;
  }
  [[nodiscard]] Group find(const std::string& name) const {
    const auto found = names_.find(name);
    return joiner_.of(found == names_.end() ? name : found->second);
  }

 private:
  Joiner& joiner_;
  std::map<std::string, std::string> names_;
};

// The shortest name any document uses; of equally short ones, the one most use.
std::string usual_name(const std::map<std::string, int>& uses) {
  const auto better = [](const auto& a, const auto& b) {
    return std::make_tuple(a.first.size(), -a.second, a.first) <
           std::make_tuple(b.first.size(), -b.second, b.first);
  };
  return std::min_element(uses.begin(), uses.end(), better)->first;
}

// A person's name for a party. Its id stays, as other decisions name things by it.
bool rename(Work& work, const Decision& decision) {
  if (decision.verb != Decision::Verb::rename) return false;
  bool found = false;
  for (Party& party : work.parties) {
    if (std::find(decision.ids.begin(), decision.ids.end(), party.id) == decision.ids.end())
      continue;
    found = true;
    if (party.name != decision.to) party.aliases.push_back(party.name);
    std::sort(party.aliases.begin(), party.aliases.end());
    party.name = decision.to;
  }
  return found;
}

struct Names {
  std::map<std::string, int> uses;
  std::set<std::string> aliases;
};

}  // namespace

void find_parties(Work& work, const Overlay& overlay, std::vector<char>& done) {
  Joiner joiner(work);
  for (std::size_t i = 0; i < overlay.decisions.size(); ++i) {
    const Decision& decision = overlay.decisions[i];
    if (decision.verb == Decision::Verb::merge && joiner.merge(decision.ids)) done[i] = 1;
  }
  std::map<Group, Names> groups;
  for (const claims::Extraction& doc : work.docs) {
    for (const claims::Party& party : doc.parties) {
      if (spelling(party.name).empty()) continue;
      Names& names = groups[joiner.of(party.name)];
      ++names.uses[party.name];
      for (const std::string& alias : party.aliases) {
        if (is_proper(alias)) names.aliases.insert(alias);
      }
    }
  }
  std::vector<Local> locals;
  for (const claims::Extraction& doc : work.docs) locals.emplace_back(doc, joiner);
  const auto group_of = [&](const Said& said, const std::string& name) {
    const Group group = at(locals, said.doc).find(name);
    Names& names = groups[group];
    if (names.uses.empty()) names.uses[name] = 1;  // named by a claim alone
    return group;
  };
  for (const Said& said : work.said) {
    for (const std::string& name : said.claim->parties) {
      if (!spelling(name).empty()) group_of(said, name);
    }
    for (const std::string* name : {&said.claim->holder, &said.claim->bound}) {
      if (!spelling(*name).empty()) group_of(said, *name);
    }
  }

  // In the order of their ids, so that numbers do not depend on documents.
  std::set<std::string> taken;
  std::map<std::pair<std::string, Group>, const Names*> sorted;
  for (const auto& [group, names] : groups) {
    sorted[{slug(usual_name(names.uses)), group}] = &names;
  }
  std::map<Group, Index> index;
  for (const auto& [key, names] : sorted) {
    index[key.second] = size(work.parties);
    Party party{usual_name(names->uses), {}, free_id(key.first, "party", taken)};
    for (const auto& use : names->uses) {
      if (use.first != party.name) party.aliases.push_back(use.first);
    }
    for (const std::string& alias : names->aliases) {
      if (alias != party.name) party.aliases.push_back(alias);
    }
    std::sort(party.aliases.begin(), party.aliases.end());
    party.aliases.erase(std::unique(party.aliases.begin(), party.aliases.end()),
                        party.aliases.end());
    work.parties.push_back(std::move(party));
  }
  for (std::size_t i = 0; i < overlay.decisions.size(); ++i) {
    if (rename(work, overlay.decisions[i])) done[i] = 1;
  }
  for (Index d = 0; d < size(work.docs); ++d) {
    Indices& named = work.named.emplace_back();
    for (const claims::Party& party : at(work.docs, d).parties) {
      if (!spelling(party.name).empty()) insert(named, index.at(joiner.of(party.name)));
    }
  }
  for (Said& said : work.said) {
    const auto resolve = [&](const std::string& name) {
      return spelling(name).empty() ? kNone : index.at(at(locals, said.doc).find(name));
    };
    said.holder = resolve(said.claim->holder);
    said.bound = resolve(said.claim->bound);
    for (const std::string& name : said.claim->parties) {
      const Index party = resolve(name);
      if (party != kNone) insert(said.parties, party);
    }
    const auto kind = work.kinds.terms.find(said.claim->kind);
    const bool symmetric = kind != work.kinds.terms.end() && kind->second.symmetric;
    if (said.claim->is_term && symmetric && said.holder != kNone && said.bound < said.holder &&
        said.bound != kNone) {
      std::swap(said.holder, said.bound);
    }
  }
}

}  // namespace inforce::merge
