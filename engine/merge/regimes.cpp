// SPDX-License-Identifier: MIT
#include "merge/regimes.h"

#include <algorithm>

namespace inforce::merge {
namespace {

using claims::Effect;
using claims::Side;

void add(Indices& said, Index s) {
  if (said.empty() || said.back() != s) said.push_back(s);
}

class Reader {
 public:
  Reader(const Work& work, const Term& term, const Snapshot& snapshot)
      : work_(work), term_(term), snapshot_(snapshot), regimes_(snapshot.chain.size() + 1) {}

  std::vector<Regime> run() {
    for (const Index s : term_.said) {
      if (contains(*snapshot_.docs, at(work_.said, s).doc)) read(s);
    }
    agree_on_ends();
    reread_ends();
    return std::move(regimes_);
  }

 private:
  // The regime a document was written in; nothing when it may be one of several. Where nobody knows
  // how early a change may have come, who is silent of it, and has a day, wrote before it.
  [[nodiscard]] std::optional<int> written_in(Index doc) const {
    const edtf::Bounds published = snapshot_.days->doc(doc);
    const auto told = snapshot_.told.find(doc);
    int low = told == snapshot_.told.end() ? 0 : told->second;
    int high = static_cast<int>(snapshot_.chain.size());
    const auto& days = snapshot_.chain_days;  // by their first day
    if (published.latest) {
      const auto later = std::partition_point(days.begin(), days.end(), [&](const auto& day) {
        const auto& by = day.earliest ? day.earliest : day.latest;
        return by && *by <= *published.latest;
      });
      high = static_cast<int>(later - days.begin());
    }
    for (int i = high; i > low && published.earliest; --i) {
      const auto& latest = days[static_cast<std::size_t>(i - 1)].latest;
      if (latest && *latest <= *published.earliest) low = i;
    }
    if (low >= high) return low;
    return std::nullopt;
  }

  Regime* regime(int index) {
    return index < 0 || index >= static_cast<int>(regimes_.size())
               ? nullptr
               : &regimes_[static_cast<std::size_t>(index)];
  }

  void stands(int index, Index s, const std::map<std::string, std::string>& attributes,
              bool looks_back, bool from_start) {
    Regime* regime = this->regime(index);
    if (regime == nullptr) return;
    add(regime->stands.said, s);
    regime->only_looking_back = regime->only_looking_back && looks_back;
    regime->from_start = regime->from_start || from_start;
    for (const auto& [name, value] : attributes) add(regime->attributes[name][value].said, s);
    if (!at(work_.said, s).claim->condition.empty() && !looks_back) add(regime->conditions, s);
  }
  void gone(int index, Index s) {
    if (Regime* regime = this->regime(index)) add(regime->gone.said, s);
  }

  void times(int index, Index s) {
    Regime* regime = this->regime(index);
    if (regime == nullptr) return;
    for (const claims::Time& time : at(work_.said, s).claim->times) {
      using Role = claims::Time::Role;
      const bool ends = at(work_.said, s).claim->effect == Effect::ends;
      if (time.role == Role::until || time.role == Role::within ||
          (ends && time.role == Role::at)) {
        add(regime->untils, s);
      } else if (time.role == Role::from || time.role == Role::at) {
        add(regime->froms, s);
      }
    }
  }

  void read(Index s) {
    const auto place = snapshot_.spoken.find(s);
    if (place != snapshot_.spoken.end()) return read_placed(s, place->second);
    const Said& said = at(work_.said, s);
    const claims::Claim& claim = *said.claim;
    std::optional<int> change = snapshot_.act_of(work_, s);
    const std::optional<int> now = change ? std::nullopt : written_in(said.doc);
    const bool state = claim.effect == Effect::holds || claim.effect == Effect::happens ||
                       claim.effect == Effect::resumes || claim.effect == Effect::steps;
    if (!change) {
      if (const auto earlier = altered_before(claim, now)) return written_of(s, *earlier);
      if (!now) return;
      if (const auto earlier = before_own_change(s, *now)) return written_of(s, *earlier);
      if (const auto earlier = before_end(claim, *now)) return written_of(s, *earlier);
      const bool beside = (!state || claim.side == Side::before) && *now > 0;
      if (!beside) return written_of(s, *now);
      change = *now - 1;
    }
    if (claim.effect == Effect::steps) return stands(*change + 1, s, claim.was, false, true);
    read_beside(s, *change);
  }

  // "Suspended in 2012", or "raised to 6% in 2012", told after the end of 2026 or with it: of the
  // regime of its own day. So is "5% until 2012", of that of its last.
  [[nodiscard]] std::optional<int> altered_before(const claims::Claim& claim,
                                                  std::optional<int> now) const {
    const std::optional<date::sys_days> end = over_by(claim);
    const std::optional<date::sys_days> own = end ? end : altered_on(claim);
    const int backdated = end ? 0 : kBackdated;
    const int last = now.value_or(static_cast<int>(regimes_.size()) - 1);
    const auto begins = [&](int regime) {
      return snapshot_.effects[static_cast<std::size_t>(regime) - 1].earliest;
    };
    if (!own || last == 0 || !(*own + date::days{backdated} < begins(last))) return std::nullopt;
    int place = last;
    while (place > 0 && *own < begins(place)) --place;
    return place;
  }

  // "Pays 5% from 2018. The rate rises to 6% in 2020": of the regime in which its own day is, where
  // the document tells itself how an act changes the term after that.
  [[nodiscard]] std::optional<int> before_own_change(Index s, int now) const {
    const Said& said = at(work_.said, s);
    const std::optional<date::sys_days> own = first_told(*said.claim);
    if (!own) return std::nullopt;
    int place = now;
    while (place > 0) {
      const auto& act = snapshot_.chain_days[static_cast<std::size_t>(place) - 1].earliest;
      if (!act || *own >= *act) break;
      --place;
    }
    for (Index i = at(work_.first, said.doc); i < at(work_.first, said.doc + 1); ++i) {
      const Effect other = at(work_.said, i).claim->effect;
      const bool alters = other == Effect::changes || other == Effect::continues ||
                          other == Effect::ends || other == Effect::steps;
      if (!alters || !contains(term_.said, i)) continue;
      const std::optional<int> act = snapshot_.act_of(work_, i);
      if (act && *act >= place && *act < now) return place;
    }
    return std::nullopt;
  }

  // "Granted a licence in 2018", told after the end of 2024: what had begun before it ended with
  // it.
  [[nodiscard]] std::optional<int> before_end(const claims::Claim& claim, int now) const {
    const std::optional<date::sys_days> own = first_told(claim);
    if (claim.effect != Effect::starts || !own) return std::nullopt;
    for (int end = now - 1; end >= 0; --end) {
      const auto place = static_cast<std::size_t>(end);
      const Index act = snapshot_.chain[place];
      const bool ends =
          act != kNone && work_.change_of(at(work_.events, act).kind) == Change::ended;
      const auto& effect = snapshot_.effects[place].earliest;
      if (ends && effect && *own < *effect) return end;
    }
    return std::nullopt;
  }

  // Of a term with changes of its own.
  void read_placed(Index s, const Snapshot::Place& place) {
    const claims::Claim& claim = *at(work_.said, s).claim;
    const bool starts = claim.effect == Effect::starts;
    const bool parts = place.brings && !starts && claim.side != Side::before;
    if (parts) {
      read_beside(s, place.first - 1);
    } else {
      written_of(s, place.first);
    }
    for (int r = place.first + 1; r <= place.last; ++r) {
      stands(r, s, claim.attributes, false, starts);
    }
  }

  // Who tells of a change says how it was before and is after it.
  void read_beside(Index s, int change) {
    const claims::Claim& claim = *at(work_.said, s).claim;
    const int before = change, after = change + 1;
    switch (claim.effect) {
      case Effect::suspends:
      case Effect::resumes:
        pause(after, s);
        break;
      case Effect::steps:
        stands(before, s, claim.was, false, true);
        stands(after, s, claim.attributes, false, true);
        times(after, s);
        break;
      case Effect::holds:
      case Effect::happens:
        if (claim.side == Side::before) {
          stands(before, s, claim.attributes, true, true);
          times(before, s);
        } else {
          stands(after, s, claim.attributes, false, change < 0);
          times(after, s);
        }
        break;
      case Effect::starts:
        gone(before, s);
        stands(after, s, claim.attributes, false, true);
        times(after, s);
        break;
      case Effect::ends:
        if (ends_later(claim, change)) {  // agreed on with the change, for a day behind it
          stands(before, s, claim.attributes, true, true);
          stands(after, s, claim.attributes, false, true);
          times(after, s);
          break;
        }
        stands(before, s, claim.attributes, true, true);
        gone(after, s);
        if (snapshot_.spoken.count(s) == 0) times(before, s);
        break;
      case Effect::continues:
        stands(before, s, claim.was, true, false);
        stands(after, s, claim.attributes, false, true);
        carry_back(before, claim);
        times(after, s);
        break;
      case Effect::changes:
        stands(before, s, claim.was, true, true);
        stands(after, s, claim.attributes, false, true);
        infer(before, claim);
        times(after, s);
        break;
    }
  }

  [[nodiscard]] bool ends_later(const claims::Claim& claim, int change) const {
    if (change < 0) return false;
    const auto& effect = snapshot_.effects[static_cast<std::size_t>(change)].latest;
    using Role = claims::Time::Role;
    return std::any_of(claim.times.begin(), claim.times.end(), [&](const claims::Time& time) {
      const bool ends =
          time.role == Role::until || time.role == Role::within || time.role == Role::at;
      const auto& earliest = time.when.bounds.earliest;
      return ends && !time.anchor && time.when.type == timex::Type::date && earliest && effect &&
             *earliest > *effect;
    });
  }

  // It is agreed on, in force or not; from when to when it is not is found later. What is said of
  // it as it comes back on a day of its own holds only from then on.
  void pause(int index, Index s) {
    const claims::Claim& claim = *at(work_.said, s).claim;
    const bool comes_back = claim.effect == Effect::resumes && claim.times.empty();
    stands(index, s, comes_back ? claim.attributes : std::map<std::string, std::string>{}, false,
           false);
    if (Regime* regime = this->regime(index)) add(regime->pauses, s);
  }

  // A claim that names no change speaks of the regime in which its document was written.
  void written_of(Index s, int now) {
    const Said& said = at(work_.said, s);
    const claims::Claim& claim = *said.claim;
    if (claim.effect == Effect::suspends || claim.effect == Effect::resumes) return pause(now, s);
    if (claim.effect == Effect::steps) return stands(now, s, claim.was, false, true);
    const bool tells_making = contains(snapshot_.made_in, said.doc);
    stands(now, s, claim.attributes, false,
           now > 0 || tells_making || claim.effect == Effect::starts);
    times(now, s);
    if (claim.effect == Effect::ends && claim.times.empty()) gone(now, s);
  }

  // What a claim says of a term that goes on is so before, too, where it is no yes-or-no.
  void carry_back(int before, const claims::Claim& claim) {
    Regime* regime = this->regime(before);
    if (regime == nullptr) return;
    for (const auto& [name, value] : claim.attributes) {
      if (!claims::is_flag(value) && claim.was.count(name) == 0)
        regime->inferred.emplace(name, value);
    }
  }

  // "Now capped": it was not before.
  void infer(int before, const claims::Claim& claim) {
    Regime* regime = this->regime(before);
    if (regime == nullptr) return;
    for (const auto& [name, value] : claim.attributes) {
      if (claims::is_flag(value) && claim.was.count(name) == 0) {
        regime->inferred.emplace(name, value == "true" ? "false" : "true");
      }
    }
  }

  // One says that it ends, another that it does so on 1 March: the same end, on that day.
  void agree_on_ends() {
    for (Regime& regime : regimes_) {
      const auto ends = [&](Index s) { return at(work_.said, s).claim->effect == Effect::ends; };
      const auto undated = [&](Index s) { return at(work_.said, s).claim->times.empty(); };
      const auto& stands = regime.stands.said;
      const bool is_dated = std::any_of(stands.begin(), stands.end(),
                                        [&](Index s) { return ends(s) && !undated(s); });
      if (!is_dated) continue;
      Indices& gone = regime.gone.said;
      const auto is_same = [&](Index s) { return ends(s) && undated(s); };
      gone.erase(std::remove_if(gone.begin(), gone.end(), is_same), gone.end());
    }
  }

  // "Ended its exclusive licence", where others say that the licence goes on: what ended is being
  // exclusive. "Got a plain licence", where others say that it had one before: the same, the other
  // way round.
  void reread_ends() {
    for (std::size_t r = 0; r < regimes_.size(); ++r) {
      Regime& regime = regimes_[r];
      if (regime.stands.empty() || regime.gone.empty()) continue;
      Indices still;
      for (const Index s : regime.gone.said) {
        const claims::Claim& claim = *at(work_.said, s).claim;
        const bool qualified = differs(regime, claim.attributes);
        if (!qualified) {
          still.push_back(s);
          continue;
        }
        add(regime.stands.said, s);
        if (claim.effect == Effect::ends) negate(regime, claim.attributes);
        regime.only_looking_back = false;
      }
      regime.gone.said = still;
      std::sort(regime.stands.said.begin(), regime.stands.said.end());
    }
  }

  // No one says the term stands here with this very yes-or-no.
  static bool differs(const Regime& regime, const std::map<std::string, std::string>& attributes) {
    return std::any_of(attributes.begin(), attributes.end(), [&](const auto& attribute) {
      if (!claims::is_flag(attribute.second)) return false;
      const auto name = regime.attributes.find(attribute.first);
      return name == regime.attributes.end() || name->second.count(attribute.second) == 0;
    });
  }

  static void negate(Regime& regime, const std::map<std::string, std::string>& attributes) {
    for (const auto& [name, value] : attributes) {
      if (claims::is_flag(value)) regime.inferred.emplace(name, value == "true" ? "false" : "true");
    }
  }

  const Work& work_;
  const Term& term_;
  const Snapshot& snapshot_;
  std::vector<Regime> regimes_;
};

}  // namespace

std::vector<Regime> find_regimes(const Work& work, const Term& term, const Snapshot& snapshot) {
  return Reader(work, term, snapshot).run();
}

}  // namespace inforce::merge
