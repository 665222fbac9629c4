// SPDX-License-Identifier: MIT
#include "merge/own_changes.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "merge/moments.h"

namespace inforce::merge {
namespace {

using claims::Effect;
using claims::Side;
using Role = claims::Time::Role;

// Fields beside the attributes: whether the term stands, and its last day.
constexpr char kStands[] = "?stands", kEnd[] = "?end";

struct Change {
  std::string field;
  std::size_t stage = 0;  // that begins with it
  edtf::Bounds day;
  Indices brought;
};

// What is said of one field in one regime.
struct Field {
  std::vector<Told> told;
  std::vector<Stage> stages;
  std::unordered_map<Index, std::pair<std::size_t, std::size_t>> spans;  // claim -> its stages
};

class Parter {
 public:
  Parter(const Work& work, const Term& term, const Snapshot& snapshot)
      : work_(work), snapshot_(snapshot), regimes_(find_regimes(work, term, snapshot)) {}

  std::optional<Snapshot> run() {
    bool any = false;
    fields_.reserve(regimes_.size());
    for (std::size_t r = 0; r < regimes_.size(); ++r) {
      find_changes(r);
      any = any || !changes_.back().empty();
    }
    if (!any) return std::nullopt;
    return parted();
  }

 private:
  [[nodiscard]] Indices claims_of(std::size_t r) const {
    Indices all;
    for (const Indices* said :
         {&regimes_[r].stands.said, &regimes_[r].gone.said, &regimes_[r].pauses}) {
      for (const Index s : *said) insert(all, s);
    }
    return all;
  }

  void find_changes(std::size_t r) {
    fields_.emplace_back();
    changes_.emplace_back();
    const edtf::Bounds start = start_of(r);
    for (const Index s : claims_of(r)) {
      const auto moment = moment_of(work_, s, r, snapshot_, start);
      if (!moment) continue;
      moments_.emplace(s, *moment);
      tell_attributes(r, *moment);
      tell_standing(r, *moment);
      tell_end(r, *moment);
    }
    for (auto& [name, field] : fields_[r]) {
      field.stages = find_stages(field.told);
      find_spans(name, field);
      add_changes(r, name, field);
    }
    auto& changes = changes_[r];
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
      return std::make_pair(a.day.earliest, a.day.latest) <
             std::make_pair(b.day.earliest, b.day.latest);
    });
  }

  // In which stages each claim speaks, of how it is and not of how it was.
  void find_spans(const std::string& name, Field& field) const {
    for (std::size_t i = 0; i < field.stages.size(); ++i) {
      for (const Told& told : field.stages[i].told) {
        const auto& attributes = at(work_.said, told.said).claim->attributes;
        const auto own = attributes.find(name);
        if (own != attributes.end() && own->second != told.value) continue;
        field.spans.emplace(told.said, std::make_pair(i, i)).first->second.second = i;
      }
    }
  }

  void tell(std::size_t r, const std::string& field, Told told, const std::string& value) {
    told.value = value;
    fields_[r][field].told.push_back(std::move(told));
  }

  void tell_attributes(std::size_t r, const Told& moment) {
    const claims::Claim& claim = *at(work_.said, moment.said).claim;
    const std::optional<int> act = snapshot_.act_of(work_, moment.said);
    const bool looks_back = act && *act == static_cast<int>(r);
    const bool parts = claim.effect == Effect::changes || claim.effect == Effect::continues ||
                       claim.effect == Effect::steps;
    for (const auto& [name, value] : claim.attributes) {
      if ((looks_back && parts) || foretells(r, moment, name, value)) continue;
      tell(r, name, moment, value);
    }
    for (const auto& [name, value] : claim.was) {
      Told before = moment;
      if (moment.is_dated()) before.first = before.last = moment.first - date::days{1};
      before.begin = {};
      before.changes = false;
      tell(r, name, std::move(before), value);
    }
  }

  // Who tells a value shortly before the act that brings it speaks of what is agreed.
  [[nodiscard]] bool foretells(std::size_t r, const Told& moment, const std::string& name,
                               const std::string& value) const {
    if (moment.is_dated() || r + 1 >= regimes_.size()) return false;
    const auto& attributes = regimes_[r + 1].attributes;
    const auto told = attributes.find(name);
    const auto& day = snapshot_.effects[r].earliest;
    return told != attributes.end() && told->second.count(value) != 0 && day &&
           moment.last + date::days{kOneMoment} >= *day;
  }

  // Its last day, where the claim gives one that was past as it was written.
  [[nodiscard]] edtf::Bounds ended(Index s) const {
    const claims::Claim& claim = *at(work_.said, s).claim;
    const auto published = snapshot_.days->doc(at(work_.said, s).doc).latest;
    for (const claims::Time& time : claim.times) {
      const edtf::Bounds days = in_role(time);
      if (time.anchor || time.role == Role::from || !days.earliest || !days.latest) continue;
      if (published && *days.earliest <= *published) return days;
    }
    return {};
  }

  void tell_standing(std::size_t r, const Told& moment) {
    const claims::Claim& claim = *at(work_.said, moment.said).claim;
    if (claim.effect != Effect::ends) return tell(r, kStands, moment, "true");
    if (snapshot_.act_of(work_, moment.said)) return;
    Told told = moment;
    if (!claim.times.empty()) {
      const edtf::Bounds last = ended(moment.said);
      if (is_open(last)) {  // it is to end, and stands as this is written
        told.changes = false;
        return tell(r, kStands, std::move(told), "true");
      }
      told.begin = day_after(last);
      told.first = *told.begin.earliest;
      told.last = *told.begin.latest;
    }
    tell(r, kStands, std::move(told), "false");
  }

  void tell_end(std::size_t r, const Told& moment) {
    const claims::Claim& claim = *at(work_.said, moment.said).claim;
    if (claim.effect == Effect::ends && !is_open(ended(moment.said))) return;
    for (const claims::Time& time : claim.times) {
      const bool is_end = time.role == Role::until || time.role == Role::within ||
                          (claim.effect == Effect::ends && time.role == Role::at);
      if (!is_end || time.anchor || time.when.distance) continue;
      Told told = moment;
      const bool is_length = time.when.type == timex::Type::duration;
      told.adds = is_length && claim.effect == Effect::continues;
      if (!is_length) told.end = in_role(time);
      if (!is_length && is_open(told.end)) continue;
      // "Ends on 31 March", "ends in 2026": as was agreed. Who ends it on a day tells of a change.
      const bool is_agreed = time.role == Role::until || width(told.end).value_or(1) > 0;
      if (claim.effect == Effect::ends && is_agreed) told.changes = false;
      const std::string value = is_length ? time.when.value : edtf::between(told.end).text;
      tell(r, kEnd, std::move(told), value);
    }
  }

  void add_changes(std::size_t r, const std::string& name, const Field& field) {
    if (field.stages.empty() || (name == kStands && !parts_standing(r, field))) return;
    for (std::size_t i = 0; i < field.stages.size(); ++i) {
      const Stage& stage = field.stages[i];
      if (i == 0 && !follows_others(r, name, stage)) continue;
      if (!stage.begin.earliest || !is_inside(r, stage.begin)) continue;
      changes_[r].push_back({name, i, stage.begin, stage.brought});
    }
    if (name != kStands && name != kEnd) carried_[name] = &field.stages.back();
  }

  // Ends that are told with their day need no change, unless something else is said of that time.
  [[nodiscard]] bool parts_standing(std::size_t r, const Field& field) const {
    for (std::size_t i = 0; i < field.stages.size(); ++i) {
      const Stage& stage = field.stages[i];
      const Told& first = stage.told.front();
      if (std::none_of(stage.told.begin(), stage.told.end(),
                       [](const Told& told) { return told.value == "false"; }))
        continue;
      const bool is_last = i + 1 == field.stages.size();
      const bool is_mixed = std::any_of(stage.told.begin(), stage.told.end(),
                                        [](const Told& told) { return told.value == "true"; });
      if (!is_last || is_mixed || !first.is_dated() || ends_otherwise(r, stage)) return i > 0;
    }
    return false;
  }

  // "Until 2024" was said, before it is told that it ended in 2022; days that are near each other
  // may be one end.
  [[nodiscard]] bool ends_otherwise(std::size_t r, const Stage& stage) const {
    const auto ends = fields_[r].find(kEnd);
    if (ends == fields_[r].end() || !stage.begin.earliest) return false;
    const auto& told = ends->second.told;
    return std::any_of(told.begin(), told.end(), [&](const Told& other) {
      return other.last < *stage.begin.earliest && other.end.earliest &&
             *other.end.earliest > *stage.begin.latest + date::days{kOneMoment};
    });
  }

  // The first value that is told of a regime begins in it where something else held before.
  [[nodiscard]] bool follows_others(std::size_t r, const std::string& name,
                                    const Stage& stage) const {
    if (name == kStands || name == kEnd || !stage.begin.earliest) return false;
    const Told& first = stage.told.front();
    if (const auto carried = carried_.find(name); carried != carried_.end())
      return !carried->second->says(first);
    if (first.changes) return true;
    const auto standing = fields_[r].find(kStands);
    if (first.starts || standing == fields_[r].end()) return false;
    const auto& told = standing->second.told;
    return std::any_of(told.begin(), told.end(), [&](const Told& other) {
      return other.value == "true" && other.last + date::days{kOneMoment} < first.first;
    });
  }

  [[nodiscard]] bool is_inside(std::size_t r, const edtf::Bounds& day) const {
    const auto after = r == 0 ? std::nullopt : snapshot_.effects[r - 1].latest;
    const auto before = r == snapshot_.chain.size() ? std::nullopt : snapshot_.effects[r].earliest;
    return (!after || *day.latest > *after) && (!before || *day.earliest < *before);
  }

  [[nodiscard]] Snapshot parted() const {
    Snapshot all = snapshot_;
    all.chain.clear();
    all.chain_days.clear();
    all.effects.clear();
    all.runs.clear();
    all.brought.clear();
    std::vector<int> first;  // of each old regime: the new one it begins with
    for (std::size_t r = 0; r < regimes_.size(); ++r) {
      if (r > 0) {
        all.chain.push_back(snapshot_.chain[r - 1]);
        all.chain_days.push_back(snapshot_.chain_days[r - 1]);
        all.effects.push_back(snapshot_.effects[r - 1]);
        all.brought.emplace_back();
      }
      first.push_back(static_cast<int>(all.chain.size()));
      for (const Change& change : changes_[r]) {
        all.chain.push_back(kNone);
        all.chain_days.push_back(change.day);
        all.effects.push_back(change.day);
        all.brought.push_back(change.brought);
        all.runs.push_back(snapshot_.runs[r]);
      }
      all.runs.push_back(snapshot_.runs[r]);
    }
    for (auto& [event, place] : all.places) {
      if (place >= 0) place = first[static_cast<std::size_t>(place) + 1] - 1;
    }
    for (auto& [doc, regime] : all.told) regime = first[static_cast<std::size_t>(regime)];
    for (std::size_t r = 0; r < regimes_.size(); ++r) {
      for (const Index s : claims_of(r)) {
        const auto place = place_of(r, s);
        if (place) all.spoken[s] = {first[r] + place->first, first[r] + place->last, place->brings};
      }
    }
    return all;
  }

  struct Place {
    int first = 0, last = 0;  // stretches of the regime
    bool brings = false;
  };

  [[nodiscard]] std::optional<Place> place_of(std::size_t r, Index s) const {
    const claims::Claim& claim = *at(work_.said, s).claim;
    const auto act = snapshot_.act_of(work_, s);
    if (act && claim.effect != Effect::steps) return std::nullopt;
    const auto& changes = changes_[r];
    const auto moment = moments_.find(s);
    Place place;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      const auto& spans = fields_[r].at(changes[i].field).spans;
      const auto span = spans.find(s);
      const int after = static_cast<int>(i) + 1;
      if (span == spans.end()) {
        const bool is_later = moment != moments_.end() && changes[i].day.latest &&
                              moment->second.last >= *changes[i].day.latest &&
                              !is_answered(moment->second, changes[i]);
        if (is_later) place.first = place.last = after;
        continue;
      }
      if (span->second.first >= changes[i].stage) place.first = after;
      if (span->second.second >= changes[i].stage) place.last = after;
    }
    place.last = std::max(place.first, place.last);
    place.brings =
        place.first > 0 && contains(changes[static_cast<std::size_t>(place.first) - 1].brought, s);
    return place;
  }

  // A mail brings the change that says this, too, of a day: an older one that it quotes did not
  // know.
  [[nodiscard]] bool is_answered(const Told& told, const Change& change) const {
    return told.last == *change.day.latest && !change.brought.empty() &&
           std::all_of(change.brought.begin(), change.brought.end(),
                       [&](Index s) { return work_.has_in_it(at(work_.said, s).doc, told.doc); });
  }

  // Where the lengths of steps count from.
  [[nodiscard]] edtf::Bounds start_of(std::size_t r) const {
    const edtf::Bounds start = stated_start(work_, regimes_[r].froms, *snapshot_.days, {}, {}).days;
    return is_open(start) && r == 0 ? snapshot_.made_effect : start;
  }

  const Work& work_;
  const Snapshot& snapshot_;
  const std::vector<Regime> regimes_;
  std::vector<std::map<std::string, Field>> fields_;  // of each regime
  std::vector<std::vector<Change>> changes_;          // of each regime, in the order of their days
  std::unordered_map<Index, Told> moments_;
  std::map<std::string, const Stage*> carried_;  // attribute -> as it was told last
};

}  // namespace

std::optional<Snapshot> part_by_own_changes(const Work& work, const Term& term,
                                            const Snapshot& snapshot) {
  return Parter(work, term, snapshot).run();
}

}  // namespace inforce::merge
