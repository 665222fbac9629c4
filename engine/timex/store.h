// SPDX-License-Identifier: MIT
#pragma once
// timex/store.h - a compiled grammar as bytes, and back: reading them takes a tenth of the time
// that compiling does. Bytes of another build, or damaged ones, are refused.
#include <memory>
#include <string>
#include <string_view>

#include "timex/tables.h"

namespace inforce::timex {

[[nodiscard]] std::string to_bytes(const Tables& tables);                  // without the examples
[[nodiscard]] std::shared_ptr<Tables> from_bytes(std::string_view bytes);  // null: refused

}  // namespace inforce::timex
