// SPDX-License-Identifier: MIT
#pragma once
// timex/around.h - what stands around an expression, that its meaning may depend on.
#include "timex/scan.h"

namespace inforce::timex {

// Their hour is "03:15", not "3:15".
[[nodiscard]] bool is_padded(Tokens tokens, std::size_t begin, std::size_t end);

// "Friday's".
[[nodiscard]] bool possesses(Tokens tokens, std::size_t end);

// Is a token within quotation marks that have opened in its paragraph? Asked of one after another,
// each mark is counted once.
class Quotation {
 public:
  [[nodiscard]] bool around(Tokens tokens, std::size_t at);

 private:
  std::size_t counted_ = 0;  // tokens
  bool open_ = false;
};

}  // namespace inforce::timex
