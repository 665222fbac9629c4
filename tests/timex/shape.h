// SPDX-License-Identifier: MIT
#pragma once
// timex/shape.h - what the value of a TIMEX3 expression may look like.
//
//   "2016-06-15T14:30" "XXXX-WXX-5" "BC042X" "2016-SU" "PT1H30M" "PXD" "PAST_REF"
#include <algorithm>
#include <string_view>

namespace inforce::timex {

class Shape {
 public:
  explicit Shape(std::string_view value) : rest_(value) {}

  [[nodiscard]] bool is_timex3() {
    for (const std::string_view reference : {"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
      if (rest_ == reference) return true;
    return take("P") ? is_length() : is_date();
  }

 private:
  bool take(std::string_view text) {
    if (rest_.substr(0, text.size()) != text) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  // Digits, or X where they are not known.
  std::size_t digits(std::size_t most) {
    std::size_t many = 0;
    while (many < most && many < rest_.size() &&
           (rest_[many] == 'X' || (rest_[many] >= '0' && rest_[many] <= '9')))
      ++many;
    rest_.remove_prefix(many);
    return many;
  }
  bool take_one_of(std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return take(name); });
  }
  bool is_length() {
    bool of_day = false;
    do {
      if (take("T")) {
        if (of_day) return false;
        of_day = true;
      }
      constexpr std::size_t kMost = 30;
      if (digits(kMost) == 0 || (take(".") && digits(kMost) == 0)) return false;
      if (!take_one_of({"WE", "Y", "M", "W", "D", "H", "S"})) return false;
    } while (!rest_.empty());
    return true;
  }
  bool is_date() {
    take("BC");
    if (const std::size_t year = digits(4); year < 2) return false;
    for (int parts = 0; parts < 2 && take("-"); ++parts) {
      const bool named = take_one_of({"SP", "SU", "FA", "WI", "WE"});
      if (!named && (take_one_of({"Q", "H", "W"}), digits(2) == 0)) return false;
    }
    if (rest_.empty()) return true;
    if (!take("T")) return false;
    if (take_one_of({"MO", "MI", "AF", "EV", "NI", "DT"})) return rest_.empty();
    if (digits(2) != 2) return false;
    while (take(":"))
      if (digits(2) != 2) return false;
    return rest_.empty();
  }

  std::string_view rest_;
};

}  // namespace inforce::timex
