// SPDX-License-Identifier: MIT
#include "corpora/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpora/same.h"
#include "query/query.h"

namespace inforce::corpora {
namespace {

// Events that repeat what a term or another event says already: not wrong when gold does not list
// them.
constexpr std::string_view kMinorKinds[] = {"statement", "report",     "other",
                                            "deadline",  "term-start", "term-end"};
std::string words_of(const edtf::When& when) { return when.text.empty() ? "no date" : when.text; }

class Scorer {
 public:
  Scorer(const model::Model& model, const Gold& gold) : model_(model), gold_(gold) {}

  Score run() {
    score_events();
    score_terms();
    for (const Probe& probe : gold_.probes) score_probe(probe);
    for (const Conflict& conflict : gold_.conflicts) score_conflict(conflict);
    for (const Never& never : gold_.never) score_never(never);
    return std::move(score_);
  }

 private:
  template <typename... Args>
  void miss(fmt::format_string<Args...> form, Args&&... args) {
    score_.misses.push_back(gold_.name + ": " + fmt::format(form, std::forward<Args>(args)...));
  }

  void score_date(const std::string& what, const edtf::When& found, const edtf::When& wanted,
                  int slack) {
    score_.dates.wanted += 1;
    score_.dates.found += open(found) ? 0 : 1;
    if (!open(found) && same_day(found, wanted, slack)) {
      score_.dates.right += 1;
    } else {
      miss("{}: {} found, {} wanted", what, words_of(found), words_of(wanted));
    }
  }

  void score_events() {
    const std::vector<int> partner = align(model_.events, gold_.events);
    score_.events.wanted += static_cast<int>(gold_.events.size());
    for (std::size_t i = 0; i < gold_.events.size(); ++i) {
      const Event& wanted = gold_.events[i];
      if (partner[i] < 0) {
        miss("event {} ({}) not found", wanted.id, wanted.kinds.front());
        if (wanted.date) score_.dates.wanted += 1;
        continue;
      }
      const model::Event& found = model_.events[static_cast<std::size_t>(partner[i])];
      score_.events.right += 1;
      score_.events.found += 1;
      if (wanted.date) score_date("event " + wanted.id, found.date, *wanted.date, 0);
    }
    for (std::size_t f = 0; f < model_.events.size(); ++f) {
      const model::Event& found = model_.events[f];
      if (contains(partner, static_cast<int>(f)) || contains(kMinorKinds, found.kind)) continue;
      score_.events.found += 1;
      miss("event {} ({}, {}) is not in gold", found.id, found.kind, words_of(found.date));
    }
  }

  void score_role(const Term& term, const char* role, const std::string& found,
                  const std::string& wanted) {
    score_.roles.found += found.empty() || wanted.empty() ? 0 : 1;
    score_.roles.wanted += wanted.empty() ? 0 : 1;
    if (wanted.empty()) return;
    if (same_party(found, wanted)) {
      score_.roles.right += 1;
    } else {
      miss("{}: {} '{}' found, '{}' wanted", term.id, role, found, wanted);
    }
  }

  void score_versions(const Term& wanted, const model::Term& found) {
    const std::vector<int> partner = align(found.versions, wanted.versions);
    for (std::size_t i = 0; i < wanted.versions.size(); ++i) {
      const Version& version = wanted.versions[i];
      static const model::Version kNone;
      const model::Version& other =
          partner[i] < 0 ? kNone : found.versions[static_cast<std::size_t>(partner[i])];
      const std::string name = fmt::format("{} version {}", wanted.id, i + 1);
      if (version.from) score_date(name + " from", other.from.date, *version.from, 0);
      if (version.until) {
        score_date(name + " until", other.until ? other.until->date : edtf::When{}, *version.until,
                   kLastDaySlack);
      } else if (other.until && !open(other.until->date) && version.from) {
        score_.dates.found += 1;
        miss("{} until: {} found, none wanted", name, words_of(other.until->date));
      }
      for (const auto& [key, value] : version.attributes) {
        const bool given =
            other.attributes.count(key) > 0 || (key == "condition" && !other.condition.empty());
        score_.attributes.wanted += 1;
        score_.attributes.found += given ? 1 : 0;
        if (has_attribute(other, key, value)) {
          score_.attributes.right += 1;
        } else {
          const auto at = other.attributes.find(key);
          miss("{}: {}='{}' found, '{}' wanted", name, key,
               at == other.attributes.end() ? "" : at->second, value);
        }
      }
    }
  }

  void score_terms() {
    const std::vector<int> partner = align(model_.terms, gold_.terms);
    score_.terms.wanted += static_cast<int>(gold_.terms.size());
    score_.terms.found += static_cast<int>(model_.terms.size());
    static const model::Term kNone;
    for (std::size_t i = 0; i < gold_.terms.size(); ++i) {
      const Term& wanted = gold_.terms[i];
      if (partner[i] < 0) {
        count_absent(wanted);
        continue;
      }
      const model::Term& found = model_.terms[static_cast<std::size_t>(partner[i])];
      score_.terms.right += 1;
      score_role(wanted, "holder", found.holder, wanted.holder);
      score_role(wanted, "bound", found.bound, wanted.bound);
      score_versions(wanted, found);
    }
    for (std::size_t f = 0; f < model_.terms.size(); ++f) {
      if (contains(partner, static_cast<int>(f))) continue;
      const model::Term& term = model_.terms[f];
      miss("term {} ({}; {} <- {}) is not in gold", term.id, term.kind, term.holder, term.bound);
    }
  }

  // What a term that was not found has to answer for: its roles, dates and attributes.
  void count_absent(const Term& term) {
    miss("term {} ({}; {} <- {}) not found", term.id, term.kind, term.holder, term.bound);
    score_.roles.wanted += (term.holder.empty() ? 0 : 1) + (term.bound.empty() ? 0 : 1);
    for (const Version& version : term.versions) {
      score_.dates.wanted += (version.from ? 1 : 0) + (version.until ? 1 : 0);
      score_.attributes.wanted += static_cast<int>(version.attributes.size());
    }
  }

  [[nodiscard]] const Term& term(const std::string& id) const {
    return *std::find_if(gold_.terms.begin(), gold_.terms.end(),
                         [&](const Term& one) { return one.id == id; });
  }

  static bool stands(const query::Standing& standing) {
    return standing.state == query::State::in_force || standing.state == query::State::disputed;
  }

  static bool answers(const query::Standing& standing, const Term& wanted, const Attributes& more) {
    const model::Term& found = *standing.term;
    const bool same = found.kind == wanted.kind &&
                      (wanted.holder.empty() || same_party(found.holder, wanted.holder)) &&
                      (wanted.bound.empty() || same_party(found.bound, wanted.bound));
    return same && stands(standing) && std::all_of(more.begin(), more.end(), [&](const auto& one) {
             return has_attribute(*standing.version, one.first, one.second);
           });
  }

  // A term that must not hold is there also when a role of it is missing, or it only may hold.
  static bool contradicts(const query::Standing& standing, const Term& wanted) {
    const model::Term& found = *standing.term;
    const auto may_be = [](const std::string& a, const std::string& b) {
      return a.empty() || b.empty() || same_party(a, b);
    };
    return found.kind == wanted.kind && may_be(found.holder, wanted.holder) &&
           may_be(found.bound, wanted.bound);
  }

  void answer_probe(const std::string& question, bool right) {
    score_.probes += {right ? 1 : 0, 1, 1};
    if (!right) miss("{}", question);
  }

  void score_probe(const Probe& probe) {
    const auto& [first, last] = probe.date.bounds;
    query::Asked asked{{*first, *last}, {}};
    if (probe.known) asked.known = probe.known->bounds.latest;
    const query::Answer answer = query::at(model_, asked);
    const std::string when =
        "at " + probe.date.text + (probe.known ? " known " + probe.known->text : std::string());

    for (const Expected& expected : probe.holds) {
      const Term& wanted = term(expected.term);
      const bool right = std::any_of(
          answer.terms.begin(), answer.terms.end(),
          [&](const query::Standing& one) { return answers(one, wanted, expected.attributes); });
      answer_probe(when + ": " + expected.term + " should hold", right);
    }
    for (const Expected& expected : probe.absent) {
      const Term& wanted = term(expected.term);
      const bool wrong =
          std::any_of(answer.terms.begin(), answer.terms.end(),
                      [&](const query::Standing& one) { return contradicts(one, wanted); });
      answer_probe(when + ": " + expected.term + " should not hold", !wrong);
    }
    if (probe.nothing) answer_probe(when + ": nothing should hold", answer.terms.empty());
  }

  static bool shows(const model::Side& side, const std::string& value) {
    const std::optional<edtf::When> day = edtf::parse(value);
    const bool dated =
        day && std::any_of(side.dates.begin(), side.dates.end(),
                           [&](const edtf::When& one) { return same_day(one, *day, 0); });
    return dated || same_value("amount", side.value, value);
  }

  void score_conflict(const Conflict& wanted) {
    const bool found = std::any_of(
        model_.conflicts.begin(), model_.conflicts.end(), [&](const model::Conflict& conflict) {
          return std::all_of(
              wanted.values.begin(), wanted.values.end(), [&](const std::string& value) {
                return std::any_of(conflict.sides.begin(), conflict.sides.end(),
                                   [&](const model::Side& side) { return shows(side, value); });
              });
        });
    score_.conflicts += {found ? 1 : 0, 1, 1};
    if (!found) miss("conflict about {} {} not listed", wanted.about, wanted.field);
  }

  static bool forbidden(const model::Event& event, const Never& never) {
    if (never.terms_only || !never.term.empty() || !never.holder.empty()) return false;
    if (!never.event.empty() && event.kind != never.event) return false;
    if (!never.kinds.empty() && !contains(never.kinds, event.kind)) return false;
    if (!never.party.empty() && !has_party(event.parties, never.party)) return false;
    if (never.date && !(event.date.bounds.earliest && !open(event.date) &&
                        days_apart(event.date, *never.date) == 0)) {
      return false;
    }
    if (never.until && !(event.date.text == never.until->text)) return false;
    return std::all_of(never.amounts.begin(), never.amounts.end(), [&](const std::string& amount) {
      return has_amount(event.amounts, amount);
    });
  }

  static bool forbidden(const model::Term& term, const model::Version& version,
                        const Never& never) {
    if (!never.event.empty() || never.date) return false;
    if (!never.term.empty() && term.kind != never.term) return false;
    if (!never.kinds.empty() && !contains(never.kinds, term.kind)) return false;
    if (!never.holder.empty() && !same_party(term.holder, never.holder)) return false;
    if (!never.party.empty() && !same_party(term.holder, never.party) &&
        !same_party(term.bound, never.party)) {
      return false;
    }
    if (never.until && !(version.until && days_apart(version.until->date, *never.until) == 0 &&
                         !open(version.until->date))) {
      return false;
    }
    return std::all_of(never.attributes.begin(), never.attributes.end(), [&](const auto& one) {
      return has_attribute(version, one.first, one.second);
    });
  }

  void score_never(const Never& never) {
    for (const model::Event& event : model_.events) {
      if (!forbidden(event, never)) continue;
      score_.never += 1;
      miss("event {} must never be found: {}", event.id, never.why);
    }
    for (const model::Term& term : model_.terms) {
      for (const model::Version& version : term.versions) {
        if (!forbidden(term, version, never)) continue;
        score_.never += 1;
        miss("version {} must never be found: {}", version.id, never.why);
      }
    }
  }

  const model::Model& model_;
  const Gold& gold_;
  Score score_;
};

}  // namespace

Count& Count::operator+=(const Count& other) {
  right += other.right;
  found += other.found;
  wanted += other.wanted;
  return *this;
}

Score& Score::operator+=(const Score& other) {
  events += other.events;
  terms += other.terms;
  roles += other.roles;
  dates += other.dates;
  attributes += other.attributes;
  probes += other.probes;
  conflicts += other.conflicts;
  never += other.never;
  misses.insert(misses.end(), other.misses.begin(), other.misses.end());
  return *this;
}

std::vector<std::pair<std::string, Count>> columns(const Score& score) {
  return {{"events", score.events},      {"terms", score.terms},           {"roles", score.roles},
          {"dates", score.dates},        {"attributes", score.attributes}, {"probes", score.probes},
          {"conflicts", score.conflicts}};
}

Score score(const model::Model& model, const Gold& gold) { return Scorer(model, gold).run(); }

}  // namespace inforce::corpora
