// SPDX-License-Identifier: MIT
#include "merge/rulings.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "merge/alike.h"

namespace inforce::merge {
namespace {

using Verb = Decision::Verb;

Index find_doc(const Work& work, const std::string& id) {
  for (Index d = 0; d < size(work.docs); ++d) {
    if (at(work.docs, d).doc == id) return d;
  }
  return kNone;
}

Index find_id(const std::vector<std::string>& ids, const std::string& id) {
  const auto found = std::find(ids.begin(), ids.end(), id);
  return found == ids.end() ? kNone : static_cast<Index>(found - ids.begin());
}

// The claims whose quotes hold these words.
Indices find_claims(const Work& work, const Decision& decision) {
  Indices claims;
  const Index doc = find_doc(work, decision.doc);
  if (doc == kNone) return claims;
  const std::string words = one_line(decision.quote);
  Index first = doc;  // with the messages that a mail holds
  while (first > 0 && at(work.files, first - 1) == doc) --first;
  for (Index s = at(work.first, first); s < at(work.first, doc + 1); ++s) {
    const Span quote = at(work.said, s).claim->quote;
    if (one_line(quote.of(work.text_of(doc))).find(words) != std::string::npos) claims.push_back(s);
  }
  return claims;
}

// The claims of an event or a term; empty when there is none of that id.
const Indices& claims_of(const Work& work, const Ids& ids, const std::string& id) {
  static const Indices kNothing;
  if (const Index e = find_id(ids.events, id); e != kNone) return at(work.events, e).said;
  if (const Index t = find_id(ids.terms, id); t != kNone) return at(work.terms, t).said;
  return kNothing;
}

// A term is also meant by one of its versions.
std::string term_of(const model::Model& model, const std::string& about) {
  for (const model::Term& term : model.terms) {
    if (term.id == about) return term.id;
    for (const model::Version& version : term.versions) {
      if (version.id == about) return term.id;
    }
  }
  return {};
}

std::string decided_by(const Decision& decision) {
  return fmt::format("decided by {}: {}", decision.by, decision.because);
}

template <typename Rule>
void for_each(const Overlay& overlay, std::initializer_list<Verb> verbs, std::vector<char>& done,
              const Rule& rule) {
  for (std::size_t i = 0; i < overlay.decisions.size(); ++i) {
    const Decision& decision = overlay.decisions[i];
    const bool mine = std::find(verbs.begin(), verbs.end(), decision.verb) != verbs.end();
    if (mine && done[i] == 0 && rule(decision)) done[i] = 1;
  }
}

}  // namespace

void rule_on_claims(const Work& work, const Overlay& overlay, Rulings& rulings,
                    std::vector<char>& done) {
  rulings.rejected.assign(work.said.size(), 0);
  for_each(overlay, {Verb::published}, done, [&](const Decision& decision) {
    bool found = false;
    for (const std::string& id : decision.ids) {
      const Index doc = find_doc(work, id);
      if (doc == kNone) continue;
      rulings.published.push_back({doc, kNone, decision.is->bounds});
      found = true;
    }
    return found;
  });
  for_each(overlay, {Verb::reject}, done, [&](const Decision& decision) {
    const Indices claims = decision.quote.empty() ? Indices{} : find_claims(work, decision);
    for (const Index s : claims) at(rulings.rejected, s) = 1;
    return !claims.empty();
  });
}

void rule_on_groups(const Work& work, const Ids& ids, const Overlay& overlay, Rulings& rulings,
                    std::vector<char>& done) {
  for_each(overlay, {Verb::reject}, done, [&](const Decision& decision) {
    bool found = false;
    for (const std::string& id : decision.ids) {
      for (const Index s : claims_of(work, ids, id)) {
        at(rulings.rejected, s) = 1;
        found = true;
      }
    }
    return found;
  });
  for_each(overlay, {Verb::merge}, done, [&](const Decision& decision) {
    Indices all;
    for (const std::string& id : decision.ids) {
      const Indices& claims = claims_of(work, ids, id);
      if (claims.empty()) return false;
      for (const Index s : claims) insert(all, s);
    }
    rulings.together.push_back(std::move(all));
    return true;
  });
  for_each(overlay, {Verb::split}, done, [&](const Decision& decision) {
    Indices leaving;
    std::size_t all = 0;
    for (const std::string& id : decision.ids) {
      for (const Index s : claims_of(work, ids, id)) {
        const std::string& doc = at(work.docs, at(work.said, s).doc).doc;
        ++all;
        if (std::find(decision.docs.begin(), decision.docs.end(), doc) != decision.docs.end())
          insert(leaving, s);
      }
    }
    if (leaving.empty() || leaving.size() == all) return false;
    rulings.apart.push_back(std::move(leaving));
    return true;
  });
  for_each(overlay, {Verb::role}, done, [&](const Decision& decision) {
    bool found = false;
    for (const std::string& id : decision.ids) {
      const Index term = find_id(ids.terms, id);
      if (term == kNone) continue;
      for (const Index s : at(work.terms, term).said)
        rulings.roles.push_back({s, decision.holder, decision.bound});
      found = true;
    }
    return found;
  });
}

void rule_on_sides(const Work& work, const Ids& ids, const model::Model& model,
                   const Overlay& overlay, Rulings& rulings, std::vector<char>& done) {
  for_each(overlay, {Verb::date}, done, [&](const Decision& decision) {
    bool found = false;
    for (const std::string& id : decision.ids) {
      const Index event = find_id(ids.events, id);
      if (event == kNone) continue;
      rulings.dates.push_back({at(work.events, event).said.front(), decision.is->bounds});
      found = true;
    }
    return found;
  });
  for_each(overlay, {Verb::prefer}, done, [&](const Decision& decision) {
    bool found = false;
    for (const model::Conflict& conflict : model.conflicts) {
      if (std::find(decision.ids.begin(), decision.ids.end(), conflict.id) == decision.ids.end())
        continue;
      for (const model::Side& side : conflict.sides) {
        if (side.value != decision.side) continue;
        const Index event = find_id(ids.events, conflict.about);
        const Index term = find_id(ids.terms, term_of(model, conflict.about));
        if (event != kNone && !side.dates.empty()) {
          rulings.dates.push_back({at(work.events, event).said.front(), side.dates.front().bounds});
          found = true;
        } else if (term != kNone) {
          rulings.preferences.push_back({at(work.terms, term).said.front(), conflict.field,
                                         side.value, decided_by(decision)});
          found = true;
        }
      }
    }
    return found;
  });
}

namespace {

// Moves claims between groups of one kind, events or terms.
template <typename Group>
class Mover {
 public:
  Mover(Work& work, Index Said::*member, std::vector<Group>& groups)
      : work_(work), member_(member), groups_(groups) {}

  void run(const Rulings& rulings) {
    for (const Indices& claims : rulings.together) {
      const Index to = group_of(claims.front());
      for (const Index s : claims) {
        if (to != kNone && group_of(s) != kNone) move(s, to);
      }
    }
    for (const Indices& claims : rulings.apart) {
      const Index from = group_of(claims.front());
      if (from == kNone) continue;
      Group fresh = at(groups_, from);
      fresh.said.clear();
      groups_.push_back(std::move(fresh));
      for (const Index s : claims) {
        if (group_of(s) != kNone) move(s, size(groups_) - 1);
      }
    }
  }
  [[nodiscard]] const Indices& touched() const { return touched_; }

 private:
  [[nodiscard]] Index group_of(Index s) const { return at(work_.said, s).*member_; }
  void move(Index s, Index to) {
    Index& from = at(work_.said, s).*member_;
    if (from == to) return;
    Indices& old = at(groups_, from).said;
    old.erase(std::remove(old.begin(), old.end(), s), old.end());
    insert(touched_, from);
    insert(touched_, to);
    from = to;
    insert(at(groups_, to).said, s);
  }

  Work& work_;
  Index Said::*member_;
  std::vector<Group>& groups_;
  Indices touched_;
};

}  // namespace

void correct_roles(Work& work, const Rulings& rulings) {
  const auto find = [&](const std::string& name, Index otherwise) {
    for (Index p = 0; p < size(work.parties); ++p) {
      if (at(work.parties, p).id == name || at(work.parties, p).name == name) return p;
    }
    return otherwise;
  };
  for (const Rulings::Role& role : rulings.roles) {
    Said& said = at(work.said, role.said);
    said.holder = find(role.holder, said.holder);
    said.bound = find(role.bound, said.bound);
  }
}

void regroup_events(Work& work, const Rulings& rulings) {
  Mover<Event> mover(work, &Said::event, work.events);
  mover.run(rulings);
  for (const Index e : mover.touched()) {
    Event& event = at(work.events, e);
    event.parties.clear();
    event.amounts.clear();
    for (const Index s : event.said) {
      for (const Index party : at(work.said, s).parties) insert(event.parties, party);
      for (const claims::Amount& amount : at(work.said, s).claim->amounts)
        add_amount(event.amounts, amount);
    }
  }
}

void regroup_terms(Work& work, const Rulings& rulings) {
  const Index before = size(work.terms);
  Mover<Term>(work, &Said::term, work.terms).run(rulings);
  for (Index t = before; t < size(work.terms); ++t) {
    at(work.agreements, at(work.terms, t).agreement).terms.push_back(t);
  }
}

namespace {

model::Confidence* find_confidence(model::Model& model, const std::string& id,
                                   std::vector<std::string>*& reasons) {
  for (model::Event& event : model.events) {
    if (event.id != id) continue;
    reasons = &event.reasons;
    return &event.confidence;
  }
  for (model::Term& term : model.terms) {
    for (model::Version& version : term.versions) {
      if (version.id != id && (term.id != id || &version != &term.versions.back())) continue;
      reasons = &version.reasons;
      return &version.confidence;
    }
  }
  return nullptr;
}

// The id of a party that a person names by id or name; the party is made when there is none.
std::string party_id(model::Model& model, const std::string& name) {
  if (name.empty()) return {};
  for (const model::Party& party : model.parties) {
    const bool alias =
        std::find(party.aliases.begin(), party.aliases.end(), name) != party.aliases.end();
    if (party.id == name || party.name == name || alias) return party.id;
  }
  std::set<std::string> taken;
  for (const model::Party& party : model.parties) taken.insert(party.id);
  model.parties.push_back({free_id(slug(name), "party", taken), name, {}});
  return model.parties.back().id;
}

void add_fact(model::Model& model, const Decision& decision) {
  const std::string reason = fmt::format("added by {}: {}", decision.by, decision.because);
  if (decision.of == "event") {
    model::Event event;
    for (const std::string& name : decision.parties) event.parties.push_back(party_id(model, name));
    std::string id = slug(decision.kind);
    if (id.empty()) id = "event";
    for (const std::string& party : event.parties) id += "-" + party;
    std::set<std::string> taken;
    for (const model::Event& other : model.events) taken.insert(other.id);
    event.id = free_id(id, "event", taken);
    event.kind = decision.kind;
    event.summary = decision.summary.empty() ? decision.kind : decision.summary;
    if (decision.is) event.date = *decision.is;
    event.reasons = {reason};
    const auto after = [&](const model::Event& other) {
      const auto key = [](const model::Event& e) {
        return std::make_pair(!e.date.bounds.earliest, e.date.bounds.earliest);
      };
      return key(event) < key(other);
    };
    model.events.insert(std::find_if(model.events.begin(), model.events.end(), after),
                        std::move(event));
    return;
  }
  model::Term term;
  term.kind = term.label = decision.kind;
  term.holder = party_id(model, decision.holder);
  term.bound = party_id(model, decision.bound);
  term.object = decision.object;
  std::set<std::string> taken;  // of terms and versions
  for (const model::Term& other : model.terms) {
    taken.insert(other.id);
    for (const model::Version& version : other.versions) taken.insert(version.id);
  }
  std::string id = slug(decision.kind);
  if (id.empty()) id = "term";
  if (!term.holder.empty()) id += "-" + term.holder;
  term.id = free_id(id, "term", taken);
  model::Version version;
  version.id = free_id(term.id + "-1", "version", taken);
  if (decision.from) version.from.date = *decision.from;
  if (decision.until) version.until = model::End{*decision.until, {}, model::Basis::stated, {}};
  version.reasons = {reason};
  term.versions.push_back(std::move(version));
  model.terms.push_back(std::move(term));
}

}  // namespace

void finish_model(model::Model& model, const Overlay& overlay, std::vector<char>& done) {
  for_each(overlay, {Verb::accept}, done, [&](const Decision& decision) {
    bool found = false;
    for (const std::string& id : decision.ids) {
      std::vector<std::string>* reasons = nullptr;
      model::Confidence* confidence = find_confidence(model, id, reasons);
      if (confidence == nullptr) continue;
      *confidence = model::Confidence::confirmed;
      reasons->push_back("accepted, " + decided_by(decision));
      found = true;
    }
    return found;
  });
  for_each(overlay, {Verb::add}, done, [&](const Decision& decision) {
    add_fact(model, decision);
    return true;
  });
}

void report_decisions(const Overlay& overlay, const std::vector<char>& done,
                      Diagnostics& diagnostics) {
  static constexpr std::string_view kVerbs[] = {"accept", "reject", "date",   "published", "role",
                                                "merge",  "split",  "rename", "prefer",    "add"};
  for (std::size_t i = 0; i < overlay.decisions.size(); ++i) {
    const Decision& decision = overlay.decisions[i];
    const std::string_view verb = kVerbs[static_cast<std::size_t>(decision.verb)];
    std::string what = decision.quote;
    for (const std::string& id : decision.ids) what += (what.empty() ? "" : ", ") + id;
    Diagnostic diagnostic;
    diagnostic.place = decision.place;
    if (done[i] != 0) {
      diagnostic.level = Diagnostic::Level::note;
      diagnostic.code = "overlay-applied";
      diagnostic.message =
          fmt::format("{} {} ({})", verb, what.empty() ? decision.kind : what, decision.because);
    } else {
      diagnostic.level = Diagnostic::Level::warning;
      diagnostic.code = "overlay-unmatched";
      diagnostic.message = fmt::format(
          "nothing to {} matches '{}' any more; look the ids up in the model, or take the decision "
          "out",
          verb, what);
    }
    diagnostics.push_back(std::move(diagnostic));
  }
}

}  // namespace inforce::merge
