// SPDX-License-Identifier: MIT
#include "cli/term_flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <system_error>

#include "base/suggest.h"
#include "base/text.h"
#include "ledger/excerpt.h"
#include "ledger/from_model.h"
#include "ledger/store.h"
#include "model/names.h"

namespace inforce::cli {
namespace {

namespace fs = std::filesystem;

ledger::Day ledger_day(query::Day day) {
  return static_cast<ledger::Day>(day.time_since_epoch().count());
}

std::optional<ledger::Day> ledger_day(const std::optional<query::Day>& day) {
  return day ? std::optional(ledger_day(*day)) : std::nullopt;
}

ledger::Filter filter_of(const TermFlags& flags) {
  const auto or_any = [](const std::string& name) {
    return name.empty() ? std::nullopt : std::optional(name);
  };
  return {.agreement = or_any(flags.agreement),
          .kind = or_any(flags.kind),
          .holder = or_any(flags.holder),
          .party = or_any(flags.party)};
}

// What a flag can name, and what it does name.
struct Named {
  const char* what;
  std::string TermFlags::*flag;
};
constexpr Named kNamed[] = {{"agreement", &TermFlags::agreement},
                            {"kind", &TermFlags::kind},
                            {"party", &TermFlags::holder},
                            {"party", &TermFlags::party}};

// Whether all that the flags name is there; says what is not.
using NameList = std::vector<std::string_view>;
bool all_there(Shell& shell, const TermFlags& flags, const NameList& agreements,
               const NameList& kinds, const NameList& parties) {
  const std::array<const NameList*, 4> lists = {&agreements, &kinds, &parties, &parties};
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const std::string& name = flags.*kNamed[i].flag;
    if (name.empty() || std::find(lists[i]->begin(), lists[i]->end(), name) != lists[i]->end())
      continue;
    constexpr std::size_t kSuggestFrom = 2000;  // names; of more, none is likely to be meant
    const std::string hint =
        lists[i]->size() <= kSuggestFrom ? did_you_mean(name, *lists[i]) : std::string();
    shell.report(error("no-such-name", {},
                       fmt::format("this model has no {} '{}'{}", kNamed[i].what, name, hint)));
    shell.exit_code = kAnswerIsNo;
    return false;
  }
  return true;
}

bool all_there(Shell& shell, const TermFlags& flags, const ledger::Ledger& ledger,
               Diagnostics& problems) {
  const bool any = std::any_of(std::begin(kNamed), std::end(kNamed),
                               [&](const Named& named) { return !(flags.*named.flag).empty(); });
  if (!any) return true;
  const Result<bool> there = ledger::knows(ledger, filter_of(flags));
  if (!there) {
    problems = there.problems();
    return false;
  }
  if (*there) return true;
  const Result<ledger::NameLists> names = ledger::name_lists(ledger);
  if (!names) {
    problems = names.problems();
    return false;
  }
  return all_there(shell, flags, names->agreements, names->kinds, names->parties);
}

// The party a person means by its id or its name.
std::string party_id(const model::Model& model, const std::string& words) {
  const std::string lower = to_lower_ascii(words);
  for (const model::Party& party : model.parties) {
    if (party.id == words || to_lower_ascii(party.name) == lower) return party.id;
  }
  return words;
}

// The kind a person means by its name or by its label: "license", "Licence", "revenue share".
std::string kind_of(const model::Model& model, const std::string& words) {
  const std::string wanted = slug(words);
  std::string labelled;
  for (const model::Term& term : model.terms) {
    if (term.kind == words) return words;
    if (wanted.empty()) continue;
    if (term.kind == wanted || slug(model::label_of(term)) == wanted) labelled = term.kind;
  }
  return labelled.empty() ? words : labelled;
}

// The model of the file, without the terms that the flags do not name.
std::optional<model::Model> load_named(Shell& shell, TermFlags flags) {
  std::optional<model::Model> model = load_model(shell);
  if (!model) return std::nullopt;
  for (std::string* party : {&flags.holder, &flags.party}) {
    if (!party->empty()) *party = party_id(*model, *party);
  }
  if (!flags.kind.empty()) flags.kind = kind_of(*model, flags.kind);
  NameList agreements, kinds, parties;
  for (const model::Term& term : model->terms) {
    agreements.push_back(term.agreement);
    kinds.push_back(term.kind);
    parties.insert(parties.end(), {term.holder, term.bound});
  }
  for (const model::Agreement& agreement : model->agreements) agreements.push_back(agreement.id);
  for (const model::Party& party : model->parties) parties.push_back(party.id);
  if (!all_there(shell, flags, agreements, kinds, parties)) return std::nullopt;
  const auto unwanted = [&flags](const model::Term& term) {
    const auto is = [](const std::string& flag, const std::string& name) {
      return flag.empty() || flag == name;
    };
    return !is(flags.agreement, term.agreement) || !is(flags.kind, term.kind) ||
           !is(flags.holder, term.holder) ||
           !(is(flags.party, term.holder) || is(flags.party, term.bound));
  };
  auto& terms = model->terms;
  terms.erase(std::remove_if(terms.begin(), terms.end(), unwanted), terms.end());
  return model;
}

std::vector<ledger::Version> versions_of(const ledger::Answer& answer) {
  std::vector<ledger::Version> versions;
  for (const ledger::Standing& standing : answer.terms) versions.push_back(standing.version);
  return versions;
}

void sort_unique(std::vector<ledger::Version>& versions) {
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  const auto same = [](const auto& a, const auto& b) { return a.id == b.id; };
  std::sort(versions.begin(), versions.end(), by_id);
  versions.erase(std::unique(versions.begin(), versions.end(), same), versions.end());
}

// What changed in a term shows beside what did not: all versions of each named term.
Diagnostics complete_terms(const ledger::Ledger& ledger, std::vector<ledger::Version>& versions) {
  std::set<std::string> terms, agreements;
  for (const ledger::Version& version : versions) {
    if (version.term.empty()) continue;
    terms.emplace(version.term);
    agreements.emplace(version.agreement);
  }
  for (const std::string& agreement : agreements) {
    const auto all = ledger::history(ledger, {.agreement = agreement});
    if (!all) return all.problems();
    for (const ledger::Version& version : *all) {
      if (terms.count(std::string(version.term)) != 0) versions.push_back(version);
    }
  }
  return {};
}

}  // namespace

void add_term_flags(Command& command, TermFlags& flags) {
  command.takes.insert(command.takes.end(),
                       {{"--agreement", &flags.agreement, "Only terms of this agreement", "ID"},
                        {"--kind", &flags.kind, "Only terms of this kind", "KIND"},
                        {"--holder", &flags.holder, "Only terms that benefit this party", "PARTY"},
                        {"--party", &flags.party, "Only terms this party holds or owes", "PARTY"}});
}

void add_list_flags(Command& command, TermFlags& flags) {
  command.takes.insert(command.takes.end(),
                       {{"--count", &flags.count, "Only how many"},
                        {"--limit", &flags.limit, "List no more than this many", "N"}});
}

bool is_imported(const Shell& shell) {
  std::error_code status;
  return fs::is_directory(shell.project.model, status);
}

bool ask_ledger(Shell& shell, const AskLedger& ask) {
  if (!is_imported(shell)) {
    const std::optional<model::Model> model = load_model(shell);
    if (!model) return false;
    const Result<ledger::Ledger> made = ledger::from_columns(ledger::from_model(*model));
    const Diagnostics problems = made ? ask(*made) : made.problems();
    shell.report(problems);
    if (has_errors(problems)) shell.exit_code = kBadInput;
    return !has_errors(problems);
  }
  Diagnostics notes;
  Result<ledger::Ledger> opened = ledger::open_folder(shell.project.model, notes);
  shell.report(notes);
  Diagnostics problems = opened ? ask(*opened) : opened.problems();
  if (opened && !problems.empty() && problems.front().code == "damaged-ledger") {
    opened = ledger::rebuild(shell.project.model);
    if (opened) {
      shell.report(warning("ledger-rebuilt", {shell.project.model}, "made anew: it was damaged"));
      problems = ask(*opened);
    }
  }
  if (problems.empty()) return true;
  shell.fail(problems);
  return false;
}

std::optional<Found> find_at(Shell& shell, const TermFlags& flags, const query::Asked& asked,
                             bool all) {
  if (!is_imported(shell)) {
    std::optional<model::Model> model = load_named(shell, flags);
    if (!model) return std::nullopt;
    return Found{std::move(*model), std::nullopt};
  }
  std::optional<Found> found;
  ask_ledger(shell, [&](const ledger::Ledger& ledger) {
    Diagnostics problems;
    if (!all_there(shell, flags, ledger, problems)) return problems;
    const Result<ledger::Answer> answer =
        ledger::at(ledger, {filter_of(flags),
                            {ledger_day(asked.days.first), ledger_day(asked.days.last)},
                            ledger_day(asked.known),
                            all && !flags.count,
                            flags.count ? 0 : flags.limit.value_or(SIZE_MAX)});
    if (!answer) return answer.problems();
    found =
        Found{ledger::excerpt(versions_of(*answer)), Counts{answer->in_force, 0, answer->possible}};
    return problems;
  });
  return found;
}

std::optional<model::Model> find_changes(Shell& shell, const TermFlags& flags, query::Day first,
                                         query::Day second) {
  if (!is_imported(shell)) return load_named(shell, flags);
  std::optional<model::Model> found;
  ask_ledger(shell, [&](const ledger::Ledger& ledger) {
    Diagnostics problems;
    if (!all_there(shell, flags, ledger, problems)) return problems;
    const Result<ledger::Changes> changes =
        ledger::changes(ledger, filter_of(flags), ledger_day(first), ledger_day(second));
    if (!changes) return changes.problems();
    std::vector<ledger::Version> versions;
    for (const ledger::Change& change : changes->versions) versions.push_back(change.version);
    problems = complete_terms(ledger, versions);
    sort_unique(versions);
    found = ledger::excerpt(versions);
    return problems;
  });
  return found;
}

std::optional<model::Model> find_learnt(Shell& shell, const TermFlags& flags, query::Day first,
                                        query::Day second) {
  if (!is_imported(shell)) return load_named(shell, flags);
  std::optional<model::Model> found;
  ask_ledger(shell, [&](const ledger::Ledger& ledger) {
    Diagnostics problems;
    if (!all_there(shell, flags, ledger, problems)) return problems;
    const ledger::Day from = ledger_day(first), to = ledger_day(second);
    const ledger::Filter filter = filter_of(flags);
    const Result<ledger::Changes> changes = ledger::changes(ledger, filter, from, to, to);
    const Result<ledger::Answer> then = ledger::at(ledger, {filter, {from, from}, from});
    const Result<ledger::Answer> later = ledger::at(ledger, {filter, {from, from}, to});
    if (!changes) return changes.problems();
    if (!then) return then.problems();
    if (!later) return later.problems();
    std::vector<ledger::Version> versions;
    for (const ledger::Change& change : changes->versions) versions.push_back(change.version);
    // Of what held on the first day, what only one of the two days of knowledge knows.
    std::vector<ledger::Version> old = versions_of(*then), now = versions_of(*later);
    std::set_symmetric_difference(old.begin(), old.end(), now.begin(), now.end(),
                                  std::back_inserter(versions),
                                  [](const auto& a, const auto& b) { return a.id < b.id; });
    problems = complete_terms(ledger, versions);
    sort_unique(versions);
    found = ledger::excerpt(versions);
    return problems;
  });
  return found;
}

std::optional<model::Model> find_history(Shell& shell, const std::string& words) {
  if (!is_imported(shell)) return load_model(shell);
  std::optional<model::Model> found;
  ask_ledger(shell, [&](const ledger::Ledger& ledger) -> Diagnostics {
    const Result<std::optional<ledger::Filter>> filter = ledger::find_term(ledger, words);
    if (!filter) return filter.problems();
    if (!*filter) {
      shell.report(
          error("no-such-term", {},
                fmt::format("no term '{}'; name one by its id as 'inforce at' lists it, or by the "
                            "number of one of its versions",
                            words)));
      shell.exit_code = kAnswerIsNo;
      return {};
    }
    const Result<std::vector<ledger::Version>> versions = ledger::history(ledger, **filter);
    if (!versions) return versions.problems();
    found = ledger::excerpt(*versions);
    return {};
  });
  return found;
}

}  // namespace inforce::cli
