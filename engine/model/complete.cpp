// SPDX-License-Identifier: MIT
#include "model/complete.h"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "model/walk.h"

namespace inforce::model {
namespace {

// "path/to/Lease 2.txt" -> "lease-2"
std::string stem_slug(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  const std::size_t dot = path.find_last_of('.');
  if (dot != std::string_view::npos && dot > 0) path = path.substr(0, dot);
  return slug(path);
}

// Gives each item without an id the one `make` proposes, with a number where it is taken.
template <typename Item, typename Make>
void name_items(std::vector<Item>& items, std::string_view otherwise, const Make& make) {
  std::unordered_set<std::string> taken;
  for (const Item& item : items) taken.insert(item.id);
  std::unordered_map<std::string, int> numbers;
  for (Item& item : items) {
    if (!item.id.empty()) continue;
    std::string wanted = make(item);
    if (wanted.empty()) wanted = otherwise;
    std::string id = wanted;
    int& next = numbers.try_emplace(wanted, 2).first->second;
    while (!taken.insert(id).second) id = fmt::format("{}-{}", wanted, next++);
    item.id = std::move(id);
  }
}

// Terms and versions are asked for by the same word, so they share one set of ids. A term may bear
// the id of a version of its own.
void name_terms_and_versions(Model& model) {
  std::unordered_map<std::string, const Term*> taken;  // id -> the term it is, or is a version of
  for (const Term& term : model.terms) {
    if (!term.id.empty()) taken.emplace(term.id, &term);
  }
  for (const Term& term : model.terms) {
    for (const Version& version : term.versions) taken.emplace(version.id, &term);
  }
  std::unordered_map<std::string, int> numbers;
  for (Term& term : model.terms) {
    if (!term.id.empty()) continue;
    std::string wanted = slug(term.kind);
    if (wanted.empty()) wanted = "term";
    std::string id = wanted;
    int& next = numbers.try_emplace(wanted, 2).first->second;
    while (taken.try_emplace(id, &term).first->second != &term)
      id = fmt::format("{}-{}", wanted, next++);
    term.id = std::move(id);
  }
  for (Term& term : model.terms) {
    int n = 1;
    for (Version& version : term.versions) {
      while (version.id.empty()) {
        std::string id = fmt::format("{}-{}", term.id, n++);
        if (taken.try_emplace(id, &term).second) version.id = std::move(id);
      }
    }
  }
}

// Two spellings of one party give the same id; two paths are two documents, whatever id they give.
enum class SameId { is_same_item, is_another };

// Turns every use of an item's other names into its id. `uses` lists the words that name items;
// a list that the file leaves out is made of them, by `make`; `otherwise` is the id of what has no
// Latin letters.
template <typename Item, typename Names, typename Make>
void resolve(std::vector<Item>& items, const std::vector<std::string*>& uses, const Names& names,
             std::string_view otherwise, SameId same, const Make& make) {
  const bool listed = !items.empty();
  std::unordered_map<std::string, std::string> ids;
  std::unordered_set<std::string> numbered;  // ids that only say what sort of thing it is
  for (const Item& item : items) ids.emplace(item.id, item.id);
  for (const Item& item : items) {
    for (const std::string& name : names(item)) ids.emplace(name, item.id);
  }
  for (std::string* use : uses) {
    if (use->empty()) continue;
    if (!listed && ids.find(*use) == ids.end()) {
      Item item = make(*use);
      const bool is_free = item.id.empty() || same == SameId::is_another;
      const std::string wanted = item.id.empty() ? std::string(otherwise) : item.id;
      const auto is_taken = [&](const std::string& id) {
        return is_free ? ids.count(id) != 0 : numbered.count(id) != 0;
      };
      std::string id = wanted;
      for (int n = 2; is_taken(id); ++n) id = fmt::format("{}-{}", wanted, n);
      if (is_free) numbered.insert(id);
      item.id = id;
      if (ids.emplace(id, id).second) items.push_back(std::move(item));
      ids.emplace(*use, id);
    }
    if (const auto found = ids.find(*use); found != ids.end()) *use = found->second;
  }
}

}  // namespace

void complete(Model& model) {
  name_items(model.documents, "document", [](const Document& d) { return stem_slug(d.path); });
  name_items(model.parties, "party", [](const Party& p) { return slug(p.name); });
  name_items(model.agreements, "agreement", [](const Agreement& a) { return slug(a.label); });
  name_items(model.events, "event",
             [](const Event& e) { return slug(fmt::format("{} {}", e.kind, e.date.text)); });
  name_terms_and_versions(model);
  name_items(model.conflicts, "conflict",
             [](const Conflict& c) { return slug(fmt::format("{} {}", c.about, c.field)); });
  name_items(model.prospects, "prospect", [](const Prospect& p) { return slug(p.about); });
  for (Party& party : model.parties) {
    if (party.name.empty()) party.name = party.id;
  }

  std::vector<std::string*> parties, agreements, documents;
  const auto use_parties = [&](std::vector<std::string>& names) {
    for (std::string& name : names) parties.push_back(&name);
  };
  for (Agreement& agreement : model.agreements) use_parties(agreement.parties);
  for (Event& event : model.events) {
    use_parties(event.parties);
    agreements.push_back(&event.agreement);
  }
  for (Term& term : model.terms) {
    parties.insert(parties.end(), {&term.holder, &term.bound});
    agreements.push_back(&term.agreement);
  }
  for_each_evidence(model,
                    [&](Evidence& evidence, auto&&...) { documents.push_back(&evidence.doc); });

  resolve(
      model.parties, parties,
      [](const Party& party) {
        std::vector<std::string> names = party.aliases;
        names.push_back(party.name);
        return names;
      },
      "party", SameId::is_same_item,
      [](const std::string& name) {
        return Party{slug(name), name, {}};
      });
  resolve(
      model.agreements, agreements,
      [](const Agreement& agreement) { return std::vector<std::string>{agreement.label}; },
      "agreement", SameId::is_same_item,
      [](const std::string& name) {
        return Agreement{slug(name), name, {}};
      });
  resolve(
      model.documents, documents,
      [](const Document& document) { return std::vector<std::string>{document.path}; }, "document",
      SameId::is_another,
      [](const std::string& path) {
        Document document;
        document.id = stem_slug(path);
        document.path = path;
        return document;
      });
}

}  // namespace inforce::model
