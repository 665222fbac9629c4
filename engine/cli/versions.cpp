// SPDX-License-Identifier: MIT
#include "cli/versions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "ledger/ask.h"
#include "ledger/excerpt.h"
#include "ledger/store.h"

namespace inforce::cli {
namespace {

constexpr std::size_t kMost = 100'000;  // versions in a file of YAML

// A registry calls things as it likes; a model's ids are typed on a command line.
class Ids {
 public:
  explicit Ids(std::set<std::string> used = {}) : used_(std::move(used)) {}
  std::string of(const std::string& name, const char* fallback) {
    std::string plain = is_id(name) ? name : slug(name);
    if (!is_id(plain)) plain = fallback;
    std::string id = plain;
    int& n = last_.emplace(plain, 1).first->second;
    while (!used_.insert(id).second) id = fmt::format("{}-{}", plain, ++n);
    return id;
  }

 private:
  std::set<std::string> used_;
  std::map<std::string, int> last_;
};

// Gives each item an id of its own; what each was called before, and is now.
template <typename Item>
std::map<std::string, std::string> rename(std::vector<Item>& items, const char* fallback) {
  std::map<std::string, std::string> renamed = {{"", ""}};
  Ids ids;
  for (Item& item : items) {
    const std::string before = item.id;
    item.id = renamed[before] = ids.of(before, fallback);
  }
  return renamed;
}

// Versions that begin on the day they end hold for no day, and a model has none of them.
void leave_out_empty(model::Model& model, const std::string& file, Diagnostics& notes) {
  std::size_t left_out = 0;
  std::string first;
  const auto is_empty = [&](const model::Version& version) {
    const auto& from = version.from.date.bounds.earliest;
    const bool empty = from && version.until && version.until->date.bounds.latest &&
                       *version.until->date.bounds.latest < *from;
    if (empty && left_out++ == 0) first = version.id;
    return empty;
  };
  for (model::Term& term : model.terms) {
    term.versions.erase(std::remove_if(term.versions.begin(), term.versions.end(), is_empty),
                        term.versions.end());
  }
  model.terms.erase(std::remove_if(model.terms.begin(), model.terms.end(),
                                   [](const model::Term& term) { return term.versions.empty(); }),
                    model.terms.end());
  if (left_out == 0) return;
  notes.push_back(warning("empty-version", {file},
                          fmt::format("{} left out: they end where they begin, and hold for no "
                                      "day; the first is {}",
                                      counted(left_out, "version"), first)));
}

void give_valid_ids(model::Model& model) {
  std::set<std::string> listed;
  for (const model::Agreement& agreement : model.agreements) listed.insert(agreement.id);
  for (const model::Term& term : model.terms) {  // of an agreement nobody is a party to
    if (!term.agreement.empty() && listed.insert(term.agreement).second) {
      model.agreements.push_back({term.agreement, term.agreement, {}});
    }
  }
  std::map<std::string, std::string> parties = rename(model.parties, "party");
  std::map<std::string, std::string> agreements = rename(model.agreements, "agreement");
  const auto rename_all = [&](std::vector<std::string>& ids) {
    for (std::string& id : ids) id = parties[id];
  };
  for (model::Agreement& agreement : model.agreements) rename_all(agreement.parties);
  for (model::Event& event : model.events) {
    event.agreement = agreements[event.agreement];
    rename_all(event.parties);
  }
  std::set<std::string> version_ids;
  for (const model::Term& term : model.terms) {
    for (const model::Version& version : term.versions) {
      if (version.id != term.id) version_ids.insert(version.id);
    }
  }
  Ids terms(std::move(version_ids));
  std::map<std::string, std::string> renamed;
  for (model::Term& term : model.terms) {
    term.agreement = agreements[term.agreement];
    term.holder = parties[term.holder];
    term.bound = parties[term.bound];
    const std::string beside = term.holder.empty() ? term.agreement : term.holder;
    const std::string before = term.id;
    term.id = terms.of(is_id(before) ? before : slug(term.kind + " " + beside), "term");
    renamed[before] = term.id;
  }
  for (model::Conflict& conflict : model.conflicts) {
    const auto term = renamed.find(conflict.about);
    if (term != renamed.end()) conflict.about = term->second;
  }
  for (model::Prospect& prospect : model.prospects) {
    const auto term = renamed.find(prospect.about);
    if (term != renamed.end()) prospect.about = term->second;
  }
}

}  // namespace

void make_sound(model::Model& model, const std::string& file, Diagnostics& notes) {
  leave_out_empty(model, file, notes);
  give_valid_ids(model);
}

Result<model::Model> model_of_versions(const std::vector<std::filesystem::path>& files,
                                       Diagnostics& notes) {
  const Result<ledger::Columns> columns = ledger::read_files(files);
  if (!columns) return columns.problems();
  const Result<ledger::Ledger> made = ledger::from_columns(*columns);
  if (!made) return made.problems();
  if (made->size() > kMost) {
    return error("too-many-versions", {files.front().string()},
                 fmt::format("{} versions are too many for a file of YAML; name a folder with "
                             "--model DIR",
                             made->size()));
  }
  const Result<std::vector<ledger::Version>> versions = ledger::history(*made, {});
  if (!versions) return versions.problems();
  model::Model model = ledger::excerpt(*versions);
  make_sound(model, files.front().string(), notes);
  return model;
}

}  // namespace inforce::cli
