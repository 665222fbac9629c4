// SPDX-License-Identifier: MIT
#include "merge/drafts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "merge/ends.h"
#include "merge/labels.h"

namespace inforce::merge {
namespace {

enum class Standing { unknown, stands, gone };

using Attributes = std::map<std::string, std::string>;

// How the sides of a conflict about standing are called, in models and in overlays.
constexpr std::string_view kGoesOn = "goes on", kInForce = "in force", kNotInForce = "not in force";

void unite(Indices& into, const Indices& said) {
  for (const Index s : said) insert(into, s);
}

class Drafter {
 public:
  Drafter(const Work& work, const Term& term, const Snapshot& snapshot)
      : work_(work),
        term_(term),
        snapshot_(snapshot),
        regimes_(find_regimes(work, term, snapshot)),
        standing_(regimes_.size(), Standing::unknown),
        attributes_(regimes_.size()) {}

  Drafts run() {
    decide();
    carry_on();
    for (std::size_t r = 0; r < regimes_.size(); ++r) find_attributes(r);
    for (std::size_t r = 0; r < regimes_.size();) {
      if (standing_[r] != Standing::stands) {
        ++r;
        continue;
      }
      std::size_t end = r + 1;
      while (end < regimes_.size() && standing_[end] == Standing::stands &&
             attributes_[end] == attributes_[r] && regimes_[end - 1].untils.empty()) {
        ++end;
      }
      draft(r, end);
      r = end;
    }
    return std::move(drafts_);
  }

 private:
  // Whether it stands, where anyone says so.
  void decide() {
    for (std::size_t r = 0; r < regimes_.size(); ++r) {
      const Regime& regime = regimes_[r];
      if (regime.stands.empty() && regime.gone.empty()) continue;
      if (const Preference* wish = preferred_standing();
          wish != nullptr && !regime.stands.empty() && !regime.gone.empty()) {
        standing_[r] = goes_on(*wish) ? Standing::stands : Standing::gone;
        continue;
      }
      const bool stands = !regime.stands.empty() &&
                          (regime.gone.empty() || is_stronger(work_, regime.stands, regime.gone));
      standing_[r] = stands ? Standing::stands : Standing::gone;
    }
  }

  // What a person prefers where sources disagree about this term.
  [[nodiscard]] const Preference* preferred(const std::string& field) const {
    if (snapshot_.preferences == nullptr) return nullptr;
    for (const Preference& wish : *snapshot_.preferences) {
      const Index term = at(work_.said, wish.said).term;
      if (wish.field == field && term != kNone && &at(work_.terms, term) == &term_) return &wish;
    }
    return nullptr;
  }
  [[nodiscard]] const Preference* preferred_standing() const {
    const Preference* wish = preferred("until");
    return wish != nullptr ? wish : preferred("exists");
  }
  static bool goes_on(const Preference& wish) {
    return wish.value == kGoesOn || wish.value == kInForce;
  }
  [[nodiscard]] std::string wanted(const std::string& field) const {
    const Preference* wish = preferred(field);
    return wish != nullptr ? wish->value : std::string();
  }
  [[nodiscard]] std::string because(const std::string& field, std::string otherwise) const {
    const Preference* wish = preferred(field);
    return wish != nullptr ? wish->because : otherwise;
  }

  // An amendment leaves alone what it does not name, unless all that is known looks back from it.
  void carry_on() {
    for (std::size_t r = 1; r < regimes_.size(); ++r) {
      if (standing_[r] != Standing::unknown || standing_[r - 1] == Standing::unknown) continue;
      const bool fades = standing_[r - 1] == Standing::stands && !regimes_[r - 1].stands.empty() &&
                         regimes_[r - 1].only_looking_back;
      if (fades) continue;
      const bool all_over =
          work_.change_of(at(work_.events, snapshot_.chain[r - 1]).kind) == Change::ended;
      standing_[r] = all_over ? Standing::gone : standing_[r - 1];
    }
  }

  void find_attributes(std::size_t r) {
    if (standing_[r] != Standing::stands) return;
    Attributes& attributes = attributes_[r];
    for (const auto& [name, values] : regimes_[r].attributes) {
      attributes[name] = strongest(name, values)->first;
    }
    for (const auto& [name, value] : regimes_[r].inferred) attributes.emplace(name, value);
    if (r > 0 && standing_[r - 1] == Standing::stands) {
      for (const auto& [name, value] : attributes_[r - 1]) attributes.emplace(name, value);
    }
  }

  using Values = std::map<std::string, Voices>;
  [[nodiscard]] Values::const_iterator strongest(const std::string& name,
                                                 const Values& values) const {
    if (const Preference* wish = preferred(name)) {
      const auto value = values.find(wish->value);
      if (value != values.end()) return value;
    }
    auto best = values.begin();
    for (auto value = values.begin(); value != values.end(); ++value) {
      if (value != best && is_stronger(work_, value->second, best->second)) best = value;
    }
    return best;
  }

  // One version, over the regimes [begin, end).
  void draft(std::size_t begin, std::size_t end) {
    Draft& draft = drafts_.versions.emplace_back();
    draft.attributes = attributes_[begin];
    for (std::size_t r = begin; r < end; ++r) unite(draft.said, regimes_[r].stands.said);
    draft.from = start_of(begin);
    state_start(draft, begin);
    draft.until = end_of(begin, end);
    draft.condition = condition_of(begin, end);
    draft.confidence = confidence_of(draft, begin);
    explain(draft, begin, end);
    dispute_standing(begin, end);
    dispute_attributes(begin, end);
  }

  [[nodiscard]] edtf::Bounds day_of(Index event) const { return snapshot_.days->event(event); }

  [[nodiscard]] DraftEnd start_of(std::size_t r) const {
    const bool anew = r > 0 && standing_[r - 1] != Standing::unknown;
    if (anew) return {day_of(snapshot_.chain[r - 1]), snapshot_.chain[r - 1], false, {}};
    const Index made = snapshot_.made.empty() ? kNone : snapshot_.made.front();
    if (r == 0 && regimes_[r].from_start && made != kNone && !is_open(day_of(made))) {
      return {day_of(made), made, false, {}};
    }
    // It stood when it was first spoken of, and not before the agreement was made.
    edtf::Bounds days;
    if (made != kNone) days.earliest = day_of(made).earliest;
    if (r > 0) {
      days.latest = day_of(snapshot_.chain[r - 1]).latest;
    } else {
      days.latest = first_evidence(r);
    }
    if (days.earliest && days.latest && *days.latest < *days.earliest) days.latest = days.earliest;
    return {days, kNone, false, {}};
  }

  // The day by which it surely stood.
  [[nodiscard]] std::optional<date::sys_days> first_evidence(std::size_t r) const {
    if (regimes_[r].only_looking_back && r < snapshot_.chain.size()) {
      const auto latest = day_of(snapshot_.chain[r]).latest;
      return latest ? std::optional(*latest - date::days{1}) : std::nullopt;
    }
    std::optional<date::sys_days> first;
    for (const Index s : regimes_[r].stands.said) {
      const auto latest = snapshot_.days->doc(at(work_.said, s).doc).latest;
      if (latest && (!first || *latest < *first)) first = latest;
    }
    return first;
  }

  // A start its own claims give; an agreement's terms do not start before it is made.
  void state_start(Draft& draft, std::size_t r) {
    const StatedEnd stated =
        stated_start(work_, regimes_[r].froms, *snapshot_.days, wanted("from"));
    if (is_open(stated.days)) return;
    const bool replaces = draft.from.event == kNone || gap(stated.days, draft.from.days) > 0 ||
                          width(stated.days) < width(draft.from.days);
    if (!replaces) return;
    edtf::Bounds days = stated.days;
    if (!snapshot_.made.empty()) {
      const edtf::Bounds sharper = both(days, {day_of(snapshot_.made.front()).earliest, {}});
      if (!sharper.latest || !sharper.earliest || *sharper.earliest <= *sharper.latest)
        days = sharper;
    }
    draft.from = {days, kNone, true, stated.said};
    add_dispute(stated, "from");
  }

  [[nodiscard]] std::optional<DraftEnd> end_of(std::size_t begin, std::size_t end) {
    Indices claims;
    for (std::size_t r = begin; r < end; ++r) unite(claims, regimes_[r].untils);
    const StatedEnd stated = stated_end(work_, claims, *snapshot_.days,
                                        drafts_.versions.back().from.days, wanted("until"));
    std::optional<DraftEnd> until;
    if (!is_open(stated.days)) {
      until = DraftEnd{stated.days, kNone, true, stated.said};
      add_dispute(stated, "until");
    }
    if (end == regimes_.size()) return until;
    const Index change = snapshot_.chain[end - 1];
    edtf::Bounds before = day_of(change);
    if (before.earliest) *before.earliest -= date::days{1};
    if (before.latest) *before.latest -= date::days{1};
    const bool over_sooner =
        until && until->days.latest && before.earliest && *until->days.latest <= *before.earliest;
    if (over_sooner) return until;
    if (standing_[end] != Standing::unknown) return DraftEnd{before, change, false, {}};
    if (until) return until;
    return DraftEnd{{before.earliest, {}}, kNone, false, {}};
  }

  void add_dispute(const StatedEnd& stated, const std::string& field) {
    if (stated.against.empty()) return;
    Dispute dispute{drafts_.versions.size() - 1, field, {}, {}};
    dispute.views.push_back({edtf::between(stated.days).text, {stated.days}, stated.said});
    for (const StatedEnd::Side& side : stated.against) {
      dispute.views.push_back({edtf::between(side.days).text, {side.days}, side.said});
    }
    dispute.because = because(field, stated.because);
    drafts_.disputes.push_back(std::move(dispute));
  }

  [[nodiscard]] std::string condition_of(std::size_t begin, std::size_t end) const {
    std::string best;
    for (std::size_t r = begin; r < end; ++r) {
      for (const Index s : regimes_[r].conditions) {
        const std::string& condition = at(work_.said, s).claim->condition;
        if (best.empty() ||
            std::make_pair(condition.size(), condition) > std::make_pair(best.size(), best)) {
          best = condition;
        }
      }
    }
    return best;
  }

  [[nodiscard]] model::Confidence confidence_of(const Draft& draft, std::size_t begin) const {
    if (draft.said.empty()) return model::Confidence::inferred;
    // Known only from what became of it: "now capped" says how it was before, "goes on" that it
    // was.
    const bool only_inferred = std::all_of(draft.said.begin(), draft.said.end(), [&](Index s) {
      const claims::Claim& claim = *at(work_.said, s).claim;
      return claim.effect == claims::Effect::changes && claim.was.empty();
    });
    if (only_inferred && !regimes_[begin].inferred.empty()) return model::Confidence::inferred;
    return confidence(work_, draft.said);
  }

  void explain(Draft& draft, std::size_t begin, std::size_t end) {
    auto& reasons = draft.reasons;
    const auto event = [&](Index e) { return label(work_, at(work_.events, e)); };
    if (draft.from.is_stated) {
      reasons.push_back("its start is stated");
    } else if (draft.from.event != kNone) {
      reasons.push_back(fmt::format("{} {}", begin == 0 ? "stands from" : "starts with",
                                    event(draft.from.event)));
    } else {
      reasons.push_back(
          "when it began is not said: not before the agreement, and before it is first spoken of");
    }
    for (std::size_t r = begin + 1; r < end; ++r) {
      reasons.push_back(fmt::format("goes on over {}{}", event(snapshot_.chain[r - 1]),
                                    regimes_[r].stands.empty() ? ", which does not touch it" : ""));
    }
    if (draft.until && draft.until->event != kNone) {
      reasons.push_back(fmt::format("{} {}: its last day is the day before",
                                    standing_[end] == Standing::gone ? "ended by" : "replaced at",
                                    event(draft.until->event)));
    } else if (draft.until && !draft.until->is_stated) {
      reasons.push_back(
          fmt::format("no source says whether it outlasted {}", event(snapshot_.chain[end - 1])));
    }
    for (const auto& [name, value] : draft.attributes) {
      if (regimes_[begin].attributes.count(name) != 0) continue;
      const bool from_after = regimes_[begin].inferred.count(name) != 0;
      reasons.push_back(fmt::format("{}={} is {}", name, value,
                                    from_after
                                        ? "inferred from how it is described after the change"
                                        : "carried over from the version before"));
    }
  }

  // Some say it stands in the last regime or the first one after, some that it does not.
  void dispute_standing(std::size_t begin, std::size_t end) {
    const std::size_t draft = drafts_.versions.size() - 1;
    if (end < regimes_.size() && standing_[end] == Standing::gone &&
        !regimes_[end].stands.empty()) {
      const Regime& after = regimes_[end];
      const edtf::Bounds last = drafts_.versions[draft].until->days;
      Dispute dispute{draft, "until", {}, {}};
      dispute.views.push_back(
          {fmt::format("ended {}", edtf::between(last).text), {last}, after.gone.said});
      dispute.views.push_back({std::string(kGoesOn),
                               {{day_of(snapshot_.chain[end - 1]).earliest, {}}},
                               after.stands.said});
      dispute.because = because("until", why_stronger(work_, after.gone, after.stands));
      drafts_.disputes.push_back(std::move(dispute));
    }
    for (std::size_t r = begin; r < end; ++r) {
      if (regimes_[r].gone.empty() || regimes_[r].stands.empty()) continue;
      Dispute dispute{draft, "exists", {}, {}};
      if (r > 0) {
        edtf::Bounds last = day_of(snapshot_.chain[r - 1]);
        dispute.field = r > begin ? "until" : "exists";
        if (last.earliest) *last.earliest -= date::days{1};
        if (last.latest) *last.latest -= date::days{1};
        const edtf::Bounds now =
            drafts_.versions[draft].until ? drafts_.versions[draft].until->days : edtf::Bounds{};
        dispute.views.push_back({std::string(kGoesOn), {now}, regimes_[r].stands.said});
        dispute.views.push_back(
            {fmt::format("ended {}", edtf::between(last).text), {last}, regimes_[r].gone.said});
      } else {
        dispute.views.push_back({std::string(kInForce), {}, regimes_[r].stands.said});
        dispute.views.push_back({std::string(kNotInForce), {}, regimes_[r].gone.said});
      }
      dispute.because =
          because(dispute.field, why_stronger(work_, regimes_[r].stands, regimes_[r].gone));
      drafts_.disputes.push_back(std::move(dispute));
    }
  }

  void dispute_attributes(std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      for (const auto& [name, values] : regimes_[r].attributes) {
        if (values.size() < 2) continue;
        const auto best = strongest(name, values);
        Dispute dispute{drafts_.versions.size() - 1, name, {}, {}};
        dispute.views.push_back({best->first, {}, best->second.said});
        const Voices* next = nullptr;
        for (auto value = values.begin(); value != values.end(); ++value) {
          if (value == best) continue;
          dispute.views.push_back({value->first, {}, value->second.said});
          if (next == nullptr || is_stronger(work_, value->second, *next)) next = &value->second;
        }
        dispute.because = because(name, why_stronger(work_, best->second, *next));
        drafts_.disputes.push_back(std::move(dispute));
      }
    }
  }

  const Work& work_;
  const Term& term_;
  const Snapshot& snapshot_;
  std::vector<Regime> regimes_;
  std::vector<Standing> standing_;
  std::vector<Attributes> attributes_;
  Drafts drafts_;
};

}  // namespace

bool Draft::same_as(const Draft& other) const {
  const auto same_end = [](const DraftEnd& a, const DraftEnd& b) {
    return a.days == b.days && a.event == b.event;
  };
  return attributes == other.attributes && same_end(from, other.from) &&
         until.has_value() == other.until.has_value() &&
         (!until || same_end(*until, *other.until)) && condition == other.condition &&
         confidence == other.confidence;
}

Drafts draft_versions(const Work& work, const Term& term, const Snapshot& snapshot) {
  return Drafter(work, term, snapshot).run();
}

}  // namespace inforce::merge
