// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <optional>

#include "model/names.h"
#include "query/text.h"

namespace inforce::query {
namespace {

// "P1Y6M" -> "1 year 6 months"; nothing for what is no ISO 8601 length of whole days or more.
std::optional<std::string> length(std::string_view value) {
  if (value.size() < 3 || value.front() != 'P') return std::nullopt;
  std::string out, digits;
  for (const char c : value.substr(1)) {
    if (c >= '0' && c <= '9') {
      digits += c;
      continue;
    }
    constexpr std::string_view kUnits = "YMWD";
    constexpr std::array<std::string_view, 4> kNames = {"year", "month", "week", "day"};
    const std::size_t unit = kUnits.find(c);
    if (unit == std::string_view::npos || digits.empty()) return std::nullopt;
    out += fmt::format("{}{} {}{}", out.empty() ? "" : " ", digits, kNames[unit],
                       digits == "1" ? "" : "s");
    digits.clear();
  }
  if (!digits.empty()) return std::nullopt;
  return out;
}

}  // namespace

// "50000000000" -> "50 billion", "7500000000" -> "7.5 billion", "1234567" -> "1,234,567".
std::string grouped(std::string_view value) {
  const std::size_t point = value.find('.');
  const std::string_view whole_part = value.substr(0, point);
  const bool digits =
      !whole_part.empty() && whole_part.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits) return std::string(value);
  struct Scale {
    std::size_t zeros;
    std::string_view name;
  };
  for (const Scale scale : {Scale{12, "trillion"}, Scale{9, "billion"}, Scale{6, "million"}}) {
    if (point != std::string_view::npos || whole_part.size() <= scale.zeros) continue;
    const std::size_t head = whole_part.size() - scale.zeros;
    const std::size_t last = whole_part.find_last_not_of('0');
    if (last >= head + 2) break;  // more than two digits behind the point: said in full
    std::string said(whole_part.substr(0, head));
    if (last >= head) said += fmt::format(".{}", whole_part.substr(head, last - head + 1));
    return fmt::format("{} {}", said, scale.name);
  }
  std::string said;
  for (std::size_t i = 0; i < whole_part.size(); ++i) {
    if (i > 0 && (whole_part.size() - i) % 3 == 0) said += ',';
    said += whole_part[i];
  }
  if (point != std::string_view::npos) said += value.substr(point);
  return said;
}

std::string said(const model::Amount& amount) {
  std::string said = grouped(amount.value);
  if (amount.currency == "%") {
    said = amount.value + "%";
  } else if (amount.currency == "USD" || amount.currency == "EUR" || amount.currency == "GBP") {
    said = (amount.currency == "USD" ? "$" : amount.currency == "EUR" ? "€" : "£") + said;
  } else if (!amount.currency.empty()) {
    said = amount.currency + " " + said;
  }
  return amount.qualifier.empty() ? said : amount.qualifier + " " + said;
}

std::string said_value(std::string_view value) {
  if (const auto lasts = length(value)) return *lasts;
  const std::optional<model::Amount> amount = model::parse_amount(value);
  return amount && !amount->currency.empty() ? said(*amount) : std::string(value);
}

}  // namespace inforce::query
