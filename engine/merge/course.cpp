// SPDX-License-Identifier: MIT
#include "merge/course.h"

namespace inforce::merge {
namespace {

class Finder {
 public:
  Finder(const Work& work, const Term& term, const Snapshot& snapshot, const Wishes& wishes)
      : work_(work), snapshot_(snapshot), wishes_(wishes) {
    course_.regimes = find_regimes(work, term, snapshot);
    course_.standing.assign(course_.regimes.size(), Standing::unknown);
    course_.attributes.resize(course_.regimes.size());
    const auto kind = work.kinds.terms.find(term.kind);
    outlasts_ = kind != work.kinds.terms.end() && kind->second.outlasts;
  }

  Course run() {
    for (std::size_t r = 0; r < course_.regimes.size(); ++r) decide(r);
    for (const Regime& regime : course_.regimes) {
      const auto said = regime.attributes.find("perpetual");
      outlasts_ = outlasts_ || regime.attributes.count("survives") > 0 ||
                  (said != regime.attributes.end() && said->second.count("true") > 0);
    }
    for (std::size_t r = 1; r < course_.regimes.size(); ++r) carry_on(r);
    for (std::size_t r = 0; r < course_.regimes.size(); ++r) find_attributes(r);
    return std::move(course_);
  }

 private:
  // Whether it stands, where anyone says so.
  void decide(std::size_t r) {
    const Regime& regime = course_.regimes[r];
    if (regime.stands.empty() && regime.gone.empty()) return;
    const bool is_disputed = !regime.stands.empty() && !regime.gone.empty();
    const Standing wish = is_disputed ? wishes_.standing() : Standing::unknown;
    const bool stands = !regime.stands.empty() &&
                        (regime.gone.empty() || is_stronger(work_, regime.stands, regime.gone));
    course_.standing[r] = wish != Standing::unknown ? wish
                          : stands                  ? Standing::stands
                                                    : Standing::gone;
  }

  // An amendment leaves alone what it does not name, unless all that is known looks back from it.
  void carry_on(std::size_t r) {
    const Standing before = course_.standing[r - 1];
    if (course_.standing[r] != Standing::unknown || before == Standing::unknown) return;
    const Regime& regime = course_.regimes[r - 1];
    const Index act = snapshot_.chain[r - 1];
    const bool fades = act != kNone && before == Standing::stands && !regime.stands.empty() &&
                       regime.only_looking_back;
    const bool all_over =
        act != kNone && work_.change_of(at(work_.events, act).kind) == Change::ended && !outlasts_;
    if (fades && !all_over) return;
    course_.standing[r] = all_over ? Standing::gone : before;
  }

  void find_attributes(std::size_t r) {
    if (course_.standing[r] != Standing::stands) return;
    auto& attributes = course_.attributes[r];
    for (const auto& [name, values] : course_.regimes[r].attributes) {
      attributes[name] = followed(work_, wishes_, name, values)->first;
    }
    for (const auto& [name, value] : course_.regimes[r].inferred) attributes.emplace(name, value);
    if (r > 0 && course_.standing[r - 1] == Standing::stands) {
      for (const auto& [name, value] : course_.attributes[r - 1]) attributes.emplace(name, value);
    }
  }

  const Work& work_;
  const Snapshot& snapshot_;
  const Wishes& wishes_;
  Course course_;
  bool outlasts_ = false;  // the end of the agreement leaves it alone
};

}  // namespace

Wishes::Wishes(const Work& work, const Term& term, const Snapshot& snapshot) {
  if (snapshot.preferences == nullptr) return;
  for (const Preference& wish : *snapshot.preferences) {
    const Index of = at(work.said, wish.said).term;
    if (of != kNone && &at(work.terms, of) == &term) mine_.push_back(&wish);
  }
}

const Preference* Wishes::find(const std::string& field) const {
  for (const Preference* wish : mine_) {
    if (wish->field == field) return wish;
  }
  return nullptr;
}

std::string Wishes::value(const std::string& field) const {
  const Preference* wish = find(field);
  return wish != nullptr ? wish->value : std::string();
}

std::string Wishes::because(const std::string& field, const std::string& otherwise) const {
  const Preference* wish = find(field);
  return wish != nullptr ? wish->because : otherwise;
}

Standing Wishes::standing() const {
  const Preference* wish = find("until");
  if (wish == nullptr) wish = find("exists");
  if (wish == nullptr) return Standing::unknown;
  return wish->value == kGoesOn || wish->value == kInForce ? Standing::stands : Standing::gone;
}

Values::const_iterator followed(const Work& work, const Wishes& wishes, const std::string& name,
                                const Values& values) {
  if (const std::string wish = wishes.value(name); !wish.empty()) {
    if (const auto value = values.find(wish); value != values.end()) return value;
  }
  auto best = values.begin();
  for (auto value = values.begin(); value != values.end(); ++value) {
    if (value != best && is_stronger(work, value->second, best->second)) best = value;
  }
  return best;
}

Course find_course(const Work& work, const Term& term, const Snapshot& snapshot,
                   const Wishes& wishes) {
  return Finder(work, term, snapshot, wishes).run();
}

}  // namespace inforce::merge
