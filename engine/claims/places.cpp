// SPDX-License-Identifier: MIT
#include "claims/places.h"

#include <algorithm>

#include "claims/cues.h"

namespace inforce::claims {

std::vector<int> Places::behind(const std::string& preposition,
                                const std::vector<Clause::Complement>& complements) const {
  std::vector<int> nouns;
  for (const Clause::Complement& complement : complements) {
    if (reading_.pack.vocabulary.text(sentence_.tokens[complement.preposition].word) == preposition)
      nouns.push_back(complement.noun);
  }
  return nouns;
}

std::vector<Clause::Complement> Places::own() const {
  if (mention_.chunk < 0) return {};
  return complements_of(grammar_, sentence_, mention_.chunk);
}

std::vector<int> Places::agents(const Clause& in) const {
  std::vector<int> nouns;
  for (const Clause::Complement& complement : in.complements) {
    if (is_cue(reading_.pack, "agent", sentence_.tokens[complement.preposition].word))
      nouns.push_back(complement.noun);
  }
  return nouns;
}

const Clause* Places::ruled() const {
  if (mention_.clause < 0 || !reading_.kind_of(mention_).is_term) return nullptr;
  const auto next = static_cast<std::size_t>(mention_.clause) + 1;
  if (next >= grammar_.clauses.size()) return nullptr;
  const Clause& in = grammar_.clauses[next];
  return in.infinitive && in.controller == mention_.clause ? &in : nullptr;
}

std::vector<int> Places::parties_at(const std::string& position) const {
  const bool owner_wanted = position.size() > 2 && position.substr(position.size() - 2) == "'s";
  const std::string place = owner_wanted ? position.substr(0, position.size() - 2) : position;
  if (place == "owner" || place == "owner-else") return owners();  // "Acme's licence to Beta"
  if (place == "predicate") return predicated();
  if (place == "relative") return named_by_relative();
  if (place == "relative-to") return given_by_relative();
  if (const int side = sides_.called(place); side >= 0) return {side};
  if (sentence_.cell > 0 && !owner_wanted) {
    if (const int party = at_arrow(place); party >= 0) return {party};
  }
  std::vector<int> found;
  for (const int c : nouns_at(place)) add(found, owner_wanted ? owners_at(c) : named_at(c, place));
  return found;
}

// Of the clause, where its verb is what speaks of the term, and of the mention's own words.
std::vector<int> Places::nouns_at(const std::string& place) const {
  std::vector<int> nouns;
  const auto take = [&](const std::vector<int>& more) {
    nouns.insert(nouns.end(), more.begin(), more.end());
  };
  const Clause* in = clause();
  const bool by_verb = !mention_.frame->verbs.empty();
  if (by_verb && in != nullptr) {
    if (place == "subject" && !in->passive) take(in->subjects);
    if (place == "object") take(in->passive ? in->subjects : in->objects);
    if (place == "indirect" && in->indirect >= 0) take({in->indirect});
    if (place == "agent" || (place == "subject" && in->passive)) take(agents(*in));
    take(behind(place, in->complements));
    if (const Clause* ruled = this->ruled()) take(behind(place, ruled->complements));
  }
  // "Acme promised that nobody pays less": who gives his word for what the clause tells.
  if (place == "promiser" && mention_.clause > 0) {
    const Clause& before = grammar_.clauses[static_cast<std::size_t>(mention_.clause) - 1];
    if (is_cue(reading_.pack, "pledges", before.verb)) take(before.subjects);
  }
  // "Acme threatened arbitration": who does what a noun names.
  const pack::Kind& kind = reading_.kind_of(mention_);
  const bool is_act = !kind.is_term && !kind.is_agreement && !by_verb;
  if (is_act && place == "subject" && in != nullptr && !in->passive &&
      std::count(in->objects.begin(), in->objects.end(), mention_.chunk) > 0)
    take(in->subjects);
  take(behind(place, own()));
  return nouns;
}

// Whom the noun names, or whose it is: "Acme's plant", but not "Acme's parent".
std::vector<int> Places::named_at(int c, const std::string& place) const {
  const bool of_owner = has_owner_place(place);
  if (of_owner && is_thing_of_party(c)) return {};  // "a licence to the Acme archive"
  std::vector<int> named = parties_of(reading_, mention_.sentence, c);
  if (named.empty()) named = apposed(c);
  const bool other = is_cue(reading_.pack, "kin", sentence_.tokens[chunk(c).head].lemma);
  if (named.empty() && !other && !of_owner)
    named = owners_of(reading_, mention_.sentence, c, chunk(c).end);
  return named;
}

std::vector<int> Places::owners_at(int c) const {
  const bool named = sentence_.tokens[chunk(c).head].party >= 0;  // "to Acme": no owner
  return owners_of(reading_, mention_.sentence, c, named ? chunk(c).begin : chunk(c).end);
}

// "two rivals, Acme and Beta": the names behind the comma.
std::vector<int> Places::apposed(int c) const {
  std::vector<int> found;
  const int last = static_cast<int>(grammar_.chunks.size()) - 1;
  if (c + 2 > last || chunk(c + 1).kind != Chunk::Kind::comma) return found;
  for (int n = c + 2; n <= last && chunk(n).kind == Chunk::Kind::noun; n += 2) {
    if (sentence_.tokens[chunk(n).head].party < 0) break;
    add(found, parties_of(reading_, mention_.sentence, n));
    if (n + 1 > last || (chunk(n + 1).kind != Chunk::Kind::comma &&
                         chunk(n + 1).kind != Chunk::Kind::conjunction)) {
      break;
    }
  }
  return found;
}

// In a table, "Acme → Beta" in a row's label says from whom to whom; -1: no arrow stands there.
int Places::at_arrow(const std::string& place) const {
  const auto& tokens = sentence_.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].party < 0 || tokens[i + 1].party == tokens[i].party) continue;
    const auto arrow =
        find_cue(reading_.pack, "arrow", tokens, i + 1, std::min(i + 4, tokens.size()));
    if (!arrow || arrow->begin != i + 1 || arrow->end >= tokens.size()) continue;
    if (tokens[arrow->end].party < 0) continue;
    if (is_cue(reading_.pack, "arrow_from", reading_.pack.vocabulary.find(place)))
      return tokens[i].party;
    if (is_cue(reading_.pack, "bare_to", reading_.pack.vocabulary.find(place)))
      return tokens[arrow->end].party;
  }
  return -1;
}

// "the Acme archive", but not "the Acme group".
bool Places::is_thing_of_party(int c) const {
  const auto& tokens = sentence_.tokens;
  const Chunk& group = chunk(c);
  const auto& names = reading_.pack.single_references;
  if (tokens[group.head].party >= 0 ||
      std::find(names.begin(), names.end(), tokens[group.head].word) != names.end()) {
    return false;
  }
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(group.begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(group.head),
                     [](const Token& token) { return token.party >= 0; });
}
bool Places::has_owner_place(const std::string& place) const {
  const auto is = [&](const pack::RoleAt& at) { return at.position == place + "'s"; };
  const pack::Kind& kind = reading_.kind_of(mention_);
  return std::any_of(mention_.frame->roles.begin(), mention_.frame->roles.end(), is) ||
         std::any_of(kind.roles.begin(), kind.roles.end(), is);
}

bool Places::has_possessive() const {
  if (mention_.chunk < 0) return false;
  const Chunk& group = chunk(mention_.chunk);
  return group.owner >= 0 || sentence_.tokens[group.begin].tag == Tag::determiner;
}

int Places::given_to() const {
  const Clause* in = clause();
  if (in == nullptr || mention_.chunk < 0 || in->indirect >= 0) return -1;
  const Chunk& group = chunk(mention_.chunk);
  std::size_t first = group.begin;  // "the Company royalties"
  if (sentence_.tokens[first].tag == Tag::determiner && first + 1 < group.end) ++first;
  const int party = sentence_.tokens[first].party;
  const bool object =
      std::find(in->objects.begin(), in->objects.end(), mention_.chunk) != in->objects.end();
  if (party < 0 || !object || group.owner >= 0) return -1;
  const auto action = reading_.pack.actions.find(in->verb);
  if (action == reading_.pack.actions.end()) return -1;
  const std::vector<pack::RoleAt>& roles = action->second.roles;
  const bool gives = std::any_of(roles.begin(), roles.end(),
                                 [](const pack::RoleAt& at) { return at.position == "indirect"; });
  return gives ? party : -1;
}

// "Non-compete | Acme, for two years": a cell that names a party says whose the label's term is.
std::vector<int> Places::named_by_cell() const {
  const std::size_t first = sentence_.label;
  if (first == 0 || mention_.begin >= first || first >= sentence_.tokens.size()) return {};
  const int c = grammar_.chunk_of[first];
  if (c < 0 || sentence_.tokens[chunk(c).head].party < 0) return {};
  const std::size_t next = chunk(c).end;
  const bool alone = next >= sentence_.tokens.size() || sentence_.tokens[next].tag == Tag::comma ||
                     sentence_.tokens[next].tag == Tag::stop;
  return alone ? parties_of(reading_, mention_.sentence, c) : std::vector<int>{};
}

std::vector<int> Places::owners() const {
  if (mention_.chunk < 0 || given_to() >= 0) return {};
  if (std::vector<int> named = named_by_cell(); !named.empty() && !mention_.frame->relation) {
    return named;
  }
  return owners_of(reading_, mention_.sentence, mention_.chunk, mention_.end);
}

// Of whom a noun such as "sponsor" is said.
std::vector<int> Places::predicated() const {
  if (mention_.chunk < 0) return {};
  if (std::vector<int> named = named_by_cell(); !named.empty()) return named;
  int c = mention_.chunk;
  while (chunk(c).owner >= 0) c = chunk(c).owner;
  const int before = c - 1;
  if (before < 0) return {};
  if (chunk(before).kind == Chunk::Kind::comma && before > 0 &&
      chunk(before - 1).kind == Chunk::Kind::noun) {  // "Acme, Beta's sole supplier,"
    return parties_of(reading_, mention_.sentence, before - 1);
  }
  const bool as = chunk(before).kind == Chunk::Kind::preposition;
  if (as && before > 0 && chunk(before - 1).kind == Chunk::Kind::noun) {
    // "Acme's status as the sole supplier", "named Acme as its sole supplier"
    std::vector<int> found =
        owners_of(reading_, mention_.sentence, before - 1, chunk(before - 1).end);
    if (found.empty()) found = parties_of(reading_, mention_.sentence, before - 1);
    const Clause* in = clause();
    const bool is_object =
        in != nullptr && std::count(in->objects.begin(), in->objects.end(), before - 1) > 0;
    if (!found.empty() || is_object) return found;  // "uses them as its sole supplier"
  }
  const Clause* in = clause();
  if (in == nullptr) return {};
  std::vector<int> found;
  const auto action = reading_.pack.actions.find(in->verb);
  const bool copula = action != reading_.pack.actions.end() && action->second.copula;
  if (!copula && !in->passive) {
    for (const int object : in->objects) {  // "named Acme its sole supplier"
      if (object != mention_.chunk) add(found, parties_of(reading_, mention_.sentence, object));
    }
    if (in->indirect >= 0) add(found, parties_of(reading_, mention_.sentence, in->indirect));
    if (!found.empty()) return found;
  }
  for (const int subject : in->subjects)
    add(found, parties_of(reading_, mention_.sentence, subject));
  return found;
}

bool Places::is_about_it(const Clause& in) const {
  if (in.antecedent < 0 || in.antecedent == mention_.chunk) return in.antecedent >= 0;
  const auto action = reading_.pack.actions.find(in.verb);
  const auto owes = [](const pack::RoleAt& at) {
    return at.position == "subject" && at.role == pack::Role::bound;
  };
  if (action == reading_.pack.actions.end() ||
      std::none_of(action->second.roles.begin(), action->second.roles.end(), owes)) {
    return false;
  }
  const std::vector<Clause::Complement> own_words = own();
  return std::any_of(own_words.begin(), own_words.end(), [&](const Clause::Complement& complement) {
    return complement.noun == in.antecedent &&
           is_cue(reading_.pack, "of", sentence_.tokens[complement.preposition].word);
  });
}
// "The amount that Acme must buy": who does what a relative clause tells.
std::vector<int> Places::named_by_relative() const {
  std::vector<int> found;
  for (const Clause& in : grammar_.clauses) {
    if (!is_about_it(in) || in.passive) continue;
    for (const int c : in.subjects) add(found, parties_of(reading_, mention_.sentence, c));
  }
  return found;
}

// "The sum that Acme guarantees (to) Beta".
std::vector<int> Places::given_by_relative() const {
  std::vector<int> found;
  for (const Clause& in : grammar_.clauses) {
    if (!is_about_it(in) || in.passive) continue;
    if (in.indirect >= 0) add(found, parties_of(reading_, mention_.sentence, in.indirect));
    for (const int c : behind("to", in.complements))
      add(found, parties_of(reading_, mention_.sentence, c));
  }
  return found;
}

}  // namespace inforce::claims
