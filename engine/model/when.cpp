// SPDX-License-Identifier: MIT
#include "model/when.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace inforce::model {
namespace {

constexpr std::string_view kUnknown = "unknown";
constexpr std::string_view kThrough = "through ";

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

// NNNN-NN-NN, whether or not there is such a day.
bool looks_like_a_day(std::string_view words) {
  if (words.size() != 10) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool hyphen = i == 4 || i == 7;
    if (hyphen ? words[i] != '-' : words[i] < '0' || words[i] > '9') return false;
  }
  return true;
}

}  // namespace

std::optional<edtf::When> parse_when(std::string_view words) {
  words = trim(words);
  if (words == kUnknown) return edtf::When{};
  if (words.substr(0, kThrough.size()) != kThrough) return edtf::parse(words);
  std::optional<edtf::When> when = edtf::parse(trim(words.substr(kThrough.size())));
  if (!when || !when->bounds.latest) return std::nullopt;
  when->bounds.earliest = when->bounds.latest;
  return when;
}

std::optional<std::string> to_words(const edtf::When& when) {
  if (when == edtf::When{}) return std::string(kUnknown);
  const std::optional<edtf::When> plain = edtf::parse(when.text);
  if (!plain) return std::nullopt;
  if (plain->bounds == when.bounds) return when.text;
  const auto& last = plain->bounds.latest;
  if (last && when.bounds == edtf::Bounds{last, last}) return std::string(kThrough) + when.text;
  return std::nullopt;
}

std::optional<std::string> fault_of_date(std::string_view words) {
  words = trim(words);
  if (looks_like_a_day(words)) {
    if (edtf::parse(words)) return std::nullopt;
    const std::size_t month = static_cast<std::size_t>((words[5] - '0') * 10 + words[6] - '0');
    if (month < 1 || month > 12) return fmt::format("a year has no month {}", words.substr(5, 2));
    return fmt::format("{} {} has no day {}", kMonths[month - 1], words.substr(0, 4),
                       words.substr(8, 2));
  }
  const std::size_t slash = words.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto begin = edtf::parse(words.substr(0, slash)),
             end = edtf::parse(words.substr(slash + 1));
  if (!begin || !end || !begin->bounds.earliest || !end->bounds.latest ||
      *end->bounds.latest >= *begin->bounds.earliest) {
    return std::nullopt;
  }
  return fmt::format("'{}' ends before it begins; swap the two", words);
}

std::string why_no_when(std::string_view words) {
  if (std::optional<std::string> fault = fault_of_date(words)) return std::move(*fault);
  return fmt::format(
      "'{}' is no date; write 2026-04-27, 2026-04, 2026, an interval such as "
      "2026-04/2026-06, 'through 2030' for its last day, or unknown",
      one_line(words).substr(0, 60));
}

}  // namespace inforce::model
