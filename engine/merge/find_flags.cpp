// SPDX-License-Identifier: MIT
// Which ends are those of a flag. "Granted an exclusive licence. The exclusivity ended in 2020":
// where nobody says that such a kind stands by itself, and one term of the agreement has its flag,
// that term is what changes.
#include <map>
#include <set>

#include "merge/alike.h"
#include "merge/times.h"
#include "merge/work.h"

namespace inforce::merge {
namespace {

using claims::Claim;
using claims::Effect;
using claims::Time;

bool role_agrees(Index a, Index b) { return a == kNone || b == kNone || a == b; }

// The same, said of the term that has the flag: it changes on the day after the last one, or with
// the act that changes it.
Claim as_change(const Claim& end, const Claim& flagged, const std::string& flag) {
  Claim change = end;
  change.kind = flagged.kind;
  change.object = flagged.object;
  change.effect = Effect::changes;
  change.attributes = {{flag, "false"}};
  change.was = {{flag, "true"}};
  for (Time& time : change.times) {
    if (time.role != Time::Role::within && time.role != Time::Role::until &&
        time.role != Time::Role::at) {
      continue;
    }
    time.role = Time::Role::from;
    edtf::Bounds& days = time.when.bounds;
    if (!time.anchor && !end.change && days.earliest && days.earliest == days.latest)
      days = day_after(days);
  }
  return change;
}

class Finder {
 public:
  explicit Finder(Work& work) : work_(work) {}

  void run() {
    for (Index s = 0; s < size(work_.said); ++s) {
      const Said& said = at(work_.said, s);
      if (!said.claim->is_term || said.rejected || said.agreement == kNone ||
          !is_real(*said.claim)) {
        continue;
      }
      const bool is_end = said.claim->effect == Effect::ends && !flag_of(said.claim->kind).empty();
      if (is_end) {
        ends_.push_back(s);
      } else {
        terms_[said.agreement].push_back(s);
      }
    }
    for (const Index s : ends_) reread(s);
  }

 private:
  [[nodiscard]] const std::string& flag_of(const std::string& kind) const {
    static const std::string kNo;
    const auto found = work_.kinds.terms.find(kind);
    return found == work_.kinds.terms.end() ? kNo : found->second.flag;
  }

  void reread(Index s) {
    Said& end = at(work_.said, s);
    const std::string& flag = flag_of(end.claim->kind);
    std::map<std::pair<std::string, std::string>, const Claim*> having;  // by kind and object
    for (const Index t : terms_[end.agreement]) {
      const Said& term = at(work_.said, t);
      if (term.claim->kind == end.claim->kind) return;  // it stands by itself
      const auto said = term.claim->attributes.find(flag);
      const bool has = said != term.claim->attributes.end() && said->second == "true";
      if (has && role_agrees(term.holder, end.holder) && role_agrees(term.bound, end.bound))
        having.emplace(std::pair{term.claim->kind, term.claim->object}, term.claim);
    }
    if (having.size() != 1) return;
    end.claim = &work_.reread.emplace_back(as_change(*end.claim, *having.begin()->second, flag));
  }

  Work& work_;
  Indices ends_;                    // of kinds that may be flags
  std::map<Index, Indices> terms_;  // by agreement: what else is said of its terms
};

}  // namespace

void find_flags(Work& work) { Finder(work).run(); }

}  // namespace inforce::merge
