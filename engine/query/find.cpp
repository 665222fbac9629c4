// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/text.h"
#include "query/index.h"
#include "query/query.h"

namespace inforce::query {
namespace {

using model::Term;
using Terms = std::vector<const Term*>;

template <typename Wanted>
Terms pick(const model::Model& model, const Wanted& wanted) {
  Terms terms;
  for (const Term& term : model.terms) {
    if (wanted(term)) terms.push_back(&term);
  }
  return terms;
}

// All that a person may remember of a term, in lower case.
std::string haystack(const Term& term, const Index& index) {
  std::string text;
  const auto add = [&](std::string_view words) {
    text += words;
    text += ' ';
  };
  for (const std::string* words :
       {&term.id, &term.kind, &term.label, &term.object, &term.agreement}) {
    add(*words);
  }
  for (const std::string* id : {&term.holder, &term.bound}) {
    if (const model::Party* party = index.party(*id)) {
      add(party->name);
      for (const std::string& alias : party->aliases) add(alias);
    }
  }
  return to_lower_ascii(text);
}

}  // namespace

Terms find_terms(const model::Model& model, std::string_view words) {
  words = trim(words);
  if (words.empty()) return {};
  const auto has_version = [&](const Term& term) {
    return std::any_of(term.versions.begin(), term.versions.end(),
                       [&](const model::Version& version) { return version.id == words; });
  };
  const std::string kind = slug(words);  // an id that is a kind, too, means all of that kind
  Terms found =
      pick(model, [&](const Term& term) { return term.kind == kind || term.id == words; });
  if (found.empty()) found = pick(model, has_version);
  if (!found.empty()) return found;

  const auto starts = [&](const Term& term) { return term.id.rfind(words, 0) == 0; };
  found = pick(model, starts);
  if (found.size() == 1) return found;

  const Index index(model);
  const std::string lower = to_lower_ascii(words);
  return pick(model, [&](const Term& term) {
    const std::string text = haystack(term, index);
    const std::vector<std::string_view> parts = split(lower, ' ');
    return std::all_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return text.find(part) != std::string::npos; });
  });
}

}  // namespace inforce::query
