// SPDX-License-Identifier: MIT
#include "claims/candidates.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "claims/cues.h"
#include "claims/descriptors.h"

namespace inforce::claims {
namespace {

std::string_view last_word(std::string_view name) { return name.substr(name.rfind(' ') + 1); }

}  // namespace

bool is_one_word(std::string_view name) { return name.find(' ') == std::string_view::npos; }
std::size_t count_words(std::string_view name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
}
std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }
std::string initials_of(std::string_view name) {
  std::string initials;
  for (std::size_t at = 0; at != std::string_view::npos; at = name.find(' ', at)) {
    if (name[at] == ' ') ++at;
    initials += name[at];
  }
  return initials;
}

std::size_t Candidates::number(std::string_view written) {
  const auto [entry, is_new] = numbers_.emplace(folded(written), list_.size());
  if (is_new) list_.push_back({one_line(written)});
  return entry->second;
}

std::optional<std::size_t> Candidates::find(const NameKey& key) const {
  const auto found = numbers_.find(key);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Candidates::without_suffix(std::string_view key) const {
  while (!is_one_word(key)) {
    std::string_view last = last_word(key);
    if (last.ends_with('.')) last.remove_suffix(1);
    if (!is_cue(pack_, "name_suffix", pack_.vocabulary.find(last))) break;
    const std::string_view before = key.substr(0, key.rfind(' '));
    if (before.ends_with('&')) break;
    key = before;
  }
  return key;
}

std::size_t Candidates::root(std::size_t c) const {
  for (int steps = 0; list_[c].same_as >= 0 && steps < 16; ++steps) {
    c = static_cast<std::size_t>(list_[c].same_as);
  }
  return c;
}

void Candidates::join(const NameKey& sender) {
  names_.assign(numbers_.begin(), numbers_.end());
  std::sort(names_.begin(), names_.end());
  join_suffixes();
  join_states();
  join_sender(sender);
  join_titles();
  join_shorter();
}

void Candidates::join_suffixes() {
  for (const auto& [key, c] : names_) {
    const std::string_view bare = without_suffix(key);
    if (bare.size() == key.size()) continue;
    const auto found = numbers_.find(std::string(bare));
    if (found != numbers_.end() && root(found->second) != root(c)) {
      list_[root(c)].same_as = static_cast<int>(found->second);
    }
  }
}

// "the Kingdom of Ostrany" and "Ostrany".
void Candidates::join_states() {
  for (const auto& [key, c] : names_) {
    const std::size_t of = key.find(" of ");
    if (of == NameKey::npos || !is_cue(pack_, "state_of", pack_.vocabulary.find(first_word(key))))
      continue;
    std::string_view bare = std::string_view(key).substr(of + 4);
    if (bare.starts_with("the ")) bare.remove_prefix(4);
    const auto found = numbers_.find(std::string(bare));
    if (found != numbers_.end() && root(found->second) != root(c))
      list_[root(c)].same_as = static_cast<int>(found->second);
  }
}

// "The Company", of whoever's report it is.
void Candidates::join_sender(const NameKey& sender) {
  if (const auto firm = numbers_.find(sender); firm != numbers_.end()) {
    for (const auto& [key, c] : names_) {
      const bool company =
          is_one_word(key) && list_[c].same_as < 0 && !list_[c].defined && c != firm->second &&
          (key == last_word(sender) || is_cue(pack_, "own_name", pack_.vocabulary.find(key)));
      if (company) list_[c].same_as = static_cast<int>(root(firm->second));
    }
  }
}

// "Novelist Ines Calloway" and "Ines Calloway".
void Candidates::join_titles() {
  for (const auto& [key, c] : names_) {
    if (count_words(key) < 3 || list_[c].same_as >= 0) continue;
    const auto found = numbers_.find(key.substr(key.find(' ') + 1));
    if (found != numbers_.end() && root(found->second) != root(c))
      list_[root(c)].same_as = static_cast<int>(found->second);
  }
}

// A name that begins exactly one longer name, is its initials, the sort of body that it is ("the
// Museum" for the Alder Museum of Art), or ends a person's.
void Candidates::join_shorter() {
  std::unordered_map<std::string, std::vector<std::size_t>> longer, bodies, persons;
  for (const auto& [key, c] : names_) {
    if (is_one_word(key) || is_named_after(key, list_[c]) || is_paper(key)) continue;
    for (std::size_t at = key.find(' '); at != NameKey::npos; at = key.find(' ', at + 1))
      longer[key.substr(0, at)].push_back(c);
    longer[initials_of(key)].push_back(c);
    for (std::string_view rest = key; !rest.empty();) {
      const std::string_view word = first_word(rest);
      if (is_reference(pack_, pack_.vocabulary.find(word))) bodies[std::string(word)].push_back(c);
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    if (may_be_person(key)) persons[std::string(last_word(key))].push_back(c);
  }
  for (const auto& [key, c] : names_) {
    if (list_[c].same_as >= 0) continue;
    if (join_only(c, longer, key) || !is_one_word(key) || !list_[c].acts) continue;
    if (!join_only(c, bodies, key)) join_only(c, persons, key);
  }
}

bool Candidates::is_paper(const NameKey& key) const {
  const pack::Word last = pack_.vocabulary.find(last_word(key));
  return is_cue(pack_, "named_papers", last) ||
         (is_cue(pack_, "named_things", last) && is_plain(key));
}

// "Net Sales": of ordinary words alone.
bool Candidates::is_plain(std::string_view key) const {
  for (;; key.remove_prefix(key.find(' ') + 1)) {
    if (pack_.info(pack_.vocabulary.find(first_word(key))).pos == 0) return false;
    if (is_one_word(key)) return true;
  }
}

// "Ines Calloway", but not "Bank of Varda", "Acme Foods" or "Acme Europe".
bool Candidates::may_be_person(const NameKey& key) const {
  const pack::Word last = pack_.vocabulary.find(last_word(key));
  const bool is_word = pack_.info(last).pos != 0 || is_cue(pack_, "place", last) ||
                       is_cue(pack_, "name_suffix", last);
  return count_words(key) <= 3 && key.find(" of ") == NameKey::npos && !is_word;
}

// Makes c the name of the only longer one that has its words; false: there is none.
bool Candidates::join_only(std::size_t c,
                           const std::unordered_map<std::string, std::vector<std::size_t>>& longer,
                           const NameKey& key) {
  const auto found = longer.find(key);
  if (found == longer.end()) return false;
  // "Acme" is "Acme Foods", which does things, and not "Acme Park", which is a place.
  const bool any_acts = std::any_of(found->second.begin(), found->second.end(),
                                    [&](std::size_t other) { return list_[other].acts; });
  // Candidates stand in the order of the text. "Acme Foods ... Acme ... Acme Nordic": the one
  // that was named before its short form was used.
  std::set<std::size_t> all, before;
  for (const std::size_t other : found->second) {
    const std::size_t r = root(other);
    if (r == c || (any_acts && !list_[other].acts)) continue;
    all.insert(r);
    if (other < c) before.insert(r);
  }
  const std::set<std::size_t>& meant = all.size() == 1 ? all : before;
  if (meant.size() == 1) list_[*meant.begin()].same_as = static_cast<int>(c);
  return true;
}

bool Candidates::is_named_after(const NameKey& key, const Candidate& candidate) const {
  if (is_one_word(key) || candidate.as_thing < candidate.total || candidate.defined) return false;
  const pack::Word last = pack_.vocabulary.find(last_word(key));
  const auto maker = numbers_.find(std::string(first_word(key)));
  return pack_.info(last).pos == 0 && !is_cue(pack_, "name_suffix", last) &&
         maker != numbers_.end() && list_[maker->second].acts &&
         root(maker->second) != root(numbers_.at(key));
}

}  // namespace inforce::claims
