// SPDX-License-Identifier: MIT
// An agreement as some documents know it: which acts made and changed it, from when each has
// effect, and how long the agreement runs.
#include <algorithm>
#include <tuple>

#include "merge/regimes.h"

namespace inforce::merge {
namespace {

class Taker {
 public:
  Taker(const Work& work, const Agreement& agreement, const Days& days, const Indices& docs)
      : work_(work), agreement_(agreement) {
    snapshot_.days = &days;
    snapshot_.docs = &docs;
  }

  Snapshot run() {
    find_acts();
    for (std::size_t i = 0; i < snapshot_.chain.size(); ++i) {
      const Index event = snapshot_.chain[i];
      snapshot_.places[event] = static_cast<int>(i);
      snapshot_.chain_days.push_back(day_of(event));
      for (const Index s : at(work_.events, event).said) {
        const Index doc = at(work_.said, s).doc;
        if (!is_end_ahead(event, doc)) snapshot_.told[doc] = static_cast<int>(i) + 1;
      }
    }
    for (const Index event : snapshot_.made) {
      snapshot_.places[event] = -1;
      for (const Index s : at(work_.events, event).said) {
        insert(snapshot_.made_in, at(work_.said, s).doc);
      }
    }
    find_effects();
    find_runs();
    return std::move(snapshot_);
  }

 private:
  [[nodiscard]] edtf::Bounds day_of(Index event) const { return snapshot_.days->event(event); }
  [[nodiscard]] bool speaks(Index s) const {
    return contains(*snapshot_.docs, at(work_.said, s).doc);
  }
  [[nodiscard]] bool is_told(Index event) const {
    const Indices& said = at(work_.events, event).said;
    return std::any_of(said.begin(), said.end(), [&](Index s) { return speaks(s); });
  }
  // "The contract will end in 2026", written in 2025: its writer knows how things stand until then.
  [[nodiscard]] bool is_end_ahead(Index event, Index doc) const {
    const auto day = day_of(event).earliest, written = snapshot_.days->doc(doc).latest;
    return change_of(event) == Change::ended && day && written && *written < *day;
  }
  [[nodiscard]] Indices reach_of(Index event, bool back = false) const {
    Indices said;
    for (const Index s : at(work_.events, event).reach) {
      if (speaks(s) && looks_back(*at(work_.said, s).claim) == back) insert(said, s);
    }
    return said;
  }
  [[nodiscard]] Change change_of(Index event) const {
    return work_.change_of(at(work_.events, event).kind);
  }

  void find_acts() {
    Indices &chain = snapshot_.chain, &made = snapshot_.made;
    const auto told = [&](Index event) { return is_told(event); };
    std::copy_if(agreement_.changes.begin(), agreement_.changes.end(), std::back_inserter(chain),
                 told);
    // A change nobody dates has no place beside others, nor has one that may be as old as any.
    const auto has_no_day = [&](Index event) { return is_open(day_of(event)); };
    const auto has_no_place = [&](Index event) { return !day_of(event).earliest; };
    if (chain.size() > 1) {
      const auto placed = std::stable_partition(chain.begin(), chain.end(),
                                                [&](Index event) { return !has_no_place(event); });
      placeless_.assign(placed, chain.end());
      chain.erase(placed, chain.end());
    }
    std::copy_if(agreement_.made.begin(), agreement_.made.end(), std::back_inserter(made), told);
    // What the same parties agree on later changes what they had agreed on.
    std::optional<date::sys_days> made_by;
    for (const Index event : made) {
      const auto latest = day_of(event).latest;
      if (latest && (!made_by || *latest < *made_by)) made_by = latest;
    }
    const auto later = std::stable_partition(made.begin(), made.end(), [&](Index event) {
      const auto earliest = day_of(event).earliest;
      return !made_by || !earliest || *earliest <= *made_by;
    });
    chain.insert(chain.end(), later, made.end());
    made.erase(later, made.end());
    const auto by_day = [&](Index event) {
      return std::make_tuple(day_of(event).earliest, day_of(event).latest, event);
    };
    std::sort(chain.begin(), chain.end(), [&](Index a, Index b) { return by_day(a) < by_day(b); });
    std::stable_sort(made.begin(), made.end(), [&](Index a, Index b) {
      return std::make_tuple(has_no_day(a), by_day(a)) < std::make_tuple(has_no_day(b), by_day(b));
    });
  }

  // "The amendment of 3 March takes effect on 1 July"; "agreed in May to part at the end of June".
  // The day on which an agreement ends is its last.
  [[nodiscard]] edtf::Bounds effect_of(Index event) const {
    const edtf::Bounds day = day_of(event);
    Indices claims = reach_of(event);
    const StatedEnd stated = stated_start(work_, claims, *snapshot_.days, {}, {});
    const bool too_early = stated.days.latest && day.earliest &&
                           *stated.days.latest < *day.earliest - date::days{kBackdated};
    if (!is_open(stated.days) && !too_early) return stated.days;
    if (change_of(event) != Change::ended) return day;
    if (!day.latest) return day_after(day);
    edtf::Bounds last = day;
    for (const Index s : at(work_.events, event).said) {
      if (speaks(s)) insert(claims, s);
    }
    for (const Index s : claims) {
      const claims::Claim& claim = *at(work_.said, s).claim;
      const bool tells_end = work_.change_of(claim.kind) == Change::ended ||
                             claim.effect == claims::Effect::holds;  // "it runs until June"
      if (!tells_end) continue;
      for (const claims::Time& time : claim.times) {
        const edtf::Bounds when = in_role(time);
        const bool is_later = when.earliest && *when.earliest > *day.latest;
        if (is_later && (!last.earliest || *when.earliest > *last.earliest)) last = when;
      }
    }
    return day_after(last);
  }

  void find_effects() {
    if (!snapshot_.made.empty()) snapshot_.made_effect = effect_of(snapshot_.made.front());
    for (const Index event : snapshot_.chain) snapshot_.effects.push_back(effect_of(event));
  }

  [[nodiscard]] bool extends(Index event) const {
    const Indices& said = at(work_.events, event).said;
    return std::any_of(said.begin(), said.end(), [&](Index s) {
      return work_.change_of(at(work_.said, s).claim->kind) == Change::extended;
    });
  }

  // How long the agreement runs by its acts: the last one that says so.
  void find_runs() {
    Indices claims;
    for (const Index event : snapshot_.made) {
      for (const Index s : reach_of(event)) insert(claims, s);
    }
    snapshot_.runs.push_back(stated_end(work_, claims, *snapshot_.days, snapshot_.made_effect, {}));
    for (std::size_t i = 0; i < snapshot_.chain.size(); ++i) {
      const Index event = snapshot_.chain[i];
      if (is_open(snapshot_.runs.back().days)) {
        snapshot_.runs.back() = stated_end(work_, reach_of(event, true), *snapshot_.days, {}, {});
      }
      const StatedEnd& before = snapshot_.runs.back();
      // "Extended by two years" counts from the day on which it would have ended, known or not.
      const edtf::Bounds from = extends(event) ? day_after(before.days) : snapshot_.effects[i];
      Indices reach = reach_of(event);
      if (i + 1 == snapshot_.chain.size()) {  // what a change of no known day says is the latest
        for (const Index other : placeless_) {
          for (const Index s : reach_of(other)) insert(reach, s);
        }
      }
      StatedEnd now = stated_end(work_, reach, *snapshot_.days, from, {});
      const bool is_ended = change_of(event) == Change::ended;
      if (is_ended) now = {};
      if (is_open(now.days) && !is_ended) now = before;
      snapshot_.runs.push_back(std::move(now));
    }
    // Who amends an agreement has not let it run out: the length counted from another day.
    for (std::size_t i = snapshot_.chain.size(); i-- > 0;) {
      const Change change = change_of(snapshot_.chain[i]);
      StatedEnd& run = snapshot_.runs[i];
      const auto &last = run.days.latest, &day = snapshot_.chain_days[i].earliest;
      const bool amends = change == Change::amended || change == Change::extended;
      if (amends && run.is_counted && last && day && *last < *day) run = {};
    }
  }

  const Work& work_;
  const Agreement& agreement_;
  Indices placeless_;  // changes that cannot be put in order
  Snapshot snapshot_;
};

}  // namespace

std::optional<int> Snapshot::act_of(const Work& work, Index s) const {
  const Said& said = at(work.said, s);
  if (!said.claim->change) return std::nullopt;
  const auto place = places.find(at(work.said, work.other(said, *said.claim->change)).event);
  if (place == places.end()) return std::nullopt;
  // What changes, ends or goes on does so after the making.
  const claims::Effect effect = said.claim->effect;
  const bool is_later = effect == claims::Effect::changes || effect == claims::Effect::ends ||
                        effect == claims::Effect::continues;
  if (place->second < 0) return is_later ? std::nullopt : std::optional(place->second);
  // "Has paid 5% since 2018", or "raised in 2018", told with what came of it in 2020.
  const std::optional<date::sys_days> own =
      std::max(first_told(*said.claim), altered_on(*said.claim));
  const auto& day = chain_days[static_cast<std::size_t>(place->second)].earliest;
  if (own && day && *own + date::days{kBackdated} < *day) return std::nullopt;
  return place->second;
}

std::optional<date::sys_days> first_told(const claims::Claim& claim) {
  using claims::Effect;
  const bool stands = claim.effect == Effect::holds || claim.effect == Effect::happens ||
                      claim.effect == Effect::starts;
  if (!stands || claim.side == claims::Side::before) return std::nullopt;
  return own_begin(claim).latest;
}

std::optional<date::sys_days> over_by(const claims::Claim& claim) {
  using claims::Effect;
  using Role = claims::Time::Role;
  if (claim.effect != Effect::holds && claim.effect != Effect::starts) return std::nullopt;
  std::optional<date::sys_days> last;
  for (const claims::Time& time : claim.times) {
    const bool ends = time.role == Role::until || time.role == Role::within;
    if (ends && !time.anchor && time.when.type == timex::Type::date && time.when.bounds.latest)
      last = std::max(last, time.when.bounds.latest);
  }
  return last;
}

std::optional<date::sys_days> altered_on(const claims::Claim& claim) {
  using claims::Effect;
  const bool has_from =
      std::any_of(claim.times.begin(), claim.times.end(),
                  [](const claims::Time& time) { return time.role == claims::Time::Role::from; });
  const bool alters =
      claim.effect == Effect::changes || claim.effect == Effect::suspends ||
      claim.effect == Effect::resumes ||
      (claim.effect == Effect::continues && !has_from);  // "keeps what it has had since 2018"
  return alters ? own_begin(claim).latest : std::nullopt;
}

Snapshot take_snapshot(const Work& work, const Agreement& agreement, const Days& days,
                       const Indices& docs) {
  return Taker(work, agreement, days, docs).run();
}

}  // namespace inforce::merge
