// SPDX-License-Identifier: MIT
#include "merge/moments.h"

#include <algorithm>
#include <tuple>

namespace inforce::merge {
namespace {

using claims::Effect;
using claims::Side;
using Role = claims::Time::Role;

bool agree(const Told& a, const Told& b) {
  if (a.value == b.value || a.adds || b.adds) return a.value == b.value && a.adds == b.adds;
  if (is_open(a.end) && is_open(b.end)) return false;
  if (is_open(a.end) || is_open(b.end)) return true;  // a length and a day
  const edtf::Bounds common = both(a.end, b.end);
  return !common.earliest || !common.latest || *common.earliest <= *common.latest;
}

// "In 2020 it paid 25%" is over with that year, "has paid 12% since May" goes on as it is written.
date::sys_days last_of(const claims::Claim& claim, const Told& told,
                       const std::optional<date::sys_days>& published) {
  date::sys_days last = *told.begin.latest;
  if (claim.effect != Effect::holds && claim.effect != Effect::continues) return last;
  for (const claims::Time& time : claim.times) {
    const edtf::Bounds days = in_role(time);
    if (time.role == Role::at && days.latest && days.earliest == told.begin.earliest)
      return *days.latest;
  }
  if (published && claim.side != Side::before)
    last = std::max(last, std::min(*published, over_by(claim).value_or(*published)));
  return last;
}

class Finder {
 public:
  std::vector<Stage> run(std::vector<Told> told) {
    const auto undated = std::stable_partition(told.begin(), told.end(),
                                               [](const Told& one) { return one.is_dated(); });
    const auto by_day = [](const Told& one) { return std::tie(one.first, one.last, one.said); };
    const auto sort = [&](auto begin, auto end) {
      std::sort(begin, end, [&](const Told& a, const Told& b) { return by_day(a) < by_day(b); });
    };
    sort(told.begin(), undated);
    sort(undated, told.end());
    for (auto one = told.begin(); one != undated; ++one) add_dated(*one);
    for (auto one = undated; one != told.end(); ++one) add_undated(*one);
    return std::move(stages_);
  }

 private:
  static void join(Stage& stage, const Told& one) {
    stage.is_mixed = stage.is_mixed || !agree(stage.told.front(), one);
    stage.told.push_back(one);
    stage.last = std::max(stage.last, one.last);
  }

  static Stage stage_of(const Told& one, const edtf::Bounds& begin) {
    return {begin, {one}, {one.said}, one.last, false};
  }

  void add_dated(const Told& one) {
    if (stages_.empty()) return stages_.push_back(stage_of(one, one.begin));
    Stage& now = stages_.back();
    if (now.begin == one.begin || now.says(one)) {
      if (now.begin == one.begin) insert(now.brought, one.said);
      return join(now, one);
    }
    Stage next = stage_of(one, one.begin);
    for (const Told& other : now.told) {  // who speaks of this day, too, disagrees
      const bool says_both = one.changes && other.doc == one.doc;
      if (other.last >= one.first && !says_both) join(next, other);
    }
    stages_.push_back(std::move(next));
  }

  void add_undated(const Told& one) {
    std::size_t place = stages_.size();
    while (place > 0 && !begins_by(stages_[place - 1], one.last)) --place;
    if (place == 0) {
      if (!stages_.empty() && is_of(one, stages_.front())) return join(stages_.front(), one);
      stages_.insert(stages_.begin(), stage_of(one, {}));
      stages_.front().brought.clear();
      return;
    }
    Stage& now = stages_[place - 1];
    if (now.says(one)) {
      join(now, one);
      return settle(place - 1);
    }
    if (place < stages_.size() && is_of(one, stages_[place])) return join(stages_[place], one);
    for (std::size_t i = 0; i + 1 < place; ++i) {  // an old value does not come back untold
      if (stages_[i].says(one)) return join(one.starts ? stages_[i] : now, one);
    }
    const bool is_told = one.changes && std::none_of(now.told.begin(), now.told.end(),
                                                     [](const Told& t) { return t.changes; });
    const bool is_later =
        is_told ? one.last >= now.last : one.last - date::days{kOneMoment} > now.last;
    if (!is_later && !answers(one, now)) return join(now, one);
    // A change is told soon; a value, at any time after it became so.
    date::sys_days first = std::min(now.last + date::days{1}, one.last);
    const bool any_day = !is_later && now.told.back().by_then;
    if (one.changes || any_day) {
      const date::sys_days soon = one.last - date::days{kOneMoment};
      first = any_day ? soon : std::max(first, soon);
    }
    Stage next = stage_of(one, {{first}, {one.last}});
    stages_.insert(stages_.begin() + static_cast<std::ptrdiff_t>(place), std::move(next));
  }

  // For three months nobody has told another value than the last one: the disagreement is over, and
  // that value follows.
  void settle(std::size_t place) {
    Stage& now = stages_[place];
    if (!now.is_mixed) return;
    const Told& last = now.told.back();
    const date::sys_days limit = now.last - date::days{kOneMoment};
    auto other = now.told.rbegin();
    while (other != now.told.rend() && agree(*other, last)) {
      ++other;
    }
    if (other == now.told.rend() || other->last >= limit || last.last < now.last) return;
    for (std::size_t i = 0; i < place; ++i) {
      if (stages_[i].says(last)) return;  // an old value, untold
    }
    Stage next;
    const date::sys_days heard = other->last, told = other.base()->last;
    next.begin = {std::min(heard + date::days{1}, told), told};
    next.told.assign(other.base(), now.told.end());
    next.brought = {next.told.front().said};
    next.last = now.last;
    now.told.erase(other.base(), now.told.end());
    now.last = heard;
    stages_.insert(stages_.begin() + static_cast<std::ptrdiff_t>(place) + 1, std::move(next));
  }

  // A mail knows what the older ones in it say.
  static bool answers(const Told& one, const Stage& now) {
    return std::all_of(now.told.begin(), now.told.end(), [&](const Told& told) {
      if (told.source != one.source)
        return told.held_in != nullptr && contains(*told.held_in, one.source);
      return told.doc != one.doc && (told.last < one.last || told.doc < one.doc);
    });
  }

  static bool begins_by(const Stage& stage, date::sys_days day) {
    return !stage.begin.latest || *stage.begin.latest <= day;
  }

  // Who tells a value shortly before its day speaks of what is agreed.
  static bool foretells(const Told& one, const Stage& stage) {
    return stage.says(one) && stage.begin.earliest &&
           one.last + date::days{kOneMoment} >= *stage.begin.earliest;
  }

  // Another last day of a grant, or of what was told ahead of its first day: it lies behind that
  // day, and was told later, or within three months.
  static bool is_end_of(const Told& one, const Stage& stage) {
    const auto& begin = stage.begin.earliest;
    const Told& first = stage.told.front();
    const bool is_new = first.starts || first.written < begin;
    return is_new && begin && first.written && one.end.latest && *one.end.latest >= *begin &&
           one.last + date::days{kOneMoment} >= *first.written;
  }

  static bool is_of(const Told& one, const Stage& stage) {
    return foretells(one, stage) || is_end_of(one, stage);
  }

  std::vector<Stage> stages_;
};

// "Is 4%, up from 3% in 2016", of no known day: between what was and what is written.
edtf::Bounds begun_in_between(const claims::Claim& claim, const edtf::Bounds& start,
                              std::optional<date::sys_days> written, bool is_agreed) {
  if (claim.effect != Effect::changes || claim.was.empty() || !written) return {};
  edtf::Bounds begin{is_agreed ? std::nullopt : start.latest, written};
  for (const claims::Time& time : claim.times) {
    if (time.role != claims::Time::Role::after || !time.when.bounds.latest) continue;
    begin.earliest = std::max(begin.earliest, std::optional(*time.when.bounds.latest));
  }
  if (!begin.earliest) return {};
  begin.earliest = *begin.earliest + date::days{1};
  return *begin.earliest <= *begin.latest ? begin : edtf::Bounds{};
}

}  // namespace

bool Stage::says(const Told& other) const {
  return std::any_of(told.begin(), told.end(), [&](const Told& one) { return agree(one, other); });
}

std::optional<Told> moment_of(const Work& work, Index s, std::size_t regime,
                              const Snapshot& snapshot, const edtf::Bounds& start) {
  const Said& said = at(work.said, s);
  const claims::Claim& claim = *said.claim;
  Told told;
  told.said = s;
  told.doc = said.doc;
  told.source = work.source_of(said);
  told.held_in = &at(work.held_in, said.doc);
  told.changes = claim.effect == Effect::changes || claim.effect == Effect::continues ||
                 claim.effect == Effect::ends || claim.effect == Effect::steps;
  told.starts = claim.effect == Effect::starts;
  const auto published = snapshot.days->doc(said.doc).latest;
  told.written = published;
  const std::optional<int> act = snapshot.act_of(work, s);
  if (act && *act == static_cast<int>(regime) && *act >= 0) {  // it looks back from the act
    const auto day = snapshot.effects[regime].earliest;
    if (!day) return std::nullopt;
    told.first = told.last = *day - date::days{1};
    return told;
  }
  if (act && claim.effect != Effect::steps) {
    told.begin = *act < 0 ? snapshot.made_effect : snapshot.effects[static_cast<std::size_t>(*act)];
    if (!told.begin.earliest || !told.begin.latest) return std::nullopt;
  } else {
    told.begin = own_begin(claim, start);
    if (!told.begin.earliest || !told.begin.latest) told.begin = {};
    const bool is_agreed = !snapshot.effects.empty();  // then by a change of the agreement
    if (!told.is_dated()) told.begin = begun_in_between(claim, start, published, is_agreed);
  }
  if (told.is_dated()) {
    told.first = *told.begin.earliest;
    told.last = last_of(claim, told, act ? std::nullopt : published);
    return told;
  }
  if (!published) return std::nullopt;
  // "5% until 2018", written later, is of that time.
  told.first = told.last = std::min(*published, over_by(claim).value_or(*published));
  told.by_then = !snapshot.days->doc(said.doc).earliest;
  return told;
}

std::vector<Stage> find_stages(std::vector<Told> told) { return Finder().run(std::move(told)); }

}  // namespace inforce::merge
