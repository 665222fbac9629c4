// SPDX-License-Identifier: MIT
#include "contracts/duration.h"

#include "contracts/opening.h"

namespace inforce::contracts {
namespace {

constexpr int kFewDays = 180;
constexpr std::uint32_t kNear = 3;  // sentences between a renewal and the notice that stops it

Day start_of(const Agreement& agreement) {
  if (agreement.effective_date) return agreement.effective_date->value;
  return agreement.agreement_date ? agreement.agreement_date->value : Day{};
}

constexpr std::string_view kEvent = "event";  // the end hangs on something no calendar knows

// What the finding says of the end: a date, the rule's own value, or nothing.
std::string end_of(const Reading& r, const Finding& finding, Agreement& agreement) {
  if (!finding.rule->value.empty()) return finding.rule->value;
  if (const Value* until = r.captured(finding, ValueKind::when, Role::until)) {
    const Day end = resolve(r, *until, agreement);
    return end > start_of(agreement) ? to_string(end) : "";
  }
  const Value* length = r.captured(finding, ValueKind::nth);
  if (length == nullptr) length = r.captured(finding, ValueKind::length);
  // No contract runs for a few days: they belong to a notice or a payment.
  if (length == nullptr || (length->length.unit == 'D' && length->length.count < kFewDays))
    return "";
  const Value* from = r.captured(finding, ValueKind::when, Role::from);
  const Day start = from != nullptr ? resolve(r, *from, agreement) : start_of(agreement);
  const std::string end = to_string(add(start, length->length));
  agreement.runs = length->length;
  agreement.runs_from = start;
  return end.empty() ? std::string(kEvent) : end;
}

// "Two years from May 1" and "until April 30": the end that is written where a count ends a day
// later.
const Finding* written_end(const Reading& r, const std::vector<const Finding*>& findings,
                           const std::string& counted, const Agreement& agreement) {
  for (const Finding* finding : findings) {
    const Value* until = r.captured(*finding, ValueKind::when, Role::until);
    if (until == nullptr) continue;
    if (to_string(add(resolve(r, *until, agreement), {1, 'D'})) == counted) return finding;
  }
  return nullptr;
}

std::optional<Quoted<std::string>> read_end(const Reading& r, Agreement& agreement) {
  const std::vector<const Finding*> findings = r.of("expiration");
  for (const Finding* finding : findings) {
    std::string value = end_of(r, *finding, agreement);
    if (value == kEvent) return std::nullopt;
    if (value.empty()) continue;
    if (const Finding* written = written_end(r, findings, value, agreement)) {
      finding = written;
      agreement.runs = {};
      value = end_of(r, *written, agreement);
    }
    return Quoted<std::string>{std::move(value), r.sentence(finding->sentence)};
  }
  return std::nullopt;
}

// The renewal, and what it was read from when it comes by itself.
const Finding* read_renewal(const Reading& r, Agreement& agreement) {
  for (const std::string_view label : {"renewal", "renewal-option"}) {
    for (const Finding* finding : r.of(label)) {
      const Value* length = r.captured(*finding, ValueKind::length);
      std::string value = finding->rule->value;
      if (value.empty() && length != nullptr) value = to_string(length->length);
      if (!value.empty()) {
        agreement.renewal = Quoted<std::string>{std::move(value), r.sentence(finding->sentence)};
      }
      return label == "renewal" ? finding : nullptr;
    }
  }
  return nullptr;
}

// The notice of the same sentence, else one close by.
std::optional<Quoted<std::string>> read_notice(const Reading& r, const Finding& renewal) {
  const Finding* best = nullptr;
  for (const Finding* notice : r.of("notice")) {
    const bool near = notice->sentence + kNear >= renewal.sentence &&
                      notice->sentence <= renewal.sentence + kNear;
    if (!near) continue;
    if (best == nullptr) best = notice;
    if (notice->sentence != renewal.sentence) continue;
    best = notice;
    break;
  }
  if (best == nullptr) return std::nullopt;
  const Value* length = r.captured(*best, ValueKind::length);
  if (length == nullptr || length->length.count == 0) return std::nullopt;
  return Quoted<std::string>{to_string(length->length), r.sentence(best->sentence)};
}

}  // namespace

void read_duration(const Reading& r, Agreement& agreement) {
  agreement.expiration_date = read_end(r, agreement);
  const Finding* renewal = read_renewal(r, agreement);
  if (renewal != nullptr) agreement.notice = read_notice(r, *renewal);
}

}  // namespace inforce::contracts
