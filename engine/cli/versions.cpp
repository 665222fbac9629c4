// SPDX-License-Identifier: MIT
#include "cli/versions.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

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

}  // namespace

Result<model::Model> model_of_versions(const std::vector<std::filesystem::path>& files) {
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
  std::set<std::string> listed;
  for (const model::Agreement& agreement : model.agreements) listed.insert(agreement.id);
  for (const model::Term& term : model.terms) {  // of an agreement nobody is a party to
    if (!term.agreement.empty() && listed.insert(term.agreement).second) {
      model.agreements.push_back({term.agreement, term.agreement, {}});
    }
  }
  std::map<std::string, std::string> parties = rename(model.parties, "party");
  std::map<std::string, std::string> agreements = rename(model.agreements, "agreement");
  for (model::Agreement& agreement : model.agreements) {
    for (std::string& party : agreement.parties) party = parties[party];
  }
  Ids terms;
  for (model::Term& term : model.terms) {
    term.agreement = agreements[term.agreement];
    term.holder = parties[term.holder];
    term.bound = parties[term.bound];
    const std::string beside = term.holder.empty() ? term.agreement : term.holder;
    term.id = terms.of(slug(term.kind + " " + beside), "term");
  }
  return model;
}

}  // namespace inforce::cli
