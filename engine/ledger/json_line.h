// SPDX-License-Identifier: MIT
#pragma once
// ledger/json_line.h - the parts of one flat JSON object on one line, as they come.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inforce::ledger {

class JsonLine {
 public:
  // `scratch` lends room for strings with escapes.
  JsonLine(const char* begin, const char* end, std::string& scratch)
      : p_(begin), end_(end), scratch_(scratch) {}

  struct Fault {
    const char* at = nullptr;
    std::string_view why;
  };
  [[nodiscard]] const char* at() const { return p_; }
  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }  // the first

  void skip_space() {
    while (p_ < end_ && (*p_ == ' ' || *p_ == '\t' || *p_ == '\r')) ++p_;
  }
  [[nodiscard]] bool at_end() {
    skip_space();
    return p_ == end_;
  }
  bool accept(char c) {
    skip_space();
    if (p_ == end_ || *p_ != c) return false;
    ++p_;
    return true;
  }

  // After the opening quote. The view is into the line, or into `scratch` where there were escapes,
  // until the next string with escapes is read.
  bool string(std::string_view& out);

  // A number or a word: up to the next comma, brace or space.
  std::string_view word();

  bool fail(std::string_view why) { return fail(p_, why); }  // gives false
  bool fail(const char* at, std::string_view why);

 private:
  std::optional<std::uint32_t> hex4();
  bool escape();

  const char* p_;
  const char* end_;
  std::string& scratch_;
  std::optional<Fault> fault_;
};

}  // namespace inforce::ledger
