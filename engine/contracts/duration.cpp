// SPDX-License-Identifier: MIT
#include "contracts/duration.h"

#include "contracts/opening.h"

namespace inforce::contracts {
namespace {

constexpr std::uint32_t kNear = 3;  // sentences between a renewal and the notice that stops it

Day start_of(const Agreement& agreement) {
  if (agreement.effective_date) return agreement.effective_date->value;
  return agreement.agreement_date ? agreement.agreement_date->value : Day{};
}

constexpr std::string_view kEvent = "event";  // the end hangs on something no calendar knows

// What the finding says of the end: a date, the rule's own value, or nothing.
std::string end_of(const Reading& r, const Finding& finding, const Agreement& agreement) {
  if (!finding.rule->value.empty()) return finding.rule->value;
  if (const Value* until = r.captured(finding, ValueKind::when, Role::until)) {
    const Day end = resolve(r, *until, agreement);
    return end > start_of(agreement) ? to_string(end) : "";
  }
  const Value* length = r.captured(finding, ValueKind::nth);
  if (length == nullptr) length = r.captured(finding, ValueKind::length);
  if (length == nullptr) return "";
  const Value* from = r.captured(finding, ValueKind::when, Role::from);
  const Day start = from != nullptr ? resolve(r, *from, agreement) : start_of(agreement);
  const std::string end = to_string(add(start, length->length));
  return end.empty() ? std::string(kEvent) : end;
}

std::optional<Quoted<std::string>> read_end(const Reading& r, const Agreement& agreement) {
  for (const Finding* finding : r.of("expiration")) {
    std::string value = end_of(r, *finding, agreement);
    if (value == kEvent) return std::nullopt;
    if (!value.empty()) return Quoted<std::string>{std::move(value), r.sentence(finding->sentence)};
  }
  return std::nullopt;
}

}  // namespace

void read_duration(const Reading& r, Agreement& agreement) {
  agreement.expiration_date = read_end(r, agreement);
  const std::vector<const Finding*> renewals = r.of("renewal");
  if (renewals.empty()) return;
  const Finding& renewal = *renewals.front();
  const Value* length = r.captured(renewal, ValueKind::length);
  std::string value = renewal.rule->value;
  if (value.empty() && length != nullptr) value = to_string(length->length);
  if (!value.empty() && value != "none") {
    agreement.renewal = Quoted<std::string>{std::move(value), r.sentence(renewal.sentence)};
  }
  for (const Finding* notice : r.of("notice")) {
    const bool near = notice->sentence + kNear >= renewal.sentence && notice->sentence <= renewal.sentence + kNear;
    const Value* days = r.captured(*notice, ValueKind::length);
    if (!near || days == nullptr) continue;
    if (days->length.count == 0) return;
    agreement.notice = Quoted<std::string>{to_string(days->length), r.sentence(notice->sentence)};
    return;
  }
}

}  // namespace inforce::contracts
