// SPDX-License-Identifier: MIT
#include "merge/drafts.h"

#include <algorithm>
#include <utility>

#include "merge/calendar.h"
#include "merge/course.h"
#include "merge/ends.h"
#include "merge/moments.h"
#include "merge/own_changes.h"
#include "merge/pauses.h"
#include "merge/reasons.h"
#include "merge/term_disputes.h"

namespace inforce::merge {
namespace {

void unite(Indices& into, const Indices& said) {
  for (const Index s : said) insert(into, s);
}

class Drafter {
 public:
  Drafter(const Work& work, const Term& term, const Snapshot& snapshot)
      : work_(work),
        term_(term),
        snapshot_(snapshot),
        wishes_(work, term, snapshot),
        course_(find_course(work, term, snapshot, wishes_)) {}

  Drafts run() {
    for (std::size_t r = 0; r < regimes_.size();) {
      if (standing_[r] == Standing::stands) {
        r = draft(r);
      } else {
        inherited_ = {};
        ++r;
      }
    }
    apply_pauses(work_, term_, snapshot_, regimes_, drafts_);
    return std::move(drafts_);
  }

 private:
  // One version, from this regime on; gives the first regime that it does not reach.
  std::size_t draft(std::size_t begin) {
    Draft& draft = drafts_.versions.emplace_back();
    draft.attributes = course_.attributes[begin];
    draft.from = start_of(begin);
    if (postponed_ && gap(postponed_->days, draft.from.days) > 0) draft.from = *postponed_;
    postponed_.reset();
    state_start(draft, begin);
    StatedEnd ends = std::exchange(inherited_, {});
    std::size_t end = begin;
    bool is_over = false;
    do {
      if (!regimes_[end].untils.empty()) {
        StatedEnd all = stated_within(begin, end + 1);
        const bool newly = end > begin && !all.against.empty();  // the change gave it another end
        if (prolongs(end)) {
          ends = stated_within(end, end + 1, day_after(ends_by(ends, end - 1).days));
        } else {
          ends = newly ? stated_within(end, end + 1) : std::move(all);
        }
      }
      ++end;
      is_over = end < regimes_.size() && ends_before(ends, end);
    } while (end < regimes_.size() && !is_over && standing_[end] == Standing::stands &&
             course_.attributes[end] == course_.attributes[begin]);
    for (std::size_t r = begin; r < end; ++r) unite(draft.said, supporting(r, draft));
    draft.until = end_of(ends, begin, end);
    std::size_t next = end;
    if (is_void(draft)) {
      postpone();
    } else {
      draft.condition = condition_of(begin, end);
      draft.confidence = confidence_of(draft, begin);
      draft.reasons = reasons_for(spell(begin, end), draft);
      if (snapshot_.is_current) {
        add(standing_disputes(spell(begin, end), draft));
        add(attribute_disputes(spell(begin, end)));
      }
      if (!is_over) inherited_ = std::move(ends);
    }
    // What has run out does not come back by not being spoken of.
    while (is_over && next < regimes_.size() && standing_[next] == Standing::stands &&
           regimes_[next].stands.empty()) {
      ++next;
    }
    last_end_ = is_over ? regimes_.size() + 1 : end;
    return next;
  }

  // Those who say that it stands, and give no attribute another value: "falls to 15%" says nothing
  // of the 20% before, as "now non-exclusive" does of how it was.
  [[nodiscard]] Indices supporting(std::size_t r, const Draft& draft) const {
    Indices said = regimes_[r].stands.said;
    for (const auto& [name, values] : regimes_[r].attributes) {
      const auto own = draft.attributes.find(name);
      if (own == draft.attributes.end() || values.count(own->second) == 0) continue;
      const Indices& agree = values.at(own->second).said;
      const auto differs = [&, field = name](Index s) {
        if (contains(agree, s)) return false;
        const claims::Claim& claim = *at(work_.said, s).claim;
        const auto other = claim.attributes.find(field);
        const bool parts =
            claim.effect == claims::Effect::changes || claim.effect == claims::Effect::ends;
        const bool is_new = parts && claims::is_flag(own->second);
        return other != claim.attributes.end() && other->second != own->second && !is_new;
      };
      said.erase(std::remove_if(said.begin(), said.end(), differs), said.end());
    }
    return said;
  }

  // `from`: where a length counts from; the start of the term where nothing else is given.
  [[nodiscard]] StatedEnd stated_within(std::size_t begin, std::size_t end,
                                        std::optional<edtf::Bounds> from = {}) const {
    Indices claims;
    for (std::size_t r = begin; r < end; ++r) unite(claims, regimes_[r].untils);
    return stated_end(work_, claims, *snapshot_.days,
                      from.value_or(drafts_.versions.back().from.days), wishes_.value("until"));
  }

  // "Extended by two years": from the day on which it would have ended.
  [[nodiscard]] bool prolongs(std::size_t r) const {
    const auto& untils = regimes_[r].untils;
    return r > 0 && snapshot_.chain[r - 1] == kNone &&
           std::any_of(untils.begin(), untils.end(), [&](Index s) {
             const claims::Claim& claim = *at(work_.said, s).claim;
             return claim.effect == claims::Effect::continues &&
                    std::any_of(claim.times.begin(), claim.times.end(), [](const auto& time) {
                      return time.role == claims::Time::Role::until &&
                             time.when.type == timex::Type::duration;
                    });
           });
  }

  [[nodiscard]] StatedEnd ends_by(const StatedEnd& own, std::size_t r) const {
    return is_open(own.days) ? end_of_agreement(r) : own;
  }

  // The end of its agreement is that of the term, unless the term has its own, or outlasts it.
  [[nodiscard]] StatedEnd end_of_agreement(std::size_t r) const {
    const Draft& draft = drafts_.versions.back();
    const auto kind = work_.kinds.terms.find(term_.kind);
    const auto perpetual = draft.attributes.find("perpetual");
    const bool outlasts = (kind != work_.kinds.terms.end() && kind->second.outlasts) ||
                          (perpetual != draft.attributes.end() && perpetual->second == "true");
    StatedEnd runs = snapshot_.runs[r];
    if (const auto survives = draft.attributes.find("survives"); survives != draft.attributes.end())
      run_on(runs, r, survives->second);
    const auto &last = runs.days.latest, &first = draft.from.days.earliest;
    return outlasts || (last && first && *last < *first) ? StatedEnd{} : runs;
  }

  // "During the term and for twelve months thereafter": so long after the agreement has run out, or
  // was ended.
  void run_on(StatedEnd& runs, std::size_t r, const std::string& length) const {
    if (is_open(runs.days) && r > 0 && snapshot_.chain[r - 1] != kNone) {
      const Event& act = at(work_.events, snapshot_.chain[r - 1]);
      if (work_.change_of(act.kind) != Change::ended) return;
      runs.days = day_before(snapshot_.effects[r - 1]);
      runs.said = act.said;
    }
    runs.days = {later(runs.days.earliest, length), later(runs.days.latest, length)};
  }

  // Whether the version is over before the change that ends regime `end` - 1 has effect.
  [[nodiscard]] bool ends_before(const StatedEnd& own, std::size_t end) const {
    const auto& first = drafts_.versions.back().from.days.earliest;
    const bool is_own = !is_open(own.days) && !(first && own.days.latest < *first);
    const auto last = (is_own ? own : end_of_agreement(end - 1)).days.latest;
    const auto& change = snapshot_.effects[end - 1].earliest;
    return last && change && *last < *change;
  }

  static bool is_void(const Draft& draft) {
    if (!draft.until) return false;
    const auto &first = draft.from.days.earliest, &last = draft.until->days.latest;
    return first && last && *last < *first;
  }

  // What was to begin after the change that ends it never took effect; where it goes on in other
  // words, these begin on that day.
  void postpone() {
    postponed_ = drafts_.versions.back().from;
    drafts_.versions.pop_back();
    auto& disputes = drafts_.disputes;
    disputes.erase(std::remove_if(disputes.begin(), disputes.end(),
                                  [&](const Dispute& dispute) {
                                    return dispute.draft == drafts_.versions.size();
                                  }),
                   disputes.end());
  }

  [[nodiscard]] edtf::Bounds day_of(Index event) const { return snapshot_.days->event(event); }

  // The day on which a regime begins, by an act or by what is said of the term itself.
  [[nodiscard]] DraftEnd change_before(std::size_t r) const {
    edtf::Bounds days = snapshot_.effects[r - 1];
    const Index event = snapshot_.chain[r - 1];
    if (!days.earliest) days.earliest = told_last(r - 1, days.latest);
    if (event != kNone) return {days, event, false, {}};
    const Indices& said = snapshot_.brought[r - 1];
    return {days, kNone, days.earliest == days.latest, said};
  }

  // The day after the last one of which a regime's own words are told.
  [[nodiscard]] std::optional<date::sys_days> told_last(
      std::size_t r, const std::optional<date::sys_days>& by) const {
    std::optional<date::sys_days> last;
    for (const Index s : regimes_[r].stands.said) {
      const auto told = moment_of(work_, s, r, snapshot_, {});
      if (told && (!by || told->last < *by)) last = std::max(last, std::optional(told->last));
    }
    return day_after({last, last}).earliest;
  }

  [[nodiscard]] DraftEnd start_of(std::size_t r) const {
    const bool anew = r > 0 && standing_[r - 1] != Standing::unknown;
    if (anew) return change_before(r);
    const Index made = snapshot_.made.empty() ? kNone : snapshot_.made.front();
    if (r == 0 && regimes_[r].from_start && made != kNone && !is_open(snapshot_.made_effect)) {
      return {snapshot_.made_effect, made, false, {}};
    }
    // It stood when it was first spoken of, and not before the agreement was made.
    edtf::Bounds days;
    if (made != kNone) days.earliest = snapshot_.made_effect.earliest;
    if (r > 0) {
      days.latest = snapshot_.chain_days[r - 1].latest;
    } else {
      days.latest = first_evidence(r);
    }
    if (days.earliest && days.latest && *days.latest < *days.earliest) days.latest = days.earliest;
    return {days, kNone, false, {}};
  }

  // The day by which it surely stood.
  [[nodiscard]] std::optional<date::sys_days> first_evidence(std::size_t r) const {
    if (regimes_[r].only_looking_back && r < snapshot_.chain.size()) {
      return day_before(snapshot_.chain_days[r]).latest;
    }
    std::optional<date::sys_days> first;
    const auto stood = [&](const std::optional<date::sys_days>& by) {
      if (by && (!first || *by < *first)) first = by;
    };
    for (const Index s : regimes_[r].stands.said) {
      const Said& said = at(work_.said, s);
      const auto published = snapshot_.days->doc(said.doc).latest;
      if (!published) continue;
      stood(published);
      for (const claims::Time& time : said.claim->times) {  // "it ended in 2018"
        using Role = claims::Time::Role;
        if (time.role == Role::within || time.role == Role::until || time.role == Role::at)
          stood(in_role(time).latest);
      }
    }
    return first;
  }

  // A start its own claims give; an agreement's terms do not start before it is made.
  void state_start(Draft& draft, std::size_t r) {
    const StatedEnd stated = stated_start(work_, regimes_[r].froms, *snapshot_.days,
                                          snapshot_.made_effect, wishes_.value("from"));
    if (is_open(stated.days)) return;
    const bool is_unsaid = draft.from.event == kNone && !draft.from.is_stated;
    const bool replaces =
        is_unsaid || gap(stated.days, draft.from.days) > 0 ||
        width(stated.days).value_or(INT32_MAX) < width(draft.from.days).value_or(INT32_MAX);
    if (!replaces) return;
    edtf::Bounds days = stated.days;
    if (!snapshot_.made.empty()) {
      const edtf::Bounds sharper = both(days, {day_of(snapshot_.made.front()).earliest, {}});
      if (!sharper.latest || !sharper.earliest || *sharper.earliest <= *sharper.latest)
        days = sharper;
    }
    DraftEnd from{days, kNone, true, stated.said};
    if (!meets_version_before(from, r)) return;
    draft.from = std::move(from);
    add(day_disputes(wishes_, stated, "from"));
  }

  // New words that begin on a day of their own leave no gap behind the old ones, and no overlap.
  // False where they cannot begin then: long before the change that brought them, or before the
  // old ones.
  bool meets_version_before(const DraftEnd& from, std::size_t r) {
    if (r == 0 || drafts_.versions.size() < 2) return true;
    const auto& change = snapshot_.effects[r - 1].earliest;
    if (from.days.latest && change && *from.days.latest < *change - date::days{kBackdated})
      return false;
    Draft& old = drafts_.versions[drafts_.versions.size() - 2];
    if (last_end_ != r || !old.until || old.until->event != snapshot_.chain[r - 1]) return true;
    const edtf::Bounds last = day_before(from.days);
    const auto& first = old.from.days.earliest;
    if (last.latest && first && *last.latest < *first) return false;
    old.until->days = last;
    return true;
  }

  [[nodiscard]] std::optional<DraftEnd> end_of(StatedEnd& stated, std::size_t begin,
                                               std::size_t end) {
    const auto& first = drafts_.versions.back().from.days.earliest;
    if (first && stated.days.latest && *stated.days.latest < *first) {
      add({early_end_dispute(spell(begin, end), stated, drafts_.versions.back())});
      stated = {};
    }
    std::optional<DraftEnd> until;
    StatedEnd told;
    if (!is_open(stated.days)) {
      // "31 March 2022, or later": the agreement's own end says when.
      const StatedEnd runs = end_of_agreement(end - 1);
      const edtf::Bounds sharper = both(stated.days, runs.days);
      if (!stated.days.latest && runs.days.latest && *sharper.earliest <= *sharper.latest) {
        stated.days = sharper;
        unite(stated.said, runs.said);
      }
      told = stated;
    } else {
      told = end_of_agreement(end - 1);
    }
    if (!is_open(told.days)) until = DraftEnd{told.days, kNone, true, told.said};
    // Of its end by these words; one that a change ends sooner has no part in what they disagree
    // on.
    const auto by_words = [&] {
      add(day_disputes(wishes_, told, "until"));
      return until;
    };
    if (end == regimes_.size()) {
      if (until) return by_words();
      if (!is_only_past(begin, end)) return until;
      return DraftEnd{{first, {}}, kNone, false, {}};
    }
    const DraftEnd change = change_before(end);
    const edtf::Bounds before = day_before(change.days);
    const bool over_sooner =
        until && until->days.latest && before.earliest && *until->days.latest <= *before.earliest;
    if (over_sooner) return by_words();
    if (standing_[end] != Standing::unknown) {
      // Who says that it has ended speaks of this version; who gives another value, of the next
      // one.
      const bool is_gone = standing_[end] == Standing::gone;
      return DraftEnd{before, change.event, is_gone && change.is_stated,
                      is_gone ? change.said : Indices{}};
    }
    if (until) return by_words();
    return DraftEnd{{before.earliest, {}}, kNone, false, {}};
  }

  // All that is said of it is told as past: "their previous licence ran from 2006".
  [[nodiscard]] bool is_only_past(std::size_t begin, std::size_t end) const {
    bool any = false;
    for (std::size_t r = begin; r < end; ++r) {
      for (const Index s : regimes_[r].stands.said) {
        const claims::Claim& claim = *at(work_.said, s).claim;
        if (claim.side != claims::Side::before || claim.effect != claims::Effect::holds)
          return false;
        any = true;
      }
    }
    return any;
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

  [[nodiscard]] Spell spell(std::size_t begin, std::size_t end) const {
    return {work_, snapshot_, course_, wishes_, begin, end};
  }

  // Disputes about the version at hand.
  void add(std::vector<Dispute> disputes) {
    for (Dispute& dispute : disputes) {
      dispute.draft = drafts_.versions.size() - 1;
      drafts_.disputes.push_back(std::move(dispute));
    }
  }

  const Work& work_;
  const Term& term_;
  const Snapshot& snapshot_;
  const Wishes wishes_;
  const Course course_;
  const std::vector<Regime>& regimes_ = course_.regimes;
  const std::vector<Standing>& standing_ = course_.standing;
  Drafts drafts_;
  StatedEnd inherited_;       // what the version before said of the term's end
  std::size_t last_end_ = 0;  // the regime the version before did not reach; beyond all: it ran out
  std::optional<DraftEnd> postponed_;  // the start of a version that was over before it began
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
  const std::optional<Snapshot> parted = part_by_own_changes(work, term, snapshot);
  return Drafter(work, term, parted ? *parted : snapshot).run();
}

}  // namespace inforce::merge
