// SPDX-License-Identifier: MIT
#include "cli/dates.h"

#include <fmt/format.h>

#include <ctime>
#include <string_view>

#include "base/text.h"
#include "model/when.h"

namespace inforce::cli {

date::sys_days today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return date::sys_days{date::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday};
}

Result<edtf::When> date_of(const std::string& words) {
  const std::string plain(trim(words));
  if (const auto when = edtf::parse(plain)) return *when;
  static constexpr std::pair<std::string_view, int> kDays[] = {
      {"today", 0}, {"now", 0}, {"yesterday", -1}, {"tomorrow", 1}};
  for (const auto& [name, shift] : kDays) {
    if (to_lower_ascii(plain) == name) return edtf::on(today() + date::days{shift});
  }
  return error("no-such-date", {}, model::why_no_when(plain));
}

}  // namespace inforce::cli
