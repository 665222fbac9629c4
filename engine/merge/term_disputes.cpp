// SPDX-License-Identifier: MIT
#include "merge/term_disputes.h"

#include <fmt/format.h>

#include <utility>

namespace inforce::merge {
namespace {

std::string ended(const edtf::Bounds& last) {
  return fmt::format("ended {}", edtf::between(last).text);
}

// It stands in the first regime after, too, as some have it.
Dispute after_its_end(const Spell& spell, const Draft& draft) {
  const Regime& after = spell.course.regimes[spell.end];
  const edtf::Bounds last = draft.until->days;
  edtf::Bounds then = stated_end(spell.work, after.untils, *spell.snapshot.days, draft.from.days,
                                 spell.wishes.value("until"))
                          .days;  // "it is to end on 1 January"
  if (is_open(then)) then = {spell.snapshot.chain_days[spell.end - 1].earliest, {}};
  Dispute dispute{0, "until", {}, {}};
  dispute.views.push_back({ended(last), {last}, after.gone.said});
  dispute.views.push_back({std::string(kGoesOn), {then}, after.stands.said});
  dispute.because =
      spell.wishes.because("until", why_stronger(spell.work, after.gone, after.stands));
  return dispute;
}

// It is gone from regime `r`, as some have it.
Dispute before_its_end(const Spell& spell, std::size_t r, const Draft& draft) {
  const Regime& regime = spell.course.regimes[r];
  Dispute dispute{0, "exists", {}, {}};
  if (r > 0) {
    const edtf::Bounds last = day_before(spell.snapshot.chain_days[r - 1]);
    if (r > spell.begin) dispute.field = "until";
    const edtf::Bounds now = draft.until ? draft.until->days : edtf::Bounds{};
    dispute.views.push_back({std::string(kGoesOn), {now}, regime.stands.said});
    dispute.views.push_back({ended(last), {last}, regime.gone.said});
  } else {
    dispute.views.push_back({std::string(kInForce), {}, regime.stands.said});
    dispute.views.push_back({std::string(kNotInForce), {}, regime.gone.said});
  }
  dispute.because =
      spell.wishes.because(dispute.field, why_stronger(spell.work, regime.stands, regime.gone));
  return dispute;
}

}  // namespace

std::vector<Dispute> day_disputes(const Wishes& wishes, const StatedEnd& stated,
                                  const std::string& field) {
  if (stated.against.empty()) return {};
  Dispute dispute{0, field, {}, {}};
  dispute.views.push_back({edtf::between(stated.days).text, {stated.days}, stated.said});
  for (const StatedEnd::Side& side : stated.against) {
    dispute.views.push_back({edtf::between(side.days).text, {side.days}, side.said});
  }
  dispute.because = wishes.because(field, stated.because);
  return {std::move(dispute)};
}

Dispute early_end_dispute(const Spell& spell, const StatedEnd& stated, const Draft& draft) {
  Indices others;
  for (std::size_t r = spell.begin; r < spell.end; ++r) {
    for (const Index s : spell.course.regimes[r].stands.said) {
      if (!contains(stated.said, s)) insert(others, s);
    }
  }
  const DraftEnd& from = draft.from;
  for (const Index s : from.said) insert(others, s);
  if (others.empty() && from.event != kNone) {
    for (const Index s : at(spell.work.events, from.event).said) {
      if (contains(*spell.snapshot.docs, at(spell.work.said, s).doc)) insert(others, s);
    }
  }
  Dispute dispute{0, "until", {}, {}};
  dispute.views.push_back({std::string(kGoesOn), {{from.days.earliest, {}}}, others});
  dispute.views.push_back({edtf::between(stated.days).text, {stated.days}, stated.said});
  dispute.because = spell.wishes.because("until", "it had not begun by then");
  return dispute;
}

std::vector<Dispute> standing_disputes(const Spell& spell, const Draft& draft) {
  const auto& [regimes, standing, attributes] = spell.course;
  std::vector<Dispute> disputes;
  if (spell.end < regimes.size() && standing[spell.end] == Standing::gone &&
      !regimes[spell.end].stands.empty()) {
    disputes.push_back(after_its_end(spell, draft));
  }
  for (std::size_t r = spell.begin; r < spell.end; ++r) {
    if (!regimes[r].gone.empty() && !regimes[r].stands.empty())
      disputes.push_back(before_its_end(spell, r, draft));
  }
  return disputes;
}

std::vector<Dispute> attribute_disputes(const Spell& spell) {
  std::vector<Dispute> disputes;
  for (std::size_t r = spell.begin; r < spell.end; ++r) {
    for (const auto& [name, values] : spell.course.regimes[r].attributes) {
      if (values.size() < 2) continue;
      const auto best = followed(spell.work, spell.wishes, name, values);
      Dispute dispute{0, name, {}, {}};
      dispute.views.push_back({best->first, {}, best->second.said});
      const Voices* next = nullptr;
      for (auto value = values.begin(); value != values.end(); ++value) {
        if (value == best) continue;
        dispute.views.push_back({value->first, {}, value->second.said});
        if (next == nullptr || is_stronger(spell.work, value->second, *next)) next = &value->second;
      }
      dispute.because = spell.wishes.because(name, why_stronger(spell.work, best->second, *next));
      disputes.push_back(std::move(dispute));
    }
  }
  return disputes;
}

}  // namespace inforce::merge
