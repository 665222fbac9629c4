// SPDX-License-Identifier: MIT
#include "contracts/duration.h"

#include "contracts/opening.h"

namespace inforce::contracts {
namespace {

constexpr std::uint32_t kNear = 3;  // sentences between a renewal and the notice that stops it

const Value* captured(const Reading& r, const Finding& finding, ValueKind kind, Role role) {
  const auto index = finding.match.capture(kind, role, r.values);
  return index ? &r.values[*index] : nullptr;
}

Day start_of(const Agreement& agreement) {
  if (agreement.effective_date) return agreement.effective_date->value;
  return agreement.agreement_date ? agreement.agreement_date->value : Day{};
}

// What the finding says of the end: a date, the rule's own value, or nothing that the calendar knows.
std::string end_of(const Reading& r, const Finding& finding, const Agreement& agreement) {
  if (!finding.rule->value.empty()) return finding.rule->value;
  if (const Value* until = captured(r, finding, ValueKind::when, Role::until)) {
    return to_string(resolve(r, *until, agreement));
  }
  const Value* length = captured(r, finding, ValueKind::nth, Role::value);
  if (length == nullptr) length = captured(r, finding, ValueKind::length, Role::value);
  if (length == nullptr) return "";
  const Value* from = captured(r, finding, ValueKind::when, Role::from);
  return to_string(add(from != nullptr ? resolve(r, *from, agreement) : start_of(agreement), length->length));
}

std::optional<Quoted<std::string>> read_end(const Reading& r, const Agreement& agreement) {
  const Finding* best = nullptr;
  for (const Finding& finding : r.findings) {
    if (finding.rule->gives == "expiration" && (best == nullptr || finding.rule < best->rule)) best = &finding;
  }
  if (best == nullptr) return std::nullopt;
  std::string value = end_of(r, *best, agreement);
  if (value.empty() || value == "event") return std::nullopt;
  return Quoted<std::string>{std::move(value), r.sentence(best->sentence)};
}

}  // namespace

void read_duration(const Reading& r, Agreement& agreement) {
  agreement.expiration_date = read_end(r, agreement);
  const Finding* renewal = nullptr;
  for (const Finding& finding : r.findings) {
    if (finding.rule->gives == "renewal" && (renewal == nullptr || finding.rule < renewal->rule)) {
      renewal = &finding;
    }
  }
  if (renewal == nullptr) return;
  const Value* length = captured(r, *renewal, ValueKind::length, Role::value);
  std::string value = renewal->rule->value;
  if (value.empty() && length != nullptr) value = to_string(length->length);
  if (!value.empty() && value != "none") {
    agreement.renewal = Quoted<std::string>{std::move(value), r.sentence(renewal->sentence)};
  }
  const Finding* notice = nullptr;
  for (const Finding& finding : r.findings) {
    if (finding.rule->gives != "notice") continue;
    const bool near = finding.sentence + kNear >= renewal->sentence &&
                      finding.sentence <= renewal->sentence + kNear;
    if (near && (notice == nullptr || finding.rule < notice->rule)) notice = &finding;
  }
  if (notice == nullptr) return;
  const Value* days = captured(r, *notice, ValueKind::length, Role::value);
  if (days == nullptr || days->length.count == 0) return;
  agreement.notice = Quoted<std::string>{to_string(days->length), r.sentence(notice->sentence)};
}

}  // namespace inforce::contracts
