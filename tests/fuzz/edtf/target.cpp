// SPDX-License-Identifier: MIT
// Any bytes, a line each, as dates and lengths: nothing, or bounds in order that read back.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "edtf/duration.h"
#include "edtf/when.h"
#include "fuzz/hold.h"

using namespace inforce;
using fuzz::hold;

namespace {

void check_date(std::string_view word) {
  const std::optional<edtf::When> when = edtf::parse(word);
  if (!when) return;
  const auto& [earliest, latest] = when->bounds;
  if (earliest && latest) hold(*earliest <= *latest, "the first day is not after the last");
  hold(edtf::parse(when->text) == when, "the text of a date reads back");
  const edtf::When shortest = edtf::between(when->bounds);
  const std::optional<edtf::When> again = edtf::parse(shortest.text);
  hold(again && again->bounds == when->bounds, "bounds that are written read back");
}

void check_length(std::string_view word) {
  const std::optional<edtf::Duration> length = edtf::parse_duration(word);
  if (!length) return;
  hold(edtf::parse_duration(edtf::to_string(*length)).has_value(), "a length reads back");
  const date::sys_days leap = date::sys_days{date::year{2016} / 2 / 29};
  for (const int sign : {1, -1}) {
    for (const auto rule : {edtf::MonthEnd::clamp, edtf::MonthEnd::spill}) {
      const auto day = edtf::add(leap, *length, sign, rule);
      if (day) hold(edtf::parse(edtf::to_string(*day)).has_value(), "the day counted is a date");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    check_date(line);
    check_length(line);
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return 0;
}
